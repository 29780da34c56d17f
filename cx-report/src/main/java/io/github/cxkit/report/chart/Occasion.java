package io.github.cxkit.report.chart;

import java.util.Objects;

/**
 * What happened at a place of a chart over time: a line with a sign at its top.
 *
 * @param at where: 0 is the place of the first figure, 1 of the second; half of the way between them is 0.5
 * @param sign a character or two at the line, to find it in a list beside the chart
 * @param text what happened and when, for those who hear or point at the chart
 * @since 0.1.0
 */
public record Occasion(double at, String sign, String text) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the place is no number
     */
    public Occasion {
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(text, "text");
        if (!Double.isFinite(at)) {
            throw new IllegalArgumentException("at must be finite but was " + at);
        }
    }
}
