package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.EventPolicy;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.Sessions;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.friction.FrictionOutcomes;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.JourneySummary;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.report.journey.JourneyPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page shows, computed by the library.
 *
 * @param map the journey map
 * @param prepared what was done to the events
 * @param journeys the journeys
 * @param summary their counts
 * @param graph the ways they went
 * @param funnel how far they got, or null if no funnel was asked for
 * @param segments the funnel by segment
 * @param frictions obstacle to what it costs, costliest first
 * @param moments moments of truth, found from removal effects and feelings
 */
record Analysis(
        JourneyMap map,
        EventPolicy.Prepared prepared,
        List<Journey> journeys,
        JourneySummary summary,
        DirectlyFollowsGraph graph,
        @Nullable FunnelSummary funnel,
        Map<String, FunnelSummary> segments,
        Map<String, FrictionLoss> frictions,
        MomentsOfTruth moments) {

    /** The journeys beside the plan of the map. */
    PlannedLog planned(JourneySettings settings) {
        Instant asOf = journeys.stream()
                .map(Journey::lastEventAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return PlannedLog.summarizer(map.definition().steps(), asOf)
                .summarize(journeys.stream()
                        .map(journey -> PlannedLog.Observed.of(
                                journey, journey.status(settings.completed(), asOf, settings.timeout()), null))
                        .toList());
    }

    static Analysis of(JourneySettings settings, EventLog log) {
        Instant asOf = log.events().stream()
                .map(JourneyEvent::occurredAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        EventPolicy keepDuplicates = new EventPolicy(
                EventPolicy.Duplicates.KEEP,
                EventPolicy.Unsorted.SORT,
                EventPolicy.Action.KEEP,
                null,
                EventPolicy.Action.REFUSE);
        EventPolicy.Prepared prepared = keepDuplicates.prepare(log.events(), asOf);
        List<Journey> journeys = settings.columns().session() == null
                ? Sessions.byGap(prepared.events(), settings.timeout())
                : Sessions.bySession(prepared.events());
        JourneySummary.Builder summary = JourneySummary.builder(settings.completed(), asOf, settings.timeout());
        journeys.forEach(summary::add);
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(
                journeys.stream().map(Journey::touchpoints).toList());
        Funnel funnel = settings.funnelOrNull();
        String segment = settings.segment();
        JourneyMap map = settings.journeyMap();
        return new Analysis(
                map,
                prepared,
                journeys,
                summary.build(),
                graph,
                funnel == null ? null : funnel.summary(journeys),
                funnel == null || segment == null
                        ? Map.of()
                        : funnel.bySegment(
                                journeys, j -> j.events().get(0).properties().getOrDefault(segment, "(none)")),
                frictions(settings, journeys),
                moments(map, journeys, settings.completed()));
    }

    /** The page about it, in English, hiding nothing. */
    JourneyPage page(JourneySettings settings) {
        JourneyPage page = JourneyPage.of(summary)
                .on(map)
                .ways(graph)
                .bySegment(segments)
                .frictions(frictions)
                .worth(settings.money())
                .moments(moments)
                .prepared(prepared);
        page = funnel == null ? page : page.funnel(funnel);
        String title = settings.title();
        return title == null ? page : page.titled(title);
    }

    private static Map<String, FrictionLoss> frictions(JourneySettings settings, List<Journey> journeys) {
        Set<String> goal = settings.completed();
        Predicate<Journey> isLost = j -> j.touchpoints().stream().noneMatch(goal::contains);
        Map<String, FrictionLoss> found = new LinkedHashMap<>();
        settings.obstacles().forEach((obstacle, exposing) -> {
            List<Journey> exposed = journeys.stream()
                    .filter(j -> exposing.isEmpty() || j.touchpoints().contains(exposing))
                    .toList();
            found.put(
                    obstacle,
                    FrictionOutcomes.of(
                                    exposed,
                                    j -> j.touchpoints().contains(obstacle),
                                    j -> isLost.test(j) ? JourneyStatus.ABANDONED : JourneyStatus.COMPLETED,
                                    settings.value())
                            .decided());
        });
        Map<String, FrictionLoss> ranked = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, FrictionLoss> e) ->
                                e.getValue().loss().toOptional().orElse(Double.NEGATIVE_INFINITY))
                        .reversed())
                .forEach(e -> ranked.put(e.getKey(), e.getValue()));
        return ranked;
    }

    /** Importance is the removal effect of the touchpoint on completion; performance its feeling, moved to 0 to 1. */
    private static MomentsOfTruth moments(JourneyMap map, List<Journey> journeys, Set<String> goal) {
        ChannelPaths.Builder paths = ChannelPaths.builder();
        for (Journey journey : journeys) {
            List<String> before = new ArrayList<>();
            boolean done = false;
            for (String at : journey.touchpoints()) {
                if (goal.contains(at)) {
                    done = true;
                    break;
                }
                before.add(at);
            }
            if (!before.isEmpty()) {
                paths.add(before, done ? 1 : 0, done ? 0 : 1);
            }
        }
        Map<String, Double> effects = MarkovAttribution.of(paths.build(), 1)
                .removalEffect()
                .toOptional()
                .orElse(Map.of());
        List<MomentsOfTruth.Assessed> assessed = new ArrayList<>();
        for (Touchpoint each : map.definition().touchpoints()) {
            Double feeling = map.step(each.id()).map(JourneyMap.Step::feeling).orElse(null);
            Double effect = effects.get(each.id());
            if (feeling != null && effect != null) {
                assessed.add(new MomentsOfTruth.Assessed(each.id(), Math.min(1, effect), (feeling + 1) / 2));
            }
        }
        return MomentsOfTruth.of(assessed, MomentsOfTruth.NEUTRAL);
    }
}
