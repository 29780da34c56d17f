package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
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
        List<double[]> places = new ArrayList<>();
        double x = 0;
        for (Distribution.Bar bar : bars) {
            double part = n == 0 ? 0 : width * bar.count() / n;
            if (part > 0) {
                String share = share(bar, n, wording);
                svg.rect(x, TOP, Math.max(0.5, part - 1.5), BAR, bar.style(), bar.label() + ": " + share);
            }
            places.add(new double[] {x + part / 2, part});
            x += part;
        }
        svg.group("label", "middle");
        for (int i = 0; i < bars.size(); i++) {
            double part = places.get(i)[1];
            String shown = part > 0 ? wording.number(100.0 * bars.get(i).count() / n, part > 46 ? 1 : 0) : "";
            if (part > LETTER * shown.length() + 4) {
                svg.inGroup(places.get(i)[0], TOP - 7, shown);
            }
        }
        svg.endGroup().group("label muted", "middle");
        for (int i = 0; i < bars.size(); i++) {
            String label = bars.get(i).label();
            if (places.get(i)[1] > LETTER * label.length() + 4) {
                svg.inGroup(places.get(i)[0], TOP + BAR + 15, label);
            }
        }
        svg.endGroup();
        return svg.markup();
    }

    private static String share(Distribution.Bar bar, long n, Wording wording) {
        return n == 0 ? Wording.NONE : wording.percent((double) bar.count() / n);
    }
}
