package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.JourneyStatus;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Journeys with and without a friction, each with one named outcome, so that abandoned and completed cannot be exchanged.
 *
 * @param decided those that were completed or abandoned, and what the friction costs
 * @param open those that may still go on; they are left out
 * @since 0.1.0
 */
public record FrictionOutcomes(FrictionLoss decided, long open) {

    /** Checks the parts. */
    public FrictionOutcomes {
        Objects.requireNonNull(decided, "decided");
        Arguments.notNegative("open", open);
    }

    /**
     * Counts journeys.
     *
     * @param <J> a journey, of the library or of one's own
     * @param journeys journeys that could have met the friction
     * @param hasFriction whether one met it
     * @param outcome how one ended, such as {@link io.github.cxkit.journey.Journey#status}
     * @param valuePerJourney money of a journey that is not lost, 0 or more
     * @return the counts
     * @throws IllegalArgumentException if the value is negative
     */
    public static <J> FrictionOutcomes of(
            Collection<? extends J> journeys,
            Predicate<? super J> hasFriction,
            Function<? super J, JourneyStatus> outcome,
            double valuePerJourney) {
        long[] completed = new long[2];
        long[] lost = new long[2];
        long open = 0;
        for (J journey : journeys) {
            int side = hasFriction.test(journey) ? 0 : 1;
            switch (outcome.apply(journey)) {
                case COMPLETED -> completed[side]++;
                case ABANDONED -> lost[side]++;
                case OPEN -> open++;
            }
        }
        return new FrictionOutcomes(
                new FrictionLoss(completed[0] + lost[0], lost[0], completed[1] + lost[1], lost[1], valuePerJourney),
                open);
    }
}
