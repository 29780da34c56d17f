package io.github.cxkit.framework;

/**
 * What an index does when a dimension has no score.
 *
 * @since 0.1.0
 */
public enum MissingPolicy {
    /** No index, also where the dimension has weight 0. */
    REQUIRE_ALL,
    /** The weights are shared out among the dimensions present; {@link IndexScore#coverage} says how much was there. */
    RENORMALISE
}
