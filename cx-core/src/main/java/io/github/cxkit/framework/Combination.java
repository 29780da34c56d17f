package io.github.cxkit.framework;

/**
 * How the scores of the dimensions become one.
 *
 * <p>With scores s and weights w over the dimensions present. Always WEAKEST &lt;= GEOMETRIC_MEAN &lt;= WEIGHTED_MEAN, and
 * GATED &lt;= WEIGHTED_MEAN.
 *
 * @since 0.1.0
 */
public enum Combination {
    /** sum(w s) / sum(w): strengths make up for weaknesses. */
    WEIGHTED_MEAN,
    /** exp(sum(w ln s) / sum(w)): weaknesses weigh more, and a score of 0 makes the index 0. For scales from 0. */
    GEOMETRIC_MEAN,
    /** The smallest score: the weakest part decides. */
    WEAKEST,
    /**
     * Weighted mean of the running minimum in the order of the dimensions: a level counts at most as much as those below
     * it. Equals the weighted mean if the scores never rise.
     */
    GATED
}
