package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Arrays;

/**
 * Two independent groups of values, a minus b: tests of the means and of the order, and effect sizes.
 *
 * @since 0.1.0
 */
public final class MeanComparison {

    private static final String WELCH = "welch t";

    private MeanComparison() {}

    /**
     * Welch's t test: each group keeps its own variance. The default for means.
     *
     * @param a the first group
     * @param b the second group
     * @param confidence level of the interval, from 0.5 to below 1
     * @return the difference of the means; test and interval insufficient below two values or without any spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public static Difference welch(Moments a, Moments b, double confidence) {
        Significance.required(confidence);
        if (a.n() == 0 || b.n() == 0) {
            return noAnswers(WELCH);
        }
        return welch(
                a.mean() - b.mean(),
                new Estimate(a.n(), a.n() < 2 ? Double.NaN : a.squares() / (a.n() - 1) / a.n()),
                new Estimate(b.n(), b.n() < 2 ? Double.NaN : b.squares() / (b.n() - 1) / b.n()),
                confidence);
    }

    /**
     * Welch's t test of one column of rows that may be weighted: Kish's effective number of rows takes the place of n.
     *
     * @param a the first group
     * @param b the second group
     * @param column name of the column in both
     * @param confidence level of the interval, from 0.5 to below 1
     * @return the difference of the weighted means; test and interval insufficient unless both effective numbers exceed 1, or
     *     without any spread
     * @throws IllegalArgumentException if there is no such column or the level is out of range
     */
    public static Difference welch(CoMoments a, CoMoments b, String column, double confidence) {
        Significance.required(confidence);
        Result<Double> gap = a.mean(column).flatMap(first -> b.mean(column).map(second -> first - second));
        return gap.isKnown()
                ? welch(gap.orElseThrow(), Estimate.of(a, column), Estimate.of(b, column), confidence)
                : noAnswers(WELCH);
    }

    /**
     * How well a mean is known.
     *
     * @param n number of values, or the effective number
     * @param squaredError squared standard error of the mean, NaN if unknown
     */
    private record Estimate(double n, double squaredError) {

        static Estimate of(CoMoments moments, String column) {
            int at = moments.indexOf(column);
            double n = moments.effectiveN();
            return new Estimate(n, n > 1 ? moments.crossProduct(at, at) / moments.weight() / (n - 1) : Double.NaN);
        }
    }

    private static Difference welch(double gap, Estimate a, Estimate b, double confidence) {
        double sum = a.squaredError + b.squaredError;
        // by shares of the sum, whose squares stay in range
        double shareA = a.squaredError / sum;
        double shareB = b.squaredError / sum;
        double degrees = 1 / (shareA * shareA / (a.n - 1) + shareB * shareB / (b.n - 1));
        return t(WELCH, gap, sum, degrees, confidence);
    }

    /**
     * Student's t test: one variance for both groups.
     *
     * @param a the first group
     * @param b the second group
     * @param confidence level of the interval, from 0.5 to below 1
     * @return the difference of the means; test and interval insufficient below two values or without any spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public static Difference student(Moments a, Moments b, double confidence) {
        Significance.required(confidence);
        String method = "student t";
        if (a.n() == 0 || b.n() == 0) {
            return noAnswers(method);
        }
        double degrees = (double) a.n() + b.n() - 2;
        double variance = degrees == 0 ? Double.NaN : (a.squares() + b.squares()) / degrees;
        double squaredError = variance * (1.0 / a.n() + 1.0 / b.n());
        return t(method, a.mean() - b.mean(), squaredError, degrees, confidence);
    }

    private static Difference noAnswers(String method) {
        return Difference.insufficient(method, Reason.NO_ANSWERS, "a comparison of means needs values in both groups");
    }

    private static Difference t(String method, double gap, double squaredError, double degrees, double confidence) {
        Difference difference = Difference.of(method, gap);
        if (!(squaredError > 0)) {
            boolean few = Double.isNaN(squaredError);
            Reason reason = few ? Reason.TOO_FEW : Reason.NO_SPREAD;
            String detail = few ? method + " needs more values in a group" : "no spread in either group";
            Result<Double> none = Result.insufficient(reason, detail);
            return difference.withTest(none, none, none).withInterval(Result.insufficient(reason, detail));
        }
        double error = Math.sqrt(squaredError);
        double half = Distributions.tTwoSided(confidence, degrees) * error;
        if (!Double.isFinite(half) || !Double.isFinite(gap / error)) {
            String detail = method + " with " + degrees + " degrees of freedom exceeds the range of a double";
            Result<Double> none = Result.insufficient(Reason.NOT_FINITE, detail);
            return difference.withTest(none, none, none).withInterval(Result.insufficient(Reason.NOT_FINITE, detail));
        }
        return difference
                .withStandardError(error)
                .withTest(
                        Result.of(gap / error),
                        Result.of(degrees),
                        Result.of(Distributions.tPValue(gap / error, degrees)))
                .withInterval(Result.of(new ConfidenceInterval(gap - half, gap + half, confidence, method)));
    }

    /**
     * The Mann-Whitney U test, by the normal approximation with the variance corrected for ties.
     *
     * @param a the first group, finite values
     * @param b the second group, finite values
     * @param continuity whether to move U half a step towards its mean
     * @return U of a and the test; the test insufficient when all values are equal
     * @throws IllegalArgumentException if a value is not finite
     */
    public static MannWhitney mannWhitney(double[] a, double[] b, MannWhitney.Continuity continuity) {
        double[] all = new double[a.length + b.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        for (int i = 0; i < all.length; i++) {
            // -0.0 and 0.0 sort apart but are one value
            all[i] = Arguments.finite("value", all[i]) + 0.0;
        }
        Arrays.sort(all);
        double[] points = Arrays.stream(all).distinct().toArray();
        return MannWhitney.of(tally(a, points), tally(b, points), continuity);
    }

    private static long[] tally(double[] values, double[] points) {
        long[] counts = new long[points.length];
        for (double value : values) {
            int at = Arrays.binarySearch(points, value + 0.0);
            counts[at]++;
        }
        return counts;
    }

    /**
     * Cohen's d: the difference of the means in pooled standard deviations.
     *
     * @param a the first group
     * @param b the second group
     * @return the effect size; insufficient without values or spread
     */
    public static Result<Double> cohenD(Moments a, Moments b) {
        if (a.n() == 0 || b.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "an effect size needs values in both groups");
        }
        double degrees = (double) a.n() + b.n() - 2;
        double squares = a.squares() + b.squares();
        if (degrees == 0) {
            return Result.insufficient(Reason.TOO_FEW, "an effect size needs three values in all");
        }
        if (squares == 0) {
            return Result.insufficient(Reason.NO_SPREAD, "no spread in either group");
        }
        return Result.of((a.mean() - b.mean()) / Math.sqrt(squares / degrees));
    }

    /**
     * Hedges's g: Cohen's d times the exact factor gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)), m = nA + nB - 2.
     *
     * @param a the first group
     * @param b the second group
     * @return the effect size; insufficient without values or spread, or with fewer than four values in all
     */
    public static Result<Double> hedgesG(Moments a, Moments b) {
        double m = (double) a.n() + b.n() - 2;
        if (m == 1) {
            return Result.insufficient(Reason.TOO_FEW, "Hedges's g needs four values in all");
        }
        return cohenD(a, b).map(d -> {
            double y = (m - 1) / 2;
            return d * GammaFunctions.halfStep(y) * Math.sqrt(y / (m / 2));
        });
    }
}
