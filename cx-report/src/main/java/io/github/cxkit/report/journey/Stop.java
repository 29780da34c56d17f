package io.github.cxkit.report.journey;

import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint on the map.
 *
 * @param id its id
 * @param name what it is called
 * @param phase what its phase is called
 * @param visits how often it was visited
 * @param hidden whether too few journeys came to tell
 * @param beside whether its visits would give those of a hidden one away
 * @param feeling -1 to 1, null where nobody knows
 * @param effect what it does to trust, null if it is no moment of truth
 * @param friction whether it stands in the way
 */
record Stop(
        String id,
        String name,
        String phase,
        long visits,
        boolean hidden,
        boolean beside,
        @Nullable Feeling feeling,
        @Nullable Effect effect,
        boolean friction) {

    /** The same, with visits that are not told. */
    Stop besideHidden() {
        return new Stop(id, name, phase, visits, hidden, true, feeling, effect, friction);
    }

    /**
     * How it feels.
     *
     * @param value -1 to 1
     * @param lower lower limit, null without an interval
     * @param upper upper limit, null without an interval
     * @param measured whether customers said so; else the map assumes it
     */
    record Feeling(
            double value, @Nullable Double lower, @Nullable Double upper, boolean measured) {}
}
