package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.report.chart.DotPlot;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.scorecard.FrameworkRow;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frameworks of a scorecard: one table per framework and way of grouping, all time and over time. */
final class FrameworkTables {

    private static final int DECIMALS = 2;

    private final Scorecard card;
    private final Wording wording;

    FrameworkTables(Scorecard card, Wording wording) {
        this.card = card;
        this.wording = wording;
    }

    /** Heading to table, for a terminal. */
    Map<String, Table> cuts() {
        Map<String, Table> tables = new LinkedHashMap<>();
        byFramework()
                .forEach((framework, rows) -> cuts(rows)
                        .forEach(cut -> tables.put(
                                title(rows)
                                        + (cut.title().isEmpty()
                                                ? ""
                                                : ", " + cut.title().toLowerCase(Locale.ROOT)),
                                table(cut))));
        return tables;
    }

    /** One section per framework, for a page. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        byFramework()
                .forEach((framework, rows) -> sections.add(Section.of(
                        "f-" + framework.replaceAll("[^A-Za-z0-9-]", "-"),
                        title(rows),
                        "The index of the dimensions' mean scores, and the mean of the respondents' own indices with its "
                                + wording.interval() + ".",
                        cuts(rows).stream().map(cut -> figure(rows, cut)).toArray(Figure[]::new))));
        return sections;
    }

    private static String title(List<FrameworkRow> rows) {
        return rows.get(0).evidence().rule().title();
    }

    private Map<String, List<FrameworkRow>> byFramework() {
        Map<String, List<FrameworkRow>> found = new LinkedHashMap<>();
        card.frameworks()
                .forEach(row -> found.computeIfAbsent(row.framework(), f -> new ArrayList<>())
                        .add(row));
        return found;
    }

    /**
     * Rows that stand in one table.
     *
     * @param title how they are grouped, empty for everyone
     * @param dimensions what they are grouped by
     * @param overTime whether each row is a period
     * @param rows the rows
     */
    private record Cut(String title, List<String> dimensions, boolean overTime, List<FrameworkRow> rows) {}

    private List<Cut> cuts(List<FrameworkRow> rows) {
        List<List<String>> groupings = new ArrayList<>();
        groupings.add(List.of());
        card.by().forEach(dimension -> groupings.add(List.of(dimension)));
        groupings.addAll(card.crossings());
        List<Cut> cuts = new ArrayList<>();
        for (List<String> dimensions : groupings) {
            String title = dimensions.isEmpty() ? "" : "By " + wording.crossing(dimensions);
            cuts.add(new Cut(title, dimensions, false, rows(rows, dimensions, false)));
        }
        cuts.add(new Cut("Over time", List.of(), true, rows(rows, List.of(), true)));
        return cuts.stream().filter(cut -> !cut.rows().isEmpty()).toList();
    }

    private static List<FrameworkRow> rows(List<FrameworkRow> rows, List<String> dimensions, boolean overTime) {
        return rows.stream()
                .filter(row -> row.slice().isBy(dimensions.toArray(String[]::new))
                        && (row.slice().period() != null) == overTime)
                .toList();
    }

    private Table table(Cut cut) {
        Set<String> parts = new LinkedHashSet<>();
        cut.rows().forEach(row -> parts.addAll(row.dimensions().keySet()));
        List<Column> columns = new ArrayList<>();
        cut.dimensions().forEach(dimension -> columns.add(Column.text(wording.segment(dimension))));
        if (cut.overTime()) {
            columns.add(Column.text("Period"));
        }
        for (String header : List.of("Index", "Mean", wording.interval(), "Respondents")) {
            columns.add(Column.number(header));
        }
        parts.forEach(part -> columns.add(Column.number(part)));
        List<List<String>> lines = new ArrayList<>();
        for (FrameworkRow row : cut.rows()) {
            List<String> line = new ArrayList<>();
            cut.dimensions().forEach(dimension -> line.add(wording.group(row.slice(), dimension)));
            if (cut.overTime()) {
                line.add(String.valueOf(row.slice().period()));
            }
            line.add(
                    row.suppressed()
                            ? "hidden"
                            : number(row.value().toOptional().orElse(null)));
            line.add(number(row.respondentMean().toOptional().orElse(null)));
            line.add(row.respondentInterval()
                    .map(FrameworkTables::interval)
                    .toOptional()
                    .orElse(Display.NONE));
            line.add(row.suppressed() ? Display.NONE : Display.count(row.respondents()));
            parts.forEach(part -> line.add(number(row.dimensions().get(part))));
            lines.add(line);
        }
        return new Table(columns, lines);
    }

    private static String number(@Nullable Double value) {
        return value == null ? Display.NONE : Display.number(value, DECIMALS);
    }

    private static String interval(ConfidenceInterval interval) {
        return Display.number(interval.lower(), DECIMALS) + " to " + Display.number(interval.upper(), DECIMALS);
    }

    private Figure figure(List<FrameworkRow> all, Cut cut) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        List<Mark> marks = new ArrayList<>();
        for (FrameworkRow row : cut.rows()) {
            marks.add(mark(cut.overTime() ? String.valueOf(row.slice().period()) : wording.group(row.slice()), row));
        }
        for (FrameworkRow row : all) {
            ConfidenceInterval limits = row.respondentInterval().toOptional().orElse(null);
            if (limits != null) {
                lowest = Math.min(lowest, limits.lower());
                highest = Math.max(highest, limits.upper());
            }
        }
        String title = cut.title().isEmpty() ? "Everyone" : cut.title();
        return new Figure(
                title,
                "",
                lowest < highest ? DotPlot.draw(title(all) + ", " + title, marks, lowest, highest, null) : "",
                table(cut));
    }

    private static Mark mark(String label, FrameworkRow row) {
        ConfidenceInterval limits = row.respondentInterval().toOptional().orElse(null);
        Double mean = row.respondentMean().toOptional().orElse(null);
        return new Mark(
                label,
                mean,
                limits == null ? null : limits.lower(),
                limits == null ? null : limits.upper(),
                row.suppressed() ? "hidden" : words(row, mean, limits),
                false);
    }

    private static String words(FrameworkRow row, @Nullable Double mean, @Nullable ConfidenceInterval limits) {
        return mean == null
                ? "no answer"
                : number(mean) + (limits == null ? "" : " (" + interval(limits) + ")") + ", n "
                        + Display.count(row.respondents());
    }
}
