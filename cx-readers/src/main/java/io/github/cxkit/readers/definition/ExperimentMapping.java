package io.github.cxkit.readers.definition;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.internal.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table of an experiment mean: one row is one unit that was randomized. Immutable.
 *
 * <pre>{@code
 * Experiment shop = Experiment.of("checkout", "old", "new")
 *         .withMetric(ExperimentMetric.share("bought"))
 *         .withMetric(ExperimentMetric.ratio("revenue per visit"));
 * ExperimentMapping mapping = ExperimentMapping.of(shop, "variant")
 *         .withUnit("customer")
 *         .withColumns("revenue per visit", "revenue", "visits");
 * mapping.columns("bought");  // [bought]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExperimentMapping {

    private final Experiment experiment;
    private final String arm;
    private final @Nullable String stratum;
    private final @Nullable String unit;
    private final Map<String, List<String>> columns;

    private ExperimentMapping(
            Experiment experiment,
            String arm,
            @Nullable String stratum,
            @Nullable String unit,
            Map<String, List<String>> columns) {
        this.experiment = Objects.requireNonNull(experiment, "experiment");
        this.arm = arm;
        this.stratum = stratum;
        this.unit = unit;
        this.columns = Map.copyOf(columns);
        if (arm.isBlank()) {
            throw new IllegalArgumentException("the column of the arm needs a name");
        }
    }

    /**
     * A table whose columns are called as the metrics are.
     *
     * @param experiment the experiment
     * @param arm address of the column that names the arm
     * @return the mapping; metrics with more than one column need {@link #withColumns}
     * @throws IllegalArgumentException if the address is blank
     */
    public static ExperimentMapping of(Experiment experiment, String arm) {
        return new ExperimentMapping(experiment, arm, null, null, Map.of());
    }

    /**
     * The same with a column that names the stratum.
     *
     * @param column its address
     * @return the changed copy
     */
    public ExperimentMapping withStratum(String column) {
        return new ExperimentMapping(experiment, arm, column, unit, columns);
    }

    /**
     * The same with a column that names the unit, so that units that come more than once are refused.
     *
     * @param column its address
     * @return the changed copy
     */
    public ExperimentMapping withUnit(String column) {
        return new ExperimentMapping(experiment, arm, stratum, column, columns);
    }

    /**
     * The same with the columns of a metric.
     *
     * @param metric name of the metric
     * @param addresses one for each of {@link ExperimentMetric#columns}, in that order
     * @return the changed copy
     * @throws IllegalArgumentException if there is no such metric, or the number of columns is another
     */
    public ExperimentMapping withColumns(String metric, String... addresses) {
        List<String> needed = metric(metric).columns();
        if (addresses.length != needed.size()) {
            throw new IllegalArgumentException("metric \"" + metric + "\" needs the columns " + needed + " but "
                    + addresses.length + " were given: " + List.of(addresses));
        }
        Map<String, List<String>> changed = new LinkedHashMap<>(columns);
        changed.put(metric, List.of(addresses));
        return new ExperimentMapping(experiment, arm, stratum, unit, changed);
    }

    /**
     * The experiment.
     *
     * @return its arms and metrics
     */
    public Experiment experiment() {
        return experiment;
    }

    /**
     * The column that names the arm.
     *
     * @return its address
     */
    public String armColumn() {
        return arm;
    }

    /**
     * The column that names the stratum.
     *
     * @return its address; empty if there are no strata
     */
    public Optional<String> stratumColumn() {
        return Optional.ofNullable(stratum);
    }

    /**
     * The column that names the unit.
     *
     * @return its address; empty if units are not told apart
     */
    public Optional<String> unitColumn() {
        return Optional.ofNullable(unit);
    }

    /**
     * The columns of a metric.
     *
     * @param metric its name
     * @return addresses in the order of {@link ExperimentMetric#columns}
     * @throws IllegalArgumentException if there is no such metric, or it needs more than one column and none was named
     */
    public List<String> columns(String metric) {
        List<String> needed = metric(metric).columns();
        List<String> named = columns.get(metric);
        if (named != null) {
            return named;
        }
        if (needed.size() > 1) {
            throw new IllegalArgumentException(
                    "metric \"" + metric + "\" needs the columns " + needed + ": name them with withColumns");
        }
        return List.of(metric);
    }

    private ExperimentMetric metric(String name) {
        return experiment.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "metric",
                        name,
                        experiment.metrics().stream()
                                .map(ExperimentMetric::name)
                                .toList()));
    }
}
