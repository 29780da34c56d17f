package io.github.cxkit.lifetime;

/**
 * What becomes of calendar periods that were observed only in part. Either way none of them counts as a whole one.
 *
 * @since 0.1.0
 */
public enum PartialPeriods {
    /** They and the cohorts that begin in them are absent; the customers of those cohorts are counted. */
    LEAVE_OUT,
    /** They are shown and marked; they enter no mean. */
    MARK
}
