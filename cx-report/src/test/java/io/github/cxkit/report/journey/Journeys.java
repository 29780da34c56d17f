package io.github.cxkit.report.journey;

import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.EventPolicy;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Sessions;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.friction.FrictionOutcomes;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.JourneySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Visits to a shop, with odd names in all places. */
public final class Journeys {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private Journeys() {}

    private static List<String> way(int i) {
        return switch (i % 5) {
            case 0 -> List.of("ad", "view", "cart", "error");
            case 1, 2 -> List.of("view", "cart", "order");
            case 3 -> List.of("ad", "view", "<b>help</b>");
            default -> i % 25 == 4 ? List.of("order", "مرحبا \u202e") : List.of("ad", "view", "view", "cart");
        };
    }

    private static List<Journey> journeys(int visits, int touchpoints) {
        SplittableRandom random = new SplittableRandom(7);
        List<JourneyEvent> events = new ArrayList<>();
        for (int i = 0; i < visits; i++) {
            String customer = "c" + i;
            Instant at = START.plusSeconds(60L * i);
            for (String place : way(i)) {
                events.add(JourneyEvent.of(customer, place, at));
                at = at.plusSeconds(20 + random.nextInt(90));
            }
            if (touchpoints > 0) {
                events.add(JourneyEvent.of(customer, "A page with a long name, number " + i % touchpoints, at));
            }
        }
        return Sessions.byGap(events, Duration.ofMinutes(30));
    }

    private static JourneyMap map() {
        List<Touchpoint> touchpoints = List.of(
                Touchpoint.of("ad", JourneyPhase.AWARENESS, "web"),
                named("view", "Scheda del prodotto con fotografie e recensioni dei clienti", "consideration"),
                Touchpoint.of("cart", JourneyPhase.PURCHASE, "web"),
                Touchpoint.of("error", JourneyPhase.PURCHASE, "web"),
                Touchpoint.of("order", JourneyPhase.PURCHASE, "web"),
                Touchpoint.of("returns", JourneyPhase.SERVICE, "web"));
        JourneyDefinition definition = JourneyDefinition.of("shop", "1")
                .withPhases(JourneyPhase.STANDARD)
                .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
                .withTouchpoints(touchpoints)
                .withSteps(touchpoints.stream().map(t -> PlannedStep.of(t.id())).toList());
        return new JourneyMap(
                definition,
                List.of(
                        JourneyMap.Step.of("ad", 0.2),
                        JourneyMap.Step.of("view", 0.6),
                        JourneyMap.Step.of("cart", -0.4),
                        JourneyMap.Step.of("error", -0.9),
                        JourneyMap.Step.of("order", 0.7)));
    }

    private static Touchpoint named(String id, String name, String phase) {
        Touchpoint plain = Touchpoint.of(id, JourneyPhase.CONSIDERATION, "web");
        return new Touchpoint(id, name, phase, "web", plain.type(), plain.kind(), plain.initiator(), plain.enabler());
    }

    /**
     * A page with every part.
     *
     * @param visits how many
     * @param touchpoints how many more touchpoints than the map knows
     * @return the page
     */
    public static JourneyPage page(int visits, int touchpoints) {
        List<Journey> journeys = journeys(visits, touchpoints);
        Instant asOf = START.plus(Duration.ofDays(2));
        JourneySummary.Builder summary = JourneySummary.builder(Set.of("order"), asOf, Duration.ofMinutes(30));
        journeys.forEach(summary::add);
        Funnel funnel = Funnel.of(FunnelMode.ORDERED, Duration.ofMinutes(60), List.of("view", "cart", "order"));
        Map<String, FunnelSummary> segments = new LinkedHashMap<>();
        segments.put("phone", funnel.summary(journeys.subList(0, visits / 3)));
        segments.put("<laptop>", funnel.summary(journeys.subList(visits / 3, visits - 4)));
        segments.put("television", funnel.summary(journeys.subList(visits - 4, visits)));
        Map<String, FrictionLoss> frictions = new LinkedHashMap<>();
        for (String obstacle : List.of("error", "<b>help</b>", "never seen")) {
            frictions.put(
                    obstacle,
                    FrictionOutcomes.of(
                                    journeys,
                                    j -> j.touchpoints().contains(obstacle),
                                    j -> j.touchpoints().contains("order")
                                            ? JourneyStatus.COMPLETED
                                            : JourneyStatus.ABANDONED,
                                    50)
                            .decided());
        }
        return JourneyPage.of(summary.build())
                .titled("Shop <1>")
                .on(map())
                .ways(DirectlyFollowsGraph.of(
                        journeys.stream().map(Journey::touchpoints).toList()))
                .funnel(funnel.summary(journeys))
                .bySegment(segments)
                .frictions(frictions)
                .worth("EUR")
                .moments(MomentsOfTruth.of(
                        List.of(
                                new MomentsOfTruth.Assessed("view", 0.9, 0.8),
                                new MomentsOfTruth.Assessed("cart", 0.8, 0.3),
                                new MomentsOfTruth.Assessed("ad", 0.1, 0.6)),
                        MomentsOfTruth.NEUTRAL))
                .prepared(EventPolicy.STANDARD.prepare(
                        journeys.stream().flatMap(j -> j.events().stream()).toList(), asOf));
    }
}
