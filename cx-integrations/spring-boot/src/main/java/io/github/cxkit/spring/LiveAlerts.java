package io.github.cxkit.spring;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.Slice;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The alerts that {@code cxkit.live.alerts} asks for, as they stand now. Thread-safe.
 *
 * @since 0.1.0
 */
public final class LiveAlerts {

    private final LiveRatings live;
    private final Clock clock;
    private final Map<String, Watched> watched;

    private record Watched(String question, RatingMetric metric, Duration window, List<AlertRule> rules) {}

    private LiveAlerts(LiveRatings live, Clock clock, Map<String, Watched> watched) {
        this.live = live;
        this.clock = clock;
        this.watched = watched;
    }

    /**
     * The alerts.
     *
     * @param live what is counted
     * @param properties what is watched
     * @param catalog what names of metrics stand for
     * @param clock what time it is
     * @return the alerts
     * @throws IllegalArgumentException if what is watched is not counted, its metric is unknown or does not fit, the window is
     *     none of the panes, or nothing is said to watch for; the message names the property
     */
    public static LiveAlerts of(LiveRatings live, CxLiveProperties properties, MetricCatalog catalog, Clock clock) {
        Map<String, Watched> watched = new LinkedHashMap<>();
        properties.getAlerts().forEach((name, watch) -> {
            try {
                watched.put(name, watched(live, properties, catalog, name, watch));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("cxkit.live.alerts." + name + ": " + e.getMessage(), e);
            }
        });
        return new LiveAlerts(live, clock, watched);
    }

    private static Watched watched(
            LiveRatings live,
            CxLiveProperties properties,
            MetricCatalog catalog,
            String name,
            CxLiveProperties.Watch watch) {
        if (watch.question() == null) {
            throw new IllegalArgumentException("question must say what is watched");
        }
        String metric = watch.metric() == null ? properties.getMetrics().get(watch.question()) : watch.metric();
        if (metric == null) {
            throw new IllegalArgumentException("metric must say how " + watch.question() + " is scored");
        }
        RatingMetric scored = catalog.get(metric, live.definition().scale(watch.question()));
        List<AlertRule> rules = rules(name, watch, scored);
        // refuses a window that is none of the panes now, not at the first alert
        live.snapshot().window(watch.question(), Slice.ALL, 0, watch.window());
        return new Watched(watch.question(), scored, watch.window(), rules);
    }

    private static List<AlertRule> rules(String name, CxLiveProperties.Watch watch, RatingMetric metric) {
        boolean high = metric.highIsGood();
        String words = high ? "below or falls-by" : "above or rises-by";
        Double worst = high ? watch.below() : watch.above();
        Double change = high ? watch.fallsBy() : watch.risesBy();
        boolean other = high
                ? watch.above() != null || watch.risesBy() != null
                : watch.below() != null || watch.fallsBy() != null;
        if (other || (worst == null && change == null)) {
            throw new IllegalArgumentException(words + " must say what to watch for, since a " + (high ? "high" : "low")
                    + " score of " + metric.rule().id() + " is good");
        }
        List<AlertRule> rules = new ArrayList<>();
        if (worst != null) {
            rules.add(AlertRule.threshold(name, worst));
        }
        if (change != null) {
            rules.add(AlertRule.change(name, change));
        }
        return rules.stream()
                .map(rule -> (high ? rule : rule.onRise()).withMinAnswers(watch.minAnswers()))
                .toList();
    }

    /**
     * What is watched.
     *
     * @return the names, in the order of the properties
     */
    public List<String> names() {
        return List.copyOf(watched.keySet());
    }

    /**
     * What is raised now.
     *
     * @return the alerts of everything watched
     */
    public List<Alert> raised() {
        return watched.keySet().stream().flatMap(name -> raised(name).stream()).toList();
    }

    /**
     * What one of them raises now.
     *
     * @param name what is watched
     * @return the alerts, none if all is well or there is too little to say so
     * @throws IllegalArgumentException if nothing of this name is watched
     */
    public List<Alert> raised(String name) {
        Watched each = watched.get(name);
        if (each == null) {
            throw new IllegalArgumentException(
                    "nothing called \"" + name + "\" is watched; known are " + watched.keySet());
        }
        LiveSnapshot snapshot = live.snapshot();
        return each.rules().stream()
                .flatMap(rule -> rule
                        .check(
                                each.metric(),
                                snapshot.window(each.question(), Slice.ALL, clock.millis(), each.window()))
                        .stream())
                .toList();
    }

    String question(String name) {
        return Objects.requireNonNull(watched.get(name)).question();
    }
}
