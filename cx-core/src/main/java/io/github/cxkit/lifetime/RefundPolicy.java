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
     * A negative amount is added to its period of time. A period with a refund that nets to 0 or less is no purchase, and its
     * money goes too. (A convention of this library.)
     */
    NET_WITHIN_PERIOD,
    /**
     * A negative amount takes from the orders before it: from the order it names, else from the customer's newest, as far as
     * money of them is left. The one to recommend for shops; it needs every order, see {@link OrderBook}. (A convention of
     * this library.)
     */
    MATCH_ORDERS
}
