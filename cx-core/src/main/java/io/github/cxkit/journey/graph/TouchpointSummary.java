package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.Collections;
import java.util.EnumMap;
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
     * @param journeys journeys that came there, 0 or more
     * @param outcomes outcome to visits that ended so, each 0 or more
     * @param dwell time to the next event
     * @param emotions visits whose emotion is known, 0 or more
     * @param emotionMillionths sum of their emotions in whole millionths
     * @throws IllegalArgumentException if a count is negative
     */
    public TouchpointSummary {
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
        outcomes.forEach((outcome, count) -> sums.merge(outcome, count, Math::addExact));
        other.outcomes.forEach((outcome, count) -> sums.merge(outcome, count, Math::addExact));
        return new TouchpointSummary(
                Math.addExact(journeys, other.journeys),
                sums,
                dwell.merge(other.dwell),
                Math.addExact(emotions, other.emotions),
                Math.addExact(emotionMillionths, other.emotionMillionths));
    }
}
