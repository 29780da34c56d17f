package io.github.cxkit.lifetime;

/**
 * Why money of an account is in no purchase. A row falls under the first reason that applies, in this order.
 *
 * @since 0.1.0
 */
public enum LeftOutReason {
    /** The row names no customer. */
    NO_CUSTOMER("noCustomer"),
    /** The row lies after the last day observed; no figure as of a day uses a later row. */
    AFTER_OBSERVATION_END("afterObservationEnd"),
    /** A free order, and the rules ignore them. */
    FREE_ORDERS("freeOrders"),
    /** A refund, and the rules ignore them. */
    REFUNDS_IGNORED("refundsIgnored"),
    /** A row of a period with a refund that nets to 0 or less. */
    PERIOD_NOT_POSITIVE("unitNotPositive"),
    /** A refund of an order that the log has not seen. */
    ORDER_UNKNOWN("orderUnknown"),
    /** Money of a refund for which the customer's orders had none left. */
    NO_ORDER_LEFT("noOrderLeft");

    private final String key;

    LeftOutReason(String key) {
        this.key = key;
    }

    /**
     * The reason as it is written in results.
     *
     * @return a fixed key such as {@code noOrderLeft}
     */
    public String key() {
        return key;
    }
}
