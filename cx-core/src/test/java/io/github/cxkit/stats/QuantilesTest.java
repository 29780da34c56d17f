package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void betweenTwoValuesItIsLinear() {
        double[] values = {40, 10, 30, 20};
        assertThat(Quantiles.of(values, 0.25).orElseThrow()).isCloseTo(17.5, within(1e-12));
        assertThat(Quantiles.of(values, 0.9).orElseThrow()).isCloseTo(37, within(1e-12));
        assertThat(Quantiles.median(values).orElseThrow()).isEqualTo(25);
        assertThat(values).containsExactly(40, 10, 30, 20);
    }

    @Test
    void theEndsAreTheExtremes() {
        assertThat(Quantiles.of(new double[] {3, 1, 2}, 0).orElseThrow()).isEqualTo(1);
        assertThat(Quantiles.of(new double[] {3, 1, 2}, 1).orElseThrow()).isEqualTo(3);
        assertThat(Quantiles.median(new double[] {7}).orElseThrow()).isEqualTo(7);
    }

    @Test
    void noValuesAreInsufficientAndNonsenseIsRefused() {
        assertThat(Quantiles.median(new double[0]).isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[] {1}, 50));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantiles.median(new double[] {1, Double.NaN}))
                .withMessageContaining("values[1]");
    }

    @Property(tries = 200)
    void itLiesBetweenTheExtremesAndRisesWithP(
            @ForAll @Size(min = 1, max = 20) double[] any, @ForAll @DoubleRange(max = 1) double p) {
        double[] values =
                Arrays.stream(any).map(v -> Double.isFinite(v) ? v : 0).toArray();
        double low = Quantiles.of(values, 0).orElseThrow();
        double high = Quantiles.of(values, 1).orElseThrow();
        assertThat(Quantiles.of(values, p).orElseThrow()).isBetween(low, high);
        assertThat(Quantiles.of(values, p / 2).orElseThrow())
                .isLessThanOrEqualTo(Quantiles.of(values, p).orElseThrow() + Math.ulp(high));
    }
}
