package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.experience.ExperienceLevels.TouchpointScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The three levels of the experience with the spread of the touchpoints: levels may agree while the customer's path does not.
 * Scores are 0 to 100.
 *
 * <p>coherence = min(level coherence, 100 - spread of the touchpoints). A touchpoint of weight 0 still counts for the spread.
 *
 * @param touchpoints the scores, in time order, at least one
 * @param levels interaction, journey by weight, relationship
 * @param lowTo scores at or below are named
 * @since 0.1.0
 */
public record LevelDetail(List<TouchpointScore> touchpoints, ExperienceLevels levels, double lowTo) {

    /** The rule that the coherence follows. */
    public static final Rule RULE = Rule.convention(
            "levels.detail",
            "Coherence of levels and touchpoints",
            "smaller of level coherence and 100 less the spread");

    private static final double TOP = 100;
    private static final double LARGEST_DEVIATION = 50;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are no scores, a touchpoint stands twice, or all weights are 0
     */
    public LevelDetail {
        touchpoints = Copies.list("touchpoints", touchpoints);
        Objects.requireNonNull(levels, "levels");
        Arguments.within("lowTo", lowTo, 0, TOP);
        if (touchpoints.isEmpty()) {
            throw new IllegalArgumentException("levels need at least one touchpoint");
        }
        Set<String> seen = new HashSet<>();
        for (TouchpointScore each : touchpoints) {
            if (!seen.add(each.touchpoint())) {
                throw new IllegalArgumentException("touchpoint \"" + each.touchpoint() + "\" is given twice");
            }
        }
        if (touchpoints.stream().allMatch(touchpoint -> touchpoint.weight() == 0)) {
            throw new IllegalArgumentException("one touchpoint at least must weigh more than 0");
        }
    }

    /**
     * Looks into the levels.
     *
     * @param touchpoints scores in time order
     * @param relationship score of the bond, 0 to 100, or insufficient if it was not measured
     * @param lowTo scores at or below are named, 0 to 100
     * @return the levels, insufficient without a touchpoint
     * @throws IllegalArgumentException if a touchpoint stands twice or all weights are 0
     */
    public static Result<LevelDetail> of(List<TouchpointScore> touchpoints, Result<Double> relationship, double lowTo) {
        if (touchpoints.isEmpty()) {
            return Result.insufficient(Reason.NO_ANSWERS, "no touchpoint was scored");
        }
        ExperienceLevels levels =
                ExperienceLevels.of(touchpoints, ExperienceLevels.JourneyRule.WEIGHTED_MEAN, relationship);
        return Result.of(new LevelDetail(touchpoints, levels, lowTo));
    }

    /**
     * Largest minus smallest score.
     *
     * @return 0 to 100; insufficient with one touchpoint
     */
    public Result<Double> touchpointSpread() {
        if (touchpoints.size() < 2) {
            return Result.insufficient(Reason.TOO_FEW, "one touchpoint has no spread");
        }
        double highest =
                touchpoints.stream().mapToDouble(TouchpointScore::score).max().orElseThrow();
        return Result.of(highest - weakest().score());
    }

    /**
     * 100 - spread of the touchpoints.
     *
     * @return 0 to 100; insufficient with one touchpoint
     */
    public Result<Double> touchpointCoherence() {
        return touchpointSpread().map(spread -> TOP - spread);
    }

    /**
     * 100 (1 - sd/50), with the weighted population standard deviation.
     *
     * @return 0 to 100; insufficient with one touchpoint
     */
    public Result<Double> consistency() {
        return touchpointSpread().map(spread -> {
            // a weight of 1e308 or 1e-308 weighs like any other
            double heaviest = touchpoints.stream()
                    .mapToDouble(TouchpointScore::weight)
                    .max()
                    .orElseThrow();
            double weights = mean(t -> t.weight() / heaviest);
            double mean = mean(t -> t.weight() / heaviest * t.score()) / weights;
            double squares = mean(t -> t.weight() / heaviest * (t.score() - mean) * (t.score() - mean));
            return TOP * (1 - Math.sqrt(squares / weights) / LARGEST_DEVIATION);
        });
    }

    private double mean(ToDoubleFunction<TouchpointScore> of) {
        return touchpoints.stream().mapToDouble(of).average().orElseThrow();
    }

    /**
     * The smaller of the coherence of levels and of touchpoints.
     *
     * @return 0 to 100; insufficient if one is
     */
    public Result<Double> coherence() {
        return levels.coherence().flatMap(level -> touchpointCoherence().map(own -> Math.min(level, own)));
    }

    /**
     * The touchpoint with the lowest score, the first on a tie.
     *
     * @return it
     */
    public TouchpointScore weakest() {
        return touchpoints.stream()
                .min(Comparator.comparingDouble(TouchpointScore::score))
                .orElseThrow();
    }

    /**
     * The touchpoints that score at most {@code lowTo}.
     *
     * @return their names in order
     */
    public List<String> atOrBelow() {
        return touchpoints.stream()
                .filter(each -> each.score() <= lowTo)
                .map(TouchpointScore::touchpoint)
                .toList();
    }
}
