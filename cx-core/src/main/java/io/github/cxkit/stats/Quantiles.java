package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Arrays;

/**
 * Sample quantiles of type 7: with sorted values x_0..x_(n-1) and h = (n - 1) p, the quantile is
 * x_floor(h) + (h - floor(h)) (x_(floor(h)+1) - x_floor(h)).
 *
 * <p>This is the default of R, NumPy and spreadsheets; p = 0 is the smallest value, p = 1 the largest. No values give an
 * insufficient result. Thread-safe.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, Fan 1996</a>
 * @since 0.1.0
 */
public final class Quantiles {

    private Quantiles() {}

    /**
     * One quantile.
     *
     * @param values finite, in any order; not changed
     * @param p share of the values below, 0 to 1
     * @return the quantile in the unit of the values, or insufficient if there are none
     * @throws IllegalArgumentException if a value is not finite or p is no share
     */
    public static Result<Double> of(double[] values, double p) {
        return ofSorted(sorted(values), p);
    }

    /**
     * The median, the quantile of p = 1/2.
     *
     * @param values finite, in any order; not changed
     * @return the median in the unit of the values, or insufficient if there are none
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Result<Double> median(double[] values) {
        return of(values, 0.5);
    }

    /**
     * One quantile of values that are sorted already, so that several quantiles cost one sort.
     *
     * @param ascending finite, in ascending order; the order is the caller's duty and is not checked
     * @param p share of the values below, 0 to 1
     * @return the quantile in the unit of the values, or insufficient if there are none
     * @throws IllegalArgumentException if p is no share
     */
    public static Result<Double> ofSorted(double[] ascending, double p) {
        Arguments.share("p", p);
        if (ascending.length == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a quantile of no values");
        }
        double h = (ascending.length - 1) * p;
        int below = (int) h;
        double low = ascending[below];
        double high = ascending[Math.min(below + 1, ascending.length - 1)];
        double part = h - below;
        // two products instead of a difference: no overflow, and equal neighbours give exactly their value
        return Result.of(low == high ? low : low * (1 - part) + high * part);
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            Arguments.finite("values", i, copy[i]);
        }
        Arrays.sort(copy);
        return copy;
    }
}
