package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.stats.SampleSize;

/**
 * The shares assumed for a net score when a survey is planned, and how many answers it then needs.
 *
 * <p>Margins, variances and differences are in points (score -100 to 100, variance up to 10,000).
 *
 * <pre>{@code
 * NetScorePlan expected = new NetScorePlan(0.60, 0.15);
 * expected.forMargin(5, 0.95).n();                              // 842
 * expected.toCompare(new NetScorePlan(0.65, 0.15), 0.95, 0.8).n()  // per group
 * }</pre>
 *
 * @param positive share of the positive class, such as promoters; 0 to 1
 * @param negative share of the negative class, such as detractors; 0 to 1
 * @since 0.1.0
 */
public record NetScorePlan(double positive, double negative) {

    /** Half plus, half minus: no net score varies more. */
    public static final NetScorePlan WORST_CASE = new NetScorePlan(0.5, 0.5);

    private static final double ADDED = 3;
    private static final double ROUNDING = 1e-12;

    /**
     * Checks the shares.
     *
     * @throws IllegalArgumentException if a share is out of range or both exceed 1
     */
    public NetScorePlan {
        Arguments.share("positive", positive);
        Arguments.share("negative", negative);
        if (positive + negative > 1 + ROUNDING) {
            throw new IllegalArgumentException(
                    "positive and negative share must not exceed 1 but are " + positive + " and " + negative);
        }
    }

    /**
     * The score.
     *
     * @return 100 (positive - negative)
     */
    public double score() {
        return 100 * (positive - negative);
    }

    /**
     * Variance of one answer.
     *
     * @return 10,000 (positive + negative - (positive - negative)²)
     */
    public double variance() {
        double net = positive - negative;
        double neutral = Math.max(0, 1 - positive - negative);
        return 10_000 * (positive * (1 - net) * (1 - net) + neutral * net * net + negative * (1 + net) * (1 + net));
    }

    /**
     * Answers for a margin of error of the Wald interval: z² variance / margin².
     *
     * @param margin half width in points, more than 0
     * @param confidence level, from 0.5 to below 1
     * @return the sample size; 0 for a variance of 0
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public SampleSize forMargin(double margin, double confidence) {
        return SampleSize.plan().withConfidence(confidence).forMargin(variance(), margin);
    }

    /**
     * The shortcut for the adjusted Wald interval: 3 fewer than {@link #forMargin}, at least 1. It errs for scores near the
     * ends; {@link #forAdjustedMargin} does not.
     *
     * @param margin half width in points, more than 0
     * @param confidence level, from 0.5 to below 1
     * @return the sample size
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public SampleSize forAdjustedMarginShortcut(double margin, double confidence) {
        return SampleSize.of(Math.max(1, forMargin(margin, confidence).unrounded() - ADDED));
    }

    /**
     * Answers for a margin of error of the adjusted Wald interval: the smallest n whose own half width is at most the
     * margin.
     *
     * @param margin half width in points, more than 0
     * @param confidence level, from 0.5 to below 1
     * @return the sample size, at least 1
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public SampleSize forAdjustedMargin(double margin, double confidence) {
        double z = Distributions.normalTwoSided(Significance.required(confidence));
        Arguments.positive("margin", margin);
        long high = 1;
        while (adjustedHalfWidth(high, z) > margin) {
            high = (long) Arguments.within("sample size", 2.0 * high, 0, SampleSize.MOST);
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (adjustedHalfWidth(middle, z) > margin) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new SampleSize(high, high);
    }

    private double adjustedHalfWidth(long n, double z) {
        PseudoCounts more = PseudoCounts.ROCKS;
        NetCounts counts =
                new NetCounts(negative * n, Math.max(0, 1 - positive - negative) * n, positive * n, 0, 100).plus(more);
        return 100 * z * Math.sqrt(counts.variance() / counts.n());
    }

    /**
     * Answers per group to find the difference of two net scores: (varianceA + varianceB) (z_confidence + z_power)² /
     * difference².
     *
     * @param other the other group's shares, of another score
     * @param confidence level of the two-sided test, from 0.5 to below 1
     * @param power chance of finding the difference, strictly between 0 and 1
     * @return the sample size of each group
     * @throws IllegalArgumentException if an argument is out of its range or the scores are equal
     */
    public SampleSize toCompare(NetScorePlan other, double confidence, double power) {
        return SampleSize.plan()
                .withConfidence(confidence)
                .withPower(power)
                .toCompare(variance() + other.variance(), score() - other.score());
    }

    /**
     * The shortcut for the adjusted comparison: 3 fewer than {@link #toCompare}, at least 1.
     *
     * @param other the other group's shares, of another score
     * @param confidence level of the two-sided test, from 0.5 to below 1
     * @param power chance of finding the difference, strictly between 0 and 1
     * @return the sample size of each group
     * @throws IllegalArgumentException if an argument is out of its range or the scores are equal
     */
    public SampleSize toCompareShortcut(NetScorePlan other, double confidence, double power) {
        return SampleSize.of(Math.max(1, toCompare(other, confidence, power).unrounded() - ADDED));
    }
}
