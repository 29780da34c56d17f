package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * A click or tap.
 *
 * @param session visit it belongs to
 * @param target what was clicked
 * @param atMillis when, in milliseconds since any fixed moment
 * @param x place across, in pixels
 * @param y place down, in pixels
 * @param effect what came of it
 * @since 0.1.0
 */
public record Click(String session, String target, double atMillis, double x, double y, Effect effect) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is not finite or the session blank
     */
    public Click {
        Arguments.notBlank("session of a click", session);
        Objects.requireNonNull(target, "target");
        Arguments.finite("atMillis", atMillis);
        Arguments.finite("x", x);
        Arguments.finite("y", y);
        Objects.requireNonNull(effect, "effect");
    }

    /** What came of a click. */
    public enum Effect {
        /** Something happened. */
        RESPONSE,
        /** Nothing happened: a dead click. */
        NONE,
        /** An error happened. */
        ERROR
    }
}
