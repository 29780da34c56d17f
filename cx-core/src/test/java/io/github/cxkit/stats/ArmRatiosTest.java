package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
}
