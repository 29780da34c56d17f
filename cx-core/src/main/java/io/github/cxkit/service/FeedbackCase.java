package io.github.cxkit.service;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of feedback that somebody has to answer: the unit of the inner loop.
 *
 * @param id what the case is called
 * @param received when the feedback came
 * @param firstResponse when somebody first answered the customer, null if not yet
 * @param closed when the case was closed, null if not yet; closed without an answer is legal and counts as unanswered
 * @since 0.1.0
 */
public record FeedbackCase(
        String id,
        Instant received,
        @Nullable Instant firstResponse,
        @Nullable Instant closed) {

    /**
     * Checks the order of the times.
     *
     * @throws IllegalArgumentException if a time is before the receipt
     */
    public FeedbackCase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(received, "received");
        Times.notBefore("firstResponse of case " + id, firstResponse, "its receipt", received);
        Times.notBefore("closed of case " + id, closed, "its receipt", received);
    }
}
