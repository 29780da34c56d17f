package io.github.cxkit.examples.scorecard.experiment;

import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.readers.ReadReport;
import java.util.Map;

/**
 * What came in: the summary, and what is no part of it.
 *
 * @param summary the units
 * @param otherArms units of arms that are none of the experiment, by arm
 * @param withoutArm units that name no arm
 * @param invalid values that a metric does not take, by metric; their units have no value there
 * @param intake what became of the rows of the file
 */
record Came(
        ExperimentSummary summary,
        Map<String, Long> otherArms,
        long withoutArm,
        Map<String, Long> invalid,
        ReadReport intake) {

    /** Refuses units that came more than once: every test here takes rows as independent. */
    static void requireOnce(long repeated, String column) {
        if (repeated > 0) {
            throw new IllegalArgumentException(repeated + " rows are of units that come more than once in column \""
                    + column + "\": add up the rows of each unit first, for the unit is what was randomized");
        }
    }
}
