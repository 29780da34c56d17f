package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.Explanation;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
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

    void print(PrintWriter out, Wording wording) {
        RatingMetric metric = comparison.metric();
        out.println(wording.metric(metric.rule()) + ": " + question);
        out.println();
        Table scores = Table.of(
                        Column.text(wording.text("group")),
                        Column.number(wording.text("score")),
                        Column.number(wording.text("interval", wording.level(confidence))),
                        Column.number(wording.text("n")),
                        Column.number(wording.text("left.out.column")),
                        Column.text(wording.text("note")))
                .row(
                        nameA,
                        wording.score(comparison.a(), metric.unit()),
                        wording.interval(intervalA, metric.unit()),
                        wording.count(comparison.evidenceA().n()),
                        wording.count(comparison.evidenceA().excluded().total()),
                        wording.lack(comparison.a()))
                .row(
                        nameB,
                        wording.score(comparison.b(), metric.unit()),
                        wording.interval(intervalB, metric.unit()),
                        wording.count(comparison.evidenceB().n()),
                        wording.count(comparison.evidenceB().excluded().total()),
                        wording.lack(comparison.b()));
        ConsoleTable.write(scores.withoutEmptyColumns(), out);
        out.println();
        out.println(wording.text("compare.minus"));
        ConsoleTable.write(DifferenceTable.of(sideBySide, metric.unit(), confidence, wording), out);
        if (sideBySide.size() > 1) {
            out.println(wording.text("compare.judge"));
        }
        out.println();
        out.println(sentence + ".");
        if (elsewhere > 0) {
            out.println(wording.counted("compare.elsewhere", elsewhere));
        }
        if (weighted) {
            out.println(wording.text("compare.weighted"));
        }
    }

    /** Whether one of the two is too small to be told of. */
    boolean isOfFew(MinGroup least) {
        return least.isFew(comparison.evidenceA().n())
                || least.isFew(comparison.evidenceB().n());
    }
}
