package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;

/**
 * Where a quantity must lie, whatever happened; no level of confidence is involved.
 *
 * @param lower lowest possible value
 * @param upper highest possible value
 * @since 0.1.0
 */
public record Bounds(double lower, double upper) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if a limit is not finite or the order is wrong
     */
    public Bounds {
        Arguments.finite("lower", lower);
        Arguments.within("upper", upper, lower, Double.MAX_VALUE);
    }
}
