package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;
import java.util.List;

/**
 * How far an actual journey agrees with the planned one.
 *
 * <p>Matched is the longest common subsequence; conformance = 2 matched / (planned + actual), 0 to 1: 1 only if both are
 * equal, the same either way round. Two empty journeys agree. The idea of planned against actual is CJML's, the score
 * this library's convention.
 *
 * @param matched touchpoints that occur in both in the same order
 * @param missing planned and not matched
 * @param adHoc actual and not matched
 * @since 0.1.0
 */
public record Conformance(int matched, int missing, int adHoc) {

    /** The rule that the score follows. */
    public static final Rule RULE = Rule.convention(
            "journey.conformance", "Journey conformance", "planned against actual journey after CJML (SINTEF)");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Conformance {
        Arguments.notNegative("matched", matched);
        Arguments.notNegative("missing", missing);
        Arguments.notNegative("adHoc", adHoc);
    }

    /**
     * Compares two journeys. Time and memory grow with the product of their lengths and with the planned length.
     *
     * @param planned touchpoints as planned
     * @param actual touchpoints as they happened
     * @return the comparison
     */
    public static Conformance of(List<String> planned, List<String> actual) {
        int[] row = new int[planned.size() + 1];
        for (String at : actual) {
            int diagonal = 0;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                row[j] = at.equals(planned.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        int matched = row[planned.size()];
        return new Conformance(matched, planned.size() - matched, actual.size() - matched);
    }

    /**
     * 2 matched / (planned + actual).
     *
     * @return fraction 0 to 1; 1 if both are empty
     */
    public double score() {
        int both = 2 * matched + missing + adHoc;
        return both == 0 ? 1 : 2.0 * matched / both;
    }
}
