package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

/**
 * Whether units were split between the groups of an experiment as planned: Pearson's chi-square without correction. A
 * mismatch means that something sorts the groups, and no comparison of them can be trusted.
 *
 * @param chiSquare the statistic
 * @param degreesOfFreedom groups - 1
 * @param pValue chance of a split at least as uneven, if all were well
 * @param mismatch whether the p value is at most the level
 * @since 0.1.0
 */
public record SampleRatio(double chiSquare, int degreesOfFreedom, double pValue, boolean mismatch) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SampleRatio {
        Arguments.notNegative("chiSquare", chiSquare);
        Arguments.share("pValue", pValue);
        Arguments.notNegative("degreesOfFreedom", degreesOfFreedom);
    }

    /**
     * Checks a split.
     *
     * @param observed units per group, each 0 or more
     * @param plannedShares planned share of each group, each more than 0; they need not sum to 1
     * @param significanceLevel above 0, at most 0.5, usually 0.01 or less
     * @return the check; insufficient for a single group, no units, or shares whose chi-square is beyond a double
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Result<SampleRatio> of(long[] observed, double[] plannedShares, double significanceLevel) {
        Significance.level(significanceLevel);
        if (observed.length != plannedShares.length) {
            throw new IllegalArgumentException(
                    observed.length + " groups need as many planned shares but have " + plannedShares.length);
        }
        boolean anybody = false;
        for (int i = 0; i < observed.length; i++) {
            anybody |= Arguments.notNegative("units of group " + i, observed[i]) > 0;
            Arguments.positive("planned share of group " + i, plannedShares[i]);
        }
        if (observed.length < 2) {
            return Result.insufficient(Reason.TOO_FEW, "a split needs two groups");
        }
        if (!anybody) {
            return Result.insufficient(Reason.NO_ANSWERS, "no unit in any group");
        }
        PlannedSplit split = new PlannedSplit(observed, plannedShares);
        double chiSquare = 0;
        for (int i = 0; i < observed.length; i++) {
            chiSquare += split.excess(i) * split.excess(i) / split.expected(i);
        }
        if (!Double.isFinite(chiSquare)) {
            return Result.insufficient(
                    Reason.NOT_FINITE,
                    "a planned share is too small beside the others: chi-square has no finite value");
        }
        int degrees = observed.length - 1;
        double p = Distributions.chiSquareUpperTail(chiSquare, degrees);
        return Result.of(new SampleRatio(chiSquare, degrees, p, Significance.reaches(p, significanceLevel)));
    }
}
