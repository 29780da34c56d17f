package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Display;

/** A half circle from the lowest to the highest possible score, the score on it, and its interval as a band. */
public final class Gauge {

    private static final double WIDTH = 220;
    private static final double HEIGHT = 136;
    private static final double X = 110;
    private static final double Y = 112;
    private static final double RADIUS = 88;
    private static final double BAND = 16;
    private static final double BRACKET = RADIUS + BAND / 2 + 6;

    private Gauge() {}

    /**
     * Draws a gauge.
     *
     * @param mark the score with its interval
     * @param lowest lowest possible score
     * @param highest highest possible score
     * @return an {@code svg} element
     */
    public static String draw(Mark mark, double lowest, double highest) {
        String low = end(lowest);
        String high = end(highest);
        Axis axis = new Axis(lowest, highest, Math.PI, 0);
        Svg svg = new Svg(WIDTH, HEIGHT, mark.label(), mark.hint() + ", on a range from " + low + " to " + high);
        svg.path(ring(Math.PI, 0, RADIUS - BAND / 2, RADIUS + BAND / 2), "track", "");
        if (mark.value() != null) {
            double angle = axis.place(mark.value());
            svg.path(ring(Math.PI, angle, RADIUS - BAND / 2, RADIUS + BAND / 2), "accent soft", "");
            if (mark.lower() != null && mark.upper() != null) {
                double from = axis.place(mark.lower());
                double to = axis.place(mark.upper());
                svg.path(ring(from, to, BRACKET - 2, BRACKET + 2), "accent", mark.hint());
            }
            double x = X + RADIUS * Math.cos(angle);
            double y = Y - RADIUS * Math.sin(angle);
            svg.circle(x, y, BAND / 2, "dot ringed", mark.hint());
        }
        svg.text(X, Y - 8, "middle", mark.value() == null ? "value none" : "value huge", headline(mark));
        svg.text(X - RADIUS, Y + 18, "middle", "label muted", low);
        svg.text(X + RADIUS, Y + 18, "middle", "label muted", high);
        return svg.markup();
    }

    private static String headline(Mark mark) {
        int end = mark.text().indexOf(' ');
        return mark.value() == null || end < 0 ? mark.text() : mark.text().substring(0, end);
    }

    private static String end(double value) {
        return Display.number(value, 0);
    }

    private static String ring(double start, double end, double inner, double outer) {
        return "M" + at(start, outer) + " A" + Svg.point(outer, outer) + " 0 0 1 " + at(end, outer) + " L"
                + at(end, inner) + " A" + Svg.point(inner, inner) + " 0 0 0 " + at(start, inner) + " Z";
    }

    private static String at(double angle, double radius) {
        return Svg.point(X + radius * Math.cos(angle), Y - radius * Math.sin(angle));
    }
}
