package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.Arguments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What attribution needs to know of one event: a touch of a channel, a conversion, or both.
 *
 * @param at when
 * @param channel the channel it touches, or null
 * @param conversion money of the conversion that it is, 0 if unknown; null if it is none
 * @since 0.1.0
 */
public record PathEvent(
        Instant at, @Nullable String channel, @Nullable BigDecimal conversion) {

    /**
     * Checks the money.
     *
     * @throws IllegalArgumentException if the money is negative
     */
    public PathEvent {
        Objects.requireNonNull(at, "at");
        if (conversion != null
                && Arguments.money("the value of a conversion", conversion).signum() < 0) {
            throw new IllegalArgumentException("the value of a conversion must be >= 0 but was " + conversion);
        }
    }
}
