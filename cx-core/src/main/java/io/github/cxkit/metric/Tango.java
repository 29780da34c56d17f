package io.github.cxkit.metric;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.stats.ConfidenceInterval;

/**
 * The score test of a net score (Tango 1998) and its interval: the trial values D that the test does not reject.
 *
 * <p>T(D) = (r - d - nD) / sqrt(n (2q + D(1-D))), q the restricted maximum likelihood share of the negative class. T falls
 * in D. The limits are found as the root of (r - d - nD)² - z² n (2q + D(1-D)), which stays finite at the ends.
 */
final class Tango {

    private static final int MOST_STEPS = 200;

    /** How far from its first guess the root is looked for, as a part of the guessed half width. */
    private static final double NEAR = 0.05;

    private Tango() {}

    static ConfidenceInterval interval(NetCounts counts, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        double lower = lowerLimit(counts.negative(), counts.positive(), counts.n(), z);
        double upper = -lowerLimit(counts.positive(), counts.negative(), counts.n(), z);
        return new ConfidenceInterval(counts.unit(lower), counts.unit(upper), confidence, IntervalMethod.SCORE.title());
    }

    /** The score statistic at a trial value; infinite where the trial value allows no spread. */
    static double statistic(double d, double r, double n, double trial) {
        double distance = r - d - n * trial;
        double variance = variance(d, r, n, trial);
        if (distance == 0) {
            return 0;
        }
        return variance <= 0 ? Math.copySign(Double.POSITIVE_INFINITY, distance) : distance / Math.sqrt(variance);
    }

    private static double variance(double d, double r, double n, double trial) {
        double a = 2 * n;
        double b = -d - r + (2 * n - r + d) * trial;
        double c = -d * trial * (1 - trial);
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
        // of the two forms of the larger root, the one that does not cancel
        double q = b <= 0 ? (root - b) / (2 * a) : -2 * c / (root + b);
        return n * (2 * q + trial * (1 - trial));
    }

    private static double lowerLimit(double d, double r, double n, double z) {
        double z2 = z * z;
        if (d == n) {
            return -1;
        }
        if (r == n) {
            return (n - z2) / (n + z2);
        }
        if (d == 0 && r == 0) {
            return -z2 / (n + z2);
        }
        return root(d, r, n, z2);
    }

    /**
     * Illinois steps with a bisection every eighth time, should they stall; positive at -1, negative at the estimate. The
     * adjusted Wald limit, and a point a little beyond it on the side of the root, make a short bracket to begin with.
     */
    private static double root(double d, double r, double n, double z2) {
        double estimate = (r - d) / n;
        double low = -1;
        double high = estimate;
        double atLow = excess(d, r, n, z2, low);
        double atHigh = excess(d, r, n, z2, high);
        double next = adjustedWald(d, r, n, z2);
        double reach = NEAR * (estimate - next);
        int side = 0;
        for (int i = 0; i < MOST_STEPS && high - low > 2 * Math.ulp(Math.max(-low, Math.abs(high))); i++) {
            double x = next > low && next < high ? next : (low + high) / 2;
            if (!(x > low && x < high)) {
                break;
            }
            double f = excess(d, r, n, z2, x);
            if (f == 0) {
                return x;
            }
            if (f > 0) {
                low = x;
                atLow = f;
                atHigh = side > 0 ? atHigh / 2 : atHigh;
                side = 1;
            } else {
                high = x;
                atHigh = f;
                atLow = side < 0 ? atLow / 2 : atLow;
                side = -1;
            }
            if (i == 0) {
                next = f > 0 ? x + reach : x - reach;
                side = 0;
            } else {
                next = i % 8 == 7 ? (low + high) / 2 : (low * atHigh - high * atLow) / (atHigh - atLow);
            }
        }
        return (low + high) / 2;
    }

    private static double adjustedWald(double d, double r, double n, double z2) {
        double more = n + 3;
        double net = (r - d) / more;
        return net - Math.sqrt(z2 * ((r + d + 1.5) / more - net * net) / more);
    }

    private static double excess(double d, double r, double n, double z2, double trial) {
        double distance = r - d - n * trial;
        return distance * distance - z2 * variance(d, r, n, trial);
    }
}
