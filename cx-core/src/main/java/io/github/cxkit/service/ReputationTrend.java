package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reputation over time: slow to build, quick to lose.
 *
 * <p>r' = r + a (x - r) for each rating x in time order, with a = rateUp when x is above r and a = rateDown when it is below.
 * The value stays between the lowest and the highest of start and ratings; equal rates are plain exponential smoothing. The
 * order of the ratings matters, so this is no mergeable summary; {@link #after} continues from a stored value.
 *
 * <pre>{@code
 * ReputationTrend trend = new ReputationTrend(0.1, 0.5);
 * trend.smooth(4.0, 5, 5, 1, 5, 5);  // [4.1, 4.19, 2.595, 2.8355, 3.05195]
 * ReputationTrend.Shock scandal = new ReputationTrend.Shock(80, 20, 1);
 * new ReputationTrend(0.05, 0.5).stress(scandal, new ReputationTrend.Recovery(90, 79)).periods();  // ==> 26
 * }</pre>
 *
 * <p>The two rates come from {@link ReputationFit} where a company has a series of its own.
 *
 * @param rateUp how fast a better rating lifts the value, in (0, 1]
 * @param rateDown how fast a worse rating lowers it, in (0, 1]
 * @since 0.1.0
 */
public record ReputationTrend(double rateUp, double rateDown) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "reputation.smooth", "Reputation", "exponential smoothing with one rate up and another down");

    /** The rule of the stress test. */
    public static final Rule STRESS_RULE = Rule.convention(
            "reputation.stress",
            "Stress test of a reputation",
            "periods until back, by the recursion of reputation.smooth");

    /** What parts two of these is a double too. */
    private static final double LARGEST = Double.MAX_VALUE / 2;

    private static final MathContext EXACT = new MathContext(200);
    private static final double LONGEST_EXACT = 100_000;

    /**
     * Checks the rates.
     *
     * @throws IllegalArgumentException if a rate is not in (0, 1]
     */
    public ReputationTrend {
        Arguments.within("rateUp", Arguments.positive("rateUp", rateUp), 0, 1);
        Arguments.within("rateDown", Arguments.positive("rateDown", rateDown), 0, 1);
    }

    /**
     * The value after one more rating.
     *
     * @param value the value so far, at most half of what a double holds in size
     * @param rating the new rating, at most half of what a double holds in size
     * @return the new value
     * @throws IllegalArgumentException if an argument is not finite, or too large
     */
    public double after(double value, double rating) {
        Arguments.within("value", value, -LARGEST, LARGEST);
        Arguments.within("rating", rating, -LARGEST, LARGEST);
        double rate = rating > value ? rateUp : rateDown;
        // rate 1 means "the last rating", exactly
        return rate == 1 ? rating : value + rate * (rating - value);
    }

    /**
     * The value after each rating.
     *
     * @param start the value before the first rating, null to start with that rating
     * @param ratings in time order, each at most half of what a double holds in size
     * @return one value per rating; empty without ratings
     * @throws IllegalArgumentException if a number is not finite, or too large
     */
    public double[] smooth(@Nullable Double start, double... ratings) {
        double[] values = new double[ratings.length];
        if (ratings.length > 0) {
            double value = start == null ? Arguments.finite("ratings[0]", ratings[0]) : start;
            for (int i = 0; i < ratings.length; i++) {
                value = after(value, Arguments.finite("ratings", i, ratings[i]));
                values[i] = value;
            }
        }
        return values;
    }

    /**
     * How many good periods undo bad ones.
     *
     * @param shock the level and the bad periods
     * @param recovery the good periods and the level to be back at
     * @return the level after the bad periods and the periods back, in decimals of the numbers as written; periods are
     *     insufficient if the target is never reached: good lies below it, or equals it and rateUp is below 1
     */
    public Stress stress(Shock shock, Recovery recovery) {
        BigDecimal after = run(shock.level, shock.bad, shock.badPeriods);
        BigDecimal lost = BigDecimal.valueOf(shock.level).subtract(after, EXACT);
        return new Stress(shock, after.doubleValue(), lost.doubleValue(), back(after, recovery));
    }

    /** The level after so many equal ratings: x + (r - x)(1 - rate)^n. */
    private BigDecimal run(double level, double rating, long periods) {
        BigDecimal x = BigDecimal.valueOf(rating);
        double rate = rating > level ? rateUp : rateDown;
        return x.add(BigDecimal.valueOf(level).subtract(x).multiply(kept(rate, periods), EXACT), EXACT);
    }

    private static BigDecimal kept(double rate, long periods) {
        return periods > LONGEST_EXACT
                ? BigDecimal.valueOf(Math.pow(1 - rate, (double) periods))
                : BigDecimal.ONE.subtract(BigDecimal.valueOf(rate)).pow((int) periods, EXACT);
    }

    private Result<Long> back(BigDecimal after, Recovery recovery) {
        BigDecimal good = BigDecimal.valueOf(recovery.good);
        BigDecimal target = BigDecimal.valueOf(recovery.target);
        if (after.compareTo(target) >= 0) {
            return Result.of(0L);
        }
        int reach = good.compareTo(target);
        if (reach < 0 || (reach == 0 && rateUp < 1)) {
            return Result.insufficient(
                    Reason.NOT_FINITE,
                    "ratings of " + recovery.good + " never bring the reputation back to " + recovery.target);
        }
        if (rateUp == 1) {
            return Result.of(1L);
        }
        BigDecimal missing = good.subtract(target);
        BigDecimal gap = good.subtract(after, EXACT);
        double periods =
                Math.ceil(Math.log(missing.divide(gap, MathContext.DECIMAL64).doubleValue()) / Math.log1p(-rateUp));
        if (!(periods < Long.MAX_VALUE / 2.0)) {
            return Result.insufficient(Reason.NOT_FINITE, "more periods than can be counted");
        }
        // the logarithm can be one off at the edge: the recursion decides
        long n = Math.max(1, (long) periods - 1);
        while (n <= LONGEST_EXACT && gap.multiply(kept(rateUp, n), EXACT).compareTo(missing) > 0) {
            n++;
        }
        return Result.of(n <= LONGEST_EXACT ? n : (long) periods);
    }

    /**
     * Bad periods to come.
     *
     * @param level the reputation now
     * @param bad rating of a bad period
     * @param badPeriods how many of them
     */
    public record Shock(double level, double bad, long badPeriods) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public Shock {
            Arguments.within("level", level, -LARGEST, LARGEST);
            Arguments.within("bad", bad, -LARGEST, LARGEST);
            Arguments.notNegative("badPeriods", badPeriods);
        }
    }

    /**
     * The way back.
     *
     * @param good rating of a good period
     * @param target level to be back at
     */
    public record Recovery(double good, double target) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is not finite
         */
        public Recovery {
            Arguments.finite("good", good);
            Arguments.finite("target", target);
        }
    }

    /**
     * The outcome of a stress test.
     *
     * @param shock what was tried
     * @param after level after the bad periods
     * @param lost level before minus level after
     * @param periods good periods until the level is at or above the target
     */
    public record Stress(Shock shock, double after, double lost, Result<Long> periods) {
        /** Refuses a number that is not finite. */
        public Stress {
            Objects.requireNonNull(shock, "shock");
            Objects.requireNonNull(periods, "periods");
            Arguments.finite("after", after);
            Arguments.finite("lost", lost);
            periods.map(each -> Arguments.notNegative("periods", each));
        }
    }
}
