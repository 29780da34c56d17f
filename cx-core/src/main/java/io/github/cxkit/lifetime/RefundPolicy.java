package io.github.cxkit.lifetime;

/**
 * What a negative amount in an order log means.
 *
 * @since 0.1.0
 */
public enum RefundPolicy {
    /** A negative amount is refused. */
    REJECT,
    /** A negative amount is left out and counted as such. */
    IGNORE,
    /**
     * A negative amount is added to its unit of time. A unit with a refund that nets to 0 or less is no purchase, and its
     * money goes too. (A convention of this library.)
     */
    NET_WITHIN_UNIT
}
