package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.FrameworkLabels;
import io.github.cxkit.framework.IndexScore;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Reliability;
import io.github.cxkit.survey.Survey;
import java.util.Locale;

/**
 * Everything the framework report shows.
 *
 * @param survey the survey
 * @param summary the answers
 * @param locale language of names and figures
 * @param confidence level of the interval
 */
record FrameworkReport(Survey survey, IndexSummary summary, Locale locale, double confidence) {

    private FrameworkLabels labels() {
        return FrameworkLabels.of(locale);
    }

    CompositeIndex index() {
        return summary.index();
    }

    IndexScore score() {
        return summary.score();
    }

    String title() {
        return labels().framework(index()) + ": " + survey.title();
    }

    int decimals() {
        return index().max() - index().min() > 20 ? 1 : 2;
    }

    String number(Result<Double> value) {
        return value.map(v -> Display.number(v, decimals())).toOptional().orElse(Display.NONE);
    }

    String dimension(String id) {
        return labels().dimension(index(), id);
    }

    String headline() {
        IndexScore score = score();
        Result<ConfidenceInterval> interval = summary.respondentInterval(confidence);
        return "Index " + number(score.value()) + " on " + Display.number(index().min(), 0) + " to "
                + Display.number(index().max(), 0)
                + score.weakest()
                        .map(w -> "; weakest: " + dimension(w))
                        .toOptional()
                        .orElse("")
                + score.strongest()
                        .map(s -> ", strongest: " + dimension(s))
                        .toOptional()
                        .orElse("")
                + ". Mean over " + Display.count(summary.respondentEvidence().n()) + " respondents "
                + number(summary.respondentMean())
                + interval.map(i -> " (" + Display.number(i.lower(), decimals()) + " to "
                                + Display.number(i.upper(), decimals()) + ")")
                        .toOptional()
                        .orElse("")
                + ".";
    }

    Table table() {
        Table table = Table.of(
                Column.text("Dimension"),
                Column.number("Score"),
                Column.number("Weight"),
                Column.number("Alpha"),
                Column.text("Questions"));
        IndexScore score = score();
        for (Dimension dimension : index().dimensions()) {
            Double value = score.scores().get(dimension.id());
            table = table.row(
                    dimension(dimension.id()),
                    value == null ? Display.NONE : Display.number(value, decimals()),
                    Display.number(dimension.weight(), 2),
                    summary.reliability(dimension.id())
                            .flatMap(Reliability::alpha)
                            .map(a -> Display.number(a, 2))
                            .toOptional()
                            .orElse(Display.NONE),
                    String.join(", ", dimension.questions()));
        }
        return table;
    }
}
