package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MeansTest {

    private static final Moments SAME = Moments.of(4, 4, 4);

    @Property(tries = 200)
    void mergingIsScoringTogether(
            @ForAll @Size(max = 20) List<@DoubleRange(min = -1e3, max = 1e3) Double> a,
            @ForAll @Size(max = 20) List<@DoubleRange(min = -1e3, max = 1e3) Double> b) {
        List<Double> both = new ArrayList<>(a);
        both.addAll(b);
        Moments together = moments(both);
        Moments merged = moments(a).merge(moments(b));
        assertThat(merged.n()).isEqualTo(together.n());
        assertThat(merged.mean()).isCloseTo(together.mean(), within(1e-9));
        assertThat(merged.squares()).isCloseTo(together.squares(), within(1e-6));
        assertThat(Moments.EMPTY.merge(together)).isEqualTo(together);
        assertThat(together.merge(Moments.EMPTY)).isEqualTo(together);
    }

    private static Moments moments(List<Double> values) {
        return Moments.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void frequenciesAreRepeatedValues() {
        Moments moments = Moments.ofFrequencies(new double[] {1, 2, 5}, new long[] {2, 0, 1});
        assertThat(moments.mean()).isCloseTo(7.0 / 3, within(1e-15));
        assertThat(moments.squares()).isCloseTo(Moments.of(1, 1, 5).squares(), within(1e-14));
        assertThat(Moments.ofFrequencies(new double[1], new long[1])).isEqualTo(Moments.EMPTY);
        assertThatThrownBy(() -> Moments.ofFrequencies(new double[1], new long[2]))
                .hasMessageContaining("1 values need as many frequencies but have 2");
        assertThatThrownBy(() -> Moments.of(1, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void spreadNeedsTwoValues() {
        assertThat(Moments.EMPTY.sampleVariance().isKnown()).isFalse();
        assertThat(Moments.of(3).standardDeviation().isKnown()).isFalse();
        assertThat(Moments.of(3).meanInterval(0.95).isKnown()).isFalse();
        assertThat(Moments.of(7, 6, 6, 5).meanInterval(0.95).orElseThrow().lower())
                .isCloseTo(4.7008, within(1e-4));
    }

    @Test
    void noSpreadIsNoZero() {
        for (Difference difference : new Difference[] {
            MeanComparison.welch(SAME, SAME, 0.95), MeanComparison.student(SAME, SAME, 0.95),
            MeanComparison.welch(Moments.of(1), SAME, 0.95), MeanComparison.student(Moments.of(1), Moments.of(2), 0.95)
        }) {
            assertThat(difference.value().isKnown()).isTrue();
            assertThat(difference.pValue().isKnown()).isFalse();
            assertThat(difference.interval().isKnown()).isFalse();
            assertThat(difference.isSignificant(0.95)).isFalse();
        }
        assertThat(MeanComparison.welch(Moments.EMPTY, SAME, 0.9).value().isKnown())
                .isFalse();
        assertThat(MeanComparison.student(SAME, Moments.EMPTY, 0.9).value().isKnown())
                .isFalse();
        assertThat(MeanComparison.cohenD(SAME, SAME).isKnown()).isFalse();
        assertThat(MeanComparison.cohenD(SAME, Moments.EMPTY).isKnown()).isFalse();
        assertThat(MeanComparison.cohenD(Moments.of(1), Moments.of(2)).isKnown())
                .isFalse();
        assertThat(MeanComparison.hedgesG(Moments.of(1, 2), Moments.of(2)).isKnown())
                .isFalse();
        assertThat(MeanComparison.mannWhitney(new double[] {4, 4}, new double[] {4}, MannWhitney.Continuity.CORRECTED)
                        .pValue()
                        .isKnown())
                .isFalse();
        assertThat(MeanComparison.mannWhitney(new double[0], new double[] {4}, MannWhitney.Continuity.CORRECTED)
                        .cliffsDelta()
                        .isKnown())
                .isFalse();
    }

    @Test
    void aColumnOfUnweightedRowsIsComparedAsItsValues() {
        CoMoments a = CoMoments.builder("x").add(1).add(4).add(7).add(2).build();
        CoMoments b = CoMoments.builder("x").add(3).add(9).add(8).build();
        Difference byRows = MeanComparison.welch(a, b, "x", 0.9);
        Difference byValues = MeanComparison.welch(Moments.of(1, 4, 7, 2), Moments.of(3, 9, 8), 0.9);
        assertThat(byRows.value().orElseThrow()).isCloseTo(byValues.value().orElseThrow(), within(1e-13));
        assertThat(byRows.pValue().orElseThrow()).isCloseTo(byValues.pValue().orElseThrow(), within(1e-13));
        assertThat(byRows.interval().orElseThrow().lower())
                .isCloseTo(byValues.interval().orElseThrow().lower(), within(1e-13));
        // a row of weight 2 is not two rows: the effective number of rows falls below 4
        CoMoments weighted = CoMoments.builder("x")
                .addWeighted(2, 1)
                .addWeighted(1, 4)
                .addWeighted(1, 7)
                .addWeighted(1, 2)
                .build();
        assertThat(MeanComparison.welch(weighted, b, "x", 0.9).value().orElseThrow())
                .isCloseTo(15 / 5.0 - 20 / 3.0, within(1e-13));
        assertThat(MeanComparison.welch(CoMoments.empty(List.of("x")), b, "x", 0.9)
                        .value()
                        .isKnown())
                .isFalse();
    }

    /** With two groups of one size, Student and Welch share their statistic. */
    @Test
    void studentAndWelch() {
        Moments a = Moments.of(1, 2, 3, 4);
        Moments b = Moments.of(2, 4, 6, 9);
        Difference student = MeanComparison.student(a, b, 0.95);
        Difference welch = MeanComparison.welch(a, b, 0.95);
        assertThat(student.statistic().orElseThrow())
                .isCloseTo(welch.statistic().orElseThrow(), within(1e-14));
        assertThat(student.degreesOfFreedom().orElseThrow()).isEqualTo(6);
        assertThat(student.pValue().orElseThrow()).isLessThan(welch.pValue().orElseThrow());
        assertThat(student.interval().orElseThrow().contains(-2.75)).isTrue();
        assertThat(student.times(2).value().orElseThrow()).isEqualTo(-5.5);
        assertThatThrownBy(() -> student.times(0)).hasMessageContaining("factor");
    }

    @Test
    void orderOfValuesAlone() {
        MannWhitney test = MeanComparison.mannWhitney(
                new double[] {3, 4}, new double[] {1, 2}, MannWhitney.Continuity.UNCORRECTED);
        assertThat(test.u().orElseThrow()).isEqualTo(4);
        assertThat(test.cliffsDelta().orElseThrow()).isEqualTo(1);
        assertThat(test.statistic().orElseThrow()).isPositive();
        assertThatThrownBy(() -> MannWhitney.of(new long[1], new long[2], MannWhitney.Continuity.CORRECTED))
                .hasMessageContaining("1 and 2");
        assertThatThrownBy(() -> MannWhitney.of(new long[] {-1}, new long[1], MannWhitney.Continuity.CORRECTED))
                .hasMessageContaining("was -1");
    }

    /** t.test(c(1, 2, 3, 4), c(2, 4, 6, 9)) of R, by its formulas to 30 digits. */
    @Test
    void studentAndWelchHaveTheirLimits() {
        Moments a = Moments.of(1, 2, 3, 4);
        Moments b = Moments.of(2, 4, 6, 9);
        Difference student = MeanComparison.student(a, b, 0.95);
        assertThat(student.statistic().orElseThrow()).isCloseTo(-1.690641214609248, within(1e-13));
        assertThat(student.pValue().orElseThrow()).isCloseTo(0.14186036028585064, within(1e-13));
        assertThat(student.interval().orElseThrow().lower()).isCloseTo(-6.730151159513711, within(1e-12));
        assertThat(student.interval().orElseThrow().upper()).isCloseTo(1.2301511595137113, within(1e-12));
        Difference welch = MeanComparison.welch(a, b, 0.95);
        assertThat(welch.degreesOfFreedom().orElseThrow()).isCloseTo(4.083635749852308, within(1e-13));
        assertThat(welch.pValue().orElseThrow()).isCloseTo(0.16470207962805672, within(1e-12));
        assertThat(welch.interval().orElseThrow().lower()).isCloseTo(-7.229925433050825, within(1e-11));
        assertThat(welch.interval().orElseThrow().upper()).isCloseTo(1.729925433050825, within(1e-11));
    }

    @Test
    void whyThereIsNoTestOfMeansIsSaid() {
        assertThat(MeanComparison.welch(SAME, Moments.of(5, 5), 0.95).pValue())
                .hasToString("insufficient (no spread in either group)");
        assertThat(MeanComparison.student(SAME, SAME, 0.95).interval())
                .hasToString("insufficient (no spread in either group)");
        assertThat(MeanComparison.student(Moments.of(1), Moments.of(2), 0.95).pValue())
                .hasToString("insufficient (student t needs more values in a group)");
    }

    @Test
    void twoValuesHaveAVarianceAndOneOverAndOverHasNone() {
        assertThat(Moments.of(3, 5).sampleVariance().orElseThrow()).isEqualTo(2);
        // three times 0.1 is not 0.3, and a value that never occurs is not there
        assertThat(Moments.ofFrequencies(new double[] {0.1, 7}, new long[] {3, 0}))
                .isEqualTo(new Moments(3, 0.1, 0));
        assertThat(Moments.of(-0.0, -0.0)).isEqualTo(new Moments(2, 0.0, 0));
    }

    @Test
    void minusZeroIsZeroAndNoNumberIsRefusedAmongRanks() {
        MannWhitney test = MeanComparison.mannWhitney(
                new double[] {-0.0, 1}, new double[] {0.0, 2}, MannWhitney.Continuity.CORRECTED);
        assertThat(test)
                .isEqualTo(MeanComparison.mannWhitney(
                        new double[] {0.0, 1}, new double[] {0.0, 2}, MannWhitney.Continuity.CORRECTED));
        // a tie and a win of 1 over 0 among four pairs
        assertThat(test.u().orElseThrow()).isEqualTo(1.5);
        assertThat(MeanComparison.mannWhitney(new double[] {-0.0}, new double[] {1}, MannWhitney.Continuity.CORRECTED)
                        .u()
                        .orElseThrow())
                .isZero();
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> MeanComparison.mannWhitney(
                            new double[] {1}, new double[] {2, none}, MannWhitney.Continuity.CORRECTED))
                    .hasMessageContaining("value");
        }
    }

    /** U by comparing every pair, its variance with 2 and 3 that stand twice; 4 and 5 values. */
    @Test
    void ranksWithTiesByEveryPair() {
        double[] a = {1, 2, 2, 5};
        double[] b = {2, 3, 3, 4, 6};
        MannWhitney plain = MeanComparison.mannWhitney(a, b, MannWhitney.Continuity.UNCORRECTED);

        assertThat(plain.u().orElseThrow()).isEqualTo(5);
        assertThat(plain.superiority().orElseThrow()).isEqualTo(5 / 20.0);
        assertThat(plain.statistic().orElseThrow()).isCloseTo(-1.2510864843424485, within(1e-14));
        assertThat(plain.pValue().orElseThrow()).isCloseTo(0.2109029260566104, within(1e-14));
        assertThat(MeanComparison.mannWhitney(a, b, MannWhitney.Continuity.CORRECTED)
                        .statistic()
                        .orElseThrow())
                .isCloseTo(-1.1259778359082038, within(1e-14));
    }

    @Test
    void aDifferenceInAnotherUnitIsTheSameDifference() {
        Difference student = MeanComparison.student(Moments.of(1, 2, 3, 4), Moments.of(2, 4, 6, 9), 0.95);
        Difference tenfold = student.times(10);

        assertThat(tenfold.standardError().orElseThrow())
                .isCloseTo(10 * student.standardError().orElseThrow(), within(1e-13));
        assertThat(tenfold.interval().orElseThrow().upper())
                .isCloseTo(10 * student.interval().orElseThrow().upper(), within(1e-13));
        assertThat(tenfold.pValue()).isEqualTo(student.pValue());
        assertThat(tenfold.isSignificant(0.5)).isTrue();
        assertThat(tenfold.isSignificant(0.95)).isFalse();
    }
}
