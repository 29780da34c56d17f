package io.github.cxkit.internal;

import java.math.BigDecimal;
import java.math.MathContext;

/** Arithmetic on numbers as they are written, where a comparison with the result must not be decided by rounding. */
public final class Decimals {

    private Decimals() {}

    /**
     * The mean of numbers as written: that of 0.1, 0.1 and 0.1 is 0.1, not the double above it.
     *
     * @param values finite, at least one
     * @return the double nearest to the mean
     */
    public static double mean(double... values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(BigDecimal.valueOf(value));
        }
        return sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
                .doubleValue();
    }
}
