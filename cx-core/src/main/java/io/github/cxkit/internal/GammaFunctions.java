package io.github.cxkit.internal;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Gamma, beta and their relatives, beside {@link Distributions} the only door to the maths library.
 *
 * <p>Differences of large log gammas cancel every digit; {@link #logRising}, {@link #logBetaShift} and {@link #deviance} are
 * those differences in a form that does not (Loader 2000, Fast and accurate computation of binomial probabilities).
 */
public final class GammaFunctions {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** From here on Stirling's series to the 15th power is good to the last bit. */
    private static final double LARGE = 10;

    private GammaFunctions() {}

    /**
     * Logarithm of the gamma function.
     *
     * @param x more than 0
     * @return ln Gamma(x)
     */
    public static double logGamma(double x) {
        return LogGamma.value(x);
    }

    /**
     * Logarithm of the beta function.
     *
     * @param a more than 0
     * @param b more than 0
     * @return ln B(a, b)
     */
    public static double logBeta(double a, double b) {
        return LogBeta.value(a, b);
    }

    /**
     * Derivative of {@link #logGamma}.
     *
     * @param x more than 0
     * @return psi(x)
     */
    public static double digamma(double x) {
        return Digamma.value(x);
    }

    /**
     * Regularised incomplete beta function.
     *
     * @param x 0 to 1
     * @param a more than 0
     * @param b more than 0
     * @return I_x(a, b)
     */
    public static double regularizedBeta(double x, double a, double b) {
        return Distributions.regularizedBeta(x, a, b);
    }

    /**
     * What Stirling's formula leaves out: ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi)/2).
     *
     * @param x more than 0
     * @return about 1/(12 x)
     */
    public static double stirlingError(double x) {
        if (x < LARGE) {
            return LogGamma.value(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
        }
        double u = 1 / (x * x);
        double series = 3617.0 / 122400;
        series = 1.0 / 156 - u * series;
        series = 691.0 / 360360 - u * series;
        series = 1.0 / 1188 - u * series;
        series = 1.0 / 1680 - u * series;
        series = 1.0 / 1260 - u * series;
        series = 1.0 / 360 - u * series;
        series = 1.0 / 12 - u * series;
        return series / x;
    }

    /**
     * x ln(x / m) + m - x for m = x - d: 0 or more, without cancellation where d is small beside x.
     *
     * @param x 0 or more
     * @param d x - m, as exact as the caller has it
     * @return the deviance term
     */
    public static double deviance(double x, double d) {
        return deviance(x, x - d, d);
    }

    /** The same where the caller has m too: beside a large d it is lost in x. */
    private static double deviance(double x, double m, double d) {
        if (x == 0) {
            return m;
        }
        double half = x / 2 + m / 2; // the sum may leave the range of a double
        if (Math.abs(d) >= 0.2 * half) {
            return x * Math.log(x / m) - d;
        }
        double v = d / 2 / half;
        double sum = d * v;
        double power = 2 * v * x;
        double v2 = v * v;
        for (int j = 3; ; j += 2) {
            power *= v2;
            double next = sum + power / j;
            if (next == sum || Double.isNaN(next)) {
                return next;
            }
            sum = next;
        }
    }

    /**
     * ln Gamma(x + step) - ln Gamma(x).
     *
     * @param x more than 0
     * @param step 0 or more
     * @return the difference, to about 1e-15 of the larger of itself and 1
     */
    public static double logRising(double x, double step) {
        if (step == 0) {
            return 0;
        }
        if (x < LARGE) {
            return LogGamma.value(x + step) - LogGamma.value(x);
        }
        return deviance(x + step, x, step)
                + step * Math.log(x)
                - 0.5 * Math.log1p(step / x)
                + (stirlingError(x + step) - stirlingError(x));
    }

    /**
     * ln B(a, b + step) - ln B(a, b): the logarithm of the chance to survive step renewals.
     *
     * @param a more than 0
     * @param b more than 0
     * @param step 0 or more; infinite gives minus infinity
     * @return 0 or less
     */
    public static double logBetaShift(double a, double b, double step) {
        if (step == 0) {
            return 0;
        }
        if (Double.isInfinite(b + step)) {
            return Double.NEGATIVE_INFINITY;
        }
        // symmetric in a and step: Gamma(b + step) Gamma(a + b) / (Gamma(b) Gamma(a + b + step))
        double small = Math.min(a, step);
        double large = Math.max(a, step);
        if (b + large < LARGE) {
            return LogBeta.value(a, b + step) - LogBeta.value(a, b);
        }
        if (b < LARGE) {
            // up to where the series holds, factor by factor
            double factor = 1;
            double from = b;
            double logs = 0;
            while (from < LARGE) {
                factor *= from * (from + large + small) / ((from + small) * (from + large));
                from++;
                if (factor < 1e-200) {
                    logs += Math.log(factor);
                    factor = 1;
                }
            }
            return logs + Math.log(factor) + shift(from, small, large);
        }
        return shift(b, small, large);
    }

    /** The four log gammas of {@link #logBetaShift} for b of {@link #LARGE} or more. */
    private static double shift(double b, double small, double large) {
        double end = b + large;
        return -small * Math.log1p(large / b)
                + (deviance(b + small, b, small) - deviance(end + small, end, small))
                - 0.5 * (Math.log1p(small / b) - Math.log1p(small / end))
                + (stirlingError(b + small) - stirlingError(b))
                - (stirlingError(end + small) - stirlingError(end));
    }

    /**
     * Gamma(x + 1/2) / (sqrt(x) Gamma(x)), which tends to 1.
     *
     * @param x more than 0
     * @return the ratio, to about 1e-15
     */
    public static double halfStep(double x) {
        double factor = 1;
        double y = x;
        while (y < 20) {
            factor *= y / (y + 0.5);
            y++;
        }
        double u = 1 / (y * y);
        double log = -1 / y * (1.0 / 8 - u * (1.0 / 192 - u * (1.0 / 640 - u * (17.0 / 14336 - u * 31.0 / 18432))));
        return factor * Math.sqrt(y / x) * Math.exp(log);
    }
}
