package io.github.cxkit.testkit.assertions;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.RatingScore;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link RatingScore}.
 *
 * @since 0.1.0
 */
public final class RatingScoreAssert extends AbstractAssert<RatingScoreAssert, RatingScore> {

    RatingScoreAssert(@Nullable RatingScore actual) {
        super(actual, RatingScoreAssert.class);
    }

    /**
     * The score is close to this.
     *
     * @param expected the score in its unit
     * @param tolerance greatest absolute difference, 0 or more
     * @return this
     */
    public RatingScoreAssert hasValue(double expected, double tolerance) {
        isNotNull();
        new ResultAssert<>(actual.value()).as(descriptionText()).hasValue(expected, tolerance);
        return this;
    }

    /**
     * The score rounds to this, half away from zero.
     *
     * @param expected the score as shown, such as {@code 39.8}; its decimals are the decimals rounded to
     * @return this
     */
    public RatingScoreAssert rounds(String expected) {
        isNotNull();
        int point = expected.indexOf('.');
        int decimals = point < 0 ? 0 : expected.length() - point - 1;
        String rounded =
                actual.rounded(decimals).toOptional().map(Object::toString).orElse("insufficient");
        if (!rounded.equals(expected)) {
            failWithMessage("expected the score to round to <%s> but it rounds to <%s>", expected, rounded);
        }
        return this;
    }

    /**
     * There is no score, because there is no answer.
     *
     * @return this
     */
    public RatingScoreAssert hasNoAnswers() {
        return hasSize(0);
    }

    /**
     * The score stands on this many answers.
     *
     * @param n valid answers
     * @return this
     */
    public RatingScoreAssert hasSize(long n) {
        isNotNull();
        if (actual.n() != n) {
            failWithMessage("expected a score of <%s> answers but it has <%s>", n, actual.n());
        }
        return this;
    }

    /**
     * The score's default interval is close to this.
     *
     * @param confidence level, strictly between 0 and 1
     * @param lower lower limit
     * @param upper upper limit
     * @param tolerance greatest absolute difference of either, 0 or more
     * @return this
     */
    public RatingScoreAssert hasInterval(double confidence, double lower, double upper, double tolerance) {
        isNotNull();
        new ResultAssert<>(actual.interval(confidence)).as(descriptionText()).isKnown();
        new ConfidenceIntervalAssert(actual.interval(confidence).orElseThrow())
                .as(descriptionText())
                .hasLimits(lower, upper, tolerance);
        return this;
    }

    /**
     * The score carries a warning.
     *
     * @param caution the warning
     * @return this
     */
    public RatingScoreAssert hasCaution(Caution caution) {
        isNotNull();
        if (!actual.cautions().contains(caution)) {
            failWithMessage("expected the caution <%s> but the score has <%s>", caution, actual.cautions());
        }
        return this;
    }

    /**
     * The score carries no warning.
     *
     * @return this
     */
    public RatingScoreAssert hasNoCaution() {
        isNotNull();
        if (!actual.cautions().isEmpty()) {
            failWithMessage("expected no caution but the score has <%s>", actual.cautions());
        }
        return this;
    }
}
