package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * A two-sided confidence interval, in the unit of what it is an interval of.
 *
 * @param lower lower limit
 * @param upper upper limit
 * @param confidence level, strictly between 0 and 1
 * @param method how it was computed, such as {@code wilson}
 * @param clamped whether {@link #clamp} has moved a limit, so that cut limits can be told from raw ones
 * @since 0.1.0
 */
public record ConfidenceInterval(double lower, double upper, double confidence, String method, boolean clamped) {

    /**
     * Checks the order of the limits.
     *
     * @throws IllegalArgumentException if a limit is not finite, the limits are in the wrong order or the level is off
     */
    public ConfidenceInterval {
        Arguments.finite("lower", lower);
        Arguments.finite("upper", upper);
        Arguments.level("confidence", confidence);
        Objects.requireNonNull(method, "method");
        if (lower > upper) {
            throw new IllegalArgumentException("lower limit " + lower + " is above the upper limit " + upper);
        }
    }

    /**
     * An interval with its own limits.
     *
     * @param lower lower limit
     * @param upper upper limit
     * @param confidence level, strictly between 0 and 1
     * @param method how it was computed
     * @throws IllegalArgumentException if a limit is not finite, the limits are in the wrong order or the level is off
     */
    public ConfidenceInterval(double lower, double upper, double confidence, String method) {
        this(lower, upper, confidence, method, false);
    }

    /**
     * Whether a value lies inside or on a limit.
     *
     * @param value the value
     * @return true if lower &lt;= value &lt;= upper
     */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    /**
     * The width.
     *
     * @return upper - lower
     */
    public double width() {
        return upper - lower;
    }

    /**
     * The same interval on another scale.
     *
     * @param map increasing, applied to both limits
     * @return the mapped interval
     * @throws IllegalArgumentException if the mapping turns the limits round
     */
    public ConfidenceInterval map(DoubleUnaryOperator map) {
        return new ConfidenceInterval(map.applyAsDouble(lower), map.applyAsDouble(upper), confidence, method, clamped);
    }

    /**
     * The interval cut to a range that the quantity cannot leave.
     *
     * @param min lowest possible value
     * @param max highest possible value
     * @return the interval inside [min, max], {@link #clamped} if a limit moved
     */
    public ConfidenceInterval clamp(double min, double max) {
        if (lower >= min && upper <= max) {
            return this;
        }
        double low = Math.min(max, Math.max(min, lower));
        double high = Math.min(max, Math.max(min, upper));
        return new ConfidenceInterval(low, high, confidence, method, true);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.4g, %.4g]", lower, upper);
    }
}
