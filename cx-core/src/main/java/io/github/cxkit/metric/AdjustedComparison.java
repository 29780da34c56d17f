package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.PValueAdjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One of several comparisons, its p value raised for their number.
 *
 * @param comparison the comparison, with its raw p value
 * @param adjustedPValue the p value to judge by
 * @param adjustment how it was raised
 * @since 0.1.0
 */
public record AdjustedComparison(Comparison comparison, Result<Double> adjustedPValue, PValueAdjustment adjustment) {

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AdjustedComparison {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(adjustedPValue, "adjustedPValue");
        Objects.requireNonNull(adjustment, "adjustment");
        adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
    }

    /**
     * Adjusts comparisons that are looked at together.
     *
     * @param comparisons the comparisons
     * @param adjustment how
     * @return one entry for each, in the same order
     */
    public static List<AdjustedComparison> of(List<Comparison> comparisons, PValueAdjustment adjustment) {
        List<Result<Double>> adjusted = adjustment.adjust(
                comparisons.stream().map(c -> c.difference().pValue()).toList());
        List<AdjustedComparison> result = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            result.add(new AdjustedComparison(comparisons.get(i), adjusted.get(i), adjustment));
        }
        return List.copyOf(result);
    }

    /**
     * Whether the adjusted test finds a difference.
     *
     * @param confidence such as 0.95, from 0.5 to below 1: the same number as for an interval
     * @return true if there is an adjusted p value and it is at most 1 - confidence; unknown is not significant
     * @throws IllegalArgumentException if the confidence is out of range, such as 0.05
     */
    public boolean isSignificant(double confidence) {
        Significance.required(confidence);
        return adjustedPValue.map(p -> Significance.holds(p, confidence)).orElse(false);
    }
}
