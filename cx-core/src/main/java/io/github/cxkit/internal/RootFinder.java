package io.github.cxkit.internal;

import java.util.function.DoubleUnaryOperator;

/** Finds where a function crosses zero between two points (Chandrupatla 1997: bisection and inverse quadratic steps). */
public final class RootFinder {

    private static final int MOST_STEPS = 400;

    private RootFinder() {}

    /**
     * A zero of a continuous function that changes its sign between two points.
     *
     * @param function the function; a value of exactly 0 ends the search, infinite values are allowed
     * @param low one end
     * @param high the other end
     * @return the zero, to about one unit in the last place of the larger end
     * @throws IllegalArgumentException if the function has the same sign at both ends
     */
    public static double find(DoubleUnaryOperator function, double low, double high) {
        double a = high;
        double b = low;
        double fa = function.applyAsDouble(a);
        double fb = function.applyAsDouble(b);
        if (fa == 0) {
            return a;
        }
        if (fb == 0) {
            return b;
        }
        if (!(fa > 0 ^ fb > 0)) {
            throw new IllegalArgumentException(
                    "no change of sign between " + low + " (" + fb + ") and " + high + " (" + fa + ")");
        }
        double step = 0.5;
        for (int i = 0; i < MOST_STEPS; i++) {
            double x = a + step * (b - a);
            double fx = function.applyAsDouble(x);
            double c;
            double fc;
            if (fx > 0 == fa > 0) {
                c = a;
                fc = fa;
            } else {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = x;
            fa = fx;
            double best = Math.abs(fa) < Math.abs(fb) ? a : b;
            double tolerance = 2 * Math.ulp(best) + Double.MIN_NORMAL;
            double width = Math.abs(b - a);
            if (fa == 0 || fb == 0 || width <= tolerance) {
                return best;
            }
            step = nextStep(a, fa, b, fb, c, fc);
            double least = Math.min(0.5, tolerance / width);
            step = Math.min(1 - least, Math.max(least, step));
        }
        return Math.abs(fa) < Math.abs(fb) ? a : b;
    }

    /** An inverse quadratic step where it is safe, else the middle; infinite values make it unsafe. */
    private static double nextStep(double a, double fa, double b, double fb, double c, double fc) {
        double xi = (a - b) / (c - b);
        double phi = (fa - fb) / (fc - fb);
        if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
            double step = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
            return Double.isNaN(step) ? 0.5 : step;
        }
        return 0.5;
    }
}
