package io.github.cxkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisclosureTest {

    private static final Disclosure TEN = Disclosure.from(10, Disclosure.Of.JOURNEYS);

    @Test
    void someButFewerThanTheLeastAreFew() {
        assertThat(TEN.isFew(0)).isFalse();
        assertThat(TEN.isFew(1)).isTrue();
        assertThat(TEN.isFew(9)).isTrue();
        assertThat(TEN.isFew(10)).isFalse();
        assertThat(Disclosure.from(1, Disclosure.Of.UNITS).hides()).isFalse();
        assertThatThrownBy(() -> Disclosure.from(0, Disclosure.Of.UNITS))
                .hasMessage("the least number of units must be >= 1 but was 0");
    }

    @Test
    void aHiddenFigureTellsOnlyOnWhichSideItLies() {
        assertThat(TEN.why(9)).isEqualTo("hidden: fewer than 10 journeys");
        assertThat(TEN.why(57)).isEqualTo("hidden: it would tell of fewer than 10 journeys");
        assertThat(TEN.hiddenCount(9)).isZero();
        assertThat(TEN.hiddenCount(57)).isEqualTo(10);
        assertThat(TEN.told(3, Result.of(1.0))).hasToString("insufficient (hidden: fewer than 10 journeys)");
        assertThat(TEN.told(10, Result.of(1.0))).isEqualTo(Result.of(1.0));
    }

    @ParameterizedTest
    @EnumSource
    void theRuleIsFoundBehindItsWords(Disclosure.Of of) {
        Disclosure least = Disclosure.from(12, of);
        assertThat(Disclosure.said(least.few(), Disclosure::few, Disclosure::away))
                .hasValue(least.few());
        assertThat(Disclosure.said(least.away(), Disclosure::few, each -> each.of() + " " + each.least()))
                .hasValue(of + " 12");
        assertThat(Disclosure.said("too few rows", Disclosure::few, Disclosure::away))
                .isEmpty();
    }
}
