package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

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
     * A customer of constant margin who stays with a constant chance.
     *
     * @param margin m, money per period while the customer stays, finite
     * @param retentionRate r per period, a fraction
     * @return the customer, not discounted
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Retained ofMargin(double margin, double retentionRate) {
        return new Retained(margin, retentionRate, 0);
    }

    /**
     * A customer who orders at a constant pace, at a margin of 1: what comes in, not what is earned.
     *
     * @param averageOrderValue money per order, finite
     * @param ordersPerPeriod 0 or more
     * @return the customer; {@link Ordering#atMargin} for what is earned
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Ordering ofOrders(double averageOrderValue, double ordersPerPeriod) {
        return new Ordering(averageOrderValue, ordersPerPeriod, 1);
    }

    /** Constant margin m, retention r and discount rate d. */
    public static final class Retained {
        private final double margin;
        private final double retentionRate;
        private final double discountRate;

        private Retained(double margin, double retentionRate, double discountRate) {
            this.margin = Arguments.finite("margin", margin);
            this.retentionRate = Arguments.share("retentionRate", retentionRate);
            this.discountRate = Arguments.share("discountRate", discountRate);
        }

        /**
         * The same at another discount rate.
         *
         * @param rate d per period, a fraction
         * @return the customer, discounted
         * @throws IllegalArgumentException if the rate is out of range
         */
        public Retained discountedAt(double rate) {
            return new Retained(margin, retentionRate, rate);
        }

        /**
         * The value without end; see {@link PaymentTiming} for the formulas.
         *
         * @param timing which payments count and when they fall
         * @return the present value, or insufficient if r = 1 + d, where the sum has no finite value
         */
        public Result<Double> value(PaymentTiming timing) {
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
         * The value over n periods, the first payment at once: m sum over t = 0..n-1 of (r/(1+d))^t. A truncated value, not
         * a lifetime value; it is finite at r = 1 + d too, where it is n m.
         *
         * @param periods n, 0 or more
         * @return the present value; 0 for 0 periods; insufficient beyond the range of a double
         * @throws IllegalArgumentException if the periods are negative
         * @see <a href="https://brucehardie.com/notes/033/">Fader, Hardie 2014, What's wrong with this CLV formula?</a>
         */
        public Result<Double> over(int periods) {
            Arguments.notNegative("periods", periods);
            // (q^n - 1)/(q - 1) with q - 1 taken directly, so that nothing cancels near q = 1
            double excess = ((retentionRate - 1) - discountRate) / (1 + discountRate);
            if (excess == 0 || periods == 0) {
                return finite(margin * periods);
            }
            return finite(margin * (Math.expm1(periods * Math.log1p(excess)) / excess));
        }
    }

    /** Average order value, orders per period and margin rate, none of them discounted. */
    public static final class Ordering {
        private final double averageOrderValue;
        private final double ordersPerPeriod;
        private final double marginRate;

        private Ordering(double averageOrderValue, double ordersPerPeriod, double marginRate) {
            this.averageOrderValue = Arguments.finite("averageOrderValue", averageOrderValue);
            this.ordersPerPeriod = Arguments.notNegative("ordersPerPeriod", ordersPerPeriod);
            this.marginRate = Arguments.share("marginRate", marginRate);
        }

        /**
         * The same at another margin.
         *
         * @param rate what is earned of each unit of money, a fraction
         * @return the customer at that margin
         * @throws IllegalArgumentException if the rate is out of range
         */
        public Ordering atMargin(double rate) {
            return new Ordering(averageOrderValue, ordersPerPeriod, rate);
        }

        /**
         * Order value x orders per period x margin rate x lifespan.
         *
         * @param lifespanPeriods 0 or more
         * @return the value; insufficient beyond the range of a double
         * @throws IllegalArgumentException if the lifespan is negative or not finite
         */
        public Result<Double> over(double lifespanPeriods) {
            Arguments.notNegative("lifespanPeriods", lifespanPeriods);
            return finite(averageOrderValue * ordersPerPeriod * marginRate * lifespanPeriods);
        }

        /**
         * The same with lifespan 1/churn, which holds only if every customer leaves at the same constant rate.
         *
         * @param rate churn per period, a fraction
         * @return the value, or insufficient for churn 0
         * @throws IllegalArgumentException if the rate is out of range
         */
        public Result<Double> atChurn(double rate) {
            Arguments.share("churnRate", rate);
            return rate == 0
                    ? Result.insufficient(Reason.ZERO_BASE, "without churn the lifespan has no finite mean")
                    : over(1).flatMap(value -> finite(value / rate));
        }
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
            sum.add(Arguments.finite("margins", t, margins[t]) * discount(discountRate, firstAtPeriod + t));
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
     * A discount rate for a shorter or longer period: (1 + d)^periods - 1.
     *
     * @param rate d, a fraction
     * @param periods how many of its periods the new one is long, more than 0: 12 from a month to a year, 1.0 / 12 back
     * @return the rate for that period, a fraction; insufficient beyond the range of a double
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Result<Double> convertDiscountRate(double rate, double periods) {
        Arguments.share("rate", rate);
        Arguments.positive("periods", periods);
        // a rate of 0 stays 0 over any number of periods
        return finite(rate == 0 ? 0 : Math.expm1(Math.log1p(rate) * periods));
    }

    /**
     * One order or refund.
     *
     * @param revenue money taken; negative for a refund
     * @param cost what it cost; negative where a refund brings goods back
     */
    public record OrderMargin(BigDecimal revenue, BigDecimal cost) {

        /**
         * Refuses what no money is.
         *
         * @throws IllegalArgumentException if an amount has more digits than any money
         */
        public OrderMargin {
            Objects.requireNonNull(revenue, "revenue");
            Objects.requireNonNull(cost, "cost");
            Arguments.money("revenue", revenue);
            Arguments.money("cost", cost);
        }

        /**
         * What it left.
         *
         * @return revenue - cost
         */
        public BigDecimal margin() {
            return revenue.subtract(cost);
        }
    }

    private static Result<Double> finite(double value) {
        return Double.isFinite(value)
                ? Result.of(value)
                : Result.insufficient(Reason.NOT_FINITE, "the value exceeds the range of a double");
    }
}
