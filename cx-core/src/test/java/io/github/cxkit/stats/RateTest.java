package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.score.Result.Insufficient;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final Rule ANSWERED = Rule.convention("test.answered", "Answered", "a test");
    private static final Rule LOST = Rule.convention("test.lost", "Lost", "a test");

    @Test
    void aRateIsAScoreWithItsCountsAndItsInterval() {
        Rate rate = new Rate(ANSWERED, 2, 5);
        Score score = rate;

        assertThat(score.value().orElseThrow()).isEqualTo(0.4);
        assertThat(score.unit()).isEqualTo(ScoreUnit.FRACTION);
        assertThat(score.evidence().rule()).isEqualTo(ANSWERED);
        assertThat(score.evidence().n()).isEqualTo(5);
        assertThat(rate.interval()).isEqualTo(rate.interval(0.95)).isEqualTo(Proportions.wilson(2, 5, 0.95));
        assertThat(rate).hasToString("Answered 40.0 % (2 of 5)");
    }

    @Test
    void nothingCountedIsInsufficientAndNotZero() {
        Rate none = new Rate(ANSWERED, 0, 0);

        assertThat(none.value())
                .isInstanceOfSatisfying(
                        Insufficient.class, lack -> assertThat(lack.reason()).isEqualTo(Reason.NO_ANSWERS));
        assertThat(none.interval().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(ANSWERED, 3, 2))
                .withMessageContaining("test.answered");
    }

    @Test
    void ratesOfDifferentRulesAreNotAddedUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(ANSWERED, 1, 2).merge(new Rate(LOST, 1, 2)))
                .withMessageContaining("test.answered")
                .withMessageContaining("test.lost");
    }

    @Test
    void answersOfSeveralPlacesAddUp() {
        Rate all = SummaryBytes.merged(Rate.summarizer(ANSWERED), List.of(true, false, true, true, false));

        assertThat(all).isEqualTo(new Rate(ANSWERED, 3, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Rate.summarizer(LOST).ofBytes(Rate.summarizer(ANSWERED).toBytes(all)));
    }

    @Property(tries = 200)
    void countsAddUpNotValues(
            @ForAll @IntRange(max = 50) int a,
            @ForAll @IntRange(max = 50) int b,
            @ForAll @IntRange(max = 50) int rest) {
        Rate one = new Rate(ANSWERED, a, (long) a + rest);
        Rate other = new Rate(ANSWERED, b, (long) b + 7);

        assertThat(one.merge(other)).isEqualTo(new Rate(ANSWERED, (long) a + b, (long) a + b + rest + 7));
        assertThat(one.complement().part() + one.part()).isEqualTo(one.whole());
    }
}
