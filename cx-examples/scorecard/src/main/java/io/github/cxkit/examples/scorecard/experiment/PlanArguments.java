package io.github.cxkit.examples.scorecard.experiment;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.GroupSequentialPlan.Spending;
import io.github.cxkit.experiment.Margin;
import io.github.cxkit.internal.Names;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.readers.definition.ExperimentDefinition;
import io.github.cxkit.readers.definition.ExperimentDefinition.Looks;
import io.github.cxkit.readers.definition.ExperimentMapping;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The planned experiment, as a file or as options. */
final class PlanArguments {

    @Option(
            names = "--experiment",
            paramLabel = "EXPERIMENT.json",
            description = "Arms, metrics, covariates, caps, looks. Or say them with the options below.")
    private @Nullable Path definition;

    @Option(names = "--arm", paramLabel = "COLUMN", description = "Column that names the arm.")
    private @Nullable String arm;

    @Option(names = "--arms", split = ",", paramLabel = "ARM", description = "The arms, the control first.")
    private List<String> arms = new ArrayList<>();

    @Option(
            names = "--split",
            split = ",",
            paramLabel = "SHARE",
            description = "Planned shares of the arms, such as 0.5,0.5 (default: equal).")
    private List<Double> split = new ArrayList<>();

    @Option(names = "--mean", paramLabel = "COLUMN", description = "A number per unit whose mean counts. Repeatable.")
    private List<String> means = new ArrayList<>();

    @Option(names = "--share", paramLabel = "COLUMN", description = "Yes or no, true or false, 1 or 0. Repeatable.")
    private List<String> shares = new ArrayList<>();

    @Option(
            names = "--rating",
            paramLabel = "METRIC:COLUMN",
            description = "A rating and its metric, such as NPS:q1. Repeatable.")
    private List<String> ratings = new ArrayList<>();

    @Option(
            names = "--ratio",
            paramLabel = "COLUMN/COLUMN",
            description = "Ratio of two sums, such as revenue/sessions. Repeatable.")
    private List<String> ratios = new ArrayList<>();

    @Option(
            names = "--covariate",
            paramLabel = "METRIC=COLUMN[/COLUMN]",
            description = "The same figure from before the start, such as revenue=revenue_before. Repeatable.")
    private Map<String, String> covariates = new LinkedHashMap<>();

    @Option(
            names = "--cap",
            paramLabel = "METRIC=VALUE",
            description = "Cut larger values, alike in every arm. Repeatable.")
    private Map<String, Double> caps = new LinkedHashMap<>();

    @Option(names = "--lower", paramLabel = "METRIC", description = "Less of it is better. Repeatable.")
    private Set<String> lower = new LinkedHashSet<>();

    @Option(
            names = "--margin",
            paramLabel = "METRIC=VALUE",
            description = "How much worse is still acceptable: 0.01, or 2%% of the control. Repeatable.")
    private Map<String, String> margins = new LinkedHashMap<>();

    @Option(names = "--stratum", paramLabel = "COLUMN", description = "Column that names the stratum of a unit.")
    private @Nullable String stratum;

    @Option(
            names = "--unit",
            paramLabel = "COLUMN",
            description = "Column that names the unit: refuses units that come more than once.")
    private @Nullable String unit;

    @Option(
            names = "--planned-units",
            paramLabel = "N",
            description =
                    "Units of all arms at the planned end, if you look before: an interval for any number of looks.")
    private @Nullable Double plannedUnits;

    @Option(
            names = "--spending",
            paramLabel = "HOW",
            description = "With --planned-units: spend alpha over planned looks: obrien_fleming or pocock.")
    private @Nullable Spending spending;

    @Option(
            names = "--looks-before",
            split = ",",
            paramLabel = "SHARE",
            description = "With --spending: the shares of the planned units at which you looked before.")
    private List<Double> before = new ArrayList<>();

    /** The file that is read for it, null if there is none. */
    @Nullable Path file() {
        return definition;
    }

    /**
     * The planned experiment.
     *
     * @return the definition
     * @throws IOException if its file cannot be read
     * @throws IllegalArgumentException if something is missing or contradicts itself
     */
    ExperimentDefinition definition() throws IOException {
        if (definition != null) {
            if (arm != null || !arms.isEmpty() || plannedUnits != null || !names().isEmpty()) {
                throw new IllegalArgumentException("--experiment says it all: leave out the options that say it again");
            }
            try {
                return ExperimentDefinition.read(definition);
            } catch (SurveyDefinitionException e) {
                throw new IllegalArgumentException(definition.getFileName() + ": " + e.getMessage(), e);
            }
        }
        if (arm == null || arms.isEmpty()) {
            throw new IllegalArgumentException("name an --experiment, or --arm and --arms with the metrics");
        }
        if (!split.isEmpty() && split.size() != arms.size()) {
            throw new IllegalArgumentException(
                    "--split needs a share for each of the arms " + arms + " but has " + split);
        }
        if (plannedUnits == null && (spending != null || !before.isEmpty())) {
            throw new IllegalArgumentException("--spending and --looks-before need --planned-units");
        }
        requireKnown("--covariate", covariates.keySet());
        requireKnown("--cap", caps.keySet());
        requireKnown("--lower", lower);
        requireKnown("--margin", margins.keySet());
        List<Planned> metrics = new ArrayList<>();
        shares.forEach(each -> metrics.add(planned(ExperimentMetric.share(each), each)));
        means.forEach(each -> metrics.add(planned(ExperimentMetric.mean(each), each)));
        for (String each : ratings) {
            int colon = each.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--rating must be METRIC:COLUMN but was \"" + each + "\"");
            }
            String column = each.substring(colon + 1);
            metrics.add(planned(
                    ExperimentMetric.rating(column, MetricCatalog.standard().get(each.substring(0, colon))), column));
        }
        for (String each : ratios) {
            metrics.add(planned(ExperimentMetric.ratio(each), parts("--ratio", each)));
        }
        return definition(metrics, arm);
    }

    private ExperimentDefinition definition(List<Planned> metrics, String armColumn) {
        List<Experiment.Arm> planned = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            planned.add(new Experiment.Arm(arms.get(i), split.isEmpty() ? 1 : split.get(i)));
        }
        ExperimentMapping mapping = ExperimentMapping.of(
                new Experiment(
                        armColumn,
                        planned,
                        metrics.stream().map(Planned::metric).toList()),
                armColumn);
        if (stratum != null) {
            mapping = mapping.withStratum(stratum);
        }
        if (unit != null) {
            mapping = mapping.withUnit(unit);
        }
        for (Planned each : metrics) {
            mapping = mapping.withColumns(each.metric().name(), each.columns().toArray(String[]::new));
        }
        ExperimentDefinition made = ExperimentDefinition.of(mapping);
        for (Map.Entry<String, String> margin : margins.entrySet()) {
            made = made.withMargin(margin.getKey(), margin(margin.getValue()));
        }
        return plannedUnits == null ? made : made.withLooks(new Looks(plannedUnits, spending, before));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(shares);
        names.addAll(means);
        ratings.forEach(each -> names.add(each.substring(each.lastIndexOf(':') + 1)));
        names.addAll(ratios);
        return names;
    }

    private void requireKnown(String option, Set<String> given) {
        List<String> known = names();
        for (String each : given) {
            if (!known.contains(each)) {
                throw new IllegalArgumentException(Names.describe(option + " names no metric", each, known));
            }
        }
    }

    private static String[] parts(String option, String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException(option + " must be COLUMN/COLUMN but was \"" + text + "\"");
        }
        return parts;
    }

    private record Planned(ExperimentMetric metric, List<String> columns) {}

    private Planned planned(ExperimentMetric plain, String... outcome) {
        ExperimentMetric metric = lower.contains(plain.name()) ? plain.withLowerBetter() : plain;
        List<String> columns = new ArrayList<>(List.of(outcome));
        String covariate = covariates.get(plain.name());
        if (covariate != null) {
            metric = metric.withCovariate();
            columns.addAll(List.of(
                    plain.kind() == ExperimentMetric.Kind.RATIO
                            ? parts("--covariate of a ratio", covariate)
                            : new String[] {covariate}));
        }
        Double cap = caps.get(plain.name());
        return new Planned(cap == null ? metric : metric.withCap(cap), columns);
    }

    private static Margin margin(String text) {
        boolean relative = text.endsWith("%");
        return new Margin(relative ? Margin.Kind.RELATIVE : Margin.Kind.ABSOLUTE, number(text, relative));
    }

    private static double number(String margin, boolean relative) {
        try {
            return relative
                    ? Double.parseDouble(margin.substring(0, margin.length() - 1)) / 100
                    : Double.parseDouble(margin);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--margin must be a number or a percentage but was " + margin, e);
        }
    }
}
