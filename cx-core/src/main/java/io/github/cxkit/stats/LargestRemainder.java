package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole shares that add up, for display only (Hamilton's largest remainders).
 *
 * @since 0.1.0
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Proportions a total out by counts: floors of count total / n, the units left to the largest remainders; ties go to the
     * larger count, then to the earlier position (this library's convention). Whole-number arithmetic.
     *
     * <pre>{@code
     * LargestRemainder.of(100, 1, 1, 1);  // [34, 33, 33]
     * }</pre>
     *
     * @param total what the shares add up to, such as 100 for per cent or 1000 for tenths of it; 0 or more
     * @param counts each 0 or more
     * @return whole shares in the same order; insufficient if all counts are 0
     * @throws IllegalArgumentException if a number is negative
     */
    public static Result<List<Long>> of(long total, long... counts) {
        Arguments.notNegative("total", total);
        BigInteger n = BigInteger.ZERO;
        for (long count : counts) {
            n = n.add(BigInteger.valueOf(Arguments.notNegative("count", count)));
        }
        if (n.signum() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "shares of no answers");
        }
        BigInteger[] remainders = new BigInteger[counts.length];
        long[] shares = new long[counts.length];
        long left = total;
        for (int i = 0; i < counts.length; i++) {
            BigInteger[] parts = BigInteger.valueOf(counts[i])
                    .multiply(BigInteger.valueOf(total))
                    .divideAndRemainder(n);
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= shares[i];
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, counts.length).boxed().toList());
        order.sort(Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                .thenComparingLong(i -> counts[i])
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < left; i++) {
            shares[order.get(i)]++;
        }
        return Result.of(Arrays.stream(shares).boxed().toList());
    }
}
