package io.github.cxkit.report.chart;

import java.util.List;
import java.util.StringJoiner;

/** Levels that build on each other, the first at the bottom: each a slab of a pyramid, filled as far as its score. */
public final class Levels {

    private static final double SLAB = 62;
    private static final double GAP = 6;
    private static final double TOP = 8;
    private static final double CENTRE = Svg.WIDTH / 2.0;
    private static final double WIDEST = Svg.WIDTH - 20;
    private static final double NARROWEST = 150;

    private Levels() {}

    /**
     * Draws the pyramid.
     *
     * @param title what is shown
     * @param marks scores, the lowest level first
     * @param lowest score of an empty level
     * @param highest score of a full level
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Mark> marks, double lowest, double highest) {
        int n = marks.size();
        StringJoiner description = new StringJoiner("; ");
        marks.forEach(mark -> description.add(mark.hint()));
        Svg svg = new Svg(Svg.WIDTH, 2 * TOP + n * (SLAB + GAP), title, description.toString());
        double step = n < 2 ? 0 : (WIDEST - NARROWEST) / n;
        for (int i = 0; i < n; i++) {
            Mark mark = marks.get(i);
            double y = TOP + (n - 1 - i) * (SLAB + GAP);
            double below = WIDEST - step * i;
            double above = WIDEST - step * (i + 1);
            svg.path(slab(y, above, below, 0, 1), "track", mark.hint());
            if (mark.value() != null) {
                double share = new Axis(lowest, highest, 0, 1).place(mark.value());
                svg.path(slab(y, above, below, 0, share), "accent soft", mark.hint());
            }
            svg.text(CENTRE, y + SLAB / 2 - 3, "middle", "label", mark.label());
            svg.text(CENTRE, y + SLAB / 2 + 16, "middle", "value", mark.text());
        }
        return svg.markup();
    }

    private static String slab(double y, double above, double below, double from, double to) {
        return "M" + Svg.point(CENTRE + above * (from - 0.5), y)
                + " L" + Svg.point(CENTRE + above * (to - 0.5), y)
                + " L" + Svg.point(CENTRE + below * (to - 0.5), y + SLAB)
                + " L" + Svg.point(CENTRE + below * (from - 0.5), y + SLAB) + " Z";
    }
}
