package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DunnettLaw;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.PValueAdjustment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Several arms against one control, adjusted for having looked at all of them.
 *
 * @param method how p values were adjusted
 * @param criticalValue of |t|; only for {@link Method#DUNNETT}
 * @param degreesOfFreedom of the common variance; only for {@link Method#DUNNETT}
 * @param arms the arms in their order
 * @param evidence rule and units of all arms
 * @since 0.1.0
 */
public record ManyArms(
        Method method,
        Result<Double> criticalValue,
        Result<Long> degreesOfFreedom,
        List<ArmResult> arms,
        Evidence evidence) {

    /** How p values are adjusted. */
    public enum Method {
        /** Welch's test per arm, p values by Holm, limits at Bonferroni's level. The default: no equal variances needed. */
        HOLM(Rule.published("experiment.many-arms-holm", "Several arms, Holm", "Holm 1979; limits by Bonferroni")),
        /** The exact law of the largest |t| with one variance: sharper, where variances are alike. */
        DUNNETT(Rule.published("experiment.many-arms-dunnett", "Several arms, Dunnett", "Dunnett 1955"));

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
        private final Rule rule;

        Method(Rule rule) {
            this.rule = rule;
        }

        /**
         * Name and source.
         *
         * @return the rule
         */
        public Rule rule() {
            return rule;
        }
    }

    /**
     * One arm against the control.
     *
     * @param arm its name
     * @param difference arm - control; limits hold for all arms together
     * @param adjustedPValue for all arms together
     */
    public record ArmResult(String arm, Difference difference, Result<Double> adjustedPValue) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public ArmResult {
            Objects.requireNonNull(arm, "arm");
            Objects.requireNonNull(difference, "difference");
            Objects.requireNonNull(adjustedPValue, "adjustedPValue");
            adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ManyArms {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(criticalValue, "criticalValue");
        Objects.requireNonNull(degreesOfFreedom, "degreesOfFreedom");
        arms = Copies.list("arms", arms);
        Objects.requireNonNull(evidence, "evidence");
        criticalValue.map(each -> Arguments.notNegative("criticalValue", each));
        degreesOfFreedom.map(each -> Arguments.notNegative("degreesOfFreedom", each));
    }

    /**
     * Compares arms with a control.
     *
     * @param control one column, one row per unit
     * @param arms the same column by name of the arm, in order
     * @param method how p values are adjusted
     * @param confidence of the limits of all arms together, from 0.5 to below 1
     * @return the comparisons; insufficient without an arm, or below two units in one
     * @throws IllegalArgumentException if the columns differ or are not one, or the level is out of range
     */
    public static Result<ManyArms> of(
            CoMoments control, Map<String, CoMoments> arms, Method method, double confidence) {
        Significance.required(confidence);
        long units = control.n();
        long least = control.n();
        for (CoMoments arm : arms.values()) {
            ArmComparison.requireSameColumns(control, arm);
            units = Counts.sum(units, arm.n());
            least = Math.min(least, arm.n());
        }
        if (control.columns().size() != 1) {
            throw new IllegalArgumentException("arms are compared in one column, not in " + control.columns());
        }
        if (arms.isEmpty() || least < 2) {
            return Result.insufficient(
                    Reason.TOO_FEW,
                    arms.isEmpty() ? "there is no arm beside the control" : "every arm takes two units");
        }
        Evidence evidence = Evidence.of(method.rule(), units);
        return Result.of(
                method == Method.HOLM
                        ? holm(control, arms, confidence, evidence)
                        : dunnett(control, arms, confidence, evidence));
    }

    /**
     * Compares arms with a control by a warehouse's sums. Unlike by moments, the differences are exact even where all means are
     * huge beside them.
     *
     * @param control one variable
     * @param arms the same variable by name of the arm, in order
     * @param method how p values are adjusted
     * @param confidence of the limits of all arms together, from 0.5 to below 1
     * @return the comparisons; insufficient without an arm, or below two units in one
     * @throws IllegalArgumentException if the variables are not one, or the level is out of range
     */
    public static Result<ManyArms> of(UnitSums control, Map<String, UnitSums> arms, Method method, double confidence) {
        Map<String, CoMoments> moments = new LinkedHashMap<>();
        arms.forEach((name, arm) -> moments.put(name, arm.from(control)));
        return of(control.from(control), moments, method, confidence);
    }

    private static ManyArms holm(CoMoments control, Map<String, CoMoments> arms, double confidence, Evidence evidence) {
        double level = Significance.ofEach(confidence, arms.size());
        Linear c = Linear.mean(control, 0);
        List<Difference> differences = arms.values().stream()
                .map(arm -> Linear.welch(c, Linear.mean(arm, 0), level))
                .toList();
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(
                differences.stream().map(Difference::pValue).toList());
        List<ArmResult> results = new ArrayList<>();
        int i = 0;
        for (String name : arms.keySet()) {
            results.add(new ArmResult(name, differences.get(i), adjusted.get(i)));
            i++;
        }
        String none = "Holm's steps have no critical value";
        return new ManyArms(
                Method.HOLM,
                Result.insufficient(Reason.NOT_DEFINED, none),
                Result.insufficient(Reason.NOT_DEFINED, none),
                results,
                evidence);
    }

    private static ManyArms dunnett(
            CoMoments control, Map<String, CoMoments> arms, double confidence, Evidence evidence) {
        long degrees = control.n() - 1;
        double squares = control.crossProduct(0, 0);
        double[] sizes = new double[arms.size()];
        int k = 0;
        for (CoMoments arm : arms.values()) {
            degrees += arm.n() - 1;
            squares += arm.crossProduct(0, 0);
            sizes[k++] = arm.n();
        }
        double variance = squares / degrees;
        if (!Double.isFinite(variance)) {
            String none = "the variance within the arms has no finite value";
            List<ArmResult> results = arms.keySet().stream()
                    .map(name -> new ArmResult(
                            name,
                            Difference.insufficient("dunnett", Reason.NOT_FINITE, none),
                            Result.insufficient(Reason.NOT_FINITE, none)))
                    .toList();
            return new ManyArms(
                    Method.DUNNETT,
                    Result.insufficient(Reason.NOT_FINITE, none),
                    Result.of(degrees),
                    results,
                    evidence);
        }
        DunnettLaw law = new DunnettLaw(control.n(), sizes, degrees);
        double critical = law.upperQuantile(1 - confidence);
        List<ArmResult> results = new ArrayList<>();
        for (Map.Entry<String, CoMoments> entry : arms.entrySet()) {
            CoMoments arm = entry.getValue();
            double gap = arm.means().get(0) - control.means().get(0);
            double error = Math.sqrt(variance * (1.0 / arm.n() + 1.0 / control.n()));
            Difference plain = Difference.of("dunnett", gap).withStandardError(error);
            if (!(error > 0)) {
                Result<Double> none = Result.insufficient(Reason.NO_SPREAD, "no spread in any arm");
                results.add(new ArmResult(
                        entry.getKey(),
                        plain.withTest(none, none, none)
                                .withInterval(Result.insufficient(Reason.NO_SPREAD, "no spread in any arm")),
                        none));
                continue;
            }
            double t = gap / error;
            double half = critical * error;
            results.add(new ArmResult(
                    entry.getKey(),
                    plain.withTest(
                                    Result.of(t),
                                    Result.of((double) degrees),
                                    Result.of(Distributions.tPValue(t, (double) degrees)))
                            .withInterval(
                                    Result.of(new ConfidenceInterval(gap - half, gap + half, confidence, "dunnett"))),
                    Result.of(law.upperTail(Math.abs(t)))));
        }
        return new ManyArms(Method.DUNNETT, Result.of(critical), Result.of(degrees), results, evidence);
    }
}
