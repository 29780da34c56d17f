package io.github.cxkit.report.experiment;

import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.DetectableEffect;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult;
import io.github.cxkit.experiment.ExperimentResult.Finding;
import io.github.cxkit.experiment.ExperimentResult.MetricResult;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An experiment as one page: first whether units were split as planned, then the decision that the evidence carries, then each
 * metric of each arm against the control, what the experiment could have found, and its looks.
 *
 * <p>The first metric decides, the others are watched. Where the split failed no decision is given. Immutable.
 *
 * <pre>{@code
 * Experiment plan = Experiment.of("Checkout", "old", "new").withMetric(ExperimentMetric.share("bought"));
 * ExperimentSummary summary = ExperimentSummary.builder(plan)
 *         .add(new ExperimentSummary.Unit("old", ExperimentSummary.NO_STRATUM, new double[] {0}))
 *         .add(new ExperimentSummary.Unit("new", ExperimentSummary.NO_STRATUM, new double[] {1})).build();
 * String page = ExperimentPage.of(summary, 0.95).in(Locale.ITALIAN).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExperimentPage implements Report {

    private final ExperimentResult result;
    private final Locale locale;
    private final Map<String, Long> units;
    private final List<Looked> looks;
    private final Map<String, Map<String, AnytimeDifference>> anytime;

    /** A plan and the look that this is, from 1; the list of them has one or none. */
    record Looked(GroupSequentialPlan plan, int look) {
        GroupSequentialPlan.Look now() {
            return plan.looks().get(look - 1);
        }
    }

    private ExperimentPage(
            ExperimentResult result,
            Locale locale,
            Map<String, Long> units,
            List<Looked> looks,
            Map<String, Map<String, AnytimeDifference>> anytime) {
        this.result = result;
        this.locale = locale;
        this.units = units;
        this.looks = looks;
        this.anytime = anytime;
    }

    /**
     * A page in English.
     *
     * @param result what the experiment says
     * @return the page
     */
    public static ExperimentPage of(ExperimentResult result) {
        return new ExperimentPage(
                Objects.requireNonNull(result, "result"), Locale.ENGLISH, Map.of(), List.of(), Map.of());
    }

    /**
     * A page in English that also tells how many units each arm has.
     *
     * @param summary what came in
     * @param confidence of the intervals, strictly between 0 and 1
     * @return the page
     * @throws IllegalArgumentException if the level is out of range
     */
    public static ExperimentPage of(ExperimentSummary summary, double confidence) {
        return of(ExperimentResult.of(summary, confidence)).counting(summary);
    }

    /**
     * The same with the number of units of each arm.
     *
     * @param summary what came in
     * @return the changed copy
     */
    public ExperimentPage counting(ExperimentSummary summary) {
        Map<String, Long> counted = new LinkedHashMap<>();
        result.experiment().arms().forEach(arm -> counted.put(arm.name(), summary.units(arm.name())));
        return new ExperimentPage(result, locale, counted, looks, anytime);
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public ExperimentPage in(Locale language) {
        return new ExperimentPage(result, Objects.requireNonNull(language, "language"), units, looks, anytime);
    }

    /**
     * The same as one of several planned looks: a difference counts beyond the look's bound only.
     *
     * @param plan the looks that were planned
     * @param look which one this is, from 1
     * @return the changed copy
     * @throws IllegalArgumentException if the plan has no such look
     */
    public ExperimentPage at(GroupSequentialPlan plan, int look) {
        if (look < 1 || look > plan.looks().size()) {
            throw new IllegalArgumentException(
                    "look must lie in [1, " + plan.looks().size() + "] but was " + look);
        }
        return new ExperimentPage(result, locale, units, List.of(new Looked(plan, look)), anytime);
    }

    /**
     * The same with differences that may be looked at any time.
     *
     * @param metric name of a metric
     * @param byArm arm to its difference to the control
     * @return the changed copy
     */
    public ExperimentPage with(String metric, Map<String, AnytimeDifference> byArm) {
        Map<String, Map<String, AnytimeDifference>> more = new LinkedHashMap<>(anytime);
        more.put(metric, new LinkedHashMap<>(byArm));
        return new ExperimentPage(result, locale, units, looks, more);
    }

    private Wording wording() {
        return Wording.in(locale);
    }

    private ExperimentSections sections() {
        return new ExperimentSections(this, wording());
    }

    @Override
    public Page page() {
        Wording wording = wording();
        Experiment experiment = result.experiment();
        long all = units.values().stream().mapToLong(Long::longValue).sum();
        String arms = wording.text(
                "experiment.units",
                all == 0 ? Wording.NONE : wording.count(all),
                wording.count(experiment.arms().size()));
        Page page = Page.of(wording.text("experiment.title", experiment.name()))
                .in(locale)
                .subtitled(
                        (all == 0 ? "" : arms + " · ") + wording.text("experiment.level", wording.level(confidence())))
                .warning(warning());
        for (Lead lead : leads()) {
            page = page.with(lead);
        }
        for (var section : sections().all()) {
            page = page.with(section);
        }
        return page;
    }

    ExperimentResult result() {
        return result;
    }

    Map<String, Long> units() {
        return units;
    }

    List<Looked> looks() {
        return looks;
    }

    Map<String, Map<String, AnytimeDifference>> anytime() {
        return anytime;
    }

    /** That of the intervals; 0.95 where none is known. */
    double confidence() {
        return result.metrics().stream()
                .flatMap(metric -> metric.findings().stream())
                .map(f -> f.headline().interval())
                .filter(Result::isKnown)
                .mapToDouble(i -> i.orElseThrow().confidence())
                .findFirst()
                .orElse(0.95);
    }

    /** At which p a difference counts. */
    double limit() {
        return looks.isEmpty()
                ? Significance.limit(confidence())
                : looks.get(0).now().nominal().pValue();
    }

    ExperimentMetric metric(String name) {
        return result.experiment().metrics().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String shares() {
        Wording wording = wording();
        double planned = result.experiment().arms().stream()
                .mapToDouble(Experiment.Arm::plannedShare)
                .sum();
        long all = units.values().stream().mapToLong(Long::longValue).sum();
        List<String> parts = new ArrayList<>();
        for (Experiment.Arm arm : result.experiment().arms()) {
            Long there = units.get(arm.name());
            String plan = wording.percent(arm.plannedShare() / planned);
            parts.add(
                    there == null || all == 0
                            ? arm.name() + " " + plan
                            : arm.name() + " " + wording.percent((double) there / all) + " / " + plan);
        }
        return String.join(", ", parts);
    }

    private String warning() {
        Wording wording = wording();
        if (!result.split().isKnown()) {
            return wording.text("experiment.split.unknown", wording.lack(result.split()));
        }
        return result.isSplitAsPlanned()
                ? ""
                : wording.text(
                        "experiment.split.bad",
                        shares(),
                        wording.pValue(result.split().orElseThrow().pValue()));
    }

    private List<Lead> leads() {
        Wording wording = wording();
        List<Lead> leads = new ArrayList<>();
        leads.add(new Lead(
                wording.text("experiment.decide"),
                decision(wording),
                result.metrics().size() > 1 ? wording.text("experiment.decide.more") : "",
                ""));
        if (result.isSplitAsPlanned()) {
            String arm = result.metrics().isEmpty()
                    ? ""
                    : best(result.metrics().get(0)).arm();
            for (MetricResult metric : result.metrics()) {
                metric.findings().stream()
                        .filter(finding -> finding.arm().equals(arm))
                        .forEach(finding -> leads.add(lead(wording, metric, finding)));
            }
            result.split()
                    .ifKnown(split -> leads.add(new Lead(
                            wording.text("experiment.split.good"),
                            wording.text("experiment.split.good.text", shares(), wording.pValue(split.pValue())),
                            "",
                            "split")));
        }
        return leads;
    }

    private String decision(Wording wording) {
        if (!result.isSplitAsPlanned()) {
            return wording.text("experiment.decide.mend");
        }
        if (result.metrics().isEmpty()) {
            return wording.text("experiment.decide.unknown", Wording.NONE);
        }
        MetricResult first = result.metrics().get(0);
        Finding best = best(first);
        return switch (verdict(first, best)) {
            case BETTER -> {
                List<String> worse = result.metrics().stream()
                        .skip(1)
                        .filter(other -> other.findings().stream()
                                .anyMatch(f -> f.arm().equals(best.arm()) && verdict(other, f) == Verdict.WORSE))
                        .map(MetricResult::metric)
                        .toList();
                yield worse.isEmpty()
                        ? wording.text("experiment.decide.keep", best.arm())
                        : wording.text("experiment.decide.guard", best.arm(), String.join(", ", worse));
            }
            case WORSE ->
                wording.text(
                        "experiment.decide.stop", result.experiment().control().name(), best.arm());
            case UNDECIDED -> wording.text("experiment.decide.wait", first.metric());
            case UNKNOWN -> wording.text("experiment.decide.unknown", first.metric());
        };
    }

    Verdict verdict(MetricResult metric, Finding finding) {
        return Verdict.of(metric(metric.metric()), finding, limit());
    }

    /** The arm to speak of: the best of those that do better, else one whose fate is open, else the least bad. */
    private Finding best(MetricResult metric) {
        double sign = metric(metric.metric()).better() == Better.HIGHER ? 1 : -1;
        return metric.findings().stream()
                .min(Comparator.comparingInt((Finding f) -> verdict(metric, f).rank())
                        .thenComparingDouble(f -> -sign * f.headline().value().orElse(-sign * Double.MAX_VALUE)))
                .orElseThrow();
    }

    private Lead lead(Wording wording, MetricResult metric, Finding finding) {
        MetricFigures figures = new MetricFigures(metric(metric.metric()), metric, wording);
        String control = result.experiment().control().name();
        Verdict verdict = verdict(metric, finding);
        if (verdict == Verdict.UNKNOWN) {
            Result<Double> lacking = finding.headline().value().isKnown()
                    ? finding.headline().pValue()
                    : finding.headline().value();
            return new Lead(
                    figures.name(),
                    wording.text("experiment.unknown", finding.arm(), control, wording.lack(lacking)),
                    "",
                    ExperimentSections.anchor(metric.metric()));
        }
        List<String> evidence = new ArrayList<>();
        if (!figures.lift(finding).equals(Wording.NONE)) {
            evidence.add(wording.text(
                    "experiment.evidence.lift",
                    figures.lift(finding)
                            + finding.comparison()
                                    .liftLimits()
                                    .toOptional()
                                    .map(i -> " (" + figures.liftLimits(finding) + ")")
                                    .orElse("")));
        }
        String p = wording.pValue(finding.adjustedPValue().orElseThrow());
        evidence.add(
                metric.findings().size() > 1
                        ? wording.text(
                                "experiment.evidence.arms",
                                p,
                                wording.count(metric.findings().size()))
                        : wording.text("experiment.evidence", p));
        if (verdict == Verdict.UNDECIDED) {
            detectable(finding)
                    .ifKnown(effect -> evidence.add(
                            wording.text("experiment.evidence.detectable", figures.size(effect.absolute()))));
        }
        return new Lead(
                figures.name(),
                wording.text(
                        "experiment." + verdict.key(),
                        finding.arm(),
                        control,
                        figures.change(finding),
                        figures.limits(finding.headline().interval())),
                String.join("; ", evidence),
                ExperimentSections.anchor(metric.metric()));
    }

    /** From the standard error of the difference: that of a standard deviation as large with two units an arm. */
    Result<DetectableEffect> detectable(Finding finding) {
        return finding.headline()
                .standardError()
                .flatMap(error -> DetectableEffect.of(
                        error, 2, 2, new DetectableEffect.Aim(confidence(), DetectableEffect.Aim.USUAL.power())));
    }
}
