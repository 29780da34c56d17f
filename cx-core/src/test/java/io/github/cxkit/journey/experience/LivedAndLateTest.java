package io.github.cxkit.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.experience.EmotionCurve.Observation;
import io.github.cxkit.journey.experience.EmotionRecovery.Moment;
import io.github.cxkit.score.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands beside a remembered feeling and beside a time of recovery. */
class LivedAndLateTest {

    private static Moment moment(long hour, double emotion) {
        return new Moment(Instant.EPOCH.plusSeconds(3_600 * hour), emotion);
    }

    @Test
    void theLivedMeanLeavesOutWhatNobodyKnows() {
        EmotionCurve curve = EmotionCurve.of(List.of("site", "help", "delivery"), 1)
                .plus(new Observation("site", EmotionSource.EVENT, 0.5))
                .plus(new Observation("delivery", EmotionSource.EVENT, -1));

        assertThat(curve.lived()).isEqualTo(Result.of(-0.25));
        assertThat(EmotionCurve.of(List.of("site"), 1).lived().isKnown()).isFalse();
    }

    @Test
    void aTimeOfRecoveryIsLateByUpToOneGap() {
        EmotionRecovery recovery = EmotionRecovery.summarizer(EmotionRecovery.Limits.STANDARD)
                .summarize(List.of(
                        // the moments before the low point and after it is well again say nothing of how late that is
                        // seen
                        List.of(moment(0, 0), moment(50, -0.8), moment(52, -0.1), moment(58, 0.4), moment(99, 1)),
                        List.of(moment(0, -1), moment(3, 0)),
                        List.of(moment(0, 1), moment(80, 1))));

        assertThat(recovery.medianGap()).isEqualTo(Result.of(3.0));
        assertThat(recovery.gaps().finished()).isEqualTo(3);
        assertThat(EmotionRecovery.summarizer(EmotionRecovery.Limits.STANDARD)
                        .empty()
                        .medianGap()
                        .isKnown())
                .isFalse();
    }
}
