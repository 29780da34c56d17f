package io.github.cxkit.testkit.assertions;

import io.github.cxkit.stats.Rate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link Rate}.
 *
 * @since 0.1.0
 */
public final class RateAssert extends AbstractAssert<RateAssert, Rate> {

    RateAssert(@Nullable Rate actual) {
        super(actual, RateAssert.class);
    }

    /**
     * The rate is this part of this whole.
     *
     * @param part how many
     * @param whole of how many
     * @return this
     */
    public RateAssert is(long part, long whole) {
        isNotNull();
        if (actual.part() != part || actual.whole() != whole) {
            failWithMessage(
                    "expected a rate of <%s> of <%s> but it is <%s> of <%s>",
                    part, whole, actual.part(), actual.whole());
        }
        return this;
    }

    /**
     * The rate is close to this.
     *
     * @param expected the rate in its unit
     * @param tolerance greatest absolute difference, 0 or more
     * @return this
     */
    public RateAssert hasValue(double expected, double tolerance) {
        isNotNull();
        new ScoreAssert(actual).as(descriptionText()).hasValue(expected, tolerance);
        return this;
    }

    /**
     * There is no rate, because there is nothing to be a part of.
     *
     * @return this
     */
    public RateAssert isInsufficient() {
        isNotNull();
        if (actual.value().isKnown()) {
            failWithMessage("expected no rate but it is <%s> of <%s>", actual.part(), actual.whole());
        }
        return this;
    }
}
