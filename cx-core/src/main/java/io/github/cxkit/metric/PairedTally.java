package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * People who were asked the same question twice: how many were at each point before and at each point after.
 *
 * <p>The same people need paired tests; taken for two independent samples, most of what happened drowns in who is who.
 * A summary: {@link #empty} and {@link #merge} form a commutative monoid.
 *
 * <pre>{@code
 * PairedTally people = PairedTally.builder(Scale.of(0, 10)).add(6, 9).add(9, 10).add(8, 8).add(3, 7).build();
 * people.compare(Metrics.NPS, 0.95).orElseThrow().change().value().orElseThrow();  // 75.0
 * }</pre>
 *
 * @param scale of both waves
 * @param people {@code people[i][j]}: at the i-th point before and at the j-th after
 * @since 0.1.0
 */
public record PairedTally(Scale scale, List<List<Long>> people) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the table is not of the scale's size or a count is negative
     */
    public PairedTally {
        Copies.whole("people", people);
        Objects.requireNonNull(scale, "scale");
        people = people.stream().map(List::copyOf).toList();
        if (people.size() != scale.size()) {
            throw new IllegalArgumentException(
                    "a table on " + scale + " needs " + scale.size() + " rows but has " + people.size());
        }
        for (List<Long> row : people) {
            if (row.size() != scale.size()) {
                throw new IllegalArgumentException(
                        "a row on " + scale + " needs " + scale.size() + " counts but has " + row.size());
            }
            row.forEach(count -> Arguments.notNegative("people", count));
        }
    }

    /**
     * Nobody.
     *
     * @param scale of both waves
     * @return the neutral element of {@link #merge}
     */
    public static PairedTally empty(Scale scale) {
        return builder(scale).build();
    }

    /**
     * One person's ratings.
     *
     * @param before a point of the scale
     * @param after a point of the scale
     */
    public record Pair(int before, int after) {}

    /**
     * Adds up people.
     *
     * @param scale of both waves
     * @return a summarizer, with bytes, that refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Summarizer<Pair, PairedTally> summarizer(Scale scale) {
        return Summarizer.<Pair, Builder, PairedTally>building(
                        () -> builder(scale),
                        (builder, pair) -> builder.add(pair.before, pair.after),
                        Builder::build,
                        PairedTally::merge)
                .withBytes(
                        all -> Bytes.write(all.scale, out -> all.people.forEach(row -> row.forEach(out::count))),
                        bytes -> Bytes.read("summary of pairs", scale, bytes, in -> read(scale, in)));
    }

    private static PairedTally read(Scale scale, ByteReader in) {
        List<List<Long>> people = new ArrayList<>();
        for (int i = 0; i < scale.size(); i++) {
            List<Long> row = new ArrayList<>();
            for (int j = 0; j < scale.size(); j++) {
                row.add(in.count());
            }
            people.add(row);
        }
        return new PairedTally(scale, people);
    }

    /**
     * Starts to gather people.
     *
     * @param scale of both waves
     * @return an empty builder
     */
    public static Builder builder(Scale scale) {
        return new Builder(scale);
    }

    /**
     * These people and others together.
     *
     * @param other others, on the same scale
     * @return the sums
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public PairedTally merge(PairedTally other) {
        Definitions.of("pairs").same("scale", scale, other.scale);
        List<List<Long>> sum = new ArrayList<>(people.size());
        for (int i = 0; i < people.size(); i++) {
            List<Long> row = new ArrayList<>(people.size());
            for (int j = 0; j < people.size(); j++) {
                row.add(Counts.sum(count(i, j), other.count(i, j)));
            }
            sum.add(row);
        }
        return new PairedTally(scale, sum);
    }

    long count(int before, int after) {
        return people.get(before).get(after);
    }

    /**
     * People in both waves.
     *
     * @return n
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public long n() {
        return people.stream().flatMap(List::stream).reduce(0L, Counts::sum);
    }

    /**
     * Where they were before.
     *
     * @return their answers as a tally
     */
    public RatingTally before() {
        long[] counts = new long[people.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = people.get(i).stream().reduce(0L, Counts::sum);
        }
        return RatingTally.ofCounts(scale, counts);
    }

    /**
     * Where they were after.
     *
     * @return their answers as a tally
     */
    public RatingTally after() {
        long[] counts = new long[people.size()];
        for (List<Long> row : people) {
            for (int j = 0; j < counts.length; j++) {
                counts[j] = Counts.sum(counts[j], row.get(j));
            }
        }
        return RatingTally.ofCounts(scale, counts);
    }

    /**
     * The same people by the classes of a metric, such as detractor, passive, promoter.
     *
     * @param metric of this scale, with named classes
     * @return a table on a scale from 1 to the number of classes
     * @throws IllegalArgumentException if the metric is of another scale or names fewer than two classes
     */
    public PairedTally byClass(RatingMetric metric) {
        requireScale(metric);
        int size = metric.classes().size();
        if (size < 2) {
            throw new IllegalArgumentException(metric.rule().id() + " names no classes to move between");
        }
        Builder builder = new Builder(Scale.of(1, size));
        for (int i = 0; i < people.size(); i++) {
            for (int j = 0; j < people.size(); j++) {
                builder.addCount(classAt(metric, i), classAt(metric, j), count(i, j));
            }
        }
        return builder.build();
    }

    private int classAt(RatingMetric metric, int index) {
        return metric.classOf(scale.points().get(index)).orElseThrow();
    }

    void requireScale(RatingMetric metric) {
        if (!metric.scale().equals(scale)) {
            throw new IllegalArgumentException(metric.rule().id() + " is defined on the scale " + metric.scale()
                    + " and cannot score answers on " + scale);
        }
    }

    /**
     * The change of a score by the paired t test.
     *
     * @param metric of this scale
     * @param confidence of the interval, from 0.5 to below 1
     * @return the change, after - before; insufficient without people
     * @throws IllegalArgumentException if the metric is of another scale or the level is out of range
     */
    public Result<WaveChange> compare(RatingMetric metric, double confidence) {
        return WaveChange.paired(this, metric, confidence);
    }

    /**
     * The change of a share by McNemar's test.
     *
     * @param metric a share on this scale
     * @param method of the p value
     * @param confidence of the interval, from 0.5 to below 1
     * @return the change, as a fraction; insufficient without people
     * @throws IllegalArgumentException if the metric is of another scale or no share, or the level is out of range
     */
    public Result<McNemar> mcNemar(RatingMetric metric, McNemar.Method method, double confidence) {
        return McNemar.of(this, metric, method, confidence);
    }

    /**
     * Whether the shares of the points changed, and whether moves both ways were equally many; for classes see {@link #byClass}.
     *
     * @return both tests; insufficient without people
     */
    public Result<MarginalHomogeneity> homogeneity() {
        return MarginalHomogeneity.of(this);
    }

    /**
     * Who moved between the classes of a net score.
     *
     * @param metric a net score of three classes on this scale
     * @return the moves; insufficient without people
     * @throws IllegalArgumentException if the metric is of another scale or has no three classes
     */
    public Result<NetTransitions> transitions(RatingMetric metric) {
        requireScale(metric);
        if (metric.classes().size() != 3 || metric.shape() != RatingMetric.Shape.NET) {
            throw new IllegalArgumentException("moves between three classes need a net score, not "
                    + metric.rule().id());
        }
        return NetTransitions.of(byClass(metric).people());
    }

    /** Gathers people. Not thread-safe. */
    public static final class Builder {
        private final Scale scale;
        private final long[][] counts;

        private Builder(Scale scale) {
            this.scale = Objects.requireNonNull(scale, "scale");
            counts = new long[scale.size()][scale.size()];
        }

        /**
         * Adds one person.
         *
         * @param before a point of the scale
         * @param after a point of the scale
         * @return this
         * @throws IllegalArgumentException if a rating is off the scale
         */
        public Builder add(int before, int after) {
            return addCount(index(before), index(after), 1);
        }

        private int index(int rating) {
            int index = scale.indexOf(rating);
            if (index < 0) {
                throw new IllegalArgumentException("rating " + rating + " is not on the scale " + scale);
            }
            return index;
        }

        private Builder addCount(int before, int after, long count) {
            counts[before][after] = Counts.sum(counts[before][after], count);
            return this;
        }

        /**
         * The people so far.
         *
         * @return the summary
         */
        public PairedTally build() {
            List<List<Long>> rows = new ArrayList<>(counts.length);
            for (long[] row : counts) {
                rows.add(Arrays.stream(row).boxed().toList());
            }
            return new PairedTally(scale, rows);
        }
    }
}
