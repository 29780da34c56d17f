package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Summarizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of which several come from one respondent, with weights: all that a {@link ClusteredMean} needs.
 *
 * <p>A summary: {@link #EMPTY} and {@link #merge} form a commutative monoid up to rounding, whatever the split of the rows. A
 * value of weight 0 is checked, counted apart and changes nothing.
 *
 * <pre>{@code
 * ClusterSums answers = ClusterSums.builder().add("ann", 100).add("ann", 100).add("bob", -100).add(null, 0).build();
 * answers.respondents();  // 3
 * }</pre>
 *
 * @param clusters weight and weighted mean by respondent
 * @param all all values, and how many had weight 0
 * @param anonymous values without a respondent, each a cluster of its own, weighted by their squared weights
 * @since 0.1.0
 */
public record ClusterSums(Map<String, Cluster> clusters, CoMoments all, CoMoments anonymous) {

    private static final List<String> COLUMN = List.of("value");

    /** Their squares are weights of {@link CoMoments}. */
    private static final double LARGEST_WEIGHT = 1e40;

    private static final double LEAST_WEIGHT = 1e-50;

    /** No values. */
    public static final ClusterSums EMPTY = builder().build();

    /**
     * The values of one respondent.
     *
     * @param weight sum of the weights, at least 1e-50
     * @param mean weighted mean, at most 1e100 in size
     */
    public record Cluster(double weight, double mean) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Cluster {
            Arguments.within("weight", weight, LEAST_WEIGHT, Long.MAX_VALUE * LARGEST_WEIGHT);
            Arguments.within("mean", mean, -CoMomentsBuilder.LARGEST, CoMomentsBuilder.LARGEST);
        }

        Cluster plus(Cluster other) {
            double sum = weight + other.weight;
            return new Cluster(sum, mean + other.weight / sum * (other.mean - mean));
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if the moments are not of the one column {@code value}
     */
    public ClusterSums {
        clusters = Copies.sorted("clusters", clusters);
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(anonymous, "anonymous");
        if (!all.columns().equals(COLUMN) || !anonymous.columns().equals(COLUMN)) {
            throw new IllegalArgumentException("clusters are of the column " + COLUMN + ", not of " + all.columns()
                    + " and " + anonymous.columns());
        }
    }

    /**
     * A value and whose it is.
     *
     * @param respondent who gave it, null if nobody knows
     * @param value what the answer is worth, at most 1e100 in size
     * @param weight how much it counts, 0, or 1e-50 to 1e40
     */
    public record Value(@Nullable String respondent, double value, double weight) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Value {
            Arguments.finite("value", value);
            Arguments.notNegative("weight", weight);
        }
    }

    /**
     * Adds up values. Means agree up to the last digits, whatever the split.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Value, ClusterSums> summarizer() {
        return Summarizer.<Value, Builder, ClusterSums>building(
                        ClusterSums::builder,
                        (builder, next) -> builder.add(next.respondent, next.value, next.weight),
                        Builder::build,
                        ClusterSums::merge)
                .withBytes(ClusterSums::toBytes, bytes -> Bytes.read("cluster sums", "", bytes, ClusterSums::read));
    }

    private byte[] toBytes() {
        return Bytes.write("", out -> {
            out.count(clusters.size());
            clusters.forEach((respondent, cluster) ->
                    out.text(respondent).real(cluster.weight).real(cluster.mean));
            out.block(all.toBytes()).block(anonymous.toBytes());
        });
    }

    private static ClusterSums read(ByteReader in) {
        Map<String, Cluster> clusters = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            clusters.put(in.text(), new Cluster(in.real(), in.real()));
        }
        return new ClusterSums(clusters, CoMoments.ofBytes(in.block()), CoMoments.ofBytes(in.block()));
    }

    /**
     * Starts to gather values.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Respondents of positive weight; an anonymous value counts as one.
     *
     * @return C
     */
    public long respondents() {
        return clusters.size() + anonymous.n();
    }

    /**
     * These values and others together.
     *
     * @param other the others
     * @return the summary of all values
     */
    public ClusterSums merge(ClusterSums other) {
        Map<String, Cluster> sum = new HashMap<>(clusters);
        other.clusters.forEach((respondent, cluster) -> sum.merge(respondent, cluster, Cluster::plus));
        return new ClusterSums(sum, all.merge(other.all), anonymous.merge(other.anonymous));
    }

    /** Gathers values. Not thread-safe. */
    public static final class Builder {
        private final Map<String, RunningMean> clusters = new HashMap<>();
        private final CoMomentsBuilder all = new CoMomentsBuilder(COLUMN);
        private final CoMomentsBuilder anonymous = new CoMomentsBuilder(COLUMN);

        private Builder() {}

        /**
         * Adds a value of weight 1.
         *
         * @param respondent who gave it, null if nobody knows
         * @param value what the answer is worth, at most 1e100 in size
         * @return this
         * @throws IllegalArgumentException if the value is out of its range
         */
        public Builder add(@Nullable String respondent, double value) {
            return add(respondent, value, 1);
        }

        /**
         * Adds a value.
         *
         * @param respondent who gave it, null if nobody knows
         * @param value what the answer is worth, at most 1e100 in size
         * @param weight how much it counts, 0, or 1e-50 to 1e40; 0 is counted apart and changes nothing
         * @return this
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Builder add(@Nullable String respondent, double value, double weight) {
            Arguments.finite("value", value);
            if (Arguments.notNegative("weight", weight) == 0) {
                all.addIncomplete();
                return this;
            }
            Arguments.within("weight", weight, LEAST_WEIGHT, LARGEST_WEIGHT);
            all.addWeighted(weight, value);
            if (respondent == null) {
                anonymous.addWeighted(weight * weight, value);
            } else {
                clusters.computeIfAbsent(respondent, key -> new RunningMean()).add(value, weight);
            }
            return this;
        }

        /**
         * The summary of the values so far.
         *
         * @return the summary
         */
        public ClusterSums build() {
            Map<String, Cluster> means = new HashMap<>();
            clusters.forEach((respondent, each) -> means.put(respondent, each.cluster()));
            return new ClusterSums(means, all.build(), anonymous.build());
        }
    }

    /** A weighted mean with a remainder, so that the order of the values does not show in a mean far larger than their spread. */
    private static final class RunningMean {
        private final DoubleSum weight = new DoubleSum();
        private double mean;
        private double rest;

        void add(double value, double next) {
            weight.add(next);
            double step = rest + next / weight.value() * (value - mean - rest);
            double sum = mean + step;
            rest = step - (sum - mean);
            mean = sum;
        }

        Cluster cluster() {
            return new Cluster(weight.value(), mean);
        }
    }
}
