package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.logBetaShift;
import static io.github.cxkit.internal.GammaFunctions.logRising;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;

/**
 * Beta-discrete-Weibull: as {@link ShiftedBetaGeometric}, but each customer's own tendency to leave may rise (c &gt; 1) or
 * fall (c &lt; 1) with tenure.
 *
 * @param alpha first parameter of the churn probability, more than 0
 * @param beta second parameter, more than 0
 * @param c shape over time, more than 0; 1 is the shifted beta-geometric model
 * @see <a href="https://doi.org/10.1016/j.intmar.2018.01.002">Fader, Hardie, Liu, Davin, Steenburgh 2018</a>
 * @since 0.1.0
 */
public record BetaDiscreteWeibull(double alpha, double beta, double c) {

    /** The model. */
    public static final Rule RULE = Rule.published(
            "model.beta-discrete-weibull", "Beta-discrete-Weibull", "Fader, Hardie, Liu, Davin, Steenburgh 2018");

    /** Steps beyond this are far from all parameters, which go to 1e50, and near the end of a double. */
    static final double FARTHEST = 1e300;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BetaDiscreteWeibull {
        Borders.parameter("alpha", alpha);
        Borders.parameter("beta", beta);
        Borders.parameter("c", c);
    }

    /**
     * Fits by maximum likelihood, without penalty.
     *
     * @param survivors customers of one cohort at period 0, 1, 2, ..., not increasing
     * @return the fit, and whether it may be trusted
     * @throws IllegalArgumentException if the survivors increase or are negative
     */
    public static FitResult<BetaDiscreteWeibull> fit(long... survivors) {
        return ContractFit.betaDiscreteWeibull(survivors);
    }

    /**
     * Probability of still being a customer after t periods: B(alpha, beta + t^c)/B(alpha, beta).
     *
     * @param period t, 0 or more
     * @return S(t), 0 to 1
     * @throws IllegalArgumentException if t is negative
     */
    public double survival(int period) {
        Arguments.notNegative("period", period);
        return Math.exp(logSurvival(period));
    }

    double logSurvival(int period) {
        double power = Math.pow(period, c);
        return power <= FARTHEST ? logBetaShift(alpha, beta, power) : farSurvival(alpha, beta, c * Math.log(period));
    }

    /** ln B(a, b + s)/B(a, b) of a step far beyond a and b, of which a double may hold no more than the logarithm. */
    static double farSurvival(double a, double b, double logStep) {
        return logRising(b, a) - a * logStep;
    }

    /**
     * Share of those who reached period t - 1 that renew for period t: S(t)/S(t - 1).
     *
     * @param period t, 1 or more
     * @return r(t), 0 to 1
     * @throws IllegalArgumentException if t is below 1
     */
    public double retentionRate(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be >= 1 but was " + period);
        }
        double before = Math.pow(period - 1.0, c);
        // t^c - (t-1)^c without the difference
        double log = period == 1 ? 0 : -c * Math.log1p(-1.0 / period);
        double step = period == 1 ? 1 : before * Math.expm1(log);
        // beyond the range of a double only the ratio of the powers counts
        return Math.exp(
                Double.isInfinite(beta + before + step) ? -alpha * log : logBetaShift(alpha, beta + before, step));
    }
}
