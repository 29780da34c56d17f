package io.github.cxkit.report.chart;

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
    public record Bar(String label, long count, String style) {}
}
