package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.Significance;
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
     * @param confidence joint level, from 0.5 to below 1
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
            double lower = x == 0 ? 0 : 2 * (x / n) * (x / (chiSquare + 2 * x + half));
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
     * @param confidence joint level, from 0.5 to below 1
     * @return one interval per category, as fractions cut to 0..1; insufficient without answers
     * @throws IllegalArgumentException if there are fewer than two counts, one is negative, or the level is out of range
     */
    public static Result<List<ConfidenceInterval>> sisonGlaz(long[] counts, double confidence) {
        double n = check(counts, confidence);
        if (n == 0) {
            return noAnswers();
        }
        long width = width(counts, n, confidence);
        double now = coverage(width, counts, n);
        double before = width == 1 ? 0 : coverage(width - 1, counts, n);
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
        Significance.required(confidence);
        if (counts.length < 2) {
            throw new IllegalArgumentException(
                    "simultaneous shares need two categories or more but " + counts.length + " were given");
        }
        long n = 0;
        for (long count : counts) {
            n = Counts.sum(n, Arguments.notNegative("count", count));
        }
        return n;
    }

    private static Result<List<ConfidenceInterval>> noAnswers() {
        return Result.insufficient(Reason.NO_ANSWERS, "shares of no answers");
    }

    /** The least whole width that covers enough, n if none does: doubling, then halving. */
    private static long width(long[] counts, double n, double confidence) {
        long most = (long) n;
        long high = 1;
        while (high < most && coverage(high, counts, n) < confidence) {
            high = Math.min(most, 2 * high);
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (coverage(middle, counts, n) < confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** P(all counts within c of the observed ones), by an Edgeworth expansion of the sum of truncated Poissons. */
    private static double coverage(long c, long[] counts, double n) {
        double mean = 0;
        double variance = 0;
        double third = 0;
        double fourth = 0;
        double inside = 1;
        for (long count : counts) {
            TruncatedPoisson cut = TruncatedPoisson.around(count, c);
            mean += cut.shift();
            variance += cut.variance();
            third += cut.third();
            fourth += cut.fourth() - 3 * cut.variance() * cut.variance();
            inside *= cut.inside();
        }
        // P(a Poisson count of mean n is n), by Stirling's formula
        double exact = Math.exp(-GammaFunctions.stirlingError(n)) / Math.sqrt(n) / SQRT_TWO_PI;
        if (variance == 0) {
            return 0;
        }
        double z = -mean / Math.sqrt(variance);
        double skew = third / Math.pow(variance, 1.5);
        double excess = fourth / (variance * variance);
        double z2 = z * z;
        double expansion = 1
                + skew * z * (z2 - 3) / 6
                + excess * (z2 * z2 - 6 * z2 + 3) / 24
                + skew * skew * (z2 * z2 * z2 - 15 * z2 * z2 + 45 * z2 - 15) / 72;
        return inside * expansion * Math.exp(-z2 / 2) / SQRT_TWO_PI / Math.sqrt(variance) / exact;
    }
}
