package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two rates of a {@link ReputationTrend}, fitted to a company's own series: least squares through the origin of each step
 * on the gap between rating and level, one step ahead, in decimals of the numbers as written.
 *
 * <p>Periods with a rating above the level give the rate up, those below the rate down; a period with a missing number or
 * without a gap is in neither. A rate outside (0, 1] is reported and flagged, never cut: the series is then no smoothing.
 * (A convention of this library on least squares.)
 *
 * <pre>{@code
 * ReputationFit fit = ReputationFit.of(List.of(80.0, 50.0, 52.0, 53.9, 36.95), List.of(20.0, 90.0, 90.0, 20.0));
 * fit.trend().orElseThrow();  // ==> ReputationTrend[rateUp=0.05, rateDown=0.5]
 * }</pre>
 *
 * @param up the rate for ratings above the level
 * @param down the rate for ratings below it
 * @since 0.1.0
 */
public record ReputationFit(FittedRate up, FittedRate down) {
    /** Checks that the parts are there. */
    public ReputationFit {
        Objects.requireNonNull(up, "up");
        Objects.requireNonNull(down, "down");
    }

    /** The rule behind the rates. */
    public static final Rule RULE = Rule.convention(
            "reputation.fit",
            "Rates of a reputation",
            "least squares through the origin of step on gap, one step ahead");

    /**
     * Fits the rates.
     *
     * @param reputation the level before the first rating, then after each; null where it is not known
     * @param ratings the ratings, one fewer; null where there was none
     * @return both rates; each needs two periods
     * @throws IllegalArgumentException if there is not one more level than ratings, or a number is not finite
     */
    public static ReputationFit of(List<@Nullable Double> reputation, List<@Nullable Double> ratings) {
        if (reputation.size() != ratings.size() + 1) {
            throw new IllegalArgumentException("there must be one more level than ratings, but there are "
                    + reputation.size() + " levels and " + ratings.size() + " ratings");
        }
        Sums up = new Sums();
        Sums down = new Sums();
        for (int i = 0; i < ratings.size(); i++) {
            Double before = finite("reputation", i, reputation.get(i));
            Double after = finite("reputation", i + 1, reputation.get(i + 1));
            Double rating = finite("ratings", i, ratings.get(i));
            if (before != null && after != null && rating != null) {
                BigDecimal level = BigDecimal.valueOf(before);
                BigDecimal gap = BigDecimal.valueOf(rating).subtract(level);
                if (gap.signum() != 0) {
                    (gap.signum() > 0 ? up : down)
                            .add(gap, BigDecimal.valueOf(after).subtract(level));
                }
            }
        }
        return new ReputationFit(up.rate(), down.rate());
    }

    private static @Nullable Double finite(String list, int index, @Nullable Double value) {
        return value == null ? null : Double.valueOf(Arguments.finite(list, index, value));
    }

    /**
     * How many times faster it falls than it rises: down/up.
     *
     * @return the ratio; insufficient unless both rates lie in (0, 1]
     */
    public Result<Double> ratio() {
        return trend().flatMap(trend -> Result.finite(
                trend.rateDown() / trend.rateUp(), "next to no rise makes the ratio more than a double holds"));
    }

    /**
     * The trend that the rates make.
     *
     * @return the trend; insufficient unless both rates lie in (0, 1]
     */
    public Result<ReputationTrend> trend() {
        return up.usable("up").flatMap(rise -> down.usable("down").map(fall -> new ReputationTrend(rise, fall)));
    }

    /**
     * One rate.
     *
     * @param n periods it was fitted to
     * @param rate step per gap; insufficient below two periods
     * @param standardError its standard error
     */
    public record FittedRate(long n, Result<Double> rate, Result<Double> standardError) {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if the count is negative
         */
        public FittedRate {
            Objects.requireNonNull(rate, "rate");
            Objects.requireNonNull(standardError, "standardError");
            Arguments.notNegative("n", n);
            standardError.map(each -> Arguments.notNegative("standardError", each));
        }

        /**
         * Whether it can be the rate of a smoothing: in (0, 1].
         *
         * @return true or false; insufficient without a rate
         */
        public Result<Boolean> isInside() {
            return rate.map(value -> value > 0 && value <= 1);
        }

        private Result<Double> usable(String side) {
            return rate.flatMap(value -> value > 0 && value <= 1
                    ? rate
                    : Result.insufficient(
                            Reason.NOT_DEFINED, "the rate " + side + ", " + value + ", is outside (0, 1]"));
        }
    }

    /** Sums over the periods of one side. */
    private static final class Sums {
        private long n;
        private BigDecimal gaps = BigDecimal.ZERO;
        private BigDecimal products = BigDecimal.ZERO;
        private BigDecimal steps = BigDecimal.ZERO;

        void add(BigDecimal gap, BigDecimal step) {
            n++;
            gaps = gaps.add(gap.multiply(gap));
            products = products.add(gap.multiply(step));
            steps = steps.add(step.multiply(step));
        }

        FittedRate rate() {
            if (n < 2) {
                Result<Double> none =
                        Result.insufficient(Reason.TOO_FEW, "a rate needs two periods with a gap, there are " + n);
                return new FittedRate(n, none, none);
            }
            BigDecimal rate = products.divide(gaps, MathContext.DECIMAL128);
            BigDecimal residual = steps.multiply(gaps)
                    .subtract(products.multiply(products))
                    .divide(gaps.multiply(gaps), MathContext.DECIMAL128);
            double error = Math.sqrt(residual.doubleValue() / (n - 1));
            return new FittedRate(
                    n,
                    Result.finite(rate.doubleValue(), "the rate is beyond a double"),
                    Result.finite(error, "the error of the rate is beyond a double"));
        }
    }
}
