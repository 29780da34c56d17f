package io.github.cxkit.internal;

/**
 * A running sum with about 32 significant digits (a pair of doubles; Knuth's two-sum, Dekker 1971), so that the order of
 * adding and merging does not show in the result. Mutable, not thread-safe.
 */
public final class DoubleSum {

    private double high;
    private double low;

    /** Starts at 0. */
    public DoubleSum() {}

    /**
     * Starts at a sum stored before.
     *
     * @param high leading part
     * @param low remainder
     */
    public DoubleSum(double high, double low) {
        this.high = high;
        this.low = low;
    }

    /**
     * Adds a value.
     *
     * @param value finite
     */
    public void add(double value) {
        double sum = high + value;
        double part = sum - high;
        double error = (high - (sum - part)) + (value - part);
        double rest = low + error;
        high = sum + rest;
        low = rest - (high - sum);
    }

    /**
     * Adds another sum.
     *
     * @param other the other sum, unchanged
     */
    public void add(DoubleSum other) {
        double otherLow = other.low;
        add(other.high);
        add(otherLow);
    }

    /**
     * The sum.
     *
     * @return the sum, rounded to a double
     */
    public double value() {
        return high;
    }

    /**
     * What the rounded sum leaves out.
     *
     * @return the remainder
     */
    public double remainder() {
        return low;
    }
}
