package io.github.cxkit.metric;

import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.stats.ProportionComparison;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How two rating scores of one metric are compared.
 *
 * <p>A method that makes no sense for a metric is refused with the reason; {@link #refusal} tells beforehand.
 *
 * @since 0.1.0
 */
public enum ComparisonMethod {
    /**
     * z test with one variance for both groups; keeps its level in small and unequal groups. The default for net scores
     * and shares. The interval is built from the two score intervals by squares (MOVER; Zou, Donner 2008).
     */
    POOLED("pooled z", Shape.SHARE, Shape.NET),
    /** z test and Wald interval with the variance of each group: alarms too often in small or unequal groups. */
    UNPOOLED("unpooled z", Shape.values()),
    /** z test and interval after adding 3/4, 3/2 and 3/4 answers to each group: safe, with little power near the ends. */
    ADJUSTED_WALD("adjusted wald", Shape.NET),
    /** Welch's t test: each group keeps its variance. The default for means. */
    WELCH("welch t", Shape.values()),
    /** Student's t test: one variance for both groups. */
    STUDENT("student t", Shape.values()),
    /** All ways to deal the answers to two groups of these sizes: exact for any sample size. Test only. */
    EXACT_PERMUTATION("exact permutation", Shape.SHARE, Shape.NET),
    /** Chi-square of the mix of classes: answers another question than the difference of the scores. Test only. */
    CHI_SQUARE("chi-square of the mix", Shape.values()),
    /** Mann-Whitney U on the points of the scale, ties corrected. Test only. */
    MANN_WHITNEY("mann-whitney", Shape.values()),
    /** Pooled z times sqrt((N-1)/N) (Campbell 2007). Test only. */
    N_MINUS_ONE(ProportionComparison.Method.N_MINUS_ONE),
    /** Chi-square with Yates's correction. Test only. */
    YATES(ProportionComparison.Method.YATES),
    /** Fisher's exact test. Test only. */
    FISHER_EXACT(ProportionComparison.Method.FISHER_EXACT),
    /** Newcombe's interval. Interval only. */
    NEWCOMBE(ProportionComparison.Method.NEWCOMBE),
    /** Agresti and Caffo's interval. Interval only. */
    AGRESTI_CAFFO(ProportionComparison.Method.AGRESTI_CAFFO),
    /** Miettinen and Nurminen's interval. Interval only. */
    MIETTINEN_NURMINEN(ProportionComparison.Method.MIETTINEN_NURMINEN);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy, which the type does not say
    private final Set<Shape> shapes;

    private final ProportionComparison.@Nullable Method ofShares;

    ComparisonMethod(String title, Shape... shapes) {
        this.title = title;
        this.shapes = Set.of(shapes);
        this.ofShares = null;
    }

    ComparisonMethod(ProportionComparison.Method ofShares) {
        this.title = ofShares.title();
        this.shapes = Set.of(Shape.SHARE);
        this.ofShares = ofShares;
    }

    /** The method of proportions that computes this one, null where it is of the scores' own. */
    ProportionComparison.@Nullable Method ofShares() {
        return ofShares;
    }

    /**
     * The method for a metric when nothing else is asked for.
     *
     * @param metric the metric
     * @return pooled for shares and net scores, Welch for means
     */
    public static ComparisonMethod defaultFor(RatingMetric metric) {
        return metric.shape() == Shape.MEAN ? WELCH : POOLED;
    }

    /**
     * The name that differences carry.
     *
     * @return such as {@code pooled z}
     */
    public String title() {
        return title;
    }

    /**
     * Whether the method makes sense for a metric.
     *
     * @param metric the metric
     * @return true if {@link RatingScore#compare(RatingScore, ComparisonMethod, double)} takes it
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
        return fits(metric) ? "" : title + IntervalMethod.mismatch(shapes, metric);
    }
}
