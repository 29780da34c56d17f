package io.github.cxkit.testkit.assertions;

import io.github.cxkit.metric.Comparison;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link Comparison}.
 *
 * @since 0.1.0
 */
public final class ComparisonAssert extends AbstractAssert<ComparisonAssert, Comparison> {

    ComparisonAssert(@Nullable Comparison actual) {
        super(actual, ComparisonAssert.class);
    }

    /**
     * The first score less the second is close to this.
     *
     * @param expected the difference in the metric's unit
     * @param tolerance greatest absolute difference, 0 or more
     * @return this
     */
    public ComparisonAssert hasDifference(double expected, double tolerance) {
        isNotNull();
        new ResultAssert<>(actual.value()).as(descriptionText()).hasValue(expected, tolerance);
        return this;
    }

    /**
     * The difference is more than chance.
     *
     * @param confidence level, such as 0.95
     * @return this
     */
    public ComparisonAssert isSignificant(double confidence) {
        isNotNull();
        if (!actual.isSignificant(confidence)) {
            failWithMessage(
                    "expected a difference that is significant at a confidence of <%s> but p is <%s>",
                    confidence, actual.pValue());
        }
        return this;
    }

    /**
     * The difference may be chance, or there is none to be told.
     *
     * @param confidence level, such as 0.95
     * @return this
     */
    public ComparisonAssert isNotSignificant(double confidence) {
        isNotNull();
        if (actual.isSignificant(confidence)) {
            failWithMessage(
                    "expected a difference that is not significant at a confidence of <%s> but p is <%s>",
                    confidence, actual.pValue());
        }
        return this;
    }
}
