package io.github.cxkit.framework;

/**
 * What an index does when a dimension of positive weight has no score.
 *
 * @since 0.1.0
 */
public enum MissingPolicy {
    /** No index. */
    REQUIRE_ALL,
    /** The weights are shared out among the dimensions present; {@link IndexScore#coverage} says how much was there. */
    RENORMALISE
}
