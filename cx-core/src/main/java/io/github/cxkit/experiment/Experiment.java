package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An experiment as data: its arms with the planned split, and its metrics. The first arm is the control.
 *
 * <pre>{@code
 * Experiment gate = Experiment.of("gate at level 40", "level 30", "level 40")
 *         .withMetric(ExperimentMetric.share("came back on day 7"))
 *         .withMetric(ExperimentMetric.mean("rounds").withCap(1_000));
 * ExperimentSummary seen = ExperimentSummary.builder(gate)
 *         .add("level 30", 1, 120)
 *         .add("level 30", 0, 3)
 *         .add("level 40", 1, 80)
 *         .add("level 40", 0, 5_000)
 *         .build();
 * seen.units("level 40");  // 2
 * }</pre>
 *
 * @param name its name
 * @param arms two or more, the control first
 * @param metrics its metrics
 * @since 0.1.0
 */
public record Experiment(String name, List<Arm> arms, List<ExperimentMetric> metrics) {

    /**
     * One arm.
     *
     * @param name its name
     * @param plannedShare of the units, more than 0; shares need not add up to 1
     */
    public record Arm(String name, double plannedShare) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the name is blank or the share not positive
         */
        public Arm {
            Arguments.notBlank("name of an arm", name);
            Arguments.positive("planned share of arm \"" + name + "\"", plannedShare);
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is blank, there are fewer than two arms, or a name appears twice
     */
    public Experiment {
        Arguments.notBlank("name of an experiment", name);
        arms = Copies.list("arms", arms);
        metrics = Copies.list("metrics", metrics);
        if (arms.size() < 2) {
            throw new IllegalArgumentException(
                    "experiment \"" + name + "\" needs a control and another arm, not " + arms);
        }
        requireDistinct(name, "arm", arms.stream().map(Arm::name).toList());
        requireDistinct(
                name, "metric", metrics.stream().map(ExperimentMetric::name).toList());
    }

    private static void requireDistinct(String experiment, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String each : names) {
            if (!seen.add(each)) {
                throw new IllegalArgumentException(
                        "experiment \"" + experiment + "\" has " + what + " \"" + each + "\" twice");
            }
        }
    }

    /**
     * An experiment of equal arms.
     *
     * @param name its name
     * @param control name of the control
     * @param treatments names of the other arms
     * @return the experiment, without metrics yet
     * @throws IllegalArgumentException if there is no treatment or a name appears twice
     */
    public static Experiment of(String name, String control, String... treatments) {
        List<Arm> arms = new ArrayList<>();
        arms.add(new Arm(control, 1));
        for (String treatment : treatments) {
            arms.add(new Arm(treatment, 1));
        }
        return new Experiment(name, arms, List.of());
    }

    /**
     * The same experiment with another planned split.
     *
     * @param shares one per arm, more than 0
     * @return the experiment
     * @throws IllegalArgumentException if there is another number of shares or one is not positive
     */
    public Experiment withSplit(double... shares) {
        if (shares.length != arms.size()) {
            throw new IllegalArgumentException(
                    arms.size() + " arms need as many planned shares but " + shares.length + " were given");
        }
        List<Arm> split = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            split.add(new Arm(arms.get(i).name(), shares[i]));
        }
        return new Experiment(name, split, metrics);
    }

    /**
     * The same experiment with a metric more.
     *
     * @param metric the metric
     * @return the experiment
     * @throws IllegalArgumentException if its name is there already
     */
    public Experiment withMetric(ExperimentMetric metric) {
        List<ExperimentMetric> more = new ArrayList<>(metrics);
        more.add(metric);
        return new Experiment(name, arms, more);
    }

    /**
     * The control.
     *
     * @return the first arm
     */
    public Arm control() {
        return arms.get(0);
    }

    /** Position of an arm. */
    int indexOf(String arm) {
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).name().equals(arm)) {
                return i;
            }
        }
        throw new IllegalArgumentException(Names.describe(
                "experiment \"" + name + "\" has no arm",
                arm,
                arms.stream().map(Arm::name).toList()));
    }

    /**
     * How many values a unit brings: the columns of all metrics one after the other.
     *
     * @return the number
     */
    public int width() {
        return metrics.stream().mapToInt(metric -> metric.columns().size()).sum();
    }

    /**
     * Summaries of units, for collectors and engines.
     *
     * @return the summarizer
     */
    public Summarizer<ExperimentSummary.Unit, ExperimentSummary> summarizer() {
        return ExperimentSummary.summarizer(this);
    }
}
