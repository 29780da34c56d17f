package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * Recurring revenue kept from the customers of the start of a period; new customers are in none of the figures.
 *
 * <p>A mergeable summary over disjoint sets of customers: {@link #EMPTY} is empty, {@link #merge} adds.
 *
 * @param startRevenue revenue of those customers at the start
 * @param churned of that, revenue of customers with none at the end
 * @param contraction revenue lost from customers who pay less
 * @param expansion revenue gained from customers who pay more
 * @since 0.1.0
 */
public record RevenueRetention(
        BigDecimal startRevenue, BigDecimal churned, BigDecimal contraction, BigDecimal expansion) {

    /** The rule of gross retention. */
    public static final Rule GROSS_RULE = Rule.convention(
            "retention.gross-revenue", "Gross revenue retention", "revenue kept of the start; expansion left out");

    /** The rule of net retention. */
    public static final Rule NET_RULE = Rule.convention(
            "retention.net-revenue", "Net revenue retention", "revenue kept and expansion of the start");

    /** No customers. */
    public static final RevenueRetention EMPTY =
            new RevenueRetention(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a sum is negative or more is lost than there was
     */
    public RevenueRetention {
        Objects.requireNonNull(startRevenue, "startRevenue");
        Objects.requireNonNull(churned, "churned");
        Objects.requireNonNull(contraction, "contraction");
        Objects.requireNonNull(expansion, "expansion");
        notNegative("startRevenue", Arguments.sum("startRevenue", startRevenue));
        notNegative("churned", Arguments.sum("churned", churned));
        notNegative("contraction", Arguments.sum("contraction", contraction));
        notNegative("expansion", Arguments.sum("expansion", expansion));
        if (churned.add(contraction).compareTo(startRevenue) > 0) {
            throw new IllegalArgumentException("churned " + churned + " and contraction " + contraction
                    + " must not exceed the revenue at the start, " + startRevenue);
        }
    }

    /**
     * With one more customer.
     *
     * @param start the customer's revenue at the start, 0 or more; 0 means a new customer, who changes nothing
     * @param end the customer's revenue at the end, 0 or more
     * @return the new sums
     * @throws IllegalArgumentException if a revenue is negative
     */
    public RevenueRetention add(BigDecimal start, BigDecimal end) {
        notNegative("start", Arguments.money("start", start));
        notNegative("end", Arguments.money("end", end));
        if (start.signum() == 0) {
            return this;
        }
        BigDecimal change = end.subtract(start);
        boolean gone = end.signum() == 0;
        return new RevenueRetention(
                startRevenue.add(start),
                gone ? churned.add(start) : churned,
                gone ? contraction : contraction.add(change.negate().max(BigDecimal.ZERO)),
                expansion.add(change.max(BigDecimal.ZERO)));
    }

    /**
     * One customer.
     *
     * @param start recurring revenue at the start, 0 or more
     * @param end recurring revenue at the end, 0 or more
     */
    public record Customer(BigDecimal start, BigDecimal end) {
        /** Checks that the parts are there. */
        public Customer {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
        }
    }

    /**
     * Adds up customers.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Customer, RevenueRetention> summarizer() {
        return Summarizer.<Customer, RevenueRetention>folding(
                        EMPTY, (all, one) -> all.add(one.start, one.end), RevenueRetention::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.text(all.startRevenue.toString())
                                        .text(all.churned.toString())
                                        .text(all.contraction.toString())
                                        .text(all.expansion.toString())),
                        bytes -> Bytes.read(
                                "summary of revenue retention",
                                "",
                                bytes,
                                in -> new RevenueRetention(in.money(), in.money(), in.money(), in.money())));
    }

    /**
     * These and other customers together.
     *
     * @param other the others
     * @return the sums
     */
    public RevenueRetention merge(RevenueRetention other) {
        return new RevenueRetention(
                startRevenue.add(other.startRevenue),
                churned.add(other.churned),
                contraction.add(other.contraction),
                expansion.add(other.expansion));
    }

    /**
     * Gross revenue retention: (start - churned - contraction)/start.
     *
     * @return a fraction 0 to 1, or insufficient without revenue at the start
     */
    public Result<Double> gross() {
        return ratio(startRevenue.subtract(churned).subtract(contraction));
    }

    /**
     * Net revenue retention: gross plus expansion/start.
     *
     * @return a fraction, above 1 if expansion outweighs the losses; insufficient without revenue at the start
     */
    public Result<Double> net() {
        return ratio(startRevenue.subtract(churned).subtract(contraction).add(expansion));
    }

    private Result<Double> ratio(BigDecimal kept) {
        return startRevenue.signum() == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no revenue at the start")
                : Result.finite(
                        kept.divide(startRevenue, MathContext.DECIMAL64).doubleValue(),
                        "revenue kept of that at the start has no finite value");
    }

    private static void notNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must be >= 0 but was " + value);
        }
    }
}
