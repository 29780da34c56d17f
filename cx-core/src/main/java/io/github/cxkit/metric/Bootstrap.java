package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Objects;

/**
 * A bias-corrected and accelerated bootstrap interval with the two numbers that shaped it (Efron 1987).
 *
 * <p>No random numbers: the law of n draws with replacement is computed exactly.
 *
 * @param interval the limits, in the score's unit
 * @param biasCorrection z0, the normal quantile of the share of resamples below the score
 * @param acceleration a = sum((x - m)³) / (6 sum((x - m)²)^1.5)
 * @since 0.1.0
 */
public record Bootstrap(ConfidenceInterval interval, double biasCorrection, double acceleration) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public Bootstrap {
        Objects.requireNonNull(interval, "interval");
        Arguments.finite("biasCorrection", biasCorrection);
        Arguments.finite("acceleration", acceleration);
    }

    /** What a resample equal to the score counts for in the bias correction. */
    public enum Ties {
        /** Half: the default. */
        MIDRANK,
        /** Nothing, as in R's package boot. */
        STRICT
    }
}
