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
     * @param value finite; once the sum has left the range of a double it stays infinite or NaN
     */
    public void add(double value) {
        double sum = high + value;
        if (!Double.isFinite(sum)) {
            high = sum;
            low = 0;
            return;
        }
        double part = sum - high;
        double error = (high - (sum - part)) + (value - part);
        double rest = low + error;
        high = sum + rest;
        low = rest - (high - sum);
    }

    /**
     * Adds a value that is not negative; what exceeds the range of a double stays at its largest number, whatever follows.
     *
     * @param value 0 or more, may be infinite
     */
    public void addSaturating(double value) {
        add(value);
        if (!(high < Double.MAX_VALUE)) {
            high = Double.MAX_VALUE;
            low = 0;
        }
    }

    /**
     * Adds another sum of numbers that are not negative, as {@link #addSaturating(double)} does.
     *
     * @param other the other sum, unchanged
     */
    public void addSaturating(DoubleSum other) {
        double otherLow = other.low;
        addSaturating(other.high);
        if (high < Double.MAX_VALUE) {
            add(otherLow);
        }
    }

    /**
     * Adds a product to all its digits.
     *
     * @param a a factor
     * @param b a factor
     */
    public void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        double rest = Math.fma(a, b, -product);
        if (Double.isFinite(rest)) {
            add(rest);
        }
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
