package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Decimals;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The touchpoints where trust is won or lost, found from how much each decides and how well it goes.
 *
 * <p>impact = importance (performance - neutral). A touchpoint is a moment of truth if its importance reaches the cut; by
 * the sign of its impact it builds or breaks trust, or does neither. index = sum(importance · performance) /
 * sum(importance) over the moments. Importance may be stated, the share of a driver, or a removal effect. This library's
 * convention.
 *
 * @param touchpoints what was assessed
 * @param neutral performance that neither builds nor breaks, 0 to 1
 * @param cut importance from which a touchpoint is a moment of truth, 0 to 1
 * @since 0.1.0
 */
public record MomentsOfTruth(List<Assessed> touchpoints, double neutral, double cut) {

    /** The rule that the assessment follows. */
    public static final Rule RULE = Rule.convention(
            "moments-of-truth.assess", "Moments of truth", "importance by performance; the idea after Carlzon 1987");

    /** Performance in the middle. */
    public static final double NEUTRAL = 0.5;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of range or a touchpoint appears more than once
     */
    public MomentsOfTruth {
        touchpoints = Copies.list("touchpoints", touchpoints);
        Arguments.share("neutral", neutral);
        Arguments.share("cut", cut);
        Set<String> seen = new HashSet<>();
        for (Assessed each : touchpoints) {
            if (!seen.add(each.touchpoint())) {
                throw new IllegalArgumentException("touchpoint " + each.touchpoint() + " appears more than once");
            }
        }
    }

    /**
     * With the mean importance as the cut.
     *
     * @param touchpoints what was assessed
     * @param neutral performance that neither builds nor breaks, 0 to 1
     * @return the assessment
     * @throws IllegalArgumentException if one is out of range or a touchpoint appears more than once
     */
    public static MomentsOfTruth of(List<Assessed> touchpoints, double neutral) {
        double mean = touchpoints.isEmpty()
                ? 0
                : Decimals.mean(
                        touchpoints.stream().mapToDouble(Assessed::importance).toArray());
        return new MomentsOfTruth(touchpoints, neutral, mean);
    }

    /**
     * importance (performance - neutral) of every touchpoint.
     *
     * @return touchpoint to impact, -1 to 1, in the order given
     */
    public Map<String, Double> impact() {
        Map<String, Double> impact = new LinkedHashMap<>();
        touchpoints.forEach(each -> impact.put(each.touchpoint(), impact(each)));
        return Collections.unmodifiableMap(impact);
    }

    private double impact(Assessed each) {
        // 0 rather than -0 where nothing is at stake
        return each.importance() * (each.performance() - neutral) + 0.0;
    }

    private List<Assessed> found() {
        return touchpoints.stream().filter(each -> each.importance() >= cut).toList();
    }

    /**
     * The moments of truth.
     *
     * @return their touchpoints, in the order given
     */
    public List<String> moments() {
        return found().stream().map(Assessed::touchpoint).toList();
    }

    /**
     * What each moment does to trust.
     *
     * @return touchpoint to effect, moments only, in the order given
     */
    public Map<String, Effect> effects() {
        Map<String, Effect> effects = new LinkedHashMap<>();
        for (Assessed each : found()) {
            double impact = impact(each);
            Effect sign = impact > 0 ? Effect.BUILDER : Effect.BREAKER;
            effects.put(each.touchpoint(), impact == 0 ? Effect.NEUTRAL : sign);
        }
        return Collections.unmodifiableMap(effects);
    }

    /**
     * sum(importance · performance) / sum(importance) over the moments.
     *
     * @return 0 to 1; insufficient without a moment, or if all importance is 0
     */
    public Result<Double> index() {
        DoubleSum sum = new DoubleSum();
        DoubleSum weights = new DoubleSum();
        for (Assessed each : found()) {
            sum.add(each.importance() * each.performance());
            weights.add(each.importance());
        }
        return weights.value() == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no moment of truth with importance")
                : Result.of(sum.value() / weights.value());
    }

    /** What a moment of truth does to trust. */
    public enum Effect {
        /** It wins trust. */
        BUILDER,
        /** It loses trust. */
        BREAKER,
        /** It does neither. */
        NEUTRAL
    }

    /**
     * A touchpoint with what it decides and how it goes.
     *
     * @param touchpoint id of the touchpoint
     * @param importance how much it decides, 0 to 1
     * @param performance how well it goes, 0 to 1
     */
    public record Assessed(String touchpoint, double importance, double performance) {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Assessed {
            Arguments.notBlank("touchpoint", touchpoint);
            Arguments.share("importance of " + touchpoint, importance);
            Arguments.share("performance of " + touchpoint, performance);
        }
    }
}
