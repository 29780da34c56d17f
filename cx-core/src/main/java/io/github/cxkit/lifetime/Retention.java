package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;

/**
 * Retention and churn of one period as plain rates: fractions, 0 to 1, with n and interval. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Retention {

    /** The rule of {@link #rate}. */
    public static final Rule RULE = Rule.published(
            "retention.rate", "Retention", "Farris, Bendle, Pfeifer, Reibstein, Marketing Metrics, 2010");

    /** The rule of the churn rates over those who were there at the start. */
    public static final Rule CHURN_RULE =
            Rule.published("churn.rate", "Churn", "Farris, Bendle, Pfeifer, Reibstein, Marketing Metrics, 2010");

    /** The rule of a churn rate over everyone seen in the period. */
    public static final Rule CHURN_OF_EVERYONE_RULE = Rule.convention(
            "churn.rate-of-everyone", "Churn of everyone seen", "lost over stayed, lost and joined together");

    /** The rule of {@link #repeatPurchaseRate}. */
    public static final Rule REPEAT_PURCHASE_RULE = Rule.convention(
            "retention.repeat-purchase", "Repeat purchase rate", "customers with two or more orders of those with one");

    /** The rule of {@link #convertChurn}. */
    public static final Rule CONVERSION_RULE = Rule.convention(
            "churn.convert-period", "Churn of another period", "constant hazard: 1 - (1 - rate)^(to/from)");

    private Retention() {}

    /**
     * Customers kept of those at the start: (end - new)/start.
     *
     * @param flow who stayed, left and joined
     * @return the rate with n and interval; its value is insufficient without customers at the start
     */
    public static Rate rate(CustomerFlow flow) {
        return new Rate(RULE, flow.stayed(), flow.start());
    }

    /**
     * Customers lost of those at the start: lost/start.
     *
     * @param start customers when the period began, 0 or more
     * @param lost of those, 0 to start
     * @return the rate with n and interval; its value is insufficient without customers at the start
     * @throws IllegalArgumentException if a count is out of range
     */
    public static Rate churnRate(long start, long lost) {
        Arguments.notNegative("start", start);
        if (lost < 0 || lost > start) {
            throw new IllegalArgumentException("lost must lie in [0, " + start + "] but was " + lost);
        }
        return new Rate(CHURN_RULE, lost, start);
    }

    /**
     * Customers lost over a named base. Customers who join and leave within the period count in none of the numbers.
     *
     * @param flow who stayed, left and joined
     * @param base who stands in the denominator
     * @return the rate with n and interval; its value is insufficient if the base is empty
     * @throws ArithmeticException if the sum exceeds the range of a long
     */
    public static Rate churnRate(CustomerFlow flow, ChurnBase base) {
        return base == ChurnBase.CUSTOMERS_AT_START
                ? new Rate(CHURN_RULE, flow.lost(), flow.start())
                : new Rate(CHURN_OF_EVERYONE_RULE, flow.lost(), Counts.sum(flow.start(), flow.joined()));
    }

    /**
     * A churn rate for another length of period at the same hazard: 1 - (1 - rate)^periods, never rate times periods.
     *
     * @param rate the rate, a fraction
     * @param periods how many of its periods the new one is long, more than 0: 12 from a month to a year, 1.0 / 12 back
     * @return the converted rate, a fraction
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double convertChurn(double rate, double periods) {
        Arguments.share("rate", rate);
        Arguments.positive("periods", periods);
        return rate == 1 ? 1 : -Math.expm1(Math.log1p(-rate) * periods);
    }

    /**
     * Buyers who came back: customers with two or more orders of those with one or more.
     *
     * <p>Name the window that the orders come from, and merge orders of one day first.
     *
     * @param ordersPerCustomer orders of each customer in the window, 0 or more
     * @return the rate with n and interval; its value is insufficient if nobody ordered
     * @throws IllegalArgumentException if a count is negative
     */
    public static Rate repeatPurchaseRate(long[] ordersPerCustomer) {
        long buyers = 0;
        long repeaters = 0;
        for (int i = 0; i < ordersPerCustomer.length; i++) {
            long orders = Arguments.notNegative("ordersPerCustomer", i, ordersPerCustomer[i]);
            buyers += orders > 0 ? 1 : 0;
            repeaters += orders > 1 ? 1 : 0;
        }
        return new Rate(REPEAT_PURCHASE_RULE, repeaters, buyers);
    }
}
