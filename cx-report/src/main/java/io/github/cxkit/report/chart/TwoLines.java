package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.StringJoiner;

/** What was expected, as a dashed line, and what came, as a solid one. */
public final class TwoLines {

    private static final double HEIGHT = 220;
    private static final double LEFT = 48;
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
    public record Point(double x, double expected, double actual) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not finite
         */
        public Point {
            Arguments.finite("x", x);
            Arguments.finite("expected", expected);
            Arguments.finite("actual", actual);
        }
    }

    static String draw(String title, List<Point> points, double width, Wording wording) {
        double right = width - 16;
        double most = points.stream()
                .mapToDouble(p -> Math.max(p.expected(), p.actual()))
                .max()
                .orElse(0);
        double last = points.isEmpty() ? 1 : points.get(points.size() - 1).x();
        Axis x = new Axis(0, Math.max(1, last), LEFT, right);
        Axis y = Axis.around(0, Math.max(1, most), 0, Math.max(1, most) * 1.2, BOTTOM, TOP);
        StringJoiner description = new StringJoiner("; ");
        points.forEach(point -> description.add(hint(point, wording)));
        Svg svg = new Svg(width, HEIGHT, title, description.toString());
        svg.grid(y.ticks().stream().map(y::place).toList(), LEFT, right, false);
        svg.group("label muted", "end");
        y.ticks().forEach(tick -> svg.inGroup(LEFT - 8, y.place(tick) + 4.5, y.label(tick, wording)));
        svg.endGroup().group("label muted", "middle");
        x.ticks().forEach(tick -> svg.inGroup(x.place(tick), BOTTOM + 22, x.label(tick, wording)));
        svg.endGroup();
        StringBuilder expected = new StringBuilder("M" + Svg.point(x.place(0), y.place(0)));
        StringBuilder actual = new StringBuilder("M" + Svg.point(x.place(0), y.place(0)));
        for (Point point : points) {
            expected.append(" L").append(Svg.point(x.place(point.x()), y.place(point.expected())));
            actual.append(" L").append(Svg.point(x.place(point.x()), y.place(point.actual())));
        }
        svg.path(expected.toString(), "line dashed", "");
        svg.path(actual.toString(), "line", "");
        for (Point point : points) {
            svg.circle(
                    x.place(point.x()),
                    y.place(point.actual()),
                    points.size() > 60 ? 2.5 : 4,
                    "dot",
                    hint(point, wording));
        }
        return svg.markup();
    }

    private static String hint(Point point, Wording wording) {
        return wording.text(
                "forecast.point",
                wording.number(point.x(), 0),
                wording.number(point.expected(), 0),
                wording.number(point.actual(), 0));
    }
}
