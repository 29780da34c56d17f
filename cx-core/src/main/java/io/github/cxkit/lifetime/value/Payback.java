package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * When the money is back: the running sum of dated flows, those of one day together, in decimals of the amounts as written.
 *
 * <p>A flow that is a range, such as {@link ClassValues.Range}, is tried twice: with its low and with its high end.
 *
 * <pre>{@code
 * Payback back = Payback.of(List.of(new Payback.Flow(0, -100), new Payback.Flow(60, 100),
 *         new Payback.Flow(90, -50), new Payback.Flow(120, 60))).orElseThrow();
 * back.firstDays().orElseThrow();  // ==> 60.0
 * back.lastingDays().orElseThrow();  // ==> 120.0
 * }</pre>
 *
 * @param firstDays first day on which the sum is back at 0 or above; the first day of all if it was never below
 * @param lastingDays day from which it stays there
 * @param total sum of all flows
 * @param deepest lowest sum, at most 0
 * @since 0.1.0
 */
public record Payback(Result<Double> firstDays, Result<Double> lastingDays, BigDecimal total, BigDecimal deepest) {
    /** Checks that the parts are there. */
    public Payback {
        Objects.requireNonNull(firstDays, "firstDays");
        Objects.requireNonNull(lastingDays, "lastingDays");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(deepest, "deepest");
        Arguments.sum("total", total);
        Arguments.sum("deepest", deepest);
    }

    /** The rule behind the days. */
    public static final Rule RULE =
            Rule.convention("money.payback", "Payback", "first day back, and day from which it stays");

    /**
     * A dated flow of money.
     *
     * @param atDays days after the start
     * @param amount money, costs negative
     */
    public record Flow(double atDays, double amount) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if the day lies before the start, or a number is not finite
         */
        public Flow {
            Arguments.notNegative("atDays", atDays);
            Arguments.finite("amount", amount);
        }
    }

    /**
     * Adds up flows.
     *
     * @param flows in any order
     * @return the payback; insufficient without flows. Days are insufficient if the money is never back, or does not stay
     */
    public static Result<Payback> of(List<Flow> flows) {
        if (flows.isEmpty()) {
            return Result.insufficient(Reason.NO_ANSWERS, "no flow of money");
        }
        TreeMap<Double, BigDecimal> days = new TreeMap<>();
        for (Flow flow : flows) {
            // -0 and 0 are one day
            days.merge(flow.atDays + 0.0, BigDecimal.valueOf(flow.amount), BigDecimal::add);
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal deepest = BigDecimal.ZERO;
        Double first = null;
        Double lasting = days.firstKey();
        boolean below = false;
        for (Map.Entry<Double, BigDecimal> day : days.entrySet()) {
            sum = sum.add(day.getValue());
            deepest = deepest.min(sum);
            if (sum.signum() < 0) {
                below = true;
                lasting = null;
            } else {
                first = below && first == null ? day.getKey() : first;
                lasting = lasting == null ? day.getKey() : lasting;
            }
        }
        if (!below) {
            first = days.firstKey();
        }
        return Result.of(new Payback(
                first == null ? never("the money is never back") : Result.of(first),
                lasting == null ? never("the money does not stay back") : Result.of(lasting),
                sum,
                deepest));
    }

    private static Result<Double> never(String detail) {
        return Result.insufficient(Reason.NOT_FINITE, detail);
    }
}
