package io.github.cxkit.journey.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.score.Summarizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanAlignmentTest {

    private static final List<PlannedStep> PLAN = List.of(
            new PlannedStep("visit", false, Duration.ofMinutes(10)),
            PlannedStep.of("cart"),
            new PlannedStep("help", true, null),
            PlannedStep.of("pay"));

    @Test
    void aCustomerWhoNeededNoHelpIsPerfect() {
        assertThat(PlanAlignment.of(PLAN, List.of("visit", "cart", "pay")).conformance())
                .isEqualTo(1.0);
    }

    @Test
    void aSwapIsOneStepElsewhere() {
        PlanAlignment swapped = PlanAlignment.of(PLAN, List.of("visit", "pay", "cart"));

        assertThat(swapped.deviating(PlanDeviation.OUT_OF_ORDER)).containsExactly("pay");
        assertThat(swapped.deviating(PlanDeviation.MISSING)).isEmpty();
        assertThat(swapped.deviating(PlanDeviation.EXTRA)).isEmpty();
    }

    @Test
    void whatAnOpenJourneyHasNotReachedIsNotMissing() {
        assertThat(PlanAlignment.ofOpen(PLAN, List.of("visit", "cart")).conformance())
                .isEqualTo(1.0);
        assertThat(PlanAlignment.of(PLAN, List.of("visit", "cart")).deviating(PlanDeviation.MISSING))
                .containsExactly("pay");
    }

    @Property
    void withoutOptionalStepsItIsTheConformanceOfTheGraph(
            @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> planned,
            @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> actual) {
        List<String> plan = planned.stream().map(step -> "t" + step).toList();
        List<String> journey = actual.stream().map(step -> "t" + step).toList();
        PlanAlignment alignment =
                PlanAlignment.of(plan.stream().map(PlannedStep::of).toList(), journey);

        assertThat(alignment.conformance())
                .isCloseTo(Conformance.of(plan, journey).score(), within(1e-12));
        assertThat(alignment.matched()
                        + alignment.deviating(PlanDeviation.MISSING).size()
                        + alignment.deviating(PlanDeviation.OUT_OF_ORDER).size())
                .isEqualTo(plan.size());
        assertThat(alignment.matched()
                        + alignment.deviating(PlanDeviation.EXTRA).size()
                        + alignment.deviating(PlanDeviation.OUT_OF_ORDER).size())
                .isEqualTo(journey.size());
    }

    @Test
    void equalScoresOfPlannedJourneysHaveNoSpread() {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        List<PlannedLog.Observed> journeys = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            List<PlannedLog.Visit> visits = new ArrayList<>(List.of(new PlannedLog.Visit("visit", start)));
            if (i % 3 > 0) {
                visits.add(new PlannedLog.Visit("cart", start.plusSeconds(100)));
            }
            journeys.add(new PlannedLog.Observed(visits, JourneyStatus.COMPLETED, 4.7));
        }
        PlannedLog log = PlannedLog.summarizer(PLAN, start.plusSeconds(10_000)).summarize(journeys);
        assertThat(log.deviations()).isNotEmpty();
        log.deviations()
                .forEach(deviation -> assertThat(
                                deviation.group().scores().moments().squares())
                        .isZero());
        assertThat(log.without(log.deviations().get(0)).scores().moments().squares())
                .isZero();
    }

    @Test
    void aLogSaysWhatADeviationGoesWith() {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        PlannedLog.Observed quick = new PlannedLog.Observed(
                List.of(
                        new PlannedLog.Visit("visit", start),
                        new PlannedLog.Visit("cart", start.plusSeconds(600)),
                        new PlannedLog.Visit("pay", start.plusSeconds(700))),
                JourneyStatus.COMPLETED,
                9.0);
        PlannedLog.Observed lost = new PlannedLog.Observed(
                List.of(new PlannedLog.Visit("visit", start), new PlannedLog.Visit("cart", start.plusSeconds(601))),
                JourneyStatus.ABANDONED,
                3.0);
        Summarizer<PlannedLog.Observed, PlannedLog> summarizer = PlannedLog.summarizer(PLAN, start.plusSeconds(10_000));

        PlannedLog log = summarizer.summarize(List.of(quick, quick, lost));

        assertThat(log.all().asPlanned()).isEqualTo(2);
        assertThat(log.deviations())
                .extracting(PlannedLog.Deviation::kind)
                .containsExactly(PlanDeviation.MISSING, PlanDeviation.LATE);
        assertThat(log.scoreDifference(log.deviations().get(0), 0.95).value().orElseThrow())
                .isEqualTo(-6.0);
        assertThat(log.dropOffDifference(log.deviations().get(0), 0.95).value().orElseThrow())
                .isEqualTo(1.0);
        assertThat(summarizer.merge(summarizer.summarize(List.of(lost)), summarizer.summarize(List.of(quick, quick))))
                .isEqualTo(log);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlannedLog.summarizer(PLAN, start).summarize(List.of(lost)));
    }
}
