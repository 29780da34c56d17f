package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import java.util.List;
import java.util.Objects;

/**
 * How good a fit is, and how sure.
 *
 * @param parameters estimates with standard errors, in the order of the model's parameters; unmodifiable
 * @param covariance their covariance matrix by rows, in natural units; empty where it is undefined
 * @param logLikelihood maximised natural log-likelihood, in the units of the data
 * @param customers customers fitted
 * @param iterations steps of the optimiser
 * @param gradientNorm largest derivative of the mean log-likelihood by the logarithm of a parameter; near 0 at an optimum
 * @since 0.1.0
 */
public record FitReport(
        List<Estimate> parameters,
        List<List<Double>> covariance,
        double logLikelihood,
        long customers,
        int iterations,
        double gradientNorm) {

    /** Twice as much is still a double, and so are the criteria. */
    private static final double LARGEST = 1e300;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public FitReport {
        Copies.whole("covariance", covariance);
        covariance.forEach(row -> Arguments.finite("covariance", row));
        parameters = Copies.list("parameters", parameters);
        covariance = covariance.stream().map(List::copyOf).toList();
        Arguments.within("logLikelihood", logLikelihood, -LARGEST, LARGEST);
        Arguments.positive("customers", (double) customers);
        Arguments.notNegative("gradientNorm", gradientNorm);
        Arguments.notNegative("iterations", iterations);
    }

    /**
     * One estimated parameter.
     *
     * @param name as in the model
     * @param value the estimate
     * @param standardError from the curvature of the likelihood, by the delta method; insufficient at the edge
     */
    public record Estimate(String name, double value, Result<Double> standardError) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is not finite, or the error negative
         */
        public Estimate {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(standardError, "standardError");
            Arguments.finite("value", value);
            standardError.ifKnown(each -> Arguments.notNegative("standardError", each));
        }
    }

    /**
     * Akaike's criterion, 2 (parameters) - 2 ln L: of models fitted to the same data, prefer the smallest.
     *
     * @return AIC
     */
    public double aic() {
        return 2.0 * parameters.size() - 2 * logLikelihood;
    }

    /**
     * Schwarz's criterion, ln(customers) (parameters) - 2 ln L.
     *
     * @return BIC
     */
    public double bic() {
        return Math.log((double) customers) * parameters.size() - 2 * logLikelihood;
    }
}
