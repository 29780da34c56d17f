package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignificanceTest {

    @Test
    void aLimitOfPForAConfidenceIsRefusedWithWhatWasMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Significance.required(0.05))
                .withMessageContaining("did you mean 0.95?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Significance.level(0.95))
                .withMessageContaining("did you mean 0.05?");
    }

    @Test
    void aPValueHoldsUpToTheLimitOfItsConfidence() {
        assertThat(Significance.limit(0.9)).isEqualTo(0.1);
        assertThat(Significance.confidence(0.07)).isEqualTo(0.93);
        assertThat(Significance.holds(0.1, 0.9)).isTrue();
        assertThat(Significance.holds(Math.nextUp(0.1), 0.9)).isFalse();
        assertThat(Significance.reaches(Double.NaN, 0.05)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void whatIsNoShareAtAllWasNotMeantAsOneMinusIt(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Significance.required(value))
                .withMessageEndingWith("but was " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Significance.level(value))
                .withMessageEndingWith("but was " + value);
    }

    @Test
    void aHalfIsBoth() {
        assertThat(Significance.required(0.5)).isEqualTo(Significance.level(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 95, Double.NaN, Double.POSITIVE_INFINITY})
    void noLevelAtAllIsRefused(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Significance.required(value))
                .withMessageContaining("confidence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Significance.level(value))
                .withMessageContaining("significanceLevel");
    }
}
