package io.github.cxkit.metric;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.Heterogeneity;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.Shrinkage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Checks that metric and answers are of one scale.
     *
     * @throws IllegalArgumentException if they are not
     */
    public SegmentedScore {
        Objects.requireNonNull(tally, "tally");
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
     * scores, Welch's t for means. Means of segments with a handful of answers are better told apart by {@link
     * RankSets.PairTest#POOLED_Z}: three equal answers have no variance of their own, and Welch's test takes that for certainty.
     *
     * @param order what is best
     * @param confidence of the sets, from 0.5 to below 1
     * @return the rank sets; insufficient if no segment has answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<RankSets> rankSets(RankSets.Order order, double confidence) {
        boolean isMean = metric.shape() == RatingMetric.Shape.MEAN;
        return rankSets(order, isMean ? RankSets.PairTest.WELCH : RankSets.PairTest.POOLED_Z, confidence);
    }

    /**
     * Which ranks the data allow each segment, by a test of choice.
     *
     * @param order what is best
     * @param test of two segments
     * @param confidence of the sets, from 0.5 to below 1
     * @return the rank sets; insufficient if no segment has answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<RankSets> rankSets(RankSets.Order order, RankSets.PairTest test, double confidence) {
        Map<String, Moments> groups = new LinkedHashMap<>();
        tally.tallies().forEach((segment, answers) -> {
            RatingScore score = metric.score(answers);
            groups.put(
                    segment,
                    score.n() == 0
                            ? Moments.EMPTY
                            : new Moments(
                                    score.n(),
                                    score.value().orElseThrow(),
                                    score.variance().orElseThrow() * score.n()));
        });
        return RankSets.ofGroups(groups, order, test, confidence);
    }

    /**
     * Whether the segments differ more than chance explains.
     *
     * @param confidence of the interval of their mean, from 0.5 to below 1
     * @return the heterogeneity; insufficient with fewer than two segments whose answers have a spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Heterogeneity> heterogeneity(double confidence) {
        return Heterogeneity.of(estimates(), confidence);
    }

    /**
     * The segments' scores pulled to their mean, for any metric. For three classes prefer {@link #netShrinkage}.
     *
     * @param confidence of the limits, from 0.5 to below 1
     * @return the shrunken scores; insufficient with fewer than two segments whose answers have a spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Shrinkage> shrinkage(double confidence) {
        return Shrinkage.of(estimates(), Heterogeneity.Method.PAULE_MANDEL, confidence);
    }

    /**
     * The segments' net scores pulled to the pooled score by the Dirichlet-multinomial law, which needs no standard errors.
     *
     * @param confidence of the limits, from 0.5 to below 1
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
     * @param confidence of the limits, from 0.5 to below 1; 0.95 and 0.998 by convention
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
