package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NetScorePlanTest {

    /** Proportions .95 and .01, margin 3 points: 368 by its own interval; Wald says 327, the shortcut 324. */
    @Test
    void nearTheEndTheShortcutErrs() {
        NetScorePlan shares = new NetScorePlan(0.95, 0.01);
        assertThat(shares.forAdjustedMargin(3, 0.95).n()).isEqualTo(368);
        assertThat(shares.forMargin(3, 0.95).n()).isEqualTo(327);
        assertThat(shares.forAdjustedMarginShortcut(3, 0.95).n()).isEqualTo(324);
    }

    @Test
    void theWorstCase() {
        assertThat(NetScorePlan.WORST_CASE.variance()).isEqualTo(10_000);
        assertThat(NetScorePlan.WORST_CASE.score()).isZero();
        assertThat(NetScorePlan.WORST_CASE.forMargin(5, 0.95).n()).isEqualTo(1537);
    }

    @Test
    void noSpreadNeedsNoAnswers() {
        NetScorePlan all = new NetScorePlan(1, 0);
        assertThat(all.forMargin(5, 0.95).n()).isZero();
        assertThat(all.forAdjustedMarginShortcut(5, 0.95).n()).isEqualTo(1);
        assertThat(all.forAdjustedMargin(99, 0.95).n()).isEqualTo(1);
    }

    @Test
    void groups() {
        NetScorePlan a = new NetScorePlan(0.6, 0.2);
        NetScorePlan b = new NetScorePlan(0.5, 0.2);
        double wald = a.toCompare(b, 0.95, 0.8).unrounded();
        assertThat(a.toCompareShortcut(b, 0.95, 0.8).unrounded()).isCloseTo(wald - 3, within(1e-9));
        assertThatThrownBy(() -> a.toCompare(a, 0.95, 0.8)).hasMessageContaining("absolute difference");
    }

    @Test
    void sharesBeyondOneAreRefused() {
        assertThatThrownBy(() -> new NetScorePlan(0.6, 0.5)).hasMessageContaining("must not exceed 1");
        assertThatThrownBy(() -> new NetScorePlan(Double.NaN, 0.5)).hasMessageContaining("positive");
    }
}
