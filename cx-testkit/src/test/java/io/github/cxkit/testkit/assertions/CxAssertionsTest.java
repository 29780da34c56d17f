package io.github.cxkit.testkit.assertions;

import static io.github.cxkit.testkit.assertions.CxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CxAssertionsTest {

    private static final RatingScore SCORE = Metrics.NPS.score(9, 10, 10, 3);
    private static final ConfidenceInterval INTERVAL = new ConfidenceInterval(1, 3, 0.95, "wilson");

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    @Test
    void results() {
        Result<Double> lack = Result.insufficient(Reason.TOO_FEW, "one answer");
        assertThat(Result.of(2.0)).isKnown().hasValue(2.0).hasValue(2.1, 0.2);
        assertThat(lack).isInsufficient(Reason.TOO_FEW);
        fails(() -> assertThat(lack).isKnown(), "TOO_FEW");
        fails(() -> assertThat(lack).isInsufficient(Reason.NO_ANSWERS), "one answer");
        fails(() -> assertThat(Result.of(2.0)).isInsufficient(Reason.NO_ANSWERS), "2.0");
        fails(() -> assertThat(Result.of(2.0)).hasValue(3.0), "<3.0>");
        fails(() -> assertThat(Result.of(2.0)).hasValue(3.0, 0.5), "within <0.5>");
        fails(() -> assertThat(Result.of(2.0)).hasValue(3.0, Double.NaN), "NaN");
        fails(() -> assertThat(Result.of("x")).hasValue(3.0, 0.5), "number");
        fails(() -> assertThat((Result<Double>) null).isKnown(), "null");
    }

    @Test
    void scores() {
        assertThat(SCORE)
                .hasValue(50, 1e-9)
                .rounds("50.0")
                .rounds("50")
                .hasSize(4)
                .hasCaution(Caution.SMALL_SAMPLE)
                .hasInterval(0.95, -41.4, 87.4, 45);
        assertThat(Metrics.NPS.score(new int[0])).hasNoAnswers();
        fails(() -> assertThat(SCORE).hasValue(40, 1), "50.0");
        fails(() -> assertThat(SCORE).rounds("50.1"), "<50.0>");
        fails(() -> assertThat(SCORE).hasSize(5), "<5>");
        fails(() -> assertThat(SCORE).hasCaution(Caution.NO_SPREAD), "SMALL_SAMPLE");
        fails(() -> assertThat(SCORE).hasNoCaution(), "SMALL_SAMPLE");
        fails(() -> assertThat(SCORE).hasInterval(0.95, 0, 1, 0.1), "limits");
        fails(() -> assertThat(Metrics.NPS.score(new int[0])).rounds("0"), "insufficient");
    }

    @Test
    void intervals() {
        assertThat(INTERVAL).hasLimits(1, 3, 0).contains(3).doesNotContain(4).hasMethod("wilson");
        fails(() -> assertThat(INTERVAL).hasLimits(1, 4, 0.5), "<4.0>");
        fails(() -> assertThat(INTERVAL).contains(4), "<4.0>");
        fails(() -> assertThat(INTERVAL).doesNotContain(2), "<2.0>");
        fails(() -> assertThat(INTERVAL).hasMethod("t"), "wilson");
    }

    @Test
    void tallies() {
        RatingTally tally = RatingTally.ofCounts(Scale.of(1, 3), new long[] {1, 2, 3}, 4, 5, 6);
        assertThat(tally).hasSize(6).hasCounts(1, 2, 3).leftOut(4, 5, 6);
        fails(() -> assertThat(tally).hasSize(7), "<6>");
        fails(() -> assertThat(tally).hasCounts(1, 2), "[1, 2, 3]");
        fails(() -> assertThat(tally).leftOut(0, 5, 6), "<4>");
        fails(() -> assertThat(tally).leftOut(4, 0, 6), "<5>");
        fails(() -> assertThat(tally).leftOut(4, 5, 0), "<6>");
    }
}
