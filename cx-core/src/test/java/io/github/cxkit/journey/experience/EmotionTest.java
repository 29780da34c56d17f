package io.github.cxkit.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.Scale;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void observationsAddUpPerTouchpointAndSource() {
        List<EmotionCurve.Observation> seen = List.of(
                new EmotionCurve.Observation("site", EmotionSource.RATING, 0.5),
                new EmotionCurve.Observation("site", EmotionSource.RATING, 0.25),
                new EmotionCurve.Observation("support", EmotionSource.EVENT, -1),
                new EmotionCurve.Observation("site", EmotionSource.EVENT, 0));
        EmotionCurve curve =
                SummaryBytes.divided(EmotionCurve.summarizer(List.of("site", "delivery", "support"), 1), seen);

        EmotionCurve.Point site = curve.points().get(0);
        assertThat(site.source()).isEqualTo(EmotionSource.EVENT);
        assertThat(site.mean().orElseThrow()).isZero();
        assertThat(site.otherSources()).isEqualTo(Map.of(EmotionSource.RATING, 2L));
        assertThat(curve.points().get(1).mean()).asString().contains("nobody knows how customers feel at delivery");
        assertThat(curve.unknown()).containsExactly("delivery");
        // the most intense of 0 and -1, and the end of -1
        assertThat(curve.peakEnd().orElseThrow()).isEqualTo(-1);
        assertThat(curve.lowest().orElseThrow()).isEqualTo("support");
    }

    @Test
    void aMeanOfFeelingsNeverLeavesTheScale() {
        EmotionCurve curve = EmotionCurve.of(List.of("site"), 1)
                .plus(new EmotionCurve.Observation("site", EmotionSource.RATING, 1))
                .plus(new EmotionCurve.Observation("site", EmotionSource.RATING, 0.9))
                .plus(new EmotionCurve.Observation("site", EmotionSource.RATING, -0.8));

        ConfidenceInterval interval = curve.points().get(0).interval(0.95).orElseThrow();
        assertThat(interval.lower()).isEqualTo(-1);
        assertThat(interval.upper()).isEqualTo(1);
        assertThat(EmotionCurve.of(List.of("site"), 1)
                        .points()
                        .get(0)
                        .interval(0.95)
                        .isKnown())
                .isFalse();
    }

    /** With a minimum of two, one observation of a more direct source does not hide three of another. */
    @Test
    void aSourceSpeaksFromTheMinimumOn() {
        EmotionCurve curve = EmotionCurve.of(List.of("site"), 2)
                .plus(new EmotionCurve.Observation("site", EmotionSource.EVENT, 1))
                .plus(new EmotionCurve.Observation("site", EmotionSource.RATING, 0))
                .plus(new EmotionCurve.Observation("site", EmotionSource.RATING, -0.5));

        assertThat(curve.points().get(0).mean().orElseThrow()).isEqualTo(-0.25);
        assertThat(curve.points().get(0).otherSources()).isEqualTo(Map.of(EmotionSource.EVENT, 1L));
        assertThat(curve.peakEnd().orElseThrow()).isEqualTo(-0.25);
    }

    @Test
    void aCurveWithoutFeelingsHasNoLowestPointAndNoEnd() {
        EmotionCurve nothing = EmotionCurve.of(List.of("site"), 1);
        assertThat(nothing.lowest().isKnown()).isFalse();
        assertThat(nothing.peakEnd().isKnown()).isFalse();
        assertThat(EmotionCurve.of(List.of(), 1).peakEnd().isKnown()).isFalse();
        assertThat(EmotionCurve.of(List.of(), 1).points()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmotionCurve.of(List.of("site", "site"), 1))
                .withMessage("a touchpoint appears twice: [site, site]");
        assertThatIllegalArgumentException().isThrownBy(() -> EmotionCurve.of(List.of("site"), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nothing.merge(EmotionCurve.of(List.of("shop"), 1)))
                .withMessageContaining("touchpoints");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nothing.merge(EmotionCurve.of(List.of("site"), 2)))
                .withMessageContaining("minimum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmotionCurve.Observation("site", EmotionSource.EVENT, 1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmotionCurve.Observation.rating("site", 6, Scale.of(1, 5)));
    }

    /** Low to -0.5 and well from 0.2, both included; the clock runs from the first low moment to the first good one after. */
    @ParameterizedTest
    @CsvSource({
        "-0.5, 0.2, RECOVERED",
        "-0.5, 0.19, CENSORED",
        "-0.49, 0.2, NEVER_LOW",
        "0.2, -0.5, CENSORED",
    })
    void theLimitsAreLowAndWellThemselves(double first, double second, EmotionRecovery.Status status) {
        assertThat(EmotionRecovery.Limits.STANDARD.status(List.of(at(0, first), at(2, second))))
                .isEqualTo(status);
    }

    @Test
    void theFirstGoodMomentEndsItAndHoursAddUp() {
        EmotionRecovery all = SummaryBytes.divided(
                EmotionRecovery.summarizer(EmotionRecovery.Limits.STANDARD),
                List.of(
                        List.of(at(1, -0.7), at(2, -0.9), at(4, 0.3), at(9, 0.9)),
                        List.of(at(1, -0.7), at(1, 0.2)),
                        List.of(at(1, 0)),
                        List.of(at(1, -1), at(5, -1), at(6, 0.1))));

        assertThat(all.low()).isEqualTo(3);
        assertThat(all.recovered()).isEqualTo(2);
        assertThat(all.neverLow()).isEqualTo(1);
        assertThat(all.hours().counts())
                .extracting(KaplanMeier.Count::time, KaplanMeier.Count::events)
                .containsExactly(tuple(0.0, 1L), tuple(3.0, 1L), tuple(5.0, 0L));
        List<EmotionRecovery.Moment> halfAnHour = List.of(
                new EmotionRecovery.Moment(Instant.EPOCH, -1),
                new EmotionRecovery.Moment(Instant.EPOCH.plusMillis(1_800_500), 1));
        assertThat(EmotionRecovery.summarizer(EmotionRecovery.Limits.STANDARD)
                        .summarize(List.of(halfAnHour))
                        .hours()
                        .median()
                        .orElseThrow())
                .isCloseTo(0.5 + 0.5 / 3600, within(1e-12));
    }

    @Test
    void recoveriesThatCannotBeAreRefused() {
        EmotionRecovery.Limits limits = EmotionRecovery.Limits.STANDARD;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.status(List.of(at(1, 0), at(0, 0))))
                .withMessageContaining("out of order");
        assertThatIllegalArgumentException().isThrownBy(() -> new EmotionRecovery.Limits(0.2, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmotionRecovery.Limits(-1.1, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmotionRecovery.Limits(0, 1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmotionRecovery.summarizer(limits)
                        .empty()
                        .merge(EmotionRecovery.summarizer(new EmotionRecovery.Limits(-0.6, 0.2))
                                .empty()))
                .withMessageContaining("limits");
        assertThat(limits.status(List.of())).isEqualTo(EmotionRecovery.Status.NEVER_LOW);
    }

    /** Two of three were happy with the shop, one of two with support, and one of the two that told of both. */
    @Test
    void satisfiedEverywhereAddsUpAndFallsBackOnBounds() {
        JointSuccess joint = SummaryBytes.divided(
                JointSuccess.summarizer(List.of("shop", "support"), 3),
                List.of(Arrays.asList(true, true), Arrays.asList(true, null), Arrays.asList(false, false)));

        assertThat(joint.satisfied())
                .containsExactly(new Rate(JointSuccess.RULE, 2, 3), new Rate(JointSuccess.RULE, 1, 2));
        assertThat(joint.everywhere()).isEqualTo(new Rate(JointSuccess.RULE, 1, 2));
        assertThat(joint.basis()).isEqualTo(JointSuccess.Basis.BOUNDS);
        assertThat(joint.fromRates().orElseThrow().lowerBound()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(joint.fromRates().orElseThrow().upperBound()).isEqualTo(0.5);
        assertThat(joint.cautions()).isEmpty();
        JointSuccess empty = JointSuccess.summarizer(List.of("shop"), 1).empty();
        assertThat(empty.basis()).isEqualTo(JointSuccess.Basis.NONE);
        assertThat(empty.fromRates().isKnown()).isFalse();
        assertThat(empty.cautions()).isEmpty();
    }

    /** Those who told of both were all happy; of all, one in four was happy with the shop: at most 25 % everywhere. */
    @Test
    void completeAnswersCanBeOthersThanTheRest() {
        Summarizer<List<@Nullable Boolean>, JointSuccess> joints =
                JointSuccess.summarizer(List.of("shop", "support"), 1);
        JointSuccess above = joints.summarize(List.of(
                Arrays.asList(true, true),
                Arrays.asList(false, null),
                Arrays.asList(false, null),
                Arrays.asList(false, null)));
        assertThat(above.basis()).isEqualTo(JointSuccess.Basis.OBSERVED);
        assertThat(above.cautions()).containsExactly(Caution.COMPLETE_ROWS_DIFFER);
        JointSuccess below = joints.summarize(List.of(
                Arrays.asList(true, false),
                Arrays.asList(true, null),
                Arrays.asList(null, true),
                Arrays.asList(null, true)));
        // all of two, two of three: at least 67 % everywhere, and 0 % of those who told of both
        assertThat(below.cautions()).containsExactly(Caution.COMPLETE_ROWS_DIFFER);
        assertThat(joints.summarize(List.of(Arrays.asList(true, true))).cautions())
                .isEmpty();
    }

    @Test
    void jointSuccessesOfOtherTouchpointsAreRefused() {
        JointSuccess shop = JointSuccess.summarizer(List.of("shop"), 1).empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        shop.merge(JointSuccess.summarizer(List.of("site"), 1).empty()))
                .withMessageContaining("touchpoints");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        shop.merge(JointSuccess.summarizer(List.of("shop"), 2).empty()))
                .withMessageContaining("minimum");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> JointSuccess.summarizer(List.of("shop"), 1).summarize(List.of(Arrays.asList(true, true))))
                .withMessage("a row has 2 entries for 1 touchpoints");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JointSuccess.summarizer(List.of("shop", "shop"), 1))
                .withMessage("2 rates for the touchpoints [shop, shop]");
        assertThatIllegalArgumentException().isThrownBy(() -> JointSuccess.summarizer(List.of("shop"), 0));
    }

    private static ExperienceLevels.TouchpointScore score(String touchpoint, double score, double weight) {
        return new ExperienceLevels.TouchpointScore(touchpoint, score, weight);
    }

    /** 90 and 50 of equal weight spread by 20 around 70; of weights 3 and 1 by sqrt(300) around 80. */
    @ParameterizedTest
    @CsvSource({"1, 1, 60", "3, 1, 65.3589838486", "1e308, 1e308, 60", "1e-308, 1e-308, 60", "1, 0, 100"})
    void consistencyIsTheWeightedSpread(double first, double second, double consistency) {
        LevelDetail detail = LevelDetail.of(
                        List.of(score("shop", 90, first), score("support", 50, second)), Result.of(60.0), 50)
                .orElseThrow();

        assertThat(detail.consistency().orElseThrow()).isCloseTo(consistency, within(1e-9));
        assertThat(detail.touchpointSpread().orElseThrow()).isEqualTo(40);
        assertThat(detail.touchpointCoherence().orElseThrow()).isEqualTo(60);
        assertThat(detail.atOrBelow()).containsExactly("support");
    }

    @Test
    void oneTouchpointHasNoSpreadAndNoneIsNoDetail() {
        LevelDetail one = LevelDetail.of(List.of(score("shop", 90, 1)), Result.of(60.0), 50)
                .orElseThrow();

        assertThat(one.touchpointSpread().isKnown()).isFalse();
        assertThat(one.consistency().isKnown()).isFalse();
        assertThat(one.coherence().isKnown()).isFalse();
        assertThat(one.atOrBelow()).isEmpty();
        assertThat(LevelDetail.of(List.of(), Result.of(60.0), 50).isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelDetail.of(
                        List.of(score("shop", 90, 1), score("web", 80, 1), score("shop", 5, 1)), Result.of(60.0), 50))
                .withMessage("touchpoint \"shop\" is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelDetail.of(List.of(score("shop", 90, 0)), Result.of(60.0), 50))
                .withMessage("every touchpoint has weight 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevelDetail(List.of(score("shop", 90, 0)), one.levels(), 50))
                .withMessage("one touchpoint at least must weigh more than 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevelDetail(List.of(), one.levels(), 50))
                .withMessage("levels need at least one touchpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelDetail.of(List.of(score("shop", 90, 1)), Result.of(60.0), 101));
    }
}
