package io.github.cxkit.internal;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Gamma, beta and their relatives, beside {@link Distributions} the only door to the maths library. */
public final class GammaFunctions {

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
        return RegularizedBeta.value(x, a, b);
    }
}
