package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import java.util.Arrays;

/**
 * Number, mean and spread of values: all that a mean's interval and t test need.
 *
 * <p>A summary: {@link #EMPTY} and {@link #merge} form a commutative monoid up to rounding (Chan, Golub, LeVeque 1979).
 *
 * <pre>{@code
 * Moments.of(7, 6, 6, 5).meanInterval(0.95);  // [4.701, 7.299]
 * }</pre>
 *
 * @param n how many values, 0 or more
 * @param mean arithmetic mean, 0 if there are none
 * @param squares sum of (value - mean)², 0 or more
 * @since 0.1.0
 */
public record Moments(long n, double mean, double squares) {

    /** No values. */
    public static final Moments EMPTY = new Moments(0, 0, 0);

    /** Values up to here have sums of squares that a double holds, whatever their number. */
    private static final double LARGEST = 1e140;

    private static final double ROUNDING = 1e-9;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if n or squares is negative, or no n values of at most 1e140 in size have this mean
     *     and these squares
     */
    public Moments {
        Arguments.notNegative("n", n);
        Arguments.within("mean", mean, -LARGEST, LARGEST);
        Arguments.within("squares", squares, 0, largestSquares(n));
    }

    private static double largestSquares(long n) {
        // and what merging may round by
        return n * LARGEST * LARGEST * (1 + ROUNDING);
    }

    /**
     * The moments of values.
     *
     * @param values finite, at most 1e140 in size
     * @return the moments
     * @throws IllegalArgumentException if a value is not finite or too large
     */
    public static Moments of(double... values) {
        long[] once = new long[values.length];
        Arrays.fill(once, 1);
        return ofFrequencies(values, once);
    }

    /**
     * The moments of values that occur several times.
     *
     * @param values finite, at most 1e140 in size
     * @param frequencies how often each occurs, 0 or more
     * @return the moments
     * @throws IllegalArgumentException if the lengths differ, a value is not finite or too large or a frequency negative
     */
    public static Moments ofFrequencies(double[] values, long[] frequencies) {
        if (values.length != frequencies.length) {
            throw new IllegalArgumentException(
                    values.length + " values need as many frequencies but have " + frequencies.length);
        }
        long n = 0;
        DoubleSum sum = new DoubleSum();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            Arguments.within("value", values[i], -LARGEST, LARGEST);
            n = Counts.sum(n, Arguments.notNegative("frequency", frequencies[i]));
            if (frequencies[i] > 0) {
                sum.addProduct(values[i], (double) frequencies[i]);
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        if (n == 0) {
            return EMPTY;
        }
        if (least == most) {
            return new Moments(n, least + 0.0, 0);
        }
        double mean = sum.value() / n;
        DoubleSum squares = new DoubleSum();
        DoubleSum rest = new DoubleSum();
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - mean;
            squares.addProduct(frequencies[i] * deviation, deviation);
            rest.addProduct((double) frequencies[i], deviation);
        }
        // the rounding of the mean shows in the rest (corrected two-pass)
        double correction = rest.value() / n * rest.value();
        return within(n, Math.min(most, Math.max(least, mean)), Math.max(0, squares.value() - correction));
    }

    /**
     * Adds up values. Means and squares agree up to the last digits, whatever the split.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Double, Moments> summarizer() {
        return Summarizer.<Double, Moments>folding(EMPTY, (all, value) -> all.merge(Moments.of(value)), Moments::merge)
                .withBytes(
                        all -> Bytes.write(
                                "", out -> out.count(all.n).real(all.mean).real(all.squares)),
                        bytes -> Bytes.read(
                                "summary of moments", "", bytes, in -> new Moments(in.count(), in.real(), in.real())));
    }

    /**
     * These and other values together.
     *
     * @param other the others
     * @return the moments of both
     * @throws ArithmeticException if the number exceeds the range of a long
     */
    public Moments merge(Moments other) {
        if (other.n == 0) {
            return this;
        }
        if (n == 0) {
            return other;
        }
        long total = Counts.sum(n, other.n);
        // from the larger side, so that equal means stay what they are and the order does not show
        boolean larger = n > other.n || (n == other.n && mean <= other.mean);
        Moments large = larger ? this : other;
        Moments small = larger ? other : this;
        double gap = small.mean - large.mean;
        double share = (double) small.n / total;
        double least = Math.min(small.mean, large.mean);
        double most = Math.max(small.mean, large.mean);
        return within(
                total,
                Math.min(most, Math.max(least, large.mean + gap * share)),
                large.squares + small.squares + gap * gap * (large.n * share));
    }

    /** At the largest values the last bit may lie beyond what can be. */
    private static Moments within(long n, double mean, double squares) {
        return new Moments(n, mean, Math.min(squares, largestSquares(n)));
    }

    /**
     * Sample variance, squares / (n - 1).
     *
     * @return the variance; insufficient below two values
     */
    public Result<Double> sampleVariance() {
        return n < 2
                ? Result.insufficient(
                        n == 0 ? Reason.NO_ANSWERS : Reason.TOO_FEW, "a sample variance needs two values, not " + n)
                : Result.of(squares / (n - 1));
    }

    /**
     * Sample standard deviation.
     *
     * @return the square root of the sample variance; insufficient below two values
     */
    public Result<Double> standardDeviation() {
        return sampleVariance().map(Math::sqrt);
    }

    /**
     * The t interval of the mean, mean ± t sd / sqrt(n) with n - 1 degrees of freedom.
     *
     * @param confidence level, from 0.5 to below 1
     * @return the interval; insufficient below two values
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> meanInterval(double confidence) {
        Significance.required(confidence);
        return sampleVariance().map(variance -> {
            double half = Distributions.tTwoSided(confidence, n - 1.0) * Math.sqrt(variance / n);
            return new ConfidenceInterval(mean - half, mean + half, confidence, "t");
        });
    }
}
