package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything a journey report counts: visits, transitions, starts, ends, outcomes, dwell, feelings and ratings.
 *
 * <p>A mergeable summary: empty, add, merge; any split of the journeys gives the same. Sums are exact. Memory grows with
 * touchpoints, pairs of touchpoints and distinct durations, not with journeys.
 *
 * <pre>{@code
 * JourneySummary.Builder builder = JourneySummary.builder(Set.of("order"), asOf, Duration.ofMinutes(30));
 * journeys.forEach(builder::add);
 * builder.build().abandonment().rateOfDecided().rule() == Abandonment.RULE;  // ==> true
 * }</pre>
 *
 * @param transitions starts, ends, which follows which
 * @param touchpoints touchpoint to what happened there, alphabetical
 * @param abandonment completed, abandoned, open
 * @param ratings touchpoint to what customers answered about it, alphabetical
 * @since 0.1.0
 */
public record JourneySummary(
        Transitions transitions,
        Map<String, TouchpointSummary> touchpoints,
        Abandonment abandonment,
        Map<String, RatingTally> ratings) {

    /** No journey. */
    public static final JourneySummary EMPTY =
            new JourneySummary(Transitions.EMPTY, Map.of(), Abandonment.EMPTY, Map.of());

    /** Copies. */
    public JourneySummary {
        Objects.requireNonNull(transitions, "transitions");
        Objects.requireNonNull(abandonment, "abandonment");
        touchpoints = Copies.sorted("touchpoints", touchpoints);
        ratings = Copies.sorted("ratings", ratings);
    }

    /**
     * A builder that knows when a journey is complete and when it is given up.
     *
     * @param completing touchpoints that complete a journey
     * @param asOf the moment of the analysis
     * @param timeout how long an open journey may be idle; exactly that long is open
     * @return an empty builder
     */
    public static Builder builder(Set<String> completing, Instant asOf, Duration timeout) {
        return new Builder(new Abandonment.Definition(completing, asOf, timeout));
    }

    /**
     * Adds up journeys. Ratings of touchpoints come by a {@linkplain Builder#addRating builder}, or by merging.
     *
     * @param definition when a journey is complete and when it is given up
     * @return a summarizer with bytes, which refuses a journey with an event after the as-of moment
     */
    public static Summarizer<Journey, JourneySummary> summarizer(Abandonment.Definition definition) {
        return Summarizer.<Journey, Builder, JourneySummary>building(
                        () -> new Builder(definition), Builder::add, Builder::build, JourneySummary::merge)
                .withBytes(
                        all -> Bytes.write(String.valueOf(all.abandonment.definition()), all::write),
                        bytes -> Bytes.read("journey summary", definition, bytes, in -> read(definition, in)));
    }

    private void write(ByteWriter out) {
        transitions.write(out);
        out.count(touchpoints.size());
        touchpoints.forEach((at, summary) -> summary.write(out.text(at)));
        out.count(abandonment.completed()).count(abandonment.abandoned()).count(abandonment.open());
        out.count(ratings.size());
        ratings.forEach((at, tally) -> out.text(at).block(tally.toBytes()));
    }

    private static JourneySummary read(Abandonment.Definition definition, ByteReader in) {
        Transitions transitions = Transitions.read(in);
        Map<String, TouchpointSummary> touchpoints = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            touchpoints.put(in.text(), TouchpointSummary.read(in));
        }
        Abandonment abandonment = new Abandonment(definition, in.count(), in.count(), in.count());
        Map<String, RatingTally> ratings = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            ratings.put(in.text(), RatingTally.ofBytes(in.block()));
        }
        return new JourneySummary(transitions, touchpoints, abandonment, ratings);
    }

    /**
     * What happened at one touchpoint.
     *
     * @param touchpoint id of the touchpoint
     * @return its summary, empty if nobody came
     */
    public TouchpointSummary touchpoint(String touchpoint) {
        return touchpoints.getOrDefault(touchpoint, TouchpointSummary.EMPTY);
    }

    /**
     * The dwell at all touchpoints.
     *
     * @return touchpoint to durations, where there are any
     */
    public Dwell dwell() {
        Map<String, Durations> times = new TreeMap<>();
        touchpoints.forEach((at, summary) -> {
            if (summary.dwell().finished() + summary.dwell().censored() > 0) {
                times.put(at, summary.dwell());
            }
        });
        return new Dwell(times);
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return both together
     * @throws IllegalArgumentException if ratings of one touchpoint are on different scales, or goals, timeout or moment
     *     differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public JourneySummary merge(JourneySummary other) {
        Map<String, TouchpointSummary> places = new TreeMap<>(touchpoints);
        other.touchpoints.forEach((at, summary) -> places.merge(at, summary, TouchpointSummary::merge));
        Map<String, RatingTally> answers = new TreeMap<>(ratings);
        other.ratings.forEach((at, tally) -> answers.merge(at, tally, RatingTally::merge));
        return new JourneySummary(
                transitions.merge(other.transitions), places, abandonment.merge(other.abandonment), answers);
    }

    /** Collects journeys and ratings. Mutable, not thread-safe. */
    public static final class Builder {

        private static final double MILLION = 1e6;

        private final Abandonment.Definition definition;
        private final Transitions.Builder transitions = Transitions.builder();
        private final Map<String, Place> places = new HashMap<>();
        private final Map<String, RatingTally.Builder> ratings = new TreeMap<>();
        private final Map<String, Scale> scales = new TreeMap<>();
        private final Dwell.Builder dwell = Dwell.builder();
        private Abandonment ends;

        private Builder(Abandonment.Definition definition) {
            this.definition = definition;
            this.ends = new Abandonment(definition, 0, 0, 0);
        }

        private static final class Place {
            private long journeys;
            private final Map<EventOutcome, Long> outcomes = new EnumMap<>(EventOutcome.class);
            private long emotions;
            private long emotionMillionths;
        }

        /**
         * One journey. The last event of an open one is a running dwell, of another one none.
         *
         * @param journey the journey
         * @return this
         * @throws IllegalArgumentException if an event lies after the as-of moment
         */
        public Builder add(Journey journey) {
            JourneyStatus status = journey.status(definition.completing(), definition.asOf(), definition.timeout());
            ends = ends.plus(status);
            transitions.add(journey.touchpoints());
            Set<String> met = new HashSet<>();
            for (JourneyEvent event : journey.events()) {
                Place place = places.computeIfAbsent(event.touchpoint(), t -> new Place());
                if (met.add(event.touchpoint())) {
                    place.journeys++;
                }
                place.outcomes.merge(event.outcome(), 1L, Counts::sum);
                Double emotion = event.emotion();
                if (emotion != null) {
                    place.emotions++;
                    place.emotionMillionths += Math.round(emotion * MILLION);
                }
            }
            if (status == JourneyStatus.OPEN) {
                dwell.addOpen(journey, definition.asOf());
            } else {
                dwell.addClosed(journey);
            }
            return this;
        }

        /**
         * A customer's answer about a touchpoint.
         *
         * @param touchpoint id of the touchpoint
         * @param scale the scale of the answer, one per touchpoint
         * @param rating the answer
         * @return this
         * @throws IllegalArgumentException if the rating is off the scale, or the touchpoint has another scale
         */
        public Builder addRating(String touchpoint, Scale scale, int rating) {
            Scale known = scales.putIfAbsent(touchpoint, scale);
            if (known != null && !known.equals(scale)) {
                throw new IllegalArgumentException(
                        "ratings of " + touchpoint + " are on " + known + " and cannot take one on " + scale);
            }
            ratings.computeIfAbsent(touchpoint, t -> RatingTally.builder(scale)).add(rating);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the summary
         */
        public JourneySummary build() {
            Dwell times = dwell.build();
            Map<String, TouchpointSummary> built = new TreeMap<>();
            places.forEach((at, place) -> built.put(
                    at,
                    new TouchpointSummary(
                            place.journeys, place.outcomes, times.at(at), place.emotions, place.emotionMillionths)));
            Map<String, RatingTally> answers = new TreeMap<>();
            ratings.forEach((at, tally) -> answers.put(at, tally.build()));
            return new JourneySummary(transitions.build(), built, ends, answers);
        }
    }
}
