package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A control chart: a series with the limits between which chance alone keeps it.
 *
 * <pre>{@code
 * ControlChart.p(new long[] {12, 9, 15, 11, 30, 10}, new long[] {200, 180, 220, 190, 210, 205}, 3).map(ControlChart::signals);
 * // [Signal[index=4, side=ABOVE]]
 * }</pre>
 *
 * @param method how the limits were computed, such as {@code p chart}
 * @param center centre line
 * @param points the series
 * @param lower lower limit of each point
 * @param upper upper limit of each point
 * @param spread by how much the limits are widened for extra variation between periods; 1 if they are not
 * @since 0.1.0
 */
public record ControlChart(
        String method, double center, List<Double> points, List<Double> lower, List<Double> upper, double spread) {

    private static final double MOVING_RANGE = 1.128;

    /** Limits and averages are rounded in their last digits. */
    private static final double ROUNDING = 1e-12;

    private static final Bounds SHARES = new Bounds(0, 1);
    private static final Bounds ANYWHERE = new Bounds(-Double.MAX_VALUE, Double.MAX_VALUE);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public ControlChart {
        Arguments.finite("points", points);
        Arguments.finite("lower", lower);
        Arguments.finite("upper", upper);
        Arguments.notNegative("spread", spread);
        Objects.requireNonNull(method, "method");
        Arguments.finite("center", center);
        points = Copies.list("points", points);
        lower = Copies.list("lower", lower);
        upper = Copies.list("upper", upper);
        if (lower.size() != points.size() || upper.size() != points.size()) {
            throw new IllegalArgumentException(points.size() + " points need as many limits but have " + lower.size()
                    + " lower and " + upper.size() + " upper ones");
        }
    }

    /** Which limit was passed. */
    public enum Side {
        /** Below the lower limit. */
        BELOW,
        /** Above the upper limit. */
        ABOVE
    }

    /**
     * A point outside its limits.
     *
     * @param index 0-based position in the series
     * @param side which limit was passed
     */
    public record Signal(int index, Side side) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Signal {
            Objects.requireNonNull(side, "side");
            Arguments.notNegative("index", index);
        }
    }

    /**
     * A process in control.
     *
     * @param level where it should be
     * @param standardDeviation of one value, more than 0
     */
    public record Target(double level, double standardDeviation) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Target {
            Arguments.finite("level", level);
            Arguments.positive("standardDeviation", standardDeviation);
        }
    }

    /**
     * How wide the limits are.
     *
     * @param sigmas standard errors on each side, more than 0, usually 3
     * @param spread factor of the errors, 0 or more, 1 for plain limits
     * @param ends lowest and highest possible value, where the limits are cut
     */
    public record Limits(double sigmas, double spread, Bounds ends) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Limits {
            Objects.requireNonNull(ends, "ends");
            Arguments.positive("sigmas", sigmas);
            Arguments.notNegative("spread", spread);
        }

        /**
         * Plain limits of a value without ends.
         *
         * @param sigmas standard errors on each side, more than 0
         * @return the limits
         * @throws IllegalArgumentException if the number is not positive
         */
        public static Limits ofSigmas(double sigmas) {
            return new Limits(sigmas, 1, ANYWHERE);
        }
    }

    /**
     * The points outside their limits. One that lies on a limit, but for the rounding of the last digits, is inside.
     *
     * @return the signals, in order
     */
    public List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double point = points.get(i);
            if (isBeyond(point - upper.get(i), upper.get(i))) {
                signals.add(new Signal(i, Side.ABOVE));
            } else if (isBeyond(lower.get(i) - point, lower.get(i))) {
                signals.add(new Signal(i, Side.BELOW));
            }
        }
        return List.copyOf(signals);
    }

    private boolean isBeyond(double excess, double limit) {
        return excess > ROUNDING * (Math.abs(center) + Math.abs(limit));
    }

    /**
     * The p chart of shares: pooled share ± sigmas sqrt(p(1-p)/n), cut to 0..1. With thousands of answers a period it
     * alarms all the time; {@link #laney} is for them.
     *
     * @param successes per period, 0 to n
     * @param n trials per period, 0 or more
     * @param sigmas width of the limits, more than 0, usually 3
     * @return the chart, as fractions; insufficient if a period has no trials
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Result<ControlChart> p(long[] successes, long[] n, double sigmas) {
        return Pooled.of(successes, n, sigmas).map(all -> all.chart("p chart", successes, n, 1));
    }

    /**
     * Laney's p' chart (2002): the p chart with limits widened by how much more the periods vary than chance would let
     * them, sigma_z = mean moving range of the z scores / 1.128.
     *
     * @param successes per period, 0 to n
     * @param n trials per period, 0 or more
     * @param sigmas width of the limits, more than 0, usually 3
     * @return the chart, as fractions, with sigma_z as its {@link #spread}; insufficient if a period has no trials, below two
     *     periods, or if all shares together are 0 or 1
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Result<ControlChart> laney(long[] successes, long[] n, double sigmas) {
        return Pooled.of(successes, n, sigmas).flatMap(all -> {
            if (n.length < 2) {
                return Result.insufficient(Reason.TOO_FEW, "Laney's chart needs two periods");
            }
            if (all.successes == 0 || all.successes == all.trials) {
                return Result.insufficient(
                        Reason.NO_SPREAD, "all shares are " + (int) all.share() + ": Laney's chart needs some of both");
            }
            double sum = 0;
            double previous = 0;
            for (int i = 0; i < n.length; i++) {
                double z = ((double) successes[i] / n[i] - all.share()) / all.error(n[i]);
                sum += i == 0 ? 0 : Math.abs(z - previous);
                previous = z;
            }
            return Result.of(all.chart("laney p' chart", successes, n, sum / (n.length - 1) / MOVING_RANGE));
        });
    }

    /** All periods together. */
    private record Pooled(double successes, double trials, double sigmas) {
        static Result<Pooled> of(long[] successes, long[] n, double sigmas) {
            Arguments.positive("sigmas", sigmas);
            if (n.length != successes.length) {
                throw new IllegalArgumentException(
                        "a chart needs one count of successes and trials for each period, but has " + successes.length
                                + " and " + n.length);
            }
            double x = 0;
            double all = 0;
            int empty = -1;
            for (int i = 0; i < n.length; i++) {
                if (n[i] < 0 || successes[i] < 0 || successes[i] > n[i]) {
                    throw new IllegalArgumentException("period " + i + " must have 0 to n successes of 0 trials or more"
                            + " but has " + successes[i] + " of " + n[i]);
                }
                x += successes[i];
                all += n[i];
                empty = n[i] == 0 ? i : empty;
            }
            if (all == 0) {
                return Result.insufficient(Reason.NO_ANSWERS, "a chart needs trials");
            }
            if (empty >= 0) {
                return Result.insufficient(Reason.PART_MISSING, "period " + empty + " has no trials; leave it out");
            }
            return Result.of(new Pooled(x, all, sigmas));
        }

        double share() {
            return successes / trials;
        }

        double error(long n) {
            return Math.sqrt(share() * ((trials - successes) / trials) / n);
        }

        ControlChart chart(String method, long[] x, long[] n, double spread) {
            List<Double> points = new ArrayList<>();
            List<Double> errors = new ArrayList<>();
            for (int i = 0; i < n.length; i++) {
                points.add((double) x[i] / n[i]);
                errors.add(error(n[i]));
            }
            return ControlChart.of(method, share(), points, errors, new Limits(sigmas, spread, SHARES));
        }
    }

    /**
     * A chart of any score: centre ± sigmas spread error, cut to the score's range.
     *
     * @param method what to call it
     * @param center centre line
     * @param points the series
     * @param errors standard error of each point around the centre
     * @param limits how far from the centre, and the ends of the score
     * @return the chart
     * @throws IllegalArgumentException if the lengths differ or an error is negative
     */
    public static ControlChart of(
            String method, double center, List<Double> points, List<Double> errors, Limits limits) {
        List<Double> lower = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        for (double error : errors) {
            // in this order no error of 0 meets a factor beyond a double
            double half = limits.sigmas * (limits.spread * Arguments.notNegative("error", error));
            lower.add(Math.max(limits.ends.lower(), center - half));
            upper.add(Math.min(limits.ends.upper(), center + half));
        }
        return new ControlChart(method, center, points, lower, upper, limits.spread);
    }

    /**
     * An exponentially weighted moving average: each point is lambda value + (1 - lambda) previous, from the target on;
     * limits target ± L sigma sqrt(lambda/(2-lambda) (1 - (1-lambda)^2t)). Finds small lasting shifts.
     *
     * @param values the series
     * @param target where the process should be, and how it varies
     * @param lambda weight of the newest value, above 0, at most 1, often 0.2
     * @param limitWidth L, more than 0, often 3
     * @return the chart of the averages
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static ControlChart ewma(double[] values, Target target, double lambda, double limitWidth) {
        double standardDeviation = target.standardDeviation;
        Arguments.positive("lambda", Arguments.share("lambda", lambda));
        List<Double> points = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        double average = target.level;
        for (int i = 0; i < values.length; i++) {
            average = lambda * Arguments.finite("values", i, values[i]) + (1 - lambda) * average;
            points.add(average);
            errors.add(standardDeviation
                    * Math.sqrt(lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * (i + 1)))));
        }
        return of("ewma", target.level, points, errors, Limits.ofSigmas(limitWidth));
    }
}
