package io.github.cxkit.internal;

/**
 * Integration by the tanh-sinh rule (Takahasi, Mori 1974): double exponential convergence, at ease with functions that are
 * singular or not smooth at the ends.
 */
public final class TanhSinh {

    private static final int FIRST_LEVEL = 4;
    private static final int LAST_LEVEL = 10;
    private static final double FARTHEST = 4.5;

    private TanhSinh() {}

    /** A function that also gets its distances from both ends, which near an end carry more digits than x. */
    @FunctionalInterface
    public interface Integrand {
        /**
         * The value at a point.
         *
         * @param x the point
         * @param fromLow x - low, exact near low
         * @param toHigh high - x, exact near high
         * @return the value
         */
        double at(double x, double fromLow, double toHigh);
    }

    /**
     * The integral from low to high.
     *
     * @param function the function
     * @param low lower end
     * @param high upper end, at least low
     * @param tolerance absolute change between two refinements at which to stop
     * @return the integral
     */
    public static double integrate(Integrand function, double low, double high, double tolerance) {
        double range = high - low;
        if (!(range > 0)) {
            return 0;
        }
        double previous = Double.NaN;
        double value = 0;
        for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
            double h = 1.0 / (1 << level);
            value = 0;
            int most = (int) (FARTHEST / h);
            for (int i = -most; i <= most; i++) {
                double t = i * h;
                double u = Math.PI * Math.sinh(t);
                // x = low + range / (1 + e^-u)
                double fromLow = range / (1 + Math.exp(-u));
                double toHigh = range / (1 + Math.exp(u));
                double weight = Math.PI * Math.cosh(t) * fromLow / range * toHigh;
                if (weight > 0 && fromLow > 0 && toHigh > 0) {
                    double x = fromLow < toHigh ? low + fromLow : high - toHigh;
                    value += weight * function.at(x, fromLow, toHigh);
                }
            }
            value *= h;
            if (Math.abs(value - previous) <= tolerance) {
                return value;
            }
            previous = value;
        }
        return value;
    }
}
