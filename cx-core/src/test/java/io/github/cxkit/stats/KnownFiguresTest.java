package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.KaplanMeier.Duration;
import io.github.cxkit.stats.RankSets.RankRange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that follow from the formula by hand, or were calculated another way with NumPy and SciPy. */
class KnownFiguresTest {

    private static final Offset<Double> DIGITS = within(1e-12);

    @Test
    void welchByHand() {
        // variances 2/2 and 8/2: t = -2 / sqrt(5), degrees 5² / (1² + 4²)
        Difference welch = MeanComparison.welch(Moments.of(1, 3), Moments.of(2, 6), 0.95);
        assertThat(welch.statistic().orElseThrow()).isCloseTo(-2 / Math.sqrt(5), DIGITS);
        assertThat(welch.degreesOfFreedom().orElseThrow()).isCloseTo(25 / 17.0, DIGITS);
        // squares 5 and 26.75 over 6 degrees
        assertThat(MeanComparison.cohenD(Moments.of(1, 2, 3, 4), Moments.of(2, 4, 6, 9))
                        .orElseThrow())
                .isCloseTo(-2.75 / Math.sqrt(31.75 / 6), DIGITS);
    }

    @Test
    void theIntervalOfAMeanIsSymmetric() {
        // 2.5 -+ 3.182446 sqrt(5/3/4)
        ConfidenceInterval interval = Moments.of(1, 2, 3, 4).meanInterval(0.95).orElseThrow();
        assertThat(interval.lower()).isCloseTo(2.5 - 3.182446305284263 * Math.sqrt(5 / 12.0), DIGITS);
        assertThat(interval.upper()).isCloseTo(2.5 + 3.182446305284263 * Math.sqrt(5 / 12.0), DIGITS);
    }

    @Test
    void aConfidenceSequenceByHand() {
        double spread = 20 + 40 * 3;
        assertThat(SequentialTest.halfWidth(40, new SequentialTest.Mixture(20, 3), 0.05)
                        .orElseThrow())
                .isCloseTo(Math.sqrt(2 * 20 * spread / 3 * (Math.log(spread / 20) / 2 - Math.log(0.05))) / 40, DIGITS);
    }

    @Test
    void cliffsDeltaIsWinsLessLosses() {
        // of 6 pairs 4 are won and 2 lost
        MannWhitney test = MeanComparison.mannWhitney(
                new double[] {1, 4}, new double[] {2, 3, 0}, MannWhitney.Continuity.UNCORRECTED);
        assertThat(test.u().orElseThrow()).isEqualTo(4);
        assertThat(test.superiority().orElseThrow()).isCloseTo(4 / 6.0, DIGITS);
        assertThat(test.cliffsDelta().orElseThrow()).isCloseTo(2 / 6.0, DIGITS);
    }

    /** The mean, a third beyond a whole number, is not a double; the squares about it are 14/3. */
    @Test
    void squaresAreThoseAboutTheTrueMean() {
        assertThat(Moments.of(1e15 + 1, 1e15 + 2, 1e15 + 4).squares()).isCloseTo(14 / 3.0, DIGITS);
    }

    @Test
    void momentsAndDurationsAddUpAcrossNodes() {
        Moments moments = SummaryBytes.merged(Moments.summarizer(), List.of(1.0, 3.0, 5.0, 7.0));
        assertThat(moments).isEqualTo(new Moments(4, 4, 20));
        KaplanMeier.Definition reply = KaplanMeier.Definition.of("reply", KaplanMeier.Unit.HOURS);
        KaplanMeier hours = SummaryBytes.merged(
                KaplanMeier.summarizer(reply),
                List.of(new Duration(2, true), new Duration(5, false), new Duration(2, false), new Duration(9, true)));
        assertThat(hours.definition()).isEqualTo(new KaplanMeier.Definition("reply", KaplanMeier.Unit.HOURS, "always"));
        assertThat(hours.counts())
                .containsExactly(
                        new KaplanMeier.Count(2, 1, 1), new KaplanMeier.Count(5, 0, 1), new KaplanMeier.Count(9, 1, 0));
        KaplanMeier unnamed = KaplanMeier.of(new double[] {1}, new boolean[] {true});
        assertThat(KaplanMeier.ofBytes(unnamed.toBytes())).isEqualTo(unnamed);
    }

    /** 9/10 · 8/9 · 7/8 is 0.7000000000000001. */
    @Test
    void aQuantileIsReachedWhereOnlyRoundingIsMissing() {
        boolean[] ended = new boolean[10];
        Arrays.fill(ended, true);
        KaplanMeier ten = KaplanMeier.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, ended);
        for (int tenth = 1; tenth < 10; tenth++) {
            assertThat(ten.quantile(tenth / 10.0).orElseThrow()).isEqualTo(tenth);
        }
    }

    @Test
    void twoGroupsHaveOneDegreeOfFreedom() {
        KaplanMeier a = KaplanMeier.of(new double[] {1, 3, 4, 6}, new boolean[] {true, true, false, true});
        KaplanMeier b = KaplanMeier.of(new double[] {2, 5, 7, 8}, new boolean[] {true, true, true, false});
        LogRank test = LogRank.of(Map.of("a", a, "b", b));
        assertThat(test.expected().get("a")).isCloseTo(2.011904761904762, DIGITS);
        assertThat(test.test().orElseThrow().value()).isCloseTo(0.8455873327605254, DIGITS);
        assertThat(test.test().orElseThrow().degreesOfFreedom()).isOne();
        assertThat(test.test().orElseThrow().pValue()).isCloseTo(0.3578036646315025, DIGITS);
    }

    @Test
    void trendOfSharesAtTimesOfTheirOwn() {
        Trend trend = Trend.cochranArmitage(new long[] {3, 9, 14}, new long[] {20, 25, 30}, new double[] {1, 2, 4})
                .orElseThrow();
        assertThat(trend.size()).isCloseTo(0.09382022471910112, DIGITS);
        assertThat(trend.variance()).isCloseTo(0.0019086142322097379, DIGITS);
        assertThat(trend.statistic()).isCloseTo(2.147520854079833, DIGITS);
    }

    /** Ten values, a pair and two triples of them tied: S = 24, variance (10·9·25 - 2·1·9 - 2·1·9 - 3·2·11) / 18. */
    @Test
    void trendOfAnyShapeWithTies() {
        Trend trend = Trend.mannKendall(2, 1, 3, 3, 5, 2, 6, 6, 6, 4).orElseThrow();
        assertThat(trend.size()).isEqualTo(24);
        assertThat(trend.variance()).isCloseTo(2148 / 18.0, DIGITS);
        assertThat(trend.statistic()).isCloseTo(23 / Math.sqrt(2148 / 18.0), DIGITS);
    }

    @Test
    void theWaldIntervalOfThreeInTen() {
        ConfidenceInterval wald =
                Proportions.interval(3, 10, Proportions.Method.WALD, 0.95).orElseThrow();
        assertThat(wald.lower()).isCloseTo(0.015974234910674623, DIGITS);
        assertThat(wald.upper()).isCloseTo(0.6 - 0.015974234910674623, DIGITS);
    }

    @Test
    void aCutIntervalSaysSo() {
        ConfidenceInterval interval = new ConfidenceInterval(-0.1, 0.4, 0.95, "wald");
        assertThat(interval.clamp(0, 1)).isEqualTo(new ConfidenceInterval(0, 0.4, 0.95, "wald", true));
        assertThat(interval.clamp(-0.1, 0.4)).isSameAs(interval);
        assertThat(interval.clamp(-1, 0.3)).isEqualTo(new ConfidenceInterval(-0.1, 0.3, 0.95, "wald", true));
    }

    @Test
    void simultaneousSharesBySisonAndGlaz() {
        List<ConfidenceInterval> shares = MultinomialIntervals.sisonGlaz(new long[] {56, 72, 73, 59, 62, 87, 58}, 0.95)
                .orElseThrow();
        assertThat(shares.get(0).lower()).isCloseTo(0.07922912205567452, within(1e-9));
        assertThat(shares.get(0).upper()).isCloseTo(0.16435573404026027, within(1e-9));
        assertThat(shares.get(5).upper()).isCloseTo(0.23073689035717676, within(1e-9));
        ConfidenceInterval few = MultinomialIntervals.sisonGlaz(new long[] {12, 7, 31}, 0.9)
                .orElseThrow()
                .get(1);
        assertThat(few.lower()).isCloseTo(0.04, DIGITS);
        assertThat(few.upper()).isCloseTo(0.2664648078107774, within(1e-9));
    }

    @Test
    void simultaneousSharesByGoodman() {
        List<ConfidenceInterval> shares =
                MultinomialIntervals.goodman(new long[] {12, 7, 31}, 0.9).orElseThrow();
        assertThat(shares.get(0).lower()).isCloseTo(0.13663490179270849, DIGITS);
        assertThat(shares.get(0).upper()).isCloseTo(0.3865508906868416, DIGITS);
        assertThat(shares.get(1).lower()).isCloseTo(0.06552806298026545, DIGITS);
        assertThat(shares.get(2).upper()).isCloseTo(0.7502688730175644, DIGITS);
    }

    /** Sums over the points themselves. */
    @Test
    void aPoissonCountCutOnBothSides() {
        cut(TruncatedPoisson.around(20, 5), 0.7829507461740431, -0.1494604606494221, 8.196356101681891);
        assertThat(TruncatedPoisson.around(20, 5).third()).isCloseTo(1.4348944732649942, within(1e-10));
        assertThat(TruncatedPoisson.around(20, 5).fourth()).isCloseTo(134.20853948343705, within(1e-9));
        cut(TruncatedPoisson.around(3, 10), 0.999996598085387, -3.824153192244495e-05, 2.999579341686438);
        assertThat(TruncatedPoisson.around(3, 10).fourth()).isCloseTo(29.945428617359724, within(1e-10));
        assertThat(TruncatedPoisson.around(0, 4)).isEqualTo(new TruncatedPoisson(1, 0, 0, 0, 0));
    }

    /** A wide count is summed by cells: nearly normal within 3 standard deviations, 0.9973 of it and 0.97333 of its variance. */
    @Test
    void aHugePoissonCountCutAtThreeDeviationsIsNormal() {
        TruncatedPoisson cut = TruncatedPoisson.around(1_000_000_000_000L, 3_000_000);
        assertThat(cut.inside()).isCloseTo(0.9973002039, within(1e-5));
        assertThat(cut.variance() / 1e12).isCloseTo(0.9733369246625, within(1e-5));
        assertThat(cut.fourth() / 1e24 - 3 * Math.pow(cut.variance() / 1e12, 2)).isCloseTo(-0.1621112, within(1e-5));
        assertThat(cut.shift()).isCloseTo(0, within(1.0));
    }

    private static void cut(TruncatedPoisson cut, double inside, double shift, double variance) {
        assertThat(cut.inside()).isCloseTo(inside, within(1e-13));
        assertThat(cut.shift()).isCloseTo(shift, DIGITS);
        assertThat(cut.variance()).isCloseTo(variance, within(1e-11));
    }

    /** From the linear equations of the chart's states. */
    @ParameterizedTest
    @CsvSource({
        "2, 3, 1, 1, 537.6982824855605",
        "1.5, 2.5, 1.2, 2, 25.558515460844554",
        "2, 2, 6, 1, 1.3298781671998634",
        "0.5, 1, 3, 2, 1.244224077893578"
    })
    void periodsUntilAChartIsFalselyAlarmed(double reference, double decision, double mean, int grid, double periods) {
        assertThat(new PoissonCusum.Chart(reference, decision)
                        .periodsToFalseAlarm(mean, grid)
                        .orElseThrow())
                .isCloseTo(periods, within(periods * 1e-11));
    }

    @Test
    void segmentsShrinkTowardsTheMeanOfAll() {
        List<Estimate> segments = List.of(Estimate.of("a", 10, 2), Estimate.of("b", 14, 3), Estimate.of("c", 30, 4));
        Shrinkage shrunk = Shrinkage.of(segments, Heterogeneity.Method.DERSIMONIAN_LAIRD, 0.95)
                .orElseThrow();
        double[][] figures = {
            {10.377569050497536, 1.9674157164782369, 0.9498269896193772},
            {14.374486854166943, 2.8920734049474768, 0.8937728937728938},
            {27.823969390601956, 3.7513015131478125, 0.825563909774436}
        };
        for (int i = 0; i < figures.length; i++) {
            Shrinkage.Shrunken one = shrunk.entries().get(i).shrunken().orElseThrow();
            assertThat(one.value()).isCloseTo(figures[i][0], DIGITS);
            assertThat(one.standardError()).isCloseTo(figures[i][1], DIGITS);
            assertThat(one.weight()).isCloseTo(figures[i][2], DIGITS);
            assertThat(one.interval().upper()).isCloseTo(one.value() + 1.959963984540054 * one.standardError(), DIGITS);
        }
    }

    /** By the noncentral t distribution. */
    @Test
    void answersToTellTwoMeansApart() {
        SampleSize.Plan plan = SampleSize.plan();
        assertThat(plan.toCompareMeans(5, 10).unrounded()).isCloseTo(63.76576372485063, within(1e-6));
        assertThat(plan.toCompareMeans(-5, 10).n()).isEqualTo(64);
        assertThat(plan.withConfidence(0.9).toCompareMeans(5, 10).unrounded())
                .isCloseTo(50.150783386861086, within(1e-6));
        assertThat(plan.withPower(0.9).toCompareMeans(0.5, 1).unrounded()).isCloseTo(85.0313133115049, within(1e-6));
    }

    @Test
    void groupsOfAnswersAreRankedAndEqualMeansShareARank() {
        Map<String, Moments> groups = new LinkedHashMap<>();
        groups.put("first", Moments.ofFrequencies(new double[] {8, 9, 10}, new long[] {9, 9, 9}));
        groups.put("silent", Moments.EMPTY);
        groups.put("same", Moments.ofFrequencies(new double[] {9, 8, 10}, new long[] {9, 9, 9}));
        groups.put("last", Moments.ofFrequencies(new double[] {1, 2, 3}, new long[] {9, 9, 9}));
        for (RankSets.PairTest test : RankSets.PairTest.values()) {
            RankSets sets = RankSets.ofGroups(groups, RankSets.Order.HIGHEST_FIRST, test, 0.95)
                    .orElseThrow();
            assertThat(sets.ranked()).isEqualTo(3);
            assertThat(sets.place("first").orElseThrow())
                    .isEqualTo(sets.place("same").orElseThrow())
                    .isEqualTo(new RankSets.Place(1, new RankRange(1, 2), new RankRange(1, 2)));
            assertThat(sets.place("last").orElseThrow())
                    .isEqualTo(new RankSets.Place(3, new RankRange(3, 3), new RankRange(3, 3)));
            assertThat(sets.place("silent").isKnown()).isFalse();
            assertThat(sets.possibleBest(1)).containsExactly("first", "same");
            assertThat(sets.possibleBest(3)).containsExactly("first", "same", "last");
        }
    }

    @Test
    void threeItemsHaveTheirLoadingsExactly() {
        CorrelationMatrix matrix = new CorrelationMatrix(
                List.of("a", "b", "c"),
                List.of(List.of(1.0, 0.48, 0.4), List.of(0.48, 1.0, 0.3), List.of(0.4, 0.3, 1.0)));
        List<Double> loadings = Reliability.loadings(matrix).orElseThrow();
        // .8 · .6, .8 · .5 and .6 · .5
        assertThat(loadings.get(0)).isCloseTo(0.8, DIGITS);
        assertThat(loadings.get(1)).isCloseTo(0.6, DIGITS);
        assertThat(loadings.get(2)).isCloseTo(0.5, DIGITS);
    }

    @Test
    void thePathDoesNotHangOnTheUnits() {
        double[][] rows = {{1, 2, 3}, {2, 1, 2}, {3, 4, 4}, {4, 3, 6}, {5, 6, 5}, {6, 5, 8}};
        CoMomentsBuilder plain = CoMoments.builder("x", "m", "y");
        CoMomentsBuilder scaled = CoMoments.builder("x", "m", "y");
        for (double[] row : rows) {
            plain.add(row);
            scaled.add(row[0] * 1e9, row[1] * 1e-9, row[2]);
        }
        List<String> path = List.of("x", "m", "y");
        Mediation one = Mediation.of(plain.build(), path).orElseThrow();
        Mediation other = Mediation.of(scaled.build(), path).orElseThrow();
        assertThat(other.indirect() * 1e9).isCloseTo(one.indirect(), within(1e-9));
        CoMomentsBuilder turned = CoMoments.builder("x", "m", "y");
        for (double[] row : rows) {
            turned.add(row[0] * 1e-9, row[1] * 1e9, row[2]);
        }
        assertThat(Mediation.of(turned.build(), path).orElseThrow().indirect() * 1e-9)
                .isCloseTo(one.indirect(), within(1e-9));
    }

    /** Blocks of 256 rows, and what is left over from them by fours. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 255, 256, 257, 258, 259, 260, 515, 700})
    void columnsAtOnceAreTheRowsOneByOne(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[][] columns = new double[2][count];
        CoMomentsBuilder one = CoMoments.builder("x", "y").add(3, 1).add(5, 0);
        CoMomentsBuilder all = CoMoments.builder("x", "y").add(3, 1).add(5, 0);
        for (int row = 0; row < count; row++) {
            columns[0][row] = 1e9 + random.nextInt(10);
            columns[1][row] = random.nextInt(7) - 1e9;
            one.add(columns[0][row], columns[1][row]);
        }
        CoMoments expected = one.build();
        CoMoments added = all.addColumns(columns, count).build();
        assertThat(added.n()).isEqualTo(count + 2);
        double size = expected.crossProduct(0, 0);
        for (int i = 0; i < 2; i++) {
            assertThat(added.means().get(i)).isCloseTo(expected.means().get(i), within(1e-6));
            for (int j = 0; j <= i; j++) {
                assertThat(added.crossProduct(i, j)).isCloseTo(expected.crossProduct(i, j), within(size * 1e-14));
            }
        }
        // alone, without the two rows far away, to the last digits of each block
        CoMoments alone = CoMoments.builder("x", "y").addColumns(columns, count).build();
        Moments x = Moments.of(columns[0]);
        assertThat(alone.means().get(0)).isCloseTo(x.mean(), within(1e-6));
        assertThat(alone.crossProduct(0, 0)).isCloseTo(x.squares(), within(count > 256 ? 1e-5 : 1e-9 * count));
    }
}
