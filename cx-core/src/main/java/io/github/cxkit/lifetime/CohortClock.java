package io.github.cxkit.lifetime;

/**
 * The clock by which the periods after an entry run.
 *
 * @since 0.1.0
 */
public enum CohortClock {
    /** Calendar periods in a zone. */
    CALENDAR,
    /** Whole periods of 24 or 168 hours since each customer's own entry; no calendar and no daylight saving. */
    OWN
}
