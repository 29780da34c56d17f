package io.github.cxkit.lifetime;

/**
 * Which customers of a cohort count as active k periods after their first purchase.
 *
 * @since 0.1.0
 */
public enum CohortReading {
    /** Those who bought in that very period. */
    RETURNED,
    /** Those who bought in that or any later observed period (a convention of this library, also called rolling). */
    STILL_ACTIVE
}
