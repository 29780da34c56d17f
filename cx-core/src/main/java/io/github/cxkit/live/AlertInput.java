package io.github.cxkit.live;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.RatingTally;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What alert rules look at: answers now and before.
 *
 * @param metric how they are scored
 * @param current answers of the period or window under watch
 * @param history answers of the periods before, oldest first; may be empty
 * @param segments answers of the current period by segment
 * @param segmentsBefore answers of the period before by segment
 * @since 0.1.0
 */
public record AlertInput(
        RatingMetric metric,
        RatingTally current,
        List<RatingTally> history,
        Map<String, RatingTally> segments,
        Map<String, RatingTally> segmentsBefore) {

    /**
     * Checks and copies.
     *
     * @param metric how they are scored
     * @param current answers of the period under watch
     * @param history answers of the periods before, oldest first
     * @param segments answers of the current period by segment
     * @param segmentsBefore answers of the period before by segment
     * @throws IllegalArgumentException if a tally is on another scale than the metric's
     */
    public AlertInput {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(current, "current");
        history = List.copyOf(history);
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        segmentsBefore = Collections.unmodifiableMap(new LinkedHashMap<>(segmentsBefore));
        metric.score(current);
        history.forEach(metric::score);
        segments.values().forEach(metric::score);
        segmentsBefore.values().forEach(metric::score);
    }

    /**
     * An input without history and segments.
     *
     * @param metric how they are scored
     * @param current answers under watch
     * @return the input
     * @throws IllegalArgumentException if the tally is on another scale than the metric's
     */
    public static AlertInput of(RatingMetric metric, RatingTally current) {
        return new AlertInput(metric, current, List.of(), Map.of(), Map.of());
    }
}
