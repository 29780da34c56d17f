package io.github.cxkit.testkit.assertions;

import io.github.cxkit.stats.ConfidenceInterval;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link ConfidenceInterval}.
 *
 * @since 0.1.0
 */
public final class ConfidenceIntervalAssert extends AbstractAssert<ConfidenceIntervalAssert, ConfidenceInterval> {

    ConfidenceIntervalAssert(@Nullable ConfidenceInterval actual) {
        super(actual, ConfidenceIntervalAssert.class);
    }

    /**
     * The limits are close to these.
     *
     * @param lower lower limit
     * @param upper upper limit
     * @param tolerance greatest absolute difference of either, 0 or more
     * @return this
     */
    public ConfidenceIntervalAssert hasLimits(double lower, double upper, double tolerance) {
        isNotNull();
        if (!(Math.abs(actual.lower() - lower) <= tolerance && Math.abs(actual.upper() - upper) <= tolerance)) {
            failWithMessage(
                    "expected the limits <%s> and <%s> within <%s> but were <%s> and <%s>",
                    lower, upper, tolerance, actual.lower(), actual.upper());
        }
        return this;
    }

    /**
     * The interval contains a value.
     *
     * @param value the value
     * @return this
     */
    public ConfidenceIntervalAssert contains(double value) {
        isNotNull();
        if (!actual.contains(value)) {
            failWithMessage("expected [%s, %s] to contain <%s>", actual.lower(), actual.upper(), value);
        }
        return this;
    }

    /**
     * The interval does not contain a value.
     *
     * @param value the value
     * @return this
     */
    public ConfidenceIntervalAssert doesNotContain(double value) {
        isNotNull();
        if (actual.contains(value)) {
            failWithMessage("expected [%s, %s] not to contain <%s>", actual.lower(), actual.upper(), value);
        }
        return this;
    }

    /**
     * The interval was computed by this method.
     *
     * @param method such as {@code wilson}
     * @return this
     */
    public ConfidenceIntervalAssert hasMethod(String method) {
        isNotNull();
        if (!actual.method().equals(method)) {
            failWithMessage("expected the method <%s> but was <%s>", method, actual.method());
        }
        return this;
    }
}
