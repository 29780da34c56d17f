package io.github.cxkit.examples.scorecard.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.GroupSequentialPlan.Spending;
import io.github.cxkit.experiment.Margin;
import io.github.cxkit.metric.MetricCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The experiment as it was planned, and where its figures stand in a file or a table. One row is one unit that was randomized.
 *
 * @param name of the experiment
 * @param armColumn column that names the arm
 * @param arms names and planned shares, the control first
 * @param stratumColumn column that names the stratum, or null
 * @param unitColumn column that names the unit, to refuse units that come more than once, or null
 * @param metrics the metrics with their columns
 * @param looks how it is watched, or null for one look at the end
 */
record ExperimentPlan(
        String name,
        String armColumn,
        List<ArmPart> arms,
        @Nullable String stratumColumn,
        @Nullable String unitColumn,
        List<MetricPart> metrics,
        @Nullable Looks looks) {

    ExperimentPlan {
        Objects.requireNonNull(armColumn, "\"armColumn\" is missing");
        Objects.requireNonNull(arms, "\"arms\" is missing");
        Objects.requireNonNull(metrics, "\"metrics\" is missing");
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("an experiment needs a metric");
        }
        Objects.requireNonNull(name, "\"name\" is missing");
    }

    record ArmPart(String name, @Nullable Double share) {}

    /**
     * One metric.
     *
     * @param name what it is called
     * @param kind mean, share, rating or ratio
     * @param column of the value; of a ratio, the numerator
     * @param denominator of a ratio
     * @param rating name of the rating metric
     * @param covariate column of the same figure from before the start; of a ratio, its numerator
     * @param covariateDenominator of a ratio
     * @param cap largest value that counts in full
     * @param lowerIsBetter whether less is better
     * @param margin how much worse is still acceptable, in the unit of the metric
     * @param relativeMargin the same as a fraction of the control
     */
    record MetricPart(
            String name,
            ExperimentMetric.Kind kind,
            String column,
            @Nullable String denominator,
            @Nullable String rating,
            @Nullable String covariate,
            @Nullable String covariateDenominator,
            @Nullable Double cap,
            @Nullable Boolean lowerIsBetter,
            @Nullable Double margin,
            @Nullable Double relativeMargin) {

        MetricPart {
            Objects.requireNonNull(kind, "\"kind\" of a metric is missing");
            Objects.requireNonNull(column, "\"column\" of a metric is missing");
            name = name == null ? column : name;
            boolean ratio = kind == ExperimentMetric.Kind.RATIO;
            if (ratio != (denominator != null)) {
                throw new IllegalArgumentException("metric \"" + name + "\" of kind " + kind
                        + (ratio ? " needs a denominator" : " cannot have a denominator"));
            }
            if ((ratio && covariate != null) != (covariateDenominator != null)) {
                throw new IllegalArgumentException("metric \"" + name
                        + "\": the covariate of a ratio is a ratio, and only that has a covariateDenominator");
            }
            if (margin != null && relativeMargin != null) {
                throw new IllegalArgumentException("metric \"" + name + "\" has two margins");
            }
        }

        /** Columns in the order of {@link ExperimentMetric#columns}. */
        List<String> columns() {
            List<String> columns = new ArrayList<>();
            columns.add(column);
            if (denominator != null) {
                columns.add(denominator);
            }
            if (covariate != null) {
                columns.add(covariate);
            }
            if (covariateDenominator != null) {
                columns.add(covariateDenominator);
            }
            return columns;
        }

        ExperimentMetric metric() {
            boolean isRating = kind == ExperimentMetric.Kind.RATING;
            return new ExperimentMetric(
                    name,
                    kind,
                    isRating || rating != null ? MetricCatalog.standard().get(rating == null ? "NPS" : rating) : null,
                    Boolean.TRUE.equals(lowerIsBetter) ? Better.LOWER : Better.HIGHER,
                    covariate == null ? ExperimentMetric.Covariate.NONE : ExperimentMetric.Covariate.BEFORE_START,
                    cap);
        }

        @Nullable Margin marginOrNull() {
            return margin != null
                    ? new Margin(Margin.Kind.ABSOLUTE, margin)
                    : relativeMargin != null ? new Margin(Margin.Kind.RELATIVE, relativeMargin) : null;
        }
    }

    /**
     * How it is watched while it runs; chosen in advance.
     *
     * @param plannedUnits units of all arms together at the end
     * @param spending how alpha is spent over planned looks; null for any number of looks
     * @param before shares of the planned units at which was looked before
     */
    record Looks(
            double plannedUnits,
            @Nullable Spending spending,
            @Nullable List<Double> before) {
        Looks {
            if (!(plannedUnits > 0)) {
                throw new IllegalArgumentException("plannedUnits must be positive but were " + plannedUnits);
            }
        }

        /** Shares of the planned units: the looks so far, and this one at that many units. */
        double[] fractions(long units) {
            List<Double> all = new ArrayList<>(before == null ? List.of() : before);
            all.add(Math.min(1, units / plannedUnits));
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    static ExperimentPlan read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ObjectMapper()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readerFor(ExperimentPlan.class)
                    .readValue(in);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause();
            String why = cause instanceof NullPointerException || cause instanceof IllegalArgumentException
                    ? cause.getMessage()
                    : e.getOriginalMessage();
            throw new IllegalArgumentException(file.getFileName() + ": " + why, e);
        }
    }

    Experiment experiment() {
        List<Experiment.Arm> planned = arms.stream()
                .map(arm -> new Experiment.Arm(arm.name(), arm.share() == null ? 1 : arm.share()))
                .toList();
        return new Experiment(
                name, planned, metrics.stream().map(MetricPart::metric).toList());
    }
}
