package io.github.cxkit.journey;

/**
 * How a contact ended. Silence is an outcome of its own: it is an experience too.
 *
 * @since 0.1.0
 */
public enum EventOutcome {
    /** What the customer came for happened. */
    DONE,
    /** It was tried and did not work. */
    FAILED,
    /** The touchpoint was reached and nobody, or nothing, answered. */
    NOT_ANSWERED
}
