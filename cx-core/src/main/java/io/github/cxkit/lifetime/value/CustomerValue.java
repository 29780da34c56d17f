package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.HistoryColumns;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import java.time.Duration;
import java.util.Objects;

/**
 * What known customers will bring: a purchase model and a spend model together.
 *
 * <p>Model time is weeks, that of {@link RfmProfile}. Money is what the spend model was fitted to: revenue, or margin
 * if margins were given.
 *
 * @param purchases how often they buy
 * @param spend how much per order
 * @since 0.1.0
 */
public record CustomerValue(BuyTillYouDieModel purchases, GammaGamma spend) {

    /** The rule. */
    public static final Rule RULE = Rule.published(
            "value.customer",
            "Customer lifetime value",
            "Fader, Hardie, Lee 2005, RFM and CLV: expected purchases times expected spend");

    /** Checks that both are there. */
    public CustomerValue {
        Objects.requireNonNull(purchases, "purchases");
        Objects.requireNonNull(spend, "spend");
    }

    /**
     * Value of the next periods: E[M] times the sum over k of (E[Y(k L)] - E[Y((k-1) L)]) discounted to now.
     *
     * @param customer whom
     * @param periods how many, 0 or more
     * @param periodWeeks L, length of a period in weeks, more than 0 (a month is 365.25/12/7)
     * @param discountRate per period, a fraction
     * @param booking when within a period its money is booked
     * @return the present value, or insufficient if spend has no finite mean
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Result<Double> discounted(
            RfmProfile customer, int periods, double periodWeeks, double discountRate, Booking booking) {
        Arguments.notNegative("periods", periods);
        Arguments.positive("periodWeeks", periodWeeks);
        Arguments.share("discountRate", discountRate);
        double sum = 0;
        double before = 0;
        for (int k = 1; k <= periods; k++) {
            double until = purchases.expectedPurchases(customer.history(), k * periodWeeks);
            sum += (until - before) * LifetimeValue.discount(discountRate, k - booking.lead());
            before = until;
        }
        double orders = sum;
        return orderValue(customer)
                .flatMap(value -> Result.finite(value * orders, "the value exceeds the range of a double"));
    }

    /**
     * Value of all that is still to come, without end: E[M] times the discounted residual purchases.
     *
     * @param customer whom
     * @param discountRatePerYear a fraction, more than 0; a year has 52.1775 weeks
     * @return the present value, or insufficient if spend has no finite mean
     * @throws IllegalArgumentException if the rate is out of range
     */
    public Result<Double> residual(RfmProfile customer, double discountRatePerYear) {
        Arguments.share("discountRatePerYear", discountRatePerYear);
        Arguments.positive("discountRatePerYear", discountRatePerYear);
        double weekly = Math.log1p(discountRatePerYear) / (365.2425 / 7);
        double orders = purchases.discountedResidualPurchases(customer.history(), weekly);
        return orderValue(customer)
                .flatMap(value -> Result.finite(value * orders, "the value exceeds the range of a double"));
    }

    private Result<Double> orderValue(RfmProfile customer) {
        // a customer whose repeat orders were all free tells nothing about spend
        long frequency = customer.monetaryValue() == 0 ? 0 : customer.history().frequency();
        return spend.expectedOrderValue(frequency, customer.monetaryValue());
    }

    /**
     * What customers in columns will bring, without an object per customer.
     *
     * @param customers the customers
     * @param decimals digits of an amount that stand after the point, 0 to 9; 2 for cents
     * @param horizon how far ahead, not negative
     * @return money expected within the horizon by position, in major units, not discounted; insufficient if spend has no
     *     finite mean
     * @throws IllegalArgumentException if decimals or horizon are out of range
     */
    public Result<double[]> score(RfmColumns customers, int decimals, Duration horizon) {
        if (horizon.isNegative()) {
            throw new IllegalArgumentException("horizon must be >= 0 but was " + horizon);
        }
        return spend.expectedOrderValues(customers, decimals).map(values -> {
            double[] alive = new double[values.length];
            double[] orders = new double[values.length];
            purchases.score(HistoryColumns.of(customers), weeks(horizon), alive, orders);
            for (int i = 0; i < values.length; i++) {
                values[i] *= orders[i];
            }
            return values;
        });
    }

    private static double weeks(Duration span) {
        return (span.getSeconds() + span.getNano() / 1e9) / (7 * 86_400.0);
    }

    /**
     * Why a customer is worth what the models say within a horizon.
     *
     * @param customer whom
     * @param horizon how far ahead, not negative
     * @return the factors of the value
     * @throws IllegalArgumentException if the horizon is negative
     */
    public Explanation explain(RfmProfile customer, Duration horizon) {
        return explain(customer, weeks(horizon));
    }

    /**
     * Why a customer is worth what the models say.
     *
     * @param customer whom
     * @param horizonWeeks how far ahead, finite, 0 or more
     * @return the factors of the value
     * @throws IllegalArgumentException if the horizon is out of range
     */
    public Explanation explain(RfmProfile customer, double horizonWeeks) {
        double expected = purchases.expectedPurchases(customer.history(), horizonWeeks);
        Result<Double> order = orderValue(customer);
        long frequency = customer.monetaryValue() == 0 ? 0 : customer.history().frequency();
        return new Explanation(
                customer.customer(),
                purchases.purchaseRate(customer.history()),
                purchases.probabilityAlive(customer.history()),
                horizonWeeks,
                expected,
                order,
                // 1 - the own share without that difference
                spend.ownShare(frequency).map(own -> (spend.q() - 1) / (spend.p() * frequency + (spend.q() - 1))),
                order.map(value -> value * expected));
    }

    /**
     * The factors of one customer's value.
     *
     * @param customer who
     * @param ordersPerWeek rate at which the customer is expected to buy while alive
     * @param probabilityAlive probability of still being a customer
     * @param horizonWeeks how far ahead
     * @param expectedOrders orders expected within the horizon, which allows for leaving before and during it
     * @param expectedOrderValue money per order
     * @param shrinkage share of that which is the population's mean and not the customer's own; 1 for a one-time buyer
     * @param value money expected within the horizon, not discounted
     */
    public record Explanation(
            String customer,
            double ordersPerWeek,
            double probabilityAlive,
            double horizonWeeks,
            double expectedOrders,
            Result<Double> expectedOrderValue,
            Result<Double> shrinkage,
            Result<Double> value) {
        /** Refuses a number that is not finite. */
        public Explanation {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(expectedOrderValue, "expectedOrderValue");
            Objects.requireNonNull(shrinkage, "shrinkage");
            Objects.requireNonNull(value, "value");
            Arguments.finite("ordersPerWeek", ordersPerWeek);
            Arguments.finite("probabilityAlive", probabilityAlive);
            Arguments.finite("horizonWeeks", horizonWeeks);
            Arguments.finite("expectedOrders", expectedOrders);
        }
    }
}
