package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a planned journey.
 *
 * @param touchpoint id of its touchpoint
 * @param optional whether a customer may pass it by
 * @param expectedDuration how long it should take, if that is planned
 * @since 0.1.0
 */
public record PlannedStep(
        String touchpoint, boolean optional, @Nullable Duration expectedDuration) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the id is blank or the duration negative
     */
    public PlannedStep {
        Arguments.notBlank("touchpoint of a step", touchpoint);
        if (expectedDuration != null && expectedDuration.isNegative()) {
            throw new IllegalArgumentException(
                    "expected duration of " + touchpoint + " must be >= 0 but was " + expectedDuration);
        }
    }

    /**
     * A step that every customer should take.
     *
     * @param touchpoint id of its touchpoint
     * @return the step
     */
    public static PlannedStep of(String touchpoint) {
        return new PlannedStep(touchpoint, false, null);
    }
}
