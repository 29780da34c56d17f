package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Summarizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How often each point of a scale was chosen, and how many answers were left out: all that any rating score needs.
 *
 * <p>A summary: {@link #empty}, {@link Builder#add} and {@link #merge} form a commutative monoid, so that any split of
 * the answers over threads, partitions or days gives the same tally. Counts are exact {@code long}s; a sum that does not
 * fit is refused with an {@link ArithmeticException}. Immutable.
 *
 * <pre>{@code
 * RatingTally monday = RatingTally.of(Scale.of(0, 10), 9, 10, 3);
 * RatingTally tuesday = RatingTally.of(Scale.of(0, 10), 8, 7);
 * monday.merge(tuesday).n();  // 5
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RatingTally {

    private final Scale scale;
    private final long[] counts;
    private final long n;
    private final long blank;
    private final long notApplicable;
    private final long invalid;

    private RatingTally(Scale scale, long[] counts, long blank, long notApplicable, long invalid) {
        this.scale = scale;
        this.counts = counts;
        this.blank = blank;
        this.notApplicable = notApplicable;
        this.invalid = invalid;
        long sum = 0;
        for (long count : counts) {
            sum = Counts.sum(sum, count);
        }
        this.n = sum;
    }

    /**
     * No answers yet.
     *
     * @param scale the scale
     * @return the neutral element of {@link #merge}
     */
    public static RatingTally empty(Scale scale) {
        return new RatingTally(scale, new long[scale.size()], 0, 0, 0);
    }

    /**
     * Counts given ready-made.
     *
     * @param scale the scale
     * @param counts one per point of the scale, lowest point first, each 0 or more
     * @return the tally
     * @throws IllegalArgumentException if there are too many or too few counts, or one is negative
     */
    public static RatingTally ofCounts(Scale scale, long... counts) {
        return ofCounts(scale, counts, 0, 0, 0);
    }

    /**
     * Counts given ready-made, each with its point.
     *
     * @param scale the scale
     * @param counts point to count, 0 or more; a point that is not there has none
     * @return the tally
     * @throws IllegalArgumentException if a point is not on the scale, or a count is negative
     */
    public static RatingTally ofCounts(Scale scale, Map<Integer, Long> counts) {
        long[] byPosition = new long[scale.size()];
        counts.forEach((point, count) -> byPosition[scale.indexOf(scale.require(point))] = count);
        return ofCounts(scale, byPosition);
    }

    /**
     * Counts given ready-made, with what was left out.
     *
     * @param scale the scale
     * @param counts one per point of the scale, lowest point first, each 0 or more
     * @param blank answers not given
     * @param notApplicable answers that do not apply
     * @param invalid values that were no answers
     * @return the tally
     * @throws IllegalArgumentException if there are too many or too few counts, or one is negative
     */
    public static RatingTally ofCounts(Scale scale, long[] counts, long blank, long notApplicable, long invalid) {
        if (counts.length != scale.size()) {
            throw new IllegalArgumentException(
                    "scale " + scale + " has " + scale.size() + " points but " + counts.length + " counts were given");
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException(
                        "count of rating " + scale.points().get(i) + " must be >= 0 but was " + counts[i]);
            }
        }
        return new RatingTally(
                scale,
                counts.clone(),
                Arguments.notNegative("blank", blank),
                Arguments.notNegative("notApplicable", notApplicable),
                Arguments.notNegative("invalid", invalid));
    }

    /**
     * Tallies ratings.
     *
     * @param scale the scale
     * @param ratings points of the scale
     * @return the tally
     * @throws IllegalArgumentException if a rating is not on the scale; the message names it and its position
     */
    public static RatingTally of(Scale scale, int... ratings) {
        return of(scale, InvalidPolicy.REFUSE, ratings);
    }

    /**
     * Tallies ratings under a stated policy.
     *
     * @param scale the scale
     * @param policy what to do with a rating that is not on the scale
     * @param ratings the ratings
     * @return the tally
     * @throws IllegalArgumentException if a rating is not on the scale and the policy is to refuse
     */
    public static RatingTally of(Scale scale, InvalidPolicy policy, int... ratings) {
        Builder builder = builder(scale);
        for (int i = 0; i < ratings.length; i++) {
            builder.add(ratings[i], policy, i);
        }
        return builder.build();
    }

    /**
     * Tallies a column of ratings: the fast way for large data.
     *
     * @param scale the scale
     * @param policy what to do with a rating that is not on the scale
     * @param ratings one byte per rating, signed
     * @return the tally
     * @throws IllegalArgumentException if a rating is not on the scale and the policy is to refuse
     */
    public static RatingTally of(Scale scale, InvalidPolicy policy, byte[] ratings) {
        return ByteTally.of(scale, policy, ratings);
    }

    /**
     * Tallies boxed ratings; null is a blank answer, never a rating of 0.
     *
     * @param scale the scale
     * @param policy what to do with a rating that is not on the scale
     * @param ratings the ratings
     * @return the tally
     * @throws IllegalArgumentException if a rating is not on the scale and the policy is to refuse
     */
    public static RatingTally of(Scale scale, InvalidPolicy policy, Iterable<? extends @Nullable Integer> ratings) {
        Builder builder = builder(scale);
        int position = 0;
        for (Integer rating : ratings) {
            if (rating == null) {
                builder.addBlank();
            } else {
                builder.add(rating, policy, position);
            }
            position++;
        }
        return builder.build();
    }

    /**
     * Reads what {@link #toBytes} wrote, scale included.
     *
     * @param bytes the bytes, none missing and none left over
     * @return the tally
     * @throws IllegalArgumentException if these are not the bytes of a tally; the message names the place
     */
    public static RatingTally ofBytes(byte[] bytes) {
        return TallyBytes.tally(bytes);
    }

    /**
     * Counts ratings; null is a blank answer, never a rating of 0.
     *
     * @param scale the scale
     * @return a summarizer with bytes, which refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Summarizer<@Nullable Integer, RatingTally> summarizer(Scale scale) {
        return summarizer(scale, InvalidPolicy.REFUSE);
    }

    /**
     * Counts ratings under a stated policy; null is a blank answer, never a rating of 0.
     *
     * @param scale the scale
     * @param policy what to do with a rating that is not on the scale
     * @return a summarizer with bytes
     */
    public static Summarizer<@Nullable Integer, RatingTally> summarizer(Scale scale, InvalidPolicy policy) {
        return RatingTally.<@Nullable Integer>counting(scale, (builder, rating) -> {
            if (rating == null) {
                builder.addBlank();
            } else if (policy == InvalidPolicy.REFUSE || scale.contains(rating)) {
                builder.add(rating);
            } else {
                builder.addInvalid();
            }
        });
    }

    /**
     * Counts answers; those that are no ratings are counted apart.
     *
     * @param scale the scale
     * @return a summarizer with bytes, which refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Summarizer<Answer, RatingTally> summarizerOfAnswers(Scale scale) {
        return counting(scale, Builder::add);
    }

    private static <T extends @Nullable Object> Summarizer<T, RatingTally> counting(
            Scale scale, BiConsumer<Builder, T> add) {
        return Summarizer.<T, Builder, RatingTally>building(
                        () -> builder(scale), add, Builder::build, RatingTally::merge)
                .withBytes(RatingTally::toBytes, bytes -> {
                    RatingTally read = ofBytes(bytes);
                    Definitions.of("tallies").same("scale", scale, read.scale);
                    return read;
                });
    }

    /**
     * A collector for streams of ratings, parallel ones too; null is a blank answer.
     *
     * @param scale the scale
     * @return a collector that refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Collector<@Nullable Integer, ?, RatingTally> collector(Scale scale) {
        return summarizer(scale).collector();
    }

    /**
     * A mutable recorder for one thread.
     *
     * @param scale the scale
     * @return an empty builder
     */
    public static Builder builder(Scale scale) {
        return new Builder(scale);
    }

    /**
     * The scale.
     *
     * @return the scale
     */
    public Scale scale() {
        return scale;
    }

    /**
     * Valid answers.
     *
     * @return the sum of the counts
     */
    public long n() {
        return n;
    }

    /**
     * How often a point was chosen.
     *
     * @param point a point of the scale
     * @return the count
     * @throws IllegalArgumentException if the point is not on the scale
     */
    public long count(int point) {
        return counts[scale.indexOf(scale.require(point))];
    }

    /**
     * How often the points of a range were chosen.
     *
     * @param from lowest point, inclusive
     * @param to highest point, inclusive
     * @return the sum of the counts
     */
    public long count(int from, int to) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            int point = scale.points().get(i);
            if (point >= from && point <= to) {
                sum += counts[i];
            }
        }
        return sum;
    }

    /**
     * The count at a position of the scale.
     *
     * @param index 0-based position, lowest point first
     * @return the count
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public long countAt(int index) {
        return counts[index];
    }

    /**
     * All counts.
     *
     * @return a copy, lowest point first
     */
    public long[] counts() {
        return counts.clone();
    }

    /**
     * Answers not given.
     *
     * @return the count
     */
    public long blank() {
        return blank;
    }

    /**
     * Answers that do not apply or "do not know".
     *
     * @return the count
     */
    public long notApplicable() {
        return notApplicable;
    }

    /**
     * Values that were no answers.
     *
     * @return the count
     */
    public long invalid() {
        return invalid;
    }

    /**
     * What was left out, by reason: {@code blank}, {@code not applicable}, {@code invalid}.
     *
     * @return the exclusions
     */
    public Exclusions exclusions() {
        if (blank == 0 && notApplicable == 0 && invalid == 0) {
            return Exclusions.NONE;
        }
        Map<String, Long> byReason = new LinkedHashMap<>();
        byReason.put("blank", blank);
        byReason.put("not applicable", notApplicable);
        byReason.put("invalid", invalid);
        return new Exclusions(byReason);
    }

    /**
     * This and another tally together. Commutative and associative.
     *
     * @param other a tally of the same scale
     * @return the sums
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public RatingTally merge(RatingTally other) {
        if (!scale.equals(other.scale)) {
            throw new IllegalArgumentException(
                    "tallies of different scales cannot be merged: " + scale + " and " + other.scale);
        }
        long[] sum = new long[counts.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Counts.sum(counts[i], other.counts[i]);
        }
        return new RatingTally(
                scale,
                sum,
                Counts.sum(blank, other.blank),
                Counts.sum(notApplicable, other.notApplicable),
                Counts.sum(invalid, other.invalid));
    }

    /**
     * This tally as bytes, to be stored or sent: a few dozen, with a version in front.
     *
     * @return what {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        return TallyBytes.of(this);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof RatingTally other
                && scale.equals(other.scale)
                && Arrays.equals(counts, other.counts)
                && blank == other.blank
                && notApplicable == other.notApplicable
                && invalid == other.invalid;
    }

    @Override
    public int hashCode() {
        return Objects.hash(scale, Arrays.hashCode(counts), blank, notApplicable, invalid);
    }

    @Override
    public String toString() {
        return "tally on " + scale + " n=" + n + " " + Arrays.toString(counts) + ", " + exclusions();
    }

    /** Collects ratings into a tally. Mutable, for one thread; {@link RatingRecorder} is the one for many. */
    public static final class Builder {

        private final Scale scale;
        private final int min;
        private final int[] indexByOffset;
        private final long[] counts;
        private long blank;
        private long notApplicable;
        private long invalid;

        private Builder(Scale scale) {
            this.scale = scale;
            this.min = scale.min();
            this.indexByOffset = offsets(scale);
            this.counts = new long[scale.size()];
        }

        /**
         * Adds a rating.
         *
         * @param rating a point of the scale
         * @return this
         * @throws IllegalArgumentException if the rating is not on the scale
         */
        public Builder add(int rating) {
            int index = index(rating);
            if (index < 0) {
                throw new IllegalArgumentException("rating must be on the scale " + scale + " but was " + rating);
            }
            counts[index]++;
            return this;
        }

        /**
         * Adds an answer; an invalid one is counted as such.
         *
         * @param answer the answer
         * @return this
         * @throws IllegalArgumentException if the answer is a rating that is not on the scale
         */
        public Builder add(Answer answer) {
            if (answer instanceof Answer.Rating rating) {
                return add(rating.value());
            }
            if (answer instanceof Answer.Blank) {
                return addBlank();
            }
            if (answer instanceof Answer.NotApplicable) {
                return addNotApplicable();
            }
            return addInvalid();
        }

        /**
         * Counts an answer that was not given.
         *
         * @return this
         */
        public Builder addBlank() {
            blank++;
            return this;
        }

        /**
         * Counts an answer that does not apply.
         *
         * @return this
         */
        public Builder addNotApplicable() {
            notApplicable++;
            return this;
        }

        /**
         * Counts a value that is no answer.
         *
         * @return this
         */
        public Builder addInvalid() {
            invalid++;
            return this;
        }

        /**
         * Adds a whole tally.
         *
         * @param tally a tally of the same scale
         * @return this
         * @throws IllegalArgumentException if the scales differ
         * @throws ArithmeticException if a count exceeds the range of a long
         */
        public Builder addAll(RatingTally tally) {
            RatingTally sum = build().merge(tally);
            System.arraycopy(sum.counts, 0, counts, 0, counts.length);
            blank = sum.blank;
            notApplicable = sum.notApplicable;
            invalid = sum.invalid;
            return this;
        }

        /**
         * The tally so far; the builder can go on.
         *
         * @return an immutable copy
         */
        public RatingTally build() {
            return new RatingTally(scale, counts.clone(), blank, notApplicable, invalid);
        }

        private void add(int rating, InvalidPolicy policy, int position) {
            int index = index(rating);
            if (index >= 0) {
                counts[index]++;
            } else if (policy == InvalidPolicy.EXCLUDE_AND_COUNT) {
                invalid++;
            } else {
                throw offScale(scale, rating, position);
            }
        }

        private int index(int rating) {
            int offset = rating - min;
            return offset >= 0 && offset < indexByOffset.length ? indexByOffset[offset] : -1;
        }
    }

    /** Position of each whole number from the lowest to the highest point, -1 in gaps. */
    static int[] offsets(Scale scale) {
        int[] offsets = new int[scale.max() - scale.min() + 1];
        Arrays.fill(offsets, -1);
        for (int i = 0; i < scale.size(); i++) {
            offsets[scale.points().get(i) - scale.min()] = i;
        }
        return offsets;
    }

    static IllegalArgumentException offScale(Scale scale, int rating, int position) {
        return new IllegalArgumentException(
                "rating at position " + position + " must be on the scale " + scale + " but was " + rating);
    }
}
