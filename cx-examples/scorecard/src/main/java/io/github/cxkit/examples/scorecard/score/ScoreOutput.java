package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.report.scorecard.AnswerSource;
import io.github.cxkit.report.scorecard.DatedEvent;
import io.github.cxkit.report.scorecard.LowRaters;
import io.github.cxkit.report.scorecard.ScorecardPage;
import io.github.cxkit.report.scorecard.ScorecardText;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.TableFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A scored document in every form that the command knows. */
final class ScoreOutput {

    private final ScorecardDocument document;
    private final List<AnswerSource> sources;
    private final ScorecardText text;
    private final Locale locale;

    ScoreOutput(ScorecardDocument document, List<ReadReport> reports, Locale locale) {
        this.document = document;
        this.locale = locale;
        List<AnswerSource> read = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            read.add(source(document.sources().get(i), reports.get(i), ReportWords.in(locale)));
        }
        this.sources = List.copyOf(read);
        ScorecardText plain = ScorecardText.of(document.scorecard()).in(locale).readFrom(sources);
        this.text = Terminal.isColored() ? plain.colored() : plain;
    }

    private static AnswerSource source(Source source, ReadReport report, ReportWords words) {
        return new AnswerSource(
                source.file(),
                source.survey(),
                Intake.rows(report),
                source.repeated(),
                source.rejected().stream()
                        .map(row -> new AnswerSource.Rejection(
                                row.line(),
                                Objects.requireNonNullElse(row.column(), ""),
                                Objects.requireNonNullElse(row.value(), ""),
                                words.of(row.reason()),
                                row.scope() == RejectedRow.Scope.ROW))
                        .toList());
    }

    String page(Map<String, LowRaters> words, Map<String, String> phases, List<DatedEvent> events) {
        ScorecardPage page = ScorecardPage.of(document.scorecard())
                .in(locale)
                .readFrom(sources)
                .inPhases(phases)
                .withEvents(events);
        for (Map.Entry<String, LowRaters> each : words.entrySet()) {
            page = page.withWords(each.getKey(), each.getValue());
        }
        return page.html();
    }

    String digest() {
        return text.digest(Terminal.width());
    }

    /** Every table, below the digest. */
    String full() {
        StringWriter full = new StringWriter();
        PrintWriter out = new PrintWriter(full);
        text.tables().forEach((title, table) -> {
            out.println();
            out.println(title);
            out.println();
            ConsoleTable.write(table, Math.max(Terminal.width(), 120), out);
        });
        out.flush();
        return full.toString();
    }

    String csv() {
        return TableFormat.CSV.write(text.rows());
    }

    String markdown() {
        StringBuilder markdown = new StringBuilder();
        markdown.append("# ")
                .append(ConsoleTable.cut(document.scorecard().title(), 1_000))
                .append('\n');
        text.tables()
                .forEach((title, table) -> markdown.append("\n## ")
                        .append(title)
                        .append("\n\n")
                        .append(TableFormat.MARKDOWN.write(table)));
        return markdown.toString();
    }

    String json() throws IOException {
        return ScorecardJson.text(document);
    }
}
