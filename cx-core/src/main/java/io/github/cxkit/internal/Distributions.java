package io.github.cxkit.internal;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The one place that knows the maths library: distributions by their tails and quantiles. */
public final class Distributions {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Beyond so many degrees of freedom t differs from the normal by less than a double can say. */
    private static final double NORMAL_FROM = 1e16;

    private static final double FEWEST_DEGREES = 0.01;

    /** The level that nearly everybody asks for; its quantile would be half the work of an interval. */
    private static final double USUAL = 0.95;

    private static final double USUAL_QUANTILE = twoSided(USUAL);

    private Distributions() {}

    /**
     * Standard normal quantile of a two-sided level.
     *
     * @param confidence level, such as 0.95
     * @return z with P(|Z| &lt; z) = confidence
     */
    public static double normalTwoSided(double confidence) {
        return confidence == USUAL ? USUAL_QUANTILE : twoSided(confidence);
    }

    /**
     * How many standard errors a difference must be for a two-sided z test to find it. Any difference at all, even none, is
     * found with a power of up to half the significance level, on that side.
     *
     * @param confidence level of the test, such as 0.95
     * @param power chance of finding the difference, 0 to 1
     * @return z of the confidence plus z of the power, 0 or more
     */
    public static double normalToFind(double confidence, double power) {
        return Math.max(0, normalTwoSided(confidence) + normalQuantile(power));
    }

    private static double twoSided(double confidence) {
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
     * Upper tail of the standard normal distribution.
     *
     * @param z the point
     * @return P(Z &gt;= z)
     */
    public static double normalUpperTail(double z) {
        return NORMAL.survivalProbability(z);
    }

    /**
     * Upper tail of a Student t.
     *
     * @param t the statistic
     * @param degreesOfFreedom more than 0
     * @return P(T &gt;= t)
     */
    public static double tUpperTail(double t, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).survivalProbability(t);
    }

    /**
     * Standard normal quantile by its upper tail.
     *
     * @param upperTail probability above the quantile
     * @return z with P(Z &gt;= z) = upperTail
     */
    public static double normalUpperQuantile(double upperTail) {
        return NORMAL.inverseSurvivalProbability(upperTail);
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
        return tUpperQuantile((1 - confidence) / 2, degreesOfFreedom);
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

    /**
     * Quantile of a chi-square.
     *
     * @param upperTail probability above the quantile
     * @param degreesOfFreedom more than 0
     * @return x with P(X &gt;= x) = upperTail
     */
    public static double chiSquareUpperQuantile(double upperTail, double degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseSurvivalProbability(upperTail);
    }

    /**
     * Quantile of a beta distribution.
     *
     * @param probability lower tail
     * @param a first shape, more than 0
     * @param b second shape, more than 0
     * @return x with P(X &lt;= x) = probability
     */
    public static double betaQuantile(double probability, double a, double b) {
        return BetaTail.quantile(probability, a, b);
    }

    /**
     * Quantile of a beta distribution by its upper tail.
     *
     * @param upperTail probability above the quantile
     * @param a first shape, more than 0
     * @param b second shape, more than 0
     * @return x with P(X &gt;= x) = upperTail
     */
    public static double betaUpperQuantile(double upperTail, double a, double b) {
        return BetaTail.upperQuantile(upperTail, a, b);
    }

    /**
     * The regularised incomplete beta function I_x(a, b): the distribution function of Beta(a, b).
     *
     * @param x the point; 0 below 0, 1 above 1
     * @param a first shape, more than 0
     * @param b second shape, more than 0
     * @return the value, 0 to 1
     */
    public static double regularizedBeta(double x, double a, double b) {
        return BetaTail.lower(x, 1 - x, a, b);
    }

    /**
     * The distribution function of Beta(a, b) at a point given with its distance from 1, which near 1 has more digits.
     *
     * @param x the point
     * @param complement 1 - x
     * @param a first shape, more than 0
     * @param b second shape, more than 0
     * @return the value, 0 to 1
     */
    public static double regularizedBeta(double x, double complement, double a, double b) {
        return BetaTail.lower(x, complement, a, b);
    }

    /**
     * Natural logarithm of the gamma function.
     *
     * @param x more than 0
     * @return ln gamma(x)
     */
    public static double logGamma(double x) {
        return LogGamma.value(x);
    }

    /**
     * Natural logarithm of the beta function.
     *
     * @param a more than 0
     * @param b more than 0
     * @return ln B(a, b)
     */
    public static double logBeta(double a, double b) {
        return LogBeta.value(a, b);
    }

    /**
     * Distribution function of a Poisson count.
     *
     * @param count whole number; below 0 gives 0
     * @param mean 0 or more
     * @return P(X &lt;= count)
     */
    public static double poissonCdf(int count, double mean) {
        if (count < 0) {
            return 0;
        }
        return mean == 0 ? 1 : PoissonDistribution.of(mean).cumulativeProbability(count);
    }

    /**
     * Two-sided p value of a Student t statistic.
     *
     * @param t the statistic
     * @param degreesOfFreedom more than 0
     * @return P(|T| &gt;= |t|)
     */
    public static double tPValue(double t, double degreesOfFreedom) {
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
    }

    /**
     * Student t quantile by its upper tail.
     *
     * @param upperTail probability above the quantile
     * @param degreesOfFreedom more than 0
     * @return t with P(T &gt;= t) = upperTail; infinite where it exceeds the range of a double, as it does for degrees of
     *     freedom near 0
     */
    public static double tUpperQuantile(double upperTail, double degreesOfFreedom) {
        if (degreesOfFreedom > NORMAL_FROM) {
            return NORMAL.inverseSurvivalProbability(upperTail);
        }
        // P(T > t) falls as t^-df: e^700 at most
        if (!(degreesOfFreedom > FEWEST_DEGREES)) {
            return upperTail < 0.5 ? Double.POSITIVE_INFINITY : upperTail > 0.5 ? Double.NEGATIVE_INFINITY : 0;
        }
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(upperTail);
    }
}
