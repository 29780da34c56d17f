package io.github.cxkit.journey;

/**
 * Where an actual journey stands at a moment.
 *
 * @since 0.1.0
 */
public enum JourneyStatus {
    /** Not completed, and idle for no longer than the timeout. */
    OPEN,
    /** A completing touchpoint was reached. */
    COMPLETED,
    /** Not completed, and idle for longer than the timeout. */
    ABANDONED
}
