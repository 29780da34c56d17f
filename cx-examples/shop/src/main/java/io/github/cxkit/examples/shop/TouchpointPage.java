package io.github.cxkit.examples.shop;

import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Distribution;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One touchpoint by days, by segments and by points of its scale, made of fragments of cx-report. */
@Component
class TouchpointPage {

    private static final int STEPS = 5;

    private final Dashboard dashboard;
    private final Trends trends;
    private final BoardView view;
    private final Pages pages;

    TouchpointPage(Dashboard dashboard, Trends trends, BoardView view, Pages pages) {
        this.dashboard = dashboard;
        this.trends = trends;
        this.view = view;
        this.pages = pages;
    }

    /** Header and main, to stand in the shop's own page. */
    String fragment(ShopTouchpoint touchpoint, Words words) {
        Facts facts = dashboard.facts();
        Dashboard.Line line = Dashboard.line(touchpoint, facts, words);
        RatingTally all = facts.total(touchpoint);
        Wording numbers = Wording.in(words.locale());
        String subtitle = line.value() == null
                ? line.metric() + ": " + words.of("notenough")
                : line.metric() + ": " + numbers.number(line.value(), 1) + ", n " + numbers.count(line.n());
        return Page.of(line.name())
                .subtitled(subtitle)
                .in(words.locale())
                .with(Section.of("days", words.of("days"), "", days(line, words)))
                .with(Section.of("segments", words.of("segments"), "", segments(line, words)))
                .with(Section.of("points", words.of("points"), "", points(touchpoint, all, words)))
                .with(Section.ofHtml("remarks", words.of("remarks"), "", remarks(touchpoint, words)))
                .fragment();
    }

    private String remarks(ShopTouchpoint touchpoint, Words words) {
        Map<String, Object> values = words.all();
        values.put(
                "said",
                trends.latest(touchpoint).stream()
                        .map(told -> view.remark(told, words))
                        .toList());
        return pages.page("remarks", values);
    }

    private static Charts.Range range(Dashboard.Line line) {
        return new Charts.Range(line.lowest(), line.highest());
    }

    private static Figure days(Dashboard.Line line, Words words) {
        Wording numbers = Wording.in(words.locale());
        Table table = table(words, words.of("day"));
        for (Dashboard.Point day : line.days()) {
            table = table.row(
                    day.date(),
                    number(day.value(), numbers),
                    interval(day.lower(), day.upper(), words),
                    numbers.count(day.n()));
        }
        String svg = Charts.in(words.locale()).trend(line.metric(), BoardView.marks(line.days(), words), range(line));
        return new Figure(line.metric(), words.of("days.note"), svg, table);
    }

    private static Figure segments(Dashboard.Line line, Words words) {
        Wording numbers = Wording.in(words.locale());
        Table table = table(words, words.of("segment"));
        List<Mark> marks = new ArrayList<>();
        for (Dashboard.Group group : line.segments()) {
            table = table.row(
                    group.name(),
                    number(group.value(), numbers),
                    interval(group.lower(), group.upper(), words),
                    numbers.count(group.n()));
            String text = group.value() == null
                    ? words.of("notenough")
                    : numbers.number(group.value(), 1) + " (n " + numbers.count(group.n()) + ")";
            marks.add(new Mark(
                    group.name(),
                    group.value(),
                    group.lower(),
                    group.upper(),
                    text,
                    group.n() < Dashboard.FEWEST_TO_JUDGE));
        }
        String svg = Charts.in(words.locale()).dots(line.metric(), marks, range(line), null);
        return new Figure(line.metric(), "", svg, table);
    }

    private static Figure points(ShopTouchpoint touchpoint, RatingTally all, Words words) {
        Wording numbers = Wording.in(words.locale());
        Table table = Table.of(Table.Column.number(words.of("point")), Table.Column.number(words.of("answers")));
        List<Distribution.Bar> bars = new ArrayList<>();
        int last = all.scale().size() - 1;
        for (int i = 0; i <= last; i++) {
            String point = all.scale().points().get(i).toString();
            table = table.row(point, numbers.count(all.countAt(i)));
            bars.add(new Distribution.Bar(point, all.countAt(i), "step" + (1 + Math.round((STEPS - 1.0) * i / last))));
        }
        String svg = all.n() == 0 ? "" : Charts.in(words.locale()).distribution(words.of("points"), bars);
        return new Figure(words.of("question." + touchpoint.id()), "", svg, table);
    }

    private static Table table(Words words, String first) {
        return Table.of(
                Table.Column.text(first),
                Table.Column.number(words.of("score")),
                Table.Column.text(words.of("interval")),
                Table.Column.number(words.of("answers")));
    }

    private static String number(@Nullable Double value, Wording numbers) {
        return value == null ? Wording.NONE : numbers.number(value, 1);
    }

    private static String interval(@Nullable Double lower, @Nullable Double upper, Words words) {
        return lower == null || upper == null ? Wording.NONE : words.of("between", lower, upper);
    }
}
