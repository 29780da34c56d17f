package io.github.cxkit.metric;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.Heterogeneity;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.Shrinkage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A metric applied to segments, and what can be asked of them: who really differs, and why did the whole move?
 *
 * <pre>{@code
 * SegmentedTally shops = SegmentedTally.builder(Scale.of(0, 10))
 *         .addSegment("Rome", RatingTally.ofCounts(Scale.of(0, 10), 20, 0, 0, 0, 0, 0, 0, 40, 0, 140, 0))
 *         .addSegment("Bari", RatingTally.ofCounts(Scale.of(0, 10), 45, 0, 0, 0, 0, 0, 0, 30, 0, 25, 0))
 *         .addSegment("Lecce", RatingTally.ofCounts(Scale.of(0, 10), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))
 *         .build();
 * SegmentedScore nps = new SegmentedScore(Metrics.NPS, shops);
 * RankSets ranks = nps.rankSets(RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow();
 * ranks.place("Lecce").orElseThrow().simultaneous();  // 1..3
 * }</pre>
 *
 * @param metric the metric
 * @param tally the answers by segment
 * @since 0.1.0
 */
public record SegmentedScore(RatingMetric metric, SegmentedTally tally) {

    /** How two segments are told apart. */
    public enum PairTest {
        /** z test with the variance of both segments together: works where a segment has promoters only. */
        POOLED_Z,
        /** Welch's t test; a segment of one answer has none. */
        WELCH
    }

    /**
     * Checks that metric and answers are of one scale.
     *
     * @param metric the metric
     * @param tally the answers by segment
     * @throws IllegalArgumentException if they are not
     */
    public SegmentedScore {
        Objects.requireNonNull(metric, "metric");
        if (!metric.scale().equals(tally.scale())) {
            throw new IllegalArgumentException(metric.rule().id() + " is defined on the scale " + metric.scale()
                    + " and cannot score answers on " + tally.scale());
        }
    }

    /**
     * The score of one segment.
     *
     * @param segment its name
     * @return the score
     * @throws IllegalArgumentException if there is no such segment
     */
    public RatingScore score(String segment) {
        return metric.score(tally.tally(segment));
    }

    /**
     * The score of all answers together.
     *
     * @return the score
     */
    public RatingScore pooled() {
        return metric.score(tally.pooled());
    }

    /**
     * Every segment's score with its standard error.
     *
     * @return in the order of the segments; unknown where nobody answered
     */
    public List<Estimate> estimates() {
        List<Estimate> estimates = new ArrayList<>();
        tally.tallies().forEach((segment, answers) -> {
            RatingScore score = metric.score(answers);
            estimates.add(new Estimate(segment, score.value(), score.standardError()));
        });
        return estimates;
    }

    /**
     * Which ranks the data allow each segment, by the test that fits the metric: z with the pooled variance for shares and net
     * scores, Welch's t for means.
     *
     * @param order what is best
     * @param confidence of the sets, strictly between 0 and 1
     * @return the rank sets; insufficient if no segment has answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<RankSets> rankSets(RankSets.Order order, double confidence) {
        return rankSets(
                order, metric.shape() == RatingMetric.Shape.MEAN ? PairTest.WELCH : PairTest.POOLED_Z, confidence);
    }

    /**
     * Which ranks the data allow each segment, by a test of choice.
     *
     * @param order what is best
     * @param test of two segments
     * @param confidence of the sets, strictly between 0 and 1
     * @return the rank sets; insufficient if no segment has answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<RankSets> rankSets(RankSets.Order order, PairTest test, double confidence) {
        List<Spread> spreads = new ArrayList<>();
        tally.tallies().values().forEach(answers -> spreads.add(Spread.of(metric.score(answers))));
        return RankSets.of(estimates(), order, confidence, (first, second) -> {
            Spread a = spreads.get(first);
            Spread b = spreads.get(second);
            return test == PairTest.WELCH ? a.welchHigher(b) : a.pooledHigher(b);
        });
    }

    /** Number, mean and squared deviations of one segment. */
    private record Spread(double n, double mean, double squares) {
        static Spread of(RatingScore score) {
            double n = score.n();
            return n == 0
                    ? new Spread(0, 0, 0)
                    : new Spread(
                            n, score.value().orElseThrow(), score.variance().orElseThrow() * n);
        }

        Result<Double> pooledHigher(Spread other) {
            double gap = mean - other.mean;
            double all = n + other.n;
            double variance = (squares + other.squares + gap * gap * n * (other.n / all)) / all;
            return variance > 0
                    ? Result.of(Distributions.normalUpperTail(gap / Math.sqrt(variance * (1 / n + 1 / other.n))))
                    : Result.insufficient(Reason.NO_SPREAD, "no spread in either segment");
        }

        Result<Double> welchHigher(Spread other) {
            if (n < 2 || other.n < 2) {
                return Result.insufficient(Reason.TOO_FEW, "Welch's test takes two answers in each segment");
            }
            double a = squares / (n - 1) / n;
            double b = other.squares / (other.n - 1) / other.n;
            if (!(a + b > 0)) {
                return Result.insufficient(Reason.NO_SPREAD, "no spread in either segment");
            }
            double degrees = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (other.n - 1));
            return Result.of(Distributions.tUpperTail((mean - other.mean) / Math.sqrt(a + b), degrees));
        }
    }

    /**
     * Whether the segments differ more than chance explains.
     *
     * @param confidence of the interval of their mean, strictly between 0 and 1
     * @return the heterogeneity; insufficient with fewer than two segments whose answers have a spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Heterogeneity> heterogeneity(double confidence) {
        return Heterogeneity.of(estimates(), confidence);
    }

    /**
     * The segments' scores pulled to their mean, for any metric. For three classes prefer {@link #netShrinkage}.
     *
     * @param confidence of the limits, strictly between 0 and 1
     * @return the shrunken scores; insufficient with fewer than two segments whose answers have a spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Shrinkage> shrinkage(double confidence) {
        return Shrinkage.of(estimates(), Heterogeneity.Method.PAULE_MANDEL, confidence);
    }

    /**
     * The segments' net scores pulled to the pooled score by the Dirichlet-multinomial law, which needs no standard errors.
     *
     * @param confidence of the limits, strictly between 0 and 1
     * @return the shrunken scores; insufficient with fewer than two segments with answers
     * @throws IllegalArgumentException if the level is out of range or the metric is no net score
     */
    public Result<NetShrinkage> netShrinkage(double confidence) {
        return NetShrinkage.of(this, confidence);
    }

    /**
     * Which segments lie outside the limits that chance allows around the common score.
     *
     * @param overdispersion how limits are widened where all segments differ a little
     * @param winsorise share of the segments at each end that is not counted in full for that, 0 to below 0.5; 0.1 is usual
     * @param confidence of the limits, strictly between 0 and 1; 0.95 and 0.998 by convention
     * @return the plot; insufficient with fewer than two segments with answers
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Result<FunnelPlot> funnelPlot(
            FunnelPlot.Overdispersion overdispersion, double winsorise, double confidence) {
        return FunnelPlot.of(this, overdispersion, winsorise, confidence);
    }

    /**
     * Why the whole moved from here to a later time: who answered, or how they answered.
     *
     * @param later the same metric, segments of the same dimension
     * @return the decomposition; insufficient without answers on a side
     * @throws IllegalArgumentException if the metrics differ
     */
    public Result<ScoreChange> changeTo(SegmentedScore later) {
        return ScoreChange.of(this, later, ScoreChange.Form.TWO_PART);
    }
}
