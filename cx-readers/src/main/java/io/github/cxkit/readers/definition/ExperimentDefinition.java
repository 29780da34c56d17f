package io.github.cxkit.readers.definition;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentMetric.Kind;
import io.github.cxkit.experiment.GroupSequentialPlan.Spending;
import io.github.cxkit.experiment.Margin;
import io.github.cxkit.internal.Names;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.readers.FileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it was planned: where its figures stand, how much worse is still acceptable, and how it is watched.
 *
 * <pre>{@code
 * ExperimentDefinition checkout = ExperimentDefinition.read("""
 *         {"name": "checkout", "armColumn": "variant", "unitColumn": "customer",
 *          "arms": [{"name": "old"}, {"name": "new"}],
 *          "metrics": [
 *            {"name": "bought", "kind": "share", "margin": 0.02},
 *            {"name": "revenue", "kind": "mean", "covariate": "revenue_before", "cap": 500}]}""");
 * checkout.mapping().columns("revenue");  // [revenue, revenue_before]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExperimentDefinition {

    private final ExperimentMapping mapping;
    private final Map<String, Margin> margins;
    private final @Nullable Looks looks;
    private final FileOptions file;

    private ExperimentDefinition(
            ExperimentMapping mapping, Map<String, Margin> margins, @Nullable Looks looks, FileOptions file) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.margins = Map.copyOf(margins);
        this.looks = looks;
        this.file = Objects.requireNonNull(file, "file");
        if (mapping.experiment().metrics().isEmpty()) {
            throw new IllegalArgumentException("an experiment needs a metric");
        }
        mapping.experiment().metrics().forEach(metric -> mapping.columns(metric.name()));
    }

    /**
     * How an experiment is watched while it runs; chosen in advance.
     *
     * @param plannedUnits units of all arms together at the end, more than 0
     * @param spending how alpha is spent over planned looks; null for any number of looks
     * @param before shares of the planned units at which was looked before
     */
    public record Looks(double plannedUnits, @Nullable Spending spending, List<Double> before) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the number of units is not positive
         */
        public Looks {
            if (!(plannedUnits > 0)) {
                throw new IllegalArgumentException("plannedUnits must be positive but were " + plannedUnits);
            }
            before = List.copyOf(before);
        }

        /**
         * The looks so far, and this one.
         *
         * @param units that came until now, all arms together
         * @return shares of the planned units, at most 1
         */
        public double[] fractions(long units) {
            double[] all = new double[before.size() + 1];
            for (int i = 0; i < before.size(); i++) {
                all[i] = before.get(i);
            }
            all[before.size()] = Math.min(1, units / plannedUnits);
            return all;
        }
    }

    /**
     * A definition without margins, looked at once at its end.
     *
     * @param mapping the experiment and its columns
     * @return the definition
     * @throws IllegalArgumentException if the experiment has no metric, or columns of one are missing
     */
    public static ExperimentDefinition of(ExperimentMapping mapping) {
        return new ExperimentDefinition(mapping, Map.of(), null, FileOptions.DEFAULT);
    }

    /**
     * The same with how much worse a metric may become.
     *
     * @param metric name of the metric
     * @param margin what is still acceptable
     * @return the changed copy
     * @throws IllegalArgumentException if there is no such metric
     */
    public ExperimentDefinition withMargin(String metric, Margin margin) {
        requireMetric(metric);
        Map<String, Margin> changed = new LinkedHashMap<>(margins);
        changed.put(metric, margin);
        return new ExperimentDefinition(mapping, changed, looks, file);
    }

    /**
     * The same, watched while it runs.
     *
     * @param planned the looks
     * @return the changed copy
     */
    public ExperimentDefinition withLooks(Looks planned) {
        return new ExperimentDefinition(mapping, margins, planned, file);
    }

    /**
     * The same for files of a known form.
     *
     * @param options how they are written
     * @return the changed copy
     */
    public ExperimentDefinition withFile(FileOptions options) {
        return new ExperimentDefinition(mapping, margins, looks, options);
    }

    /**
     * How the files are written.
     *
     * @return the form, {@link FileOptions#DEFAULT} if they tell it
     */
    public FileOptions file() {
        return file;
    }

    /**
     * The experiment and its columns.
     *
     * @return the mapping
     */
    public ExperimentMapping mapping() {
        return mapping;
    }

    /**
     * How much worse a metric may become.
     *
     * @param metric name of the metric
     * @return the margin; empty if none was set
     * @throws IllegalArgumentException if there is no such metric
     */
    public Optional<Margin> findMargin(String metric) {
        requireMetric(metric);
        return Optional.ofNullable(margins.get(metric));
    }

    /**
     * How it is watched.
     *
     * @return the looks; empty for one look at the end
     */
    public Optional<Looks> looks() {
        return Optional.ofNullable(looks);
    }

    private void requireMetric(String metric) {
        List<String> known = mapping.experiment().metrics().stream()
                .map(ExperimentMetric::name)
                .toList();
        if (!known.contains(metric)) {
            throw Names.unknown("metric", metric, known);
        }
    }

    /**
     * Reads a definition from a file.
     *
     * @param file UTF-8 JSON
     * @return the definition
     * @throws IOException if the file cannot be read
     * @throws SurveyDefinitionException if it defines no experiment
     */
    public static ExperimentDefinition read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    /**
     * Reads a definition from a text.
     *
     * @param json the JSON
     * @return the definition
     * @throws SurveyDefinitionException if it defines no experiment
     */
    public static ExperimentDefinition read(String json) {
        return Node.read(json, "experiment definition", "", ExperimentDefinition::definition);
    }

    private static ExperimentDefinition definition(Node node) {
        node.object("name", "armColumn", "arms", "stratumColumn", "unitColumn", "metrics", "looks", "file", "evidence");
        List<Experiment.Arm> arms = node.need("arms").list(ExperimentDefinition::arm);
        List<Part> parts = node.need("metrics").list(ExperimentDefinition::metric);
        Experiment experiment = new Experiment(
                node.need("name").text(), arms, parts.stream().map(Part::metric).toList());
        ExperimentMapping mapping =
                ExperimentMapping.of(experiment, node.need("armColumn").text());
        Node stratum = node.get("stratumColumn");
        if (stratum != null) {
            mapping = mapping.withStratum(stratum.text());
        }
        Node unit = node.get("unitColumn");
        if (unit != null) {
            mapping = mapping.withUnit(unit.text());
        }
        for (Part part : parts) {
            mapping = mapping.withColumns(part.metric().name(), part.columns().toArray(String[]::new));
        }
        ExperimentDefinition definition = of(mapping).withFile(SourceFields.file(node));
        for (Part part : parts) {
            if (part.margin() != null) {
                definition = definition.withMargin(part.metric().name(), part.margin());
            }
        }
        Node looks = node.get("looks");
        return looks == null ? definition : definition.withLooks(looks(looks));
    }

    private static Experiment.Arm arm(Node node) {
        node.object("name", "share");
        Node share = node.get("share");
        return new Experiment.Arm(node.need("name").text(), share == null ? 1 : share.number());
    }

    private static Looks looks(Node node) {
        node.object("plannedUnits", "spending", "before");
        Node spending = node.get("spending");
        Node before = node.get("before");
        return new Looks(
                node.need("plannedUnits").number(),
                spending == null ? null : spending.oneOf(Spending.values()),
                before == null ? List.of() : before.list(Node::number));
    }

    private record Part(
            ExperimentMetric metric,
            List<String> columns,
            @Nullable Margin margin) {}

    private static Part metric(Node node) {
        node.object(
                "name",
                "kind",
                "column",
                "denominator",
                "rating",
                "covariate",
                "covariateDenominator",
                "cap",
                "lowerIsBetter",
                "margin",
                "relativeMargin");
        Kind kind = node.need("kind").oneOf(Kind.values());
        requireFit(node, kind);
        Node named = node.get("name");
        Node column = node.get("column");
        String name = (named != null ? named : column != null ? column : node.need("name")).text();
        List<String> columns = new ArrayList<>(List.of(column == null ? name : column.text()));
        for (String other : List.of("denominator", "covariate", "covariateDenominator")) {
            Node field = node.get(other);
            if (field != null) {
                columns.add(field.text());
            }
        }
        return new Part(changed(node, plain(node, kind, name)), columns, margin(node));
    }

    private static void requireFit(Node node, Kind kind) {
        boolean ratio = kind == Kind.RATIO;
        if (ratio != (node.get("denominator") != null)) {
            throw node.refuse(
                    "a metric of kind " + kind + (ratio ? " needs a denominator" : " cannot have a denominator"));
        }
        if ((ratio && node.get("covariate") != null) != (node.get("covariateDenominator") != null)) {
            throw node.refuse("the covariate of a ratio is a ratio, and only that has a covariateDenominator");
        }
        if (kind != Kind.RATING && node.get("rating") != null) {
            throw node.refuse("a metric of kind " + kind + " cannot have a rating");
        }
    }

    private static ExperimentMetric plain(Node node, Kind kind, String name) {
        Node rating = node.get("rating");
        return switch (kind) {
            case MEAN -> ExperimentMetric.mean(name);
            case SHARE -> ExperimentMetric.share(name);
            case RATIO -> ExperimentMetric.ratio(name);
            case RATING ->
                ExperimentMetric.rating(name, MetricCatalog.standard().get(rating == null ? "nps" : rating.text()));
        };
    }

    private static ExperimentMetric changed(Node node, ExperimentMetric plain) {
        ExperimentMetric metric = node.get("covariate") == null ? plain : plain.withCovariate();
        Node cap = node.get("cap");
        if (cap != null) {
            metric = metric.withCap(cap.number());
        }
        Node lower = node.get("lowerIsBetter");
        return lower == null ? metric : lower.flag() ? metric.withLowerBetter() : metric.withHigherBetter();
    }

    private static @Nullable Margin margin(Node node) {
        Node absolute = node.get("margin");
        Node relative = node.get("relativeMargin");
        if (absolute != null && relative != null) {
            throw node.refuse("has two margins");
        }
        return absolute != null
                ? new Margin(Margin.Kind.ABSOLUTE, absolute.number())
                : relative != null ? new Margin(Margin.Kind.RELATIVE, relative.number()) : null;
    }
}
