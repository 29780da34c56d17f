package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/** How often each point of a scale was chosen. */
public final class Distribution {

    private Distribution() {}

    /**
     * One point.
     *
     * @param label the point
     * @param count answers
     * @param style {@code negative}, {@code neutral}, {@code positive} or {@code accent}
     */
    public record Bar(String label, long count, String style) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the count is negative
         */
        public Bar {
            Objects.requireNonNull(label, "label");
            Arguments.notNegative("count", count);
            Objects.requireNonNull(style, "style");
        }
    }
}
