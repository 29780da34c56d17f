package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatingTallyTest {

    private static final Scale NPS = Scale.of(0, 10);

    @Test
    void ratingsAreCounted() {
        RatingTally tally = RatingTally.of(NPS, 9, 10, 10, 3);
        assertThat(tally.n()).isEqualTo(4);
        assertThat(tally.count(10)).isEqualTo(2);
        assertThat(tally.count(0, 6)).isEqualTo(1);
        assertThat(tally.countAt(3)).isEqualTo(1);
        assertThat(tally.counts()).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2);
        assertThatThrownBy(() -> tally.count(11)).hasMessage("rating must be on the scale 0..10 but was 11");
    }

    @Test
    void rangesHoldBothEndsAndCountsComeWithTheirPoints() {
        RatingTally tally = RatingTally.ofCounts(NPS, Map.of(10, 5L, 0, 2L, 7, 3L));
        assertThat(tally).isEqualTo(RatingTally.ofCounts(NPS, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 5));
        assertThat(tally.count(7, 10)).isEqualTo(8);
        assertThat(tally.count(0, 7)).isEqualTo(5);
        assertThat(tally.count(1, 6)).isZero();
        assertThatThrownBy(() -> RatingTally.ofCounts(NPS, Map.of(11, 1L)))
                .hasMessage("rating must be on the scale 0..10 but was 11");
    }

    @Test
    void whatIsNoAnswerIsCountedApart() {
        RatingTally tally = RatingTally.builder(NPS)
                .add(new Answer.Rating(7))
                .add(Answer.BLANK)
                .add(Answer.NOT_APPLICABLE)
                .add(new Answer.Invalid("eleven", "0..10"))
                .addNotApplicable()
                .build();
        assertThat(tally.n()).isEqualTo(1);
        assertThat(tally.exclusions()).hasToString("1 blank, 1 invalid, 2 not applicable");
        assertThat(tally)
                .hasToString(
                        "tally on 0..10 n=1 [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0], 1 blank, 1 invalid, 2 not applicable");
    }

    @Test
    void aRatingOffTheScaleIsNamedWithItsPlace() {
        assertThatThrownBy(() -> RatingTally.of(NPS, 9, 11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating at position 1 must be on the scale 0..10 but was 11");
        assertThatThrownBy(() -> RatingTally.of(NPS, InvalidPolicy.REFUSE, new byte[] {1, 2, 3, 4, 5, -1}))
                .hasMessage("rating at position 5 must be on the scale 0..10 but was -1");
        assertThatThrownBy(() -> RatingTally.of(NPS, InvalidPolicy.REFUSE, List.of(3, 12)))
                .hasMessage("rating at position 1 must be on the scale 0..10 but was 12");
        assertThatThrownBy(() -> RatingTally.builder(NPS).add(-1))
                .hasMessage("rating must be on the scale 0..10 but was -1");
    }

    @Test
    void orItIsLeftOutAndCounted() {
        assertThat(RatingTally.of(NPS, InvalidPolicy.EXCLUDE_AND_COUNT, 9, 11, -1)
                        .invalid())
                .isEqualTo(2);
        assertThat(RatingTally.of(NPS, InvalidPolicy.EXCLUDE_AND_COUNT, new byte[] {9, 11, -1, 127, 0})
                        .invalid())
                .isEqualTo(3);
    }

    @Test
    void ratingsAndAnswersAddUpUnderAStatedPolicy() {
        List<@Nullable Integer> ratings = Arrays.asList(9, null, 11, 3);
        RatingTally counted =
                SummaryBytes.merged(RatingTally.summarizer(NPS, InvalidPolicy.EXCLUDE_AND_COUNT), ratings);
        assertThat(counted.exclusions()).hasToString("1 blank, 1 invalid");
        assertThat(counted.n()).isEqualTo(2);
        assertThatThrownBy(() -> RatingTally.summarizer(NPS).summarize(ratings))
                .hasMessage("rating must be on the scale 0..10 but was 11");
        RatingTally answers = SummaryBytes.merged(
                RatingTally.summarizerOfAnswers(NPS),
                List.of(new Answer.Rating(9), Answer.NOT_APPLICABLE, Answer.BLANK));
        assertThat(answers.notApplicable()).isOne();
        assertThatThrownBy(() -> RatingTally.summarizer(Scale.of(1, 5)).ofBytes(answers.toBytes()))
                .hasMessageContaining("scale 1..5 and 0..10");
        assertThatThrownBy(() -> RatingTally.of(NPS, InvalidPolicy.REFUSE, new byte[] {1, 2, 11}))
                .hasMessage("rating at position 2 must be on the scale 0..10 but was 11");
        assertThat(RatingTally.of(Scale.of(-200, -100), InvalidPolicy.EXCLUDE_AND_COUNT, new byte[] {-128, -100, 5})
                        .n())
                .isEqualTo(2);
    }

    @Test
    void nullIsBlankNeverZero() {
        List<@Nullable Integer> ratings = Arrays.asList(10, null, 0);
        RatingTally tally = RatingTally.of(NPS, InvalidPolicy.REFUSE, ratings);
        assertThat(tally.blank()).isEqualTo(1);
        assertThat(tally.count(0)).isEqualTo(1);
    }

    @Test
    void aStreamCollectsInParallel() {
        RatingTally tally = Stream.iterate(0, i -> i + 1)
                .limit(1_100)
                .map(i -> i % 11)
                .parallel()
                .collect(RatingTally.collector(NPS));
        assertThat(tally.counts()).containsOnly(100);
    }

    @Test
    void aScaleWithGapsOrBeyondBytesWorksToo() {
        Scale faces = Scale.ofPoints(Direction.HIGH_IS_GOOD, 1, 3, 5);
        assertThat(RatingTally.of(faces, 1, 5, 5).counts()).containsExactly(1, 0, 2);
        assertThatThrownBy(() -> RatingTally.of(faces, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(RatingTally.of(Scale.of(100, 200), InvalidPolicy.EXCLUDE_AND_COUNT, new byte[] {100, 127, -56})
                        .n())
                .isEqualTo(2);
    }

    @Test
    void scalesDoNotMix() {
        assertThatThrownBy(() -> RatingTally.empty(NPS).merge(RatingTally.empty(Scale.of(1, 5))))
                .hasMessage("tallies of different scales cannot be merged: 0..10 and 1..5");
    }

    @Test
    void readyMadeCountsAreChecked() {
        assertThatThrownBy(() -> RatingTally.ofCounts(NPS, 1, 2))
                .hasMessage("scale 0..10 has 11 points but 2 counts were given");
        assertThatThrownBy(() -> RatingTally.ofCounts(Scale.of(1, 2), 1, -2))
                .hasMessage("count of rating 2 must be >= 0 but was -2");
        assertThatThrownBy(() -> RatingTally.ofCounts(Scale.of(1, 2), new long[] {1, 2}, -1, 0, 0))
                .hasMessage("blank must be >= 0 but was -1");
    }

    @Test
    void aCountThatDoesNotFitIsRefusedAndNotWrapped() {
        RatingTally huge = RatingTally.ofCounts(Scale.of(1, 2), Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> huge.merge(huge)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> RatingTally.ofCounts(Scale.of(1, 2), Long.MAX_VALUE, 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equalityIsByContent() {
        RatingTally tally = RatingTally.of(NPS, 1, 2);
        assertThat(tally).isEqualTo(RatingTally.of(NPS, 2, 1)).hasSameHashCodeAs(RatingTally.of(NPS, 2, 1));
        assertThat(tally).isNotEqualTo(RatingTally.of(NPS, 1, 1)).isNotEqualTo("tally");
        long[] counts = tally.counts();
        assertThat(tally).isNotEqualTo(RatingTally.ofCounts(NPS, counts, 1, 0, 0));
        assertThat(tally).isNotEqualTo(RatingTally.ofCounts(NPS, counts, 0, 1, 0));
        assertThat(tally).isNotEqualTo(RatingTally.ofCounts(NPS, counts, 0, 0, 1));
        assertThat(RatingTally.empty(Scale.of(1, 5))).isNotEqualTo(RatingTally.empty(Scale.of(0, 4)));
    }
}
