package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;
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
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is not finite, or lower is above upper
     */
    public Mark {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        finite("value", value);
        finite("lower", lower);
        finite("upper", upper);
        if (lower != null && upper != null && lower > upper) {
            throw new IllegalArgumentException("lower " + lower + " is above upper " + upper);
        }
    }

    private static void finite(String name, @Nullable Double number) {
        if (number != null) {
            Arguments.finite(name, number);
        }
    }

    /**
     * What is shown when the mark is pointed at.
     *
     * @return label and figure
     */
    String hint() {
        return label + ": " + text;
    }
}
