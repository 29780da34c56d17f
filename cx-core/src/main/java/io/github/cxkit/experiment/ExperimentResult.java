package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.stats.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What an experiment says: first whether units were split as planned, then each metric of each arm against the control.
 *
 * <p>Where the split failed something sorts the units, and none of the comparisons can be trusted, however significant.
 *
 * @param experiment the experiment
 * @param split whether units were split as planned; insufficient without units
 * @param metrics the metrics in their order
 * @since 0.1.0
 */
public record ExperimentResult(Experiment experiment, Result<SampleRatio> split, List<MetricResult> metrics) {

    private static final double SPLIT_LEVEL = 0.01;

    /**
     * One metric.
     *
     * @param metric its name
     * @param findings one per arm beside the control
     */
    public record MetricResult(String metric, List<Finding> findings) {
        /** Copies. */
        public MetricResult {
            Objects.requireNonNull(metric, "metric");
            findings = Copies.list("findings", findings);
        }
    }

    /**
     * One arm against the control.
     *
     * @param arm its name
     * @param comparison difference and lift
     * @param covariate the same adjusted for the covariate; insufficient where the metric has none
     * @param strata the same weighted over strata; insufficient where there are none, or for a ratio
     * @param adjustedPValue of the {@link #headline} for all arms of the metric together, by Holm
     * @param capping what the cap cut, in both arms
     */
    public record Finding(
            String arm,
            ArmComparison comparison,
            Result<CovariateAdjustment> covariate,
            Result<PostStratification> strata,
            Result<Double> adjustedPValue,
            Capping capping) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Finding {
            Objects.requireNonNull(arm, "arm");
            Objects.requireNonNull(comparison, "comparison");
            Objects.requireNonNull(covariate, "covariate");
            Objects.requireNonNull(strata, "strata");
            Objects.requireNonNull(adjustedPValue, "adjustedPValue");
            Objects.requireNonNull(capping, "capping");
            adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
        }

        /**
         * The difference to read: adjusted for the covariate where there is one, else weighted over strata, else plain.
         *
         * @return treatment - control
         */
        public Difference headline() {
            Result<Difference> better = covariate
                    .map(CovariateAdjustment::adjusted)
                    .flatMap(d -> d.value().isKnown() ? Result.of(d) : none());
            return better.toOptional()
                    .or(() -> strata.map(PostStratification::difference).toOptional())
                    .orElse(comparison.difference());
        }

        private static Result<Difference> none() {
            return Result.insufficient(Reason.NOT_DEFINED, "the covariate says nothing");
        }
    }

    /**
     * What a cap cut.
     *
     * @param units how many had more
     * @param removedShare of the sum of all values; insufficient if that is not positive
     */
    public record Capping(long units, Result<Double> removedShare) {
        /**
         * Checks that the share is there.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Capping {
            Objects.requireNonNull(removedShare, "removedShare");
            Arguments.notNegative("units", units);
            removedShare.map(each -> Arguments.share("removedShare", each));
        }
    }

    /** Copies. */
    public ExperimentResult {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(split, "split");
        metrics = Copies.list("metrics", metrics);
    }

    /**
     * Reads a summary.
     *
     * @param summary what came in
     * @param confidence of the intervals, from 0.5 to below 1
     * @return the result
     * @throws IllegalArgumentException if the level is out of range
     */
    public static ExperimentResult of(ExperimentSummary summary, double confidence) {
        Significance.required(confidence);
        Experiment experiment = summary.experiment();
        long[] units = experiment.arms().stream()
                .mapToLong(arm -> summary.units(arm.name()))
                .toArray();
        double[] planned = experiment.arms().stream()
                .mapToDouble(Experiment.Arm::plannedShare)
                .toArray();
        List<MetricResult> metrics = new ArrayList<>();
        for (int m = 0; m < experiment.metrics().size(); m++) {
            metrics.add(metric(summary, m, confidence));
        }
        return new ExperimentResult(experiment, SampleRatio.of(units, planned, SPLIT_LEVEL), metrics);
    }

    private static MetricResult metric(ExperimentSummary summary, int m, double confidence) {
        Experiment experiment = summary.experiment();
        List<Finding> findings = new ArrayList<>();
        for (Experiment.Arm arm : experiment.arms().subList(1, experiment.arms().size())) {
            findings.add(finding(summary, arm.name(), m, confidence));
        }
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(
                findings.stream().map(f -> f.headline().pValue()).toList());
        List<Finding> together = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding f = findings.get(i);
            together.add(new Finding(f.arm(), f.comparison(), f.covariate(), f.strata(), adjusted.get(i), f.capping()));
        }
        return new MetricResult(experiment.metrics().get(m).name(), together);
    }

    private static Finding finding(ExperimentSummary summary, String arm, int m, double confidence) {
        ExperimentMetric metric = summary.experiment().metrics().get(m);
        String base = summary.experiment().control().name();
        ExperimentSummary.MetricSums control = summary.sums(base, m);
        ExperimentSummary.MetricSums treatment = summary.sums(arm, m);
        List<String> outcome = metric.outcomeColumns();
        ArmComparison comparison = ArmComparison.of(
                control.moments().select(outcome),
                treatment.moments().select(outcome),
                ArmComparison.LiftInterval.FIELLER,
                confidence);
        Result<CovariateAdjustment> covariate = metric.covariate() == ExperimentMetric.Covariate.NONE
                ? Result.insufficient(Reason.NOT_DEFINED, "\"" + metric.name() + "\" has no covariate")
                : CovariateAdjustment.of(control.moments(), treatment.moments(), confidence);
        Result<Double> p = comparison.difference().pValue();
        return new Finding(
                arm, comparison, covariate, strata(summary, arm, m, confidence), p, capping(control, treatment));
    }

    private static Result<PostStratification> strata(ExperimentSummary summary, String arm, int m, double confidence) {
        ExperimentMetric metric = summary.experiment().metrics().get(m);
        if (metric.kind() == ExperimentMetric.Kind.RATIO) {
            return Result.insufficient(Reason.NOT_DEFINED, "a ratio is not weighted over strata");
        }
        Map<String, CoMoments> control =
                summary.byStratum(summary.experiment().control().name(), m);
        Map<String, CoMoments> treatment = summary.byStratum(arm, m);
        TreeSet<String> names = new TreeSet<>(control.keySet());
        names.addAll(treatment.keySet());
        if (names.isEmpty() || names.equals(new TreeSet<>(List.of(ExperimentSummary.NO_STRATUM)))) {
            return Result.insufficient(Reason.NOT_DEFINED, "units have no strata");
        }
        List<String> value = metric.columns().subList(0, 1);
        List<PostStratification.Stratum> strata = new ArrayList<>();
        for (String name : names) {
            strata.add(new PostStratification.Stratum(
                    name,
                    control.getOrDefault(name, CoMoments.empty(metric.columns()))
                            .select(value),
                    treatment
                            .getOrDefault(name, CoMoments.empty(metric.columns()))
                            .select(value)));
        }
        return PostStratification.of(strata, confidence);
    }

    private static Capping capping(ExperimentSummary.MetricSums control, ExperimentSummary.MetricSums treatment) {
        double removed = control.removed() + treatment.removed();
        double all = removed + sum(control.moments()) + sum(treatment.moments());
        return new Capping(
                Counts.sum(control.capped(), treatment.capped()),
                all > 0
                        ? Result.of(removed / all)
                        : Result.insufficient(Reason.ZERO_BASE, "the values do not add up to more than 0"));
    }

    private static double sum(CoMoments moments) {
        return moments.means().get(0) * moments.n();
    }

    /**
     * Whether units were split as planned, at a level of 0.01.
     *
     * @return false where the split failed: do not read on
     */
    public boolean isSplitAsPlanned() {
        return split.map(ratio -> !ratio.mismatch()).toOptional().orElse(true);
    }
}
