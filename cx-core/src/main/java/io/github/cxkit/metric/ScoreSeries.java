package io.github.cxkit.metric;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.Bounds;
import io.github.cxkit.stats.ControlChart;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.LocalLevel;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.stats.WeightedSlope;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;

/**
 * Several scores of one metric together: over periods or over segments.
 *
 * <pre>{@code
 * ScoreSeries months = new ScoreSeries(List.of(january, february, march));
 * months.controlChart(3).map(ControlChart::signals);
 * months.changes(PValueAdjustment.HOLM);
 * }</pre>
 *
 * @param scores one or more scores of one metric, periods in order of time
 * @since 0.1.0
 */
public record ScoreSeries(List<RatingScore> scores) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is none, or their rules or scales differ
     */
    public ScoreSeries {
        scores = Copies.list("scores", scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a series needs one score or more");
        }
        for (RatingScore score : scores) {
            Comparisons.requireSameMetric(scores.get(0).metric(), score.metric());
        }
    }

    /**
     * The metric of all.
     *
     * @return the metric
     */
    public RatingMetric metric() {
        return scores.get(0).metric();
    }

    /**
     * All answers as one score: counts are added, never scores averaged.
     *
     * @return the pooled score
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public RatingScore pooled() {
        return new RatingScore(
                metric(),
                scores.stream()
                        .map(RatingScore::tally)
                        .reduce(RatingTally.empty(metric().scale()), RatingTally::merge));
    }

    /**
     * The plain mean of the scores, every segment counting the same: another number than {@link #pooled}.
     *
     * @return mean and standard error sqrt(sum variance/n)/k; insufficient if a segment has no answers
     */
    public Result<SegmentMean> segmentMean() {
        double sum = 0;
        double variance = 0;
        for (RatingScore score : scores) {
            if (score.n() == 0) {
                return Result.insufficient(
                        Reason.PART_MISSING,
                        "a segment has no valid answer for " + metric().rule().title());
            }
            sum += score.value().orElseThrow();
            variance += score.variance().orElseThrow() / score.n();
        }
        return Result.of(new SegmentMean(sum / scores.size(), Math.sqrt(variance) / scores.size(), scores.size()));
    }

    /**
     * A control chart: centre and variance from all answers together, limits cut to the metric's range.
     *
     * @param sigmas width of the limits, more than 0, usually 3
     * @return the chart in the score's unit; insufficient if a period has no answers
     * @throws IllegalArgumentException if sigmas is not positive
     */
    public Result<ControlChart> controlChart(double sigmas) {
        RatingScore all = pooled();
        List<Double> points = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            RatingScore score = scores.get(i);
            if (score.n() == 0) {
                return Result.insufficient(
                        Reason.PART_MISSING,
                        "period " + i + " has no valid answer for "
                                + metric().rule().title() + "; leave it out");
            }
            points.add(score.value().orElseThrow());
            errors.add(Math.sqrt(all.variance().orElseThrow() / score.n()));
        }
        return Result.of(ControlChart.of(
                metric().rule().title() + " chart",
                all.value().orElseThrow(),
                points,
                errors,
                new ControlChart.Limits(sigmas, 1, new Bounds(metric().lowest(), metric().highest()))));
    }

    /**
     * A straight line through the scores, each weighing n/variance.
     *
     * @param times time of each period
     * @return the slope in points per unit of time; insufficient if a period has no answers or no spread
     * @throws IllegalArgumentException if the number of times differs or one is not finite
     */
    public Result<WeightedSlope> slope(double... times) {
        double[] values = new double[scores.size()];
        double[] errors = new double[scores.size()];
        for (int i = 0; i < values.length; i++) {
            RatingScore score = scores.get(i);
            if (score.n() == 0) {
                return Result.insufficient(
                        Reason.PART_MISSING,
                        "period " + i + " has no valid answer for "
                                + metric().rule().title() + "; leave it out");
            }
            values[i] = score.value().orElseThrow();
            errors[i] = score.standardError().orElseThrow();
        }
        return WeightedSlope.of(values, errors, times);
    }

    /**
     * Each period against the one before, with p values adjusted for their number.
     *
     * @param adjustment how; {@link PValueAdjustment#HOLM} is this library's default
     * @return the changes, one fewer than the periods
     */
    public List<AdjustedComparison> changes(PValueAdjustment adjustment) {
        List<Comparison> changes = new ArrayList<>();
        for (int i = 1; i < scores.size(); i++) {
            changes.add(scores.get(i).compare(scores.get(i - 1)));
        }
        return AdjustedComparison.of(changes, adjustment);
    }

    /**
     * Each segment against all others together, with p values adjusted for their number.
     *
     * @param adjustment how; {@link PValueAdjustment#HOLM} is this library's default
     * @return one comparison per segment
     */
    public List<AdjustedComparison> eachAgainstTheRest(PValueAdjustment adjustment) {
        List<RatingTally> before = new ArrayList<>();
        RatingTally sum = RatingTally.empty(metric().scale());
        for (RatingScore score : scores) {
            before.add(sum);
            sum = sum.merge(score.tally());
        }
        List<Comparison> comparisons = new ArrayList<>();
        RatingTally after = RatingTally.empty(metric().scale());
        for (int i = scores.size() - 1; i >= 0; i--) {
            RatingScore rest = new RatingScore(metric(), before.get(i).merge(after));
            comparisons.add(0, scores.get(i).compare(rest));
            after = after.merge(scores.get(i).tally());
        }
        return AdjustedComparison.of(comparisons, adjustment);
    }

    /**
     * The level behind the scores, with its band, a forecast and alarms. Each period's error is sqrt(v/n) with v the variance of
     * all answers together: a period of promoters only must not count as certain. A period without answers is missing.
     *
     * @param confidence of the bands and of the alarm, from 0.5 to below 1
     * @return the level; insufficient with fewer than two periods with answers, or without any spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<LocalLevel> localLevel(double confidence) {
        RatingScore all = pooled();
        if (all.n() > 0 && all.variance().orElseThrow() == 0) {
            return Result.insufficient(Reason.NO_SPREAD, "all answers of all periods are equal");
        }
        List<Estimate> series = new ArrayList<>(scores.size());
        for (int t = 0; t < scores.size(); t++) {
            RatingScore score = scores.get(t);
            String name = "period " + (t + 1);
            series.add(
                    score.n() == 0
                            ? Estimate.unknown(name, Reason.NO_ANSWERS, name + " has no answers")
                            : Estimate.of(
                                    name,
                                    score.value().orElseThrow(),
                                    Math.sqrt(all.variance().orElseThrow() / score.n())));
        }
        return LocalLevel.of(series, confidence);
    }
}
