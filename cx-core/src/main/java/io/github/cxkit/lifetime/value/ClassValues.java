package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.survey.RatingTally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a customer of each rating class is worth, to put points into money: of a change that was measured, or of points that
 * are hoped for.
 *
 * <p>Associations, not effects: nobody knows that a customer who moves to another class takes on its value. Points and money
 * may move apart where the middle class is worth most.
 *
 * <pre>{@code
 * ClassValues values = ClassValues.of(Metrics.NPS, List.of(
 *         Estimate.of("detractor", 80, 12), Estimate.of("passive", 140, 10), Estimate.of("promoter", 210, 15)));
 * ClassValues.Range five = values.ofPoints(5, List.of(0.2, 0.3, 0.5));
 * five.times(10_000);  // ==> Range[low=30000.0, high=35000.0]
 * }</pre>
 *
 * @param metric what the classes are taken from
 * @param values one per class of the metric, in its order, each with its standard error; unmodifiable
 * @since 0.1.0
 */
public record ClassValues(RatingMetric metric, List<Estimate> values) {

    /** The rule of a measured change. */
    public static final Rule CHANGE_RULE = Rule.adapted(
            "money.score-change",
            "Change of score in money",
            "change of the shares times the value per class; delta method");

    /** The rule of hoped-for points. */
    public static final Rule RANGE_RULE = Rule.adapted(
            "money.points-range",
            "What points can be worth",
            "linear programme over all moves between neighbouring classes, solved at its two ends");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Points that were computed from shares are off by as much. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-12");

    private static final int NET_CLASSES = 3;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the values are not those of the metric's classes, in its order
     */
    public ClassValues {
        values = Copies.list("values", values);
        List<String> names = values.stream().map(Estimate::name).toList();
        List<String> known = metric.classes().stream().map(RatingClass::name).toList();
        if (names.isEmpty() || !names.equals(known)) {
            throw new IllegalArgumentException("values must be those of the classes " + known + " but were " + names);
        }
    }

    /**
     * Values per class.
     *
     * @param metric what the classes are taken from, such as NPS
     * @param values one per class, in the metric's order
     * @return the values
     * @throws IllegalArgumentException if the values are not those of the metric's classes, in its order
     */
    public static ClassValues of(RatingMetric metric, List<Estimate> values) {
        return new ClassValues(metric, values);
    }

    /**
     * A measured change of score at the value of each class: sum of (share after - share before) value. Its variance is the
     * multinomial one of both samples with the values as worth, plus sum of (change of share)² (standard error)².
     *
     * @param before answers before
     * @param after answers after
     * @return the change per customer; insufficient if a side has no answers or the value of a class is not known
     * @throws IllegalArgumentException if the answers are on another scale than the metric's
     */
    public Result<Change> ofChange(RatingTally before, RatingTally after) {
        Result<Double> points = metric.score(after)
                .value()
                .flatMap(b -> metric.score(before).value().map(a -> b - a));
        return points.flatMap(moved -> known(Estimate::value)
                .flatMap(worth -> known(Estimate::standardError)
                        .map(errors -> change(
                                moved,
                                shares(before),
                                shares(after),
                                new Worth(worth, errors),
                                before.n(),
                                after.n()))));
    }

    private record Worth(List<Double> means, List<Double> errors) {}

    private static Change change(
            double points, double[] before, double[] after, Worth worth, long nBefore, long nAfter) {
        double money = 0;
        double variance = spread(before, worth.means) / nBefore + spread(after, worth.means) / nAfter;
        // from the first class: what all have in common moves with nobody
        double base = worth.means.get(0);
        for (int i = 0; i < before.length; i++) {
            double move = after[i] - before[i];
            money += move * (worth.means.get(i) - base);
            variance += move * move * worth.errors.get(i) * worth.errors.get(i);
        }
        return new Change(points, Estimate.of("per customer", money, Math.sqrt(variance)));
    }

    private static double spread(double[] shares, List<Double> means) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * means.get(i);
        }
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * (means.get(i) - mean) * (means.get(i) - mean);
        }
        return sum;
    }

    private Result<List<Double>> known(Function<Estimate, Result<Double>> part) {
        List<Double> all = new ArrayList<>();
        for (Estimate each : values) {
            Result<Double> value = part.apply(each);
            if (!value.isKnown()) {
                return value.map(never -> all);
            }
            all.add(value.orElseThrow());
        }
        return Result.of(all);
    }

    private long[] counts(RatingTally tally) {
        long[] counts = new long[values.size()];
        List<Integer> points = metric.scale().points();
        for (int i = 0; i < points.size(); i++) {
            int at = i;
            metric.classOf(points.get(i)).ifPresent(c -> counts[c] = Counts.sum(counts[c], tally.countAt(at)));
        }
        return counts;
    }

    private double[] shares(RatingTally tally) {
        long[] counts = counts(tally);
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = (double) counts[i] / tally.n();
        }
        return shares;
    }

    /**
     * What points can be worth, whoever moves: the least and the most value over all moves between neighbouring classes that
     * give exactly these points and move nobody who is not there. A customer may move two classes. In decimals of the
     * numbers as written.
     *
     * @param points points gained, or lost if negative
     * @param shares share of each class, in the metric's order; they add up to 1
     * @return money per customer; print the range, never one number
     * @throws IllegalArgumentException if the metric is no net score with three classes, the shares do not add up to 1, there
     *     are more points than customers to move, or the value of a class is not known
     */
    public Range ofPoints(double points, List<Double> shares) {
        BigDecimal sum = BigDecimal.ZERO;
        List<BigDecimal> exact = new ArrayList<>();
        for (Double share : shares) {
            exact.add(BigDecimal.valueOf(Arguments.share("share", share)));
            sum = sum.add(exact.get(exact.size() - 1));
        }
        if (shares.size() != NET_CLASSES || sum.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("there must be the shares of three classes, which add up to 1, but "
                    + shares + " add up to " + sum.toPlainString());
        }
        return range(points, exact);
    }

    /**
     * What points can be worth, beginning from answers.
     *
     * @param points points gained, or lost if negative
     * @param now the answers there are
     * @return money per customer; insufficient without answers
     * @throws IllegalArgumentException as {@link #ofPoints(double, List)}
     */
    public Result<Range> ofPoints(double points, RatingTally now) {
        metric.score(now);
        if (now.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no answers to begin from");
        }
        List<BigDecimal> shares = new ArrayList<>();
        for (long count : counts(now)) {
            shares.add(BigDecimal.valueOf(count).divide(BigDecimal.valueOf(now.n()), MathContext.DECIMAL128));
        }
        return Result.of(range(points, shares));
    }

    private Range range(double points, List<BigDecimal> shares) {
        Arguments.finite("points", points);
        if (values.size() != NET_CLASSES || metric.shape() != RatingMetric.Shape.NET) {
            throw new IllegalArgumentException(
                    "points have a range in money for net scores with three classes, not for "
                            + metric.rule().title());
        }
        Result<List<Double>> means = known(Estimate::value);
        if (!means.isKnown()) {
            throw new IllegalArgumentException("the value of every class must be known: " + means);
        }
        List<BigDecimal> worth =
                means.orElseThrow().stream().map(BigDecimal::valueOf).toList();
        BigDecimal lower = worth.get(1).subtract(worth.get(0));
        BigDecimal upper = worth.get(2).subtract(worth.get(1));
        boolean gained = points >= 0;
        // x customers make the outer step, from the end of the scale to the middle; the rest makes the other one
        BigDecimal moves = BigDecimal.valueOf(Math.abs(points)).divide(HUNDRED);
        BigDecimal outside = shares.get(gained ? 0 : 2);
        BigDecimal passives = shares.get(1);
        BigDecimal least =
                moves.subtract(passives).divide(BigDecimal.valueOf(2)).max(BigDecimal.ZERO);
        BigDecimal most = outside.min(moves);
        if (least.subtract(most).compareTo(ROUNDING) > 0) {
            throw new IllegalArgumentException("there are too few customers to move for " + points
                    + " points: at most "
                    + outside.multiply(BigDecimal.valueOf(2))
                            .add(passives)
                            .multiply(HUNDRED)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        least = least.min(most);
        BigDecimal outer = gained ? lower : upper;
        BigDecimal inner = gained ? upper : lower;
        double one = money(least, moves, outer, inner);
        double other = money(most, moves, outer, inner);
        double sign = gained ? 1 : -1;
        return new Range(Math.min(sign * one, sign * other) + 0.0, Math.max(sign * one, sign * other) + 0.0);
    }

    private static double money(BigDecimal x, BigDecimal moves, BigDecimal outer, BigDecimal inner) {
        return x.multiply(outer).add(moves.subtract(x).multiply(inner)).doubleValue();
    }

    /**
     * A change of score in money, per customer.
     *
     * @param points change of the score
     * @param perCustomer money, with its standard error
     */
    public record Change(double points, Estimate perCustomer) {
        /** Refuses a number that is not finite. */
        public Change {
            Objects.requireNonNull(perCustomer, "perCustomer");
            Arguments.finite("points", points);
        }

        /**
         * The money of all customers.
         *
         * @param customers how many, 0 or more
         * @return money
         * @throws IllegalArgumentException if the number is negative
         */
        public double times(long customers) {
            return Arguments.notNegative("customers", customers)
                    * perCustomer.value().orElseThrow();
        }

        /**
         * Normal limits of the money of all customers.
         *
         * @param customers how many, 0 or more
         * @param confidence level, from 0.5 to below 1
         * @return the interval
         * @throws IllegalArgumentException if an argument is out of range
         */
        public ConfidenceInterval interval(long customers, double confidence) {
            double half = Distributions.normalTwoSided(Significance.required(confidence))
                    * perCustomer.standardError().orElseThrow()
                    * customers;
            double money = times(customers);
            return new ConfidenceInterval(money - half, money + half, confidence, "delta method, normal");
        }
    }

    /**
     * Least and most.
     *
     * @param low money
     * @param high money
     */
    public record Range(double low, double high) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if low is above high
         */
        public Range {
            Arguments.finite("low", low);
            if (!(Arguments.finite("high", high) >= low)) {
                throw new IllegalArgumentException("low " + low + " is above high " + high);
            }
        }

        /**
         * The range of all customers.
         *
         * @param customers how many, 0 or more
         * @return money
         * @throws IllegalArgumentException if the number is negative, or all together are worth more than a double holds
         */
        public Range times(long customers) {
            Arguments.notNegative("customers", customers);
            return new Range(product(low, customers), product(high, customers));
        }

        private static double product(double money, long customers) {
            double product = BigDecimal.valueOf(money)
                            .multiply(BigDecimal.valueOf(customers))
                            .doubleValue()
                    + 0.0;
            if (Double.isInfinite(product)) {
                throw new IllegalArgumentException(
                        money + " for each of " + customers + " customers is more than a double holds");
            }
            return product;
        }
    }
}
