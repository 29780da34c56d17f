package io.github.cxkit.journey;

/**
 * What happens at a touchpoint (terms of the Customer Journey Modelling Language, CJML).
 *
 * @since 0.1.0
 */
public enum TouchpointType {
    /** Something is said: a message, a page, a call. */
    COMMUNICATION_POINT,
    /** Something is done without a message: trying on, unpacking. */
    ACTION
}
