package io.github.cxkit.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.score.Summarizer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signals of frustration counted session by session, and what journeys with friction lose. */
class FrustrationSignalsTest {

    private static final List<List<Click>> SESSIONS = List.of(
            List.of(
                    new Click("a", "pay", 0, 1, 1, Click.Effect.RESPONSE),
                    new Click("a", "pay", 200, 1, 1, Click.Effect.NONE),
                    new Click("a", "pay", 400, 1, 1, Click.Effect.RESPONSE)),
            List.of(new Click("b", "cart", 0, 1, 1, Click.Effect.ERROR)),
            List.of(new Click("c", "cart", 0, 1, 1, Click.Effect.RESPONSE)),
            List.of());

    @Test
    void sessionsAreTheSameInParts() {
        FrustrationSignals all = SummaryBytes.merged(FrustrationSignals.summarizer(FrustrationRule.STANDARD), SESSIONS);
        // the third click within a second is one of rage, one was dead, one an error; two of four sessions had any
        assertThat(all).isEqualTo(new FrustrationSignals(FrustrationRule.STANDARD, 1, 1, 1, 2, 4));
        assertThat(all.perHundredSessions().orElseThrow()).isEqualTo(75);
    }

    @Test
    void signalsUnderOtherLimitsAreRefused() {
        Summarizer<List<Click>, FrustrationSignals> strict =
                FrustrationSignals.summarizer(new FrustrationRule(2, 1000, 30));
        Summarizer<List<Click>, FrustrationSignals> standard = FrustrationSignals.summarizer(FrustrationRule.STANDARD);
        FrustrationSignals all = standard.summarize(SESSIONS);
        byte[] bytes = standard.toBytes(all);
        assertThatThrownBy(() -> strict.ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another definition");
        assertThatThrownBy(() -> all.merge(strict.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule");
    }

    @Test
    void openJourneysAreNeitherLostNorWon() {
        record Visit(boolean stuck, JourneyStatus end) {}
        FrictionOutcomes outcomes = FrictionOutcomes.of(
                List.of(
                        new Visit(true, JourneyStatus.ABANDONED),
                        new Visit(true, JourneyStatus.COMPLETED),
                        new Visit(false, JourneyStatus.COMPLETED),
                        new Visit(false, JourneyStatus.OPEN)),
                Visit::stuck,
                Visit::end,
                10);
        assertThat(outcomes).isEqualTo(new FrictionOutcomes(new FrictionLoss(2, 1, 1, 0, 10), 1));
    }

    @Test
    void whatIsNamedTwiceIsRefused() {
        FrictionRanking.Harm harm = new FrictionRanking.Harm("returns", 0.5, 3, 8, null);
        assertThatThrownBy(() -> FrictionRanking.of(List.of(harm, harm), 0, 0.95))
                .hasMessage("friction point \"returns\" appears twice");
        Measure label = Measure.of("label", "returns").costing(10, 1).closing(3, 0.5);
        BudgetPlan.Budget budget = new BudgetPlan.Budget(BigDecimal.TEN, BigDecimal.TEN);
        assertThatThrownBy(() -> BudgetPlan.of(List.of(label, label), budget))
                .hasMessage("measure \"label\" appears twice");
        assertThatThrownBy(() -> label.costing(-1, 0)).hasMessage("money must be finite and >= 0 but was -1.0");
    }
}
