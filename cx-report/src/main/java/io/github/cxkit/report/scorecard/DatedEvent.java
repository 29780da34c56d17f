package io.github.cxkit.report.scorecard;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What happened on a day, to be drawn on every chart over time.
 *
 * @param date the day
 * @param label what happened, in a few words
 * @since 0.1.0
 */
public record DatedEvent(LocalDate date, String label) {

    /**
     * Checks that both are there.
     *
     * @throws IllegalArgumentException if the label is blank
     */
    public DatedEvent {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(label, "label");
        if (label.isBlank()) {
            throw new IllegalArgumentException("the label of " + date + " must not be blank");
        }
    }
}
