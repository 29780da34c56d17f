package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Names;
import java.util.Arrays;

/**
 * What a negative amount in an order log means.
 *
 * @since 0.1.0
 */
public enum RefundPolicy {
    /** A negative amount is refused. */
    REJECT("reject"),
    /** A negative amount is left out and counted as such. */
    IGNORE("ignore"),
    /**
     * A negative amount is added to its period of time. A period with a refund that nets to 0 or less is no purchase, and its
     * money goes too. (A convention of this library.)
     */
    NET_WITHIN_PERIOD("netWithinUnit"),
    /**
     * A negative amount takes from the orders before it: from the order it names, else from the customer's newest, as far as
     * money of them is left. The one to recommend for shops; it needs every order, see {@link OrderBook}. (A convention of
     * this library.)
     */
    MATCH_ORDERS("matchOrders");

    private final String key;

    RefundPolicy(String key) {
        this.key = key;
    }

    /**
     * The policy as it is written in files and results.
     *
     * @return a fixed key such as {@code matchOrders}
     */
    public String key() {
        return key;
    }

    /**
     * The policy of a name.
     *
     * <pre>{@code
     * RefundPolicy.named("match-orders");  // MATCH_ORDERS
     * }</pre>
     *
     * @param name its key or its constant's name; case, dashes and underscores do not matter
     * @return the policy
     * @throws IllegalArgumentException if there is none of that name; the nearest is named
     */
    public static RefundPolicy named(String name) {
        return Arrays.stream(values())
                .filter(policy -> Names.isSame(name, policy.key) || Names.isSame(name, policy.name()))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "policy of refunds",
                        name,
                        Arrays.stream(values()).map(RefundPolicy::key).toList()));
    }
}
