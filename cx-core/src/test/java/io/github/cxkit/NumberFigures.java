package io.github.cxkit;

import io.github.cxkit.NumberRows.Row;
import io.github.cxkit.NumberRows.Rows;
import io.github.cxkit.driver.KeyDrivers;
import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.ArmComparison;
import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.Cap;
import io.github.cxkit.experiment.CappedComparison;
import io.github.cxkit.experiment.CovariateAdjustment;
import io.github.cxkit.experiment.ManyArms;
import io.github.cxkit.experiment.Margin;
import io.github.cxkit.experiment.NonInferiority;
import io.github.cxkit.experiment.PostStratification;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.FunnelPlot;
import io.github.cxkit.metric.IntervalMethod;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.NetChange;
import io.github.cxkit.metric.PairedTally;
import io.github.cxkit.metric.PseudoCounts;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.ScoreSeries;
import io.github.cxkit.metric.SegmentedScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.metric.WeightedScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ControlChart;
import io.github.cxkit.stats.Cusum;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.Heterogeneity;
import io.github.cxkit.stats.ItemAnalysis;
import io.github.cxkit.stats.LeastSquares;
import io.github.cxkit.stats.LocalLevel;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.MultinomialIntervals;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.ProportionComparison.Group;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.stats.Quantiles;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.Reliability;
import io.github.cxkit.stats.SampleRatio;
import io.github.cxkit.stats.SequentialTest;
import io.github.cxkit.stats.Shrinkage;
import io.github.cxkit.stats.Trend;
import io.github.cxkit.stats.WeightedSlope;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.WeightedTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Figures of statistics, metrics, drivers and experiments, one line per figure. */
final class NumberFigures {

    static final double LEVEL = 0.9;
    private static final List<String> COLUMNS = List.of("y", "a", "b");

    private NumberFigures() {}

    record Figure(String name, Function<Rows, @Nullable Object> of) {}

    static Figure figure(String name, Function<Rows, @Nullable Object> of) {
        return new Figure(name, of);
    }

    static double[] y(List<Row> rows) {
        return rows.stream().mapToDouble(Row::y).toArray();
    }

    static double[] a(List<Row> rows) {
        return rows.stream().mapToDouble(Row::a).toArray();
    }

    static RatingTally tally(List<Row> rows) {
        long[] counts = new long[11];
        rows.forEach(row -> counts[row.rating()] = Math.addExact(counts[row.rating()], row.times()));
        return RatingTally.ofCounts(Metrics.NPS.scale(), counts);
    }

    static RatingScore nps(List<Row> rows) {
        return Metrics.NPS.score(tally(rows));
    }

    static RatingScore mean(List<Row> rows) {
        return Metrics.mean(Metrics.NPS.scale()).score(tally(rows));
    }

    static Group group(List<Row> rows) {
        return new Group(
                rows.stream()
                        .filter(row -> row.rating() > 5)
                        .mapToLong(Row::times)
                        .reduce(0, Math::addExact),
                rows.stream().mapToLong(Row::times).reduce(0, Math::addExact));
    }

    static CoMoments moments(List<Row> rows) {
        CoMomentsBuilder builder = CoMoments.builder(COLUMNS.toArray(String[]::new));
        rows.forEach(row -> builder.addWeighted(row.weight(), row.y(), row.a(), row.b()));
        return builder.build();
    }

    static CoMoments unweighted(List<Row> rows) {
        CoMomentsBuilder builder = CoMoments.builder(COLUMNS.toArray(String[]::new));
        rows.forEach(row -> builder.add(row.y(), row.a(), row.b()));
        return builder.build();
    }

    static UnitSums sums(List<Row> rows, int variables) {
        return UnitSums.summarizer(variables)
                .summarize(rows.stream()
                        .map(row -> List.of(BigDecimal.valueOf(row.y()), BigDecimal.valueOf(row.a() + 1))
                                .subList(0, variables))
                        .toList());
    }

    static SegmentedScore segments(Rows rows) {
        SegmentedTally.Builder builder = SegmentedTally.builder(Metrics.NPS.scale());
        builder.addSegment("first", tally(rows.first())).addSegment("second", tally(rows.second()));
        return new SegmentedScore(Metrics.NPS, builder.build());
    }

    static List<Estimate> estimates(Rows rows) {
        return IntStream.range(0, Math.min(rows.first().size(), rows.second().size()))
                .mapToObj(i -> Estimate.of(
                        "s" + i, rows.first().get(i).y(), rows.second().get(i).a()))
                .toList();
    }

    static List<Estimate> known(Rows rows) {
        return IntStream.range(0, rows.first().size())
                .mapToObj(i -> Estimate.of(
                        "s" + i, rows.first().get(i).y(), rows.first().get(i).weight()))
                .toList();
    }

    static WeightedScore weighted(List<Row> rows) {
        WeightedTally.Builder builder = WeightedTally.builder(Metrics.NPS.scale());
        rows.forEach(row -> builder.add(row.rating(), row.weight()));
        return Metrics.NPS.score(builder.build());
    }

    static Result<ClusteredMean> clustered(List<Row> rows) {
        ClusterSums.Builder builder = ClusterSums.builder();
        rows.forEach(row -> builder.add(row.who(), row.y(), row.weight()));
        return ClusteredMean.of(builder.build(), LEVEL);
    }

    static PairedTally pairs(List<Row> rows) {
        PairedTally.Builder builder = PairedTally.builder(Metrics.NPS.scale());
        rows.forEach(row -> builder.add(row.earlier(), row.rating()));
        return builder.build();
    }

    static long[] counts(List<Row> rows, boolean hits) {
        return rows.stream()
                .mapToLong(row ->
                        Math.multiplyExact(row.times(), hits ? row.earlier() : (long) row.earlier() + row.rating()))
                .toArray();
    }

    static List<@Nullable Object> each(List<? extends Function<Rows, ?>> figures, Rows rows) {
        List<@Nullable Object> results = new ArrayList<>();
        figures.forEach(each -> results.add(each.apply(rows)));
        return results;
    }

    /** Figures of rows in any order. */
    static List<Figure> ofRows() {
        List<Figure> figures = new ArrayList<>(List.of(
                figure("mean interval", r -> Moments.of(y(r.first())).meanInterval(LEVEL)),
                figure("merged moments", r -> Moments.of(y(r.first())).merge(Moments.of(y(r.second())))),
                figure("quantile", r -> Quantiles.of(y(r.first()), 0.3)),
                figure(
                        "co-moments",
                        r -> moments(r.first()).merge(moments(r.second())).correlation("y", "a")),
                figure("least squares", r -> LeastSquares.fit(unweighted(r.first()), "y", List.of("a", "b"))),
                figure("reliability", r -> Reliability.of(unweighted(r.first()))),
                figure("items", r -> ItemAnalysis.of(unweighted(r.first()))),
                figure("drivers", r -> KeyDrivers.analyze(unweighted(r.first()), "y")),
                figure("clustered mean", r -> clustered(r.first())),
                figure(
                        "goodman",
                        r -> MultinomialIntervals.goodman(tally(r.first()).counts(), LEVEL)),
                figure(
                        "sison-glaz",
                        r -> MultinomialIntervals.sisonGlaz(tally(r.first()).counts(), LEVEL)),
                figure(
                        "net score",
                        r -> List.of(nps(r.first()).value(), nps(r.first()).sampleVariance())),
                figure("posterior", r -> nps(r.first()).posterior(PseudoCounts.JEFFREYS, LEVEL)),
                figure(
                        "weighted score",
                        r -> List.of(
                                weighted(r.first()).value(),
                                weighted(r.first()).standardError(),
                                weighted(r.first()).effectiveSize(),
                                weighted(r.first()).interval(LEVEL))),
                figure("change", r -> segments(r).changeTo(segments(r.swapped()))),
                figure("funnel", r -> segments(r).funnelPlot(FunnelPlot.Overdispersion.ADDITIVE, 0.1, LEVEL)),
                figure("net shrinkage", r -> segments(r).netShrinkage(LEVEL)),
                figure("rank sets", r -> segments(r).rankSets(RankSets.Order.HIGHEST_FIRST, LEVEL)),
                figure("waves", r -> pairs(r.first()).compare(Metrics.NPS, LEVEL)),
                figure("transitions", r -> pairs(r.first()).transitions(Metrics.NPS)),
                figure("homogeneity", r -> pairs(r.first()).homogeneity()),
                figure(
                        "lift",
                        r -> ArmComparison.of(
                                sums(r.first(), 1), sums(r.second(), 1), ArmComparison.LiftInterval.FIELLER, LEVEL)),
                figure(
                        "ratio lift",
                        r -> ArmComparison.of(
                                sums(r.first(), 2), sums(r.second(), 2), ArmComparison.LiftInterval.DELTA, LEVEL)),
                figure("covariate", r -> CovariateAdjustment.of(sums(r.first(), 2), sums(r.second(), 2), LEVEL)),
                figure("any time", r -> AnytimeDifference.of(sums(r.first(), 1), sums(r.second(), 1), 1000, 0.05)),
                figure(
                        "many arms",
                        r -> ManyArms.of(
                                sums(r.first(), 1), Map.of("b", sums(r.second(), 1)), ManyArms.Method.HOLM, LEVEL)),
                figure(
                        "strata",
                        r -> PostStratification.of(
                                List.of(PostStratification.Stratum.of("s", sums(r.first(), 1), sums(r.second(), 1))),
                                LEVEL)),
                figure(
                        "non-inferiority",
                        r -> NonInferiority.of(
                                sums(r.first(), 1),
                                sums(r.second(), 1),
                                new Margin(Margin.Kind.ABSOLUTE, 0.4),
                                Better.HIGHER,
                                0.05)),
                figure(
                        "capped",
                        r -> CappedComparison.of(
                                a(r.first()), a(r.second()), new Cap(Cap.By.POOLED_QUANTILE, 0.8), LEVEL))));
        for (Proportions.Method method : Proportions.Method.values()) {
            figures.add(figure(
                    method.title(),
                    r -> Proportions.interval(
                            (double) group(r.first()).successes(),
                            (double) group(r.first()).n(),
                            method,
                            LEVEL)));
        }
        for (IntervalMethod method : IntervalMethod.values()) {
            figures.add(figure("net " + method, r -> nps(r.first()).interval(method, LEVEL)));
            figures.add(figure("mean " + method, r -> mean(r.first()).interval(method, LEVEL)));
        }
        return figures;
    }

    /** Figures of a series, whose order matters. */
    static List<Figure> ofSeries() {
        return List.of(
                figure("mann-kendall", r -> Trend.mannKendall(y(r.first()))),
                figure(
                        "cochran-armitage",
                        r -> Trend.cochranArmitage(counts(r.first(), true), counts(r.first(), false), y(r.first()))),
                figure("p chart", r -> ControlChart.p(counts(r.first(), true), counts(r.first(), false), 3)),
                figure("laney", r -> ControlChart.laney(counts(r.first(), true), counts(r.first(), false), 3)),
                figure("ewma", r -> ControlChart.ewma(y(r.first()), new ControlChart.Target(1, 2), 0.2, 3)),
                figure("cusum", r -> Cusum.of(y(r.first()), new ControlChart.Target(1, 2), 0.5, 4)),
                figure(
                        "slope",
                        r -> WeightedSlope.of(
                                a(r.first()),
                                r.first().stream().mapToDouble(Row::weight).toArray(),
                                y(r.first()))),
                figure("heterogeneity", r -> Heterogeneity.of(estimates(r), LEVEL)),
                figure(
                        "dersimonian-laird",
                        r -> Heterogeneity.of(known(r), Heterogeneity.Method.DERSIMONIAN_LAIRD, LEVEL)),
                figure("shrinkage", r -> Shrinkage.of(known(r), Heterogeneity.Method.PAULE_MANDEL, LEVEL)),
                figure("local level", r -> LocalLevel.of(known(r), LEVEL)),
                figure(
                        "series",
                        r -> each(
                                List.<Function<Rows, Object>>of(
                                        x -> new ScoreSeries(List.of(nps(x.first()), nps(x.second()))).controlChart(3),
                                        x -> new ScoreSeries(List.of(nps(x.first()), nps(x.second()))).slope(1, 2),
                                        x -> new ScoreSeries(List.of(nps(x.first()), nps(x.second())))
                                                .localLevel(LEVEL),
                                        x -> new ScoreSeries(List.of(nps(x.first()), nps(x.second()))).segmentMean()),
                                r)),
                figure(
                        "msprt",
                        r -> SequentialTest.msprt(
                                a(r.first()), new double[r.first().size()], new SequentialTest.Mixture(4, 1), 0.05)),
                figure(
                        "sample ratio",
                        r -> SampleRatio.of(
                                counts(r.first(), false),
                                r.first().stream().mapToDouble(Row::weight).toArray(),
                                0.01)),
                figure(
                        "e-value",
                        r -> SequentialTest.eValue(
                                group(r.first()).successes(), group(r.first()).n(), 0.3, SequentialTest.Prior.UNIFORM)),
                figure(
                        "holm",
                        r -> PValueAdjustment.HOLM.adjust(r.first().stream()
                                .map(row -> Result.of(row.rating() / 10.0))
                                .toList())),
                figure("net change", r -> NetChange.between(nps(r.first()), nps(r.second()))));
    }

    /** Differences, a minus b. */
    static List<Figure> ofTwo() {
        List<Figure> figures = new ArrayList<>(List.of(
                figure("welch", r -> MeanComparison.welch(Moments.of(y(r.first())), Moments.of(y(r.second())), LEVEL)),
                figure(
                        "student",
                        r -> MeanComparison.student(Moments.of(y(r.first())), Moments.of(y(r.second())), LEVEL))));
        for (ProportionComparison.Method method : ProportionComparison.Method.values()) {
            figures.add(figure(
                    method.title(),
                    r -> ProportionComparison.compare(group(r.first()), group(r.second()), method, LEVEL)));
        }
        for (ComparisonMethod method : ComparisonMethod.values()) {
            figures.add(figure(
                    "net " + method,
                    r -> nps(r.first()).compare(nps(r.second()), method, LEVEL).difference()));
        }
        return figures;
    }
}
