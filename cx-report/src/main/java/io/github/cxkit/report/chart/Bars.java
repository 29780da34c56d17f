package io.github.cxkit.report.chart;

import java.util.List;
import java.util.StringJoiner;

/** Proportions from zero: a bar for each, its interval as a line over the bar's end. */
public final class Bars {

    private static final double ROW = 42;
    private static final double AXIS_ROOM = 26;
    private static final double TOP = 8;
    private static final double LEFT = 10;

    private Bars() {}

    /**
     * Draws the bars.
     *
     * @param title what is shown
     * @param marks the figures, none below 0, top first
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Mark> marks) {
        double largest = 1e-9;
        StringJoiner description = new StringJoiner("; ");
        for (Mark mark : marks) {
            description.add(mark.hint());
            largest = Math.max(largest, mark.value() == null ? 0 : mark.value());
            largest = Math.max(largest, mark.upper() == null ? 0 : mark.upper());
        }
        double bottom = TOP + ROW * marks.size();
        Axis axis = new Axis(0, largest * 1.04, LEFT, Svg.WIDTH - 14);
        Svg svg = new Svg(Svg.WIDTH, bottom + AXIS_ROOM, title, description.toString());
        for (double tick : axis.ticks()) {
            double x = axis.place(tick);
            svg.line(x, TOP, x, bottom, "grid");
            svg.text(x, bottom + 17, "middle", "label muted", axis.label(tick));
        }
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double y = TOP + ROW * i;
            svg.text(LEFT, y + 15, "start", "label", mark.label());
            if (mark.value() != null) {
                svg.rect(LEFT, y + 21, axis.place(mark.value()) - LEFT, 14, "accent soft", mark.hint());
            }
            if (mark.lower() != null && mark.upper() != null) {
                double from = axis.place(mark.lower());
                svg.rect(from, y + 26, Math.max(1, axis.place(mark.upper()) - from), 4, "accent", mark.hint());
            }
        }
        return svg.markup();
    }
}
