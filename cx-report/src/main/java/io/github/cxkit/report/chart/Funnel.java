package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.StringJoiner;

/** One bar a step, as long as its share of the first; under its end the interval, behind it what the step before had. */
final class Funnel {

    private static final double ROW = 56;
    private static final double BAR = 22;
    private static final double TOP = 20;

    private Funnel() {}

    static String draw(String title, List<Mark> steps, double width, Wording wording) {
        StringJoiner description = new StringJoiner("; ");
        steps.forEach(step -> description.add(step.hint()));
        double right = width - 14;
        Axis axis = new Axis(0, 1, 0, right);
        Svg svg = new Svg(width, TOP + ROW * steps.size() + 4, title, description.toString());
        double before = 0;
        for (int i = 0; i < steps.size(); i++) {
            Mark step = steps.get(i);
            double y = TOP + ROW * i;
            svg.text(0, y - 5, "start", "label", step.label());
            svg.text(right, y - 5, "end", "label muted", step.text());
            if (step.value() == null) {
                before = 0;
                continue;
            }
            double end = axis.place(step.value());
            if (before > end) {
                svg.rect(end, y, before - end, BAR, "track", "");
            }
            svg.rect(0, y, end, BAR, "accent", step.hint());
            if (step.lower() != null && step.upper() != null && i > 0) {
                double from = axis.place(step.lower());
                svg.rect(from, y + BAR + 2, Math.max(1, axis.place(step.upper()) - from), 4, "band", "");
            }
            before = end;
        }
        return svg.markup();
    }
}
