package io.github.cxkit.metric;

import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.stats.Proportions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the confidence interval of a rating score is computed. z is the normal quantile of the level.
 *
 * <p>A method that makes no sense for a metric is refused with the reason; {@link #refusal} tells beforehand.
 *
 * @since 0.1.0
 */
public enum IntervalMethod {
    /**
     * The scores that a score test does not reject: Tango 1998 for net scores, Wilson 1927 for shares. The default for
     * both. Stays inside the scale and is honest for small samples and scores near the ends.
     */
    SCORE("score", Set.of(Shape.SHARE, Shape.NET), Proportions.Method.WILSON),
    /**
     * Student t around the score with the sample variance and n - 1 degrees of freedom. The default for means. Needs two
     * answers; can leave the scale.
     */
    T("t", Set.of(Shape.values())),
    /** Score ± z sqrt(variance/n). What most tools print; covers far too little for small samples. Can leave the scale. */
    WALD("wald", Set.of(Shape.values())),
    /**
     * Wald after adding 3/4 answer to the negative, 3/2 to the neutral and 3/4 to the positive side (Rocks 2016), around
     * the shifted score. The closed form to prefer. Can leave the scale, and can miss the observed score.
     */
    ADJUSTED_WALD("adjusted wald", Set.of(Shape.NET)),
    /** As {@link #ADJUSTED_WALD} with 1/2, 1 and 1/2 (Agresti, Min 2005). */
    ADJUSTED_WALD_HALF("adjusted wald (1/2, 1, 1/2)", Set.of(Shape.NET)),
    /**
     * Percentiles of the exact law of n draws with replacement: a bootstrap without random numbers. Of width 0 where all
     * answers weigh the same, which is no certainty.
     */
    BOOTSTRAP_PERCENTILE("bootstrap percentile", Set.of(Shape.values())),
    /** The same, bias-corrected and accelerated (Efron 1987), ties counted half. */
    BOOTSTRAP_BCA("bootstrap bca", Set.of(Shape.values())),
    /** Equal tails of the Dirichlet posterior with prior 1/2 for each class: a credible interval. */
    POSTERIOR("posterior (1/2)", Set.of(Shape.NET)),
    /** Wilson 1927; the same as {@link #SCORE} for a share. */
    WILSON(Proportions.Method.WILSON),
    /** Wilson with continuity correction. */
    WILSON_CONTINUITY(Proportions.Method.WILSON_CONTINUITY),
    /** Agresti and Coull 1998. */
    AGRESTI_COULL(Proportions.Method.AGRESTI_COULL),
    /** Clopper and Pearson 1934: never covers less than stated. */
    CLOPPER_PEARSON(Proportions.Method.CLOPPER_PEARSON),
    /** Jeffreys: equal tails of the posterior with prior Beta(1/2, 1/2). */
    JEFFREYS(Proportions.Method.JEFFREYS);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy, which the type does not say
    private final Set<Shape> shapes;

    private final Proportions.@Nullable Method ofShares;

    IntervalMethod(String title, Set<Shape> shapes) {
        this(title, shapes, null);
    }

    IntervalMethod(Proportions.Method ofShares) {
        this(ofShares.title(), Set.of(Shape.SHARE), ofShares);
    }

    IntervalMethod(String title, Set<Shape> shapes, Proportions.@Nullable Method ofShares) {
        this.title = title;
        this.shapes = shapes;
        this.ofShares = ofShares;
    }

    /** The method of proportions that computes this one for a share, null where it is of the scores' own. */
    Proportions.@Nullable Method ofShares() {
        return ofShares;
    }

    /**
     * The name that intervals carry.
     *
     * @return such as {@code adjusted wald}
     */
    public String title() {
        return title;
    }

    /**
     * Whether the method makes sense for a metric.
     *
     * @param metric the metric
     * @return true if {@link RatingScore#interval(IntervalMethod, double)} takes it
     */
    public boolean fits(RatingMetric metric) {
        return shapes.contains(metric.shape());
    }

    /**
     * Why the method makes no sense for a metric.
     *
     * @param metric the metric
     * @return the reason; empty text if it {@link #fits}
     */
    public String refusal(RatingMetric metric) {
        return fits(metric) ? "" : title + mismatch(shapes, metric);
    }

    static String mismatch(Set<Shape> shapes, RatingMetric metric) {
        return " is a method for " + of(shapes) + " but " + metric.rule().id() + " is " + of(Set.of(metric.shape()));
    }

    private static String of(Set<Shape> shapes) {
        return shapes.stream()
                .sorted()
                .map(shape -> switch (shape) {
                    case SHARE -> "a share";
                    case NET -> "a net score (plus, nothing, minus)";
                    case MEAN -> "a mean of graded weights";
                })
                .reduce((a, b) -> a + " or " + b)
                .orElseThrow();
    }
}
