package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.List;

/**
 * The simple formulas of customer lifetime value, each with its assumptions in its name.
 *
 * <p>Margins and values are money, finite; rates are fractions 0 to 1 and anything above is refused, since 4.25 is not
 * 4.25 per cent. Thread-safe.
 *
 * @since 0.1.0
 */
public final class LifetimeValue {

    /** The rule of the formulas of retention and churn. */
    public static final Rule RULE = Rule.published(
            "value.retention-formula",
            "Lifetime value by retention",
            "Gupta, Lehmann 2003; timings after Fader, Hardie 2012, note 024");

    private LifetimeValue() {}

    /**
     * Constant margin and retention without end; see {@link PaymentTiming} for the formulas.
     *
     * @param margin m, money per period while the customer stays
     * @param retentionRate r per period, a fraction
     * @param discountRate d per period, a fraction
     * @param timing which payments count and when they fall
     * @return the present value, or insufficient if r = 1 + d, where the sum has no finite value
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> fromRetention(
            double margin, double retentionRate, double discountRate, PaymentTiming timing) {
        check(margin, retentionRate, discountRate);
        double denominator = (1 - retentionRate) + discountRate;
        if (denominator <= 0) {
            return Result.insufficient(
                    Reason.NOT_FINITE, "the value of customers who never leave diverges without discounting");
        }
        double numerator = switch (timing) {
            case FIRST_PAYMENT_INCLUDED_START_OF_PERIOD -> 1 + discountRate;
            case FIRST_PAYMENT_EXCLUDED_END_OF_PERIOD -> retentionRate;
            case FIRST_PAYMENT_INCLUDED_END_OF_PERIOD -> 1;
        };
        return finite(margin * (numerator / denominator));
    }

    /**
     * Constant margin and retention over n periods, the first payment at once: m sum over t = 0..n-1 of (r/(1+d))^t.
     *
     * <p>A truncated value, not a lifetime value; it is finite at r = 1 + d too, where it is n m.
     *
     * @param margin m, money per period while the customer stays
     * @param retentionRate r per period, a fraction
     * @param discountRate d per period, a fraction
     * @param periods n, 0 or more
     * @return the present value; 0 for 0 periods; insufficient beyond the range of a double
     * @throws IllegalArgumentException if an argument is out of range
     * @see <a href="https://brucehardie.com/notes/033/">Fader, Hardie 2014, What's wrong with this CLV formula?</a>
     */
    public static Result<Double> truncated(double margin, double retentionRate, double discountRate, int periods) {
        check(margin, retentionRate, discountRate);
        Arguments.notNegative("periods", periods);
        // (q^n - 1)/(q - 1) with q - 1 taken directly, so that nothing cancels near q = 1
        double excess = ((retentionRate - 1) - discountRate) / (1 + discountRate);
        if (excess == 0 || periods == 0) {
            return finite(margin * periods);
        }
        return finite(margin * (Math.expm1(periods * Math.log1p(excess)) / excess));
    }

    /**
     * Order value route: average order value x orders per period x margin rate x lifespan.
     *
     * @param averageOrderValue money per order, finite
     * @param ordersPerPeriod 0 or more
     * @param marginRate a fraction
     * @param lifespanPeriods 0 or more
     * @return the value, not discounted; insufficient beyond the range of a double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> fromOrders(
            double averageOrderValue, double ordersPerPeriod, double marginRate, double lifespanPeriods) {
        Arguments.finite("averageOrderValue", averageOrderValue);
        Arguments.notNegative("ordersPerPeriod", ordersPerPeriod);
        Arguments.share("marginRate", marginRate);
        Arguments.notNegative("lifespanPeriods", lifespanPeriods);
        return finite(averageOrderValue * ordersPerPeriod * marginRate * lifespanPeriods);
    }

    /**
     * Order value route with lifespan 1/churn, which holds only if every customer leaves at the same constant rate.
     *
     * @param averageOrderValue money per order, finite
     * @param ordersPerPeriod 0 or more
     * @param marginRate a fraction
     * @param churnRate per period, a fraction
     * @return the value, not discounted, or insufficient for churn 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> fromChurn(
            double averageOrderValue, double ordersPerPeriod, double marginRate, double churnRate) {
        Arguments.share("churnRate", churnRate);
        Result<Double> perPeriod = fromOrders(averageOrderValue, ordersPerPeriod, marginRate, 1);
        return churnRate == 0
                ? Result.insufficient(Reason.ZERO_BASE, "without churn the lifespan has no finite mean")
                : perPeriod.flatMap(value -> finite(value / churnRate));
    }

    /**
     * Present value of given margins: sum of m_t/(1+d)^t.
     *
     * @param margins money of successive periods, finite
     * @param discountRate d per period, a fraction
     * @param firstAtPeriod when the first one falls due: 0 at once, 1 after one period
     * @return the present value; 0 without margins; insufficient beyond the range of a double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> ofCashFlow(double[] margins, double discountRate, int firstAtPeriod) {
        Arguments.share("discountRate", discountRate);
        Arguments.notNegative("firstAtPeriod", firstAtPeriod);
        DoubleSum sum = new DoubleSum();
        for (int t = 0; t < margins.length; t++) {
            sum.add(Arguments.finite("margins[" + t + "]", margins[t]) * discount(discountRate, firstAtPeriod + t));
        }
        return finite(sum.value());
    }

    static double discount(double rate, double periods) {
        return Math.exp(-periods * Math.log1p(rate));
    }

    /**
     * What a customer has brought so far: sum of revenue - cost, refunds negative. Exact.
     *
     * @param orders the customer's orders and refunds
     * @return the margin earned
     */
    public static BigDecimal historical(List<OrderMargin> orders) {
        return orders.stream().map(OrderMargin::margin).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * A discount rate for a shorter or longer period: (1 + d)^(to/from) - 1.
     *
     * @param rate d, a fraction
     * @param from length of the period it belongs to, more than 0
     * @param to length of the period wanted, in the same unit, more than 0
     * @return the rate for that period, a fraction; insufficient beyond the range of a double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> convertDiscountRate(double rate, double from, double to) {
        Arguments.share("rate", rate);
        Arguments.positive("from", from);
        Arguments.positive("to", to);
        // a rate of 0 stays 0 over any number of periods
        return finite(rate == 0 ? 0 : Math.expm1(Math.log1p(rate) * (to / from)));
    }

    /**
     * One order or refund.
     *
     * @param revenue money taken; negative for a refund
     * @param cost what it cost; negative where a refund brings goods back
     */
    public record OrderMargin(BigDecimal revenue, BigDecimal cost) {

        /**
         * What it left.
         *
         * @return revenue - cost
         */
        public BigDecimal margin() {
            return revenue.subtract(cost);
        }
    }

    private static void check(double margin, double retentionRate, double discountRate) {
        Arguments.finite("margin", margin);
        Arguments.share("retentionRate", retentionRate);
        Arguments.share("discountRate", discountRate);
    }

    private static Result<Double> finite(double value) {
        return Double.isFinite(value)
                ? Result.of(value)
                : Result.insufficient(Reason.NOT_FINITE, "the value exceeds the range of a double");
    }
}
