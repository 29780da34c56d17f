package io.github.cxkit.testkit.assertions;

import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import org.assertj.core.annotation.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions begin; import {@code assertThat} statically, beside AssertJ's own.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class CxAssertions {

    private CxAssertions() {}

    /**
     * Begins assertions about a result.
     *
     * @param actual the result
     * @param <T> type of its value
     * @return the assertions
     */
    public static <T> ResultAssert<T> assertThat(@Nullable Result<T> actual) {
        return new ResultAssert<>(actual);
    }

    /**
     * Begins assertions about a score.
     *
     * @param actual the score
     * @return the assertions
     */
    public static RatingScoreAssert assertThat(@Nullable RatingScore actual) {
        return new RatingScoreAssert(actual);
    }

    /**
     * Begins assertions about an interval.
     *
     * @param actual the interval
     * @return the assertions
     */
    public static ConfidenceIntervalAssert assertThat(@Nullable ConfidenceInterval actual) {
        return new ConfidenceIntervalAssert(actual);
    }

    /**
     * Begins assertions about a tally.
     *
     * @param actual the tally
     * @return the assertions
     */
    public static RatingTallyAssert assertThat(@Nullable RatingTally actual) {
        return new RatingTallyAssert(actual);
    }
}
