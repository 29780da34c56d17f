package io.github.cxkit.metric;

import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.Objects;

/**
 * Two scores of one metric side by side, and what can be said of their difference.
 *
 * <pre>{@code
 * Comparison change = thisYear.compare(lastYear);
 * change.value();              // the change in points
 * change.pValue();             // how surprising it is
 * change.isSignificant(0.95);  // whether p <= 0.05
 * }</pre>
 *
 * @param metric the metric of both
 * @param method how they were compared
 * @param a the first score
 * @param evidenceA what it stands on
 * @param b the second score
 * @param evidenceB what it stands on
 * @param difference a minus b, in the metric's unit
 * @since 0.1.0
 */
public record Comparison(
        RatingMetric metric,
        ComparisonMethod method,
        Result<Double> a,
        Evidence evidenceA,
        Result<Double> b,
        Evidence evidenceB,
        Difference difference) {

    /** Checks that every part is there. */
    public Comparison {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(evidenceA, "evidenceA");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(evidenceB, "evidenceB");
        Objects.requireNonNull(difference, "difference");
    }

    /**
     * The change: a minus b.
     *
     * @return in the metric's unit
     */
    public Result<Double> value() {
        return difference.value();
    }

    /**
     * How surprising the change would be if there were none.
     *
     * @return the two-sided p value; insufficient where the data or the method give none
     */
    public Result<Double> pValue() {
        return difference.pValue();
    }

    /**
     * The interval of the change.
     *
     * @return in the metric's unit, at the level asked for when the scores were compared
     */
    public Result<ConfidenceInterval> interval() {
        return difference.interval();
    }

    /**
     * Whether the test finds a difference. Unknown is not significant.
     *
     * @param confidence such as 0.95, from 0.5 to below 1: the same number as for an interval
     * @return true if there is a p value and it is at most 1 - confidence; unknown is not significant
     * @throws IllegalArgumentException if the confidence is out of range, such as 0.05
     */
    public boolean isSignificant(double confidence) {
        return difference.isSignificant(confidence);
    }
}
