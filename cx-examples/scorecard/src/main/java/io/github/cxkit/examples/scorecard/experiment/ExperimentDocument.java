package io.github.cxkit.examples.scorecard.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.ArmComparison;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.experiment.Margin;
import io.github.cxkit.experiment.NonInferiority;
import io.github.cxkit.readers.ExperimentRead;
import io.github.cxkit.readers.definition.ExperimentDefinition;
import io.github.cxkit.report.experiment.ExperimentPage;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.SampleRatio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment says: printed, and written as JSON.
 *
 * @param units units by arm
 * @param leftOut what came and is part of no arm or metric
 * @param result the comparisons, the split first
 * @param notWorse metric to arm to its test against the margin
 * @param looks the planned looks up to this one, or null
 * @param anytime metric to arm to its difference that holds at any time
 * @param sentences the same as on the page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExperimentDocument(
        Map<String, Long> units,
        LeftOut leftOut,
        ExperimentResult result,
        Map<String, Map<String, Result<NonInferiority>>> notWorse,
        @Nullable GroupSequentialPlan looks,
        Map<String, Map<String, AnytimeDifference>> anytime,
        List<String> sentences) {

    /** What is part of no arm or metric. */
    record LeftOut(Map<String, Long> otherArms, long withoutArm, Map<String, Long> invalidValues) {}

    static ExperimentDocument of(
            ExperimentDefinition definition, ExperimentRead read, double confidence, Locale locale) {
        ExperimentSummary summary = read.summary();
        ExperimentResult result = ExperimentResult.of(summary, confidence);
        Looking looking = Looking.of(definition.looks().orElse(null), summary, confidence);
        Map<String, Long> units = new LinkedHashMap<>();
        Experiment experiment = summary.experiment();
        experiment.arms().forEach(arm -> units.put(arm.name(), summary.units(arm.name())));
        Map<String, Map<String, Result<NonInferiority>>> notWorse = new LinkedHashMap<>();
        for (ExperimentMetric metric : experiment.metrics()) {
            Margin margin = definition.findMargin(metric.name()).orElse(null);
            if (margin == null) {
                continue;
            }
            Map<String, Result<NonInferiority>> byArm = new LinkedHashMap<>();
            for (Experiment.Arm arm :
                    experiment.arms().subList(1, experiment.arms().size())) {
                byArm.put(
                        arm.name(),
                        NonInferiority.of(
                                summary.outcome(experiment.control().name(), metric.name()),
                                summary.outcome(arm.name(), metric.name()),
                                margin,
                                metric.better(),
                                (1 - confidence) / 2));
            }
            notWorse.put(metric.name(), byArm);
        }
        ExperimentDocument document = new ExperimentDocument(
                units,
                new LeftOut(read.otherArms(), read.withoutArm(), read.invalid()),
                result,
                notWorse,
                looking.plan(),
                looking.anytime(),
                List.of());
        return document.with(document.all(
                definition, read, Wording.in(locale), document.page(read).in(locale)));
    }

    private ExperimentDocument with(List<String> newSentences) {
        return new ExperimentDocument(units, leftOut, result, notWorse, looks, anytime, newSentences);
    }

    ExperimentPage page(ExperimentRead read) {
        ExperimentPage page = ExperimentPage.of(result).counting(read.summary());
        if (looks != null) {
            page = page.at(looks, looks.looks().size());
        }
        for (Map.Entry<String, Map<String, AnytimeDifference>> metric : anytime.entrySet()) {
            page = page.with(metric.getKey(), metric.getValue());
        }
        return page;
    }

    private List<String> all(
            ExperimentDefinition definition, ExperimentRead read, Wording wording, ExperimentPage page) {
        List<String> all = new ArrayList<>(page.page().sentences());
        if (looks != null) {
            int count = looks.looks().size();
            GroupSequentialPlan.Nominal now = looks.looks().get(count - 1).nominal();
            all.add(wording.text(
                    "experiment.looks.now",
                    wording.count(count),
                    wording.count(count),
                    wording.pValue(now.pValue()),
                    wording.number(now.bound(), 2)));
        }
        anytime.forEach((metric, byArm) -> byArm.forEach((arm, difference) -> difference
                .interval()
                .ifKnown(i -> all.add(wording.text(
                        "experiment.always",
                        arm,
                        metric,
                        wording.signed(i.lower(), 4),
                        wording.signed(i.upper(), 4),
                        difference.pValue().map(wording::pValue).orElse(Wording.NONE))))));
        notWorse.forEach((metric, byArm) ->
                byArm.forEach((arm, test) -> all.add(notWorse(definition, metric, arm, test, wording))));
        leftOut.otherArms()
                .forEach((arm, count) -> all.add(wording.text("experiment.left.arm", wording.count(count), arm)));
        if (leftOut.withoutArm() > 0) {
            all.add(wording.text("experiment.left.without", wording.count(leftOut.withoutArm())));
        }
        leftOut.invalidValues()
                .forEach((metric, count) ->
                        all.add(wording.text("experiment.left.invalid", wording.count(count), metric)));
        for (ExperimentMetric metric : result.experiment().metrics()) {
            for (Experiment.Arm arm : result.experiment().arms()) {
                long missing = read.summary().outcome(arm.name(), metric.name()).excluded();
                if (missing > 0) {
                    all.add(wording.text(
                            "experiment.left.incomplete", wording.count(missing), metric.name(), arm.name()));
                }
            }
        }
        return all;
    }

    private static String notWorse(
            ExperimentDefinition definition, String metric, String arm, Result<NonInferiority> test, Wording wording) {
        Margin margin = definition.findMargin(metric).orElseThrow();
        String size = margin.kind() == Margin.Kind.RELATIVE
                ? wording.percent(margin.size())
                : wording.number(margin.size(), 4);
        Result<NonInferiority.Test> known = test.flatMap(NonInferiority::test);
        if (!known.isKnown()) {
            return wording.text("experiment.not-worse.none", arm, metric, size, wording.lack(known));
        }
        return wording.text(
                known.orElseThrow().nonInferior() ? "experiment.not-worse.yes" : "experiment.not-worse.no",
                arm,
                metric,
                size,
                wording.pValue(known.orElseThrow().pValue()));
    }

    /** The split, and each metric of each arm, for other programs. */
    Table rows() {
        FigureRows rows = new FigureRows();
        units.forEach((arm, count) ->
                rows.add(new FigureRows.Of("arm", arm, "", "units"), Result.of(count.doubleValue()), count));
        rows.add(
                new FigureRows.Of("split", "", "", "chi_square"),
                result.split().map(SampleRatio::chiSquare),
                null,
                result.split().map(SampleRatio::pValue),
                units.values().stream().mapToLong(Long::longValue).sum());
        String control = result.experiment().control().name();
        for (ExperimentResult.MetricResult metric : result.metrics()) {
            for (ExperimentResult.Finding finding : metric.findings()) {
                add(rows, metric.metric(), control, finding);
            }
        }
        return rows.table();
    }

    private void add(FigureRows rows, String metric, String control, ExperimentResult.Finding finding) {
        ArmComparison compared = finding.comparison();
        long both = compared.evidence().n();
        String arm = finding.arm();
        rows.add(new FigureRows.Of("metric", metric, control, "value"), compared.control(), -1);
        rows.add(new FigureRows.Of("metric", metric, arm, "value"), compared.treatment(), -1);
        rows.add(
                new FigureRows.Of("metric", metric, arm, "difference"),
                finding.headline().value(),
                finding.headline().interval(),
                finding.headline().pValue(),
                both);
        rows.add(
                new FigureRows.Of("metric", metric, arm, "difference_adjusted"),
                finding.headline().value(),
                null,
                finding.adjustedPValue(),
                both);
        rows.add(new FigureRows.Of("metric", metric, arm, "lift"), compared.lift(), compared.liftLimits(), both);
        AnytimeDifference always = anytime.getOrDefault(metric, Map.of()).get(arm);
        if (always != null) {
            rows.add(
                    new FigureRows.Of("metric", metric, arm, "difference_anytime"),
                    finding.headline().value(),
                    always.interval(),
                    always.pValue(),
                    both);
        }
    }

    /** The page, with what it does not know of: margins, looks at any time, units left out. */
    Page page(ExperimentRead read, Locale locale) {
        Page page = page(read).in(locale).page();
        Set<String> said = Set.copyOf(page.sentences());
        for (String sentence : sentences) {
            if (!said.contains(sentence)) {
                page = page.with(new Lead("", sentence, "", ""));
            }
        }
        return page;
    }
}
