package io.github.cxkit.lifetime.model;

/**
 * What {@link BgBb} needs to know of one customer.
 *
 * @param frequency x, opportunities with a purchase
 * @param recency t_x, number of the last such opportunity; 0 exactly when frequency is 0
 * @param opportunities n, opportunities so far
 * @since 0.1.0
 */
public record OpportunityHistory(int frequency, int recency, int opportunities) {

    /**
     * Checks that such a customer can exist.
     *
     * @throws IllegalArgumentException if the values contradict each other
     */
    public OpportunityHistory {
        Borders.opportunities("opportunities", opportunities);
        if (frequency < 0 || recency < frequency || opportunities < recency || (frequency == 0) != (recency == 0)) {
            throw new IllegalArgumentException(
                    "a history must have 0 <= frequency <= recency <= opportunities, recency 0 exactly when frequency is 0,"
                            + " but has " + frequency + ", " + recency + " and " + opportunities);
        }
    }
}
