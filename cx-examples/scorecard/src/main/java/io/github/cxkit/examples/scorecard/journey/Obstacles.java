package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.friction.FrictionLoss;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each obstacle of the settings costs, counted journey by journey. */
final class Obstacles {

    private final Map<String, String> exposedBy;
    private final Set<String> goal;
    private final double value;
    private final Map<String, long[]> counts = new LinkedHashMap<>();

    Obstacles(JourneySettings settings) {
        exposedBy = settings.obstacles();
        goal = settings.completed();
        value = settings.value();
        exposedBy.keySet().forEach(obstacle -> counts.put(obstacle, new long[4]));
    }

    void add(List<String> touchpoints) {
        boolean isLost = touchpoints.stream().noneMatch(goal::contains);
        counts.forEach((obstacle, own) -> {
            String exposing = exposedBy.getOrDefault(obstacle, "");
            if (exposing.isEmpty() || touchpoints.contains(exposing)) {
                int side = touchpoints.contains(obstacle) ? 0 : 2;
                own[side]++;
                own[side + 1] += isLost ? 1 : 0;
            }
        });
    }

    /** Obstacle to what it costs, the costliest first. */
    Map<String, FrictionLoss> ranked() {
        Map<String, FrictionLoss> found = new LinkedHashMap<>();
        counts.forEach((obstacle, own) -> found.put(obstacle, new FrictionLoss(own[0], own[1], own[2], own[3], value)));
        Map<String, FrictionLoss> ranked = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, FrictionLoss> e) ->
                                e.getValue().loss().toOptional().orElse(Double.NEGATIVE_INFINITY))
                        .reversed())
                .forEach(e -> ranked.put(e.getKey(), e.getValue()));
        return ranked;
    }
}
