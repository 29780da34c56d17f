package io.github.cxkit.lifetime.model;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.RfmColumns;
import java.util.List;

/**
 * Many customers' histories side by side, for scoring at speed. Immutable.
 *
 * @since 0.1.0
 */
public final class HistoryColumns {

    private final long[] frequency;
    private final double[] recency;
    private final double[] age;

    private HistoryColumns(long[] frequency, double[] recency, double[] age) {
        this.frequency = frequency;
        this.recency = recency;
        this.age = age;
    }

    /**
     * Columns from arrays, which are copied and checked.
     *
     * @param frequency x per customer
     * @param recency t_x per customer
     * @param age T per customer
     * @return the columns
     * @throws IllegalArgumentException if the arrays differ in length or a customer cannot exist
     */
    public static HistoryColumns of(long[] frequency, double[] recency, double[] age) {
        if (frequency.length != recency.length || frequency.length != age.length) {
            throw new IllegalArgumentException("frequency, recency and age must have one length but have "
                    + frequency.length + ", " + recency.length + " and " + age.length);
        }
        for (int i = 0; i < frequency.length; i++) {
            try {
                new CustomerHistory(frequency[i], recency[i], age[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("customer " + i + ": " + e.getMessage(), e);
            }
        }
        return new HistoryColumns(frequency.clone(), recency.clone(), age.clone());
    }

    /**
     * Columns from histories.
     *
     * @param histories one per customer
     * @return the columns, in the same order
     */
    public static HistoryColumns of(List<CustomerHistory> histories) {
        return new HistoryColumns(
                histories.stream().mapToLong(CustomerHistory::frequency).toArray(),
                histories.stream().mapToDouble(CustomerHistory::recency).toArray(),
                histories.stream().mapToDouble(CustomerHistory::age).toArray());
    }

    /**
     * Columns from those of an order log.
     *
     * @param rfm one position per customer
     * @return the columns, in the same order, times in weeks
     */
    public static HistoryColumns of(RfmColumns rfm) {
        return new HistoryColumns(rfm.frequencies(), rfm.recencies(), rfm.ages());
    }

    /**
     * How many customers there are.
     *
     * @return the number
     */
    public int size() {
        return frequency.length;
    }

    /**
     * Repeat purchases of one customer.
     *
     * @param customer position, from 0
     * @return x
     */
    public long frequency(int customer) {
        return frequency[customer];
    }

    /**
     * Age of one customer at the last purchase.
     *
     * @param customer position, from 0
     * @return t_x
     */
    public double recency(int customer) {
        return recency[customer];
    }

    /**
     * Age of one customer at the end of observation.
     *
     * @param customer position, from 0
     * @return T
     */
    public double age(int customer) {
        return age[customer];
    }

    /** Checks the arguments of {@link BuyTillYouDieModel#score}. */
    void checkScore(double horizon, double[] alive, double[] expected) {
        Borders.time("horizon", horizon);
        if (alive.length < size() || expected.length < size()) {
            throw new IllegalArgumentException("alive and expected must hold " + size() + " customers but have lengths "
                    + alive.length + " and " + expected.length);
        }
    }
}
