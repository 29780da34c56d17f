package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.report.chart.Svg;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.stats.Rate;
import java.util.List;

/** One bar per step, what was lost since the step before in a paler colour. */
final class FunnelChart {

    private static final double ROW = 52;
    private static final double BAR = 22;
    private static final double TOP = 20;

    private FunnelChart() {}

    static String draw(FunnelSummary funnel) {
        List<String> steps = funnel.funnel().steps();
        long first = Math.max(1, funnel.counts().get(0));
        Svg svg = new Svg(
                Svg.WIDTH,
                TOP + ROW * steps.size(),
                "Funnel",
                steps.get(0) + " to " + steps.get(steps.size() - 1) + ", "
                        + Display.count(funnel.counts().get(0)) + " to "
                        + Display.count(funnel.counts().get(steps.size() - 1)));
        double before = 0;
        for (int k = 0; k < steps.size(); k++) {
            double y = TOP + ROW * k;
            double wide =
                    Math.min(Svg.WIDTH, Svg.WIDTH * (double) funnel.counts().get(k) / first);
            String count = Display.count(funnel.counts().get(k));
            svg.text(0, y - 5, "start", "label", steps.get(k).replace('_', ' '));
            svg.text(
                    Svg.WIDTH,
                    y - 5,
                    "end",
                    "label muted",
                    funnel.steps()
                            .get(k)
                            .ofStepBefore()
                            .flatMap(Rate::value)
                            .toOptional()
                            .map(share -> count + " · " + Display.percent(share))
                            .orElse(count));
            if (before > wide) {
                svg.rect(wide, y, before - wide, BAR, "track", "lost since the step before");
            }
            svg.rect(0, y, wide, BAR, "accent", steps.get(k) + ": " + count);
            before = wide;
        }
        return svg.markup();
    }
}
