package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.Bounds;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A rating metric as data: a scale and the weight of each of its points.
 *
 * <p>score = sum(w_k n_k) / n. {@link Metrics} lists the published ones; a new one is a new constant:
 *
 * <pre>{@code
 * RatingMetric nps = RatingMetric.net(
 *         Rule.published("my.nps", "NPS", "Reichheld 2003"), Scale.of(0, 10),
 *         new RatingClass("detractor", 0, 6), new RatingClass("passive", 7, 8), new RatingClass("promoter", 9, 10));
 * nps.score(10, 9, 3).value().orElseThrow();  // 33.333333333333336
 * }</pre>
 *
 * @param rule name, origin and source
 * @param scale the points
 * @param weights one finite number per point, lowest point first, in the metric's unit
 * @param unit what the score is measured in
 * @param classes named ranges that cover every point once, lowest first; empty where the metric names none
 * @since 0.1.0
 */
public record RatingMetric(Rule rule, Scale scale, List<Double> weights, ScoreUnit unit, List<RatingClass> classes) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the weights do not fit the scale, are not finite, above 1e140 in size or all equal, or the classes
     *     leave out a point or overlap
     */
    public RatingMetric {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(scale, "scale");
        weights = Copies.list("weights", weights);
        classes = Copies.list("classes", classes);
        if (weights.size() != scale.size()) {
            throw new IllegalArgumentException(rule.id() + ": scale " + scale + " has " + scale.size() + " points but "
                    + weights.size() + " weights were given");
        }
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException(rule.id() + ": weights must be finite but are " + weights);
            }
            Arguments.summable(rule.id() + ": a weight", weight);
        }
        if (weights.stream().distinct().count() < 2) {
            throw new IllegalArgumentException(
                    rule.id() + ": all weights are " + weights.get(0) + ", so every sample would score the same");
        }
        if (!classes.isEmpty()) {
            for (int point : scale.points()) {
                long holders = classes.stream().filter(c -> c.contains(point)).count();
                if (holders != 1) {
                    throw new IllegalArgumentException(
                            rule.id() + ": point " + point + " belongs to " + holders + " classes, must be one");
                }
            }
        }
    }

    /**
     * A metric whose weight is a function of the point.
     *
     * @param rule name, origin and source
     * @param scale the points
     * @param unit what the score is measured in
     * @param weight weight of each point
     * @return the metric, without named classes
     * @throws IllegalArgumentException if the weights are not finite or all equal
     */
    public static RatingMetric of(Rule rule, Scale scale, ScoreUnit unit, IntToDoubleFunction weight) {
        return new RatingMetric(rule, scale, weigh(scale, weight), unit, List.of());
    }

    /**
     * A net score: share of the best class minus share of the worst, in points from -100 to 100.
     *
     * @param rule name, origin and source
     * @param scale the points
     * @param negative weighs -100
     * @param neutral weighs 0
     * @param positive weighs 100
     * @return the metric
     * @throws IllegalArgumentException if the classes leave out a point or overlap
     */
    public static RatingMetric net(
            Rule rule, Scale scale, RatingClass negative, RatingClass neutral, RatingClass positive) {
        return new RatingMetric(
                rule,
                scale,
                weigh(scale, point -> negative.contains(point) ? -100 : positive.contains(point) ? 100 : 0),
                ScoreUnit.POINTS,
                List.of(negative, neutral, positive));
    }

    /**
     * The share of the answers in one range, in per cent.
     *
     * @param rule name, origin and source
     * @param scale the points
     * @param from lowest point that counts
     * @param to highest point that counts
     * @return the metric
     * @throws IllegalArgumentException if no point or every point counts
     */
    public static RatingMetric share(Rule rule, Scale scale, int from, int to) {
        return of(rule, scale, ScoreUnit.PERCENT, point -> point >= from && point <= to ? 100 : 0);
    }

    private static List<Double> weigh(Scale scale, IntToDoubleFunction weight) {
        List<Double> weights = new ArrayList<>(scale.size());
        for (int point : scale.points()) {
            weights.add(weight.applyAsDouble(point));
        }
        return weights;
    }

    /**
     * The score of a tally.
     *
     * @param tally answers on this metric's scale
     * @return the score with its evidence
     * @throws IllegalArgumentException if the tally is of another scale
     */
    public RatingScore score(RatingTally tally) {
        return new RatingScore(this, tally);
    }

    /**
     * The score of single ratings.
     *
     * @param ratings points of the scale
     * @return the score with its evidence
     * @throws IllegalArgumentException if a rating is not on the scale; the message names it and its position
     */
    public RatingScore score(int... ratings) {
        return score(RatingTally.of(scale, ratings));
    }

    /**
     * The score of ratings as an application holds them.
     *
     * @param ratings null is a blank answer; one off the scale is invalid; both are counted beside the score, in
     *     {@link RatingScore#evidence()}
     * @return the score with its evidence
     */
    public RatingScore score(Iterable<? extends @Nullable Integer> ratings) {
        RatingTally.Builder tally = RatingTally.builder(scale);
        for (Integer rating : ratings) {
            Ratings.add(tally, this, rating);
        }
        return score(tally.build());
    }

    /**
     * Collects a stream of records into their score, parallel streams too; also below
     * {@link java.util.stream.Collectors#groupingBy(Function, Collector)}.
     *
     * <pre>{@code
     * replies.stream().collect(Collectors.groupingBy(Reply::segment, Metrics.NPS.collector(Reply::rating)));
     * }</pre>
     *
     * @param rating the rating of a record; null is a blank answer, one off the scale is invalid, and both are counted
     *     beside the score
     * @return the collector
     * @param <T> the caller's record
     */
    public <T> Collector<T, ?, RatingScore> collector(Function<? super T, ? extends @Nullable Integer> rating) {
        return Collector.of(
                () -> RatingTally.builder(scale),
                (tally, each) -> Ratings.add(tally, this, rating.apply(each)),
                (a, b) -> a.addAll(b.build()),
                tally -> score(tally.build()),
                Collector.Characteristics.UNORDERED);
    }

    /**
     * The weighted score of a tally with response weights.
     *
     * @param tally weighted answers on this metric's scale
     * @return the score with its evidence
     * @throws IllegalArgumentException if the tally is of another scale
     */
    public WeightedScore score(WeightedTally tally) {
        return new WeightedScore(this, tally);
    }

    /**
     * The lowest possible score.
     *
     * @return the smallest weight
     */
    public double lowest() {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.size(); i++) {
            lowest = Math.min(lowest, weights.get(i));
        }
        return lowest;
    }

    /**
     * The highest possible score.
     *
     * @return the largest weight
     */
    public double highest() {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.size(); i++) {
            highest = Math.max(highest, weights.get(i));
        }
        return highest;
    }

    /**
     * Whether a high score is a good one: the best point of the scale weighs no less than the worst.
     *
     * @return false for such as the effort of CES 1.0
     */
    public boolean highIsGood() {
        double first = weights.get(0);
        double last = weights.get(weights.size() - 1);
        return scale.direction() == Direction.HIGH_IS_GOOD ? last >= first : first >= last;
    }

    /**
     * Where a score could lie had everybody answered.
     *
     * @param score of those who answered, within the metric's range
     * @param responseRate share that answered, 0 to 1
     * @return responseRate score + (1 - responseRate) times the lowest and the highest score
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Bounds nonresponseBounds(double score, double responseRate) {
        // a mean of values on the scale can lie an ulp outside it
        double slack = 1e-12 * (highest() - lowest());
        Arguments.within("score", score, lowest() - slack, highest() + slack);
        double answered =
                Arguments.share("responseRate", responseRate) * Math.min(highest(), Math.max(lowest(), score));
        return new Bounds(answered + (1 - responseRate) * lowest(), answered + (1 - responseRate) * highest());
    }

    /**
     * What kind of statistics fit the weights.
     *
     * @return share, net or mean
     */
    public Shape shape() {
        double low = lowest();
        double high = highest();
        double middle = (low + high) / 2;
        boolean inner = false;
        for (int i = 0; i < weights.size(); i++) {
            double weight = weights.get(i);
            if (weight != low && weight != high) {
                if (weight != middle) {
                    return Shape.MEAN;
                }
                inner = true;
            }
        }
        return inner ? Shape.NET : Shape.SHARE;
    }

    /**
     * The class that a point belongs to.
     *
     * @param point a point of the scale
     * @return position of its class, or empty if the metric names none
     * @throws IllegalArgumentException if the point is not on the scale
     */
    public OptionalInt classOf(int point) {
        scale.require(point);
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).contains(point)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * What a point is worth.
     *
     * @param point any number
     * @return its weight, or empty if the point is not on the scale
     */
    public OptionalDouble weightOf(int point) {
        int index = scale.indexOf(point);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(weights.get(index));
    }

    @Override
    public String toString() {
        return rule.title() + " (" + rule.id() + ") on " + scale;
    }

    /** What kind of statistics fit a metric's weights. */
    public enum Shape {
        /** Two weights: each answer counts or does not. */
        SHARE,
        /** Three weights, the middle one half way: plus, nothing or minus. */
        NET,
        /** Any other weights. */
        MEAN
    }
}
