package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.StringJoiner;

/** How often each point of a scale was chosen: one bar cut into as many parts, worst answer to the left. */
final class StackedBar {

    private static final double HEIGHT = 66;
    private static final double TOP = 22;
    private static final double BAR = 26;
    private static final double LETTER = 7.4;

    private StackedBar() {}

    static String draw(String title, List<Distribution.Bar> bars, double width, Wording wording) {
        long n = bars.stream().mapToLong(Distribution.Bar::count).sum();
        StringJoiner description = new StringJoiner(", ");
        bars.forEach(bar -> description.add(bar.label() + ": " + share(bar, n, wording)));
        Svg svg = new Svg(width, HEIGHT, title, description.toString());
        double x = 0;
        for (Distribution.Bar bar : bars) {
            double part = n == 0 ? 0 : width * bar.count() / n;
            if (part > 0) {
                String share = share(bar, n, wording);
                svg.rect(x, TOP, Math.max(0.5, part - 1.5), BAR, bar.style(), bar.label() + ": " + share);
                String shown = n == 0 ? "" : wording.number(100.0 * bar.count() / n, part > 46 ? 1 : 0);
                if (part > LETTER * shown.length() + 4) {
                    svg.text(x + part / 2, TOP - 7, "middle", "label", shown);
                }
                if (part > LETTER * bar.label().length() + 4) {
                    svg.text(x + part / 2, TOP + BAR + 15, "middle", "label muted", bar.label());
                }
            }
            x += part;
        }
        return svg.markup();
    }

    private static String share(Distribution.Bar bar, long n, Wording wording) {
        return n == 0 ? Wording.NONE : wording.percent((double) bar.count() / n);
    }
}
