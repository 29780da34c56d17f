package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.Explanation;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param repeated whether somebody answered more than once, so that the answers are not independent
 * @param byPersonA the first score by person, null where nobody answered it twice or nobody knows who answered
 * @param byPersonB the second score by person
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
        boolean repeated,
        @Nullable ClusteredMean byPersonA,
        @Nullable ClusteredMean byPersonB,
        String sentence) {

    private static final List<ComparisonMethod> NET = List.of(
            ComparisonMethod.POOLED, ComparisonMethod.UNPOOLED, ComparisonMethod.ADJUSTED_WALD, ComparisonMethod.WELCH);

    static ScoreDocument of(
            ScorePair pair, @Nullable ComparisonMethod asked, double confidence, long least, Locale language) {
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
                pair.isRepeated(),
                byPerson(pair.personsA(), metric, confidence, least),
                byPerson(pair.personsB(), metric, confidence, least),
                Explanation.in(language).of(main, pair.nameA(), pair.nameB()));
    }

    private static @Nullable ClusteredMean byPerson(
            ClusterSums persons, RatingMetric metric, double confidence, long least) {
        return persons.respondents() == persons.all().n() || Disclosure.isFew(persons.respondents(), least)
                ? null
                : ClusteredMean.of(persons, confidence)
                        .map(mean -> mean.within(metric.lowest(), metric.highest()))
                        .toOptional()
                        .orElse(null);
    }

    /** The two scores and their difference by each method, for other programs. */
    Table rows() {
        FigureRows rows = new FigureRows();
        String metric = comparison.metric().rule().id().name();
        rows.add(
                new FigureRows.Of("side", nameA, "", metric),
                comparison.a(),
                intervalA,
                comparison.evidenceA().n());
        rows.add(
                new FigureRows.Of("side", nameB, "", metric),
                comparison.b(),
                intervalB,
                comparison.evidenceB().n());
        byPerson(rows, nameA, byPersonA);
        byPerson(rows, nameB, byPersonB);
        long both = comparison.evidenceA().n() + comparison.evidenceB().n();
        sideBySide.forEach(each ->
                rows.add(new FigureRows.Of("difference", nameA + " - " + nameB, each.method(), metric), each, both));
        return rows.table();
    }

    private void byPerson(FigureRows rows, String name, @Nullable ClusteredMean mean) {
        if (mean != null) {
            rows.add(
                    new FigureRows.Of(
                            "side",
                            name,
                            "by person",
                            comparison.metric().rule().id().name()),
                    Result.of(mean.value()),
                    mean.interval(),
                    mean.respondents());
        }
    }

    /** The same to be read. */
    Page page(Locale language) {
        Wording wording = Wording.in(language);
        ScoreUnit unit = comparison.metric().unit();
        List<Side> sides = List.of(
                new Side(nameA, comparison.a(), intervalA, byPersonA, comparison.evidenceA()),
                new Side(nameB, comparison.b(), intervalB, byPersonB, comparison.evidenceB()));
        List<String> said = new ArrayList<>(List.of(wording.text("page.level", wording.level(confidence))));
        if (elsewhere > 0) {
            said.add(wording.counted("compare.elsewhere", elsewhere));
        }
        if (weighted) {
            said.add(wording.text("compare.weighted"));
        }
        Page page = Page.of(wording.metric(comparison.metric().rule()) + ": " + question)
                .in(language)
                .subtitled(String.join(" · ", said))
                .warning(repeated ? wording.text("compare.persons") : "")
                .with(new Lead(verdict(wording), sentence, "", "difference"));
        Table scores = Table.of(
                Column.text(wording.text("group")),
                Column.number(wording.text("score")),
                Column.number(wording.text("interval", wording.level(confidence))),
                Column.number(wording.text("n")),
                Column.number(wording.text("left.out.column")),
                Column.text(wording.text("note")));
        List<Mark> marks = new ArrayList<>();
        for (Side side : sides) {
            scores = scores.row(
                    side.name,
                    wording.score(side.score, unit),
                    wording.interval(side.interval, unit),
                    wording.count(side.evidence.n()),
                    wording.count(side.evidence.excluded().total()),
                    side.note(wording, unit));
            Mark mark = DifferenceTable.mark(side.name, side.score, side.interval, wording.score(side.score, unit));
            marks.add(mark);
            page = page.with(new Lead(
                    side.name,
                    wording.text(
                            "compare.side",
                            wording.score(side.score, unit),
                            wording.interval(side.interval, unit),
                            wording.count(side.evidence.n()),
                            DifferenceTable.leftOut(side.evidence.excluded().counts(), wording)),
                    "",
                    "sides"));
        }
        RatingMetric metric = comparison.metric();
        String chart = Charts.in(language)
                .fluid()
                .dots(wording.text("scores"), marks, new Charts.Range(metric.lowest(), metric.highest()), null);
        return page.with(DifferenceTable.section(
                        sideBySide,
                        unit,
                        confidence,
                        wording,
                        wording.text("compare.minus"),
                        sideBySide.size() > 1 ? wording.text("compare.judge") : ""))
                .with(Section.of(
                        "sides", wording.text("scores"), "", new Figure("", "", chart, scores.withoutEmptyColumns())))
                .with(Section.ofHtml(
                        "method",
                        wording.text("method"),
                        "",
                        MethodMarkup.html(wording, List.of(metric.rule()), Map.of())));
    }

    private record Side(
            String name,
            Result<Double> score,
            Result<ConfidenceInterval> interval,
            @Nullable ClusteredMean byPerson,
            Evidence evidence) {

        String note(Wording wording, ScoreUnit unit) {
            return byPerson == null
                    ? wording.lack(score)
                    : wording.text(
                            "note.clustered",
                            wording.count(byPerson.respondents()),
                            wording.interval(byPerson.interval(), unit));
        }
    }

    private String verdict(Wording wording) {
        Difference main = comparison.difference();
        if (!main.pValue().isKnown() || !main.value().isKnown()) {
            return wording.text("compare.verdict.unknown");
        }
        boolean up = main.value().orElseThrow() > 0;
        return !main.isSignificant(confidence)
                ? wording.text("compare.verdict.none")
                : wording.text(
                        up == comparison.metric().highIsGood() ? "compare.verdict.better" : "compare.verdict.worse",
                        nameA,
                        nameB);
    }

    /** Whether one of the two is too small to be told of. */
    boolean isOfFew(MinGroup least) {
        return least.isFew(comparison.evidenceA().n())
                || least.isFew(comparison.evidenceB().n());
    }
}
