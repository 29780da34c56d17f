package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * One customer's purchases in brief; the customer's name stays with them.
 *
 * @param customer who
 * @param history frequency, recency and age in weeks (days/7)
 * @param monetaryValue mean money per repeat purchase, the first one left out; 0 without a repeat purchase
 * @since 0.1.0
 */
public record RfmProfile(String customer, CustomerHistory history, double monetaryValue) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the money is out of range, or not 0 without a repeat purchase
     */
    public RfmProfile {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(history, "history");
        Arguments.notNegative("monetaryValue", monetaryValue);
        if (history.frequency() == 0 && monetaryValue != 0) {
            throw new IllegalArgumentException(
                    "monetaryValue of " + customer + " must be 0 without a repeat purchase but was " + monetaryValue);
        }
    }

    @Override
    public String toString() {
        return customer + ": " + history + " weeks" + (history.frequency() == 0 ? "" : ", mean " + monetaryValue);
    }
}
