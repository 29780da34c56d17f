package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.stats.ControlChart.Side;
import io.github.cxkit.stats.ControlChart.Signal;
import io.github.cxkit.stats.ControlChart.Target;
import io.github.cxkit.stats.SequentialTest.Mixture;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final long[] SUCCESSES = {12, 9, 15, 11, 30, 10};
    private static final long[] N = {200, 180, 220, 190, 210, 205};

    @Test
    void onePointOutsideSignalsItsSide() {
        assertThat(ControlChart.p(SUCCESSES, N, 3).orElseThrow().signals()).containsExactly(new Signal(4, Side.ABOVE));
        long[] failures = new long[N.length];
        for (int i = 0; i < N.length; i++) {
            failures[i] = N[i] - SUCCESSES[i];
        }
        assertThat(ControlChart.p(failures, N, 3).orElseThrow().signals()).containsExactly(new Signal(4, Side.BELOW));
        assertThat(ControlChart.laney(SUCCESSES, N, 3).orElseThrow().signals()).isEmpty();
    }

    @Test
    void ewmaAndCusumFindALastingShift() {
        double[] values = {31, 34, 29, 35, 40, 41, 43};
        assertThat(ControlChart.ewma(values, new Target(32, 4), 0.2, 3).signals())
                .containsExactly(new Signal(6, Side.ABOVE));
        assertThat(Cusum.of(values, new Target(32, 4), 0.5, 4).orElseThrow().signals())
                .containsExactly(new Signal(6, Side.ABOVE));
        double[] down = {33, 30, 35, 29, 24, 23, 21};
        assertThat(Cusum.of(down, new Target(32, 4), 0.5, 4).orElseThrow().signals())
                .containsExactly(new Signal(6, Side.BELOW));
    }

    @Test
    void aChartWithoutAnswersOrSpreadIsInsufficient() {
        assertThat(ControlChart.p(new long[0], new long[0], 3)).hasToString("insufficient (a chart needs trials)");
        assertThat(ControlChart.p(new long[] {1, 0}, new long[] {2, 0}, 3))
                .hasToString("insufficient (period 1 has no trials; leave it out)");
        assertThat(ControlChart.laney(new long[] {1}, new long[] {2}, 3))
                .hasToString("insufficient (Laney's chart needs two periods)");
        assertThat(ControlChart.laney(new long[2], new long[] {2, 2}, 3))
                .hasToString("insufficient (all shares are 0: Laney's chart needs some of both)");
        assertThat(ControlChart.laney(new long[] {2, 2}, new long[] {2, 2}, 3))
                .hasToString("insufficient (all shares are 1: Laney's chart needs some of both)");
    }

    @Test
    void limitsNearAllAreThoseNearNone() {
        // 1 - p of the pooled share would have six digits here
        long n = 3_000_000_000L;
        ControlChart few =
                ControlChart.p(new long[] {2, 5}, new long[] {n, n}, 3).orElseThrow();
        ControlChart most =
                ControlChart.p(new long[] {n - 2, n - 5}, new long[] {n, n}, 3).orElseThrow();
        assertThat(1 - most.lower().get(0)).isCloseTo(few.upper().get(0), withinPercentage(1e-5));
        assertThat(ControlChart.laney(new long[] {n - 2, n - 5}, new long[] {n, n}, 3)
                        .orElseThrow()
                        .spread())
                .isCloseTo(
                        ControlChart.laney(new long[] {2, 5}, new long[] {n, n}, 3)
                                .orElseThrow()
                                .spread(),
                        withinPercentage(1e-4));
    }

    @Test
    void whatCannotBeAChartIsRefused() {
        assertThatThrownBy(() -> ControlChart.p(new long[] {3}, new long[] {2}, 3))
                .hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> ControlChart.p(new long[] {-1}, new long[] {2}, 3))
                .hasMessageContaining("-1 of 2");
        assertThatThrownBy(() -> ControlChart.p(new long[1], new long[2], 3)).hasMessageContaining("1 and 2");
        assertThatThrownBy(() -> ControlChart.ewma(new double[1], new Target(0, 1), 0, 3))
                .hasMessageContaining("lambda");
        assertThatThrownBy(() -> new ControlChart("x", 0, List.of(1.0), List.of(), List.of(1.0), 1))
                .hasMessageContaining("1 points");
        assertThatThrownBy(() -> new ControlChart("x", 0, List.of(1.0), List.of(1.0), List.of(), 1))
                .hasMessageContaining("1 points");
        assertThatThrownBy(() -> new Cusum(List.of(1.0), List.of(), 1)).hasMessageContaining("length");
    }

    @Test
    void sequentialEvidence() {
        assertThat(SequentialTest.eValue(0, 0, 0.7, SequentialTest.Prior.UNIFORM)
                        .orElseThrow())
                .isEqualTo(1);
        assertThat(SequentialTest.eValue(100_000, 100_000, 0.01, SequentialTest.Prior.UNIFORM)
                        .isKnown())
                .isFalse();
        // uniform prior: s! (n-s)! / (n+1)! / (p^s q^(n-s))
        assertThat(SequentialTest.eValue(2, 3, 0.5, SequentialTest.Prior.UNIFORM)
                        .orElseThrow())
                .isCloseTo(8.0 / 12, within(1e-14));
        assertThatThrownBy(() -> SequentialTest.eValue(3, 2, 0.5, SequentialTest.Prior.UNIFORM))
                .hasMessageContaining("successes");
        assertThat(SequentialTest.halfWidth(0, new Mixture(1, 1), 0.05).isKnown())
                .isFalse();
        assertThatThrownBy(() -> SequentialTest.halfWidth(-1, new Mixture(1, 1), 0.05))
                .hasMessageContaining("was -1");
        assertThatThrownBy(() -> SequentialTest.msprt(new double[1], new double[2], new Mixture(1, 1), 0.05))
                .hasMessageContaining("1 and 2");
        double[] far = {1e3, 1e3};
        assertThat(SequentialTest.msprt(far, new double[2], new Mixture(1, 1), 0.05)
                        .likelihoodRatio()
                        .get(1))
                .isEqualTo(Double.MAX_VALUE);
    }

    @Property(tries = 100)
    void alwaysValidPNeverRisesAndMatchesTheConfidenceSequence(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5, max = 9) Integer> differences) {
        double[] a = differences.stream().mapToDouble(i -> i).toArray();
        SequentialTest test = SequentialTest.msprt(a, new double[a.length], new Mixture(4, 1), 0.05);
        double previous = 1;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i];
            double p = test.alwaysValidPValue().get(i);
            assertThat(p).isLessThanOrEqualTo(previous);
            previous = p;
            boolean outside = Math.abs(sum / (i + 1)) > test.halfWidth().get(i);
            assertThat(test.likelihoodRatio().get(i) > 20).isEqualTo(outside);
        }
    }

    /** Cookie Cats: 44,700 and 45,489 players, planned half and half. */
    @Test
    void cookieCatsWasNotSplitAsPlanned() {
        SampleRatio check = SampleRatio.of(new long[] {44_700, 45_489}, new double[] {1, 1}, 0.01)
                .orElseThrow();
        assertThat(check.chiSquare()).isCloseTo(6.902405, within(5e-7));
        assertThat(check.mismatch()).isTrue();
        assertThat(SampleRatio.of(new long[] {3}, new double[] {1}, 0.01).isKnown())
                .isFalse();
        assertThatThrownBy(() -> SampleRatio.of(new long[2], new double[1], 0.01))
                .hasMessageContaining("2 groups");
    }

    @Test
    void trends() {
        assertThat(Trend.mannKendall(1, 3, 2).orElseThrow().size()).isEqualTo(1);
        assertThat(Trend.mannKendall(1, 3, 2).orElseThrow().pValue()).isEqualTo(1);
        assertThat(Trend.mannKendall(2, 1, 1, 2).orElseThrow().statistic()).isZero();
        assertThat(Trend.mannKendall(5, 4, 3, 2, 1).orElseThrow().statistic()).isNegative();
        assertThat(Trend.mannKendall(1).isKnown()).isFalse();
        long[] n = {10, 10};
        assertThat(Trend.cochranArmitage(new long[] {1, 1}, n, new double[] {1, 1})
                        .isKnown())
                .isFalse();
        assertThat(Trend.cochranArmitage(new long[2], n, new double[] {1, 2}).isKnown())
                .isFalse();
        assertThat(Trend.cochranArmitage(n, n, new double[] {1, 2}).isKnown()).isFalse();
        assertThatThrownBy(() -> Trend.cochranArmitage(n, n, new double[1])).hasMessageContaining("2, 2 and 1");
        assertThatThrownBy(() -> Trend.cochranArmitage(new long[1], n, new double[2]))
                .hasMessageContaining("1, 2");
        assertThatThrownBy(() -> Trend.cochranArmitage(new long[] {11, 1}, n, new double[2]))
                .hasMessageContaining("11 of 10");
        // two groups: the trend test is the pooled z test
        double z = Trend.cochranArmitage(new long[] {48, 56}, new long[] {80, 70}, new double[] {0, 1})
                .orElseThrow()
                .statistic();
        assertThat(z).isCloseTo(2.6501719512585327, within(1e-12));
    }

    @Test
    void aLineThroughScores() {
        double[] ones = {1, 1, 1};
        WeightedSlope slope = WeightedSlope.of(new double[] {1, 3, 5}, ones, new double[] {0, 1, 2})
                .orElseThrow();
        assertThat(slope.trend().size()).isCloseTo(2, within(1e-14));
        assertThat(slope.intercept()).isCloseTo(1, within(1e-14));
        assertThat(slope.lackOfFitChiSquare()).isCloseTo(0, within(1e-20));
        assertThat(WeightedSlope.of(ones, new double[3], ones).isKnown()).isFalse();
        assertThat(WeightedSlope.of(ones, ones, ones).isKnown()).isFalse();
        assertThatThrownBy(() -> WeightedSlope.of(ones, ones, new double[1])).hasMessageContaining("3, 3 and 1");
        assertThatThrownBy(() -> WeightedSlope.of(ones, new double[1], ones)).hasMessageContaining("3, 1 and 3");
    }

    /** L and the half width by their formulas: V = 2, t2 = 1/2, differences 2, -4, 4 and -1. */
    @Test
    void theMixtureTestFollowsPairAfterPair() {
        SequentialTest test =
                SequentialTest.msprt(new double[] {3, 1, 4, 1}, new double[] {1, 5, 0, 2}, new Mixture(2, 0.5), 0.05);

        double[] ratios = {1.0924558380607503, 0.9645767379481667, 0.8720131707548424, 0.7295527598871311};
        double[] widths = {7.8832785682241315, 4.380729273265861, 3.1922671269910228, 2.5854616082370914};
        for (int i = 0; i < 4; i++) {
            assertThat(test.likelihoodRatio().get(i)).isCloseTo(ratios[i], within(1e-14));
            assertThat(test.halfWidth().get(i)).isCloseTo(widths[i], within(1e-14));
            // the least so far
            assertThat(test.alwaysValidPValue().get(i)).isCloseTo(1 / ratios[0], within(1e-14));
        }
    }

    /** Pooled share 49/410; the mean moving range of the z scores over 1.128 is 0.955, so the limits draw in a little. */
    @Test
    void laneysLimitsWidenByTheMovingRangeOfTheZScores() {
        ControlChart chart = ControlChart.laney(new long[] {8, 12, 9, 20}, new long[] {100, 120, 80, 110}, 3)
                .orElseThrow();

        assertThat(chart.center()).isCloseTo(49 / 410.0, within(1e-15));
        assertThat(chart.spread()).isCloseTo(0.9552315797872597, within(1e-13));
        assertThat(chart.lower().get(0)).isCloseTo(0.026551853576800816, within(1e-14));
        assertThat(chart.upper().get(2)).isCloseTo(0.22344501657522825, within(1e-14));
    }

    @Test
    void figuresOfAChartGivenByHandAreFinite() {
        List<Double> one = List.of(1.0);
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            List<Double> no = List.of(none);
            assertThatThrownBy(() -> new ControlChart("x", 0, no, one, one, 1)).hasMessageContaining("points");
            assertThatThrownBy(() -> new ControlChart("x", 0, one, no, one, 1)).hasMessageContaining("lower");
            assertThatThrownBy(() -> new ControlChart("x", 0, one, one, no, 1)).hasMessageContaining("upper");
            assertThatThrownBy(() -> new ControlChart("x", none, one, one, one, 1))
                    .hasMessageContaining("center");
            assertThatThrownBy(() -> new ControlChart("x", 0, one, one, one, none))
                    .hasMessageContaining("spread");
            assertThatThrownBy(() -> new SequentialTest(no, one, one)).hasMessageContaining("likelihoodRatio");
            assertThatThrownBy(() -> new SequentialTest(one, no, one)).hasMessageContaining("alwaysValidPValue");
            assertThatThrownBy(() -> new SequentialTest(one, one, no)).hasMessageContaining("halfWidth");
        }
        List<Double> below = List.of(-1.0);
        assertThatThrownBy(() -> new SequentialTest(below, one, one)).hasMessageContaining("likelihoodRatio");
        assertThatThrownBy(() -> new SequentialTest(one, below, one)).hasMessageContaining("alwaysValidPValue");
        assertThatThrownBy(() -> new SequentialTest(one, one, below)).hasMessageContaining("halfWidth");
        assertThatThrownBy(() -> new SequentialTest(one, List.of(2.0), one)).hasMessageContaining("alwaysValidPValue");
        assertThatThrownBy(() -> new SequentialTest(one, one, List.of())).hasMessageContaining("halfWidth");
        assertThatThrownBy(() -> new SequentialTest(one, List.of(), one)).hasMessageContaining("alwaysValidPValue");
    }

    /** A point on its limit but for a rounding is no signal, one beyond it is: a ten-billionth of the limit is no rounding. */
    @Test
    void aPointSignalsWhenItIsBeyondItsLimit() {
        double limit = 0.1 + 0.2;
        ControlChart chart = new ControlChart(
                "x",
                0,
                List.of(0.3, limit, limit * (1 + 1e-13), limit * (1 + 1e-10), -limit * (1 + 1e-10)),
                List.of(-limit, -limit, -limit, -limit, -limit),
                List.of(0.3, 0.3, 0.3, 0.3, 0.3),
                1);

        assertThat(chart.signals()).containsExactly(new Signal(3, Side.ABOVE), new Signal(4, Side.BELOW));
        assertThat(new ControlChart("x", 0, List.of(1.0), List.of(-1.0), List.of(0.0), 1).signals())
                .containsExactly(new Signal(0, Side.ABOVE));
    }

    @Test
    void aTrendNeedsOnlyTwoValuesAndTimesThatANumberCanHold() {
        Trend two = Trend.mannKendall(1, 2).orElseThrow();
        assertThat(two.size()).isEqualTo(1);
        // 2 · 1 · 9 / 18, and z is 0 once S is moved by 1
        assertThat(two.variance()).isEqualTo(1);
        assertThat(two.statistic()).isZero();
        long[] n = {10, 10};
        for (double far : new double[] {1e160, 1e200, 1.7e308}) {
            assertThat(Trend.cochranArmitage(new long[] {1, 9}, n, new double[] {0, far}))
                    .hasToString("insufficient (the trend exceeds the range of a double)");
        }
        assertThat(Trend.cochranArmitage(new long[] {1, 9}, n, new double[] {0, 1e-160}))
                .hasToString("insufficient (the trend exceeds the range of a double)");
        assertThat(Trend.cochranArmitage(new long[] {1, 9}, n, new double[] {0, 1e140})
                        .orElseThrow()
                        .statistic())
                .isCloseTo(3.5777087639996634, within(1e-13));
    }

    /** Weighted least squares by the formulas to 30 digits. */
    @Test
    void aLineThroughScoresOfUnequalErrors() {
        WeightedSlope slope = WeightedSlope.of(
                        new double[] {30, 33, 31, 39}, new double[] {4, 3, 5, 2}, new double[] {2, 3, 5, 9})
                .orElseThrow();

        assertThat(slope.trend().size()).isCloseTo(1.1733957548664158, within(1e-14));
        assertThat(slope.standardError()).isCloseTo(0.4847638105170871, within(1e-14));
        assertThat(slope.trend().variance()).isCloseTo(0.4847638105170871 * 0.4847638105170871, within(1e-14));
        assertThat(slope.trend().statistic()).isCloseTo(2.420551471477996, within(1e-13));
        assertThat(slope.trend().pValue()).isCloseTo(0.015496985210315162, within(1e-14));
        assertThat(slope.intercept()).isCloseTo(28.297511352036327, within(1e-12));
        assertThat(slope.lackOfFitChiSquare()).isCloseTo(0.5868562779400894, within(1e-13));
        assertThat(slope.lackOfFitDegreesOfFreedom()).isEqualTo(2);
    }

    /** Height that is reached is no signal, and where both piles are too high the higher one names the side. */
    @Test
    void aPileSignalsOnlyAboveItsDecision() {
        Cusum cusum = new Cusum(List.of(4.0, 4.1, 5.0, 0.0, 5.0), List.of(0.0, 0.0, 5.0, 4.2, 6.0), 4);

        assertThat(cusum.signals())
                .containsExactly(
                        new Signal(1, Side.ABOVE),
                        new Signal(2, Side.ABOVE),
                        new Signal(3, Side.BELOW),
                        new Signal(4, Side.BELOW));
        assertThat(Cusum.of(new double[] {1.7e308}, new Target(0, 1e-10), 0.5, 4))
                .hasToString("insufficient (the piles exceed the range of a double at value 0)");
    }
}
