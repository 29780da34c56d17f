package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Recurring revenue from one period to the next, with every change in exactly one part: start + new + reactivated + expanded -
 * contracted - churned = end, in exact decimals.
 *
 * <p>From nothing to something is reactivated if the customer ever paid before, else new; neither is in a retention rate.
 * Two readings of the last n periods differ and are both given: trailing takes the customers of n periods ago and what they
 * pay now; compounded is the product of the n single rates. Revenue of 100, 50, 100 is trailing gross 1 and compounded gross
 * 0.5. A mergeable summary over disjoint sets of customers. (Parts and rates are common practice.)
 *
 * <pre>{@code
 * RevenueBridge bridge = RevenueBridge.builder(2, 1)
 *         .add(List.of(new BigDecimal("100"), new BigDecimal("120")))
 *         .addFormer(List.of(new BigDecimal("0"), new BigDecimal("50"))).build();
 * bridge.steps().get(0).reactivated();            // 50
 * bridge.trailingNet().orElseThrow();             // 1.2
 * }</pre>
 *
 * @param trailingPeriods n, span of the trailing and compounded rates, 1 or more
 * @param currency the one currency, null if none was named
 * @param revenue money of all customers per period
 * @param steps from each period to the next
 * @param trailingStart money n periods ago
 * @param trailingKept of that, what the same customers pay now, each at most what he paid then
 * @param trailingNow what the same customers pay now
 * @since 0.1.0
 */
public record RevenueBridge(
        int trailingPeriods,
        @Nullable String currency,
        List<BigDecimal> revenue,
        List<Step> steps,
        BigDecimal trailingStart,
        BigDecimal trailingKept,
        BigDecimal trailingNow) {

    /** The rule behind the parts and rates. */
    public static final Rule RULE = Rule.convention(
            "retention.revenue-bridge",
            "Revenue bridge",
            "each customer's change is one of new, reactivated, expanded, contracted, churned, unchanged");

    /**
     * Checks that every step balances.
     *
     * @throws IllegalArgumentException if the numbers do not fit each other
     */
    public RevenueBridge {
        revenue = Copies.list("revenue", revenue);
        steps = Copies.list("steps", steps);
        Arguments.within("trailingPeriods", trailingPeriods, 1, Integer.MAX_VALUE);
        Arguments.within("steps", steps.size(), Math.max(0, revenue.size() - 1), Math.max(0, revenue.size() - 1));
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).start().compareTo(revenue.get(i)) != 0
                    || steps.get(i).end().compareTo(revenue.get(i + 1)) != 0) {
                throw new IllegalArgumentException("step " + i + " does not lead from " + revenue.get(i) + " to "
                        + revenue.get(i + 1) + ": " + steps.get(i));
            }
        }
        revenue.forEach(each -> Arguments.sum("revenue", each));
        Arguments.sum("trailingStart", Objects.requireNonNull(trailingStart, "trailingStart"));
        Arguments.sum("trailingKept", Objects.requireNonNull(trailingKept, "trailingKept"));
        Arguments.sum("trailingNow", Objects.requireNonNull(trailingNow, "trailingNow"));
    }

    /**
     * From one period to the next; all parts are 0 or more.
     *
     * @param start revenue of the earlier period
     * @param created revenue of customers who never paid before
     * @param reactivated revenue of customers who had stopped paying
     * @param expanded more from customers who pay more
     * @param contracted less from customers who pay less
     * @param churned revenue of customers who pay nothing any more
     */
    public record Step(
            BigDecimal start,
            BigDecimal created,
            BigDecimal reactivated,
            BigDecimal expanded,
            BigDecimal contracted,
            BigDecimal churned) {

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a part is negative or more is lost than there was
         */
        public Step {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(reactivated, "reactivated");
            Objects.requireNonNull(expanded, "expanded");
            Objects.requireNonNull(contracted, "contracted");
            Objects.requireNonNull(churned, "churned");
            for (BigDecimal part : List.of(start, created, reactivated, expanded, contracted, churned)) {
                if (Arguments.sum("part of a step", part).signum() < 0) {
                    throw new IllegalArgumentException("the parts of a step must be 0 or more but one is " + part);
                }
            }
            if (contracted.add(churned).compareTo(start) > 0) {
                throw new IllegalArgumentException("no more than the start, " + start + ", can be lost but "
                        + contracted + " were contracted and " + churned + " churned");
            }
        }

        private static Step of(BigDecimal before, BigDecimal after, Former former) {
            BigDecimal zero = BigDecimal.ZERO;
            if (before.signum() == 0) {
                return former == Former.PAID_BEFORE
                        ? new Step(zero, zero, after, zero, zero, zero)
                        : new Step(zero, after, zero, zero, zero, zero);
            }
            if (after.signum() == 0) {
                return new Step(before, zero, zero, zero, zero, before);
            }
            BigDecimal change = after.subtract(before);
            return new Step(
                    before, zero, zero, change.max(zero), change.negate().max(zero), zero);
        }

        private Step plus(Step other) {
            return new Step(
                    start.add(other.start),
                    created.add(other.created),
                    reactivated.add(other.reactivated),
                    expanded.add(other.expanded),
                    contracted.add(other.contracted),
                    churned.add(other.churned));
        }

        /**
         * Revenue of the later period.
         *
         * @return start + new + reactivated + expanded - contracted - churned
         */
        public BigDecimal end() {
            return start.add(created)
                    .add(reactivated)
                    .add(expanded)
                    .subtract(contracted)
                    .subtract(churned);
        }

        /**
         * Gross revenue retention: (start - contracted - churned) / start.
         *
         * @return a fraction 0 to 1; insufficient without revenue at the start
         */
        public Result<Double> gross() {
            return ratio(start.subtract(contracted).subtract(churned), start);
        }

        /**
         * Net revenue retention: gross plus expanded / start.
         *
         * @return a fraction, above 1 where expansion outweighs the losses; insufficient without revenue at the start
         */
        public Result<Double> net() {
            return ratio(start.subtract(contracted).subtract(churned).add(expanded), start);
        }
    }

    private enum Former {
        NEVER_PAID,
        PAID_BEFORE
    }

    private static Result<Double> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no revenue at the start")
                : Result.finite(
                        part.divide(whole, MathContext.DECIMAL64).doubleValue(),
                        "the rate exceeds the range of a double");
    }

    /**
     * A builder that takes customers one by one.
     *
     * @param periods how many periods every customer's revenue covers, 1 or more
     * @param trailingPeriods n, span of the trailing and compounded rates, 1 or more
     * @return an empty builder
     * @throws IllegalArgumentException if a number is below 1 or above 36,600, the days of a century
     */
    public static Builder builder(int periods, int trailingPeriods) {
        return new Builder(periods, trailingPeriods);
    }

    /**
     * Of the revenue of n periods ago, what the same customers still pay, each counted with at most what he paid then.
     *
     * @return a fraction 0 to 1; insufficient with too few periods or no revenue then
     */
    public Result<Double> trailingGross() {
        return enough().flatMap(n -> ratio(trailingKept, trailingStart));
    }

    /**
     * What the customers of n periods ago pay now, over what they paid then.
     *
     * @return a fraction; insufficient with too few periods or no revenue then
     */
    public Result<Double> trailingNet() {
        return enough().flatMap(n -> ratio(trailingNow, trailingStart));
    }

    /**
     * The product of the last n gross rates.
     *
     * @return a fraction 0 to 1; insufficient with too few periods or where a rate is
     */
    public Result<Double> compoundedGross() {
        return enough().flatMap(
                        n -> product(lastSteps().stream().map(Step::gross).toList()));
    }

    /**
     * The product of the last n net rates.
     *
     * @return a fraction; insufficient with too few periods or where a rate is
     */
    public Result<Double> compoundedNet() {
        return enough().flatMap(n -> product(lastSteps().stream().map(Step::net).toList()));
    }

    private List<Step> lastSteps() {
        return steps.subList(steps.size() - trailingPeriods, steps.size());
    }

    private Result<Integer> enough() {
        return steps.size() < trailingPeriods
                ? Result.insufficient(
                        Reason.TOO_FEW,
                        "rates over " + trailingPeriods + " periods need " + (trailingPeriods + 1L) + " but there are "
                                + revenue.size())
                : Result.of(trailingPeriods);
    }

    private static Result<Double> product(List<Result<Double>> rates) {
        Result<Double> product = Result.of(1.0);
        for (Result<Double> rate : rates) {
            product = product.flatMap(
                    p -> rate.flatMap(r -> Result.finite(p * r, "rates multiplied have no finite value")));
        }
        return product;
    }

    /**
     * One customer.
     *
     * @param revenue recurring revenue of each period, 0 or more
     * @param paidBefore whether there was revenue before the first period
     */
    public record Customer(List<BigDecimal> revenue, boolean paidBefore) {
        /** Copies. */
        public Customer {
            revenue = Copies.list("revenue", revenue);
        }
    }

    /**
     * Adds up customers, in the one currency that the caller knows.
     *
     * @param periods how many periods there are
     * @param trailingPeriods span of the trailing rates
     * @return a summarizer with bytes
     */
    public static Summarizer<Customer, RevenueBridge> summarizer(int periods, int trailingPeriods) {
        return counting(periods, trailingPeriods, null);
    }

    /**
     * Adds up customers who pay in one currency; bridges of another, or of one that is not known, are refused.
     *
     * @param periods how many, 1 or more
     * @param trailingPeriods how many the trailing rates look back, 1 or more
     * @param currency of all revenue
     * @return a summarizer with bytes
     */
    public static Summarizer<Customer, RevenueBridge> summarizer(int periods, int trailingPeriods, String currency) {
        return counting(periods, trailingPeriods, Arguments.notBlank("currency", currency));
    }

    private static Summarizer<Customer, RevenueBridge> counting(
            int periods, int trailingPeriods, @Nullable String currency) {
        String definition = definition(periods, trailingPeriods, currency);
        return Summarizer.<Customer, Builder, RevenueBridge>building(
                        () -> builder(periods, trailingPeriods).known(currency),
                        (builder, one) -> {
                            if (one.paidBefore) {
                                builder.addFormer(one.revenue);
                            } else {
                                builder.add(one.revenue);
                            }
                        },
                        Builder::build,
                        RevenueBridge::merge)
                .withBytes(
                        RevenueBridge::toBytes,
                        bytes -> Bytes.read("revenue bridge", definition, bytes, in -> {
                            List<BigDecimal> revenue = money(in, periods);
                            List<Step> steps = new ArrayList<>();
                            for (int i = 1; i < periods; i++) {
                                List<BigDecimal> parts = money(in, 6);
                                steps.add(new Step(
                                        parts.get(0),
                                        parts.get(1),
                                        parts.get(2),
                                        parts.get(3),
                                        parts.get(4),
                                        parts.get(5)));
                            }
                            List<BigDecimal> trailing = money(in, 3);
                            return new RevenueBridge(
                                    trailingPeriods,
                                    currency,
                                    revenue,
                                    steps,
                                    trailing.get(0),
                                    trailing.get(1),
                                    trailing.get(2));
                        }));
    }

    private byte[] toBytes() {
        return Bytes.write(definition(revenue.size(), trailingPeriods, currency), out -> {
            revenue.forEach(each -> out.text(each.toString()));
            for (Step step : steps) {
                List.of(
                                step.start(),
                                step.created(),
                                step.reactivated(),
                                step.expanded(),
                                step.contracted(),
                                step.churned())
                        .forEach(each -> out.text(each.toString()));
            }
            List.of(trailingStart, trailingKept, trailingNow).forEach(each -> out.text(each.toString()));
        });
    }

    private static List<BigDecimal> money(ByteReader in, int number) {
        List<BigDecimal> money = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            money.add(in.money());
        }
        return money;
    }

    private static String definition(int periods, int trailingPeriods, @Nullable String currency) {
        return periods + " periods, " + trailingPeriods + " trailing" + (currency == null ? "" : ", " + currency);
    }

    /**
     * These and other customers together.
     *
     * @param other customers over the same periods
     * @return the sums
     * @throws IllegalArgumentException if periods, trailing periods or currencies differ
     */
    public RevenueBridge merge(RevenueBridge other) {
        Definitions.of("revenue bridges")
                .same("periods", revenue.size(), other.revenue.size())
                .same("trailingPeriods", trailingPeriods, other.trailingPeriods)
                .same("currency", currency, other.currency);
        List<BigDecimal> sums = new ArrayList<>();
        List<Step> both = new ArrayList<>();
        for (int i = 0; i < revenue.size(); i++) {
            sums.add(revenue.get(i).add(other.revenue.get(i)));
            if (i > 0) {
                both.add(steps.get(i - 1).plus(other.steps.get(i - 1)));
            }
        }
        return new RevenueBridge(
                trailingPeriods,
                currency,
                sums,
                both,
                trailingStart.add(other.trailingStart),
                trailingKept.add(other.trailingKept),
                trailingNow.add(other.trailingNow));
    }

    /** Collects customers. Mutable, not thread-safe. */
    public static final class Builder {

        private static final int MOST_PERIODS = 36_600;

        private final int periods;
        private final int trailing;
        private @Nullable String currency;
        private RevenueBridge sum;

        private Builder(int periods, int trailingPeriods) {
            this.periods = Counts.asInt(Arguments.within("periods", periods, 1, MOST_PERIODS));
            this.trailing = Counts.asInt(Arguments.within("trailingPeriods", trailingPeriods, 1, MOST_PERIODS));
            this.sum = one(Collections.nCopies(periods, BigDecimal.ZERO), Former.NEVER_PAID);
        }

        /**
         * Names the currency.
         *
         * @param code its code
         * @return this
         */
        public Builder currency(String code) {
            return known(code);
        }

        private Builder known(@Nullable String code) {
            currency = code;
            return this;
        }

        /**
         * A customer whose revenue lies in these periods only.
         *
         * @param revenue money per period, each 0 or more
         * @return this
         * @throws IllegalArgumentException if there are too many or few periods, or one is negative
         */
        public Builder add(List<BigDecimal> revenue) {
            sum = sum.merge(one(revenue, Former.NEVER_PAID));
            return this;
        }

        /**
         * A customer who also paid before the first of these periods: he returns, he is not new.
         *
         * @param revenue money per period, each 0 or more
         * @return this
         * @throws IllegalArgumentException if there are too many or few periods, or one is negative
         */
        public Builder addFormer(List<BigDecimal> revenue) {
            sum = sum.merge(one(revenue, Former.PAID_BEFORE));
            return this;
        }

        private RevenueBridge one(List<BigDecimal> revenue, Former start) {
            if (revenue.size() != periods) {
                throw new IllegalArgumentException(
                        "a customer needs revenue of " + periods + " periods but has " + revenue.size());
            }
            List<Step> steps = new ArrayList<>();
            Former former = start;
            for (int i = 0; i < periods; i++) {
                BigDecimal each = revenue.get(i);
                if (!Arguments.isMoney(each) || each.signum() < 0) {
                    Arguments.money("revenue[" + i + "]", each);
                    throw new IllegalArgumentException("revenue[" + i + "] must be >= 0 but was " + each);
                }
                if (i > 0) {
                    steps.add(Step.of(revenue.get(i - 1), revenue.get(i), former));
                }
                former = revenue.get(i).signum() > 0 ? Former.PAID_BEFORE : former;
            }
            BigDecimal now = revenue.get(periods - 1);
            BigDecimal then = trailing < periods ? revenue.get(periods - 1 - trailing) : BigDecimal.ZERO;
            BigDecimal counted = then.signum() == 0 ? BigDecimal.ZERO : now;
            return new RevenueBridge(trailing, null, revenue, steps, then, then.min(counted), counted);
        }

        /**
         * What was collected so far.
         *
         * @return the bridge
         */
        public RevenueBridge build() {
            return new RevenueBridge(
                    sum.trailingPeriods,
                    currency,
                    sum.revenue,
                    sum.steps,
                    sum.trailingStart,
                    sum.trailingKept,
                    sum.trailingNow);
        }
    }
}
