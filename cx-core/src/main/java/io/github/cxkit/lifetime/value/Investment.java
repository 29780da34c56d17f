package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;

/**
 * Whether spending on customers pays. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Investment {

    /** The rule of the return. */
    public static final Rule RULE =
            Rule.convention("value.return-on-investment", "Return on investment", "gain minus cost over cost");

    private Investment() {}

    /**
     * Return on investment: (gain - cost)/cost.
     *
     * @param gain money, finite
     * @param cost money, 0 or more
     * @return a fraction, or insufficient for cost 0 or a ratio beyond a double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> returnOnInvestment(double gain, double cost) {
        Arguments.finite("gain", gain);
        Arguments.notNegative("cost", cost);
        return cost == 0
                ? Result.insufficient(Reason.ZERO_BASE, "return on an investment that cost nothing")
                : ratio(gain - cost, cost);
    }

    /**
     * Cost of winning one customer over cost of keeping one: (acquisition spend/won)/(retention spend/kept).
     *
     * @param acquisitionSpend money, 0 or more
     * @param won customers won with it, 0 or more
     * @param retentionSpend money, 0 or more
     * @param kept customers kept with it, 0 or more
     * @return how many times dearer winning is, or insufficient if a base is 0 or the ratio beyond a double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> acquisitionToRetentionCost(
            double acquisitionSpend, long won, double retentionSpend, long kept) {
        Arguments.notNegative("acquisitionSpend", acquisitionSpend);
        Arguments.notNegative("won", won);
        Arguments.notNegative("retentionSpend", retentionSpend);
        Arguments.notNegative("kept", kept);
        if (won == 0 || kept == 0 || retentionSpend == 0) {
            return Result.insufficient(Reason.ZERO_BASE, "a cost per customer needs customers won, kept and paid for");
        }
        return ratio(acquisitionSpend / won, retentionSpend / kept);
    }

    private static Result<Double> ratio(double part, double whole) {
        double ratio = part / whole;
        return Double.isFinite(ratio)
                ? Result.of(ratio)
                : Result.insufficient(
                        Reason.NOT_FINITE, "the ratio of " + part + " to " + whole + " is beyond a double");
    }
}
