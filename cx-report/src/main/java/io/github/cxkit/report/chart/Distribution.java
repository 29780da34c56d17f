package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Display;
import java.util.List;
import java.util.StringJoiner;

/** How often each point of a scale was chosen: one column a point, coloured by what the point counts as. */
public final class Distribution {

    private static final double TOP = 26;
    private static final double FLOOR = 168;
    private static final double HEIGHT = 196;
    private static final double SIDE = 6;
    private static final int MOST_LABELS = 15;

    private Distribution() {}

    /**
     * One column.
     *
     * @param label the point
     * @param count answers
     * @param style {@code negative}, {@code neutral}, {@code positive} or {@code accent}
     */
    public record Bar(String label, long count, String style) {}

    /**
     * Draws the columns.
     *
     * @param title what is shown
     * @param bars lowest point first
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Bar> bars) {
        long n = bars.stream().mapToLong(Bar::count).sum();
        long most = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(1));
        StringJoiner description = new StringJoiner(", ");
        bars.forEach(bar -> description.add(bar.label() + ": " + share(bar, n)));
        Svg svg = new Svg(Svg.WIDTH, HEIGHT, title, description.toString());
        double step = (Svg.WIDTH - 2 * SIDE) / bars.size();
        double width = Math.min(56, step * 0.74);
        boolean wide = step >= 33;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double middle = SIDE + step * (i + 0.5);
            double height = (FLOOR - TOP) * bar.count() / most;
            svg.rect(
                    middle - width / 2,
                    FLOOR - height,
                    width,
                    height,
                    bar.style(),
                    bar.label() + ": " + Display.count(bar.count()) + " answers, " + share(bar, n));
            if (bars.size() <= MOST_LABELS) {
                String text = n == 0 ? "" : Display.number(100.0 * bar.count() / n, wide ? 1 : 0);
                svg.text(middle, FLOOR - height - 6, "middle", "label", text);
                svg.text(middle, FLOOR + 18, "middle", "label muted", bar.label());
            }
        }
        svg.line(SIDE, FLOOR + 0.5, Svg.WIDTH - SIDE, FLOOR + 0.5, "base");
        return svg.markup();
    }

    private static String share(Bar bar, long n) {
        return n == 0 ? Display.NONE : Display.percent((double) bar.count() / n);
    }
}
