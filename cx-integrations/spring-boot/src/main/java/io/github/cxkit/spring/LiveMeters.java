package io.github.cxkit.spring;

import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Meters of the live scores: {@code cx.score} (NaN while there is no answer) and {@code cx.answers}, by question and metric;
 * {@code cx.alerts}, how many alerts are raised, by name and question.
 *
 * @since 0.1.0
 */
public final class LiveMeters implements MeterBinder {

    private final LiveRatings live;
    private final Map<String, RatingMetric> metrics;
    private final LiveAlerts alerts;

    private LiveMeters(LiveRatings live, Map<String, RatingMetric> metrics, LiveAlerts alerts) {
        this.live = live;
        this.metrics = metrics;
        this.alerts = alerts;
    }

    /**
     * The meters.
     *
     * @param live what is counted
     * @param names question to the name of its metric
     * @param catalog what names stand for
     * @param alerts what is watched
     * @return the meters
     * @throws IllegalArgumentException if a question is not counted, or a metric is unknown or does not fit its scale; the
     *     message names the property
     */
    public static LiveMeters of(LiveRatings live, Map<String, String> names, MetricCatalog catalog, LiveAlerts alerts) {
        Map<String, RatingMetric> metrics = new LinkedHashMap<>();
        names.forEach((question, name) -> {
            try {
                metrics.put(question, catalog.get(name, live.definition().scale(question)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("cxkit.live.metrics." + question + ": " + e.getMessage(), e);
            }
        });
        return new LiveMeters(live, metrics, alerts);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.forEach((question, metric) -> {
            String id = metric.rule().id().toString();
            Gauge.builder("cx.score", () -> score(question, metric).value().orElse(Double.NaN))
                    .tag("question", question)
                    .tag("metric", id)
                    .description("score of all answers; NaN while there is none")
                    .register(registry);
            Gauge.builder("cx.answers", () -> score(question, metric).n())
                    .tag("question", question)
                    .tag("metric", id)
                    .description("valid answers")
                    .register(registry);
        });
        alerts.names()
                .forEach(name -> Gauge.builder(
                                "cx.alerts", () -> alerts.raised(name).size())
                        .tag("alert", name)
                        .tag("question", alerts.question(name))
                        .description("alerts that are raised now")
                        .register(registry));
    }

    private RatingScore score(String question, RatingMetric metric) {
        return metric.score(live.snapshot().total(question).total());
    }
}
