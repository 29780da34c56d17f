package io.github.cxkit.report.experiment;

import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.ArmComparison;
import io.github.cxkit.experiment.CovariateAdjustment;
import io.github.cxkit.experiment.DetectableEffect;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentResult.Finding;
import io.github.cxkit.experiment.ExperimentResult.MetricResult;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.experiment.PostStratification;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of an experiment's page. */
final class ExperimentSections {

    private final ExperimentPage page;
    private final Wording wording;

    ExperimentSections(ExperimentPage page, Wording wording) {
        this.page = page;
        this.wording = wording;
    }

    static String anchor(String metric) {
        return Html.anchor("m-", metric);
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                        "results",
                        wording.text("experiment.results"),
                        wording.text("experiment.results.note", wording.level(page.confidence())),
                        new Figure("", "", "", results()))
                .finding(beyondChance()));
        page.result().metrics().forEach(metric -> sections.add(metric(metric)));
        sections.add(Section.of(
                "power",
                wording.text("experiment.power"),
                wording.text(
                        "experiment.power.note",
                        wording.level(DetectableEffect.Aim.USUAL.power()),
                        wording.level(page.confidence())),
                new Figure("", "", "", power())));
        page.looks().forEach(looked -> sections.add(looks(looked)));
        if (!page.anytime().isEmpty()) {
            sections.add(Section.of(
                    "anytime",
                    wording.text("experiment.anytime"),
                    wording.text("experiment.anytime.note"),
                    new Figure("", "", "", anytime())));
        }
        if (!page.units().isEmpty()) {
            sections.add(Section.of(
                            "split",
                            wording.text("experiment.split"),
                            wording.text("experiment.split.note"),
                            new Figure("", "", "", split()))
                    .finding(wording.text(page.result().isSplitAsPlanned() ? "found.split" : "found.split.other")));
        }
        sections.add(
                Section.ofHtml("method", wording.text("method"), "", MethodMarkup.html(wording, rules(), Map.of())));
        return sections;
    }

    private MetricFigures figures(MetricResult metric) {
        return new MetricFigures(page.metric(metric.metric()), metric, wording);
    }

    Table results() {
        Table table = Table.of(
                Column.text(wording.text("metric")),
                Column.text(wording.text("experiment.arm")),
                Column.text(wording.text("experiment.verdict")),
                Column.number(wording.text("experiment.difference")),
                Column.number(wording.text("interval", wording.level(page.confidence()))),
                Column.number(wording.text("experiment.p")),
                Column.number(page.result().experiment().control().name()).asOptional(),
                Column.number(wording.text("value")).asOptional(),
                Column.number(wording.text("experiment.lift")).asOptional(),
                Column.number(wording.text("experiment.lift.interval")).asOptional(),
                Column.text(wording.text("note")).asOptional());
        for (MetricResult metric : page.result().metrics()) {
            MetricFigures figures = figures(metric);
            for (Finding finding : metric.findings()) {
                table = table.row(
                        figures.name(),
                        finding.arm(),
                        verdict(metric, finding),
                        figures.change(finding),
                        figures.limits(finding.headline().interval()),
                        finding.adjustedPValue().map(wording::pValue).orElse(Wording.NONE),
                        figures.value(finding.comparison().control()),
                        figures.value(finding.comparison().treatment()),
                        figures.lift(finding),
                        figures.liftLimits(finding),
                        String.join("; ", notes(finding)));
            }
        }
        return table.withoutEmptyColumns();
    }

    private String verdict(MetricResult metric, Finding finding) {
        return wording.text("experiment.verdict."
                + (page.result().isSplitAsPlanned()
                        ? page.verdict(metric, finding).key()
                        : "untrusted"));
    }

    private List<String> notes(Finding finding) {
        List<String> notes = new ArrayList<>();
        finding.covariate().ifKnown(adjustment -> {
            notes.add(wording.text(
                    "experiment.cuped",
                    adjustment
                            .varianceReduction()
                            .map(r -> wording.signed(-100 * r, 1) + " %")
                            .orElse(Wording.NONE)));
            Difference before = adjustment.covariate();
            if (before.isSignificant(0.99)) {
                notes.add(wording.text(
                        "experiment.cuped.odd", wording.pValue(before.pValue().orElseThrow())));
            }
        });
        if (!finding.covariate().isKnown() && finding.strata().isKnown()) {
            notes.add(wording.text("experiment.strata"));
        }
        if (finding.capping().units() > 0) {
            notes.add(wording.text(
                    "experiment.capped." + (finding.capping().units() == 1 ? "one" : "more"),
                    wording.count(finding.capping().units()),
                    finding.capping().removedShare().map(wording::percent).orElse(Wording.NONE)));
        }
        var difference = finding.headline();
        if (!difference.value().isKnown()) {
            notes.add(wording.lack(difference.value()));
        } else if (!difference.interval().isKnown()) {
            notes.add(wording.lack(difference.interval()));
        } else if (!finding.comparison().lift().isKnown()) {
            notes.add(wording.text(
                    "experiment.lift.below", wording.lack(finding.comparison().lift())));
        } else if (!finding.comparison().liftLimits().isKnown()) {
            notes.add(wording.text(
                    "experiment.lift.none", wording.lack(finding.comparison().liftLimits())));
        }
        return notes;
    }

    private Section metric(MetricResult metric) {
        MetricFigures figures = figures(metric);
        List<Mark> marks = new ArrayList<>();
        double most = 0;
        Table table = Table.of(
                Column.text(wording.text("experiment.arm")),
                Column.number(wording.text("experiment.difference")),
                Column.number(wording.text("interval", wording.level(page.confidence()))),
                Column.text(wording.text("experiment.verdict")));
        for (Finding finding : metric.findings()) {
            ConfidenceInterval limits =
                    finding.headline().interval().toOptional().orElse(null);
            Double value = finding.headline().value().toOptional().orElse(null);
            String text = value == null
                    ? wording.lack(finding.headline().value())
                    : figures.change(value)
                            + (limits == null
                                    ? ""
                                    : " (" + figures.limits(finding.headline().interval()) + ")");
            marks.add(new Mark(
                    finding.arm(),
                    value == null ? null : figures.plotted(value),
                    limits == null ? null : figures.plotted(limits.lower()),
                    limits == null ? null : figures.plotted(limits.upper()),
                    text,
                    limits == null));
            for (Double each : new Double[] {
                value,
                limits == null ? value : (Double) limits.lower(),
                limits == null ? value : (Double) limits.upper()
            }) {
                most = each == null ? most : Math.max(most, Math.abs(figures.plotted(each)));
            }
            table = table.row(
                    finding.arm(),
                    figures.change(finding),
                    figures.limits(finding.headline().interval()),
                    verdict(metric, finding));
        }
        Charts.Range range = most > 0 ? new Charts.Range(-1.5 * most, 1.5 * most) : new Charts.Range(-1, 1);
        Mark none = new Mark(wording.text("experiment.zero"), 0.0, null, null, "0", false);
        String control = page.result().experiment().control().name();
        return Section.of(
                        anchor(metric.metric()),
                        figures.name(),
                        "",
                        new Figure(
                                wording.text("experiment.figure", control),
                                "",
                                Charts.in(wording.locale()).fluid().dots(figures.name(), marks, range, none),
                                table))
                .finding(found(metric, figures));
    }

    /** What each arm did, its verdict in a word. */
    private String found(MetricResult metric, MetricFigures figures) {
        return metric.findings().stream()
                .filter(finding -> finding.headline().value().isKnown())
                .map(finding ->
                        wording.text("found.arm", finding.arm(), figures.change(finding), verdict(metric, finding)))
                .collect(Collectors.joining("; "));
    }

    private String beyondChance() {
        if (!page.result().isSplitAsPlanned()) {
            return wording.text("experiment.verdict.untrusted");
        }
        long all = 0;
        long beyond = 0;
        for (MetricResult metric : page.result().metrics()) {
            for (Finding finding : metric.findings()) {
                Verdict verdict = page.verdict(metric, finding);
                all++;
                beyond += verdict == Verdict.BETTER || verdict == Verdict.WORSE ? 1 : 0;
            }
        }
        return wording.text("found.results", wording.count(beyond), wording.count(all));
    }

    private Table power() {
        Table table = Table.of(
                Column.text(wording.text("metric")),
                Column.text(wording.text("experiment.arm")),
                Column.number(wording.text("experiment.power.absolute")),
                Column.number(wording.text("experiment.power.relative")),
                Column.text(wording.text("note")));
        for (MetricResult metric : page.result().metrics()) {
            MetricFigures figures = figures(metric);
            for (Finding finding : metric.findings()) {
                var effect = page.detectable(finding);
                var relative =
                        effect.flatMap(e -> finding.comparison().control().flatMap(e::relativeTo));
                table = table.row(
                        figures.name(),
                        finding.arm(),
                        effect.map(e -> figures.size(e.absolute())).orElse(Wording.NONE),
                        relative.toOptional()
                                .filter(known -> finding.comparison().lift().isKnown()) // a part of what is above 0
                                .map(wording::percent)
                                .orElse(Wording.NONE),
                        wording.lack(effect));
            }
        }
        return table.withoutEmptyColumns();
    }

    private Section looks(ExperimentPage.Looked looked) {
        Table table = Table.of(
                Column.text(wording.text("experiment.look")),
                Column.number(wording.text("experiment.look.fraction")),
                Column.number(wording.text("experiment.look.spent")),
                Column.number(wording.text("experiment.look.bound")),
                Column.number(wording.text("experiment.look.p")));
        List<GroupSequentialPlan.Look> all = looked.plan().looks();
        for (int i = 0; i < all.size(); i++) {
            GroupSequentialPlan.Look look = all.get(i);
            String number = wording.count(i + 1);
            table = table.row(
                    i + 1 == looked.look() ? wording.text("experiment.look.here", number) : number,
                    wording.percent(look.informationFraction()),
                    wording.number(look.spent(), 5),
                    wording.number(look.bound(), 3),
                    wording.number(look.nominal().pValue(), 5));
        }
        GroupSequentialPlan.Look now = looked.now();
        String here = wording.text(
                "experiment.looks.now",
                wording.count(looked.look()),
                wording.count(all.size()),
                wording.number(now.nominal().pValue(), 5),
                wording.number(now.bound(), 3));
        String rule = wording.metric(looked.plan().spending().rule());
        return Section.of(
                "looks",
                wording.text("experiment.looks"),
                wording.text("experiment.looks.note", rule),
                new Figure(here, "", "", table));
    }

    private Table anytime() {
        Table table = Table.of(
                Column.text(wording.text("metric")),
                Column.text(wording.text("experiment.arm")),
                Column.number(wording.text("experiment.difference")),
                Column.number(wording.text("interval.short")),
                Column.number(wording.text("experiment.anytime.p")),
                Column.text(wording.text("note")));
        for (MetricResult metric : page.result().metrics()) {
            MetricFigures figures = figures(metric);
            for (Map.Entry<String, AnytimeDifference> each :
                    page.anytime().getOrDefault(metric.metric(), Map.of()).entrySet()) {
                AnytimeDifference difference = each.getValue();
                table = table.row(
                        figures.name(),
                        each.getKey(),
                        figures.change(difference.difference()),
                        figures.limits(difference.interval()),
                        difference.pValue().map(wording::pValue).orElse(Wording.NONE),
                        wording.lack(difference.interval()));
            }
        }
        return table.withoutEmptyColumns();
    }

    private Table split() {
        Table table = Table.of(
                Column.text(wording.text("experiment.arm")),
                Column.number(wording.text("experiment.observed")),
                Column.number(wording.text("experiment.share")),
                Column.number(wording.text("experiment.planned")));
        List<Experiment.Arm> arms = page.result().experiment().arms();
        double planned = arms.stream().mapToDouble(Experiment.Arm::plannedShare).sum();
        long all = page.units().values().stream().mapToLong(Long::longValue).sum();
        for (Experiment.Arm arm : arms) {
            long units = page.units().getOrDefault(arm.name(), 0L);
            table = table.row(
                    arm.equals(arms.get(0)) ? wording.text("experiment.control", arm.name()) : arm.name(),
                    wording.count(units),
                    all == 0 ? Wording.NONE : wording.percent((double) units / all),
                    wording.percent(arm.plannedShare() / planned));
        }
        return table;
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(ArmComparison.RULE, DetectableEffect.RULE));
        boolean adjusted = false;
        boolean weighted = false;
        for (MetricResult metric : page.result().metrics()) {
            adjusted |= metric.findings().stream().anyMatch(f -> f.covariate().isKnown());
            weighted |= metric.findings().stream().anyMatch(f -> f.strata().isKnown());
        }
        if (adjusted) {
            rules.add(CovariateAdjustment.RULE);
        }
        if (weighted) {
            rules.add(PostStratification.RULE);
        }
        page.looks().forEach(looked -> rules.add(looked.plan().spending().rule()));
        if (!page.anytime().isEmpty()) {
            rules.add(AnytimeDifference.RULE);
        }
        return rules;
    }
}
