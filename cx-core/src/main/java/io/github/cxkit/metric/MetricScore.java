package io.github.cxkit.metric;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Score;
import io.github.cxkit.stats.ConfidenceInterval;

/**
 * What weighted and unweighted rating scores have in common: a metric, a spread and an interval.
 *
 * @since 0.1.0
 */
public sealed interface MetricScore extends Score permits RatingScore, WeightedScore, StratifiedScore {

    /**
     * The metric.
     *
     * @return the metric
     */
    RatingMetric metric();

    /**
     * Valid answers, whatever their weight.
     *
     * @return n
     */
    long n();

    /**
     * Standard error of the score.
     *
     * @return the standard error in the score's unit
     */
    Result<Double> standardError();

    /**
     * The interval that fits the metric.
     *
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval in the score's unit
     * @throws IllegalArgumentException if the level is out of range
     */
    Result<ConfidenceInterval> interval(double confidence);

    /**
     * The interval that fits the metric, at 95 per cent.
     *
     * @return the interval in the score's unit
     */
    default Result<ConfidenceInterval> interval() {
        return interval(0.95);
    }

    /**
     * This score against another of the same metric, weighted or not: z test and Wald interval from the two standard
     * errors. For two unweighted scores prefer {@link RatingScore#compare(RatingScore)}.
     *
     * @param other the score to subtract
     * @param confidence level of the interval, from 0.5 to below 1
     * @return the comparison, this minus other
     * @throws IllegalArgumentException if the rules or scales differ or the level is out of range
     */
    default Comparison compareByErrors(MetricScore other, double confidence) {
        return Comparisons.byErrors(this, other, confidence);
    }
}
