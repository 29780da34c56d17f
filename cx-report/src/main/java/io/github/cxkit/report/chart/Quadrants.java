package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Items in a plane cut into four: performance to the right, importance upwards. */
public final class Quadrants {

    private static final double LEFT = 14;
    private static final double TOP = 12;
    private static final double BOTTOM = 380;
    private static final double LABEL_GAP = 15;

    private Quadrants() {}

    /**
     * An item.
     *
     * @param label its name
     * @param performance to the right
     * @param importance upwards
     * @param urgent whether it is important and weak
     * @param text its figures for display
     */
    public record Point(String label, double performance, double importance, boolean urgent, String text) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is not finite
         */
        public Point {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
            Arguments.finite("performance", performance);
            Arguments.finite("importance", importance);
        }
    }

    /**
     * Names of the corners.
     *
     * @param topLeft important and weak
     * @param topRight important and strong
     * @param bottomLeft unimportant and weak
     * @param bottomRight unimportant and strong
     */
    public record Corners(String topLeft, String topRight, String bottomLeft, String bottomRight) {
        /** Checks that all names are there. */
        public Corners {
            Objects.requireNonNull(topLeft, "topLeft");
            Objects.requireNonNull(topRight, "topRight");
            Objects.requireNonNull(bottomLeft, "bottomLeft");
            Objects.requireNonNull(bottomRight, "bottomRight");
        }
    }

    /**
     * What is drawn.
     *
     * @param points the items, at least one
     * @param performanceCut where the vertical line stands
     * @param importanceCut where the horizontal line stands
     * @param corners names of the four parts
     * @param axes name of the horizontal and of the vertical axis
     */
    public record Plane(
            List<Point> points, double performanceCut, double importanceCut, Corners corners, List<String> axes) {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if there is no point, or there are not two names
         */
        public Plane {
            points = Copies.list("points", points);
            axes = Copies.list("axes", axes);
            Objects.requireNonNull(corners, "corners");
            Arguments.finite("performanceCut", performanceCut);
            Arguments.finite("importanceCut", importanceCut);
            if (points.isEmpty() || axes.size() != 2) {
                throw new IllegalArgumentException(
                        "a plane needs a point and two axes but has " + points.size() + " and " + axes.size());
            }
        }
    }

    static String draw(String title, Plane plane, double width) {
        List<Point> points = plane.points();
        double performanceCut = plane.performanceCut();
        double importanceCut = plane.importanceCut();
        Corners corners = plane.corners();
        double right = width - 14;
        Axis x = axis(points.stream().mapToDouble(Point::performance).toArray(), performanceCut, LEFT + 22, right - 22);
        Axis y = axis(points.stream().mapToDouble(Point::importance).toArray(), importanceCut, BOTTOM - 26, TOP + 34);
        StringJoiner description = new StringJoiner("; ");
        points.forEach(point -> description.add(point.label() + ": " + point.text()));
        Svg svg = new Svg(width, BOTTOM + 24, title, description.toString());
        double cutX = x.place(performanceCut);
        double cutY = y.place(importanceCut);
        svg.rect(LEFT, TOP, cutX - LEFT, cutY - TOP, "track", corners.topLeft());
        svg.line(LEFT, cutY, right, cutY, "reference");
        svg.line(cutX, TOP, cutX, BOTTOM, "reference");
        svg.text(LEFT + 6, TOP + 15, "start", "label muted", corners.topLeft());
        svg.text(right - 6, TOP + 15, "end", "label muted", corners.topRight());
        svg.text(LEFT + 6, BOTTOM - 6, "start", "label muted", corners.bottomLeft());
        svg.text(right - 6, BOTTOM - 6, "end", "label muted", corners.bottomRight());
        svg.text(LEFT, BOTTOM + 18, "start", "label muted", "↑ " + plane.axes().get(1));
        svg.text(right, BOTTOM + 18, "end", "label muted", plane.axes().get(0) + " →");
        List<double[]> taken = new ArrayList<>();
        for (Point point : points) {
            double px = x.place(point.performance());
            double py = y.place(point.importance());
            taken.add(new double[] {px - 6, px + 6, py + 4});
            svg.circle(px, py, 5.5, point.urgent() ? "negative" : "dot", point.label() + ": " + point.text());
        }
        for (Point point : points) {
            label(svg, taken, point.label(), new double[] {
                x.place(point.performance()), y.place(point.importance()), cutX, cutY, right
            });
        }
        return svg.markup();
    }

    /** Beside the dot, where it covers neither a dot nor another label nor a cut; the side towards the edge is tried first. */
    private static void label(Svg svg, List<double[]> taken, String text, double[] at) {
        double px = at[0];
        double py = at[1];
        double cutX = at[2];
        double cutY = at[3];
        double width = 7.2 * text.length();
        boolean outwardsLeft = px < cutX;
        for (double lift : new double[] {0, -LABEL_GAP, LABEL_GAP, -2 * LABEL_GAP, 2 * LABEL_GAP}) {
            for (boolean leftwards : new boolean[] {outwardsLeft, !outwardsLeft}) {
                double from = leftwards ? px - 10 - width : px + 10;
                double y = py + 4 + lift;
                boolean fits = from >= LEFT && from + width <= at[4] && Math.abs(y - 4 - cutY) > 8;
                if (fits && !covers(taken, from, from + width, y)) {
                    taken.add(new double[] {from, from + width, y});
                    if (lift != 0) {
                        svg.line(px, py, leftwards ? px - 8 : px + 8, y - 4, "leader");
                    }
                    svg.text(leftwards ? px - 10 : px + 10, y, leftwards ? "end" : "start", "label halo", text);
                    return;
                }
            }
        }
        // a crowd: the figures are in the table and in the dot's own hint
    }

    private static boolean covers(List<double[]> taken, double from, double to, double y) {
        return taken.stream()
                .anyMatch(other -> from < other[1] && to > other[0] && Math.abs(y - other[2]) < LABEL_GAP - 1);
    }

    private static Axis axis(double[] values, double cut, double from, double to) {
        double low = cut;
        double high = cut;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double air = Math.max(1e-9, (high - low) * 0.08);
        return new Axis(low - air, high + air, from, to);
    }
}
