package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ControlChart;
import io.github.cxkit.stats.Cusum;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.Heterogeneity;
import io.github.cxkit.stats.ItemAnalysis;
import io.github.cxkit.stats.LeastSquares;
import io.github.cxkit.stats.LocalLevel;
import io.github.cxkit.stats.MannWhitney.Continuity;
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
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every figure of statistics, metrics, drivers and experiments obeys, one line per figure: it is finite or insufficient for
 * whatever its border accepts, and the order of the rows, the scale of the weights, rows of weight 0 and the names of the groups
 * do not show.
 */
class NumberLawsTest {

    private static final double LEVEL = 0.9;
    private static final List<String> COLUMNS = List.of("y", "a", "b");
    private static final double[] EXTREME = {
        1,
        1,
        0.1,
        1e9,
        1e30,
        1e35,
        1e50,
        1e80,
        1e99,
        1e140,
        1e155,
        1e300,
        1e-9,
        1e-35,
        1e-50,
        1e-99,
        1e-140,
        1e-300,
        Double.MIN_VALUE
    };
    private static final long[] COUNTS = {1, 1, 2, 1_000, 1_000_000_000, 1L << 40, 1L << 53, (1L << 53) + 1, 1L << 60};

    /** One row of what may come. */
    private record Row(
            double y,
            double a,
            double b,
            int rating,
            int earlier,
            double weight,
            @Nullable String who,
            long times) {}

    /** Rows of two groups, small and nasty on purpose. */
    private record Rows(List<Row> first, List<Row> second) {

        static Rows of(long seed) {
            Random random = new Random(seed);
            double offset = new double[] {0, 0, 1e3, -3e7, 1e9}[random.nextInt(5)];
            double unit = new double[] {1, 1, 1e-9, 1e6}[random.nextInt(4)];
            int kinds = 1 + random.nextInt(6);
            return new Rows(rows(random, offset, unit, kinds), rows(random, offset, unit, kinds));
        }

        /** What some border accepts at its very edge: huge, tiny, -0.0, one row, equal rows, counts beyond 2^53. */
        static Rows extreme(long seed) {
            Random random = new Random(seed);
            double size = EXTREME[random.nextInt(EXTREME.length)];
            return new Rows(extreme(random, size), extreme(random, random.nextBoolean() ? size : 1));
        }

        private static List<Row> extreme(Random random, double size) {
            boolean equal = random.nextInt(4) == 0;
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                if (equal && !rows.isEmpty()) {
                    rows.add(rows.get(0));
                    continue;
                }
                rows.add(new Row(
                        size * (random.nextInt(3) - 1),
                        random.nextBoolean() ? -0.0 : EXTREME[random.nextInt(EXTREME.length)],
                        size * random.nextGaussian(),
                        2 * random.nextInt(6),
                        2 * random.nextInt(6),
                        random.nextInt(5) == 0 ? 0 : EXTREME[random.nextInt(EXTREME.length)],
                        random.nextBoolean() ? null : "p" + random.nextInt(2),
                        COUNTS[random.nextInt(COUNTS.length)]));
            }
            return rows;
        }

        private static List<Row> rows(Random random, double offset, double unit, int kinds) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                int kind = random.nextInt(kinds);
                rows.add(new Row(
                        offset + unit * kind * 0.1,
                        unit * random.nextInt(kinds),
                        offset + unit * random.nextInt(2) * 0.7,
                        Math.min(10, kind * 2),
                        random.nextInt(kinds) * 2,
                        random.nextInt(3) == 0 ? 1 : Math.exp(4 * random.nextGaussian()),
                        random.nextBoolean() ? null : "p" + random.nextInt(3),
                        1));
            }
            return rows;
        }

        @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
        Rows swapped() {
            return new Rows(second, first);
        }

        Rows with(Function<List<Row>, List<Row>> change) {
            return new Rows(change.apply(first), change.apply(second));
        }
    }

    private record Figure(String name, Function<Rows, @Nullable Object> of) {}

    private static Figure figure(String name, Function<Rows, @Nullable Object> of) {
        return new Figure(name, of);
    }

    private static double[] y(List<Row> rows) {
        return rows.stream().mapToDouble(Row::y).toArray();
    }

    private static double[] a(List<Row> rows) {
        return rows.stream().mapToDouble(Row::a).toArray();
    }

    private static RatingTally tally(List<Row> rows) {
        long[] counts = new long[11];
        rows.forEach(row -> counts[row.rating] = Math.addExact(counts[row.rating], row.times));
        return RatingTally.ofCounts(Metrics.NPS.scale(), counts);
    }

    private static RatingScore nps(List<Row> rows) {
        return Metrics.NPS.score(tally(rows));
    }

    private static RatingScore mean(List<Row> rows) {
        return Metrics.mean(Metrics.NPS.scale()).score(tally(rows));
    }

    private static Group group(List<Row> rows) {
        return new Group(
                rows.stream()
                        .filter(row -> row.rating > 5)
                        .mapToLong(Row::times)
                        .reduce(0, Math::addExact),
                rows.stream().mapToLong(Row::times).reduce(0, Math::addExact));
    }

    private static CoMoments moments(List<Row> rows) {
        CoMomentsBuilder builder = CoMoments.builder(COLUMNS.toArray(String[]::new));
        rows.forEach(row -> builder.addWeighted(row.weight, row.y, row.a, row.b));
        return builder.build();
    }

    private static CoMoments unweighted(List<Row> rows) {
        CoMomentsBuilder builder = CoMoments.builder(COLUMNS.toArray(String[]::new));
        rows.forEach(row -> builder.add(row.y, row.a, row.b));
        return builder.build();
    }

    private static UnitSums sums(List<Row> rows, int variables) {
        return UnitSums.summarizer(variables)
                .summarize(rows.stream()
                        .map(row -> List.of(BigDecimal.valueOf(row.y), BigDecimal.valueOf(row.a + 1))
                                .subList(0, variables))
                        .toList());
    }

    private static SegmentedScore segments(Rows rows) {
        SegmentedTally.Builder builder = SegmentedTally.builder(Metrics.NPS.scale());
        builder.addSegment("first", tally(rows.first)).addSegment("second", tally(rows.second));
        return new SegmentedScore(Metrics.NPS, builder.build());
    }

    private static List<Estimate> estimates(Rows rows) {
        return IntStream.range(0, Math.min(rows.first.size(), rows.second.size()))
                .mapToObj(i -> Estimate.of("s" + i, rows.first.get(i).y, rows.second.get(i).a))
                .toList();
    }

    private static List<Estimate> known(Rows rows) {
        return IntStream.range(0, rows.first.size())
                .mapToObj(i -> Estimate.of("s" + i, rows.first.get(i).y, rows.first.get(i).weight))
                .toList();
    }

    private static WeightedScore weighted(List<Row> rows) {
        WeightedTally.Builder builder = WeightedTally.builder(Metrics.NPS.scale());
        rows.forEach(row -> builder.add(row.rating, row.weight));
        return Metrics.NPS.score(builder.build());
    }

    private static Result<ClusteredMean> clustered(List<Row> rows) {
        ClusterSums.Builder builder = ClusterSums.builder();
        rows.forEach(row -> builder.add(row.who, row.y, row.weight));
        return ClusteredMean.of(builder.build(), LEVEL);
    }

    private static PairedTally pairs(List<Row> rows) {
        PairedTally.Builder builder = PairedTally.builder(Metrics.NPS.scale());
        rows.forEach(row -> builder.add(row.earlier, row.rating));
        return builder.build();
    }

    private static long[] counts(List<Row> rows, boolean hits) {
        return rows.stream()
                .mapToLong(row -> Math.multiplyExact(row.times, hits ? row.earlier : (long) row.earlier + row.rating))
                .toArray();
    }

    private static List<@Nullable Object> each(List<? extends Function<Rows, ?>> figures, Rows rows) {
        List<@Nullable Object> results = new ArrayList<>();
        figures.forEach(each -> results.add(each.apply(rows)));
        return results;
    }

    /** Figures of rows in any order. */
    private static List<Figure> ofRows() {
        List<Figure> figures = new ArrayList<>(List.of(
                figure("mean interval", r -> Moments.of(y(r.first)).meanInterval(LEVEL)),
                figure("merged moments", r -> Moments.of(y(r.first)).merge(Moments.of(y(r.second)))),
                figure("quantile", r -> Quantiles.of(y(r.first), 0.3)),
                figure(
                        "co-moments",
                        r -> moments(r.first).merge(moments(r.second)).correlation("y", "a")),
                figure("least squares", r -> LeastSquares.fit(unweighted(r.first), "y", List.of("a", "b"))),
                figure("reliability", r -> Reliability.of(unweighted(r.first))),
                figure("items", r -> ItemAnalysis.of(unweighted(r.first))),
                figure("drivers", r -> KeyDrivers.analyze(unweighted(r.first), "y")),
                figure("clustered mean", r -> clustered(r.first)),
                figure(
                        "goodman",
                        r -> MultinomialIntervals.goodman(tally(r.first).counts(), LEVEL)),
                figure(
                        "sison-glaz",
                        r -> MultinomialIntervals.sisonGlaz(tally(r.first).counts(), LEVEL)),
                figure(
                        "net score",
                        r -> List.of(nps(r.first).value(), nps(r.first).sampleVariance())),
                figure("posterior", r -> nps(r.first).posterior(PseudoCounts.JEFFREYS, LEVEL)),
                figure(
                        "weighted score",
                        r -> List.of(
                                weighted(r.first).value(),
                                weighted(r.first).standardError(),
                                weighted(r.first).effectiveSize(),
                                weighted(r.first).interval(LEVEL))),
                figure("change", r -> segments(r).changeTo(segments(r.swapped()))),
                figure("funnel", r -> segments(r).funnelPlot(FunnelPlot.Overdispersion.ADDITIVE, 0.1, LEVEL)),
                figure("net shrinkage", r -> segments(r).netShrinkage(LEVEL)),
                figure("rank sets", r -> segments(r).rankSets(RankSets.Order.HIGHEST_FIRST, LEVEL)),
                figure("waves", r -> pairs(r.first).compare(Metrics.NPS, LEVEL)),
                figure("transitions", r -> pairs(r.first).transitions(Metrics.NPS)),
                figure("homogeneity", r -> pairs(r.first).homogeneity()),
                figure(
                        "lift",
                        r -> ArmComparison.of(
                                sums(r.first, 1), sums(r.second, 1), ArmComparison.LiftInterval.FIELLER, LEVEL)),
                figure(
                        "ratio lift",
                        r -> ArmComparison.of(
                                sums(r.first, 2), sums(r.second, 2), ArmComparison.LiftInterval.DELTA, LEVEL)),
                figure("covariate", r -> CovariateAdjustment.of(sums(r.first, 2), sums(r.second, 2), LEVEL)),
                figure("any time", r -> AnytimeDifference.of(sums(r.first, 1), sums(r.second, 1), 1000, 0.05)),
                figure(
                        "many arms",
                        r -> ManyArms.of(
                                sums(r.first, 1), Map.of("b", sums(r.second, 1)), ManyArms.Method.HOLM, LEVEL)),
                figure(
                        "strata",
                        r -> PostStratification.of(
                                List.of(PostStratification.Stratum.of("s", sums(r.first, 1), sums(r.second, 1))),
                                LEVEL)),
                figure(
                        "non-inferiority",
                        r -> NonInferiority.of(
                                sums(r.first, 1),
                                sums(r.second, 1),
                                new Margin(Margin.Kind.ABSOLUTE, 0.4),
                                Better.HIGHER,
                                0.05)),
                figure(
                        "capped",
                        r -> CappedComparison.of(
                                a(r.first), a(r.second), new Cap(Cap.By.POOLED_QUANTILE, 0.8), LEVEL))));
        for (Proportions.Method method : Proportions.Method.values()) {
            figures.add(figure(
                    method.title(),
                    r -> Proportions.interval(
                            (double) group(r.first).successes(),
                            (double) group(r.first).n(),
                            method,
                            LEVEL)));
        }
        for (IntervalMethod method : IntervalMethod.values()) {
            figures.add(figure("net " + method, r -> nps(r.first).interval(method, LEVEL)));
            figures.add(figure("mean " + method, r -> mean(r.first).interval(method, LEVEL)));
        }
        return figures;
    }

    /** Figures of a series, whose order matters. */
    private static List<Figure> ofSeries() {
        return List.of(
                figure("mann-kendall", r -> Trend.mannKendall(y(r.first))),
                figure(
                        "cochran-armitage",
                        r -> Trend.cochranArmitage(counts(r.first, true), counts(r.first, false), y(r.first))),
                figure("p chart", r -> ControlChart.p(counts(r.first, true), counts(r.first, false), 3)),
                figure("laney", r -> ControlChart.laney(counts(r.first, true), counts(r.first, false), 3)),
                figure("ewma", r -> ControlChart.ewma(y(r.first), new ControlChart.Target(1, 2), 0.2, 3)),
                figure("cusum", r -> Cusum.of(y(r.first), new ControlChart.Target(1, 2), 0.5, 4)),
                figure(
                        "slope",
                        r -> WeightedSlope.of(
                                a(r.first),
                                r.first.stream().mapToDouble(Row::weight).toArray(),
                                y(r.first))),
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
                                        x -> new ScoreSeries(List.of(nps(x.first), nps(x.second))).controlChart(3),
                                        x -> new ScoreSeries(List.of(nps(x.first), nps(x.second))).slope(1, 2),
                                        x -> new ScoreSeries(List.of(nps(x.first), nps(x.second))).localLevel(LEVEL),
                                        x -> new ScoreSeries(List.of(nps(x.first), nps(x.second))).segmentMean()),
                                r)),
                figure(
                        "msprt",
                        r -> SequentialTest.msprt(
                                a(r.first), new double[r.first.size()], new SequentialTest.Mixture(4, 1), 0.05)),
                figure(
                        "sample ratio",
                        r -> SampleRatio.of(
                                counts(r.first, false),
                                r.first.stream().mapToDouble(Row::weight).toArray(),
                                0.01)),
                figure(
                        "e-value",
                        r -> SequentialTest.eValue(
                                group(r.first).successes(), group(r.first).n(), 0.3, SequentialTest.Prior.UNIFORM)),
                figure(
                        "holm",
                        r -> PValueAdjustment.HOLM.adjust(r.first.stream()
                                .map(row -> Result.of(row.rating / 10.0))
                                .toList())),
                figure("net change", r -> NetChange.between(nps(r.first), nps(r.second))));
    }

    /** Differences, a minus b. */
    private static List<Figure> ofTwo() {
        List<Figure> figures = new ArrayList<>(List.of(
                figure("welch", r -> MeanComparison.welch(Moments.of(y(r.first)), Moments.of(y(r.second)), LEVEL)),
                figure(
                        "student",
                        r -> MeanComparison.student(Moments.of(y(r.first)), Moments.of(y(r.second)), LEVEL))));
        for (ProportionComparison.Method method : ProportionComparison.Method.values()) {
            figures.add(figure(
                    method.title(), r -> ProportionComparison.compare(group(r.first), group(r.second), method, LEVEL)));
        }
        for (ComparisonMethod method : ComparisonMethod.values()) {
            figures.add(figure(
                    "net " + method,
                    r -> nps(r.first).compare(nps(r.second), method, LEVEL).difference()));
        }
        return figures;
    }

    @Property(tries = 25)
    void aFigureIsFiniteInsufficientOrRefusedInWords(@ForAll long seed) {
        assertNumbers(Rows.of(seed));
    }

    @Property(tries = 25)
    void soIsAFigureOfTheLargestAndSmallestThatIsAccepted(@ForAll long seed) {
        assertNumbers(Rows.extreme(seed));
    }

    /** What a border accepts, as often as can be counted and half of it with the other sign, is still within a double. */
    @Test
    void sumsOfTheLargestValuesThatAreAcceptedMergeAsOftenAsCanBeCounted() {
        doubled(Moments.of(1e140, -1e140), Moments::merge, Moments::sampleVariance);
        doubled(
                CoMoments.builder("y")
                        .addWeighted(1e80, 1e100)
                        .addWeighted(1e80, -1e100)
                        .build(),
                CoMoments::merge,
                moments -> moments.variance("y"));
        doubled(
                ClusterSums.builder()
                        .add("a", 1e100, 1e40)
                        .add("b", -1e100, 1e40)
                        .add(null, 1e100, 1e40)
                        .build(),
                ClusterSums::merge,
                sums -> ClusteredMean.of(sums, LEVEL));
        doubled(
                UnitSums.summarizer(1)
                        .summarize(List.of(List.of(new BigDecimal("1e140")), List.of(new BigDecimal("-1e140")))),
                UnitSums::merge,
                sums -> sums.moments("value").variance("value"));
    }

    private static <S> void doubled(S summary, BinaryOperator<S> merge, Function<S, ?> figure) {
        S sum = summary;
        for (int i = 0; i < 60; i++) {
            sum = merge.apply(sum, sum);
        }
        assertThat(flat(figure.apply(sum)))
                .as(summary.getClass().getSimpleName())
                .isNotEmpty()
                .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    private static void assertNumbers(Rows rows) {
        List<Figure> all = new ArrayList<>(ofRows());
        all.addAll(ofSeries());
        all.addAll(ofTwo());
        all.add(figure("mann-whitney", r -> MeanComparison.mannWhitney(y(r.first), y(r.second), Continuity.CORRECTED)));
        all.add(figure("cohen's h", r -> ProportionComparison.cohenH(group(r.first), group(r.second))));
        all.add(figure("hedges g", r -> MeanComparison.hedgesG(Moments.of(y(r.first)), Moments.of(y(r.second)))));
        for (Figure figure : all) {
            for (double number : numbers(figure, rows)) {
                assertThat(number).as(figure.name).isFinite();
            }
        }
    }

    @Property(tries = 25)
    void theOrderOfRowsDoesNotShow(@ForAll long seed) {
        Rows rows = Rows.of(seed);
        Rows shuffled = rows.with(list -> {
            List<Row> other = new ArrayList<>(list);
            Collections.shuffle(other, new Random(seed));
            return other;
        });
        ofRows().forEach(figure -> assertSame(figure, numbers(figure, shuffled), numbers(figure, rows)));
    }

    @Property(tries = 25)
    void neitherTheScaleOfWeightsNorRowsOfWeightZeroShow(@ForAll long seed) {
        Rows rows = Rows.of(seed);
        double scale = Math.exp(20 * new Random(seed).nextGaussian());
        Rows scaled = rows.with(list -> list.stream()
                .map(r -> new Row(r.y, r.a, r.b, r.rating, r.earlier, r.weight * scale, r.who, r.times))
                .toList());
        Rows longer = rows.with(list -> {
            List<Row> more = new ArrayList<>(list);
            more.add(list.size() / 2, new Row(7e5, 3, -4e3, 0, 0, 0.0, "nobody", 1));
            return more;
        });
        List<Figure> figures = List.of(
                figure(
                        "weighted score",
                        r -> List.of(
                                weighted(r.first).value(),
                                weighted(r.first).variance(),
                                weighted(r.first).standardError(),
                                weighted(r.first).kishStandardError(),
                                weighted(r.first).designEffect(),
                                weighted(r.first).interval(LEVEL))),
                figure("clustered mean", r -> clustered(r.first)),
                figure("correlation", r -> moments(r.first).correlation("y", "a")));
        for (Figure figure : figures) {
            assertSame(figure, numbers(figure, scaled), numbers(figure, rows));
            assertSame(figure, numbers(figure, longer), numbers(figure, rows));
        }
    }

    @Property(tries = 25)
    void swappedGroupsTurnTheSign(@ForAll long seed) {
        Rows rows = Rows.of(seed);
        for (Figure figure : ofTwo()) {
            Optional<Difference> there = difference(figure, rows);
            Optional<Difference> back = difference(figure, rows.swapped());
            assertThat(back.isPresent()).as(figure.name).isEqualTo(there.isPresent());
            if (there.isPresent() && back.isPresent()) {
                Difference a = there.get();
                Difference b = back.get();
                assertSame(figure, flat(b.value().map(v -> -v)), flat(a.value()));
                assertSame(figure, flat(b.pValue()), flat(a.pValue()));
                assertSame(
                        figure,
                        flat(b.interval().map(i -> -i.upper())),
                        flat(a.interval().map(i -> i.lower())));
            }
        }
    }

    private static Optional<Difference> difference(Figure figure, Rows rows) {
        try {
            return Optional.ofNullable((Difference) figure.of.apply(rows));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static void assertSame(Figure figure, double[] numbers, double[] others) {
        assertThat(numbers).as(figure.name).hasSameSizeAs(others);
        double largest =
                Math.max(1e-12, Arrays.stream(others).map(Math::abs).max().orElse(0));
        for (int i = 0; i < numbers.length; i++) {
            assertThat(Math.abs(numbers[i] - others[i]))
                    .as("%s: %s and %s", figure.name, Arrays.toString(numbers), Arrays.toString(others))
                    .isLessThanOrEqualTo(1e-7 * largest);
        }
    }

    /** All numbers in a figure; none if it is refused in words. */
    private static double[] numbers(Figure figure, Rows rows) {
        try {
            return flat(figure.of.apply(rows));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            // a border names what it was given; what was computed must not reach one
            assertThat(refused.getMessage()).as(figure.name).doesNotContain("NaN", "Infinity", "known value");
            return new double[0];
        }
    }

    private static double[] flat(@Nullable Object value) {
        List<Double> numbers = new ArrayList<>();
        gather(value, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What is in a record, a list or a result, but for the evidence, which may count what changed nothing. */
    private static void gather(@Nullable Object value, List<Double> into) {
        if (value instanceof Double number) {
            into.add(number);
        } else if (value instanceof Result<?> result) {
            gather(result.toOptional().orElse(null), into);
        } else if (value instanceof Iterable<?> entries) {
            entries.forEach(entry -> gather(entry, into));
        } else if (value instanceof Map<?, ?> map) {
            gather(map.values(), into);
        } else if (value instanceof Record part && !(value instanceof Evidence)) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    gather(component.getAccessor().invoke(part), into);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(component.toString(), e);
                }
            }
        }
    }
}
