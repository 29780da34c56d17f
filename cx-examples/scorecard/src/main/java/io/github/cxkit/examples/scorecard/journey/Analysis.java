package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.EventPolicy;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.JourneySummary;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.report.journey.JourneyPage;
import io.github.cxkit.score.Exclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page shows, computed by the library.
 *
 * @param map the journey map
 * @param events the events
 * @param journeys the journeys, made anew whenever one is looked at
 * @param summary their counts
 * @param graph the ways they went
 * @param funnel how far they got, or null if no funnel was asked for
 * @param segments the funnel by segment
 * @param frictions obstacle to what it costs, costliest first
 * @param moments moments of truth, found from removal effects and feelings
 */
record Analysis(
        JourneyMap map,
        EventTable events,
        List<Journey> journeys,
        JourneySummary summary,
        DirectlyFollowsGraph graph,
        @Nullable FunnelSummary funnel,
        Map<String, FunnelSummary> segments,
        Map<String, FrictionLoss> frictions,
        MomentsOfTruth moments) {

    /** The journeys beside the plan of the map. */
    PlannedLog planned(JourneySettings settings) {
        Instant asOf = events.latest();
        return PlannedLog.summarizer(map.definition().steps(), asOf)
                .summarize(() -> journeys.stream()
                        .map(journey -> PlannedLog.Observed.of(
                                journey, journey.status(settings.completed(), asOf, settings.timeout()), null))
                        .iterator());
    }

    /** Goes over the journeys once, since each is made from columns; a log of millions has no object for every event. */
    static Analysis of(JourneySettings settings, EventTable events) {
        List<Journey> journeys =
                settings.columns().session() == null ? events.byGap(settings.timeout()) : events.bySession();
        Set<String> goal = settings.completed();
        JourneySummary.Builder summary = JourneySummary.builder(goal, events.latest(), settings.timeout());
        DirectlyFollowsGraph.Builder graph = DirectlyFollowsGraph.builder();
        Funnel funnel = settings.funnelOrNull();
        FunnelSummary.Builder all = funnel == null ? null : FunnelSummary.builder(funnel);
        String segment = settings.segment();
        Map<String, FunnelSummary.Builder> segments = new TreeMap<>();
        Obstacles obstacles = new Obstacles(settings);
        ChannelPaths.Builder paths = ChannelPaths.builder();
        Set<String> seen = new HashSet<>();
        for (Journey journey : journeys) {
            List<String> touchpoints = journey.touchpoints();
            seen.addAll(touchpoints);
            summary.add(journey);
            graph.add(touchpoints);
            if (funnel != null && all != null) {
                all.add(journey);
                if (segment != null) {
                    String of = journey.events().get(0).properties().getOrDefault(segment, "(none)");
                    segments.computeIfAbsent(of, each -> FunnelSummary.builder(funnel))
                            .add(journey);
                }
            }
            obstacles.add(touchpoints);
            addPath(paths, touchpoints, goal);
        }
        settings.refuseMisspelt(seen);
        JourneyMap map = settings.journeyMap();
        Map<String, FunnelSummary> bySegment = new TreeMap<>();
        segments.forEach((name, builder) -> bySegment.put(name, builder.build()));
        return new Analysis(
                map,
                events,
                journeys,
                summary.build(),
                graph.build(),
                all == null ? null : all.build(),
                bySegment,
                obstacles.ranked(),
                moments(map, paths.build()));
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
                .prepared(
                        new EventPolicy.Prepared(List.of(), events.size(), events.outOfOrder(), 0, 0, Exclusions.NONE));
        page = funnel == null ? page : page.funnel(funnel);
        String title = settings.title();
        return title == null ? page : page.titled(title);
    }

    /** The way to the goal, or all of it where the goal was not reached. */
    private static void addPath(ChannelPaths.Builder paths, List<String> touchpoints, Set<String> goal) {
        int end = 0;
        while (end < touchpoints.size() && !goal.contains(touchpoints.get(end))) {
            end++;
        }
        boolean done = end < touchpoints.size();
        if (end > 0) {
            paths.add(touchpoints.subList(0, end), done ? 1 : 0, done ? 0 : 1);
        }
    }

    /** Importance is the removal effect of the touchpoint on completion; performance its feeling, moved to 0 to 1. */
    private static MomentsOfTruth moments(JourneyMap map, ChannelPaths paths) {
        Map<String, Double> feelings = new LinkedHashMap<>();
        for (Touchpoint each : map.definition().touchpoints()) {
            map.step(each.id()).map(JourneyMap.Step::feeling).ifPresent(feeling -> feelings.put(each.id(), feeling));
        }
        // without a feeling no effect is looked for: it takes an equation per touchpoint seen
        int seen = feelings.isEmpty() ? 0 : paths.channels().size();
        if (seen >= MarkovAttribution.MOST_STATES) {
            throw new IllegalArgumentException("moments of truth are found among fewer than "
                    + MarkovAttribution.MOST_STATES + " touchpoints, but this log has " + seen
                    + ": give events of one kind one name, or take the feelings out of the map");
        }
        Map<String, Double> effects = feelings.isEmpty()
                ? Map.of()
                : MarkovAttribution.of(paths, 1).removalEffect().toOptional().orElse(Map.of());
        List<MomentsOfTruth.Assessed> assessed = new ArrayList<>();
        feelings.forEach((touchpoint, feeling) -> {
            Double effect = effects.get(touchpoint);
            if (effect != null) {
                assessed.add(new MomentsOfTruth.Assessed(touchpoint, Math.min(1, effect), (feeling + 1) / 2));
            }
        });
        return MomentsOfTruth.of(assessed, MomentsOfTruth.NEUTRAL);
    }
}
