package io.github.cxkit.examples.scorecard.conformance;

import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RuleFinder;
import io.github.cxkit.metric.RuleFinder.Match;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a scale may be cut that no source cuts: detractors up to 5, "satisfied" from 7. The share of the highest points, of the
 * lowest, or the one less the other.
 *
 * @param top how many of the highest points, 0 for none
 * @param bottom how many of the lowest points, 0 for none
 */
record ScaleCut(int top, int bottom) {

    /** Of longer scales there are so many differences that one always fits. */
    private static final int LONGEST = 11;

    /**
     * A cut that gives a figure.
     *
     * @param cut the cut
     * @param match with which treatment of blanks, and how written
     */
    record Fit(ScaleCut cut, Match match) {}

    /** The cuts that give a figure, the plainest treatment first. */
    static List<Fit> find(RatingTally answers, BigDecimal shown) {
        Scale scale = answers.scale();
        Map<String, ScaleCut> cuts = new LinkedHashMap<>();
        int points = scale.size();
        for (int top = 0; top < points; top++) {
            for (int bottom = 0; top + bottom <= points && bottom < points; bottom++) {
                boolean difference = top > 0 && bottom > 0;
                if (top + bottom > 0 && !(difference && points > LONGEST)) {
                    cuts.put("cut.top-" + top + ".bottom-" + bottom, new ScaleCut(top, bottom));
                }
            }
        }
        List<RatingMetric> metrics = cuts.entrySet().stream()
                .map(each -> each.getValue().metric(each.getKey(), scale))
                .toList();
        RuleFinder found =
                RuleFinder.of(answers, shown, MetricCatalog.standard().with(metrics));
        List<Fit> fits = new ArrayList<>();
        for (Match match : found.exact()) {
            ScaleCut cut = cuts.get(match.metric().rule().id().name());
            if (cut != null) {
                fits.add(new Fit(cut, match));
            }
        }
        return fits;
    }

    private RatingMetric metric(String name, Scale scale) {
        List<Integer> points = scale.points();
        boolean difference = top > 0 && bottom > 0;
        return RatingMetric.of(
                Rule.convention(name, top + " highest points less " + bottom + " lowest", "a cut of the scale"),
                scale,
                difference ? ScoreUnit.POINTS : ScoreUnit.PERCENT,
                point -> {
                    int at = points.indexOf(point);
                    if (at >= points.size() - top) {
                        return 100;
                    }
                    return at >= bottom ? 0 : difference ? -100 : 100;
                });
    }

    /** Such as "answers 9 to 10 less answers 0 to 5". */
    String text(Scale scale, Wording wording) {
        List<Integer> points = scale.points();
        String high = range(points.subList(points.size() - top, points.size()), wording);
        String low = range(points.subList(0, bottom), wording);
        return top > 0 && bottom > 0
                ? wording.text("explain.cut.net", high, low)
                : wording.text("explain.cut.share", top > 0 ? high : low);
    }

    private static String range(List<Integer> points, Wording wording) {
        if (points.isEmpty()) {
            return "";
        }
        String first = String.valueOf(points.get(0));
        String last = String.valueOf(points.get(points.size() - 1));
        return points.size() == 1 ? first : wording.text("to", first, last);
    }
}
