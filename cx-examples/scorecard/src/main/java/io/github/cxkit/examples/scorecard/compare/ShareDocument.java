package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.compare.GroupCounts.Group;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.Explanation;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.ProportionComparison.Method;
import io.github.cxkit.stats.SampleRatio;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Two shares compared, in per cent: what is printed and written as JSON.
 *
 * @param success column of the successes
 * @param group column of the groups
 * @param a the first group
 * @param b the second group
 * @param confidence level of the intervals
 * @param differences a minus b by pooled z, unpooled z, N-1 z and Newcombe's interval, in percentage points
 * @param cohenH effect size
 * @param planned the planned shares of the groups
 * @param split whether the groups have the planned sizes
 * @param withoutGroup rows that belong to no group
 * @param otherGroups rows of groups that are not compared
 * @param sentence the comparison in words
 */
record ShareDocument(
        String success,
        String group,
        Side a,
        Side b,
        double confidence,
        List<Difference> differences,
        Result<Double> cohenH,
        List<Double> planned,
        Result<SampleRatio> split,
        long withoutGroup,
        long otherGroups,
        String sentence) {

    private static final double SPLIT_LEVEL = 0.01;
    private static final double PERCENT = 100;

    /**
     * One group.
     *
     * @param name its name
     * @param counts what was counted
     * @param share share of successes, in per cent
     * @param interval Wilson's interval of the share
     */
    record Side(String name, Group counts, Result<Double> share, Result<ConfidenceInterval> interval) {

        long n() {
            return counts.successes() + counts.failures();
        }
    }

    static ShareDocument of(
            GroupCounts counts,
            String group,
            String success,
            List<String> names,
            List<Double> planned,
            double confidence,
            Locale language) {
        RatingMetric metric = RatingMetric.share(
                Rule.convention("share.of-rows", success, "rows that succeeded among those that say"),
                Scale.of(0, 1),
                1,
                1);
        Group ga = counts.group(names.get(0));
        Group gb = counts.group(names.get(1));
        RatingScore sa = score(metric, ga);
        RatingScore sb = score(metric, gb);
        ProportionComparison.Group a = new ProportionComparison.Group(ga.successes(), sa.n());
        ProportionComparison.Group b = new ProportionComparison.Group(gb.successes(), sb.n());
        Function<Method, Difference> by =
                method -> ProportionComparison.compare(a, b, method, confidence).times(PERCENT);
        Difference pooled = by.apply(Method.POOLED_Z);
        Difference newcombe = by.apply(Method.NEWCOMBE);
        Comparison comparison = new Comparison(
                metric,
                ComparisonMethod.POOLED,
                sa.value(),
                sa.evidence(),
                sb.value(),
                sb.evidence(),
                pooled.withInterval(newcombe.interval()));
        double[] shares = planned.stream().mapToDouble(Double::doubleValue).toArray();
        return new ShareDocument(
                success,
                group,
                new Side(names.get(0), ga, sa.value(), sa.interval(confidence)),
                new Side(names.get(1), gb, sb.value(), sb.interval(confidence)),
                confidence,
                List.of(pooled, by.apply(Method.UNPOOLED_Z), by.apply(Method.N_MINUS_ONE), newcombe),
                ProportionComparison.cohenH(a, b),
                planned,
                SampleRatio.of(new long[] {ga.rows(), gb.rows()}, shares, SPLIT_LEVEL),
                counts.withoutGroup(),
                counts.others(names),
                Explanation.in(language).of(comparison, names.get(0), names.get(1)));
    }

    private static RatingScore score(RatingMetric metric, Group group) {
        return metric.score(RatingTally.ofCounts(
                metric.scale(), new long[] {group.failures(), group.successes()}, group.blank(), 0, 0));
    }

    /** The same to be read. */
    Page page(Locale language) {
        Wording wording = Wording.in(language);
        List<String> said = new ArrayList<>(List.of(wording.text("page.level", wording.level(confidence))));
        if (withoutGroup > 0) {
            said.add(wording.counted("compare.without", withoutGroup));
        }
        if (otherGroups > 0) {
            said.add(wording.counted("compare.others", otherGroups));
        }
        split.ifKnown(check -> said.add(split(check, wording)));
        boolean mismatch = split.map(SampleRatio::mismatch).orElse(false);
        Page page = Page.of(wording.text("compare.share.title", success, group))
                .in(language)
                .subtitled(String.join(" · ", said))
                .warning(mismatch ? wording.text("compare.split.bad") : "")
                .with(new Lead(
                        mismatch ? wording.text("compare.verdict.untrusted") : verdict(wording),
                        sentence,
                        "",
                        "difference"));
        Table table = Table.of(
                Column.text(wording.text("group")),
                Column.number(wording.text("share")),
                Column.number(wording.text("interval", wording.level(confidence))),
                Column.number(wording.text("compare.successes")),
                Column.number(wording.text("n")),
                Column.number(wording.text("blank")),
                Column.text(wording.text("note")));
        List<Mark> marks = new ArrayList<>();
        for (Side side : List.of(a, b)) {
            String limits = side.interval().map(i -> wording.limits(i, 2)).orElse(Wording.NONE);
            table = table.row(
                    side.name(),
                    wording.number(side.share(), 2),
                    limits,
                    wording.count(side.counts().successes()),
                    wording.count(side.n()),
                    wording.count(side.counts().blank()),
                    wording.lack(side.share()));
            marks.add(
                    DifferenceTable.mark(side.name(), side.share(), side.interval(), wording.number(side.share(), 2)));
            page = page.with(new Lead(
                    side.name(),
                    wording.text(
                            "compare.side",
                            wording.number(side.share(), 2),
                            limits,
                            wording.count(side.n()),
                            DifferenceTable.leftOut(
                                    Map.of("blank", side.counts().blank()), wording)),
                    "",
                    "sides"));
        }
        String chart =
                Charts.in(language).fluid().dots(wording.text("share"), marks, new Charts.Range(0, PERCENT), null);
        // shares of A/B tests differ by less than a point: two decimals, as on a scale
        return page.with(DifferenceTable.section(
                        differences,
                        ScoreUnit.SCALE_POINTS,
                        confidence,
                        wording,
                        wording.text("compare.minus.percent"),
                        wording.text("compare.cohen", wording.number(cohenH, 4))))
                .with(Section.of(
                        "sides", wording.text("share"), "", new Figure("", "", chart, table.withoutEmptyColumns())));
    }

    /** The two shares, their difference by each method and the check of the split, for other programs. */
    Table rows() {
        FigureRows rows = new FigureRows();
        for (Side side : List.of(a, b)) {
            rows.add(new FigureRows.Of("side", side.name(), "", success), side.share(), side.interval(), side.n());
        }
        differences.forEach(each -> rows.add(
                new FigureRows.Of("difference", a.name() + " - " + b.name(), each.method(), success),
                each,
                a.n() + b.n()));
        rows.add(new FigureRows.Of("difference", a.name() + " - " + b.name(), "", "cohen_h"), cohenH, a.n() + b.n());
        rows.add(
                new FigureRows.Of("split", group, "", "chi_square"),
                split.map(SampleRatio::chiSquare),
                null,
                split.map(SampleRatio::pValue),
                a.counts().rows() + b.counts().rows());
        return rows.table();
    }

    private String verdict(Wording wording) {
        Difference pooled = differences.get(0);
        if (!pooled.pValue().isKnown() || !pooled.value().isKnown()) {
            return wording.text("compare.verdict.unknown");
        }
        if (!pooled.isSignificant(confidence)) {
            return wording.text("compare.verdict.none");
        }
        boolean up = pooled.value().orElseThrow() > 0;
        return wording.text(up ? "compare.verdict.higher" : "compare.verdict.lower", a.name(), b.name());
    }

    private String split(SampleRatio check, Wording wording) {
        double sum = planned.get(0) + planned.get(1);
        return wording.text(
                "compare.split",
                wording.count(a.counts().rows()),
                wording.count(b.counts().rows()),
                wording.percent(planned.get(0) / sum),
                wording.percent(planned.get(1) / sum),
                wording.number(check.chiSquare(), 2),
                DifferenceTable.pValue(check.pValue(), wording));
    }

    /** Whether one of the two is too small to be told of. */
    boolean isOfFew(MinGroup least) {
        return least.isFew(a.n()) || least.isFew(b.n());
    }
}
