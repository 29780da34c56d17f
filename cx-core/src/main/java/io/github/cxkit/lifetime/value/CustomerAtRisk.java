package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer, what is expected of the relation, and how the customer feels about it.
 *
 * @param customer who
 * @param value expected value of the relation, money; negative for a customer who costs more than he brings
 * @param leaveProbability probability of leaving, a fraction
 * @param rating latest rating, null if there is none
 * @since 0.1.0
 */
public record CustomerAtRisk(
        String customer,
        double value,
        double leaveProbability,
        @Nullable Double rating) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public CustomerAtRisk {
        Objects.requireNonNull(customer, "customer");
        Arguments.finite("value", customer, value);
        Arguments.within("leaveProbability", customer, leaveProbability, 0, 1);
        if (rating != null) {
            Arguments.finite("rating", customer, rating);
        }
    }

    /**
     * Money that leaves with the customer, on average: value x probability of leaving, 0 for a negative value.
     *
     * @return money, 0 or more
     */
    public double atStake() {
        return Math.max(0, value) * leaveProbability;
    }
}
