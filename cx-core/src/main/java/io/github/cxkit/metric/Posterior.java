package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Objects;

/**
 * What is believed of a net score after the answers: a Dirichlet posterior of the three classes.
 *
 * @param mean posterior mean of the score, in its unit
 * @param standardDeviation posterior standard deviation, in the same unit
 * @param interval equal-tailed credible interval, in the same unit
 * @param probabilityPositive probability that the positive class outweighs the negative one, 0 to 1
 * @since 0.1.0
 */
public record Posterior(
        double mean, double standardDeviation, ConfidenceInterval interval, double probabilityPositive) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Posterior {
        Arguments.finite("mean", mean);
        Arguments.notNegative("standardDeviation", standardDeviation);
        Objects.requireNonNull(interval, "interval");
        Arguments.share("probabilityPositive", probabilityPositive);
    }
}
