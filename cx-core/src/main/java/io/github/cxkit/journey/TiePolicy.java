package io.github.cxkit.journey;

/**
 * What the order of events at one time is taken to be; logs that round to seconds do not know it.
 *
 * @since 0.1.0
 */
public enum TiePolicy {
    /** As listed. The only policy whose result depends on the order of the file. */
    FILE_ORDER,
    /** Any order: a later step may be at the same time, and a graph is the mean over all orders. */
    NOT_BEFORE,
    /** None: a later step must be at a later time, and a graph has no edge between them. */
    STRICTLY_AFTER
}
