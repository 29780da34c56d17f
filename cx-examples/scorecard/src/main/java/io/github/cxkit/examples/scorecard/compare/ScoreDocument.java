package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.Explanation;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two scores compared: what is printed and written as JSON.
 *
 * @param question the question as asked
 * @param nameA name of the first group
 * @param intervalA interval of its score
 * @param nameB name of the second group
 * @param intervalB interval of its score
 * @param confidence level of the intervals
 * @param comparison by the method asked for, or the metric's own
 * @param sideBySide the difference by that and other methods
 * @param weighted whether a survey has weights, which a comparison leaves aside
 * @param elsewhere responses of other groups, which are in neither score
 * @param sentence the comparison in words
 */
record ScoreDocument(
        String question,
        String nameA,
        Result<ConfidenceInterval> intervalA,
        String nameB,
        Result<ConfidenceInterval> intervalB,
        double confidence,
        Comparison comparison,
        List<Difference> sideBySide,
        boolean weighted,
        long elsewhere,
        String sentence) {

    private static final List<ComparisonMethod> NET = List.of(
            ComparisonMethod.POOLED, ComparisonMethod.UNPOOLED, ComparisonMethod.ADJUSTED_WALD, ComparisonMethod.WELCH);

    static ScoreDocument of(ScorePair pair, @Nullable ComparisonMethod asked, double confidence, Locale language) {
        RatingScore a = pair.a();
        RatingScore b = pair.b();
        RatingMetric metric = a.metric();
        ComparisonMethod method = asked == null ? ComparisonMethod.defaultFor(metric) : asked;
        Comparison main = a.compare(b, method, confidence);
        List<Difference> rows = new ArrayList<>(List.of(main.difference()));
        if (metric.shape() == RatingMetric.Shape.NET) {
            NET.stream()
                    .filter(each -> each != method)
                    .forEach(each -> rows.add(a.compare(b, each, confidence).difference()));
        }
        return new ScoreDocument(
                pair.text(),
                pair.nameA(),
                a.interval(confidence),
                pair.nameB(),
                b.interval(confidence),
                confidence,
                main,
                List.copyOf(rows),
                pair.weighted(),
                pair.elsewhere(),
                Explanation.in(language).of(main, pair.nameA(), pair.nameB()));
    }

    void print(PrintWriter out) {
        RatingMetric metric = comparison.metric();
        out.println(metric.rule().title() + ": " + question);
        out.println();
        Table scores = Table.of(
                        Column.text("Group"),
                        Column.number("Score"),
                        Column.number(Display.level(confidence) + " interval"),
                        Column.number("n"),
                        Column.number("Left out"))
                .row(
                        nameA,
                        Display.score(comparison.a(), metric.unit()),
                        Display.interval(intervalA, metric.unit()),
                        Display.count(comparison.evidenceA().n()),
                        Display.count(comparison.evidenceA().excluded().total()))
                .row(
                        nameB,
                        Display.score(comparison.b(), metric.unit()),
                        Display.interval(intervalB, metric.unit()),
                        Display.count(comparison.evidenceB().n()),
                        Display.count(comparison.evidenceB().excluded().total()));
        ConsoleTable.write(scores, out);
        out.println();
        out.println("Difference, the first minus the second");
        ConsoleTable.write(DifferenceTable.of(sideBySide, metric.unit(), confidence), out);
        if (sideBySide.size() > 1) {
            out.println("Judge by the first row; the others show what other programs print.");
        }
        out.println();
        out.println(sentence + ".");
        if (elsewhere > 0) {
            out.println("In neither, as they belong to other groups: " + Display.count(elsewhere)
                    + (elsewhere == 1 ? " response." : " responses."));
        }
        if (weighted) {
            out.println("Every answer counts once: response weights are left aside.");
        }
    }
}
