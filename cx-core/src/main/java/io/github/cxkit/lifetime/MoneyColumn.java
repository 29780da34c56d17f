package io.github.cxkit.lifetime;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Exact amounts, one after another: a whole number and its decimals each; only what does not fit there is an object. */
final class MoneyColumn {

    /** Instead of decimals: the number is the place of the object. */
    private static final byte WIDE = Byte.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    /** The sum of this and another number of 18 digits is still a long. */
    private static final long FULL = 8_000_000_000_000_000_000L;

    private long[] unscaled;
    private byte[] scale;
    private int size;
    private final List<BigDecimal> wide = new ArrayList<>();

    MoneyColumn(int capacity) {
        unscaled = new long[capacity];
        scale = new byte[capacity];
    }

    void add(BigDecimal amount) {
        if (size == unscaled.length) {
            int more = Math.max(16, 2 * size);
            unscaled = Arrays.copyOf(unscaled, more);
            scale = Arrays.copyOf(scale, more);
        }
        int decimals = amount.scale();
        if (amount.precision() <= MOST_DIGITS && decimals > WIDE && decimals <= Byte.MAX_VALUE) {
            unscaled[size] = amount.unscaledValue().longValue();
            scale[size] = (byte) decimals;
        } else {
            unscaled[size] = wide.size();
            scale[size] = WIDE;
            wide.add(amount);
        }
        size++;
    }

    BigDecimal get(int at) {
        return scale[at] == WIDE ? wide.get((int) unscaled[at]) : BigDecimal.valueOf(unscaled[at], scale[at]);
    }

    int signum(int at) {
        return scale[at] == WIDE ? get(at).signum() : Long.signum(unscaled[at]);
    }

    /** With as many decimals as the amount that has most. */
    BigDecimal sum() {
        BigDecimal sum = BigDecimal.ZERO;
        long run = 0;
        byte decimals = 0;
        for (int i = 0; i < size; i++) {
            if (scale[i] != decimals || Math.abs(run) > FULL) {
                sum = sum.add(BigDecimal.valueOf(run, decimals == WIDE ? 0 : decimals));
                run = 0;
                decimals = scale[i];
            }
            if (decimals == WIDE) {
                sum = sum.add(get(i));
            } else {
                run += unscaled[i];
            }
        }
        return sum.add(BigDecimal.valueOf(run, decimals == WIDE ? 0 : decimals));
    }
}
