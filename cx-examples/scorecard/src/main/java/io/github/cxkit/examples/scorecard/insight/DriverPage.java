package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.DriverCaution;
import io.github.cxkit.driver.DriverImportance;
import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.driver.ImportancePerformance.Cut;
import io.github.cxkit.driver.ImportancePerformance.Item;
import io.github.cxkit.driver.ImportancePerformance.PlacedItem;
import io.github.cxkit.driver.ImportancePerformance.Quadrant;
import io.github.cxkit.report.chart.Bars;
import io.github.cxkit.report.chart.DotPlot;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.Quadrants;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.examples.scorecard.cli.Pages;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The drivers report as a page. */
final class DriverPage {

    private DriverPage() {}

    static Page of(DriverReport report, Locale locale) {
        DriverAnalysis analysis = report.analysis();
        List<Section> sections = new ArrayList<>();
        String outcome = report.label(analysis.outcome());
        if (!report.kept().isEmpty()) {
            sections.add(Section.ofHtml(
                    "kept",
                    "Before you read on",
                    "",
                    new Html().element("p", report.kept(), "class", "warn").toString()));
        }
        sections.add(Section.of(
                "importance",
                "What goes with " + outcome,
                "The bars share out the explained variance (LMG, the Shapley value of R²); lines are bootstrap intervals"
                        + " of " + Display.level(report.confidence())
                        + ". It is association: what a change would cause is for an experiment to say.",
                importance(report)));
        plan(report)
                .ifPresent(figure -> sections.add(Section.of(
                        "plan",
                        "Where to work first",
                        "Importance is the share above, performance the mean rating on 0 to 100; both are cut at their mean.",
                        figure)));
        sections.add(Section.of(
                "methods",
                "By every method",
                "Rankings differ by method, so the method is always named. First: share of the resamples in which the driver"
                        + " came first.",
                new Figure(
                        "Importance by method",
                        "The chart shows the correlations with the outcome.",
                        DotPlot.draw("Correlation with " + analysis.outcome(), correlations(report), -1, 1, null),
                        report.methodTable())));
        if (!analysis.cautions().isEmpty()) {
            Table table = Table.of(Column.text("Driver"), Column.text("Be careful"));
            for (DriverCaution caution : analysis.cautions()) {
                table = table.row(report.label(caution.driver()), caution.detail());
            }
            sections.add(Section.of(
                    "cautions",
                    "Be careful",
                    "The chart shows the standardized coefficients. Those named here must not be read alone.",
                    new Figure("Cautions", "", betas(report), table)));
        }
        return Pages.of("Drivers of " + outcome, report.survey().title() + ". R² " + Display.number(analysis.rSquared(), 3) + " from "
                        + Display.count(analysis.evidence().n()) + " complete answers; "
                        + Display.count(analysis.evidence().excluded().total()) + " incomplete ones left out.", sections, locale);
    }

    private static List<Mark> correlations(DriverReport report) {
        return report.analysis().ranked().stream()
                .map(d -> new Mark(
                        report.label(d.driver()),
                        d.correlation(),
                        null,
                        null,
                        Display.number(d.correlation(), 2),
                        false))
                .toList();
    }

    private static String betas(DriverReport report) {
        List<Mark> marks = report.analysis().ranked().stream()
                .map(d -> new Mark(report.label(d.driver()), d.beta(), null, null, Display.number(d.beta(), 2), false))
                .toList();
        Mark zero = new Mark("0", 0.0, null, null, "0", true);
        return DotPlot.draw("Standardised coefficients", marks, -1, 1, zero);
    }

    private static Figure importance(DriverReport report) {
        List<Mark> marks = new ArrayList<>();
        for (DriverImportance driver : report.analysis().ranked()) {
            ConfidenceInterval limits = report.shareLimits(driver);
            marks.add(new Mark(
                    report.label(driver.driver()),
                    driver.lmgShare().map(s -> 100 * s).toOptional().orElse(null),
                    limits == null ? null : 100 * limits.lower(),
                    limits == null ? null : 100 * limits.upper(),
                    DriverReport.share(driver.lmgShare()) + ", " + report.interval(driver),
                    false));
        }
        return new Figure(
                "Share of the explained variance, per cent",
                "",
                Bars.draw("Share of the explained variance", marks),
                report.chartTable());
    }

    private static Optional<Figure> plan(DriverReport report) {
        List<Item> items = report.analysis().drivers().stream()
                .map(d -> new Item(
                        d.driver(), 100 * d.lmgShare().toOptional().orElse(0.0), report.performance(d.driver())))
                .toList();
        return ImportancePerformance.classify(items, Cut.MEAN).toOptional().map(plan -> figure(report, plan));
    }

    private static Figure figure(DriverReport report, ImportancePerformance plan) {
        Table table = Table.of(
                Column.text("Driver"),
                Column.number("Importance"),
                Column.number("Performance"),
                Column.text("Advice"));
        List<Quadrants.Point> points = new ArrayList<>();
        for (PlacedItem placed : plan.items()) {
            Item item = placed.item();
            String importance = Display.number(item.importance(), 1);
            String performance = Display.number(item.performance(), 1);
            table = table.row(report.label(item.name()), importance, performance, advice(placed.quadrant()));
            points.add(new Quadrants.Point(
                    report.label(item.name()),
                    item.performance(),
                    item.importance(),
                    placed.quadrant() == Quadrant.CONCENTRATE_HERE,
                    "importance " + importance + ", performance " + performance));
        }
        return new Figure(
                "Importance and performance",
                "",
                Quadrants.draw(
                        "Importance and performance",
                        points,
                        plan.performanceCut(),
                        plan.importanceCut(),
                        new Quadrants.Corners(
                                advice(Quadrant.CONCENTRATE_HERE),
                                advice(Quadrant.KEEP_UP),
                                advice(Quadrant.LOW_PRIORITY),
                                advice(Quadrant.POSSIBLE_OVERKILL)),
                        "performance",
                        "importance"),
                table);
    }

    private static String advice(Quadrant quadrant) {
        return switch (quadrant) {
            case CONCENTRATE_HERE -> "concentrate here";
            case KEEP_UP -> "keep up";
            case LOW_PRIORITY -> "low priority";
            case POSSIBLE_OVERKILL -> "possible overkill";
        };
    }
}
