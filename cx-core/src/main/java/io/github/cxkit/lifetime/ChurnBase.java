package io.github.cxkit.lifetime;

/**
 * Who stands in the denominator of a churn rate.
 *
 * @since 0.1.0
 */
public enum ChurnBase {
    /** Those who were customers when the period began: stayed + lost. */
    CUSTOMERS_AT_START,
    /** Everyone who was a customer at any time in the period: stayed + lost + joined. */
    EVERYONE_SEEN
}
