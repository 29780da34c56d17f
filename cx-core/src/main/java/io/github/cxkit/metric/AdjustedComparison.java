package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
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
     * @param comparison the comparison
     * @param adjustedPValue the p value to judge by
     * @param adjustment how it was raised
     */
    public AdjustedComparison {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(adjustedPValue, "adjustedPValue");
        Objects.requireNonNull(adjustment, "adjustment");
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
     * Whether the adjusted test finds a difference. Unknown is not significant.
     *
     * @param level significance level, strictly between 0 and 1
     * @return true if there is an adjusted p value and it is below the level
     * @throws IllegalArgumentException if the level is out of range
     */
    public boolean isSignificant(double level) {
        Arguments.level("level", level);
        return adjustedPValue.map(p -> p < level).toOptional().orElse(false);
    }
}
