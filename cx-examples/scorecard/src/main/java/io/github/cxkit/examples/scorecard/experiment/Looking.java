package io.github.cxkit.examples.scorecard.experiment;

import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.readers.definition.ExperimentDefinition.Looks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment was planned to be watched, and what this look may conclude.
 *
 * @param plan the looks so far and this one, at the shares of the planned units that came; null if none were planned
 * @param anytime metric to arm to its difference that holds at any time; empty unless any number of looks was planned
 */
record Looking(@Nullable GroupSequentialPlan plan, Map<String, Map<String, AnytimeDifference>> anytime) {

    static Looking of(@Nullable Looks looks, ExperimentSummary summary, double confidence) {
        if (looks == null) {
            return new Looking(null, Map.of());
        }
        double level = 1 - confidence;
        Experiment experiment = summary.experiment();
        if (looks.spending() != null) {
            long units = experiment.arms().stream()
                    .mapToLong(arm -> summary.units(arm.name()))
                    .sum();
            return new Looking(GroupSequentialPlan.of(looks.spending(), level, looks.fractions(units)), Map.of());
        }
        Map<String, Map<String, AnytimeDifference>> anytime = new LinkedHashMap<>();
        for (ExperimentMetric metric : experiment.metrics()) {
            Map<String, AnytimeDifference> byArm = new LinkedHashMap<>();
            for (Experiment.Arm arm :
                    experiment.arms().subList(1, experiment.arms().size())) {
                AnytimeDifference.of(
                                summary.outcome(experiment.control().name(), metric.name()),
                                summary.outcome(arm.name(), metric.name()),
                                looks.plannedUnits(),
                                level)
                        .ifKnown(difference -> byArm.put(arm.name(), difference));
            }
            anytime.put(metric.name(), byArm);
        }
        return new Looking(null, anytime);
    }
}
