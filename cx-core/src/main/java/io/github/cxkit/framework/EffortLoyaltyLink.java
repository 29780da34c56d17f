package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Proportions;

/**
 * How much likelier customers who had a hard time are to become less loyal: a 2 x 2 table. An association.
 *
 * <pre>{@code
 * new EffortLoyaltyLink(96, 100, 9, 100).riskDifference().orElseThrow();  // 0.87
 * }</pre>
 *
 * @param disloyalAfterHighEffort customers with high effort who became less loyal
 * @param highEffort customers with high effort
 * @param disloyalAfterLowEffort customers with low effort who became less loyal
 * @param lowEffort customers with low effort
 * @since 0.1.0
 */
public record EffortLoyaltyLink(
        long disloyalAfterHighEffort, long highEffort, long disloyalAfterLowEffort, long lowEffort) {

    /** The rule. */
    public static final Rule RULE = Rule.adapted(
            "effort.loyalty-link", "Effort and loyalty", "question after Dixon, Freeman and Toman 2010; 2 x 2 table");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative, or more became disloyal than there are
     */
    public EffortLoyaltyLink {
        check("high effort", disloyalAfterHighEffort, highEffort);
        check("low effort", disloyalAfterLowEffort, lowEffort);
    }

    private static void check(String side, long disloyal, long n) {
        Arguments.notNegative("disloyal after " + side, disloyal);
        if (disloyal > n) {
            throw new IllegalArgumentException(disloyal + " disloyal customers cannot be among " + n + " with " + side);
        }
    }

    /**
     * Share of customers with high effort who became less loyal.
     *
     * @return 0 to 1, or insufficient if there are none
     */
    public Result<Double> disloyalHigh() {
        return share(disloyalAfterHighEffort, highEffort, "high effort");
    }

    /**
     * Share of customers with low effort who became less loyal.
     *
     * @return 0 to 1, or insufficient if there are none
     */
    public Result<Double> disloyalLow() {
        return share(disloyalAfterLowEffort, lowEffort, "low effort");
    }

    private static Result<Double> share(long disloyal, long n, String side) {
        return n == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no customer with " + side)
                : Result.of((double) disloyal / n);
    }

    /**
     * High minus low share.
     *
     * @return -1 to 1, or insufficient if a side is empty
     */
    public Result<Double> riskDifference() {
        return disloyalHigh().flatMap(high -> disloyalLow().map(low -> high - low));
    }

    /**
     * Interval of the difference from the two Wilson intervals (Newcombe 1998, method 10).
     *
     * @param confidence level, from 0.5 to below 1
     * @return limits within -1..1, or insufficient if a side is empty
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> riskDifferenceInterval(double confidence) {
        return Proportions.wilson((double) disloyalAfterHighEffort, (double) highEffort, confidence)
                .flatMap(high -> Proportions.wilson((double) disloyalAfterLowEffort, (double) lowEffort, confidence)
                        .map(low -> newcombe(high, low)));
    }

    private ConfidenceInterval newcombe(ConfidenceInterval high, ConfidenceInterval low) {
        double p = (double) disloyalAfterHighEffort / highEffort;
        double q = (double) disloyalAfterLowEffort / lowEffort;
        return new ConfidenceInterval(
                        p - q - Math.hypot(p - high.lower(), low.upper() - q),
                        p - q + Math.hypot(high.upper() - p, q - low.lower()),
                        high.confidence(),
                        "newcombe")
                .clamp(-1, 1);
    }

    /**
     * High share / low share.
     *
     * @return 0 or more; insufficient if one of the four cells is 0
     */
    public Result<Double> relativeRisk() {
        return full().flatMap(ok -> disloyalHigh().flatMap(high -> disloyalLow().map(low -> high / low)));
    }

    /**
     * Odds after high effort / odds after low effort.
     *
     * @return 0 or more; insufficient if one of the four cells is 0
     */
    public Result<Double> oddsRatio() {
        return full().map(ok -> ((double) disloyalAfterHighEffort / (highEffort - disloyalAfterHighEffort))
                / ((double) disloyalAfterLowEffort / (lowEffort - disloyalAfterLowEffort)));
    }

    private Result<Boolean> full() {
        boolean full = disloyalAfterHighEffort > 0
                && disloyalAfterHighEffort < highEffort
                && disloyalAfterLowEffort > 0
                && disloyalAfterLowEffort < lowEffort;
        return full
                ? Result.of(true)
                : Result.insufficient(Reason.ZERO_BASE, "nobody or everybody became less loyal on one side");
    }
}
