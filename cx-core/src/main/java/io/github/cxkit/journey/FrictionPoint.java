package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * An obstacle at a touchpoint, large or small: a form that cannot be used on a phone, a return that needs three papers.
 *
 * @param id short name
 * @param touchpoint id of the touchpoint where it stands
 * @param description what stands in the way
 * @param severity how much it hurts, 0 to 1
 * @param affected journeys that met it
 * @param exposed journeys that could have met it
 * @param cause what it comes from
 * @since 0.1.0
 */
public record FrictionPoint(
        String id, String touchpoint, String description, double severity, long affected, long exposed, Enabler cause) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public FrictionPoint {
        Arguments.notBlank("id of a friction point", id);
        Arguments.notBlank("touchpoint of friction " + id, touchpoint);
        Objects.requireNonNull(description, "description");
        Arguments.share("severity of " + id, severity);
        Arguments.notNegative("affected of " + id, affected);
        if (affected > exposed) {
            throw new IllegalArgumentException(
                    "friction " + id + ": " + affected + " affected journeys of only " + exposed + " exposed");
        }
        Objects.requireNonNull(cause, "cause");
    }
}
