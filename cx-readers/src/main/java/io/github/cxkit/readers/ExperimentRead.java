package io.github.cxkit.readers;

import io.github.cxkit.experiment.ExperimentSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came in for an experiment: its summary, and what is no part of it.
 *
 * @param summary the units
 * @param otherArms units of arms that are none of the experiment, by arm
 * @param withoutArm units that name no arm
 * @param invalid values that a metric does not take, by metric; their units have no value there
 * @param report what became of the rows
 * @since 0.1.0
 */
public record ExperimentRead(
        ExperimentSummary summary,
        Map<String, Long> otherArms,
        long withoutArm,
        Map<String, Long> invalid,
        ReadReport report) {

    /** Copies the maps. */
    public ExperimentRead {
        otherArms = Collections.unmodifiableMap(new LinkedHashMap<>(otherArms));
        invalid = Collections.unmodifiableMap(new LinkedHashMap<>(invalid));
    }

    /** Refuses units that came more than once: every test here takes rows as independent. */
    static void requireOnce(long repeated, long inAnotherArm, String column) {
        if (repeated > 0) {
            String rows = repeated + (repeated == 1 ? " row is of a unit that comes" : " rows are of units that come")
                    + " more than once in column \"" + column + "\"";
            String crossed = inAnotherArm == 0
                    ? ""
                    : ", " + inAnotherArm
                            + " in another arm than before: leave out units that were in two arms, and look why";
            String same = inAnotherArm == repeated
                    ? ""
                    : (inAnotherArm == 0 ? ": add up" : "; add up")
                            + " the rows of each unit first, for the unit is what was randomized";
            throw new IllegalArgumentException(rows + crossed + same);
        }
    }
}
