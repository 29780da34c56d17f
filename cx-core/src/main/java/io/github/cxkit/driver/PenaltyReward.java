package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import java.util.List;
import java.util.Objects;

/**
 * What a low and what a high rating of each attribute go with, against a middling one.
 *
 * @param baseline mean overall rating where every attribute is middling, in points of the overall scale
 * @param contrasts one per attribute
 * @param n complete rows
 * @param excluded rows left out
 * @since 0.1.0
 */
public record PenaltyReward(Result<Double> baseline, List<Contrast> contrasts, long n, long excluded) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PenaltyReward {
        Objects.requireNonNull(baseline, "baseline");
        contrasts = Copies.list("contrasts", contrasts);
        Arguments.notNegative("n", n);
        Arguments.notNegative("excluded", excluded);
    }

    /** What an attribute does, by the larger of its two sides. */
    public enum Factor {
        /** |penalty| above reward: it can mainly disappoint. */
        DISSATISFIER,
        /** reward above |penalty|: it can mainly delight. */
        SATISFIER,
        /** Both alike. */
        HYBRID
    }

    /**
     * Penalty and reward of one attribute.
     *
     * @param attribute its name
     * @param penalty overall rating with a low minus with a middling rating of the attribute, usually negative
     * @param reward overall rating with a high minus with a middling rating
     */
    public record Contrast(String attribute, Result<Double> penalty, Result<Double> reward) {
        /** Checks that the parts are there. */
        public Contrast {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(penalty, "penalty");
            Objects.requireNonNull(reward, "reward");
        }

        /** Differences of this size are rounding. */
        private static final double NOTHING = 1e-12;

        /**
         * What the attribute does. No Kano letters: Mikulic and Prebezac 2011 call that reading questionable.
         *
         * @return the larger side; insufficient if one side is
         */
        public Result<Factor> factor() {
            return penalty.flatMap(p -> reward.map(r -> factor(Math.abs(p), r)));
        }

        private static Factor factor(double penalty, double reward) {
            if (Math.abs(penalty - reward) <= NOTHING * Math.max(penalty, Math.abs(reward))) {
                return Factor.HYBRID;
            }
            return penalty > reward ? Factor.DISSATISFIER : Factor.SATISFIER;
        }
    }
}
