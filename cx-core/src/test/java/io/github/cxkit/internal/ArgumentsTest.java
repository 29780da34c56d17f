package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Every check names the value and what is allowed, and NaN fails all of them. */
class ArgumentsTest {

    @Test
    void whatIsRightPasses() {
        assertThat(Arguments.finite("x", -1.5)).isEqualTo(-1.5);
        assertThat(Arguments.notNegative("x", 0.0)).isZero();
        assertThat(Arguments.notNegative("x", 0L)).isZero();
        assertThat(Arguments.positive("x", 0.1)).isEqualTo(0.1);
        assertThat(Arguments.share("x", 1)).isEqualTo(1);
        assertThat(Arguments.level("x", 0.5)).isEqualTo(0.5);
        assertThat(Arguments.within("x", 3, 1, 5)).isEqualTo(3);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> Arguments.finite("x", Double.NaN)).hasMessage("x must be a finite number but was NaN");
        assertThatThrownBy(() -> Arguments.notNegative("x", -0.5)).hasMessage("x must be finite and >= 0 but was -0.5");
        assertThatThrownBy(() -> Arguments.notNegative("x", -1L)).hasMessage("x must be >= 0 but was -1");
        assertThatThrownBy(() -> Arguments.positive("x", 0)).hasMessage("x must be finite and > 0 but was 0.0");
        assertThatThrownBy(() -> Arguments.share("x", 1.5)).hasMessage("x must lie in [0, 1] but was 1.5");
        assertThatThrownBy(() -> Arguments.level("x", 1)).hasMessage("x must lie strictly between 0 and 1 but was 1.0");
        assertThatThrownBy(() -> Arguments.within("x", 7, 1, 5)).hasMessage("x must lie in [1, 5] but was 7");
    }

    @Test
    void notANumberNeverPasses() {
        assertThatThrownBy(() -> Arguments.notNegative("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.positive("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.level("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.within("x", Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.notNegative("x", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.positive("x", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
