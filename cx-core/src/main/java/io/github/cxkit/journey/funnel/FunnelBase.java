package io.github.cxkit.journey.funnel;

/**
 * What the overall conversion of a funnel is a share of.
 *
 * @since 0.1.0
 */
public enum FunnelBase {
    /** Journeys that reached the first step. */
    FIRST_STEP,
    /** All journeys. */
    ALL_JOURNEYS
}
