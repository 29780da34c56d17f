package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.internal.StoppingBounds;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Limits for a fixed plan of looks: how far |z| has to be beyond at each, so that all looks together raise a false alarm with at
 * most the level.
 *
 * <p>Each side spends half of the level as information grows. Chosen before the first look; extra looks are fine, looking
 * because of the result is not. Estimates after stopping early are biased away from 0.
 *
 * <pre>{@code
 * GroupSequentialPlan plan =
 *         GroupSequentialPlan.of(GroupSequentialPlan.Spending.OBRIEN_FLEMING, 0.05, 0.25, 0.5, 0.75, 1);
 * plan.looks().get(3).bound();  // 2.01...
 * }</pre>
 *
 * @param spending how the level is spent
 * @param significanceLevel two-sided
 * @param looks the looks in order
 * @since 0.1.0
 */
public record GroupSequentialPlan(Spending spending, double significanceLevel, List<Look> looks) {

    private static final double SMALLEST = 1e-300;

    /** How the level is spent. */
    public enum Spending {
        /** Hardly anything early: 2 - 2 Phi(z(1 - alpha/4)/sqrt(t)) on each side. */
        OBRIEN_FLEMING(Rule.published(
                "experiment.spending-obrien-fleming",
                "Alpha spending, O'Brien-Fleming type",
                "Lan, DeMets 1983, Discrete Sequential Boundaries for Clinical Trials")),
        /** Evenly: (alpha/2) ln(1 + (e - 1) t) on each side. */
        POCOCK(Rule.published(
                "experiment.spending-pocock",
                "Alpha spending, Pocock type",
                "Lan, DeMets 1983, Discrete Sequential Boundaries for Clinical Trials"));

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
        private final Rule rule;

        Spending(Rule rule) {
            this.rule = rule;
        }

        /**
         * Name and source.
         *
         * @return the rule
         */
        public Rule rule() {
            return rule;
        }

        /** Spent up to a time, both sides together. */
        private double spent(double level, double t) {
            return this == POCOCK
                    ? level * Math.log1p((Math.E - 1) * t)
                    : 4 * Distributions.normalUpperTail(Distributions.normalUpperQuantile(level / 4) / Math.sqrt(t));
        }
    }

    /**
     * One look.
     *
     * @param informationFraction share of the planned information at hand, above 0 and at most 1
     * @param spent level spent so far, two-sided
     * @param nominal bound and the p value that belongs to it
     */
    public record Look(double informationFraction, double spent, Nominal nominal) {
        /**
         * Checks that the bound is there.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Look {
            Arguments.share("informationFraction", informationFraction);
            Arguments.share("spent", spent);
            Objects.requireNonNull(nominal, "nominal");
        }

        /**
         * The bound.
         *
         * @return on |z|
         */
        public double bound() {
            return nominal.bound();
        }
    }

    /**
     * A bound as a statistic and as a p value.
     *
     * @param bound on |z|
     * @param pValue two-sided
     */
    public record Nominal(double bound, double pValue) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Nominal {
            Arguments.finite("bound", bound);
            Arguments.share("pValue", pValue);
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public GroupSequentialPlan {
        Arguments.share("significanceLevel", significanceLevel);
        Objects.requireNonNull(spending, "spending");
        looks = Copies.list("looks", looks);
    }

    /**
     * A plan.
     *
     * @param spending how the level is spent
     * @param significanceLevel two-sided, above 0, at most 0.5
     * @param informationFractions share of the planned information at each look, rising, above 0 and at most 1
     * @return the plan
     * @throws IllegalArgumentException if there is no look, a fraction is out of range or does not rise, the level is out of
     *     range, or a look comes so early that nothing a double can hold is spent
     */
    public static GroupSequentialPlan of(Spending spending, double significanceLevel, double... informationFractions) {
        Significance.level(significanceLevel);
        if (informationFractions.length == 0) {
            throw new IllegalArgumentException("a plan needs one look or more");
        }
        double[] spent = new double[informationFractions.length];
        double[] increments = new double[spent.length];
        double before = 0;
        for (int k = 0; k < spent.length; k++) {
            double t = informationFractions[k];
            if (!(t > before && t <= 1)) {
                throw new IllegalArgumentException(
                        "information fractions must rise within (0, 1] but " + t + " follows " + before);
            }
            spent[k] = spending.spent(significanceLevel, t);
            increments[k] = k == 0 ? spent[0] : spent[k] - spent[k - 1];
            if (!(increments[k] > SMALLEST)) {
                throw new IllegalArgumentException("the look at " + t + " spends nothing that a number can hold");
            }
            before = t;
        }
        double[] bounds = StoppingBounds.of(informationFractions, increments);
        List<Look> looks = new ArrayList<>(bounds.length);
        for (int k = 0; k < bounds.length; k++) {
            looks.add(new Look(
                    informationFractions[k], spent[k], new Nominal(bounds[k], Distributions.normalPValue(bounds[k]))));
        }
        return new GroupSequentialPlan(spending, significanceLevel, looks);
    }

    /**
     * Whether a look may stop the experiment.
     *
     * @param look 0-based position
     * @param z the test's statistic at that look
     * @return true if |z| is at the bound or beyond
     * @throws IllegalArgumentException if there is no such look
     */
    public boolean stops(int look, double z) {
        if (look < 0 || look >= looks.size()) {
            throw new IllegalArgumentException("look must lie in [0, " + (looks.size() - 1) + "] but was " + look);
        }
        return Math.abs(z) >= looks.get(look).bound();
    }
}
