package io.github.cxkit.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.Scale;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmotionTest {

    private static EmotionRecovery.Moment at(long hour, double emotion) {
        return new EmotionRecovery.Moment(Instant.EPOCH.plusSeconds(hour * 3_600), emotion);
    }

    @Test
    void whatNobodyKnowsIsUnknownAndNotTheMiddle() {
        EmotionCurve curve = EmotionCurve.of(List.of("site", "delivery", "support"), 2)
                .plus(EmotionCurve.Observation.rating("site", 5, Scale.of(1, 5)))
                .plus(EmotionCurve.Observation.rating("site", 4, Scale.of(1, 5)))
                .plus(new EmotionCurve.Observation("delivery", EmotionSource.EVENT, -0.9))
                .plus(new EmotionCurve.Observation("delivery", EmotionSource.REMARK, -0.2))
                .plus(new EmotionCurve.Observation("delivery", EmotionSource.REMARK, -0.4));

        assertThat(curve.points().get(0).mean().orElseThrow()).isEqualTo(0.75);
        assertThat(curve.points().get(1).source()).isEqualTo(EmotionSource.REMARK);
        assertThat(curve.unknown()).containsExactly("support");
        assertThat(curve.peakEnd().isKnown()).isFalse();
        assertThat(curve.lowest().orElseThrow()).isEqualTo("delivery");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.plus(new EmotionCurve.Observation("forum", EmotionSource.EVENT, 0)))
                .withMessageContaining("forum");
    }

    @Test
    void whoWasNotSeenWellAgainIsCensoredAtTheLastSignOfLife() {
        EmotionRecovery recovery = EmotionRecovery.summarizer(EmotionRecovery.Limits.STANDARD)
                .summarize(List.of(
                        List.of(at(0, -0.8), at(8, 0.3)), List.of(at(0, -0.6), at(50, 0)), List.of(at(0, 0.5))));

        assertThat(recovery.low()).isEqualTo(2);
        assertThat(recovery.recovered()).isEqualTo(1);
        assertThat(recovery.neverLow()).isEqualTo(1);
        assertThat(recovery.hours().median().orElseThrow()).isEqualTo(8.0);
    }

    @Test
    void satisfiedEverywhereIsCountedOnTheSameCustomers() {
        List<@Nullable Boolean> happy = Arrays.asList(true, true);
        List<@Nullable Boolean> half = Arrays.asList(true, null);
        JointSuccess joint =
                JointSuccess.summarizer(List.of("shop", "support"), 2).summarize(List.of(happy, happy, half));

        assertThat(joint.basis()).isEqualTo(JointSuccess.Basis.OBSERVED);
        assertThat(joint.everywhere().value().orElseThrow()).isEqualTo(1.0);
        assertThat(joint.satisfied().get(0).whole()).isEqualTo(3);
        assertThat(joint.cautions()).isEmpty();

        // two of those asked everywhere are happy, all nine others are not
        List<@Nullable Boolean> sad = Arrays.asList(null, false);
        JointSuccess other = JointSuccess.summarizer(List.of("shop", "support"), 2)
                .summarize(List.of(happy, happy, sad, sad, sad, sad, sad, sad, sad, sad, sad));
        assertThat(other.cautions()).containsExactly(Caution.COMPLETE_ROWS_DIFFER);
    }

    @Test
    void levelsThatAgreeCanHideATouchpointThatFails() {
        LevelDetail detail = LevelDetail.of(
                        List.of(
                                new ExperienceLevels.TouchpointScore("shop", 95, 1),
                                new ExperienceLevels.TouchpointScore("checkout", 80, 1),
                                new ExperienceLevels.TouchpointScore("support", 5, 1)),
                        Result.of(60.0),
                        40)
                .orElseThrow();

        assertThat(detail.levels().coherence().orElseThrow()).isEqualTo(100.0);
        assertThat(detail.coherence().orElseThrow()).isEqualTo(10.0);
        assertThat(detail.weakest().touchpoint()).isEqualTo("support");
    }
}
