package io.github.cxkit.stats;

import io.github.cxkit.internal.GammaFunctions;
import java.util.Arrays;

/**
 * A Poisson count cut to a whole number of steps around its mean, which is a whole number too.
 *
 * <p>Central moments are sums of powers of the distance from the mean, never differences of raw ones. Up to {@value #CELLS}
 * steps to a side every count is summed; a wider range is cut into as many cells, over which the density is smooth.
 *
 * @param inside probability of the range
 * @param shift mean less the uncut mean
 * @param variance about the mean
 * @param third third central moment
 * @param fourth fourth central moment
 */
record TruncatedPoisson(double inside, double shift, double variance, double third, double fourth) {

    private static final int CELLS = 20_000;
    /** Standard deviations beyond which nothing is left. */
    private static final double REACH = 40;

    static TruncatedPoisson around(long mean, long steps) {
        if (mean == 0) {
            return new TruncatedPoisson(1, 0, 0, 0, 0);
        }
        double lambda = mean;
        double reach = REACH * Math.sqrt(lambda) + REACH * REACH;
        double high = Math.min((double) steps, reach) + 0.5;
        double low = -Math.min(Math.min((double) steps, lambda), reach) - 0.5;
        double width = Math.max(1, Math.ceil((high - low) / (2.0 * CELLS + 1)));
        double[] sums = new double[5];
        double center = 0;
        // the first pass finds the mean, the second the moments about it
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(sums, 0);
            add(sums, lambda, width, center, high);
            add(sums, lambda, width, center, low);
            center += sums[1] / sums[0];
        }
        double total = sums[0];
        double rest = sums[1] / total;
        double peak = Math.exp(-GammaFunctions.stirlingError(lambda)) / Math.sqrt(2 * Math.PI * lambda);
        return new TruncatedPoisson(
                Math.min(1, total * peak),
                center,
                sums[2] / total - rest * rest,
                sums[3] / total - 3 * rest * sums[2] / total,
                sums[4] / total - 4 * rest * sums[3] / total);
    }

    /** Sums one side outwards, probabilities relative to that of the mean; the mean itself belongs to the upper side. */
    private static void add(double[] sums, double lambda, double width, double center, double to) {
        boolean up = to > 0;
        if (width == 1) {
            double p = 1;
            for (double k = 0; up ? k <= to : k >= to; k += up ? 1 : -1) {
                if (up || k < 0) {
                    addPoint(sums, k - center, p);
                }
                p *= up ? lambda / (lambda + k + 1) : (lambda + k) / lambda;
                if (p == 0) {
                    break;
                }
            }
            return;
        }
        // cells of one width from the middle of the distribution, the last one cut to the end of the range
        double edge = -0.5;
        while (up ? edge < to : edge > to) {
            double next = up ? Math.min(to, edge + width) : Math.max(to, edge - width);
            double y = (edge + next) / 2;
            double log = -GammaFunctions.deviance(lambda + y, y)
                    - 0.5 * Math.log1p(y / lambda)
                    - (GammaFunctions.stirlingError(lambda + y) - GammaFunctions.stirlingError(lambda));
            addPoint(sums, y - center, Math.exp(log) * Math.abs(next - edge));
            edge = next;
        }
    }

    private static void addPoint(double[] sums, double y, double p) {
        double power = p;
        for (int r = 0; r < sums.length; r++) {
            sums[r] += power;
            power *= y;
        }
    }
}
