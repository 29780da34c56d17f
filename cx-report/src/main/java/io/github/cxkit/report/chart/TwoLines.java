package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Display;
import java.util.List;

/** What was expected, as a dashed line, and what came, as a solid one. */
public final class TwoLines {

    private static final double HEIGHT = 220;
    private static final double LEFT = 48;
    private static final double RIGHT = Svg.WIDTH - 16;
    private static final double TOP = 12;
    private static final double BOTTOM = 184;

    private TwoLines() {}

    /**
     * One place on the horizontal axis.
     *
     * @param x where
     * @param expected the expectation
     * @param actual what came
     */
    public record Point(double x, double expected, double actual) {}

    /**
     * Draws the lines.
     *
     * @param title what is shown
     * @param points in order, one or more
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Point> points) {
        double most = points.stream()
                .mapToDouble(p -> Math.max(p.expected(), p.actual()))
                .max()
                .orElse(0);
        double last = points.get(points.size() - 1).x();
        Axis x = new Axis(0, Math.max(1, last), LEFT, RIGHT);
        Axis y = Axis.around(0, Math.max(1, most), 0, Math.max(1, most) * 1.2, BOTTOM, TOP);
        Point end = points.get(points.size() - 1);
        Svg svg = new Svg(
                Svg.WIDTH,
                HEIGHT,
                title,
                "expected " + Display.number(end.expected(), 0) + ", actual " + Display.number(end.actual(), 0));
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.place(tick), RIGHT, y.place(tick), "grid");
            svg.text(LEFT - 8, y.place(tick) + 4.5, "end", "label muted", y.label(tick));
        }
        for (double tick : x.ticks()) {
            svg.text(x.place(tick), BOTTOM + 22, "middle", "label muted", x.label(tick));
        }
        double fromX = x.place(0);
        double fromExpected = y.place(0);
        StringBuilder actual = new StringBuilder("M" + Svg.point(fromX, fromExpected));
        for (Point point : points) {
            double toX = x.place(point.x());
            svg.line(fromX, fromExpected, toX, y.place(point.expected()), "reference");
            actual.append(" L").append(Svg.point(toX, y.place(point.actual())));
            fromX = toX;
            fromExpected = y.place(point.expected());
        }
        svg.path(actual.toString(), "line", "");
        for (Point point : points) {
            svg.circle(
                    x.place(point.x()),
                    y.place(point.actual()),
                    4,
                    "dot",
                    Display.number(point.x(), 0) + ": expected " + Display.number(point.expected(), 0) + ", actual "
                            + Display.number(point.actual(), 0));
        }
        return svg.markup();
    }
}
