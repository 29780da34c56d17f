package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The laws of summaries: order, split and merge do not matter; every way of counting counts the same. */
class TallyProperties {

    private static final Scale SCALE = Scale.of(0, 10);

    private static RatingTally tally(List<Integer> ratings) {
        return RatingTally.of(SCALE, InvalidPolicy.EXCLUDE_AND_COUNT, ratings);
    }

    @Property
    void anySplitInAnyOrderGivesTheSameTally(
            @ForAll List<@IntRange(min = -2, max = 12) Integer> ratings, @ForAll long seed) {
        List<Integer> shuffled = new ArrayList<>(ratings);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = shuffled.isEmpty() ? 0 : Math.floorMod(seed, shuffled.size());
        RatingTally left = tally(shuffled.subList(0, cut));
        RatingTally right = tally(shuffled.subList(cut, shuffled.size()));
        assertThat(left.merge(right)).isEqualTo(tally(ratings)).isEqualTo(right.merge(left));
        assertThat(left.merge(RatingTally.empty(SCALE))).isEqualTo(left);
        assertThat(RatingTally.builder(SCALE).addAll(left).addAll(right).build())
                .isEqualTo(tally(ratings));
    }

    @Property
    void mergingIsAssociative(
            @ForAll List<@IntRange(max = 10) Integer> a,
            @ForAll List<@IntRange(max = 10) Integer> b,
            @ForAll List<@IntRange(max = 10) Integer> c) {
        assertThat(tally(a).merge(tally(b)).merge(tally(c))).isEqualTo(tally(a).merge(tally(b).merge(tally(c))));
    }

    @Property
    void bytesIntsListsAndTheRecorderAgree(@ForAll byte[] ratings) {
        int[] ints = new int[ratings.length];
        List<Integer> boxed = new ArrayList<>();
        RatingRecorder recorder = new RatingRecorder(SCALE);
        for (int i = 0; i < ratings.length; i++) {
            ints[i] = ratings[i];
            boxed.add((int) ratings[i]);
            recorder.record(
                    SCALE.contains(ratings[i])
                            ? new Answer.Rating(ratings[i])
                            : new Answer.Invalid("" + ratings[i], ""));
        }
        RatingTally expected = tally(boxed);
        assertThat(RatingTally.of(SCALE, InvalidPolicy.EXCLUDE_AND_COUNT, ratings))
                .isEqualTo(expected);
        assertThat(RatingTally.of(SCALE, InvalidPolicy.EXCLUDE_AND_COUNT, ints)).isEqualTo(expected);
        assertThat(recorder.snapshot()).isEqualTo(expected);
    }

    @Property(tries = 300)
    void weightsMergeToTheLastDigit(
            @ForAll @Size(max = 50) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @Size(min = 50, max = 50) List<@DoubleRange(max = 20) Double> weights) {
        int cut = ratings.size() / 3;
        WeightedTally whole = weighted(ratings, weights, 0, ratings.size());
        WeightedTally parts = weighted(ratings, weights, cut, ratings.size()).merge(weighted(ratings, weights, 0, cut));
        assertThat(parts.tally()).isEqualTo(whole.tally());
        assertThat(parts.weight()).isEqualTo(whole.weight());
        for (int i = 0; i < SCALE.size(); i++) {
            assertThat(parts.weightAt(i)).isEqualTo(whole.weightAt(i));
            assertThat(parts.squaredWeightAt(i)).isEqualTo(whole.squaredWeightAt(i));
        }
        assertThat(whole.effectiveSize()).isBetween(0.0, whole.tally().n() * (1 + 1e-12));
    }

    @Property(tries = 100)
    void equalWeightsChangeNothing(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @DoubleRange(min = 0.01, max = 100) double weight) {
        WeightedTally tally = weighted(ratings, Collections.nCopies(ratings.size(), weight), 0, ratings.size());
        assertThat(tally.effectiveSize()).isCloseTo(ratings.size(), within(1e-9 * ratings.size()));
    }

    private static WeightedTally weighted(List<Integer> ratings, List<Double> weights, int from, int to) {
        WeightedTally.Builder builder = WeightedTally.builder(SCALE);
        for (int i = from; i < to; i++) {
            builder.add(ratings.get(i), weights.get(i));
        }
        return builder.build();
    }
}
