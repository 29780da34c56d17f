package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.Touchpoint;
import java.util.Objects;

/**
 * Where a survey says at which touchpoint it was answered, and the journey that the touchpoints belong to.
 *
 * @param column segment column of the survey that holds touchpoint ids, or codes that its labels turn into ids
 * @param journey the planned journey: names the touchpoints, in order, and the phase of each
 * @since 0.1.0
 */
public record TouchpointColumn(String column, JourneyDefinition journey) {

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if the column is blank
     */
    public TouchpointColumn {
        Arguments.notBlank("column of the touchpoints", column);
        Objects.requireNonNull(journey, "journey");
    }

    /**
     * The phase that a touchpoint belongs to.
     *
     * @param touchpoint its id
     * @return code of the phase; empty text for a touchpoint that the journey does not plan
     */
    public String phaseOf(String touchpoint) {
        return journey.touchpoint(touchpoint).map(Touchpoint::phase).orElse("");
    }
}
