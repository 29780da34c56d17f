package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import java.util.Objects;

/**
 * The weighted figure beside an unweighted one.
 *
 * @param value the weighted score, in the row's unit
 * @param interval its interval by the linearised standard error
 * @param effectiveSize Kish's effective sample size
 * @param sums the sums of weights that it stands on, one per point of the scale, lowest first; none where it is not told
 * @since 0.1.0
 */
public record WeightedEstimate(
        Result<Double> value,
        Result<ConfidenceInterval> interval,
        Result<Double> effectiveSize,
        List<WeightedTally.Sums> sums) {

    /**
     * Checks the parts. Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public WeightedEstimate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(effectiveSize, "effectiveSize");
        sums = Copies.list("sums", sums);
        effectiveSize.map(each -> Arguments.notNegative("effectiveSize", each));
    }
}
