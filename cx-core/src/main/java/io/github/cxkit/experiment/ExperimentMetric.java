package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.metric.RatingMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One metric of an experiment as data: what a unit brings, which way is better, and what is done against noise.
 *
 * <pre>{@code
 * ExperimentMetric revenue = ExperimentMetric.mean("revenue").withCovariate().withCap(500);
 * revenue.columns();                                                            // [value, covariate]
 * ExperimentMetric.ratio("revenue per session").columns();                      // [numerator, denominator]
 * }</pre>
 *
 * @param name its name
 * @param kind what is compared
 * @param rating worth of a rating's points; only for {@link Kind#RATING}
 * @param better which way it should move
 * @param covariate whether a figure from before the start comes with it
 * @param cap value at which the outcome (of a ratio: the numerator) is cut, or null
 * @since 0.1.0
 */
public record ExperimentMetric(
        String name,
        Kind kind,
        @Nullable RatingMetric rating,
        Better better,
        Covariate covariate,
        @Nullable Double cap) {

    /** What is compared. */
    public enum Kind {
        /** Mean of a number per unit. */
        MEAN,
        /** Share of the units with 1, the others having 0. */
        SHARE,
        /** A rating metric of one rating per unit. */
        RATING,
        /** Ratio of two sums, such as revenue per session; the unit stays the customer. */
        RATIO
    }

    /** Whether a figure from before the start comes with it. */
    public enum Covariate {
        /** None. */
        NONE,
        /** The same figure of the unit before the experiment began. */
        BEFORE_START
    }

    /**
     * Checks that the parts fit.
     *
     * @throws IllegalArgumentException if the name is blank, a rating metric is missing or too many, or the cap is negative
     */
    public ExperimentMetric {
        Objects.requireNonNull(kind, "kind");
        Arguments.notBlank("name of a metric", name);
        Objects.requireNonNull(better, "better");
        Objects.requireNonNull(covariate, "covariate");
        if ((kind == Kind.RATING) != (rating != null)) {
            throw new IllegalArgumentException("metric \"" + name + "\" of kind " + kind
                    + (rating == null ? " needs a rating metric" : " cannot have a rating metric"));
        }
        if (cap != null) {
            Arguments.notNegative("cap of \"" + name + "\"", cap);
            if (kind == Kind.SHARE || kind == Kind.RATING) {
                throw new IllegalArgumentException("metric \"" + name + "\" of kind " + kind + " cannot be capped");
            }
        }
    }

    private static ExperimentMetric of(String name, Kind kind, @Nullable RatingMetric rating) {
        Better better = rating == null || rating.highIsGood() ? Better.HIGHER : Better.LOWER;
        return new ExperimentMetric(name, kind, rating, better, Covariate.NONE, null);
    }

    /**
     * The mean of a number per unit.
     *
     * @param name its name
     * @return the metric; higher is better
     */
    public static ExperimentMetric mean(String name) {
        return of(name, Kind.MEAN, null);
    }

    /**
     * The share of the units with 1.
     *
     * @param name its name
     * @return the metric; higher is better
     */
    public static ExperimentMetric share(String name) {
        return of(name, Kind.SHARE, null);
    }

    /**
     * A rating metric of one rating per unit.
     *
     * @param name its name
     * @param rating the metric
     * @return the metric; higher is better where a high score of the rating metric is good, else lower
     */
    public static ExperimentMetric rating(String name, RatingMetric rating) {
        return of(name, Kind.RATING, rating);
    }

    /**
     * The ratio of two sums over the units.
     *
     * @param name its name
     * @return the metric; higher is better
     */
    public static ExperimentMetric ratio(String name) {
        return of(name, Kind.RATIO, null);
    }

    /**
     * The same metric, lower being better.
     *
     * @return the metric
     */
    public ExperimentMetric withLowerBetter() {
        return new ExperimentMetric(name, kind, rating, Better.LOWER, covariate, cap);
    }

    /**
     * The same metric, higher being better.
     *
     * @return the metric
     */
    public ExperimentMetric withHigherBetter() {
        return new ExperimentMetric(name, kind, rating, Better.HIGHER, covariate, cap);
    }

    /**
     * The same metric with the figure from before the start as a covariate.
     *
     * @return the metric
     */
    public ExperimentMetric withCovariate() {
        return new ExperimentMetric(name, kind, rating, better, Covariate.BEFORE_START, cap);
    }

    /**
     * The same metric with large values cut, the same in every arm.
     *
     * @param newCap the cap, 0 or more
     * @return the metric
     * @throws IllegalArgumentException if the cap is negative or the kind has none
     */
    public ExperimentMetric withCap(double newCap) {
        return new ExperimentMetric(name, kind, rating, better, covariate, newCap);
    }

    /**
     * What a unit brings for this metric, in order.
     *
     * @return names of its columns
     */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        boolean before = covariate == Covariate.BEFORE_START;
        if (kind == Kind.RATIO) {
            columns.addAll(List.of("numerator", "denominator"));
            if (before) {
                columns.addAll(List.of("covariate numerator", "covariate denominator"));
            }
        } else {
            columns.add("value");
            if (before) {
                columns.add("covariate");
            }
        }
        return List.copyOf(columns);
    }

    /** The columns without the covariate. */
    List<String> outcomeColumns() {
        return columns().subList(0, kind == Kind.RATIO ? 2 : 1);
    }

    /** Whether a value is not its own worth, or has to be one of a few. */
    boolean isWorthLookingUp() {
        return kind == Kind.SHARE || kind == Kind.RATING;
    }

    /** What the first column is worth, before the cap. */
    double worth(double value) {
        switch (kind) {
            case SHARE -> {
                if (value != 0 && value != 1) {
                    throw new IllegalArgumentException("\"" + name + "\" takes 0 or 1 but was " + value);
                }
                return value;
            }
            case RATING -> {
                RatingMetric metric = Objects.requireNonNull(rating);
                OptionalDouble weight =
                        value == Math.rint(value) ? metric.weightOf((int) value) : OptionalDouble.empty();
                return weight.orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" takes a rating on " + metric.scale() + " but was " + value));
            }
            default -> {
                return value;
            }
        }
    }
}
