package io.github.cxkit.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.experience.ExperienceLevels.JourneyRule;
import io.github.cxkit.journey.experience.ExperienceLevels.TouchpointScore;
import io.github.cxkit.journey.experience.MomentsOfTruth.Assessed;
import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import io.github.cxkit.journey.experience.PeakEnd.Peak;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperienceTest {

    private static final Result<Double> NOT_MEASURED = Result.insufficient(Reason.PART_MISSING, "no survey");

    @Test
    void peopleRememberThePeakAndTheEnd() {
        List<Double> emotions = List.of(0.2, -0.9, 0.5, 0.8, 0.6);

        assertThat(PeakEnd.of(emotions, Peak.MOST_INTENSE).orElseThrow().score())
                .isCloseTo(-0.15, within(1e-15));
        assertThat(PeakEnd.of(emotions, Peak.POSITIVE).orElseThrow().score()).isCloseTo(0.7, within(1e-15));
        assertThat(PeakEnd.of(emotions, Peak.NEGATIVE).orElseThrow().peak()).isEqualTo(-0.9);
        assertThat(PeakEnd.of(List.of(0.8, -0.8, 0.0), Peak.MOST_INTENSE)
                        .orElseThrow()
                        .peak())
                .isEqualTo(-0.8);
        assertThat(PeakEnd.of(List.of(), Peak.POSITIVE).isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeakEnd.of(List.of(0.5, 1.5), Peak.POSITIVE))
                .withMessageContaining("emotions[1]");
    }

    @Test
    void goodTouchpointsCanMakeABadJourney() {
        CompoundSuccess six =
                CompoundSuccess.of(List.of(0.95, 0.95, 0.95, 0.95, 0.95, 0.95)).orElseThrow();

        assertThat(six.allSatisfied()).isCloseTo(0.735091890625, within(1e-15));
        assertThat(six.lowerBound()).isCloseTo(0.7, within(1e-15));
        assertThat(six.upperBound()).isEqualTo(0.95);
        assertThat(CompoundSuccess.of(List.of()).isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CompoundSuccess.of(List.of(1.1)));
    }

    @Test
    void threeLevelsStandSideBySide() {
        List<TouchpointScore> scores = List.of(
                new TouchpointScore("ad", 60, 1),
                new TouchpointScore("checkout", 30, 5),
                new TouchpointScore("delivery", 90, 2),
                new TouchpointScore("support", 70, 0));
        ExperienceLevels weighted = ExperienceLevels.of(scores, JourneyRule.WEIGHTED_MEAN, Result.of(55.0));

        assertThat(weighted.interaction().orElseThrow()).isEqualTo(62.5);
        assertThat(weighted.journey().orElseThrow()).isEqualTo(48.75);
        assertThat(weighted.coherence().orElseThrow()).isEqualTo(86.25);
        assertThat(ExperienceLevels.of(scores, JourneyRule.PEAK_END, NOT_MEASURED)
                        .journey()
                        .orElseThrow())
                .isEqualTo(80);
        assertThat(ExperienceLevels.of(scores, JourneyRule.PEAK_END, NOT_MEASURED)
                        .spread()
                        .isKnown())
                .isFalse();
        List<TouchpointScore> tie = List.of(new TouchpointScore("a", 70, 0), new TouchpointScore("b", 30, 0));
        assertThat(ExperienceLevels.of(tie, JourneyRule.PEAK_END, NOT_MEASURED)
                        .journey()
                        .orElseThrow())
                .isEqualTo(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExperienceLevels.of(tie, JourneyRule.WEIGHTED_MEAN, NOT_MEASURED))
                .withMessage("every touchpoint has weight 0");
        assertThat(ExperienceLevels.of(List.of(), JourneyRule.PEAK_END, Result.of(1.0))
                        .interaction()
                        .isKnown())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TouchpointScore("a", 101, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TouchpointScore("a", 1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExperienceLevels.of(tie, JourneyRule.PEAK_END, Result.of(101.0)))
                .withMessageContaining("relationship");
    }

    @Test
    void momentsOfTruthAreFoundByWhatTheyDecide() {
        List<Assessed> touchpoints = List.of(
                new Assessed("ad", 0.25, 0.9),
                new Assessed("checkout", 0.75, 0.3),
                new Assessed("support", 0.5, 0.5),
                new Assessed("unboxing", 0.5, 0.8));
        MomentsOfTruth moments = MomentsOfTruth.of(touchpoints, MomentsOfTruth.NEUTRAL);

        assertThat(moments.moments()).containsExactly("checkout", "support", "unboxing");
        assertThat(moments.effects())
                .isEqualTo(Map.of("checkout", Effect.BREAKER, "support", Effect.NEUTRAL, "unboxing", Effect.BUILDER));
        assertThat(moments.impact()).containsEntry("support", 0.0).containsEntry("checkout", 0.75 * (0.3 - 0.5));
        assertThat(moments.index().orElseThrow()).isCloseTo(0.5, within(1e-15));
        assertThat(new MomentsOfTruth(touchpoints, 0.5, 0.9).index().isKnown()).isFalse();
        assertThat(MomentsOfTruth.of(List.of(), 0.5).moments()).isEmpty();
        assertThat(MomentsOfTruth.of(List.of(new Assessed("a", 0, 1)), 0.5)
                        .index()
                        .isKnown())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MomentsOfTruth.of(List.of(touchpoints.get(0), touchpoints.get(0)), 0.5))
                .withMessageContaining("more than once");
        assertThatIllegalArgumentException().isThrownBy(() -> new Assessed("a", 1.5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Assessed("a", 0.5, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> MomentsOfTruth.of(touchpoints, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MomentsOfTruth(touchpoints, 0.5, Double.NaN));
    }
}
