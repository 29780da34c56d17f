package io.github.cxkit.metric;

import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Difference;
import java.util.Objects;

/**
 * Two scores of one metric side by side, and what can be said of their difference.
 *
 * <pre>{@code
 * Comparison change = thisYear.compare(lastYear);
 * change.difference().value();   // the change in points
 * change.difference().pValue();  // how surprising it is
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

    /**
     * Checks that every part is there.
     *
     * @param metric the metric of both
     * @param method how they were compared
     * @param a the first score
     * @param evidenceA what it stands on
     * @param b the second score
     * @param evidenceB what it stands on
     * @param difference a minus b
     */
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
     * Whether the test finds a difference. Unknown is not significant.
     *
     * @param level significance level, strictly between 0 and 1, such as 0.05
     * @return true if there is a p value and it is below the level
     * @throws IllegalArgumentException if the level is out of range
     */
    public boolean isSignificant(double level) {
        return difference.isSignificant(level);
    }
}
