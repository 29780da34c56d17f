package io.github.cxkit.lifetime;

/**
 * Which entries make somebody a member of a cohort.
 *
 * @since 0.1.0
 */
public enum CohortEntry {
    /** The first one only: everybody is in one cohort. */
    FIRST_TIME,
    /** Every period with an entry: somebody may be in several cohorts. */
    RECURRING
}
