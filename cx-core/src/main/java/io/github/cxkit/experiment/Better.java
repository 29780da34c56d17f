package io.github.cxkit.experiment;

/**
 * Which way a metric should move.
 *
 * @since 0.1.0
 */
public enum Better {
    /** More is better, as of revenue or satisfaction. */
    HIGHER,
    /** Less is better, as of effort, refunds or waiting time. */
    LOWER
}
