package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Moments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What customers expect, what is promised and what is delivered, period by period, in days.
 *
 * <p>promise gap (promised - expected) + delivery gap (delivered - promised) = total gap (delivered - expected). A period with
 * an outstanding delivery has no delivered mean: the slow ones are missing.
 *
 * @param periods in order of time
 * @since 0.1.0
 */
public record PromiseDrift(List<Period> periods) {

    /** The rule that gaps and slopes follow. */
    public static final Rule RULE = Rule.convention(
            "promise.drift", "Expected, promised, delivered", "means per period, slopes by least squares");

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a period stands twice
     */
    public PromiseDrift {
        periods = Copies.list("periods", periods);
        Set<String> seen = new HashSet<>();
        for (Period each : periods) {
            if (!seen.add(each.name())) {
                throw new IllegalArgumentException("period \"" + each.name() + "\" is given twice");
            }
        }
    }

    /**
     * Change of the expected days per period.
     *
     * @return least squares slope over the position, insufficient with fewer than two periods
     */
    public Result<Double> expectedSlope() {
        return slope(Period::expectedDays);
    }

    /**
     * Change of the promised days per period.
     *
     * @return least squares slope over the position, insufficient with fewer than two periods
     */
    public Result<Double> promisedSlope() {
        return slope(Period::promisedDays);
    }

    /**
     * Change of the delivered days per period, over the periods in which nothing is outstanding.
     *
     * @return least squares slope over the position, insufficient with fewer than two periods
     */
    public Result<Double> deliveredSlope() {
        return slope(Period::deliveredDays);
    }

    private Result<Double> slope(Function<Period, Result<Double>> mean) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            double position = i;
            mean.apply(periods.get(i)).toOptional().ifPresent(value -> points.add(new double[] {position, value}));
        }
        if (points.size() < 2) {
            return Result.insufficient(Reason.TOO_FEW, "a slope needs two periods, there are " + points.size());
        }
        double x = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double y = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double products =
                points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
        double squares =
                points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
        return Result.of(products / squares);
    }

    /**
     * Days of one period.
     *
     * @param name such as {@code 2026-03}
     * @param expected what customers said they expect
     * @param promised what they were promised
     * @param outstanding orders that have not come
     * @param delivered what it took, of those that came
     */
    public record Period(String name, Moments expected, Moments promised, long outstanding, Moments delivered) {
        /** Checks the parts. */
        public Period {
            Arguments.notBlank("name of a period", name);
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(promised, "promised");
            Arguments.notNegative("outstanding", outstanding);
            Objects.requireNonNull(delivered, "delivered");
        }

        /**
         * A period in which nothing was counted yet.
         *
         * @param name such as {@code 2026-03}
         * @return the period
         */
        public static Period of(String name) {
            return new Period(name, Moments.EMPTY, Moments.EMPTY, 0, Moments.EMPTY);
        }

        /**
         * The same with expectations.
         *
         * @param days 0 or more each
         * @return the period
         * @throws IllegalArgumentException if one is negative
         */
        public Period expecting(Collection<Double> days) {
            return new Period(name, expected.merge(moments("expected days", days)), promised, outstanding, delivered);
        }

        /**
         * The same with promises.
         *
         * @param days 0 or more each
         * @return the period
         * @throws IllegalArgumentException if one is negative
         */
        public Period promising(Collection<Double> days) {
            return new Period(name, expected, promised.merge(moments("promised days", days)), outstanding, delivered);
        }

        /**
         * The same with deliveries.
         *
         * @param days 0 or more each
         * @param stillOutstanding orders that have not come, 0 or more
         * @return the period
         * @throws IllegalArgumentException if one is negative
         */
        public Period delivering(Collection<Double> days, long stillOutstanding) {
            return new Period(
                    name,
                    expected,
                    promised,
                    Counts.sum(outstanding, Arguments.notNegative("outstanding", stillOutstanding)),
                    delivered.merge(moments("delivered days", days)));
        }

        private static Moments moments(String what, Collection<Double> days) {
            return Moments.of(days.stream()
                    .mapToDouble(day -> Arguments.notNegative(what, (double) day))
                    .toArray());
        }

        /**
         * Mean of what was expected.
         *
         * @return days, insufficient without any
         */
        public Result<Double> expectedDays() {
            return mean("expected", expected);
        }

        /**
         * Mean of what was promised.
         *
         * @return days, insufficient without any
         */
        public Result<Double> promisedDays() {
            return mean("promised", promised);
        }

        /**
         * Mean of what was delivered.
         *
         * @return days, insufficient without any, or while a delivery is outstanding
         */
        public Result<Double> deliveredDays() {
            return outstanding > 0
                    ? Result.insufficient(
                            Reason.PART_MISSING,
                            outstanding + " deliveries of " + name + " are outstanding, the slow ones")
                    : mean("delivered", delivered);
        }

        private Result<Double> mean(String what, Moments days) {
            return days.n() == 0
                    ? Result.insufficient(Reason.NO_ANSWERS, "nothing " + what + " in " + name)
                    : Result.of(days.mean());
        }

        /**
         * Promised - expected.
         *
         * @return days, insufficient if one is
         */
        public Result<Double> promiseGap() {
            return minus(promisedDays(), expectedDays());
        }

        /**
         * Delivered - promised.
         *
         * @return days, insufficient if one is
         */
        public Result<Double> deliveryGap() {
            return minus(deliveredDays(), promisedDays());
        }

        /**
         * Delivered - expected.
         *
         * @return days, insufficient if one is
         */
        public Result<Double> totalGap() {
            return minus(deliveredDays(), expectedDays());
        }

        private static Result<Double> minus(Result<Double> a, Result<Double> b) {
            return a.flatMap(x -> b.map(y -> x - y));
        }
    }
}
