package io.github.cxkit.journey.graph;

/**
 * How a journey deviates from its plan.
 *
 * @since 0.1.0
 */
public enum PlanDeviation {
    /** A required step was not taken. */
    MISSING,
    /** A planned step was taken, but elsewhere. */
    OUT_OF_ORDER,
    /** A step was taken that was not planned, or more often than planned. */
    EXTRA,
    /** A step took longer than planned. */
    LATE
}
