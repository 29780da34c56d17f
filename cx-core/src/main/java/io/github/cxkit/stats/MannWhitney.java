package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Objects;

/**
 * The Mann-Whitney U test: does one group tend to larger values than the other?
 *
 * @param u pairs in which the value of a is larger; an equal pair counts a half
 * @param superiority u / (nA nB): the chance that a random a beats a random b, ties half
 * @param statistic z
 * @param pValue two-sided p value by the normal approximation with tie-corrected variance
 * @since 0.1.0
 */
public record MannWhitney(
        Result<Double> u, Result<Double> superiority, Result<Double> statistic, Result<Double> pValue) {

    /** Whether the test statistic is moved half a place towards the middle. */
    public enum Continuity {
        /** It is, as R does by default. */
        CORRECTED,
        /** It is not. */
        UNCORRECTED
    }

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if u is negative or not finite
     */
    public MannWhitney {
        u.map(each -> Arguments.notNegative("u", each));
        Objects.requireNonNull(superiority, "superiority");
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(pValue, "pValue");
        superiority.map(each -> Arguments.share("superiority", each));
        pValue.map(each -> Arguments.share("pValue", each));
    }

    /**
     * From counts per value, as a rating tally holds them.
     *
     * @param a counts of the first group, lowest value first, each 0 or more
     * @param b counts of the second group on the same values
     * @param continuity whether to move U half a step towards its mean
     * @return the test; insufficient if a group is empty or all values are equal
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static MannWhitney of(long[] a, long[] b, Continuity continuity) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "both groups need counts of the same values, not of " + a.length + " and " + b.length);
        }
        long countA = 0;
        long countB = 0;
        for (int i = 0; i < a.length; i++) {
            Arguments.notNegative("count", Math.min(a[i], b[i]));
            countA = Counts.sum(countA, a[i]);
            countB = Counts.sum(countB, b[i]);
        }
        double na = countA;
        double nb = countB;
        if (na == 0 || nb == 0) {
            Result<Double> none = Result.insufficient(Reason.NO_ANSWERS, "U needs values in both groups");
            return new MannWhitney(none, none, none, none);
        }
        // twice the distance of U from its mean: pairs that a wins less those that b wins, exact for counts below 2^53
        DoubleSum twice = new DoubleSum();
        double n = na + nb;
        double untied = 0;
        long below = 0;
        for (int i = 0; i < a.length; i++) {
            long above = countB - below - b[i];
            twice.addProduct((double) a[i], (double) (below - above));
            below += b[i];
            // n^3 - n less the ties' t^3 - t, without the difference: 0 only if all values are equal
            double t = (double) a[i] + b[i];
            double others = (double) (countA - a[i]) + (countB - b[i]);
            untied += t * (others / n) * ((n + t) / (n - 1));
        }
        double variance = na * nb / 12 * untied;
        double distance = twice.value() / 2;
        double u = na * nb / 2 + distance;
        Result<Double> superiority = Result.of(0.5 + distance / (na * nb));
        if (!(variance > 0)) {
            Result<Double> none = Result.insufficient(Reason.NO_SPREAD, "all values are equal: nothing to test");
            return new MannWhitney(Result.of(u), superiority, none, none);
        }
        double shift =
                continuity == Continuity.CORRECTED ? Math.copySign(Math.min(0.5, Math.abs(distance)), distance) : 0;
        double z = (distance - shift) / Math.sqrt(variance);
        return new MannWhitney(Result.of(u), superiority, Result.of(z), Result.of(Distributions.normalPValue(z)));
    }

    /**
     * Cliff's delta: the chance that a is larger minus the chance that b is, 2 u / (nA nB) - 1.
     *
     * @return the effect size, -1 to 1; insufficient if a group is empty
     */
    public Result<Double> cliffsDelta() {
        return superiority.map(p -> 2 * p - 1);
    }
}
