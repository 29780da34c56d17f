package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What a friction point costs: journeys with it · excess drop-off · value per journey.
 *
 * <p>Excess drop-off is the drop-off with friction minus that without; it may be negative, and then so is the loss. It
 * compares customers as they came: it is an association, not a proof of cause. A mergeable summary of counts.
 *
 * @param journeysWith journeys that met the friction
 * @param dropOffsWith those of them that were lost
 * @param journeysWithout journeys that did not meet it
 * @param dropOffsWithout those of them that were lost
 * @param valuePerJourney money of a journey that is not lost
 * @since 0.1.0
 */
public record FrictionLoss(
        long journeysWith, long dropOffsWith, long journeysWithout, long dropOffsWithout, double valuePerJourney) {

    /** The rule that the loss follows. */
    public static final Rule RULE =
            Rule.convention("friction.loss", "Friction loss", "excess drop-off by value per journey");

    /** The rule of the drop-offs on either side. */
    public static final Rule DROP_OFF_RULE =
            Rule.convention("friction.drop-off", "Drop-off", "journeys lost of those on one side of the friction");

    /**
     * Checks the counts.
     *
     * @param journeysWith journeys that met the friction, 0 or more
     * @param dropOffsWith those of them that were lost
     * @param journeysWithout journeys that did not meet it, 0 or more
     * @param dropOffsWithout those of them that were lost
     * @param valuePerJourney money of a journey that is not lost, 0 or more
     * @throws IllegalArgumentException if more were lost than there were, or a number is negative
     */
    public FrictionLoss {
        check("with friction", journeysWith, dropOffsWith);
        check("without friction", journeysWithout, dropOffsWithout);
        Arguments.notNegative("valuePerJourney", valuePerJourney);
    }

    private static void check(String side, long journeys, long dropOffs) {
        if (Arguments.notNegative("drop-offs " + side, dropOffs) > journeys) {
            throw new IllegalArgumentException(dropOffs + " drop-offs of only " + journeys + " journeys " + side);
        }
    }

    /**
     * Counts journeys.
     *
     * @param journeys journeys that could have met the friction
     * @param hasFriction whether one met it
     * @param isLost whether one was lost
     * @param valuePerJourney money of a journey that is not lost, 0 or more
     * @return the counts
     * @throws IllegalArgumentException if the value is negative
     */
    public static FrictionLoss of(
            Collection<Journey> journeys,
            Predicate<Journey> hasFriction,
            Predicate<Journey> isLost,
            double valuePerJourney) {
        long[] counts = new long[4];
        for (Journey journey : journeys) {
            int side = hasFriction.test(journey) ? 0 : 2;
            counts[side]++;
            if (isLost.test(journey)) {
                counts[side + 1]++;
            }
        }
        return new FrictionLoss(counts[0], counts[1], counts[2], counts[3], valuePerJourney);
    }

    /**
     * Share lost of those who met the friction.
     *
     * @return the rate, insufficient if nobody did
     */
    public Rate dropOffWith() {
        return new Rate(DROP_OFF_RULE, dropOffsWith, journeysWith);
    }

    /**
     * Share lost of those who did not.
     *
     * @return the rate, insufficient if everybody met it
     */
    public Rate dropOffWithout() {
        return new Rate(DROP_OFF_RULE, dropOffsWithout, journeysWithout);
    }

    /**
     * Drop-off with friction minus drop-off without.
     *
     * @return -1 to 1; insufficient if one side has no journey
     */
    public Result<Double> excessDropOff() {
        return dropOffWith().value().flatMap(with -> dropOffWithout().value().map(without -> with - without));
    }

    /**
     * Journeys with friction · excess drop-off · value per journey.
     *
     * @return money in the unit of the value; insufficient if one side has no journey
     */
    public Result<Double> loss() {
        return excessDropOff().map(excess -> journeysWith * excess * valuePerJourney);
    }
}
