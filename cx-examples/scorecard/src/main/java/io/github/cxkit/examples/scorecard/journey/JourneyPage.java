package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.TableMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.examples.scorecard.cli.Pages;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page and the tables of the console. */
final class JourneyPage {

    private static final int WAYS = 10;
    private static final double CELL = 104;

    private JourneyPage() {}

    static Page of(String title, Analysis analysis, Locale locale) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofHtml(
                "map",
                "Journey map",
                "What customers meet on their way and how it feels. Moments of truth are found, not declared:"
                        + " touchpoints whose removal would cost most completions.",
                picture(
                        MapChart.draw(analysis, Locale.ENGLISH),
                        "Journey map",
                        (int) (CELL
                                * 0.8
                                * analysis.map().definition().touchpoints().size()),
                        true)));
        sections.add(Section.ofHtml(
                "flow",
                "Where customers go",
                "The first " + FlowChart.STEPS + " touchpoints of every journey; repeats in a row count once.",
                picture(FlowChart.draw(analysis.journeys()), "Flow of journeys", 900, false)));
        FunnelSummary funnel = analysis.funnel();
        if (funnel != null) {
            sections.add(Section.of(
                    "funnel",
                    "Funnel",
                    "Order rule: " + rule(funnel)
                            + ". Proportions are of the step before; minutes are the median since the start.",
                    new Figure("All journeys", "", FunnelChart.draw(funnel), funnelTable(funnel))));
        }
        if (!analysis.segments().isEmpty()) {
            sections.add(Section.ofHtml(
                    "segments", "Funnel by segment", "Same rule, group by group.", table(segmentTable(analysis))));
        }
        if (!analysis.frictions().isEmpty()) {
            sections.add(Section.ofHtml(
                    "friction",
                    "Friction",
                    "Of the journeys that could meet the obstacle, those that did beside those that did not."
                            + " Excess is the difference of their drop-offs, loss its money: an association, not a proof.",
                    table(frictionTable(analysis))));
        }
        sections.add(Section.ofHtml(
                "moments",
                "Moments of truth",
                "Importance is the removal effect on completion, performance the feeling.",
                table(momentTable(analysis))));
        sections.add(Section.ofHtml("ways", "Most frequent ways", "", table(wayTable(analysis))));
        return Pages.of(title, subtitle(analysis), sections, locale);
    }

    static String subtitle(Analysis analysis) {
        return Display.count(analysis.journeys().size()) + " journeys with "
                + Display.count(analysis.prepared().events().size()) + " events; "
                + Display.count(analysis.summary().abandonment().completed()) + " completed, "
                + Display.count(analysis.summary().abandonment().abandoned()) + " abandoned, "
                + Display.count(analysis.summary().abandonment().open()) + " open. "
                + Display.count(analysis.prepared().outOfOrder())
                + " events stood after a later one in the log and were sorted.";
    }

    private static String rule(FunnelSummary funnel) {
        return funnel.funnel().mode().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (funnel.funnel().window() == null
                        ? ", no time limit"
                        : ", within " + funnel.funnel().window().toMinutes() + " minutes");
    }

    private static String picture(String svg, String label, int width, boolean legend) {
        Html html = new Html();
        html.open("figure")
                .open("div", "class", width > 1000 ? "scroll broad" : "scroll", "aria-label", label, "role", "group");
        html.raw(svg).close("div");
        if (legend) {
            html.open("ul", "class", "marks");
            List.of(
                            "◆ moment of truth: blue builds trust, orange breaks it, grey does neither",
                            "▲ friction",
                            "● other touchpoint",
                            "figures: visits")
                    .forEach(each -> html.element("li", each));
            html.close("ul");
        }
        return html.close("figure").toString();
    }

    private static String table(Table table) {
        Html html = new Html();
        html.open("figure");
        TableMarkup.write(
                html, Wording.in(Locale.ENGLISH), table.columns().get(0).header(), table);
        return html.close("figure").toString();
    }

    static Table funnelTable(FunnelSummary funnel) {
        Table table = Table.of(
                Column.text("Step"),
                Column.number("Journeys"),
                Column.number("Of step before"),
                Column.number("Of the first"),
                Column.number("Minutes"));
        for (FunnelSummary.Step step : funnel.steps()) {
            table = table.row(
                    step.name(),
                    Display.count(step.reached()),
                    percent(step.ofStepBefore().flatMap(Rate::value)),
                    percent(step.conversion().value()),
                    number(step.medianSeconds().map(s -> s / 60), 1));
        }
        return table;
    }

    static Table segmentTable(Analysis analysis) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Segment"));
        columns.add(Column.number("Journeys"));
        FunnelSummary first = analysis.segments().values().iterator().next();
        first.funnel().steps().forEach(step -> columns.add(Column.number(step)));
        columns.add(Column.number("First to last"));
        Table table = new Table(columns, List.of());
        for (Map.Entry<String, FunnelSummary> each : analysis.segments().entrySet()) {
            List<String> row = new ArrayList<>();
            row.add(each.getKey());
            row.add(Display.count(each.getValue().journeys()));
            each.getValue().counts().forEach(count -> row.add(Display.count(count)));
            row.add(percent(each.getValue().conversion().value()));
            table = table.row(row.toArray(String[]::new));
        }
        return table;
    }

    static Table frictionTable(Analysis analysis) {
        Table table = Table.of(
                Column.text("Obstacle"),
                Column.number("Journeys with it"),
                Column.number("Lost with it"),
                Column.number("Lost without it"),
                Column.number("Excess"),
                Column.number("Loss"));
        for (Map.Entry<String, FrictionLoss> each : analysis.frictions().entrySet()) {
            FrictionLoss loss = each.getValue();
            table = table.row(
                    each.getKey(),
                    Display.count(loss.journeysWith()),
                    percent(loss.dropOffWith().value()),
                    percent(loss.dropOffWithout().value()),
                    percent(loss.excessDropOff()),
                    number(loss.loss(), 0));
        }
        return table;
    }

    static Table momentTable(Analysis analysis) {
        Table table = Table.of(
                Column.text("Touchpoint"),
                Column.number("Importance"),
                Column.number("Performance"),
                Column.text("Effect on trust"));
        Map<String, Effect> effects = analysis.moments().effects();
        for (var each : analysis.moments().touchpoints()) {
            Effect effect = effects.get(each.touchpoint());
            if (effect != null) {
                table = table.row(
                        each.touchpoint(),
                        Display.number(each.importance(), 3),
                        Display.number(each.performance(), 2),
                        effect.name().toLowerCase(Locale.ROOT));
            }
        }
        return table;
    }

    private static Table wayTable(Analysis analysis) {
        Table table = Table.of(Column.text("Way"), Column.number("Journeys"));
        for (Map.Entry<String, Long> each : analysis.graph().topVariants(WAYS).entrySet()) {
            table = table.row(each.getKey().replace(">", " › "), Display.count(each.getValue()));
        }
        return table;
    }

    private static String percent(Result<Double> share) {
        return share.toOptional().map(Display::percent).orElse(Display.NONE);
    }

    private static String number(Result<Double> value, int decimals) {
        return value.toOptional().map(v -> Display.number(v, decimals)).orElse(Display.NONE);
    }
}
