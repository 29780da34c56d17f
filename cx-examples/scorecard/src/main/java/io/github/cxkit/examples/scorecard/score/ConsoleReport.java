package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** The scorecard for a terminal. */
final class ConsoleReport {

    private static final int MOST_REJECTED = 20;

    private final ScorecardDocument document;
    private final Scorecard card;
    private final Wording wording;
    private final PrintWriter out;

    ConsoleReport(ScorecardDocument document, PrintWriter out) {
        this.document = document;
        this.card = document.scorecard();
        this.wording = new Wording(document);
        this.out = out;
    }

    void print() {
        out.println(card.title());
        out.println(Display.count(card.responses()) + " responses"
                + (card.undated() > 0 ? ", " + Display.count(card.undated()) + " of them without a time" : "")
                + (repeated() > 0 ? ", without " + Display.count(repeated()) + " repeats of the same people" : "")
                + (card.minGroup() > 1 ? "; groups of fewer than " + card.minGroup() + " answers are hidden" : ""));
        section("Overall", questionFirst().text("Left out", Wording::leftOut), card.overall());
        for (String column : card.by()) {
            section(
                    "By " + wording.segment(column).toLowerCase(Locale.ROOT),
                    questionAnd(wording.segment(column), row -> wording.group(row.slice())),
                    card.rowsBy(column).stream().filter(this::isFirstMetric).toList());
        }
        for (List<String> crossing : card.crossings()) {
            RowTables tables = new RowTables(wording)
                    .text("Question", row -> wording.question(row.question()))
                    .text("Metric", Wording::metric);
            crossing.forEach(
                    dimension -> tables.text(wording.segment(dimension), row -> wording.group(row.slice(), dimension)));
            section(
                    "By " + wording.crossing(crossing),
                    tables.figures(),
                    card.rowsBy(crossing.toArray(String[]::new)).stream()
                            .filter(this::isFirstMetric)
                            .toList());
        }
        section(
                "Over time",
                questionAnd("Period", row -> String.valueOf(row.slice().period())),
                card.rows().stream()
                        .filter(row -> isFirstMetric(row)
                                && row.slice().isBy()
                                && row.slice().period() != null)
                        .toList());
        new FrameworkTables(card, wording).cuts().forEach((title, table) -> {
            out.println();
            out.println(title);
            out.println();
            ConsoleTable.write(table, out);
        });
        if (card.rows().stream().anyMatch(row -> !row.slice().isAll() && !isFirstMetric(row))) {
            out.println();
            out.println("By segment and over time: the first metric of each question. JSON holds all of them.");
        }
        rejected();
    }

    private boolean isFirstMetric(ScorecardRow row) {
        return wording.isFirstMetric(row);
    }

    private long repeated() {
        return document.sources().stream().mapToLong(Source::repeated).sum();
    }

    private RowTables questionFirst() {
        return new RowTables(wording)
                .text("Question", row -> wording.question(row.question()))
                .text("Metric", Wording::metric)
                .allFigures();
    }

    private RowTables questionAnd(String header, Function<ScorecardRow, String> cell) {
        return new RowTables(wording)
                .text("Question", row -> wording.question(row.question()))
                .text("Metric", Wording::metric)
                .text(header, cell)
                .figures();
    }

    private void section(String title, RowTables tables, List<ScorecardRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        out.println();
        ConsoleTable.write(unrepeated(tables.of(rows)), out);
    }

    /** Question and metric stand once above the rows that share them. */
    private static Table unrepeated(Table table) {
        List<String> before = List.of();
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<String> shown = new ArrayList<>(row);
            if (!before.isEmpty() && before.get(0).equals(row.get(0))) {
                shown.set(0, "");
                if (before.get(1).equals(row.get(1))) {
                    shown.set(1, "");
                }
            }
            rows.add(shown);
            before = row;
        }
        return new Table(table.columns(), rows);
    }

    private void rejected() {
        for (Source source : document.sources()) {
            ReadReport report = source.report();
            long all = report.rejectedRows() + report.rejectedCells();
            if (all == 0) {
                continue;
            }
            out.println();
            out.println("Rejected in " + source.file() + ": " + Display.count(report.rejectedRows())
                    + (report.rejectedRows() == 1 ? " row" : " rows") + " left out, "
                    + Display.count(report.rejectedCells())
                    + (report.rejectedCells() == 1 ? " cell" : " cells") + " counted as invalid answers");
            source.rejected().stream()
                    .limit(MOST_REJECTED)
                    .map(Objects::toString)
                    .forEach(line -> out.println("  " + line));
            if (all > MOST_REJECTED) {
                out.println("  ... and " + Display.count(all - MOST_REJECTED) + " more");
            }
        }
    }
}
