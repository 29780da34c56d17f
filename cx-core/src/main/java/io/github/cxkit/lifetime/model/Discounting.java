package io.github.cxkit.lifetime.model;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals over all future time with continuous discounting.
 *
 * <p>With t = e^u/rate the integrands decay doubly exponentially on one side and exponentially on the other, and are
 * analytic in a strip around the real line: there the trapezoidal rule is exact to rounding.
 */
final class Discounting {

    private static final double STEP = 0.2;
    private static final double NEGLIGIBLE = 1e-18;

    /** Of a logarithm: what is further out is no double. */
    private static final double FARTHEST = 700;

    private Discounting() {}

    /** Discounted purchases from the undiscounted expectation up to each time: rate x integral of e^(-rate t) E(t) dt. */
    static double purchases(double rate, DoubleUnaryOperator expectedUntil) {
        return integral(rate, t -> rate * expectedUntil.applyAsDouble(t));
    }

    /** Integral from 0 to infinity of e^(-rate t) f(t) dt, for f positive, that grows no faster than t or falls: one peak. */
    static double integral(double rate, DoubleUnaryOperator f) {
        double sum = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            for (int i = sign < 0 ? -1 : 0; ; i += sign) {
                double w = Math.exp(i * STEP);
                double term = w * Math.exp(-w) * f.applyAsDouble(w / rate);
                sum += term;
                // of a function that falls fast nothing is seen before its own beginning
                if (Math.abs(i * STEP) > FARTHEST || (sum > 0 && term <= NEGLIGIBLE * sum) || Double.isNaN(sum)) {
                    break;
                }
            }
        }
        return sum * STEP / rate;
    }
}
