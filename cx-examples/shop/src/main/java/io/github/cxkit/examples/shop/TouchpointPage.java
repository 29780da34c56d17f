package io.github.cxkit.examples.shop;

import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Distribution;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.RatingTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One touchpoint by days, by segments and by points of its scale, and one theme by days, with what was said; made of fragments
 * of cx-report.
 */
@Component
class TouchpointPage {

    private static final int STEPS = 5;

    private static final Rule SHARE = Rule.convention("shop.theme", "Share of remarks", "this shop");

    private final Dashboard dashboard;
    private final Trends trends;
    private final BoardView view;
    private final Pages pages;
    private final Cases cases;

    TouchpointPage(Dashboard dashboard, Trends trends, BoardView view, Pages pages, Cases cases) {
        this.dashboard = dashboard;
        this.trends = trends;
        this.view = view;
        this.pages = pages;
        this.cases = cases;
    }

    /** Header and main, to stand in the shop's own page. */
    String fragment(ShopTouchpoint touchpoint, Words words) {
        Facts facts = dashboard.facts();
        Dashboard.Line line = dashboard.line(touchpoint, facts, words);
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
                .with(Section.ofHtml("remarks", words.of("remarks"), "", remarks(trends.latest(touchpoint), words)))
                .fragment();
    }

    /** Whether anybody ever spoke of it. */
    boolean isTheme(String theme) {
        return !theme.isEmpty() && !trends.latest(theme).isEmpty();
    }

    /** The same of a theme: how much of what is said speaks of it. */
    String fragment(String theme, Instant now, Words words) {
        return Page.of(words.of("theme.title", words.theme(theme)))
                .subtitled(words.of("theme.intro"))
                .in(words.locale())
                .with(Section.of("days", words.of("days"), "", days(trends.mentions(theme, now), words)))
                .with(Section.ofHtml("remarks", words.of("remarks"), "", remarks(trends.latest(theme), words)))
                .fragment();
    }

    private static Figure days(List<Trends.Mentions> days, Words words) {
        Wording numbers = Wording.in(words.locale());
        Table table = Table.of(
                Table.Column.text(words.of("day")),
                Table.Column.number(words.of("theme.share")),
                Table.Column.text(words.of("interval")),
                Table.Column.number(words.of("theme.mentions")),
                Table.Column.number(words.of("remarks.all")));
        List<Dashboard.Point> points = new ArrayList<>();
        for (Trends.Mentions day : days) {
            Rate share = new Rate(SHARE, day.mentions(), day.remarks());
            ConfidenceInterval interval =
                    share.interval(Dashboard.CONFIDENCE).toOptional().orElse(null);
            Dashboard.Point point = new Dashboard.Point(
                    day.date().toString(),
                    day.remarks(),
                    share.value().map(value -> 100 * value).toOptional().orElse(null),
                    interval == null ? null : 100 * interval.lower(),
                    interval == null ? null : 100 * interval.upper());
            points.add(point);
            table = table.row(
                    point.date(),
                    number(point.value(), numbers),
                    interval(point.lower(), point.upper(), words),
                    numbers.count(day.mentions()),
                    numbers.count(day.remarks()));
        }
        String title = words.of("theme.share");
        String svg =
                twice(words, charts -> charts.trend(title, BoardView.marks(points, words), new Charts.Range(0, 100)));
        return new Figure(title, words.of("theme.note"), svg, table);
    }

    /** As wide as a page and as narrow as a telephone; the style shows one of the two. */
    private static String twice(Words words, Function<Charts, String> draw) {
        Charts charts = Charts.in(words.locale());
        return draw.apply(charts) + draw.apply(charts.narrow());
    }

    private String remarks(List<Told> newest, Words words) {
        Map<String, Object> values = words.all();
        values.put(
                "said",
                newest.stream()
                        .map(told -> view.remark(told, cases.find(told.key()).isPresent(), words))
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
        String svg =
                twice(words, charts -> charts.trend(line.metric(), BoardView.marks(line.days(), words), range(line)));
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
        String svg = Charts.in(words.locale()).narrow().dots(line.metric(), marks, range(line), null);
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
        String svg = all.n() == 0 ? "" : twice(words, charts -> charts.distribution(words.of("points"), bars));
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
