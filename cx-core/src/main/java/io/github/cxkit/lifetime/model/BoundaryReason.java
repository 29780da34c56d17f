package io.github.cxkit.lifetime.model;

/**
 * Why a likelihood has no interior maximum.
 *
 * @since 0.1.0
 */
public enum BoundaryReason {
    /** Nobody bought again, so that nothing tells a slow rate from an early dropout. */
    NO_REPEAT_PURCHASE("nobody bought again"),
    /** The data look as if no one ever dropped out. */
    NO_DROPOUT_SEEN("the data look as if no one ever dropped out"),
    /** The data look as if some never drop out and all others do at once. */
    DROPOUT_ALL_OR_NOTHING("the data look as if some never drop out and all others do at once"),
    /** The data look as if all customers had one and the same tendency to drop out. */
    DROPOUT_ALIKE("the data look as if all customers had the same tendency to drop out"),
    /** The data look as if all customers bought at one and the same rate. */
    RATES_ALIKE("the data look as if all customers bought at the same rate"),
    /** Customers differ in what an order is worth no more than their orders do: the common mean holds for each. */
    SPEND_ALIKE("the data look as if an order were worth the same on average for all customers"),
    /** Each customer's orders differ next to nothing: a customer's own mean holds for the customer. */
    SPEND_CONSTANT("the data look as if each customer always spent the same"),
    /** The likelihood is flat in some direction: several parameter sets fit equally well. */
    FLAT("several parameter sets fit equally well");

    private final String sentence;

    BoundaryReason(String sentence) {
        this.sentence = sentence;
    }

    /** What it says about the customers. */
    String sentence() {
        return sentence;
    }
}
