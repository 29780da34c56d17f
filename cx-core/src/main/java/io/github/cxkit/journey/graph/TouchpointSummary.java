package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What happened at one touchpoint. A mergeable summary.
 *
 * @param journeys journeys that came there
 * @param outcomes outcome to visits that ended so; silence is one of them
 * @param dwell time to the next event
 * @param emotions visits whose emotion is known
 * @param emotionMillionths sum of their emotions in whole millionths, so that adding is exact
 * @since 0.1.0
 */
public record TouchpointSummary(
        long journeys, Map<EventOutcome, Long> outcomes, Durations dwell, long emotions, long emotionMillionths) {

    /** The rule of {@link #silenceRate}. */
    public static final Rule SILENCE_RULE =
            Rule.convention("touchpoint.silence", "Silence rate", "visits that met no answer of all visits");

    /** Nobody came. */
    public static final TouchpointSummary EMPTY = new TouchpointSummary(0, Map.of(), Durations.EMPTY, 0, 0);

    private static final double MILLION = 1e6;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public TouchpointSummary {
        Copies.whole("outcomes", outcomes);
        Arguments.notNegative("journeys", journeys);
        Arguments.notNegative("emotions", emotions);
        Map<EventOutcome, Long> copy = new EnumMap<>(EventOutcome.class);
        outcomes.forEach((outcome, count) -> {
            if (Arguments.notNegative("visits that ended " + outcome, count) > 0) {
                copy.put(outcome, count);
            }
        });
        outcomes = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(dwell, "dwell");
    }

    /**
     * What one journey did at the touchpoint.
     *
     * @param outcomes how each of its visits ended
     * @param seconds how long each stay lasted, as far as known
     * @param emotions the emotions known, each -1 to 1
     */
    public record Visits(List<EventOutcome> outcomes, List<KaplanMeier.Duration> seconds, List<Double> emotions) {
        /** Copies. */
        public Visits {
            Arguments.finite("emotions", emotions);
            outcomes = Copies.list("outcomes", outcomes);
            seconds = Copies.list("seconds", seconds);
            emotions = Copies.list("emotions", emotions);
        }
    }

    /**
     * Adds up journeys.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Visits, TouchpointSummary> summarizer() {
        return Summarizer.<Visits, TouchpointSummary>folding(EMPTY, TouchpointSummary::add, TouchpointSummary::merge)
                .withBytes(
                        all -> Bytes.write("", all::write),
                        bytes -> Bytes.read("touchpoint summary", "", bytes, TouchpointSummary::read));
    }

    private TouchpointSummary add(Visits visits) {
        Map<EventOutcome, Long> ends = new EnumMap<>(EventOutcome.class);
        visits.outcomes.forEach(outcome -> ends.merge(outcome, 1L, Counts::sum));
        long millionths = visits.emotions.stream()
                .mapToLong(emotion -> Math.round(emotion * MILLION))
                .sum();
        return merge(new TouchpointSummary(
                1, ends, Durations.summarizer().summarize(visits.seconds), visits.emotions.size(), millionths));
    }

    void write(ByteWriter out) {
        out.count(journeys);
        for (EventOutcome outcome : EventOutcome.values()) {
            out.count(count(outcome));
        }
        out.block(dwell.times().toBytes())
                .count(emotions)
                .octet(emotionMillionths < 0 ? 1 : 0)
                .count(Math.absExact(emotionMillionths));
    }

    static TouchpointSummary read(ByteReader in) {
        long journeys = in.count();
        Map<EventOutcome, Long> outcomes = new EnumMap<>(EventOutcome.class);
        for (EventOutcome outcome : EventOutcome.values()) {
            outcomes.put(outcome, in.count());
        }
        Durations dwell = Durations.summarizer().ofBytes(in.block());
        return new TouchpointSummary(journeys, outcomes, dwell, in.count(), (in.flag() ? -1 : 1) * in.count());
    }

    /**
     * How often customers came.
     *
     * @return visits
     */
    public long visits() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Visits that ended in one way.
     *
     * @param outcome the way
     * @return the count
     */
    public long count(EventOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /**
     * Share of visits that met only silence.
     *
     * @return the rate, insufficient without visits
     */
    public Rate silenceRate() {
        return new Rate(SILENCE_RULE, count(EventOutcome.NOT_ANSWERED), visits());
    }

    /**
     * Mean of the known emotions.
     *
     * @return -1 to 1; insufficient if none is known
     */
    public Result<Double> meanEmotion() {
        return emotions == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no emotion is known")
                : Result.of(emotionMillionths / MILLION / emotions);
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public TouchpointSummary merge(TouchpointSummary other) {
        Map<EventOutcome, Long> sums = new EnumMap<>(EventOutcome.class);
        outcomes.forEach((outcome, count) -> sums.merge(outcome, count, Counts::sum));
        other.outcomes.forEach((outcome, count) -> sums.merge(outcome, count, Counts::sum));
        return new TouchpointSummary(
                Counts.sum(journeys, other.journeys),
                sums,
                dwell.merge(other.dwell),
                Counts.sum(emotions, other.emotions),
                Counts.sum(emotionMillionths, other.emotionMillionths));
    }
}
