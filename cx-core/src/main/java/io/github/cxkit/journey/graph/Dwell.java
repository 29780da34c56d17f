package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long customers stay at each touchpoint: the time to their next event.
 *
 * <p>The last event of a closed journey has no dwell; that of an open one is still running and is censored at the as-of
 * moment. Neither is 0. The totals of one journey sum to its throughput. A mergeable summary.
 *
 * @param touchpoints touchpoint to its durations, alphabetical; one without finished or running dwell is absent
 * @since 0.1.0
 */
public record Dwell(Map<String, Durations> touchpoints) {

    /** The rule that dwell follows. */
    public static final Rule RULE = Rule.published(
            "journey.dwell", "Dwell", "process mining practice; Kaplan, Meier 1958 for the running ones");

    /** Nothing timed. */
    public static final Dwell EMPTY = new Dwell(Map.of());

    /** Copies. */
    public Dwell {
        touchpoints = Copies.sorted("touchpoints", touchpoints);
    }

    /**
     * A builder that takes journeys.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * One stay at a touchpoint.
     *
     * @param touchpoint id of the touchpoint
     * @param seconds how long it lasted, or has lasted so far
     */
    public record Stay(String touchpoint, KaplanMeier.Duration seconds) {
        /** Checks that both are there. */
        public Stay {
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(seconds, "seconds");
        }
    }

    /**
     * Adds up stays.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Stay, Dwell> summarizer() {
        return Summarizer.<Stay, Builder, Dwell>building(
                        Builder::new,
                        (builder, stay) -> {
                            if (stay.seconds.observed()) {
                                builder.times(stay.touchpoint).add(stay.seconds.time());
                            } else {
                                builder.times(stay.touchpoint).addCensored(stay.seconds.time());
                            }
                        },
                        Builder::build,
                        Dwell::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.touchpoints.size());
                            all.touchpoints.forEach((at, times) ->
                                    out.text(at).block(times.times().toBytes()));
                        }),
                        bytes -> Bytes.read("summary of dwell", "", bytes, in -> {
                            Map<String, Durations> times = new TreeMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                times.put(in.text(), Durations.summarizer().ofBytes(in.block()));
                            }
                            return new Dwell(times);
                        }));
    }

    /**
     * The dwell of one closed journey.
     *
     * @param journey the journey
     * @return its dwell
     */
    public static Dwell of(Journey journey) {
        return builder().addClosed(journey).build();
    }

    /**
     * The durations of one touchpoint.
     *
     * @param touchpoint id of the touchpoint
     * @return its durations, empty if there are none
     */
    public Durations at(String touchpoint) {
        return touchpoints.getOrDefault(touchpoint, Durations.EMPTY);
    }

    /**
     * The durations of groups of touchpoints, such as phases.
     *
     * @param groupOf touchpoint to group; touchpoints without a group are left out
     * @return group to durations
     */
    public Dwell grouped(Map<String, String> groupOf) {
        Builder builder = builder();
        touchpoints.forEach((touchpoint, durations) -> {
            String group = groupOf.get(touchpoint);
            if (group != null) {
                builder.times(group).add(durations);
            }
        });
        return builder.build();
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return both together
     */
    public Dwell merge(Dwell other) {
        Builder builder = builder();
        touchpoints.forEach((at, durations) -> builder.times(at).add(durations));
        other.touchpoints.forEach((at, durations) -> builder.times(at).add(durations));
        return builder.build();
    }

    /** Collects journeys. Mutable, not thread-safe. */
    public static final class Builder {

        private static final double NANOS = 1e9;

        private final Map<String, Durations.Builder> touchpoints = new HashMap<>();

        private Builder() {}

        private Durations.Builder times(String touchpoint) {
            return touchpoints.computeIfAbsent(touchpoint, t -> Durations.builder());
        }

        /**
         * A journey that has ended.
         *
         * @param journey the journey
         * @return this
         */
        public Builder addClosed(Journey journey) {
            return add(journey, null);
        }

        /**
         * A journey that is still going on.
         *
         * @param journey the journey
         * @param asOf the moment of the analysis
         * @return this
         * @throws IllegalArgumentException if an event lies after the as-of moment
         */
        public Builder addOpen(Journey journey, Instant asOf) {
            if (journey.lastEventAt().isAfter(asOf)) {
                throw new IllegalArgumentException("journey " + journey.id() + " has an event at "
                        + journey.lastEventAt() + ", after the as-of moment " + asOf);
            }
            return add(journey, asOf);
        }

        private Builder add(Journey journey, @Nullable Instant asOf) {
            List<JourneyEvent> events = journey.events();
            for (int i = 1; i < events.size(); i++) {
                JourneyEvent at = events.get(i - 1);
                times(at.touchpoint())
                        .add(seconds(at.occurredAt(), events.get(i).occurredAt()));
            }
            if (asOf != null) {
                JourneyEvent last = events.get(events.size() - 1);
                times(last.touchpoint()).addCensored(seconds(last.occurredAt(), asOf));
            }
            return this;
        }

        private static double seconds(Instant from, Instant to) {
            Duration between = Duration.between(from, to);
            return between.getSeconds() + between.getNano() / NANOS;
        }

        /**
         * What was collected so far.
         *
         * @return the summary
         */
        public Dwell build() {
            Map<String, Durations> built = new TreeMap<>();
            touchpoints.forEach((at, times) -> built.put(at, times.build()));
            return new Dwell(built);
        }
    }
}
