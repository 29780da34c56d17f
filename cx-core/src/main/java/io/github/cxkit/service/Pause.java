package io.github.cxkit.service;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which waiting does not count, such as a case on hold until the customer answers.
 *
 * @param from begin
 * @param to end, or null if it still runs
 * @since 0.1.0
 */
public record Pause(Instant from, @Nullable Instant to) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Pause {
        Objects.requireNonNull(from, "from");
        Times.notBefore("the end of a pause", to, "its begin", from);
    }
}
