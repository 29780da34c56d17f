package io.github.cxkit.metric;

import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answers to one question by segment: by shop, agent, product, channel, month.
 *
 * <p>A summary: {@link #empty} and {@link #merge} form a commutative monoid (the order of the segments apart). The segments
 * have to be a partition: an answer whose segment nobody knows belongs to a segment of its own, such as {@code unknown}.
 *
 * <pre>{@code
 * SegmentedTally shops = SegmentedTally.builder(Scale.of(0, 10)).add("Rome", 9).add("Rome", 3).add("Bari", 10).build();
 * shops.tally("Rome").n();  // 2
 * }</pre>
 *
 * @param scale the scale of every tally
 * @param tallies the answers by segment, in the order in which segments came
 * @since 0.1.0
 */
public record SegmentedTally(Scale scale, Map<String, RatingTally> tallies) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a tally is of another scale
     */
    public SegmentedTally {
        Objects.requireNonNull(scale, "scale");
        tallies = Copies.ordered("tallies", tallies);
        for (Map.Entry<String, RatingTally> entry : tallies.entrySet()) {
            requireScale(scale, entry.getKey(), entry.getValue());
        }
    }

    private static void requireScale(Scale scale, String segment, RatingTally tally) {
        if (!tally.scale().equals(scale)) {
            throw new IllegalArgumentException("segment \"" + segment + "\" is tallied on the scale " + tally.scale()
                    + ", not on " + scale + " as the others");
        }
    }

    /**
     * No segment yet.
     *
     * @param scale the scale
     * @return the neutral element of {@link #merge}
     */
    public static SegmentedTally empty(Scale scale) {
        return new SegmentedTally(scale, Map.of());
    }

    /**
     * One answer.
     *
     * @param segment whose
     * @param rating a point of the scale
     */
    public record Entry(String segment, int rating) {
        /** Checks that the parts are there. */
        public Entry {
            Objects.requireNonNull(segment, "segment");
        }
    }

    /**
     * Adds up answers.
     *
     * @param scale the scale
     * @return a summarizer, with bytes, that refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Summarizer<Entry, SegmentedTally> summarizer(Scale scale) {
        return Summarizer.<Entry, Builder, SegmentedTally>building(
                        () -> builder(scale),
                        (builder, entry) -> builder.add(entry.segment, entry.rating),
                        Builder::build,
                        SegmentedTally::merge)
                .withBytes(
                        all -> Bytes.write(all.scale, out -> {
                            out.count(all.tallies.size());
                            all.tallies.forEach(
                                    (segment, tally) -> out.text(segment).block(tally.toBytes()));
                        }),
                        bytes -> Bytes.read("summary by segment", scale, bytes, in -> read(scale, in)));
    }

    private static SegmentedTally read(Scale scale, ByteReader in) {
        Map<String, RatingTally> tallies = new LinkedHashMap<>();
        for (int left = in.length(); left > 0; left--) {
            tallies.put(in.text(), RatingTally.ofBytes(in.block()));
        }
        return new SegmentedTally(scale, tallies);
    }

    /**
     * Starts to gather answers.
     *
     * @param scale the scale
     * @return an empty builder
     */
    public static Builder builder(Scale scale) {
        return new Builder(scale);
    }

    /**
     * The names of the segments.
     *
     * @return in the order in which they came
     */
    public List<String> segments() {
        return List.copyOf(tallies.keySet());
    }

    /**
     * The answers of a segment.
     *
     * @param segment its name
     * @return the tally
     * @throws IllegalArgumentException if there is no such segment
     */
    public RatingTally tally(String segment) {
        RatingTally tally = tallies.get(segment);
        if (tally == null) {
            throw new IllegalArgumentException(Names.describe("no segment", segment, tallies.keySet()));
        }
        return tally;
    }

    /**
     * All answers together.
     *
     * @return the sum of the tallies
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public RatingTally pooled() {
        return tallies.values().stream().reduce(RatingTally.empty(scale), RatingTally::merge);
    }

    /**
     * These answers and others together.
     *
     * @param other of the same scale
     * @return the sums by segment
     * @throws IllegalArgumentException if the scales differ
     */
    public SegmentedTally merge(SegmentedTally other) {
        Definitions.of("segments").same("scale", scale, other.scale);
        Map<String, RatingTally> sum = new LinkedHashMap<>(tallies);
        other.tallies.forEach((segment, tally) -> sum.merge(segment, tally, RatingTally::merge));
        return new SegmentedTally(scale, sum);
    }

    /** Segment names of both, those of the first in front. */
    static List<String> segmentsOf(SegmentedTally first, SegmentedTally second) {
        List<String> names = new ArrayList<>(first.tallies.keySet());
        second.tallies.keySet().stream()
                .filter(name -> !first.tallies.containsKey(name))
                .forEach(names::add);
        return names;
    }

    RatingTally tallyOrEmpty(String segment) {
        return tallies.getOrDefault(segment, RatingTally.empty(scale));
    }

    /** Gathers answers. Not thread-safe. */
    public static final class Builder {
        private final Scale scale;
        private final Map<String, RatingTally.Builder> ratings = new LinkedHashMap<>();
        private final Map<String, RatingTally> whole = new LinkedHashMap<>();

        private Builder(Scale scale) {
            this.scale = Objects.requireNonNull(scale, "scale");
        }

        /**
         * Adds one answer.
         *
         * @param segment whose
         * @param rating a point of the scale
         * @return this
         * @throws IllegalArgumentException if the rating is off the scale
         */
        public Builder add(String segment, int rating) {
            whole.putIfAbsent(segment, RatingTally.empty(scale));
            ratings.computeIfAbsent(segment, s -> RatingTally.builder(scale)).add(rating);
            return this;
        }

        /**
         * Adds a segment that was tallied elsewhere.
         *
         * @param segment its name
         * @param tally all its answers
         * @return this
         * @throws IllegalArgumentException if the segment is already there or the tally is of another scale
         */
        public Builder addSegment(String segment, RatingTally tally) {
            requireScale(scale, segment, tally);
            if (whole.putIfAbsent(segment, tally) != null) {
                throw new IllegalArgumentException("segment \"" + segment + "\" is given twice");
            }
            return this;
        }

        /**
         * The answers so far.
         *
         * @return the summary
         */
        public SegmentedTally build() {
            Map<String, RatingTally> sum = new LinkedHashMap<>(whole);
            ratings.forEach((segment, builder) -> sum.merge(segment, builder.build(), RatingTally::merge));
            return new SegmentedTally(scale, sum);
        }
    }
}
