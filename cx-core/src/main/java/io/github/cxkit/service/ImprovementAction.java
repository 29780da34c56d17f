package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.RatingTally;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A change for all customers (outer loop): what, by whom, since when, and the answers before it.
 *
 * <p>Its effect is measured after, as the difference of the scores with interval and p value. Without a control group the
 * difference shows what came after the change, not what came from it.
 *
 * @param id what the action is called
 * @param title what is changed, for people
 * @param owner who answers for it
 * @param startedOn its first day
 * @param before answers from before that day
 * @since 0.1.0
 */
public record ImprovementAction(String id, String title, String owner, LocalDate startedOn, RatingTally before) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if id, title or owner is blank
     */
    public ImprovementAction {
        Arguments.notBlank("id", id);
        Arguments.notBlank("title", title);
        Arguments.notBlank("owner", owner);
        Objects.requireNonNull(startedOn, "startedOn");
        Objects.requireNonNull(before, "before");
    }

    /**
     * The score after minus the score before.
     *
     * @param metric what is to improve
     * @param after answers from after the first day
     * @return the difference with interval and p value
     * @throws IllegalArgumentException if the answers are on another scale than the metric's
     */
    public Comparison effect(RatingMetric metric, RatingTally after) {
        return metric.score(after).compare(metric.score(before));
    }
}
