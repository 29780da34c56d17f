package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Figures side by side: a dot for each, its interval as a line, on one axis. */
final class DotPlot {

    private static final int SHORT_LABEL = 14;
    private static final int LONG_LABEL = 40;
    private static final double AXIS_ROOM = 26;
    private static final double TOP = 8;

    private static final int LONG_FIGURE = 12;

    private DotPlot() {}

    static String draw(
            String title,
            List<Mark> marks,
            Charts.Range range,
            @Nullable Mark reference,
            double width,
            Wording wording) {
        int longest =
                marks.stream().mapToInt(mark -> mark.label().length()).max().orElse(0);
        boolean stacked = longest > (width > Svg.WIDTH ? LONG_LABEL : SHORT_LABEL);
        double row = stacked ? 40 : 24;
        double left = stacked ? 24 : width > Svg.WIDTH ? Math.max(130, 7.4 * longest + 24) : 130;
        double told = marks.stream()
                .map(DotPlot::figure)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        double right = width - 30 - (told == 0 ? 0 : 7.4 * told);
        double bottom = TOP + row * marks.size();
        Axis axis = axis(marks, reference, range.lowest(), range.highest(), left, right);
        StringJoiner description = new StringJoiner("; ");
        marks.forEach(mark -> description.add(mark.hint()));
        Svg svg = new Svg(width, bottom + AXIS_ROOM, title, description.toString());
        svg.grid(axis.ticks().stream().map(axis::place).toList(), TOP, bottom, true);
        svg.group("label muted", "middle");
        axis.ticks().forEach(tick -> svg.inGroup(axis.place(tick), bottom + 17, axis.label(tick, wording)));
        svg.endGroup();
        if (reference != null && reference.value() != null) {
            if (reference.lower() != null && reference.upper() != null) {
                double from = axis.place(reference.lower());
                svg.rect(from, TOP, Math.max(1, axis.place(reference.upper()) - from), bottom - TOP, "track", "");
            }
            double x = axis.place(reference.value());
            svg.line(x, TOP, x, bottom, "reference");
        }
        double middle = stacked ? 0.72 : 0.5;
        svg.group("label", stacked ? "start" : "end");
        for (int i = 0; i < marks.size(); i++) {
            double y = TOP + row * (i + middle);
            svg.inGroup(
                    stacked ? left - 22 : left - 14,
                    stacked ? y - 12 : y + 4.5,
                    marks.get(i).label());
        }
        svg.endGroup();
        for (int i = 0; i < marks.size(); i++) {
            band(svg, axis, marks.get(i), TOP + row * (i + middle));
        }
        svg.group("dot");
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.value() != null) {
                svg.dot(axis.place(mark.value()), TOP + row * (i + middle), 5.5, mark.faint(), mark.hint());
            }
        }
        svg.endGroup();
        if (told > 0) {
            svg.group("label", "end");
            for (int i = 0; i < marks.size(); i++) {
                svg.inGroup(width - 8, TOP + row * (i + middle) + 4.5, figure(marks.get(i)));
            }
            svg.endGroup();
        }
        return svg.markup();
    }

    /** The figure that stands at the end of a row, to be read without pointing at anything; empty where it is too long for that. */
    private static String figure(Mark mark) {
        int limits = mark.text().indexOf(" (");
        String figure = limits < 0 ? mark.text() : mark.text().substring(0, limits);
        return mark.value() == null || figure.length() > LONG_FIGURE ? "" : figure;
    }

    /** Its interval, or in words why there is no figure. */
    private static void band(Svg svg, Axis axis, Mark mark, double y) {
        String faint = mark.faint() ? " faint" : "";
        if (mark.value() == null) {
            svg.text(axis.from() + 4, y + 4.5, "start", "label muted", mark.text());
            return;
        }
        if (mark.lower() != null && mark.upper() != null) {
            double from = axis.place(mark.lower());
            double to = axis.place(mark.upper());
            svg.rect(from, y - 3, Math.max(1, to - from), 6, "band" + faint, "");
        }
    }

    private static Axis axis(
            List<Mark> marks, @Nullable Mark reference, double lowest, double highest, double left, double right) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Mark mark : marks) {
            widen(range, mark.value());
            widen(range, mark.lower());
            widen(range, mark.upper());
        }
        if (reference != null) {
            widen(range, reference.value());
            widen(range, reference.lower());
            widen(range, reference.upper());
        }
        return range[0] > range[1]
                ? new Axis(lowest, highest, left, right)
                : Axis.around(range[0], range[1], lowest, highest, left, right);
    }

    static void widen(double[] range, @Nullable Double value) {
        if (value != null) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }
}
