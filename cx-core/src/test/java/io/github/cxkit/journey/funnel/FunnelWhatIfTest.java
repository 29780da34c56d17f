package io.github.cxkit.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.Durations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fewer losses at a step would bring. */
class FunnelWhatIfTest {

    private static final Funnel FUNNEL = Funnel.ordered(Duration.ofHours(1), "view", "cart", "pay");

    private static FunnelSummary summary(long view, long cart, long pay) {
        return new FunnelSummary(
                FUNNEL, view, List.of(view, cart, pay), List.of(Durations.EMPTY, Durations.EMPTY, Durations.EMPTY));
    }

    private static final FunnelWhatIf TODAY = FunnelWhatIf.of(summary(1_000, 400, 100));

    @Test
    void nothingChangedBringsNothing() {
        FunnelWhatIf.Outcome outcome = TODAY.outcome(0.95).orElseThrow();
        assertThat(outcome.then()).isEqualTo(outcome.now());
        assertThat(outcome.gain().width()).isZero();
    }

    @Test
    void keepingEverybodyAtAStepLeavesTheOtherStepsToDecide() {
        FunnelWhatIf.Outcome outcome =
                TODAY.withFewerLosses("pay", 1).outcome(0.95).orElseThrow();
        assertThat(outcome.then()).isCloseTo(0.4, within(1e-12));
        assertThat(outcome.moreConversions()).isCloseTo(300, within(1e-9));
        assertThat(outcome.valuePerCost(20, 3_000)).isCloseTo(2, within(1e-9));
        // gain = r1 (1 - r2): its limits by hand
        double slope1 = 0.75;
        double slope2 = 0.4;
        double error = Math.sqrt(slope1 * slope1 * 0.24 / 1_000 + slope2 * slope2 * 0.25 * 0.75 / 400);
        assertThat(outcome.gain().width()).isCloseTo(2 * 1.959963984540054 * error, within(1e-12));
    }

    @Test
    void changesMultiply() {
        FunnelWhatIf.Outcome both = TODAY.withFewerLosses("pay", 0.2)
                .withFewerLosses("cart", 0.5)
                .outcome(0.95)
                .orElseThrow();
        assertThat(both.then()).isCloseTo(0.7 * 0.4, within(1e-12));
    }

    @Test
    void whatCannotBeKnownSaysSo() {
        assertThat(FunnelWhatIf.of(summary(10, 4, 0)).outcome(0.95).isKnown()).isFalse();
        assertThat(FunnelWhatIf.of(summary(0, 0, 0)).outcome(0.95).isKnown()).isFalse();
        assertThatThrownBy(() -> TODAY.withFewerLosses("view", 0.1)).hasMessageContaining("first");
        assertThatThrownBy(() -> TODAY.withFewerLosses("paid", 0.1)).hasMessageContaining("paid");
        assertThatThrownBy(() -> TODAY.withFewerLosses("pay", 1.1)).hasMessageContaining("1.1");
    }
}
