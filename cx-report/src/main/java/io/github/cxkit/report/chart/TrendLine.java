package io.github.cxkit.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A figure over time with its interval as a band; a period without a figure leaves a gap. */
public final class TrendLine {

    private static final double HEIGHT = 220;
    private static final double LEFT = 40;
    private static final double RIGHT = Svg.WIDTH - 16;
    private static final double TOP = 12;
    private static final double BOTTOM = 184;
    private static final double LABEL_ROOM = 52;

    private TrendLine() {}

    /**
     * Draws the line.
     *
     * @param title what is shown
     * @param marks one per period, in order, without gaps in the calendar
     * @param lowest lowest possible figure
     * @param highest highest possible figure
     * @return an {@code svg} element
     */
    public static String draw(String title, List<Mark> marks, double lowest, double highest) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        StringJoiner description = new StringJoiner("; ");
        for (Mark mark : marks) {
            description.add(mark.hint());
            DotPlot.widen(range, mark.value());
            if (!mark.faint()) {
                DotPlot.widen(range, mark.lower());
                DotPlot.widen(range, mark.upper());
            }
        }
        Axis y = range[0] > range[1]
                ? new Axis(lowest, highest, BOTTOM, TOP)
                : Axis.around(range[0], range[1], lowest, highest, BOTTOM, TOP);
        Axis x = new Axis(0, Math.max(1, marks.size() - 1), LEFT + 14, RIGHT - 8);
        Svg svg = new Svg(Svg.WIDTH, HEIGHT, title, description.toString());
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.place(tick), RIGHT, y.place(tick), "grid");
            svg.text(LEFT - 8, y.place(tick) + 4.5, "end", "label muted", y.label(tick));
        }
        int every = (int) Math.max(1, Math.ceil(LABEL_ROOM * marks.size() / (RIGHT - LEFT)));
        for (int i = 0; i < marks.size(); i += every) {
            svg.text(
                    x.place(i),
                    BOTTOM + 22,
                    "middle",
                    "label muted",
                    marks.get(i).label());
        }
        lines(svg, marks, x, y);
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.value() != null) {
                String style = mark.faint() ? "dot faint" : "dot";
                svg.circle(x.place(i), y.place(mark.value()), marks.size() > 30 ? 2.5 : 4, style, mark.hint());
            }
        }
        return svg.markup();
    }

    /** Band and line of each run of neighbouring figures. */
    static void lines(Svg svg, List<Mark> marks, Axis x, Axis y) {
        for (List<Integer> run : runs(marks)) {
            band(svg, marks, run, x, y);
        }
        for (List<Integer> run : runs(marks)) {
            StringBuilder line = new StringBuilder();
            for (int i : run) {
                line.append(line.isEmpty() ? "M" : " L").append(Svg.point(x.place(i), y.place(value(marks.get(i)))));
            }
            svg.path(line.toString(), "line", "");
        }
    }

    private static void band(Svg svg, List<Mark> marks, List<Integer> run, Axis x, Axis y) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (int i : run) {
            Mark mark = marks.get(i);
            double top = mark.upper() == null ? value(mark) : mark.upper();
            double bottom = mark.lower() == null ? value(mark) : mark.lower();
            upper.append(upper.isEmpty() ? "M" : " L").append(Svg.point(x.place(i), y.place(top)));
            lower.insert(0, " L" + Svg.point(x.place(i), y.place(bottom)));
        }
        svg.path(upper.append(lower).append(" Z").toString(), "band wide", "");
    }

    private static double value(Mark mark) {
        return mark.value() == null ? Double.NaN : mark.value();
    }

    /** Positions of neighbouring marks that have a figure. */
    private static List<List<Integer>> runs(List<Mark> marks) {
        List<List<Integer>> runs = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).value() != null) {
                run.add(i);
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }
}
