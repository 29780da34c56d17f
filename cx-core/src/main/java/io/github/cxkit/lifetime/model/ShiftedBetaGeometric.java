package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.digamma;
import static io.github.cxkit.internal.GammaFunctions.logBetaShift;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;

/**
 * Shifted beta-geometric: customers under contract, each with a constant, beta-distributed probability of not renewing.
 *
 * <p>Retention rises with tenure although nobody becomes more loyal: those likely to leave leave first.
 *
 * @param alpha first parameter of the churn probability, more than 0
 * @param beta second parameter, more than 0
 * @see <a href="https://doi.org/10.1002/dir.20074">Fader, Hardie 2007</a>
 * @since 0.1.0
 */
public record ShiftedBetaGeometric(double alpha, double beta) {

    /** The model. */
    public static final Rule RULE =
            Rule.published("model.shifted-beta-geometric", "Shifted beta-geometric", "Fader, Hardie 2007");

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ShiftedBetaGeometric {
        Borders.parameter("alpha", alpha);
        Borders.parameter("beta", beta);
    }

    /**
     * Fits by maximum likelihood, without penalty.
     *
     * @param survivors customers of one cohort at period 0, 1, 2, ..., not increasing
     * @return the fit, and whether it may be trusted
     * @throws IllegalArgumentException if the survivors increase or are negative
     */
    public static FitResult<ShiftedBetaGeometric> fit(long... survivors) {
        return ContractFit.shiftedBetaGeometric(survivors);
    }

    /**
     * Probability of still being a customer after t periods: B(alpha, beta + t)/B(alpha, beta).
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
        return logBetaShift(alpha, beta, period);
    }

    /**
     * Share of those who reached period t - 1 that renew for period t: (beta + t - 1)/(alpha + beta + t - 1).
     *
     * @param period t, 1 or more
     * @return r(t), 0 to 1
     * @throws IllegalArgumentException if t is below 1
     */
    public double retentionRate(int period) {
        atLeastOne("period", period);
        return (beta + (period - 1)) / (alpha + beta + (period - 1));
    }

    /**
     * Periods still to come of a customer about to face the n-th renewal, discounted to that renewal: sum over t &gt;= n of
     * S(t)/S(n-1)/(1+d)^(t-n).
     *
     * @param activePeriods n, 1 or more
     * @param discountRate d per period, a fraction
     * @return discounted expected residual lifetime in periods, or insufficient at d = 0 if alpha &lt;= 1, where it diverges
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Result<Double> discountedResidualLifetime(int activePeriods, double discountRate) {
        atLeastOne("activePeriods", activePeriods);
        Arguments.share("discountRate", discountRate);
        if (discountRate > 0) {
            Borders.parameter("discountRate", discountRate);
        }
        double b = beta + (activePeriods - 1); // a tiny beta would be lost beside 1
        if (discountRate == 0) {
            return alpha > 1
                    ? Result.of(b / (alpha - 1))
                    : Result.insufficient(
                            Reason.NOT_FINITE, "without discounting the residual lifetime of alpha <= 1 diverges");
        }
        // given the churn probability p the sum is (1-p)(1+d)/(d+p); its mean under the posterior has positive terms
        // only
        return Result.of((1 + discountRate)
                * BetaQuadrature.mean(alpha, b, 1 / discountRate, 1, (p, q) -> q / (discountRate + p)));
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1 but was " + value);
        }
    }

    /** Derivatives of ln B(a, b+t)/B(a, b) by ln a and ln b; the third is by t. */
    static double[] slopes(double a, double b, double t) {
        double all = digamma(a + b + t);
        double start = digamma(a + b);
        // far out the difference of two digammas has no digits left; it tends to -a/(b + t)
        double late = b + t > 1e9 * Math.max(1, a) ? -a / (b + t) : digamma(b + t) - all;
        return new double[] {a * (start - all), b * (late - digamma(b) + start), late};
    }
}
