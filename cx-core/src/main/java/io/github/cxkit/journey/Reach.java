package io.github.cxkit.journey;

/**
 * Whether a customer met a touchpoint, and whether it answered.
 *
 * @since 0.1.0
 */
public enum Reach {
    /** The customer did not come there. */
    NEVER_REACHED,
    /** The customer came and met only silence. */
    REACHED_UNANSWERED,
    /** The customer came and something answered, well or badly. */
    ANSWERED
}
