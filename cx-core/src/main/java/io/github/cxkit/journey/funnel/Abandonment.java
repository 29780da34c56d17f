package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How many journeys were completed, given up, or are still open.
 *
 * <p>Two readings are in use and differ: abandoned / (abandoned + completed), which leaves open journeys out, and
 * 1 - completed / all, which counts them as lost. Both are here. A mergeable summary: {@link #EMPTY}, {@link #plus},
 * {@link #merge}.
 *
 * @param completed journeys that reached their goal
 * @param abandoned journeys idle for longer than the timeout
 * @param open journeys neither completed nor abandoned
 * @since 0.1.0
 */
public record Abandonment(long completed, long abandoned, long open) {

    /** No journey. */
    public static final Abandonment EMPTY = new Abandonment(0, 0, 0);

    /** Abandoned of decided journeys: the reading of contact centres and of forms. */
    public static final Rule RULE = Rule.convention(
            "journey.abandonment", "Abandonment", "abandoned of those completed or abandoned; open ones left out");

    /** Not completed of all journeys: the reading of shopping carts. */
    public static final Rule NOT_COMPLETED_RULE = Rule.convention(
            "journey.not-completed",
            "Not completed",
            "one minus completion, as cart abandonment counts; open ones are in");

    /**
     * Checks the counts.
     *
     * @param completed journeys that reached their goal, 0 or more
     * @param abandoned journeys idle for longer than the timeout, 0 or more
     * @param open journeys neither completed nor abandoned, 0 or more
     * @throws IllegalArgumentException if one is negative
     */
    public Abandonment {
        Arguments.notNegative("completed", completed);
        Arguments.notNegative("abandoned", abandoned);
        Arguments.notNegative("open", open);
    }

    /**
     * Counts journeys.
     *
     * @param journeys the journeys
     * @param completing touchpoints that complete one
     * @param asOf the moment of the analysis
     * @param timeout how long an open journey may be idle; exactly that long is open
     * @return the counts
     * @throws IllegalArgumentException if an event lies after the as-of moment, or the timeout is negative
     */
    public static Abandonment of(Iterable<Journey> journeys, Set<String> completing, Instant asOf, Duration timeout) {
        Abandonment sum = EMPTY;
        for (Journey journey : journeys) {
            sum = sum.plus(journey.status(completing, asOf, timeout));
        }
        return sum;
    }

    /**
     * With one journey more.
     *
     * @param status where it stands
     * @return the counts
     */
    public Abandonment plus(JourneyStatus status) {
        return new Abandonment(
                completed + (status == JourneyStatus.COMPLETED ? 1 : 0),
                abandoned + (status == JourneyStatus.ABANDONED ? 1 : 0),
                open + (status == JourneyStatus.OPEN ? 1 : 0));
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Abandonment merge(Abandonment other) {
        return new Abandonment(
                Math.addExact(completed, other.completed),
                Math.addExact(abandoned, other.abandoned),
                Math.addExact(open, other.open));
    }

    /**
     * Abandoned among those whose fate is known.
     *
     * @return abandoned / (abandoned + completed); insufficient if all are open
     */
    public Rate rateOfDecided() {
        return new Rate(RULE, abandoned, Math.addExact(abandoned, completed));
    }

    /**
     * Not completed among all, open ones included.
     *
     * @return (abandoned + open) / all; insufficient without journeys
     */
    public Rate oneMinusCompletion() {
        return new Rate(NOT_COMPLETED_RULE, Math.addExact(abandoned, open), completed + abandoned + open);
    }

    /**
     * What the figures stand on.
     *
     * @return the rule and the number of journeys
     */
    public Evidence evidence() {
        return Evidence.of(RULE, completed + abandoned + open);
    }
}
