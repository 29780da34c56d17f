package io.github.cxkit.report.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Sessions;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlanSectionTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<Touchpoint> TOUCHPOINTS = List.of(
            Touchpoint.of("view", JourneyPhase.CONSIDERATION, "web"),
            Touchpoint.of("cart", JourneyPhase.PURCHASE, "web"),
            Touchpoint.of("order", JourneyPhase.PURCHASE, "web"));

    /** Of 120 visits every third takes ten minutes over the cart and is lost, every fourth calls for help. */
    private static PlannedLog log() {
        List<JourneyEvent> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant at = START.plus(Duration.ofHours(i));
            events.add(JourneyEvent.of("c" + i, "view", at));
            events.add(JourneyEvent.of("c" + i, "cart", at.plusSeconds(60)));
            if (i % 4 == 0) {
                events.add(JourneyEvent.of("c" + i, "call_center", at.plusSeconds(90)));
            }
            if (i % 3 != 0) {
                events.add(JourneyEvent.of("c" + i, "order", at.plusSeconds(i % 5 == 0 ? 900 : 120)));
            }
        }
        List<PlannedStep> plan = List.of(
                PlannedStep.of("view"), new PlannedStep("cart", false, Duration.ofMinutes(3)), PlannedStep.of("order"));
        return PlannedLog.summarizer(plan, START.plus(Duration.ofDays(30)))
                .summarize(Sessions.byGap(events, Duration.ofMinutes(30)).stream()
                        .map(PlanSectionTest::observed)
                        .toList());
    }

    private static PlannedLog.Observed observed(Journey journey) {
        return PlannedLog.Observed.of(
                journey,
                journey.touchpoints().contains("order") ? JourneyStatus.COMPLETED : JourneyStatus.ABANDONED,
                null);
    }

    private static Section section(Locale locale, long least) {
        return PlanSection.of(log(), TOUCHPOINTS, Wording.in(locale), least, 0.95);
    }

    @Test
    void deviationsAndDurationsAreShown() throws IOException {
        Section english = section(Locale.ENGLISH, 1);
        assertThat(english.title()).isEqualTo("Planned and actual");
        assertThat(english.figures()).hasSize(2);
        Figure deviations = english.figures().get(0);
        assertThat(deviations.table().rows().toString()).contains("not planned, call center, 30", "skipped, order, 40");
        assertThat(deviations.svg())
                .as("what ends a journey tells nothing of what it goes with")
                .contains("call center")
                .doesNotContain("order: skipped");
        Golden.compare(
                "plan-it.html",
                Page.of("Plan")
                        .in(Locale.ITALIAN)
                        .with(section(Locale.ITALIAN, 1))
                        .html());
    }

    @Test
    void fewAreNotTold() {
        Section hidden = section(Locale.ENGLISH, 1_000);
        assertThat(hidden.figures())
                .allSatisfy(figure -> assertThat(figure.table().rows()).isEmpty());
    }
}
