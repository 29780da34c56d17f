package io.github.cxkit.experiment;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.Difference;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The difference of two arms, stratum by stratum, weighted with each stratum's share of all units: takes off what a different
 * mix of the arms would add.
 *
 * @param difference treatment - control
 * @param evidence rule and units of both arms
 * @since 0.1.0
 */
public record PostStratification(Difference difference, Evidence evidence) {

    /** The estimator. */
    public static final Rule RULE = Rule.published(
            "experiment.post-stratified", "Post-stratified difference", "Cochran 1977; Miratrix, Sekhon, Yu 2013");

    /**
     * Both arms of one stratum.
     *
     * @param name its name
     * @param control one column, one row per unit
     * @param treatment the same column
     */
    public record Stratum(String name, CoMoments control, CoMoments treatment) {
        /**
         * Checks the columns.
         *
         * @throws IllegalArgumentException if the columns differ or are not one
         */
        public Stratum {
            Objects.requireNonNull(control, "control");
            Objects.requireNonNull(treatment, "treatment");
            Objects.requireNonNull(name, "name");
            ArmComparison.requireSameColumns(control, treatment);
            if (control.columns().size() != 1) {
                throw new IllegalArgumentException("strata are of one column, not of " + control.columns());
            }
        }

        /**
         * Both arms by a warehouse's sums: the difference is exact even where both means are huge beside it.
         *
         * @param name its name
         * @param control one variable
         * @param treatment the same variable
         * @return the stratum, its values measured from the mean of its control
         * @throws IllegalArgumentException if the variables are not one
         */
        public static Stratum of(String name, UnitSums control, UnitSums treatment) {
            return new Stratum(name, control.from(control), treatment.from(control));
        }

        private long n() {
            return Counts.sum(control.n(), treatment.n());
        }
    }

    /** Checks that the parts are there. */
    public PostStratification {
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Compares two arms by strata.
     *
     * @param strata the strata; one without units is passed over
     * @param confidence of the interval, from 0.5 to below 1
     * @return the difference; insufficient where a stratum lacks an arm (merge strata deliberately) or there is none
     * @throws IllegalArgumentException if a stratum is given twice or the level is out of range
     */
    public static Result<PostStratification> of(List<Stratum> strata, double confidence) {
        Significance.required(confidence);
        Set<String> names = new HashSet<>();
        double all = 0;
        for (Stratum stratum : strata) {
            if (!names.add(stratum.name())) {
                throw new IllegalArgumentException("stratum \"" + stratum.name() + "\" is given twice");
            }
            all += stratum.n();
        }
        if (all == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no unit in any stratum");
        }
        double gap = 0;
        double variance = 0;
        double[] variances = new double[2 * strata.size()];
        double[] degrees = new double[variances.length];
        int arms = 0;
        for (Stratum stratum : strata) {
            if (stratum.n() == 0) {
                continue;
            }
            if (stratum.control().n() == 0 || stratum.treatment().n() == 0) {
                return Result.insufficient(
                        Reason.PART_MISSING, "stratum \"" + stratum.name() + "\" lacks an arm; merge it with another");
            }
            double w = stratum.n() / all;
            for (CoMoments arm : List.of(stratum.control(), stratum.treatment())) {
                double n = arm.n();
                double v = w * w * (n < 2 ? Double.NaN : arm.crossProduct(0, 0) / (n - 1) / n);
                variance += v;
                variances[arms] = v;
                degrees[arms++] = n - 1;
            }
            gap += w
                    * (stratum.treatment().means().get(0)
                            - stratum.control().means().get(0));
        }
        double freedom = Linear.degrees(Arrays.copyOf(variances, arms), Arrays.copyOf(degrees, arms));
        return Result.of(new PostStratification(
                Linear.welch(gap, variance, freedom, confidence), Evidence.of(RULE, (long) all)));
    }
}
