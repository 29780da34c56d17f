package io.github.cxkit.journey.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.PlannedStep;
import java.util.List;
import org.junit.jupiter.api.Test;

/** outOfOrder = min(unmatched in plan, unmatched in journey); missing and extra is what lies beyond, touchpoint by touchpoint. */
class DeviationsPerTouchpointTest {

    private static PlannedStep optional(String touchpoint) {
        return new PlannedStep(touchpoint, true, null);
    }

    @Test
    void aStepTakenElsewhereStandsForTheRequiredOne() {
        // c is planned twice, once optional; taken once, in the wrong place
        PlanAlignment alignment = PlanAlignment.of(
                List.of(PlannedStep.of("a"), optional("c"), PlannedStep.of("c"), PlannedStep.of("b")),
                List.of("c", "a", "b"));

        assertThat(alignment.matched()).isEqualTo(2);
        assertThat(alignment.deviating(PlanDeviation.OUT_OF_ORDER)).containsExactly("c");
        assertThat(alignment.deviating(PlanDeviation.MISSING)).isEmpty();
        assertThat(alignment.conformance()).isEqualTo(4.0 / 6);
    }

    @Test
    void touchpointsOfThePlanComeFirst() {
        PlanAlignment alignment = PlanAlignment.of(
                List.of(PlannedStep.of("cart"), PlannedStep.of("pay")),
                List.of("ad", "cart", "chat", "pay", "pay", "ad"));

        assertThat(alignment.deviating(PlanDeviation.EXTRA)).containsExactly("pay", "ad", "ad", "chat");
    }
}
