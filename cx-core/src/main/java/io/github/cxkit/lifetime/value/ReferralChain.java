package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Word of mouth that goes on: those who come by recommendation recommend in turn.
 *
 * <p>R = people told by a customer × share of those who buy, the reproduction number as in epidemiology. Generation g brings
 * customers · R^g, each worth (value + acquisition cost saved)/(1 + discount)^g. Without end that is R/(1 - R), and for the
 * money R/(1 + discount) in the place of R; from 1 on there is no finite number, which is not infinity. {@link
 * ReferralValue} counts recommendations that were made.
 *
 * <pre>{@code
 * ReferralChain chain = ReferralChain.of(100).telling(2, 0.1).bringing(200, 30);
 * chain.withoutEnd().newCustomers().orElseThrow();  // ==> 25.0
 * chain.over(3).byGeneration();  // ==> [20.0, 4.0, 0.8]
 * }</pre>
 *
 * @param customers customers who begin to tell
 * @param telling how it spreads
 * @param worth what one more customer brings
 * @param discount what later generations are worth less
 * @since 0.1.0
 */
public record ReferralChain(long customers, Telling telling, Worth worth, Discount discount) {

    /** The rule behind the series. */
    public static final Rule RULE = Rule.adapted(
            "money.referral-generations",
            "Referrals by generation",
            "geometric series; reproduction number as in epidemiology (Anderson, May 1991)");

    private static final int MOST_GENERATIONS = 1_000;

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public ReferralChain {
        Arguments.notNegative("customers", customers);
        Objects.requireNonNull(telling, "telling");
        Objects.requireNonNull(worth, "worth");
        Objects.requireNonNull(discount, "discount");
    }

    /**
     * A chain in which nobody tells anybody yet.
     *
     * @param customers customers who begin to tell, 0 or more
     * @return the chain
     * @throws IllegalArgumentException if the count is negative
     */
    public static ReferralChain of(long customers) {
        return new ReferralChain(customers, new Telling(0, 0), new Worth(0, 0), Discount.NONE);
    }

    /**
     * The same with other telling.
     *
     * @param peopleTold people told by one customer, 0 or more
     * @param conversionRate share of those told who buy, 0 to 1
     * @return the chain
     * @throws IllegalArgumentException if a number is out of range
     */
    public ReferralChain telling(double peopleTold, double conversionRate) {
        return new ReferralChain(customers, new Telling(peopleTold, conversionRate), worth, discount);
    }

    /**
     * The same with another worth.
     *
     * @param valuePerCustomer money
     * @param acquisitionCostSaved money per customer, 0 or more
     * @return the chain
     * @throws IllegalArgumentException if an amount is out of range
     */
    public ReferralChain bringing(double valuePerCustomer, double acquisitionCostSaved) {
        return new ReferralChain(customers, telling, new Worth(valuePerCustomer, acquisitionCostSaved), discount);
    }

    /**
     * The same with a discount.
     *
     * @param ratePerGeneration a fraction, above -1
     * @param generation how long a generation takes
     * @return the chain
     * @throws IllegalArgumentException if the rate is out of range or the generation has no length
     */
    public ReferralChain discountedBy(double ratePerGeneration, Period generation) {
        return new ReferralChain(customers, telling, worth, new Discount(ratePerGeneration, generation));
    }

    /**
     * How word spreads.
     *
     * @param peopleTold people told by one customer
     * @param conversionRate share of those told who buy
     */
    public record Telling(double peopleTold, double conversionRate) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public Telling {
            Arguments.notNegative("peopleTold", peopleTold);
            Arguments.share("conversionRate", conversionRate);
        }
    }

    /**
     * What one more customer brings.
     *
     * @param valuePerCustomer money
     * @param acquisitionCostSaved money not spent on winning one
     */
    public record Worth(double valuePerCustomer, double acquisitionCostSaved) {
        /**
         * Checks the amounts.
         *
         * @throws IllegalArgumentException if an amount is out of range
         */
        public Worth {
            Arguments.finite("valuePerCustomer", valuePerCustomer);
            Arguments.notNegative("acquisitionCostSaved", acquisitionCostSaved);
        }
    }

    /**
     * What later generations are worth less. A rate per generation means nothing without the length of a generation.
     *
     * @param ratePerGeneration a fraction
     * @param generation how long a generation takes, null without a discount
     */
    public record Discount(
            double ratePerGeneration, @Nullable Period generation) {

        /** No discount. */
        public static final Discount NONE = new Discount(0, null);

        /**
         * Checks that a rate has its length.
         *
         * @throws IllegalArgumentException if the rate is out of range or the generation has no length
         */
        public Discount {
            Arguments.finite("ratePerGeneration", ratePerGeneration);
            if (ratePerGeneration <= -1) {
                throw new IllegalArgumentException("ratePerGeneration must be above -1 but was " + ratePerGeneration);
            }
            if (generation == null ? ratePerGeneration != 0 : generation.isZero() || generation.isNegative()) {
                throw new IllegalArgumentException(
                        "a discount per generation needs the length of a generation, but it was " + generation);
            }
        }
    }

    /**
     * R: customers whom one customer brings, in decimals of the numbers as written.
     *
     * @return 0 or more
     */
    public double reproduction() {
        return BigDecimal.valueOf(telling.peopleTold)
                .multiply(BigDecimal.valueOf(telling.conversionRate))
                .doubleValue();
    }

    /**
     * The first generations.
     *
     * @param generations how many, 0 to 1,000
     * @return their customers and money
     * @throws IllegalArgumentException if the number is out of range
     */
    public Brought over(int generations) {
        Arguments.within("generations", (long) generations, 0, MOST_GENERATIONS);
        List<Double> each = new ArrayList<>();
        double sum = 0;
        double money = 0;
        double size = customers;
        double factor = 1;
        for (int g = 1; g <= generations; g++) {
            size *= reproduction();
            factor /= 1 + discount.ratePerGeneration;
            each.add(size);
            sum += size;
            money += size * factor;
        }
        return Double.isFinite(sum) && Double.isFinite(money * perCustomer())
                ? new Brought(each, Result.of(sum), Result.of(money * perCustomer()))
                : new Brought(List.of(), endless(), endless());
    }

    /**
     * All generations.
     *
     * @return customers, insufficient if R is 1 or more, and money, insufficient if R/(1 + discount) is
     */
    public Brought withoutEnd() {
        double r = reproduction();
        return new Brought(
                List.of(),
                series(r).flatMap(sum -> finite(customers * sum)),
                series(r / (1 + discount.ratePerGeneration)).flatMap(sum -> finite(customers * sum * perCustomer())));
    }

    private double perCustomer() {
        return worth.valuePerCustomer + worth.acquisitionCostSaved;
    }

    private static Result<Double> series(double r) {
        return r < 1 ? Result.of(r / (1 - r)) : endless();
    }

    private static Result<Double> finite(double value) {
        return Double.isFinite(value)
                ? Result.of(value)
                : Result.insufficient(Reason.NOT_FINITE, "the value exceeds the range of a double");
    }

    private static Result<Double> endless() {
        return Result.insufficient(Reason.NOT_FINITE, "each customer brings one or more: the series has no finite sum");
    }

    /**
     * What generations bring.
     *
     * @param byGeneration new customers of each; empty without end
     * @param newCustomers all of them
     * @param value their money
     */
    public record Brought(List<Double> byGeneration, Result<Double> newCustomers, Result<Double> value) {
        /** Copies. */
        public Brought {
            Objects.requireNonNull(newCustomers, "newCustomers");
            Objects.requireNonNull(value, "value");
            Arguments.finite("byGeneration", byGeneration);
            byGeneration = Copies.list("byGeneration", byGeneration);
        }
    }
}
