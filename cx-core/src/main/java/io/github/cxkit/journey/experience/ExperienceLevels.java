package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The three levels of an experience side by side: the single interactions, the journey, the relationship.
 *
 * <p>They are never averaged into one: each tells another story, and the level coherence says how far they agree, 100 -
 * (largest - smallest). All on 0 to 100. A level that was not measured leaves spread and coherence undefined. This
 * library's convention.
 *
 * @param interaction plain mean of the touchpoints
 * @param journey score of the whole way
 * @param relationship score of the bond, from a relationship survey
 * @since 0.1.0
 */
public record ExperienceLevels(Result<Double> interaction, Result<Double> journey, Result<Double> relationship) {

    /** The rule that the levels follow. */
    public static final Rule RULE =
            Rule.convention("levels.report", "Three levels", "interaction, journey, relationship side by side");

    private static final double MIDDLE = 50;
    private static final double TOP = 100;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a known level is out of range
     */
    public ExperienceLevels {
        inRange("interaction", interaction);
        inRange("journey", journey);
        inRange("relationship", relationship);
    }

    private static void inRange(String name, Result<Double> level) {
        Objects.requireNonNull(level, name);
        level.toOptional().ifPresent(value -> Arguments.within(name, value, 0, TOP));
    }

    /**
     * The levels of touchpoint scores.
     *
     * @param touchpoints scores in time order
     * @param rule how the journey's score is made of them
     * @param relationship score of the bond, 0 to 100, or insufficient if it was not measured
     * @return the levels
     * @throws IllegalArgumentException if the relationship is out of range, or all weights are 0 where they are used
     */
    public static ExperienceLevels of(
            List<TouchpointScore> touchpoints, JourneyRule rule, Result<Double> relationship) {
        if (touchpoints.isEmpty()) {
            Result<Double> none = Result.insufficient(Reason.NO_ANSWERS, "no touchpoint was scored");
            return new ExperienceLevels(none, none, relationship);
        }
        Result<Double> interaction = mean(touchpoints, 1);
        Result<Double> journey =
                rule == JourneyRule.WEIGHTED_MEAN ? mean(touchpoints, 0) : Result.of(peakEnd(touchpoints));
        return new ExperienceLevels(interaction, journey, relationship);
    }

    /** Mean with the weights given, or with one weight for all if it is above 0. */
    private static Result<Double> mean(List<TouchpointScore> touchpoints, double oneWeight) {
        DoubleSum sum = new DoubleSum();
        DoubleSum weights = new DoubleSum();
        // a weight of 1e308 or 1e-308 weighs like any other
        double heaviest =
                touchpoints.stream().mapToDouble(TouchpointScore::weight).max().orElse(0);
        for (TouchpointScore each : touchpoints) {
            double weight = oneWeight > 0 ? oneWeight : heaviest > 0 ? each.weight() / heaviest : 0;
            sum.add(weight * each.score());
            weights.add(weight);
        }
        if (weights.value() == 0) {
            throw new IllegalArgumentException("every touchpoint has weight 0");
        }
        return Result.of(Math.min(TOP, sum.value() / weights.value()));
    }

    /** In decimals: 0.1 and 99.9 are as far from the middle. */
    private static BigDecimal distance(double score) {
        return BigDecimal.valueOf(score).subtract(BigDecimal.valueOf(MIDDLE)).abs();
    }

    private static double peakEnd(List<TouchpointScore> touchpoints) {
        double peak = touchpoints.get(0).score();
        for (TouchpointScore each : touchpoints) {
            int farther = distance(each.score()).compareTo(distance(peak));
            if (farther > 0 || (farther == 0 && each.score() < peak)) {
                peak = each.score();
            }
        }
        return (peak + touchpoints.get(touchpoints.size() - 1).score()) / 2;
    }

    /**
     * Largest minus smallest level.
     *
     * @return 0 to 100; insufficient unless all three are known
     */
    public Result<Double> spread() {
        return interaction.flatMap(i ->
                journey.flatMap(j -> relationship.map(r -> Math.max(i, Math.max(j, r)) - Math.min(i, Math.min(j, r)))));
    }

    /**
     * Level coherence: 100 - spread.
     *
     * @return 0 (at odds) to 100 (all equal); insufficient unless all three are known
     */
    public Result<Double> coherence() {
        return spread().map(spread -> TOP - spread);
    }

    /** How a journey's score is made of its touchpoints. */
    public enum JourneyRule {
        /** Mean by weight, such as weights of moments of truth. */
        WEIGHTED_MEAN,
        /** Mean of the score farthest from 50 (a tie: the lower) and the last; weights unused. */
        PEAK_END
    }

    /**
     * Score of one touchpoint.
     *
     * @param touchpoint id of the touchpoint
     * @param score how well it went, 0 to 100
     * @param weight how much it counts; 0 leaves it out of the weighted mean
     */
    public record TouchpointScore(String touchpoint, double score, double weight) {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public TouchpointScore {
            Arguments.notBlank("touchpoint of a score", touchpoint);
            Arguments.within("score", touchpoint, score, 0, TOP);
            Arguments.notNegative("weight", touchpoint, weight);
        }
    }
}
