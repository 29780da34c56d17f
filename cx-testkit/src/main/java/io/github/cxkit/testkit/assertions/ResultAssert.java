package io.github.cxkit.testkit.assertions;

import io.github.cxkit.score.Result;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link Result}.
 *
 * @param <T> type of its value
 * @since 0.1.0
 */
public final class ResultAssert<T> extends AbstractAssert<ResultAssert<T>, Result<T>> {

    ResultAssert(@Nullable Result<T> actual) {
        super(actual, ResultAssert.class);
    }

    /**
     * There is a value.
     *
     * @return this
     */
    public ResultAssert<T> isKnown() {
        isNotNull();
        if (actual instanceof Result.Insufficient<T> lack) {
            failWithMessage("expected a value but the result is insufficient (%s): %s", lack.reason(), lack.detail());
        }
        return this;
    }

    /**
     * The value is exactly this.
     *
     * @param expected the value
     * @return this
     */
    public ResultAssert<T> hasValue(T expected) {
        isKnown();
        T value = actual.orElseThrow();
        if (!Objects.equals(value, expected)) {
            failWithMessage("expected the value <%s> but was <%s>", expected, value);
        }
        return this;
    }

    /**
     * The value is a number close to this.
     *
     * @param expected the value
     * @param tolerance greatest absolute difference, 0 or more
     * @return this
     */
    public ResultAssert<T> hasValue(double expected, double tolerance) {
        isKnown();
        if (!(actual.orElseThrow() instanceof Number number)) {
            failWithMessage("expected a number but the value is <%s>", actual.orElseThrow());
            return this;
        }
        if (!(Math.abs(number.doubleValue() - expected) <= tolerance)) {
            failWithMessage("expected the value <%s> within <%s> but was <%s>", expected, tolerance, number);
        }
        return this;
    }

    /**
     * There is no value, for this reason.
     *
     * @param reason the reason
     * @return this
     */
    public ResultAssert<T> isInsufficient(Result.Reason reason) {
        isNotNull();
        if (!(actual instanceof Result.Insufficient<T> lack)) {
            failWithMessage("expected an insufficient result (%s) but there is the value <%s>", reason, actual);
        } else if (lack.reason() != reason) {
            failWithMessage(
                    "expected an insufficient result (%s) but it is so for %s: %s",
                    reason, lack.reason(), lack.detail());
        }
        return this;
    }
}
