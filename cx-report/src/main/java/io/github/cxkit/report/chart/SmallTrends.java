package io.github.cxkit.report.chart;

import java.util.List;
import java.util.StringJoiner;

/** One small trend line for each group, all on one axis, so that their shapes can be compared. */
public final class SmallTrends {

    private static final int COLUMNS = 2;
    private static final double PANEL = 136;
    private static final double TITLE = 26;
    private static final double FOOT = 24;
    private static final double LEFT = 36;
    private static final double GAP = 18;
    private static final double FEW_TICKS = 3;

    private SmallTrends() {}

    /**
     * One group's figures.
     *
     * @param label the group
     * @param marks one per period, the same periods for all groups
     */
    public record Series(String label, List<Mark> marks) {

        /**
         * Copies.
         *
         * @param label the group
         * @param marks one per period
         */
        public Series {
            marks = List.copyOf(marks);
        }
    }

    /**
     * Draws the panels.
     *
     * @param title what is shown
     * @param series the groups
     * @param lowest lowest possible figure
     * @param highest highest possible figure
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Series> series, double lowest, double highest) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        StringJoiner description = new StringJoiner(". ");
        for (Series each : series) {
            StringJoiner figures = new StringJoiner("; ", each.label() + ": ", "");
            for (Mark mark : each.marks()) {
                figures.add(mark.hint());
                DotPlot.widen(range, mark.value());
                if (!mark.faint()) {
                    DotPlot.widen(range, mark.lower());
                    DotPlot.widen(range, mark.upper());
                }
            }
            description.add(figures.toString());
        }
        int rows = (series.size() + COLUMNS - 1) / COLUMNS;
        Svg svg = new Svg(Svg.WIDTH, rows * PANEL + 6, title, description.toString());
        double width = (Svg.WIDTH - LEFT - GAP) / COLUMNS;
        for (int i = 0; i < series.size(); i++) {
            double left = LEFT + i % COLUMNS * (width + GAP);
            int line = i / COLUMNS;
            double top = line * PANEL;
            Axis y = range[0] > range[1]
                    ? new Axis(lowest, highest, top + PANEL - FOOT, top + TITLE)
                    : Axis.around(range[0], range[1], lowest, highest, top + PANEL - FOOT, top + TITLE);
            panel(svg, series.get(i), left, left + width - 6, y, i % COLUMNS == 0);
        }
        return svg.markup();
    }

    private static void panel(Svg svg, Series series, double left, double right, Axis y, boolean first) {
        List<Mark> marks = series.marks();
        svg.text(left, y.to() - 8, "start", "label", series.label());
        List<Double> ticks = y.ticks();
        int every = (int) Math.max(1, Math.ceil(ticks.size() / FEW_TICKS));
        for (int i = 0; i < ticks.size(); i += every) {
            double place = y.place(ticks.get(i));
            svg.line(left, place, right, place, "grid");
            if (first) {
                svg.text(left - 6, place + 4.5, "end", "label muted", y.label(ticks.get(i)));
            }
        }
        Axis x = new Axis(0, Math.max(1, marks.size() - 1), left + 4, right - 4);
        TrendLine.lines(svg, marks, x, y);
        if (!marks.isEmpty()) {
            svg.text(left, y.from() + 15, "start", "label muted", marks.get(0).label());
            svg.text(
                    right,
                    y.from() + 15,
                    "end",
                    "label muted",
                    marks.get(marks.size() - 1).label());
        }
    }
}
