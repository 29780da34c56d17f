package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of sizes at which textbook formulas lose their digits; the right values are of 50 digits or more. */
class ExtremeNumbersTest {

    private static final double PPM = 1e-10;

    @Test
    void sharesOfManyAnswersKeepTheirWidth() {
        ConfidenceInterval first = MultinomialIntervals.sisonGlaz(new long[] {180_000, 10_000, 10_000}, 0.95)
                .orElseThrow()
                .get(0);
        assertThat(0.9 - first.lower()).isCloseTo(0.00125, within(1e-12));
        ConfidenceInterval billion = MultinomialIntervals.sisonGlaz(
                        new long[] {900_000_000, 50_000_000, 50_000_000}, 0.95)
                .orElseThrow()
                .get(0);
        // the width falls with the root of the number of answers
        assertThat((0.9 - billion.lower()) * Math.sqrt(5000)).isCloseTo(0.00125, withinPercentage(1));
        assertThat(MultinomialIntervals.sisonGlaz(new long[] {1_000_000_000_000_000L, 3, 0}, 0.95)
                        .isKnown())
                .isTrue();
    }

    @Test
    void miettinenNurminenIsExactAtTinyShares() {
        ConfidenceInterval tiny = interval(5, 6);
        assertThat(tiny.lower()).isCloseTo(-8.676918807353197e-9, withinPercentage(PPM));
        assertThat(tiny.upper()).isCloseTo(6.417780623905911e-9, withinPercentage(PPM));
    }

    @Test
    void miettinenNurminenIsExactAndSymmetricNearEverything() {
        ConfidenceInterval all = interval(1_000_000_000, 1_000_000_000);
        assertThat(all.upper()).isCloseTo(3.84145880785805e-9, withinPercentage(PPM));
        assertThat(all.lower()).isEqualTo(-all.upper());
        ConfidenceInterval few = interval(999_999_997, 999_999_999);
        assertThat(few.lower()).isCloseTo(-7.924859424478367e-9, withinPercentage(PPM));
        assertThat(few.upper()).isCloseTo(2.910421359446573e-9, withinPercentage(PPM));
    }

    private static ConfidenceInterval interval(long a, long b) {
        long n = 1_000_000_000;
        return ProportionComparison.compare(
                        new ProportionComparison.Group(a, n),
                        new ProportionComparison.Group(b, n),
                        ProportionComparison.Method.MIETTINEN_NURMINEN,
                        0.95)
                .interval()
                .orElseThrow();
    }

    @Test
    void clopperPearsonIsExactOfABillionAndAQuadrillion() {
        ConfidenceInterval billion = Proportions.interval(5, 1e9, Proportions.Method.CLOPPER_PEARSON, 0.95)
                .orElseThrow();
        // the limits solve the binomial tails exactly
        assertThat(binomialAtLeast(5, 1e9, billion.lower())).isCloseTo(0.025, withinPercentage(1e-9));
        assertThat(1 - binomialAtLeast(6, 1e9, billion.upper())).isCloseTo(0.025, withinPercentage(1e-9));
        ConfidenceInterval half = Proportions.interval(5e14, 1e15, Proportions.Method.CLOPPER_PEARSON, 0.95)
                .orElseThrow();
        assertThat(half.lower()).isLessThan(0.5).isCloseTo(0.5, within(4e-8));
        assertThat(half.upper()).isGreaterThan(0.5).isCloseTo(0.5, within(4e-8));
    }

    /** P(X >= x) for small x, by its complement, term by term. */
    private static double binomialAtLeast(int x, double n, double p) {
        double term = Math.exp(n * Math.log1p(-p));
        double sum = 0;
        for (int k = 0; k < x; k++) {
            sum += term;
            term *= (n - k) / (k + 1) * p / (1 - p);
        }
        return 1 - sum;
    }

    @Test
    void minusZeroIsZeroToMannWhitney() {
        MannWhitney test = MeanComparison.mannWhitney(
                new double[] {-0.0, 1, 2}, new double[] {0.0, 0.0, 3}, MannWhitney.Continuity.UNCORRECTED);
        assertThat(test.u().orElseThrow()).isEqualTo(5);
    }

    @Test
    void tiesWithoutSpreadAreNoTest() {
        MannWhitney test =
                MannWhitney.of(new long[] {0, 700_003}, new long[] {0, 300_001}, MannWhitney.Continuity.CORRECTED);
        assertThat(test.pValue())
                .isInstanceOfSatisfying(
                        Result.Insufficient.class,
                        none -> assertThat(none.reason()).isEqualTo(Reason.NO_SPREAD));
        // one answer of a billion that differs is spread
        assertThat(MannWhitney.of(
                                new long[] {1, 1_000_000_000},
                                new long[] {0, 1_000_000_000},
                                MannWhitney.Continuity.UNCORRECTED)
                        .statistic()
                        .orElseThrow())
                .isCloseTo(-1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.564189583547756287",
        "1, 4, 0.723601254558267659",
        "5, 7, 0.922745608053087103",
        "50, 52, 0.992478054981444867",
        "100000000, 100000000, 0.999999996249999957",
        "9007199254740992, 9007199254740992, 1"
    })
    void hedgesFactorIsExactForGroupsOfAnySize(long a, long b, double factor) {
        // means half a pooled standard deviation apart; one value alone does not vary
        double degrees = (double) a + b - 2;
        double ofFirst = a == 1 ? 0 : b == 1 ? degrees : degrees / 2;
        Moments first = new Moments(a, 0.5, ofFirst);
        Moments second = new Moments(b, 0, degrees - ofFirst);
        assertThat(MeanComparison.hedgesG(first, second).orElseThrow()).isCloseTo(factor / 2, within(4e-16));
    }

    @Test
    void theOrderOfRowsDoesNotShowInMomentsWhateverTheirWeights() {
        List<double[]> rows = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            rows.add(new double[] {1, 1 + random.nextInt(5), 1 + random.nextInt(5)});
        }
        rows.add(0, new double[] {1e-12, 1e8, 1e8});
        CoMoments first = moments(rows);
        Collections.reverse(rows);
        CoMoments last = moments(rows);
        assertThat(first.crossProduct(0, 0)).isCloseTo(last.crossProduct(0, 0), withinPercentage(1e-10));
        assertThat(first.crossProduct(1, 0)).isCloseTo(last.crossProduct(1, 0), withinPercentage(1e-10));
        assertThat(first.means().get(0)).isCloseTo(last.means().get(0), withinPercentage(1e-10));
    }

    private static CoMoments moments(List<double[]> rows) {
        CoMomentsBuilder builder = CoMoments.builder("a", "b");
        rows.forEach(row -> builder.addWeighted(row[0], row[1], row[2]));
        return builder.build();
    }

    @Test
    void welchHoldsAtAnySizeOfTheValues() {
        Difference small = MeanComparison.welch(Moments.of(1, 2, 4), Moments.of(2, 3, 7), 0.95);
        Difference large = MeanComparison.welch(Moments.of(1e80, 2e80, 4e80), Moments.of(2e80, 3e80, 7e80), 0.95);
        Difference tiny = MeanComparison.welch(Moments.of(1e-80, 2e-80, 4e-80), Moments.of(2e-80, 3e-80, 7e-80), 0.95);
        double p = small.pValue().orElseThrow();
        assertThat(large.pValue().orElseThrow()).isCloseTo(p, within(1e-12));
        assertThat(tiny.pValue().orElseThrow()).isCloseTo(p, within(1e-12));
    }

    @Test
    void welchOfNearlyOneEffectiveRowIsInsufficientNotAnException() {
        CoMomentsBuilder a = CoMoments.builder("x").addWeighted(1, 1).addWeighted(1e-12, 5);
        CoMomentsBuilder b = CoMoments.builder("x").addWeighted(1, 2).addWeighted(1e-12, 9);
        assertThat(MeanComparison.welch(a.build(), b.build(), "x", 0.95)
                        .interval()
                        .isKnown())
                .isFalse();
    }

    @Test
    void survivalLimitsHoldWhereSurvivalRoundsToOne() {
        KaplanMeier curve = new KaplanMeier(null, List.of(new KaplanMeier.Count(1, 1, (1L << 53) - 1)));
        ConfidenceInterval limits =
                curve.limits(0.95).orElseThrow().get(0).interval().orElseThrow();
        assertThat(limits.upper()).isLessThanOrEqualTo(1);
        assertThat(limits.lower()).isBetween(1 - 1e-14, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "500000000000, 1000000000000, 0.5, 1, 1, 1.2533141373145603e-6",
        "4503599627370496, 9007199254740992, 0.5, 1, 1, 1.3205810270499556e-8",
        "4503599627370496, 9007199254740992, 0.5, 0.5, 0.5, 8.4070799283348958e-9",
        "30, 100, 0.25, 1, 1, 0.21639707416920213",
        "3, 1000000000, 1e-8, 1, 2, 2.6431759429539734e-7",
        "41, 50, 0.7, 1, 34496606, 3.4077779334242941e-249",
        "50, 60, 0.7, 2e9, 1e9, 0.25009786333110437"
    })
    void theEValueKeepsItsDigitsAtAnySize(long x, long n, double share, double alpha, double beta, double right) {
        assertThat(SequentialTest.eValue(x, n, share, new SequentialTest.Prior(alpha, beta))
                        .orElseThrow())
                .isCloseTo(right, withinPercentage(1e-9));
    }

    @Test
    void residualVarianceIsThatOfTheResidualsWhenNearlyAllIsExplained() {
        // y = 3 + 2a - b + e with predictors alike to a millionth and R² of .999995
        int n = 400;
        double[][] rows = new double[n][];
        Random random = new Random(11);
        CoMomentsBuilder builder = CoMoments.builder("a", "b", "y");
        for (int i = 0; i < n; i++) {
            double a = random.nextGaussian();
            double b = a + 1e-4 * random.nextGaussian();
            rows[i] = new double[] {a, b, 3 + 2 * a - b + 0.0022 * random.nextGaussian()};
            builder.add(rows[i]);
        }
        LeastSquares fit =
                LeastSquares.fit(builder.build(), "y", List.of("a", "b")).orElseThrow();
        assertThat(fit.residualVariance()).isCloseTo(residualVariance(rows), withinPercentage(1e-6));
    }

    /** From the rows: b is replaced by its own part, b - a, so that nothing is collinear. */
    private static double residualVariance(double[][] rows) {
        int n = rows.length;
        double[] y = IntStream.range(0, n).mapToDouble(i -> rows[i][2]).toArray();
        double[] a = IntStream.range(0, n).mapToDouble(i -> rows[i][0]).toArray();
        double[] c =
                IntStream.range(0, n).mapToDouble(i -> rows[i][1] - rows[i][0]).toArray();
        for (double[] column : List.of(y, a, c)) {
            double mean = java.util.Arrays.stream(column).average().orElseThrow();
            for (int i = 0; i < n; i++) {
                column[i] -= mean;
            }
        }
        remove(c, a);
        remove(y, a);
        remove(y, c);
        return dot(y, y) / (n - 3);
    }

    private static void remove(double[] from, double[] column) {
        double slope = dot(from, column) / dot(column, column);
        for (int i = 0; i < from.length; i++) {
            from[i] -= slope * column[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void aConstantSeriesHasNoTrendAndSaysSo() {
        Trend trend = Trend.mannKendall(4, 4, 4, 4, 4).orElseThrow();
        assertThat(trend.size()).isZero();
        assertThat(trend.pValue()).isEqualTo(1);
    }

    @Test
    void longSeriesCountTheirPairsWithoutLookingAtEach() {
        double[] rising =
                IntStream.range(0, 200_000).map(i -> i / 2).asDoubleStream().toArray();
        // two of each value: all pairs but the ties rise
        assertThat(Trend.mannKendall(rising).orElseThrow().size()).isEqualTo(200_000.0 * 199_999 / 2 - 100_000);
        assertThat(Trend.mannKendall(0.0, -0.0, 1, 1).orElseThrow().size()).isEqualTo(4);
    }

    /** Means and squares that no values have would end later sums; the largest that values have do not. */
    @Test
    void momentsThatNoValuesHaveAreRefused() {
        assertThatThrownBy(() -> new Moments(2, 1.1e140, 0)).hasMessageContaining("mean must lie in");
        assertThatThrownBy(() -> new Moments(0, 0, 1)).hasMessageContaining("squares must lie in");
        assertThatThrownBy(() -> new Moments(2, 0, 2.1e280)).hasMessageContaining("squares must lie in");
        Moments largest = Moments.of(1e140, -1e140, 1e140);
        Moments merged = largest.merge(Moments.of(-1e140)).merge(largest);
        assertThat(merged.meanInterval(0.95).isKnown()).isTrue();
        assertThat(Moments.of(1e140, 1e140 - 1e124, 1e140).mean()).isLessThanOrEqualTo(1e140);
        assertThatThrownBy(() -> RatingMetric.of(
                        Rule.convention("a.b", "B", "c"), Scale.of(0, 1), ScoreUnit.POINTS, p -> p * 1e200))
                .hasMessageContaining("a weight must lie in");
    }

    @Test
    void valuesThatAreAllEqualHaveNoSpreadHoweverTheyAreMerged() {
        for (double value : new double[] {5, 0.1, 1 / 3.0, 1e15 + 0.3}) {
            Moments merged = Moments.EMPTY;
            for (int i = 0; i < 300; i++) {
                merged = merged.merge(Moments.of(value));
            }
            assertThat(merged.mean()).isEqualTo(value);
            assertThat(merged.squares()).isZero();
            assertThat(Moments.ofFrequencies(new double[] {value, 9}, new long[] {301, 0}))
                    .isEqualTo(new Moments(301, value, 0));
            assertThat(MeanComparison.welch(merged, merged.merge(merged), 0.95)
                            .pValue()
                            .isKnown())
                    .isFalse();
        }
    }

    @Test
    void mergedMomentsDoNotTellTheOrder() {
        Moments a = Moments.of(1, 2, 7);
        Moments b = Moments.of(0.1, 0.7, 0.2);
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
    }

    @Test
    void plansThatNobodyCanCarryOutAreRefusedInWords() {
        assertThatThrownBy(() -> SampleSize.plan().forShare(0.5, 1e-12))
                .hasMessageContaining("more than 10^15 would be needed");
    }

    @Test
    void errorsOfAShareComparisonComeFromCountsNotFromOneMinusP() {
        Difference difference = ProportionComparison.compare(
                new ProportionComparison.Group(999_999_999_999L, 1_000_000_000_000L),
                new ProportionComparison.Group(999_999_999_997L, 1_000_000_000_000L),
                ProportionComparison.Method.POOLED_Z,
                0.95);
        assertThat(difference.value().orElseThrow()).isCloseTo(2e-12, withinPercentage(1e-12));
        assertThat(difference.statistic().orElseThrow()).isCloseTo(1, withinPercentage(1e-9));
    }

    @Test
    void noErrorOfZeroMeetsAnEndlessFactor() {
        ControlChart chart = ControlChart.of(
                "x", 1, List.of(1.0), List.of(0.0), new ControlChart.Limits(1e300, 5e98, new Bounds(0, 1e300)));
        assertThat(chart.lower()).containsExactly(1.0);
        assertThat(chart.upper()).containsExactly(1.0);
    }

    @Test
    void rowsThatAreNotChosenAreNotCounted() {
        CoMomentsBuilder builder = CoMoments.builder("x");
        double[][] values = {{1, 2}};
        assertThatThrownBy(() -> builder.addChosen(values, new int[] {0}, 2))
                .hasMessageContaining("count must lie in [0, 1]");
        assertThatThrownBy(() -> builder.addChosen(values, new int[] {0}, -1)).hasMessageContaining("but was -1");
        assertThat(builder.build().n()).isZero();
    }
}
