package io.github.cxkit.report.advice;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.List;
import java.util.Map;

/**
 * What unhappy customers wrote about the most critical point. Remarks come masked; below a minimum number of them neither
 * they nor their words are kept.
 *
 * @param said customers who wrote
 * @param minimum fewest of them whose words may be shown
 * @param remarks some of what they wrote, masked, in the order to be shown; empty below the minimum
 * @param terms words to how many customers used them, the most used first; empty below the minimum
 * @since 0.1.0
 */
public record Voices(long said, long minimum, List<String> remarks, Map<String, Long> terms) {

    /** Nobody wrote. */
    public static final Voices NONE = new Voices(0, 1, List.of(), Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public Voices {
        Arguments.notNegative("said", said);
        Arguments.notNegative("minimum", minimum);
        boolean few = said < minimum;
        List<String> all = Copies.list("remarks", remarks);
        Map<String, Long> used = Copies.ordered("terms", terms);
        used.values().forEach(each -> Arguments.notNegative("terms", each));
        remarks = few ? List.of() : all;
        terms = few ? Map.of() : used;
    }

    boolean areShown() {
        return !remarks.isEmpty();
    }
}
