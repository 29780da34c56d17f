package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Intervals of all shares of one question together: with the stated confidence, every one of them holds.
 *
 * @since 0.1.0
 */
public final class MultinomialIntervals {

    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    private MultinomialIntervals() {}

    /**
     * Goodman 1965: Wilson's form with the chi-square quantile at 1 - (1 - confidence)/k, k the number of categories.
     *
     * @param counts answers per category, two categories or more, each 0 or more
     * @param confidence joint level, strictly between 0 and 1
     * @return one interval per category, as fractions; insufficient without answers
     * @throws IllegalArgumentException if there are fewer than two counts, one is negative, or the level is out of range
     */
    public static Result<List<ConfidenceInterval>> goodman(long[] counts, double confidence) {
        double n = check(counts, confidence);
        if (n == 0) {
            return noAnswers();
        }
        double chiSquare = Distributions.chiSquareUpperQuantile((1 - confidence) / counts.length, 1);
        List<ConfidenceInterval> intervals = new ArrayList<>(counts.length);
        for (long count : counts) {
            double x = count;
            double half = Math.sqrt(chiSquare * (chiSquare + 4 * x * (n - x) / n));
            double lower = x == 0 ? 0 : (chiSquare + 2 * x - half) / (2 * (n + chiSquare));
            double upper = x == n ? 1 : (chiSquare + 2 * x + half) / (2 * (n + chiSquare));
            intervals.add(new ConfidenceInterval(Math.max(0, lower), Math.min(1, upper), confidence, "goodman"));
        }
        return Result.of(List.copyOf(intervals));
    }

    /**
     * Sison and Glaz 1995: one width for all shares, from an Edgeworth approximation of truncated Poisson counts; the
     * upper limits reach further out (their correction for skewness).
     *
     * @param counts answers per category, two categories or more, each 0 or more
     * @param confidence joint level, strictly between 0 and 1
     * @return one interval per category, as fractions cut to 0..1; insufficient without answers
     * @throws IllegalArgumentException if there are fewer than two counts, one is negative, or the level is out of range
     */
    public static Result<List<ConfidenceInterval>> sisonGlaz(long[] counts, double confidence) {
        double n = check(counts, confidence);
        if (n == 0) {
            return noAnswers();
        }
        double before = 0;
        double now = 0;
        long width = 0;
        while (now < confidence && width < n) {
            width++;
            before = now;
            now = coverage(width, counts, n);
        }
        double beyond = now > before ? Math.max(0, Math.min(1, (confidence - before) / (now - before))) : 0;
        double c = width - 1.0;
        List<ConfidenceInterval> intervals = new ArrayList<>(counts.length);
        for (long count : counts) {
            double lower = Math.max(0, (count - c) / n);
            double upper = Math.min(1, (count + c + 2 * beyond) / n);
            intervals.add(new ConfidenceInterval(lower, upper, confidence, "sison-glaz"));
        }
        return Result.of(List.copyOf(intervals));
    }

    private static double check(long[] counts, double confidence) {
        Arguments.level("confidence", confidence);
        if (counts.length < 2) {
            throw new IllegalArgumentException(
                    "simultaneous shares need two categories or more but " + counts.length + " were given");
        }
        long n = 0;
        for (long count : counts) {
            n = Math.addExact(n, Arguments.notNegative("count", count));
        }
        return n;
    }

    private static Result<List<ConfidenceInterval>> noAnswers() {
        return Result.insufficient(Reason.NO_ANSWERS, "shares of no answers");
    }

    /** P(all counts within c of the observed ones), by an Edgeworth expansion of the sum of truncated Poissons. */
    private static double coverage(long c, long[] counts, double n) {
        double mean = 0;
        double variance = 0;
        double third = 0;
        double fourth = 0;
        double inside = 1;
        for (long count : counts) {
            double[] m = truncatedPoisson((double) c, (double) count);
            mean += m[0];
            variance += m[1];
            third += m[2];
            fourth += m[3] - 3 * m[1] * m[1];
            inside *= m[4];
        }
        int size = (int) Math.min(Integer.MAX_VALUE, n);
        double exact = Distributions.poissonCdf(size, n) - Distributions.poissonCdf(size - 1, n);
        double z = (n - mean) / Math.sqrt(variance);
        double skew = third / Math.pow(variance, 1.5);
        double excess = fourth / (variance * variance);
        double z2 = z * z;
        double expansion = 1
                + skew * z * (z2 - 3) / 6
                + excess * (z2 * z2 - 6 * z2 + 3) / 24
                + skew * skew * (z2 * z2 * z2 - 15 * z2 * z2 + 45 * z2 - 15) / 72;
        return inside * expansion * Math.exp(-z2 / 2) / SQRT_TWO_PI / Math.sqrt(variance) / exact;
    }

    /** Central moments 1 to 4 of a Poisson count of mean lambda cut to lambda ± c, and the probability of the cut. */
    private static double[] truncatedPoisson(double c, double lambda) {
        int a = (int) (lambda + c);
        int b = (int) Math.max(lambda - c, 0);
        double inside = Distributions.poissonCdf(a, lambda) - Distributions.poissonCdf(b - 1, lambda);
        double[] factorial = new double[5];
        for (int r = 1; r <= 4; r++) {
            double above = Distributions.poissonCdf(a, lambda) - Distributions.poissonCdf(a - r, lambda);
            double below = Distributions.poissonCdf(b - 1, lambda) - Distributions.poissonCdf(b - r - 1, lambda);
            factorial[r] = Math.pow(lambda, r) * (1 - (above - below) / inside);
        }
        double m = factorial[1];
        double m2 = m * m;
        return new double[] {
            m,
            factorial[2] + m - m2,
            factorial[3] + factorial[2] * (3 - 3 * m) + (m - 3 * m2 + 2 * m * m2),
            factorial[4]
                    + factorial[3] * (6 - 4 * m)
                    + factorial[2] * (7 - 12 * m + 6 * m2)
                    + m
                    - 4 * m2
                    + 6 * m * m2
                    - 3 * m2 * m2,
            inside
        };
    }
}
