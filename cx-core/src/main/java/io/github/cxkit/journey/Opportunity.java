package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a company can do about a friction point: the line of an action plan.
 *
 * @param id short name
 * @param friction id of the friction point it answers
 * @param action what is to be done
 * @param owner who does it
 * @param horizon how long it takes to show
 * @param startedOn the day it began, or null if it has not
 * @since 0.1.0
 */
public record Opportunity(
        String id,
        String friction,
        String action,
        String owner,
        Horizon horizon,
        @Nullable LocalDate startedOn) {

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if id, friction or owner is blank
     */
    public Opportunity {
        Arguments.notBlank("id of an opportunity", id);
        Arguments.notBlank("friction of opportunity " + id, friction);
        Objects.requireNonNull(action, "action");
        Arguments.notBlank("owner of opportunity " + id, owner);
        Objects.requireNonNull(horizon, "horizon");
    }
}
