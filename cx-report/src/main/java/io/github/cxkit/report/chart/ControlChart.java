package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.StringJoiner;

/** A figure over time between its limits; what lies beyond them is marked. */
final class ControlChart {

    private static final double HEIGHT = 220;
    private static final double LEFT = 46;
    private static final double TOP = 12;
    private static final double BOTTOM = 184;
    private static final double LABEL_ROOM = 62;

    private ControlChart() {}

    static String draw(String title, List<Mark> marks, Charts.Limits limits, double width, Wording wording) {
        double right = width - 16;
        double[] range = {limits.lower(), limits.upper()};
        StringJoiner description = new StringJoiner("; ");
        for (Mark mark : marks) {
            description.add(mark.hint());
            DotPlot.widen(range, mark.value());
        }
        double air = Math.max(1e-9, (range[1] - range[0]) * 0.08);
        Axis y = new Axis(range[0] - air, range[1] + air, BOTTOM, TOP);
        Axis x = new Axis(0, Math.max(1, marks.size() - 1), LEFT + 14, right - 16);
        Svg svg = new Svg(width, HEIGHT, title, description.toString());
        svg.rect(
                LEFT,
                y.place(limits.upper()),
                right - LEFT,
                y.place(limits.lower()) - y.place(limits.upper()),
                "track",
                "");
        svg.grid(y.ticks().stream().map(y::place).toList(), LEFT, right, false);
        svg.group("label muted", "end");
        y.ticks().forEach(tick -> svg.inGroup(LEFT - 8, y.place(tick) + 4.5, y.label(tick, wording)));
        svg.endGroup();
        for (double limit : new double[] {limits.lower(), limits.upper()}) {
            svg.line(LEFT, y.place(limit), right, y.place(limit), "reference");
        }
        svg.line(LEFT, y.place(limits.center()), right, y.place(limits.center()), "base");
        int every = (int) Math.max(1, Math.ceil(LABEL_ROOM * marks.size() / (right - LEFT)));
        svg.group("label muted", "middle");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < marks.size(); i++) {
            if (i % every == 0) {
                svg.inGroup(x.place(i), BOTTOM + 22, marks.get(i).label());
            }
            Double value = marks.get(i).value();
            if (value == null) {
                line.append(' ');
            } else {
                boolean first = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
                line.append(first ? "M" : "L").append(Svg.point(x.place(i), y.place(value)));
            }
        }
        svg.endGroup();
        if (!line.toString().isBlank()) {
            svg.path(line.toString().strip(), "line", "");
        }
        for (int i = 0; i < marks.size(); i++) {
            Double value = marks.get(i).value();
            if (value != null) {
                boolean beyond = value < limits.lower() || value > limits.upper();
                double place = y.place(value);
                if (beyond) {
                    double at = x.place(i);
                    svg.path(
                            "M" + Svg.point(at, place - 7) + " L" + Svg.point(at + 7, place) + " L"
                                    + Svg.point(at, place + 7) + " L" + Svg.point(at - 7, place) + " Z",
                            "negative",
                            marks.get(i).hint());
                } else {
                    svg.circle(x.place(i), place, 4, "dot", marks.get(i).hint());
                }
            }
        }
        return svg.markup();
    }
}
