package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Rate;
import java.util.Set;
import java.util.stream.LongStream;

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
 * @param valuePerJourney money of a journey that is not lost, 0 to 1e140
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
     * @throws IllegalArgumentException if more were lost than there were, or a number is out of its range
     */
    public FrictionLoss {
        check("with friction", journeysWith, dropOffsWith);
        check("without friction", journeysWithout, dropOffsWithout);
        Arguments.summable("valuePerJourney", Arguments.notNegative("valuePerJourney", valuePerJourney));
    }

    private static void check(String side, long journeys, long dropOffs) {
        if (Arguments.notNegative("drop-offs " + side, dropOffs) > journeys) {
            throw new IllegalArgumentException(dropOffs + " drop-offs of only " + journeys + " journeys " + side);
        }
    }

    /**
     * Whether the figures must not be told where nothing may be told of fewer journeys than so many: few met the friction or did
     * not, or few of either were lost or were not, which the shares lost would tell.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return true if one of these numbers is few
     * @throws IllegalArgumentException if the number is less than 1
     */
    public boolean isHiddenBelow(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        return LongStream.of(
                        journeysWith,
                        journeysWithout,
                        dropOffsWith,
                        dropOffsWithout,
                        journeysWith - dropOffsWith,
                        journeysWithout - dropOffsWithout)
                .anyMatch(count -> Disclosure.isFew(count, journeys));
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

    /**
     * Limits of the {@link #loss()}: Newcombe's (1998) of the excess drop-off · journeys with friction · value per journey.
     *
     * @param confidence level, 0.5 to below 1
     * @return money; insufficient if one side has no journey
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public Result<ConfidenceInterval> lossInterval(double confidence) {
        Significance.required(confidence);
        double money = journeysWith * valuePerJourney;
        return ProportionComparison.compare(
                        new ProportionComparison.Group(dropOffsWith, journeysWith),
                        new ProportionComparison.Group(dropOffsWithout, journeysWithout),
                        ProportionComparison.Method.NEWCOMBE,
                        confidence)
                .interval()
                .map(excess -> excess.map(share -> share * money));
    }

    /**
     * What to be careful about.
     *
     * @return {@link Caution#FEWER_LOST_WITH_FRICTION} if the excess drop-off is below 0
     */
    public Set<Caution> cautions() {
        return excessDropOff().map(excess -> excess < 0).toOptional().orElse(false)
                ? Set.of(Caution.FEWER_LOST_WITH_FRICTION)
                : Set.of();
    }
}
