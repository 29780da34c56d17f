package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A figure over time with its interval as a band; a period without a figure leaves a gap. */
final class TrendLine {

    private static final double HEIGHT = 220;
    private static final double LEFT = 46;
    private static final double TOP = 12;
    private static final double BOTTOM = 184;
    private static final double LABEL_ROOM = 62;
    private static final double SIGN_ROOM = 17;

    private TrendLine() {}

    static String draw(
            String title,
            List<Mark> marks,
            List<Occasion> occasions,
            double[] possible,
            double width,
            Wording wording) {
        double right = width - 16;
        double[] range = range(marks);
        StringJoiner description = new StringJoiner("; ");
        marks.forEach(mark -> description.add(mark.hint()));
        occasions.forEach(each -> description.add(each.sign() + ": " + each.text()));
        Axis y = range[0] > range[1]
                ? new Axis(possible[0], possible[1], BOTTOM, TOP)
                : Axis.around(range[0], range[1], possible[0], possible[1], BOTTOM, TOP);
        Axis x = new Axis(0, Math.max(1, marks.size() - 1), LEFT + 14, right - 16);
        Svg svg = new Svg(width, HEIGHT, title, description.toString());
        svg.grid(y.ticks().stream().map(y::place).toList(), LEFT, right, false);
        svg.group("label muted", "end");
        y.ticks().forEach(tick -> svg.inGroup(LEFT - 8, y.place(tick) + 4.5, y.label(tick, wording)));
        svg.endGroup();
        int every = (int) Math.max(1, Math.ceil(LABEL_ROOM * marks.size() / (right - LEFT)));
        svg.group("label muted", "middle");
        for (int i = 0; i < marks.size(); i += every) {
            svg.inGroup(x.place(i), BOTTOM + 22, marks.get(i).label());
        }
        svg.endGroup();
        occasions.forEach(each -> svg.line(place(x, each, LEFT), TOP, place(x, each, LEFT), BOTTOM, "occasion"));
        lines(svg, marks, x, y);
        svg.group("dot");
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.value() != null) {
                double radius = marks.size() > 60 ? 2.5 : 4;
                svg.dot(x.place(i), y.place(mark.value()), radius, mark.faint(), mark.hint());
            }
        }
        svg.endGroup();
        signs(svg, occasions, x);
        return svg.markup();
    }

    /** Where an occasion is: half a step before the first figure and after the last one there is room for it too. */
    private static double place(Axis x, Occasion occasion, double edge) {
        double step = (x.to() - x.from()) / (x.high() - x.low());
        double inside = Math.min(x.high() + 0.5, Math.max(x.low() - 0.5, occasion.at()));
        return Math.max(edge, Math.min(x.to() + 12, x.from() + inside * step));
    }

    /** Signs at the tops of the lines; those that would stand on another go one line lower. */
    private static void signs(Svg svg, List<Occasion> occasions, Axis x) {
        double before = Double.NEGATIVE_INFINITY;
        int lower = 0;
        for (Occasion each : occasions) {
            double place = place(x, each, LEFT);
            lower = place - before < SIGN_ROOM ? (lower + 1) % 3 : 0;
            before = place;
            svg.occasion(place, TOP + SIGN_ROOM * lower, each.sign(), each.text());
        }
    }

    /**
     * What an axis must hold: every limit of every figure that stands on enough, and every figure. The interval of a figure
     * that stands on little may reach beyond: there it is cut, and the cut drawn.
     */
    static double[] range(List<Mark> marks) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Mark mark : marks) {
            DotPlot.widen(range, mark.value());
            if (!mark.faint()) {
                DotPlot.widen(range, mark.lower());
                DotPlot.widen(range, mark.upper());
            }
        }
        return range;
    }

    /** Band and line of each run of neighbouring figures. */
    static void lines(Svg svg, List<Mark> marks, Axis x, Axis y) {
        svg.trusted(paths(marks, x, y));
    }

    static String paths(List<Mark> marks, Axis x, Axis y) {
        StringBuilder bands = new StringBuilder();
        StringBuilder lines = new StringBuilder();
        for (List<Integer> run : runs(marks)) {
            bands.append(band(marks, run, x, y));
            StringBuilder line = new StringBuilder();
            for (int i : run) {
                line.append(line.isEmpty() ? "M" : " ").append(Svg.point(x.place(i), y.place(value(marks.get(i)))));
            }
            lines.append("<path class=\"line\" d=\"").append(line).append("\"/>");
        }
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).faint() && marks.get(i).value() != null) {
                bands.append(whisker(marks.get(i), x.place(i), y));
            }
        }
        return bands.append(lines).append('\n').toString();
    }

    private static String band(List<Mark> marks, List<Integer> run, Axis x, Axis y) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (int i : run) {
            Mark mark = marks.get(i);
            double top = mark.upper() == null ? value(mark) : mark.upper();
            double bottom = mark.lower() == null ? value(mark) : mark.lower();
            upper.append(upper.isEmpty() ? "M" : " ").append(Svg.point(x.place(i), y.place(top)));
            lower.insert(0, " " + Svg.point(x.place(i), y.place(bottom)));
        }
        return "<path class=\"band wide\" d=\"" + upper.append(lower) + " Z\"/>";
    }

    /** The interval of a figure that stands on little; an arrowhead where it reaches beyond the axis. */
    private static String whisker(Mark mark, double x, Axis y) {
        if (mark.lower() == null || mark.upper() == null) {
            return "";
        }
        StringBuilder drawn = new StringBuilder("<path class=\"whisker\" d=\"M" + Svg.point(x, y.place(mark.lower()))
                + " L" + Svg.point(x, y.place(mark.upper())) + "\"/>");
        if (mark.upper() > y.high() || mark.upper() < y.low()) {
            drawn.append(cut(x, y.to(), 6));
        }
        if (mark.lower() < y.low() || mark.lower() > y.high()) {
            drawn.append(cut(x, y.from(), -6));
        }
        return drawn.toString();
    }

    private static String cut(double x, double y, double back) {
        return "<path class=\"cut\" d=\"M" + Svg.point(x, y) + " L" + Svg.point(x - 4, y + back) + " L"
                + Svg.point(x + 4, y + back) + " Z\"/>";
    }

    private static double value(Mark mark) {
        return mark.value() == null ? Double.NaN : mark.value();
    }

    /** Positions of neighbouring marks that have a figure that stands on enough. */
    private static List<List<Integer>> runs(List<Mark> marks) {
        List<List<Integer>> runs = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).value() != null && !marks.get(i).faint()) {
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
