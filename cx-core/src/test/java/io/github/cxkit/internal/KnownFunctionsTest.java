package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values calculated with mpmath, SciPy and NumPy. */
class KnownFunctionsTest {

    private static final Offset<Double> DIGITS = within(1e-12);

    private static Offset<Double> about(double value) {
        return within(4e-15 * Math.max(1, Math.abs(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.041340695955409294",
        "10, 0.0083305634333628713",
        "50, 0.0016666444469833655",
        "1e6, 8.3333333333330556e-8"
    })
    void whatStirlingLeavesOut(double x, double error) {
        assertThat(GammaFunctions.stirlingError(x)).isCloseTo(error, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1, 0.053605156578263012",
        "3, 2.5, 2.875278407684165",
        "1e6, 10, 5.0000333335833353e-5",
        "8, -2, 0.21485158948632195",
        "0, -5, 5"
    })
    void deviance(double x, double d, double value) {
        assertThat(GammaFunctions.deviance(x, d)).isCloseTo(value, within(1e-15 * Math.max(1, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 3, 5.3471075307174687",
        "100, .5, 2.3013350982022228",
        "1e8, 12, 221.04816958742836",
        "7, 0, 0",
        "10.3, 2e9, 40832826232.330462",
        "12.7, 1e15, 33538776394911088"
    })
    void logRising(double x, double step, double value) {
        assertThat(GammaFunctions.logRising(x, step)).isCloseTo(value, about(value));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 4, -1.5404450409471489",
        "0.5, 20, 7, -0.15167228054319767",
        "3, 2, 50, -8.732465848349878",
        "1e5, 12, 3, -26.850253032598112",
        "2.5, 1.5, 400, -13.08013937797317",
        "4000, 3, 5000, -6163.1616959031773",
        "3e9, 10.3, 2e9, -3365058142.7346239",
        "2, 3, 0, 0",
        "2, 3, Infinity, -Infinity"
    })
    void logBetaShift(double a, double b, double step, double value) {
        if (Double.isInfinite(value)) {
            assertThat(GammaFunctions.logBetaShift(a, b, step)).isEqualTo(value);
        } else {
            assertThat(GammaFunctions.logBetaShift(a, b, step)).isCloseTo(value, about(value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.71052445383410393",
        "5, 0.97535007714522927",
        "25, 0.99501281070455482",
        "1e6, 0.99999987500000781"
    })
    void halfStep(double x, double value) {
        assertThat(GammaFunctions.halfStep(x)).isCloseTo(value, within(2e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-5, .5, 2e4, 0.4729091938180181, 0.5270908061819819",
        "0.9999, 2e4, 3, 0.676622279588659, 0.32337772041134105",
        "0.42, 5000, 7000, 0.7706878535437831, 0.2293121464562169",
        "0.41, 5000, 7000, 0.06909254382011851, 0.9309074561798815",
        "2e-4, 12, 3e4, 0.020130292884691873, 0.9798697071153081",
        "6e-4, 12, 3e4, 0.9453256191709423, 0.054674380829057734",
        "0.3, 2, 5, 0.579825, 0.420175"
    })
    void tailsOfTheBetaLaw(double x, double a, double b, double lower, double upper) {
        assertThat(BetaTail.lower(x, 1 - x, a, b)).isCloseTo(lower, within(1e-11));
        assertThat(BetaTail.lower(1 - x, x, b, a)).isCloseTo(upper, within(1e-11));
        assertThat(BetaTail.quantile(lower, a, b)).isCloseTo(x, within(1e-9));
        assertThat(BetaTail.upperQuantile(upper, a, b)).isCloseTo(x, within(1e-9));
        assertThat(BetaTail.lower(0, 1, a, b)).isZero();
        assertThat(BetaTail.lower(1, 0, a, b)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"2, 5, 1.5, 0.36855075274432828", "2.3, 12, 3, 0.75151967777139542"})
    void noncentralT(double t, double degrees, double noncentrality, double upper) {
        assertThat(NoncentralT.upperTail(t, degrees, noncentrality)).isCloseTo(upper, DIGITS);
    }

    @Test
    void theLargestOfSeveralComparisonsWithOneControl() {
        assertThat(new DunnettLaw(1, new double[] {1, 1}, 10).upperTail(2.5))
                .isCloseTo(0.05604712645300589, within(1e-9));
        DunnettLaw three = new DunnettLaw(2, new double[] {1, 2, 4}, 30);
        assertThat(three.upperTail(2)).isCloseTo(0.13426672059891226, within(1e-9));
        assertThat(three.upperQuantile(0.13426672059891226)).isCloseTo(2, within(1e-7));
    }

    /** One arm is Student's law, and so are arms so large beside their control that all look at the same one. */
    @ParameterizedTest
    @CsvSource({
        "10, 10, 1, 18",
        "10, 1e6, 1, 1000008",
        "1e6, 3, 1, 1000001",
        "2, 1e9, 1, 1e9",
        "60, 1200000, 1, 1200058",
        "2, 2, 1, 2",
        "2, 1e18, 1, 1e18",
        "4, 1e18, 3, 5",
        "1, 1e30, 2, 2"
    })
    void oneComparisonWithAControlIsStudents(double control, double arm, int arms, double degrees) {
        double[] sizes = new double[arms];
        Arrays.fill(sizes, arm);
        DunnettLaw law = new DunnettLaw(control, sizes, degrees);
        for (double t : new double[] {0.1, 0.68, 2.5, 8, 60}) {
            double right = 2 * Distributions.tUpperTail(t, degrees);
            double scale = Math.max(right, 1e-25);
            assertThat(law.upperTail(t) / scale).isCloseTo(right / scale, within(arms == 1 ? 1e-11 : 1e-8));
        }
        assertThat(law.upperQuantile(0.001) / Distributions.tUpperQuantile(0.0005, degrees))
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void boundsOfLooksWhileRunning() {
        assertThat(StoppingBounds.of(new double[] {0.4, 0.7, 1}, new double[] {0.005, 0.015, 0.03}))
                .containsExactly(
                        new double[] {2.8070337683438042, 2.3782857031521085, 2.0355452508885006}, within(1e-9));
    }

    /** The chance of going on at the first look and stopping at the second, summed over where the first one stood. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.501", "0.1, 0.9", "0.3, 0.6"})
    void aBoundSpendsWhatIsDue(double first, double second) {
        double[] bounds = StoppingBounds.of(new double[] {first, second}, new double[] {0.02, 0.01});
        assertThat(2 * Distributions.normalUpperTail(bounds[0])).isCloseTo(0.02, within(1e-12));
        double step = Math.sqrt(second - first);
        double edge = bounds[1] * Math.sqrt(second);
        int points = 100_000;
        double width = 2 * bounds[0] / points;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double z = -bounds[0] + (i + 0.5) * width;
            double at = z * Math.sqrt(first);
            sum += Math.exp(-z * z / 2)
                    * (Distributions.normalUpperTail((edge - at) / step)
                            + Distributions.normalUpperTail((edge + at) / step));
        }
        assertThat(sum * width / Math.sqrt(2 * Math.PI)).isCloseTo(0.01, within(1e-8));
    }

    /** A third look a moment after the second adds its own chance to what the first two spent. */
    @Test
    void looksThatAreNearEachOtherAreSummedInSteps() {
        double[] near = StoppingBounds.of(new double[] {0.5, 0.5001, 1}, new double[] {0.02, 1e-9, 0.01});
        double[] two = StoppingBounds.of(new double[] {0.5, 1}, new double[] {0.02, 0.01});
        assertThat(near[2]).isCloseTo(two[1], within(1e-5));
    }

    /** Exact up to the 31st power. */
    @Test
    void gaussLegendreIntegratesPolynomials() {
        GaussLegendre rule = new GaussLegendre(1, 4, 3);
        double sum = 0;
        double length = 0;
        for (int i = 0; i < rule.size(); i++) {
            sum += rule.weight(i) * Math.pow(rule.point(i), 5);
            length += rule.weight(i);
            assertThat(rule.point(i)).isBetween(i == 0 ? 1 : rule.point(i - 1), 4.0);
        }
        assertThat(length).isCloseTo(3, within(1e-13));
        assertThat(sum).isCloseTo((4096 - 1) / 6.0, within(1e-10));
    }

    @Test
    void tanhSinhIntegratesUpToASingularEnd() {
        assertThat(TanhSinh.integrate((x, fromLow, toHigh) -> 1 / Math.sqrt(fromLow), 2, 6, 1e-13))
                .isCloseTo(4, within(1e-10));
        assertThat(TanhSinh.integrate((x, fromLow, toHigh) -> Math.log(toHigh), 0, 1, 1e-13))
                .isCloseTo(-1, within(1e-10));
        assertThat(TanhSinh.integrate((x, fromLow, toHigh) -> x, 3, 3, 1e-13)).isZero();
    }

    /** Near an end that is 0 the point itself has all its digits. */
    @Test
    void tanhSinhAsksForPointsAsNearToZeroAsTheyCome() {
        assertThat(TanhSinh.integrate((x, fromLow, toHigh) -> 1 / Math.sqrt(x), 0, 1, 1e-13))
                .isCloseTo(2, within(1e-10));
        assertThat(TanhSinh.integrate((x, fromLow, toHigh) -> 1 / Math.sqrt(-x), -1, 0, 1e-13))
                .isCloseTo(2, within(1e-10));
    }

    @Test
    void tanhSinhRefinesUntilTwoAnswersAgree() {
        int[] asked = {0, 0, 0};
        double third = TanhSinh.integrate(
                (x, fromLow, toHigh) -> {
                    asked[0]++;
                    return x * x;
                },
                0,
                1,
                1e-10);
        double waves = TanhSinh.integrate(
                (x, fromLow, toHigh) -> {
                    asked[1]++;
                    return Math.cos(400 * x);
                },
                0,
                1,
                1e-12);
        double endless = TanhSinh.integrate(
                (x, fromLow, toHigh) -> {
                    asked[2]++;
                    return x;
                },
                0,
                1,
                -1);
        assertThat(third).isCloseTo(1 / 3.0, within(1e-10));
        assertThat(waves).isCloseTo(Math.sin(400) / 400, within(1e-10));
        assertThat(endless).as("no two agree: the finest").isCloseTo(0.5, within(1e-13));
        assertThat(asked[0]).isLessThan(asked[1]);
        assertThat(asked[1]).isLessThan(asked[2]);
    }

    @Test
    void eigenvectorsGiveTheMatrixBack() {
        double[][] matrix = {{4, 1, -2, 0.5}, {1, 3, 0, 1}, {-2, 0, 5, -1}, {0.5, 1, -1, 2}};
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        double[][] same = eigen.apply(value -> value);
        double[][] inverse = eigen.apply(value -> 1 / value);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(same[i][j]).isCloseTo(matrix[i][j], DIGITS);
                double product = 0;
                double dot = 0;
                for (int k = 0; k < 4; k++) {
                    product += matrix[i][k] * inverse[k][j];
                    dot += eigen.vector(k, i) * eigen.vector(k, j);
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, DIGITS);
                assertThat(dot).isCloseTo(i == j ? 1 : 0, DIGITS);
            }
        }
        double least = Math.min(Math.min(eigen.value(0), eigen.value(1)), Math.min(eigen.value(2), eigen.value(3)));
        assertThat(eigen.smallest()).isEqualTo(least).isPositive();
    }

    @Test
    void theExplainedShareOfEverySubset() {
        double[][] among = {{1, .3, .5}, {.3, 1, -.2}, {.5, -.2, 1}};
        double[] outcome = {.4, .1, .6};
        assertThat(SubsetRegression.allSubsets(among, outcome))
                .containsExactly(
                        new double[] {
                            0,
                            .16,
                            .01,
                            0.16043956043956045,
                            .36,
                            0.37333333333333335,
                            0.41041666666666665,
                            0.4105357142857143
                        },
                        DIGITS);
        double[] gains = SubsetRegression.gains(among, outcome, new int[] {2, 0, 1});
        assertThat(gains[2]).isCloseTo(.36, DIGITS);
        assertThat(gains[0]).isCloseTo(0.37333333333333335 - .36, DIGITS);
        assertThat(gains[1]).isCloseTo(0.4105357142857143 - 0.37333333333333335, DIGITS);
        // a column that the first one already is adds nothing
        double[] twins = SubsetRegression.allSubsets(new double[][] {{1, 1}, {1, 1}}, new double[] {.5, .5});
        assertThat(twins).containsExactly(new double[] {0, .25, .25, .25}, DIGITS);
        assertThat(SubsetRegression.gains(new double[][] {{1, 1}, {1, 1}}, new double[] {.5, .5}, new int[] {1, 0}))
                .containsExactly(new double[] {0, .25}, DIGITS);
    }

    /** One-sided: z = .6/5 and 3/sqrt(13), the pooled variance, Welch. */
    @Test
    void testsOfPairs() {
        PairwiseRanks.PairTest errors = PairTests.errors(new double[] {5.2, 4.6, 1.6}, new double[] {3, 4, 2}, 0.6);
        assertThat(errors.pValue(0, 1)).isCloseTo(0.45224157397941617, DIGITS);
        assertThat(PairTests.errors(new double[] {5, 2}, new double[] {3, 2}, 0.05)
                        .pValue(0, 1))
                .isEqualTo(1);
        assertThat(PairTests.errors(new double[] {5, 2}, new double[] {3, 2}, 0.6)
                        .pValue(0, 1))
                .isCloseTo(0.20269027822947117, DIGITS);
        assertThat(PairTests.errors(new double[] {5e-200, 2e-200}, new double[] {3e-200, 2e-200}, 0.6)
                        .pValue(0, 1))
                .isCloseTo(0.20269027822947117, DIGITS);
        assertThat(PairTests.errors(new double[] {5, 2}, new double[2], 0.6).pValue(0, 1))
                .isNaN();
        double[] n = {12, 15};
        double[] means = {5.2, 4.6};
        double[] squares = {30, 44};
        assertThat(PairTests.pooled(n, means, squares, 0.6).pValue(0, 1)).isCloseTo(0.1785356246897759, DIGITS);
        // between what is never and what is always a finding
        PairwiseRanks.PairTest welch = PairTests.welch(n, new double[] {5.2, 3.84}, squares, 0.05);
        assertThat(welch.pValue(0, 1)).isCloseTo(0.02523160152986501, DIGITS);
        assertThat(PairTests.pooled(n, new double[] {5, 5}, new double[2], 0.6).pValue(0, 1))
                .isNaN();
        assertThat(PairTests.pooled(n, means, squares, 0.05).pValue(0, 1)).isEqualTo(1);
        assertThat(PairTests.welch(new double[] {1, 15}, means, squares, 0.6).pValue(0, 1))
                .isNaN();
        assertThat(PairTests.welch(n, new double[] {9, 1}, squares, 0.05).pValue(0, 1))
                .isZero();
        assertThat(PairTests.welch(n, means, squares, 0.05).pValue(0, 1)).isEqualTo(1);
    }

    /** A level that wanders with variance 0.7, its third value missing; the first value begins it. */
    @Test
    void aWanderingLevel() {
        LevelFilter filter = new LevelFilter(new double[] {3, 5, Double.NaN, 4, 8}, new double[] {1, 2, 1, .5, 1}, .7);
        assertThat(filter.logLikelihood()).isCloseTo(-8.660926581970479, DIGITS);
        assertThat(filter.filtered(4)).isCloseTo(6.098633122928113, DIGITS);
        assertThat(filter.filteredVariance(4)).isCloseTo(0.5263612006720857, DIGITS);
        assertThat(filter.levelVariance()).isEqualTo(.7);
        assertThat(filter.residual(0)).isNaN();
        assertThat(filter.residual(2)).isNaN();
        // (5 - 3) / sqrt(1 + .7 + 2)
        assertThat(filter.residual(1)).isCloseTo(2 / Math.sqrt(3.7), DIGITS);
        filter.smooth();
        double[] smoothed = {3.73838608600881, 4.255256346214977, 4.511466327596385, 4.767676308977793};
        double[] variances = {0.62172471731529, 0.606784433041188, 0.6501112574360839, 0.3311838699423278};
        for (int t = 0; t < smoothed.length; t++) {
            assertThat(filter.smoothed(t)).isCloseTo(smoothed[t], DIGITS);
            assertThat(filter.smoothedVariance(t)).isCloseTo(variances[t], DIGITS);
        }
        LevelFilter late = new LevelFilter(new double[] {Double.NaN, 3}, new double[] {1, 1}, .7);
        late.smooth();
        assertThat(late.smoothed(0)).isEqualTo(3);
        assertThat(late.smoothedVariance(0)).isCloseTo(1.7, DIGITS);
        LevelFilter likely =
                LevelFilter.mostLikely(new double[] {3, 5, Double.NaN, 4, 8}, new double[] {1, 2, 1, .5, 1});
        assertThat(likely.levelVariance()).isCloseTo(4.793300364735478, within(1e-5));
        assertThat(likely.logLikelihood()).isCloseTo(-7.45488459732475, within(1e-10));
        // what their errors explain needs no steps
        assertThat(LevelFilter.mostLikely(new double[] {3, 3.1, 2.9}, new double[] {4, 4, 4})
                        .levelVariance())
                .isZero();
    }

    /** Of three, Holm's steps: .001 · 6 and .004 · 5 are below .05, .014 · 4 is not; in the family of one item .014 · 3 is. */
    @Test
    void whichRanksTheTestsOfPairsAllow() {
        double[][] p = {{1, .004, .001}, {.996, 1, .014}, {.999, .986, 1}};
        PairwiseRanks ranks = new PairwiseRanks(3, .05, (better, worse) -> p[better][worse]);
        assertThat(ranks.simultaneous().best()).containsExactly(1, 2, 2);
        assertThat(ranks.simultaneous().worst()).containsExactly(1, 3, 3);
        assertThat(ranks.marginal().best()).containsExactly(1, 2, 3);
        assertThat(ranks.marginal().worst()).containsExactly(1, 2, 3);
        PairwiseRanks none = new PairwiseRanks(2, .05, (better, worse) -> Double.NaN);
        assertThat(none.simultaneous().worst()).containsExactly(2, 2);
        assertThat(none.marginal().best()).containsExactly(1, 1);
    }

    @Test
    void lawsAtAPoint() {
        assertThat(Distributions.betaQuantile(.1, 2, 5)).isCloseTo(0.09259525891312873, DIGITS);
        assertThat(Distributions.betaUpperQuantile(.1, 2, 5)).isCloseTo(0.5103163065514916, DIGITS);
        assertThat(Distributions.normalTwoSided(.95)).isCloseTo(1.9599639845400545, DIGITS);
        assertThat(Distributions.normalQuantile(.025)).isCloseTo(-1.9599639845400545, DIGITS);
        assertThat(Distributions.tTwoSided(.95, 7)).isCloseTo(2.3646242515927844, DIGITS);
        assertThat(Distributions.tUpperTail(2, 7)).isCloseTo(0.042809664281488025, DIGITS);
        assertThat(Distributions.tUpperQuantile(.025, 7)).isCloseTo(2.3646242515927844, DIGITS);
        assertThat(Distributions.tUpperQuantile(.975, 7)).isCloseTo(-2.3646242515927844, DIGITS);
        assertThat(Distributions.tPValue(-2, 7)).isCloseTo(2 * 0.042809664281488025, DIGITS);
        assertThat(Distributions.chiSquareUpperQuantile(.05, 3)).isCloseTo(7.814727903251178, DIGITS);
        assertThat(Distributions.chiSquareUpperTail(4, 3)).isCloseTo(0.26146412994911117, DIGITS);
        assertThat(Distributions.normalPValue(-1.3)).isCloseTo(2 * 0.09680048458561036, DIGITS);
        assertThat(Distributions.normalUpperTail(1.3)).isCloseTo(0.09680048458561036, DIGITS);
        assertThat(Distributions.normalCdf(1.3)).isCloseTo(1 - 0.09680048458561036, DIGITS);
        assertThat(Distributions.poissonCdf(2, 1.5)).isCloseTo(Math.exp(-1.5) * (1 + 1.5 + 1.125), DIGITS);
    }

    /** 2 · 2 · 3 / 5, and 2 (1 · 2 + 1 · 4 + 2 · 4) / 7. */
    @Test
    void howFarWeightsExceedOne() {
        assertThat(Weights.excess(2, 3)).isCloseTo(2.4, DIGITS);
        assertThat(Weights.excess(1, 2, 4)).isCloseTo(4, DIGITS);
        assertThat(Weights.excess(5)).isZero();
    }

    @Test
    void aLevelIsNeitherNoneNorAll() {
        assertThat(Arguments.level("p", 0.5)).isEqualTo(0.5);
        for (double none : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> Arguments.level("p", none))
                    .hasMessage("p must lie strictly between 0 and 1 but was " + none);
        }
    }

    @Test
    void zonesAndDaysThatNoCalendarHasAreRefused() {
        assertThat(Arguments.zone("zone", "Europe/Rome")).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThatThrownBy(() -> Arguments.zone("zone", "Rome/Europe"))
                .hasMessage("zone must be a time zone such as Europe/Rome but was \"Rome/Europe\"");
        for (LocalDate day : List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))) {
            assertThat(Arguments.day("day", day)).isEqualTo(day);
        }
        for (LocalDate day : List.of(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1))) {
            assertThatThrownBy(() -> Arguments.day("day", day))
                    .hasMessage("day must lie in the years 1 to 9999 but was " + day);
        }
    }

    @Test
    void sumsKeepWhatADoubleLosesAndStayAtTheLargestNumber() {
        DoubleSum sum = new DoubleSum();
        sum.add(1e16);
        sum.add(1);
        sum.add(-1e16);
        assertThat(sum.value()).isEqualTo(1);
        DoubleSum products = new DoubleSum();
        double a = 1 + 0x1p-30;
        products.addProduct(a, a);
        products.addProduct(-1, 1 + 0x1p-29);
        assertThat(products.value()).isEqualTo(0x1p-60);
        DoubleSum full = new DoubleSum();
        full.addSaturating(Double.MAX_VALUE);
        full.addSaturating(Double.MAX_VALUE);
        full.addSaturating(5);
        assertThat(full.value()).isEqualTo(Double.MAX_VALUE);
        DoubleSum other = new DoubleSum();
        other.addSaturating(full);
        other.addSaturating(full);
        assertThat(other.value()).isEqualTo(Double.MAX_VALUE);
        DoubleSum small = new DoubleSum(1e16, 1);
        DoubleSum both = new DoubleSum();
        both.addSaturating(small);
        both.add(-1e16);
        assertThat(both.value()).isEqualTo(1);
    }

    @Test
    void bytesOfAnotherVersionOrDefinitionAreRefused() {
        byte[] bytes = Bytes.write("mine", out -> out.count(7));
        assertThat(Bytes.read("count", "mine", bytes, ByteReader::count)).isEqualTo(7);
        assertThatThrownBy(() -> Bytes.read("count", "yours", bytes, ByteReader::count))
                .hasMessage("these are the bytes of a count of another definition: mine and not yours");
        for (int octet : new int[] {0, 1}) {
            assertThat(new ByteReader("flag", new byte[] {(byte) octet}).flag()).isEqualTo(octet == 1);
        }
        assertThatThrownBy(() -> new ByteReader("flag", new byte[] {2}).flag())
                .isInstanceOf(IllegalArgumentException.class);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 2);
        assertThatThrownBy(() -> Bytes.read("count", "mine", longer, ByteReader::count))
                .hasMessageContaining("2 bytes are left over");
        byte[] later = bytes.clone();
        later[0]++;
        assertThatThrownBy(() -> Bytes.read("count", "mine", later, ByteReader::count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is unknown; this release reads version " + bytes[0]);
        assertThatThrownBy(() -> Bytes.read("count", "mine", bytes, in -> Math.addExact(Long.MAX_VALUE, in.count())))
                .hasMessageContaining("the counts exceed the range of a long");
    }

    @Test
    void bytesThatEndTooSoonAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> new ByteReader("sum", new byte[7]).real())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the bytes of a sum, at byte 0: the end is missing");
        assertThatThrownBy(() -> new ByteReader("sum", new byte[0]).octet())
                .hasMessage("not the bytes of a sum, at byte 0: the end is missing");
        assertThatThrownBy(() -> new ByteReader("text", new byte[] {5, 'a', 'b'}).text())
                .hasMessage("not the bytes of a text, at byte 1: 5 more bytes are announced but 2 are left");
        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0x81);
        assertThatThrownBy(() -> new ByteReader("count", endless).count())
                .hasMessage("not the bytes of a count, at byte 9: a number does not end within 9 bytes");
        assertThat(new ByteReader("text", new byte[] {2, 'a', 'b'}).text()).isEqualTo("ab");
    }

    /** Longer than what a writer holds at first, each part kept. */
    @Test
    void whatIsWrittenIsRead() {
        String text = "é".repeat(700);
        byte[] bytes = Bytes.write("x", out -> {
            out.text(text);
            for (int i = 0; i < 500; i++) {
                out.real(i / 3.0).whole(-i);
            }
            out.count(Long.MAX_VALUE).text("-1.50");
        });
        String read = Bytes.read("x", "x", bytes, in -> {
            String first = in.text();
            for (int i = 0; i < 500; i++) {
                assertThat(in.real()).isEqualTo(i / 3.0);
                assertThat(in.whole()).isEqualTo(-i);
            }
            assertThat(in.count()).isEqualTo(Long.MAX_VALUE);
            assertThat(in.money()).isEqualByComparingTo("-1.5");
            return first;
        });
        assertThat(read).isEqualTo(text);
    }

    /** One damaged exponent would ask for gigabytes at the next addition. */
    @Test
    void anAmountOfMoneyHasNoLongExponent() {
        assertThat(new ByteReader("sum", new byte[] {5, '1', 'E', '-', '9', '9'}).money())
                .isEqualByComparingTo("1E-99");
        byte[] huge = new ByteWriter().text("1E+999999999").toBytes();
        assertThatThrownBy(() -> new ByteReader("sum", huge).money())
                .hasMessageContaining("no amount has the exponent 999999999");
        byte[] tiny = new ByteWriter().text("1E-999999999").toBytes();
        assertThatThrownBy(() -> new ByteReader("sum", tiny).money())
                .hasMessageContaining("no amount has the exponent -999999999");
    }

    @Test
    void namesThatDifferByDashesAndCaseAreOne() {
        assertThat(Names.isSame("MATCH_ORDERS", "match-orders")).isTrue();
        assertThat(Names.isSame("matchOrders", "match-orders")).isTrue();
        assertThat(Names.isSame("matchOrders", "matchOrder")).isFalse();
    }

    @Test
    void aNameOfOneWrongLetterInFourIsNear() {
        assertThat(Names.nearest("stor", List.of("web", "store"))).contains("store");
        assertThat(Names.nearest("ab", List.of("ax"))).contains("ax");
        assertThat(Names.nearest("ab", List.of("xy"))).isEmpty();
        assertThat(Names.nearest("sotre", List.of("stars", "store"))).contains("store");
        assertThat(Names.unknown("shop", "stor", List.of("web", "store")))
                .hasMessage("unknown shop \"stor\"; did you mean \"store\"? known are [web, store]");
        assertThat(Names.unknown("shop", "x", List.of())).hasMessage("unknown shop \"x\"; there are none");
        assertThat(Names.nearest("shops", List.of("shopa", "shopb"))).contains("shopa");
        assertThat(Names.nearest("ba", List.of("ab")))
                .as("two letters swapped are one change")
                .contains("ab");
        assertThat(Names.nearest("abcdef", List.of("bacdfe", "abcdex")))
                .as("two swaps are two changes")
                .contains("abcdex");
    }
}
