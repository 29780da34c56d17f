package io.github.cxkit.journey.exchange;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static io.github.cxkit.journey.TestJourneys.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.exchange.Cjml.CjmlTouchpoint;
import io.github.cxkit.journey.exchange.Cjml.Status;
import io.github.cxkit.journey.graph.Conformance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final JourneyDefinition SHOP = JourneyDefinition.of("shop: spring", "1")
            .withPersona("a parent")
            .withGoal("shoes")
            .withPhases(JourneyPhase.STANDARD)
            .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
            .withTouchpoints(List.of(
                    Touchpoint.of("a", JourneyPhase.AWARENESS, "web"),
                    Touchpoint.of("b", JourneyPhase.PURCHASE, "web"),
                    Touchpoint.of("c", JourneyPhase.PURCHASE, "web")))
            .withSteps(List.of(PlannedStep.of("a"), PlannedStep.of("b"), PlannedStep.of("c")));

    @Test
    void aMappingIsData() {
        EventMapping mapping =
                EventMapping.of("user", "event", "at").withZone("Europe/Rome").withVisit("visit", "source");
        JourneyEvent event = mapping.event(
                Map.of("user", "7", "event", "cart", "at", "2026-07-01 10:00:00", "visit", "v", "source", ""));

        assertThat(event.occurredAt()).isEqualTo("2026-07-01T08:00:00Z");
        assertThat(event.session()).isEqualTo("v");
        assertThat(event.channel()).isNull();
        assertThat(mapping.event(Map.of("user", "7", "event", "cart", "at", "2026-07-01T10:00:00-02:00"))
                        .occurredAt())
                .isEqualTo("2026-07-01T12:00:00Z");
        assertThat(mapping.event(Map.of("user", "7", "event", "cart", "at", "2026-07-01T10:00:00+02:00"))
                        .occurredAt())
                .isEqualTo("2026-07-01T08:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.event(Map.of("user", "7", "event", "cart", "at", "noon")))
                .withMessageContaining("\"at\"")
                .withMessageContaining("noon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.event(Map.of("user", " ", "event", "cart", "at", "noon")))
                .withMessageContaining("\"user\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.withZone("Europe/Atlantis"))
                .withMessageContaining("Atlantis");
        assertThatIllegalArgumentException().isThrownBy(() -> EventMapping.of("", "b", "c"));
    }

    @Test
    void segmentAndXesAreMappedOutOfTheBox() {
        JourneyEvent ordered = EventMapping.SEGMENT.event(Map.of(
                "userId", "7",
                "event", "Order Completed",
                "timestamp", "2026-03-01T10:00:00Z",
                "receivedAt", "2026-03-01T10:00:05Z",
                "messageId", "m1"));
        assertThat(ordered.touchpoint()).isEqualTo("order_completed");
        assertThat(ordered.receivedAt()).isEqualTo("2026-03-01T10:00:05Z");
        assertThat(ordered.id()).isEqualTo("m1");
        assertThat(SegmentEvents.phase("Order Completed")).contains(JourneyPhase.PURCHASE);
        assertThat(SegmentEvents.phase("Product Viewed")).contains(JourneyPhase.CONSIDERATION);
        assertThat(SegmentEvents.phase("Rocket Launched")).isEmpty();
        assertThat(SegmentEvents.touchpoints("web"))
                .hasSize(28)
                .first()
                .extracting(Touchpoint::name, Touchpoint::id)
                .containsExactly("Promotion Viewed", "promotion_viewed");

        Journey walk = journey("a@0 b@5");
        List<Map<String, String>> trace = Exports.xes(walk);
        assertThat(trace.stream().map(EventMapping.XES::event).map(JourneyEvent::touchpoint))
                .containsExactly("a", "b");
        assertThat(trace.get(1)).containsEntry("time:timestamp", "2026-03-01T00:00:05Z");
        assertThat(EventMapping.XES.event(trace.get(0)).properties()).containsEntry("lifecycle:transition", "complete");
    }

    @Test
    void anEventIsAnAction() {
        JourneyEvent event = JourneyEvent.builder("anna", "order", ZERO)
                .channel("web")
                .value(new BigDecimal("9.90"), "EUR")
                .outcome(EventOutcome.NOT_ANSWERED)
                .build();

        assertThat(Exports.schemaOrgAction(event))
                .containsEntry("@type", "Action")
                .containsEntry("actionStatus", "FailedActionStatus")
                .containsEntry("price", new BigDecimal("9.90"))
                .containsEntry("instrument", "web");
        assertThat(Exports.schemaOrgAction(JourneyEvent.of("anna", "ad", ZERO)))
                .doesNotContainKeys("price", "instrument")
                .containsEntry("actionStatus", "CompletedActionStatus");
        assertThat(Exports.xes(new Journey("j", "anna", List.of(event))).get(0))
                .containsEntry("org:resource", "web")
                .containsEntry("lifecycle:transition", "ate_abort");
    }

    @Test
    void aMapIsAMermaidJourney() {
        JourneyMap map = new JourneyMap(SHOP, List.of(JourneyMap.Step.of("a", -1), JourneyMap.Step.of("c", 0.6)));

        assertThat(Exports.mermaid(map, Locale.ITALIAN)).isEqualTo("""
                journey
                  title shop  spring (non noto: b)
                  section Consapevolezza
                    a: 1: a parent
                  section Acquisto
                    %% b: non noto
                    c: 4: a parent
                """);
    }

    @Test
    void planAndRealityStandSideBySide() {
        JourneyEvent failed = JourneyEvent.builder("anna", "c", ZERO.plusSeconds(9))
                .outcome(EventOutcome.FAILED)
                .channel("app")
                .build();
        Journey journey = new Journey(
                "j", "anna", List.of(JourneyEvent.of("anna", "a", ZERO), JourneyEvent.of("anna", "x", ZERO), failed));

        assertThat(Cjml.actual(SHOP, journey).touchpoints())
                .extracting(CjmlTouchpoint::id, CjmlTouchpoint::status, CjmlTouchpoint::channel)
                .containsExactly(
                        tuple("a", Status.COMPLETED, "web"),
                        tuple("b", Status.MISSING, "web"),
                        tuple("x", Status.AD_HOC, null),
                        tuple("c", Status.FAILING, "app"));
        assertThat(Cjml.planned(SHOP).touchpoints())
                .extracting(CjmlTouchpoint::status)
                .containsOnly(Status.PLANNED);
        assertThat(Cjml.planned(SHOP).touchpoints().get(0).receiver()).isEqualTo("PROVIDER");
        assertThat(Cjml.planned(SHOP).kind()).isEqualTo("plannedJourney");
    }

    @Provide
    Arbitrary<String> walks() {
        return Arbitraries.of("a@0", "b@0", "c@0", "x@0")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(list -> String.join(" ", list));
    }

    @Property(tries = 300)
    void theDeviationsAreThoseOfTheConformance(@ForAll @From("walks") String walk) {
        Journey journey = journey(walk);
        Conformance conformance = Conformance.of(SHOP.plannedTouchpoints(), journey.touchpoints());
        List<CjmlTouchpoint> all = Cjml.actual(SHOP, journey).touchpoints();

        assertThat(count(all, Status.COMPLETED)).isEqualTo(conformance.matched());
        assertThat(count(all, Status.MISSING)).isEqualTo(conformance.missing());
        assertThat(count(all, Status.AD_HOC)).isEqualTo(conformance.adHoc());
    }

    private static int count(List<CjmlTouchpoint> all, Status status) {
        return Math.toIntExact(all.stream().filter(t -> t.status() == status).count());
    }
}
