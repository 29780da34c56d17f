package io.github.cxkit.report.chart;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a chart with its interval.
 *
 * @param label what it is the figure of
 * @param value the figure, null if there is none
 * @param lower lower limit, null if there is no interval
 * @param upper upper limit, null if there is no interval
 * @param text the figure for display, or why there is none
 * @param faint whether it stands on little
 */
public record Mark(
        String label,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        String text,
        boolean faint) {

    /**
     * What is shown when the mark is pointed at.
     *
     * @return label and figure
     */
    String hint() {
        return label + ": " + text;
    }
}
