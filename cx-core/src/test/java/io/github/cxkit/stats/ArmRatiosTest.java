package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Which arm of an experiment has more or fewer than its share. */
class ArmRatiosTest {

    /** 480, 520 and 600 of 1,600 in thirds: chi-square 14, p = exp(-7); residuals of 53.3, 13.3 and 66.7 over 18.86. */
    private static final long[] THIRDS = {480, 520, 600};

    private static final double[] ALIKE = {1, 1, 1};

    @Test
    void residualsArePerStandardErrorAndPValuesHolms() {
        ArmRatios ratios = ArmRatios.of(THIRDS, ALIKE, 0.01).orElseThrow();

        assertThat(ratios.overall().pValue()).isCloseTo(Math.exp(-7), within(1e-12));
        assertThat(ratios.residuals())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(-2 * Math.sqrt(2), -Math.sqrt(0.5), 2.5 * Math.sqrt(2));
        assertThat(ratios.armPValues())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                .containsExactly(2 * 4.67773498e-03, 4.79500122e-01, 3 * 4.06952017e-04);
        assertThat(ratios.suspects()).containsExactly(0, 2);
    }

    @Test
    void noArmIsSuspectedWhereTheSplitHoldsOrTheArmDoes() {
        assertThat(ArmRatios.of(THIRDS, ALIKE, 0.001).orElseThrow().overall().mismatch())
                .isTrue();
        assertThat(ArmRatios.of(THIRDS, ALIKE, 0.001).orElseThrow().suspects()).isEmpty();
        assertThat(ArmRatios.of(THIRDS, ALIKE, 0.0005).orElseThrow().overall().mismatch())
                .isFalse();
        assertThat(ArmRatios.of(new long[] {480, 520, 600}, new double[] {48, 52, 60}, 0.01)
                        .orElseThrow()
                        .residuals())
                .containsExactly(0.0, 0.0, 0.0);
        assertThat(ArmRatios.of(new long[] {0, 0}, new double[] {1, 1}, 0.01).isKnown())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ArmRatios.of(THIRDS, ALIKE, 0));
    }

    @Test
    void plannedSharesMayBeOfAnySize() {
        assertThat(ArmRatios.of(THIRDS, new double[] {1e-300, 1e-300, 1e-300}, 0.01)
                        .orElseThrow()
                        .residuals())
                .isEqualTo(ArmRatios.of(THIRDS, ALIKE, 0.01).orElseThrow().residuals());
        assertThat(ArmRatios.of(THIRDS, new double[] {1e308, 1e308, 1e308}, 0.01))
                .isEqualTo(ArmRatios.of(THIRDS, ALIKE, 0.01));
    }

    /** In doubles a tenth of a billion is 100,000,000.00000001 or so. */
    @Test
    void aSplitExactlyAsPlannedIsNotOffByRounding() {
        ArmRatios tenths = ArmRatios.of(
                        new long[] {100_000_000, 200_000_000, 700_000_000}, new double[] {0.1, 0.2, 0.7}, 0.01)
                .orElseThrow();
        assertThat(tenths.overall().chiSquare()).isZero();
        assertThat(tenths.overall().pValue()).isOne();
        assertThat(tenths.residuals()).containsExactly(0.0, 0.0, 0.0);
    }

    /** A unit of a billion too many: 1/3e8 + 1/7e8, which is the residual squared; a count beyond 2^53 keeps its last unit. */
    @Test
    void aUnitOfABillionIsSeenToItsLastDigit() {
        SampleRatio one = SampleRatio.of(new long[] {300_000_001, 699_999_999}, new double[] {0.3, 0.7}, 0.01)
                .orElseThrow();
        assertThat(one.chiSquare()).isCloseTo(1 / 3e8 + 1 / 7e8, withinPercentage(1e-13));
        // erfc(sqrt(chi-square/2)), to 30 digits
        assertThat(one.pValue()).isCloseTo(0.9999449407344696, within(1e-15));
        long half = 1L << 60;
        ArmRatios huge = ArmRatios.of(new long[] {half + 1, half - 1}, new double[] {1, 1}, 0.01)
                .orElseThrow();
        assertThat(huge.overall().chiSquare()).isCloseTo(2.0 / half, withinPercentage(1e-13));
        assertThat(huge.residuals().get(0)).isCloseTo(Math.sqrt(2.0 / half), withinPercentage(1e-13));
    }
}
