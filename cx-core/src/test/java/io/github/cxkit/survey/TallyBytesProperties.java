package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cxkit.internal.DoubleSum;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Tallies survive the way through bytes to the last digit; other bytes are refused. */
class TallyBytesProperties {

    private static final Scale FACES = Scale.ofPoints(Direction.HIGH_IS_BAD, -5, 1, 900);

    @Property
    void tallyComesBackEqual(
            @ForAll @Size(3) List<@LongRange(max = Long.MAX_VALUE / 4) Long> counts,
            @ForAll @LongRange(max = Long.MAX_VALUE) long left) {
        RatingTally tally =
                RatingTally.ofCounts(FACES, counts.stream().mapToLong(c -> c).toArray(), left, 0, left / 3);
        assertThat(RatingTally.ofBytes(tally.toBytes())).isEqualTo(tally);
        assertThat(WeightedTally.ofBytes(unit(tally, 1).toBytes()).tally()).isEqualTo(tally);
    }

    private static WeightedTally unit(RatingTally tally, double weight) {
        DoubleSum[] sums = new DoubleSum[tally.scale().size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new DoubleSum(tally.countAt(i) * weight, 0);
        }
        return new WeightedTally(tally, sums, sums, new long[tally.scale().size()]);
    }

    @Property
    void weightsComeBackToTheLastDigit(
            @ForAll List<@DoubleRange(max = 1e6) Double> weights, @ForAll @IntRange(max = 2) int point) {
        WeightedTally.Builder builder = WeightedTally.builder(FACES);
        for (double weight : weights) {
            builder.add(FACES.points().get(point), weight);
        }
        WeightedTally tally = builder.build();
        WeightedTally back = WeightedTally.ofBytes(tally.toBytes());
        assertThat(back.tally()).isEqualTo(tally.tally());
        for (int i = 0; i < FACES.size(); i++) {
            assertThat(back.weightAt(i)).isEqualTo(tally.weightAt(i));
            assertThat(back.squaredWeightAt(i)).isEqualTo(tally.squaredWeightAt(i));
            assertThat(back.weights()[i].remainder()).isEqualTo(tally.weights()[i].remainder());
        }
        assertThat(back.toBytes()).isEqualTo(tally.toBytes());
    }

    @Property
    void otherBytesAreRefusedOrRead(@ForAll byte[] bytes) {
        byte[] versioned = bytes.clone();
        if (versioned.length > 0) {
            versioned[0] = 1;
        }
        for (byte[] given : List.of(bytes, versioned)) {
            assertThat(refusal(() -> RatingTally.ofBytes(given))).isTrue();
            assertThat(refusal(() -> WeightedTally.ofBytes(given))).isTrue();
        }
    }

    @Property
    void damagedBytesAreRefusedOrRead(@ForAll @IntRange(max = 60) int place, @ForAll byte value) {
        byte[] bytes = WeightedTally.builder(FACES)
                .add(1, 0.1)
                .add(900, 3)
                .add(Answer.BLANK, 1)
                .build()
                .toBytes();
        bytes[place % bytes.length] = value;
        assertThat(refusal(() -> WeightedTally.ofBytes(bytes))).isTrue();
    }

    private static boolean refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        Throwable thrown = catchThrowable(reading);
        return thrown == null || thrown instanceof IllegalArgumentException;
    }

    @Example
    void smallTallyTakesFewBytes() {
        RatingTally tally = RatingTally.of(Scale.of(0, 10), 9, 10, 3);
        assertThat(tally.toBytes()).hasSizeLessThan(32);
        assertThat(unit(tally, 1).toBytes()).hasSizeLessThan(32);
        assertThat(unit(tally, 0.5).toBytes()).hasSizeGreaterThan(11 * 32);
    }

    @Example
    void refusalNamesThePlace() {
        byte[] bytes = RatingTally.of(Scale.of(0, 10), 9, 10, 3).toBytes();
        assertThatThrownBy(() -> RatingTally.ofBytes(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the bytes of a rating tally, at byte 0: the end is missing");
        assertThatThrownBy(() -> RatingTally.ofBytes(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessageEndingWith("the end is missing");
        assertThatThrownBy(() -> RatingTally.ofBytes(Arrays.copyOf(bytes, bytes.length + 2)))
                .hasMessageEndingWith("2 bytes are left over");
        assertThatThrownBy(() -> RatingTally.ofBytes(new byte[] {2}))
                .hasMessageContaining("version 2 is unknown; this release reads version 1");
        assertThatThrownBy(() -> RatingTally.ofBytes(new byte[] {1, 7}))
                .hasMessageContaining("a flag must be 0 or 1 but was 7");
        assertThatThrownBy(() -> RatingTally.ofBytes(new byte[] {1, 0, 100}))
                .hasMessageContaining("100 more bytes are announced but 0 are left");
    }

    @Example
    void sumsThatCannotBeAreRefused() {
        RatingTally one = RatingTally.of(FACES, 1);
        DoubleSum[] negative = {new DoubleSum(-1, 0), new DoubleSum(), new DoubleSum()};
        byte[] bytes = new WeightedTally(one, negative, negative, new long[3]).toBytes();
        assertThatThrownBy(() -> WeightedTally.ofBytes(bytes))
                .hasMessageContaining("weight must be finite and >= 0 but was -1.0");
        DoubleSum[] infinite = {new DoubleSum(Double.POSITIVE_INFINITY, 0), new DoubleSum(), new DoubleSum()};
        byte[] others = new WeightedTally(one, infinite, infinite, new long[3]).toBytes();
        assertThatThrownBy(() -> WeightedTally.ofBytes(others)).hasMessageContaining("a sum must be finite");
        byte[] overflow = RatingTally.ofCounts(FACES, Long.MAX_VALUE, 0, 0).toBytes();
        byte[] twice = overflow.clone();
        twice[twice.length - 5] = 1;
        assertThatThrownBy(() -> RatingTally.ofBytes(twice)).hasMessageContaining("exceed the range of a long");
    }
}
