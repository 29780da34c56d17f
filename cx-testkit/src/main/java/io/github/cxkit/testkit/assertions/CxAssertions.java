package io.github.cxkit.testkit.assertions;

import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Score;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
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

    /**
     * Begins assertions about a score of any kind.
     *
     * @param actual the score
     * @return the assertions
     */
    public static ScoreAssert assertThat(@Nullable Score actual) {
        return new ScoreAssert(actual);
    }

    /**
     * Begins assertions about a rate.
     *
     * @param actual the rate
     * @return the assertions
     */
    public static RateAssert assertThat(@Nullable Rate actual) {
        return new RateAssert(actual);
    }

    /**
     * Begins assertions about a comparison.
     *
     * @param actual the comparison
     * @return the assertions
     */
    public static ComparisonAssert assertThat(@Nullable Comparison actual) {
        return new ComparisonAssert(actual);
    }

    /**
     * Begins assertions about a funnel.
     *
     * @param actual the funnel
     * @return the assertions
     */
    public static FunnelSummaryAssert assertThat(@Nullable FunnelSummary actual) {
        return new FunnelSummaryAssert(actual);
    }

    /**
     * Begins assertions about a scorecard.
     *
     * @param actual the scorecard
     * @return the assertions
     */
    public static ScorecardAssert assertThat(@Nullable Scorecard actual) {
        return new ScorecardAssert(actual);
    }

    /**
     * Begins assertions about a list of findings.
     *
     * @param actual the findings
     * @return the assertions
     */
    public static FindingsAssert assertThat(@Nullable Findings actual) {
        return new FindingsAssert(actual);
    }
}
