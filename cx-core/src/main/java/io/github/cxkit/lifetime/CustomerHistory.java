package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import java.util.Locale;

/**
 * What a repeat-buying model needs to know of one customer: how often, how lately, observed for how long.
 *
 * <p>All times run from the customer's first purchase, in one period (weeks throughout this library's examples). Recency
 * here is the customer's age at the last purchase, <em>not</em> the time since it; the time since it is age - recency.
 *
 * @param frequency x, repeat purchases: distinct periods of time with a purchase, less the first one
 * @param recency t_x, from the first to the last purchase; 0 exactly when frequency is 0
 * @param age T, from the first purchase to the end of observation
 * @since 0.1.0
 */
public record CustomerHistory(long frequency, double recency, double age) {

    private static final long MOST_PURCHASES = 1_000_000_000_000L;
    private static final double LONGEST = 1e50;

    /**
     * Checks that such a customer can exist.
     *
     * @throws IllegalArgumentException if a value is out of its range or they contradict each other
     */
    public CustomerHistory {
        Arguments.within("frequency", frequency, 0, MOST_PURCHASES);
        Arguments.within("age", age, 0, LONGEST);
        if (!(recency >= 0 && recency <= age)) {
            throw new IllegalArgumentException("recency must lie between 0 and age " + age + " but was " + recency);
        }
        // no -0.0, which would be another key than 0.0
        recency += 0.0;
        age += 0.0;
        if ((frequency == 0) != (recency == 0)) {
            throw new IllegalArgumentException("recency must be 0 exactly when frequency is 0 but recency is " + recency
                    + " and frequency is " + frequency);
        }
    }

    /**
     * A customer with one purchase so far.
     *
     * @param age T, from that purchase to the end of observation
     * @return the history
     * @throws IllegalArgumentException if the age is out of range
     */
    public static CustomerHistory oneTimeBuyer(double age) {
        return new CustomerHistory(0, 0, age);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d repeat%s, %s of %s", frequency, frequency == 1 ? "" : "s", brief(recency), brief(age));
    }

    private static String brief(double time) {
        return time == Math.rint(time) ? Long.toString((long) time) : String.format(Locale.ROOT, "%.6f", time);
    }
}
