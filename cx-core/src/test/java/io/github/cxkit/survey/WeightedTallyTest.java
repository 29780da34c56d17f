package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.EqualByState;
import io.github.cxkit.SummaryBytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeightedTallyTest {

    private static final Scale STARS = Scale.of(1, 5);

    @Test
    void weightsAddUpPerPoint() {
        WeightedTally tally = WeightedTally.builder(STARS)
                .add(5, 2)
                .add(5, 1)
                .add(1, 3)
                .add(Answer.BLANK, 7)
                .build();
        assertThat(tally.weightAt(4)).isEqualTo(3);
        assertThat(tally.squaredWeightAt(4)).isEqualTo(5);
        assertThat(tally.weight()).isEqualTo(6);
        assertThat(tally.effectiveSize()).isEqualTo(36 / 14.0);
        assertThat(tally.tally().blank()).isEqualTo(1);
        assertThat(tally).hasToString("tally on 1..5 n=3 [1, 0, 0, 0, 2], 1 blank, weight 6.0");
    }

    @Test
    void noWeightIsNoSample() {
        assertThat(WeightedTally.empty(STARS).effectiveSize()).isZero();
        assertThat(WeightedTally.builder(STARS).add(3, 0).build().effectiveSize())
                .isZero();
    }

    @Test
    void aWeightIsFiniteAndNotNegative() {
        WeightedTally.Builder builder = WeightedTally.builder(STARS);
        assertThatThrownBy(() -> builder.add(3, -0.1)).hasMessage("weight must be finite and >= 0 but was -0.1");
        assertThatThrownBy(() -> builder.add(3, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add(Answer.BLANK, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add(6, 1)).hasMessage("rating must be on the scale 1..5 but was 6");
    }

    @Test
    void itsSumsBringItBackToTheLastBit() {
        WeightedTally.Builder builder = WeightedTally.builder(STARS);
        for (int i = 1; i <= 1_000; i++) {
            builder.add(1 + i % 5, 1.0 / i);
        }
        WeightedTally tally = builder.build();
        WeightedTally back = WeightedTally.ofSums(tally.tally(), tally.sums());
        assertThat(back.sums()).isEqualTo(tally.sums());
        assertThat(back.merge(tally).sums()).isEqualTo(tally.merge(tally).sums());
        assertThat(tally.sums().get(0).weightRemainder()).isNotZero();
    }

    @Test
    void sumsThatNoWeightsHaveAreRefused() {
        RatingTally twenty = RatingTally.ofCounts(Scale.of(1, 2), 20, 0);
        WeightedTally.Sums none = new WeightedTally.Sums(0, 0, 0, 0, 0);
        // 20 weights with the sum 20 have squares that sum to 20 at least, and to 400 at most
        for (double squares : new double[] {1e-190, 19.9, 400.1}) {
            assertThatThrownBy(() ->
                            WeightedTally.ofSums(twenty, List.of(new WeightedTally.Sums(20, 0, squares, 0, 0), none)))
                    .hasMessageContaining("no 20 weights have the sum 20.0");
        }
        assertThatThrownBy(() -> new WeightedTally.Sums(-4e90, 0, 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(WeightedTally.ofSums(twenty, List.of(new WeightedTally.Sums(20, 0, 400, 0, 0), none))
                        .effectiveSize())
                .isEqualTo(1);
    }

    @Test
    void equalAnswersAndWeightsAreEqual() {
        WeightedTally one = WeightedTally.builder(STARS).add(5, 1.4).add(5, 0.6).build();
        WeightedTally other =
                WeightedTally.builder(STARS).add(5, 0.6).add(5, 1.4).build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one)
                .isNotEqualTo(WeightedTally.builder(STARS).add(5, 1).add(5, 1).build());
    }

    @Test
    void sumsThatCannotBeAreRefused() {
        WeightedTally.Sums none = new WeightedTally.Sums(0, 0, 0, 0, 0);
        WeightedTally.Sums some = new WeightedTally.Sums(1, 0, 1, 0, 0);
        RatingTally empty = RatingTally.empty(STARS);
        assertThatThrownBy(() -> WeightedTally.ofSums(empty, List.of(none)))
                .hasMessage("scale 1..5 has 5 points but 1 sums were given");
        assertThatThrownBy(() -> WeightedTally.ofSums(empty, List.of(none, some, none, none, none)))
                .hasMessage("rating 2 has no answer but the weight 1.0");
        assertThatThrownBy(() -> new WeightedTally.Sums(-1, 0, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeightedTally.Sums(1, 0, Double.NaN, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeightedTally.Sums(1, 0.5, 1, 0, 0))
                .hasMessage("weightRemainder must be within half the last bit of 1.0 but was 0.5");
        assertThatThrownBy(() -> new WeightedTally.Sums(1, 0, 1, Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersOfWeightZeroAreKnownToBeSoHoweverManyAreAddedAtOnce() {
        WeightedTally tally = WeightedTally.builder(Scale.of(1, 5))
                .addAll(new Answer.Rating(3), 0, 4)
                .build();
        assertThat(tally.weightedAnswers()).isZero();
        assertThat(WeightedTally.ofBytes(tally.toBytes())).isEqualTo(tally);
    }

    @Test
    void weightedRatingsAddUpAndTravel() {
        WeightedTally all = SummaryBytes.merged(
                WeightedTally.summarizer(STARS),
                List.of(
                        new WeightedTally.Entry(5, 0.5),
                        new WeightedTally.Entry(null, 3),
                        new WeightedTally.Entry(4, 0),
                        new WeightedTally.Entry(5, 0.25)));
        assertThat(all.weightAt(4)).isEqualTo(0.75);
        assertThat(all.tally().blank()).isOne();
        assertThat(all.weightedAnswers()).isEqualTo(2);
        assertThatThrownBy(() -> WeightedTally.summarizer(Scale.of(1, 6)).ofBytes(all.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tallies of different definitions cannot be merged: scale 1..6 and 1..5");
        assertThatThrownBy(() -> new WeightedTally.Entry(5, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Answer> answers() {
        return Stream.of(
                new Answer.Rating(5), Answer.BLANK, Answer.NOT_APPLICABLE, new Answer.Invalid("six", "allowed: 1..5"));
    }

    /** Many at once are to the last digit what they are one by one, also of weights that no sum of doubles holds. */
    @ParameterizedTest
    @MethodSource("answers")
    void manyAtOnceAreAsOneByOne(Answer answer) {
        for (double weight : new double[] {0, 0.1, 1, 1e-200, 1e200, 1.5e308}) {
            for (int times : new int[] {0, 1, 3}) {
                WeightedTally.Builder byOne = WeightedTally.builder(STARS);
                for (int i = 0; i < times; i++) {
                    byOne.add(answer, weight);
                }
                assertThat(WeightedTally.builder(STARS)
                                .addAll(answer, weight, times)
                                .build())
                        .as("%s of %s", times, weight)
                        .isEqualTo(byOne.build());
            }
        }
        WeightedTally.Builder builder = WeightedTally.builder(STARS);
        assertThatThrownBy(() -> builder.addAll(answer, -1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.addAll(answer, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void talliesDifferInEveryPart() {
        EqualByState.check(
                () -> WeightedTally.builder(STARS).add(5, 1).add(5, 3).build(),
                tally -> WeightedTally.builder(STARS).add(5, 2).add(5, 2).build(),
                tally -> WeightedTally.builder(STARS).add(5, 1).add(5, 2).build(),
                tally -> WeightedTally.builder(STARS).add(5, 0).add(5, 3).build(),
                tally -> WeightedTally.builder(STARS).add(4, 1).add(4, 3).build());
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1e140, true", "1e-140, true", "1e160, false", "1e-170, false", "0, true"})
    void sumsAreInRangeWhereADoubleHasAllItsDigits(double weight, boolean inRange) {
        assertThat(WeightedTally.builder(STARS).add(5, weight).build().isInRange())
                .isEqualTo(inRange);
    }
}
