package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.score.Summarizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many customers went which way over the channels, with and without a conversion. A mergeable summary: one entry per
 * distinct path.
 *
 * @param paths the distinct paths, ordered by their channels
 * @since 0.1.0
 */
public record ChannelPaths(List<Path> paths) {

    /** No path. */
    public static final ChannelPaths EMPTY = new ChannelPaths(List.of());

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if one appears more than once
     */
    public ChannelPaths {
        paths = Copies.list("paths", paths);
        if (paths.stream().map(Path::channels).distinct().count() < paths.size()) {
            throw new IllegalArgumentException("a path appears more than once; add the counts with a builder");
        }
    }

    /**
     * A builder that adds up equal paths.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds up paths.
     *
     * @return a summarizer, with bytes, of paths and how many went each
     */
    public static Summarizer<Path, ChannelPaths> summarizer() {
        return Summarizer.<Path, Builder, ChannelPaths>building(
                        ChannelPaths::builder, Builder::add, Builder::build, ChannelPaths::merge)
                .withBytes(
                        all -> Bytes.write("", all::write),
                        bytes -> Bytes.read("summary of channel paths", "", bytes, ChannelPaths::read));
    }

    void write(ByteWriter out) {
        out.count(paths.size());
        for (Path path : paths) {
            out.count(path.channels.size());
            path.channels.forEach(out::text);
            out.count(path.conversions).count(path.nulls).text(path.value.toString());
        }
    }

    static ChannelPaths read(ByteReader in) {
        List<Path> paths = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            List<String> channels = new ArrayList<>();
            for (int more = in.length(); more > 0; more--) {
                channels.add(in.text());
            }
            paths.add(new Path(channels, in.count(), in.count(), in.money()));
        }
        return new ChannelPaths(paths);
    }

    /**
     * The paths of journeys: their channels in order, events without a channel left out; journeys without any channel
     * count as none.
     *
     * @param journeys the journeys
     * @param converting touchpoints that are a conversion; events after the first such one no longer earn it
     * @return the paths
     */
    public static ChannelPaths of(Iterable<Journey> journeys, Set<String> converting) {
        Builder builder = builder();
        for (Journey journey : journeys) {
            List<String> channels = new ArrayList<>();
            boolean converted = false;
            for (JourneyEvent event : journey.events()) {
                String channel = event.channel();
                if (channel != null) {
                    channels.add(channel);
                }
                if (converting.contains(event.touchpoint())) {
                    converted = true;
                    break;
                }
            }
            if (!channels.isEmpty()) {
                builder.add(channels, converted ? 1 : 0, converted ? 0 : 1);
            }
        }
        return builder.build();
    }

    /**
     * All channels that occur.
     *
     * @return their names, alphabetical
     */
    public Set<String> channels() {
        Set<String> names = new TreeSet<>();
        paths.forEach(path -> names.addAll(path.channels()));
        return Collections.unmodifiableSet(names);
    }

    /**
     * Journeys that converted.
     *
     * @return the sum over all paths
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public long conversions() {
        return paths.stream().mapToLong(Path::conversions).reduce(0, Counts::sum);
    }

    /**
     * Journeys that did not.
     *
     * @return the sum over all paths
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public long nulls() {
        return paths.stream().mapToLong(Path::nulls).reduce(0, Counts::sum);
    }

    /**
     * Money of all conversions.
     *
     * @return the sum over all paths, exact
     */
    public BigDecimal value() {
        return paths.stream().map(Path::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * These paths and others.
     *
     * @param other the others
     * @return the sums per path
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ChannelPaths merge(ChannelPaths other) {
        return builder().add(this).add(other).build();
    }

    /**
     * One way over the channels.
     *
     * @param channels the channels in order, repeats included, at least one
     * @param conversions journeys that went so and converted
     * @param nulls journeys that went so and did not
     * @param value money of all its conversions, 0 if unknown
     */
    public record Path(List<String> channels, long conversions, long nulls, BigDecimal value) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if there is no channel, a number is negative, or there is money without a
         *     conversion
         */
        public Path {
            Objects.requireNonNull(value, "value");
            channels = Copies.list("channels", channels);
            if (channels.isEmpty()) {
                throw new IllegalArgumentException("a path needs at least one channel");
            }
            // a log has as many paths as journeys: their texts are made where they are needed
            if (conversions < 0 || nulls < 0) {
                Arguments.notNegative("conversions of " + channels, conversions);
                Arguments.notNegative("nulls of " + channels, nulls);
            }
            if (!Arguments.isMoney(value)) {
                Arguments.money("the value of " + channels, value);
            }
            if (value.signum() < 0 || (conversions == 0 && value.signum() > 0)) {
                throw new IllegalArgumentException(
                        "the value of " + channels + " must be >= 0, and 0 without a conversion, but was " + value);
            }
        }

        /**
         * A path whose conversions have no known money.
         *
         * @param channels the channels in order, at least one
         * @param conversions journeys that went so and converted, 0 or more
         * @param nulls journeys that went so and did not, 0 or more
         * @throws IllegalArgumentException if there is no channel or a count is negative
         */
        public Path(List<String> channels, long conversions, long nulls) {
            this(channels, conversions, nulls, BigDecimal.ZERO);
        }

        private Path plus(Path other) {
            return new Path(
                    channels,
                    Counts.sum(conversions, other.conversions),
                    Counts.sum(nulls, other.nulls),
                    value.add(other.value));
        }
    }

    /** Collects paths. Mutable, not thread-safe. */
    public static final class Builder {

        private final Map<List<String>, Path> counts = new HashMap<>();

        private Builder() {}

        /**
         * Journeys that went one way.
         *
         * @param channels the channels in order, at least one
         * @param conversions how many of them converted, 0 or more
         * @param nulls how many did not, 0 or more
         * @return this
         * @throws IllegalArgumentException if there is no channel or a count is negative
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Builder add(List<String> channels, long conversions, long nulls) {
            return add(new Path(channels, conversions, nulls));
        }

        /**
         * Journeys that went one way, with the money of their conversions.
         *
         * @param path the way and how many went it
         * @return this
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Builder add(Path path) {
            counts.merge(path.channels(), path, Path::plus);
            return this;
        }

        /**
         * All of another summary.
         *
         * @param other the other one
         * @return this
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Builder add(ChannelPaths other) {
            other.paths.forEach(this::add);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the paths
         */
        public ChannelPaths build() {
            return new ChannelPaths(counts.values().stream()
                    .sorted((a, b) -> compare(a.channels(), b.channels()))
                    .toList());
        }

        private static int compare(List<String> one, List<String> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int order = one.get(i).compareTo(other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(one.size(), other.size());
        }
    }
}
