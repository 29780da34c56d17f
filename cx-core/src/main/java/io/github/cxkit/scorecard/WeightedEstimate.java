package io.github.cxkit.scorecard;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Objects;

/**
 * The weighted figure beside an unweighted one.
 *
 * @param value the weighted score, in the row's unit
 * @param interval its interval by the linearised standard error
 * @param effectiveSize Kish's effective sample size
 * @since 0.1.0
 */
public record WeightedEstimate(
        Result<Double> value, Result<ConfidenceInterval> interval, Result<Double> effectiveSize) {

    /** Checks the parts. */
    public WeightedEstimate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(effectiveSize, "effectiveSize");
    }
}
