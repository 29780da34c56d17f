package io.github.cxkit.report.advice;

import io.github.cxkit.journey.friction.Measure;
import java.util.Objects;

/**
 * A measure with the people behind it.
 *
 * @param measure what can be done, what it mends and costs, and the part of the gap it is expected to close
 * @param owner who would do it, may be empty
 * @param expectedBy who expects that part, may be empty
 * @since 0.1.0
 */
public record Action(Measure measure, String owner, String expectedBy) {

    /** Checks that the parts are there. */
    public Action {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(expectedBy, "expectedBy");
    }

    /**
     * A measure of which nobody said who does it.
     *
     * @param measure what can be done
     * @return the action
     */
    public static Action of(Measure measure) {
        return new Action(measure, "", "");
    }
}
