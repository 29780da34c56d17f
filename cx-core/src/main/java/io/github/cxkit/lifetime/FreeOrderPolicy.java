package io.github.cxkit.lifetime;

/**
 * What an order of amount 0 means.
 *
 * @since 0.1.0
 */
public enum FreeOrderPolicy {
    /** A purchase like any other. */
    COUNT,
    /** Left out and counted as such. */
    IGNORE,
    /** Refused. */
    REJECT
}
