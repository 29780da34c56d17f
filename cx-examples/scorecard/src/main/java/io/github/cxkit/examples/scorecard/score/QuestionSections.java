package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.report.chart.Distribution;
import io.github.cxkit.report.chart.Distribution.Bar;
import io.github.cxkit.report.chart.DotPlot;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.SmallTrends;
import io.github.cxkit.report.chart.TrendLine;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.page.Templates;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The part of the page that shows one question after the other. */
final class QuestionSections {

    private static final int MOST_PERIODS = 400;
    private static final int MOST_TRENDS = 8;

    private final Scorecard card;
    private final Wording wording;

    QuestionSections(Scorecard card, Wording wording) {
        this.card = card;
        this.wording = wording;
    }

    /** One row per metric of a question, everyone and all time. */
    List<ScorecardRow> overall(Question question) {
        return rows(question, row -> row.slice().isAll());
    }

    private List<ScorecardRow> rows(Question question, Predicate<ScorecardRow> which) {
        return card.rows().stream()
                .filter(row -> row.question().equals(question.id()) && which.test(row))
                .toList();
    }

    /** Questions scored by one metric on one scale, best first; empty if no two questions share a metric. */
    Optional<Section> sideBySide(List<Question> asked) {
        Map<RatingMetric, List<ScorecardRow>> byMetric = new LinkedHashMap<>();
        for (Question question : asked) {
            ScorecardRow row = overall(question).get(0);
            byMetric.computeIfAbsent(card.metric(row), m -> new ArrayList<>())
                    .add(row);
        }
        List<Figure> figures = new ArrayList<>();
        byMetric.forEach((metric, rows) -> {
            if (rows.size() > 1) {
                figures.add(ranking(metric, rows));
            }
        });
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of(
                        "side-by-side",
                        "Questions side by side",
                        "Only questions scored by the same metric on the same scale stand in one picture.",
                        figures.toArray(new Figure[0])));
    }

    private Figure ranking(RatingMetric metric, List<ScorecardRow> rows) {
        boolean highIsGood = metric.scale().direction() == Direction.HIGH_IS_GOOD;
        Comparator<ScorecardRow> byScore =
                Comparator.comparingDouble(row -> row.value().toOptional().orElse(Double.NEGATIVE_INFINITY));
        List<ScorecardRow> ranked =
                rows.stream().sorted(highIsGood ? byScore.reversed() : byScore).toList();
        List<Mark> marks = ranked.stream()
                .map(row -> wording.mark(wording.question(row.question()), row))
                .toList();
        String title = metric.rule().title() + ", " + rows.size() + " questions";
        return new Figure(
                title,
                "Best first. A dot is the score, the line its " + wording.interval() + ".",
                DotPlot.draw(title, marks, metric.lowest(), metric.highest(), null),
                new RowTables(wording)
                        .text("Question", row -> wording.question(row.question()))
                        .figures()
                        .of(ranked));
    }

    Section section(Question question) {
        List<ScorecardRow> overall = overall(question);
        ScorecardRow first = overall.get(0);
        RatingMetric metric = card.metric(first);
        List<Figure> figures = new ArrayList<>();
        if (!first.suppressed()) {
            figures.add(distribution(question, metric, first));
        }
        for (String column : card.by()) {
            List<ScorecardRow> rows = rows(
                    question,
                    row -> row.metric().equals(first.metric())
                            && row.slice().isBy(column)
                            && row.slice().period() == null);
            if (!rows.isEmpty()) {
                figures.add(groups(wording.segment(column).toLowerCase(Locale.ROOT), metric, rows, first));
            }
            segmentTrend(question, column, metric).ifPresent(figures::add);
        }
        for (List<String> crossing : card.crossings()) {
            List<ScorecardRow> rows = card.rowsBy(crossing.toArray(String[]::new)).stream()
                    .filter(row ->
                            row.question().equals(question.id()) && row.metric().equals(first.metric()))
                    .toList();
            if (!rows.isEmpty()) {
                figures.add(groups(wording.crossing(crossing), metric, rows, first));
            }
        }
        List<ScorecardRow> trend = rows(
                question,
                row -> row.metric().equals(first.metric())
                        && row.slice().isBy()
                        && row.slice().period() != null);
        if (trend.size() > 1) {
            figures.add(trend(metric, trend));
        }
        Table scores = new RowTables(wording)
                .text("Metric", Wording::metric)
                .allFigures()
                .text("Left out", Wording::leftOut)
                .of(overall);
        return new Section(
                "q-" + question.id().replaceAll("[^A-Za-z0-9-]", "-"),
                question.text(),
                "Scale " + question.scale() + ", column " + question.column() + ".",
                Templates.render(QuestionSections.class, "scores.mustache", Map.of("table", scores)),
                figures);
    }

    private Figure distribution(Question question, RatingMetric metric, ScorecardRow row) {
        List<Bar> bars = new ArrayList<>();
        Table table = Table.of(Column.text("Answer"), Column.number("Answers"), Column.number("Share"));
        for (int i = 0; i < row.counts().size(); i++) {
            int point = question.scale().points().get(i);
            long count = row.counts().get(i);
            String name = className(metric, point);
            bars.add(new Bar(Integer.toString(point), count, style(metric, i)));
            table = table.row(
                    point + name,
                    Display.count(count),
                    row.n() == 0 ? Display.NONE : Display.percent((double) count / row.n()));
        }
        String note = metric.classes().isEmpty()
                ? "Share of the valid answers in per cent."
                : "Share of the valid answers in per cent: " + classes(metric, row) + ".";
        return new Figure("Answers", note, Distribution.draw("Answers: " + question.text(), bars), table);
    }

    private static String className(RatingMetric metric, int point) {
        OptionalInt position = metric.classOf(point);
        return position.isEmpty()
                ? ""
                : ", " + metric.classes().get(position.getAsInt()).name();
    }

    private static String classes(RatingMetric metric, ScorecardRow row) {
        List<String> parts = new ArrayList<>();
        for (RatingClass each : metric.classes()) {
            long count = 0;
            for (int i = 0; i < row.counts().size(); i++) {
                count += each.contains(metric.scale().points().get(i))
                        ? row.counts().get(i)
                        : 0;
            }
            parts.add(each.name() + " " + (row.n() == 0 ? Display.NONE : Display.percent((double) count / row.n())));
        }
        return String.join(", ", parts);
    }

    private static String style(RatingMetric metric, int index) {
        if (metric.shape() == Shape.MEAN) {
            return "accent";
        }
        double weight = metric.weights().get(index);
        if (metric.shape() == Shape.SHARE) {
            return weight == metric.highest() ? "positive" : "neutral";
        }
        return weight == metric.highest() ? "positive" : weight == metric.lowest() ? "negative" : "neutral";
    }

    private Figure groups(String dimension, RatingMetric metric, List<ScorecardRow> rows, ScorecardRow everyone) {
        List<Mark> marks = rows.stream()
                .map(row -> wording.mark(wording.group(row.slice()), row))
                .toList();
        String title = "By " + dimension;
        Mark reference = wording.mark("everyone", everyone);
        return new Figure(
                title,
                metric.rule().title() + " of each group with its " + wording.interval()
                        + ". The dashed line is everyone; a hollow dot carries a warning.",
                DotPlot.draw(metric.rule().title() + ", " + title, marks, metric.lowest(), metric.highest(), reference),
                new RowTables(wording)
                        .text("Group", row -> wording.group(row.slice()))
                        .figures()
                        .of(rows));
    }

    private Figure trend(RatingMetric metric, List<ScorecardRow> rows) {
        List<Mark> marks = marks(rows, calendar(rows));
        return new Figure(
                "Over time",
                metric.rule().title() + " of each period; the band is its " + wording.interval() + ".",
                TrendLine.draw(metric.rule().title() + " over time", marks, metric.lowest(), metric.highest()),
                new RowTables(wording)
                        .text(
                                "CalendarPeriod",
                                row -> String.valueOf(row.slice().period()))
                        .figures()
                        .of(rows));
    }

    /** The trend of each group side by side, for as many groups as can be told apart. */
    private Optional<Figure> segmentTrend(Question question, String column, RatingMetric metric) {
        List<ScorecardRow> rows = rows(
                question,
                row -> row.metric().equals(metric.rule().id().name())
                        && row.slice().isBy(column)
                        && row.slice().period() != null);
        List<CalendarPeriod> calendar = rows.isEmpty() ? List.of() : calendar(rows);
        Map<String, List<ScorecardRow>> byGroup = new LinkedHashMap<>();
        rows.forEach(row -> byGroup.computeIfAbsent(wording.group(row.slice()), g -> new ArrayList<>())
                .add(row));
        if (calendar.size() < 2 || byGroup.size() < 2 || byGroup.size() > MOST_TRENDS) {
            return Optional.empty();
        }
        List<SmallTrends.Series> series = new ArrayList<>();
        byGroup.forEach((group, of) -> series.add(new SmallTrends.Series(group, marks(of, calendar))));
        String title = "By " + wording.segment(column).toLowerCase(Locale.ROOT) + " over time";
        return Optional.of(new Figure(
                title,
                metric.rule().title() + " of each group and period on one axis, with its " + wording.interval() + ".",
                SmallTrends.draw(metric.rule().title() + ", " + title, series, metric.lowest(), metric.highest()),
                periodsByGroup(calendar, byGroup)));
    }

    private static Table periodsByGroup(List<CalendarPeriod> calendar, Map<String, List<ScorecardRow>> byGroup) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("CalendarPeriod"));
        byGroup.keySet().forEach(group -> columns.add(Column.number(group)));
        List<List<String>> lines = new ArrayList<>();
        for (CalendarPeriod period : calendar) {
            List<String> line = new ArrayList<>();
            line.add(period.toString());
            byGroup.values()
                    .forEach(rows -> line.add(rows.stream()
                            .filter(row -> period.equals(row.slice().period()))
                            .findFirst()
                            .map(Wording::score)
                            .orElse(Display.NONE)));
            lines.add(line);
        }
        return new Table(columns, lines);
    }

    /** Every period from the first to the last that has a row, those without one too. */
    private static List<CalendarPeriod> calendar(List<ScorecardRow> rows) {
        TreeSet<CalendarPeriod> there = new TreeSet<>();
        rows.forEach(row -> {
            if (row.slice().period() != null) {
                there.add(row.slice().period());
            }
        });
        List<CalendarPeriod> calendar = new ArrayList<>();
        for (CalendarPeriod period = there.first();
                period.compareTo(there.last()) <= 0 && calendar.size() < MOST_PERIODS;
                period = period.next()) {
            calendar.add(period);
        }
        return calendar;
    }

    private List<Mark> marks(List<ScorecardRow> rows, List<CalendarPeriod> calendar) {
        List<Mark> marks = new ArrayList<>();
        for (CalendarPeriod period : calendar) {
            marks.add(rows.stream()
                    .filter(row -> period.equals(row.slice().period()))
                    .findFirst()
                    .map(row -> wording.mark(period.toString(), row))
                    .orElse(new Mark(period.toString(), null, null, null, "no answer", false)));
        }
        return marks;
    }
}
