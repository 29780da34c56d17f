package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;

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

    /**
     * Checks the ranges.
     *
     * @param n how many values, 0 or more
     * @param mean arithmetic mean, 0 if there are none
     * @param squares sum of (value - mean)², 0 or more
     * @throws IllegalArgumentException if n or squares is negative or a number is not finite
     */
    public Moments {
        Arguments.notNegative("n", n);
        Arguments.finite("mean", mean);
        Arguments.notNegative("squares", squares);
    }

    /**
     * The moments of values.
     *
     * @param values finite
     * @return the moments
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Moments of(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += Arguments.finite("value", value);
        }
        if (values.length == 0) {
            return EMPTY;
        }
        double mean = sum / values.length;
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        // the rounding of the mean shows in the rest (corrected two-pass)
        return new Moments(values.length, mean, Math.max(0, squares - rest * rest / values.length));
    }

    /**
     * The moments of values that occur several times.
     *
     * @param values finite
     * @param frequencies how often each occurs, 0 or more
     * @return the moments
     * @throws IllegalArgumentException if the lengths differ, a value is not finite or a frequency negative
     */
    public static Moments ofFrequencies(double[] values, long[] frequencies) {
        if (values.length != frequencies.length) {
            throw new IllegalArgumentException(
                    values.length + " values need as many frequencies but have " + frequencies.length);
        }
        long n = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            Arguments.finite("value", values[i]);
            n = Math.addExact(n, Arguments.notNegative("frequency", frequencies[i]));
            sum += values[i] * frequencies[i];
        }
        if (n == 0) {
            return EMPTY;
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - mean;
            squares += frequencies[i] * deviation * deviation;
        }
        return new Moments(n, mean, squares);
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
        long total = Math.addExact(n, other.n);
        double weightA = (double) n / total;
        double weightB = (double) other.n / total;
        double gap = other.mean - mean;
        return new Moments(
                total, weightA * mean + weightB * other.mean, squares + other.squares + gap * gap * n * weightB);
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
     * @param confidence level, strictly between 0 and 1
     * @return the interval; insufficient below two values
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> meanInterval(double confidence) {
        Arguments.level("confidence", confidence);
        return sampleVariance().map(variance -> {
            double half = Distributions.tTwoSided(confidence, n - 1.0) * Math.sqrt(variance / n);
            return new ConfidenceInterval(mean - half, mean + half, confidence, "t");
        });
    }
}
