package io.github.cxkit.internal;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The one place that knows the maths library: distributions by their tails and quantiles. */
public final class Distributions {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    /**
     * Standard normal quantile of a two-sided level.
     *
     * @param confidence level, such as 0.95
     * @return z with P(|Z| &lt; z) = confidence
     */
    public static double normalTwoSided(double confidence) {
        // 1 - c is exact for c >= 1/2 (Sterbenz), and halving is exact
        return NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
    }

    /**
     * Standard normal quantile.
     *
     * @param probability lower tail
     * @return the quantile
     */
    public static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /**
     * Standard normal distribution function.
     *
     * @param z the point
     * @return P(Z &lt;= z)
     */
    public static double normalCdf(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /**
     * Two-sided p value of a standard normal statistic.
     *
     * @param z the statistic
     * @return P(|Z| &gt;= |z|)
     */
    public static double normalPValue(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /**
     * Student t quantile of a two-sided level.
     *
     * @param confidence level, such as 0.95
     * @param degreesOfFreedom more than 0
     * @return t with P(|T| &lt; t) = confidence
     */
    public static double tTwoSided(double confidence, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2);
    }

    /**
     * Upper tail of a chi-square.
     *
     * @param x the statistic
     * @param degreesOfFreedom more than 0
     * @return P(X &gt;= x)
     */
    public static double chiSquareUpperTail(double x, double degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(x);
    }
}
