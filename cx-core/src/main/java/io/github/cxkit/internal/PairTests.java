package io.github.cxkit.internal;

/**
 * Tests of all ordered pairs for {@link PairwiseRanks}, quick enough for a thousand segments.
 *
 * <p>A p value is exact only where Holm's steps may come to it. Of the two claims about a pair at most one has p below 1/2, so
 * that a family of 2m claims rejects m at most and the last of them needs p below level/(m + 1): a statistic below the normal
 * quantile of that is never a finding (the tail of t is the heavier), and stands as 1. With Welch's t the degrees of freedom are
 * at least those of the smaller segment: a statistic beyond its quantile at level/(k(k - 1)) is always a finding, and stands
 * as 0. What is left takes one tail per pair.
 */
public final class PairTests {

    private static final double HALF = 0.5;

    private PairTests() {}

    /**
     * z tests of figures with standard errors.
     *
     * @param figures the figures
     * @param errors their standard errors, 0 or more
     * @param level significance level of the family
     * @return the test; none where both errors are 0
     */
    public static PairwiseRanks.PairTest errors(double[] figures, double[] errors, double level) {
        double never = never(figures.length, zeros(errors) <= 1, level);
        return (better, worse) -> {
            double error = Math.sqrt(errors[better] * errors[better] + errors[worse] * errors[worse]);
            if (!(error > 0)) {
                return tiny(figures, errors, better, worse);
            }
            double z = (figures[better] - figures[worse]) / error;
            return z < never ? 1 : Distributions.normalUpperTail(z);
        };
    }

    /** Errors so small that their squares vanish. */
    private static double tiny(double[] figures, double[] errors, int better, int worse) {
        double error = Math.hypot(errors[better], errors[worse]);
        return error > 0 ? Distributions.normalUpperTail((figures[better] - figures[worse]) / error) : Double.NaN;
    }

    /**
     * z tests with the variance of both segments together.
     *
     * @param n answers of each segment, 1 or more
     * @param means their means
     * @param squares their squared deviations
     * @param level significance level of the family
     * @return the test; none where all answers of a pair are alike
     */
    public static PairwiseRanks.PairTest pooled(double[] n, double[] means, double[] squares, double level) {
        double never = never(n.length, zeros(squares) <= 1, level);
        return (better, worse) -> {
            double gap = means[better] - means[worse];
            double all = n[better] + n[worse];
            double product = n[better] * n[worse];
            double variance = (squares[better] + squares[worse] + gap * gap * product / all) / all;
            if (!(variance > 0)) {
                return Double.NaN;
            }
            double z = gap / Math.sqrt(variance * all / product);
            return z < never ? 1 : Distributions.normalUpperTail(z);
        };
    }

    /**
     * Welch's t tests.
     *
     * @param n answers of each segment, 1 or more
     * @param means their means
     * @param squares their squared deviations
     * @param level significance level of the family
     * @return the test; none below two answers, or where all answers of both segments are alike
     */
    public static PairwiseRanks.PairTest welch(double[] n, double[] means, double[] squares, double level) {
        int k = n.length;
        double[] errors = new double[k];
        double[] always = new double[k];
        boolean allTested = zeros(squares) <= 1;
        for (int i = 0; i < k; i++) {
            allTested &= n[i] >= 2;
            errors[i] = squares[i] / (n[i] - 1) / n[i];
            always[i] = n[i] < 2 || k < 2
                    ? Double.POSITIVE_INFINITY
                    : Distributions.tUpperQuantile(level / ((double) k * (k - 1)), n[i] - 1);
        }
        double never = never(k, allTested, level);
        return (better, worse) -> {
            double error = errors[better] + errors[worse];
            if (n[better] < 2 || n[worse] < 2 || !(error > 0)) {
                return Double.NaN;
            }
            double t = (means[better] - means[worse]) / Math.sqrt(error);
            if (t < never) {
                return 1;
            }
            if (t > Math.max(always[better], always[worse])) {
                return 0;
            }
            double degrees = error
                    * error
                    / (errors[better] * errors[better] / (n[better] - 1)
                            + errors[worse] * errors[worse] / (n[worse] - 1));
            return Distributions.tUpperTail(t, degrees);
        };
    }

    /** The statistic below which nothing is a finding; a pair without a test may leave families of two claims. */
    private static double never(int k, boolean allTested, double level) {
        if (level >= HALF || k < 2) {
            return Double.NEGATIVE_INFINITY;
        }
        // a little less, for what the quantile itself is rounded by
        return Distributions.normalUpperQuantile(level / (allTested ? k : 2)) - 1e-6;
    }

    private static int zeros(double[] values) {
        int zeros = 0;
        for (double value : values) {
            zeros += value > 0 ? 0 : 1;
        }
        return zeros;
    }
}
