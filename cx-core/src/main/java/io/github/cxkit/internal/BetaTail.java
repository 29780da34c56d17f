package io.github.cxkit.internal;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The distribution function of a beta distribution and its inverse, at ease with shapes of 1e15.
 *
 * <p>The library's continued fraction takes time that grows with the root of the shapes and its quantiles are good to 1e-9
 * only; where both shapes are large the density, written without differences of log gammas, is summed by Gauss-Legendre
 * panels, and quantiles are roots of the distribution function.
 */
final class BetaTail {

    private static final double LARGE = 3000;
    /** Beyond such a shape the library's power of 1 - x loses digits. */
    private static final double ROUND = 1e4;
    /** Standard deviations beyond which less than 1e-300 of the distribution lies. */
    private static final double REACH = 40;

    private static final double PANEL = 0.75;
    private static final double NEGLIGIBLE = 1e-18;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private BetaTail() {}

    /** P(X &lt;= x) for X of Beta(a, b). */
    static double lower(double x, double complement, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (complement <= 0) {
            return 1;
        }
        if (Math.min(a, b) < LARGE) {
            if (Math.max(a, b) > ROUND) {
                return a <= b ? uneven(x, a, b, false) : uneven(complement, b, a, true);
            }
            return x <= 0.5 ? RegularizedBeta.value(x, a, b) : RegularizedBeta.complement(complement, b, a);
        }
        return sum(x, complement, a, b);
    }

    /**
     * P(X &lt;= x), or P(X &gt;= x), where b is so large that 1 - x to the power of b must not be rounded: the shorter tail is
     * summed in ln u, where neither end is singular.
     */
    private static double uneven(double x, double a, double b, boolean upper) {
        boolean above = x > a / (a + b);
        double constant = a < 10 ? GammaFunctions.logRising(b, a) - GammaFunctions.logGamma(a) : constant(a, b);
        double tail = 0;
        double most = Math.min(1, 3 / Math.sqrt(a + 1));
        for (double y = Math.log(x); ; ) {
            double start = Math.exp(y);
            if (above ? start >= 1 : b * start < NEGLIGIBLE) {
                // below, the rest of u^(a-1) is known
                tail += above ? 0 : Math.exp(log(start, 1 - start, a, b, constant)) * start / a;
                break;
            }
            double width = above ? Math.min(Math.min(most, 6 / (b * start)), -y) : most;
            double panel = 0;
            for (int i = 0; i < LegendreRule.SIXTEEN.size(); i++) {
                double step = width * LegendreRule.SIXTEEN.node(i);
                double u = Math.exp(above ? y + step : y - step);
                panel += LegendreRule.SIXTEEN.weight(i) * u * Math.exp(log(u, 1 - u, a, b, constant));
            }
            tail += panel * width;
            if (!(panel * width > NEGLIGIBLE * tail * Math.min(1, a * width))) {
                break;
            }
            y += above ? width : -width;
        }
        return Math.min(1, above == upper ? tail : 1 - tail);
    }

    /** Logarithm of the density at u. */
    private static double log(double u, double v, double a, double b, double constant) {
        if (a < 10) {
            return constant + (a - 1) * Math.log(u) + (b - 1) * Math.log1p(-u);
        }
        double d = Math.fma(a + b, u, -a);
        return constant - GammaFunctions.deviance(a, -d) - GammaFunctions.deviance(b, d) - Math.log(u) - Math.log(v);
    }

    private static double constant(double a, double b) {
        double n = a + b;
        return 0.5 * (Math.log(a) + Math.log(b / n))
                - HALF_LOG_TWO_PI
                - GammaFunctions.stirlingError(a)
                - GammaFunctions.stirlingError(b)
                + GammaFunctions.stirlingError(n);
    }

    private static double sum(double x, double complement, double a, double b) {
        double n = a + b;
        double sd = Math.sqrt(a / n * (b / n) / (n + 1));
        // how far x lies above the mean, from whichever end it has more digits
        double above = x <= 0.5 ? Math.fma(n, x, -a) / n : -Math.fma(n, complement, -b) / n;
        double z = Math.abs(above) / sd;
        if (z > REACH) {
            return above > 0 ? 1 : 0;
        }
        double sign = above > 0 ? 1 : -1;
        double constant = constant(a, b);
        double tail = 0;
        for (double from = z; from < z + REACH; from += PANEL) {
            double panel = 0;
            for (int i = 0; i < LegendreRule.SIXTEEN.size(); i++) {
                double offset = sign * sd * (from + PANEL * LegendreRule.SIXTEEN.node(i));
                double u = a / n + offset;
                double v = b / n - offset;
                if (u > 0 && v > 0) {
                    double d = n * offset;
                    double log = constant
                            - GammaFunctions.deviance(a, -d)
                            - GammaFunctions.deviance(b, d)
                            - Math.log(u)
                            - Math.log(v);
                    panel += LegendreRule.SIXTEEN.weight(i) * Math.exp(log);
                }
            }
            tail += panel * PANEL * sd;
            if (panel * PANEL * sd <= NEGLIGIBLE * tail) {
                break;
            }
        }
        return Math.min(1, above > 0 ? 1 - tail : tail);
    }

    /** x with P(X &lt;= x) = probability. */
    static double quantile(double probability, double a, double b) {
        return a <= b ? root(probability, false, a, b) : 1 - root(probability, true, b, a);
    }

    /** x with P(X &gt;= x) = upperTail. */
    static double upperQuantile(double upperTail, double a, double b) {
        return a <= b ? root(upperTail, true, a, b) : 1 - root(upperTail, false, b, a);
    }

    /** The quantile by a tail, for a mean of at most 1/2, so that its distance from the nearer end keeps its digits. */
    private static double root(double tail, boolean upper, double a, double b) {
        DoubleUnaryOperator excess = x -> upper ? tail - lower(1 - x, x, b, a) : lower(x, 1 - x, a, b) - tail;
        double high = Math.max(a / (a + b), Double.MIN_NORMAL);
        double low = high;
        if (excess.applyAsDouble(high) < 0) {
            while (high < 1 && excess.applyAsDouble(high) < 0) {
                low = high;
                high = Math.min(1, 2 * high);
            }
        } else {
            for (double factor = 2; low > 0 && excess.applyAsDouble(low) > 0; factor *= factor) {
                high = low;
                low /= factor;
            }
        }
        return RootFinder.find(excess, low, high);
    }
}
