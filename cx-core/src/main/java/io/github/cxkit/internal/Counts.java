package io.github.cxkit.internal;

/** Sums of counts that say in words when they leave what a long holds. */
public final class Counts {

    private Counts() {}

    /**
     * Adds two counts.
     *
     * @param a one
     * @param b the other
     * @return a + b
     * @throws ArithmeticException if no long holds the sum
     */
    public static long sum(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw tooLarge(a + " + " + b);
        }
        return sum;
    }

    /**
     * Multiplies two counts.
     *
     * @param a one
     * @param b the other
     * @return a b
     * @throws ArithmeticException if no long holds the product
     */
    public static long product(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw tooLarge(a + " x " + b);
        }
        return product;
    }

    /**
     * A count as the size of an array or a loop.
     *
     * @param count a count
     * @return the same
     * @throws ArithmeticException if no int holds it
     */
    public static int asInt(long count) {
        if ((int) count != count) {
            throw new ArithmeticException(count + " are more than the " + Integer.MAX_VALUE + " that fit");
        }
        return (int) count;
    }

    private static ArithmeticException tooLarge(String what) {
        return new ArithmeticException(what + " is more than the " + Long.MAX_VALUE + " that can be counted");
    }
}
