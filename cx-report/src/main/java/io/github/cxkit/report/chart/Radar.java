package io.github.cxkit.report.chart;

import java.util.List;
import java.util.StringJoiner;

/** Scores of one range around a centre; for shape at a glance, beside a table for the figures. */
public final class Radar {

    private static final double X = Svg.WIDTH / 2.0;
    private static final double Y = 170;
    private static final double RADIUS = 112;
    private static final int RINGS = 4;

    private Radar() {}

    /**
     * Draws the radar.
     *
     * @param title what is shown
     * @param marks at least three scores, clockwise from the top; one without a value leaves a gap
     * @param lowest score at the centre
     * @param highest score at the rim
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Mark> marks, double lowest, double highest) {
        if (marks.size() < 3) {
            throw new IllegalArgumentException("a radar needs three scores but has " + marks.size());
        }
        Axis axis = new Axis(lowest, highest, 0, RADIUS);
        StringJoiner description = new StringJoiner("; ");
        marks.forEach(mark -> description.add(mark.hint()));
        Svg svg = new Svg(Svg.WIDTH, 2 * Y, title, description.toString());
        for (int ring = 1; ring <= RINGS; ring++) {
            double radius = RADIUS * ring / RINGS;
            for (int i = 0; i < marks.size(); i++) {
                double from = angle(i, marks.size());
                double to = angle(i + 1, marks.size());
                svg.line(
                        X + radius * Math.cos(from),
                        Y + radius * Math.sin(from),
                        X + radius * Math.cos(to),
                        Y + radius * Math.sin(to),
                        "grid");
            }
        }
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double angle = angle(i, marks.size());
            svg.line(X, Y, X + RADIUS * Math.cos(angle), Y + RADIUS * Math.sin(angle), "grid");
            if (mark.value() != null) {
                shape.append(shape.isEmpty() ? "M" : " L").append(at(angle, axis.place(mark.value())));
            }
        }
        if (!shape.isEmpty()) {
            svg.path(shape + " Z", "line", "");
        }
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double angle = angle(i, marks.size());
            if (mark.value() != null) {
                double radius = axis.place(mark.value());
                svg.circle(X + radius * Math.cos(angle), Y + radius * Math.sin(angle), 5, "dot", mark.hint());
            }
            double side = Math.cos(angle);
            String anchor = Math.abs(side) < 0.2 ? "middle" : side > 0 ? "start" : "end";
            double x = X + (RADIUS + 12) * side;
            double y = Y + (RADIUS + 18) * Math.sin(angle) + 4;
            svg.text(x, y - 6, anchor, "label", mark.label());
            svg.text(x, y + 10, anchor, "label muted", mark.text());
        }
        return svg.markup();
    }

    private static double angle(int i, int corners) {
        return 2 * Math.PI * i / corners - Math.PI / 2;
    }

    private static String at(double angle, double radius) {
        return Svg.point(X + radius * Math.cos(angle), Y + radius * Math.sin(angle));
    }
}
