package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Arrays;
import java.util.Objects;

/**
 * Whether something rises or falls over time.
 *
 * @param method which test
 * @param size what the test measures: a slope per unit of time, or Mann-Kendall's S
 * @param variance variance of the size when there is no trend (slope: of its estimate)
 * @param statistic z, positive = rising
 * @param pValue two-sided p value
 * @since 0.1.0
 */
public record Trend(String method, double size, double variance, double statistic, double pValue) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Trend {
        Objects.requireNonNull(method, "method");
        Arguments.finite("size", size);
        Arguments.notNegative("variance", variance);
        Arguments.finite("statistic", statistic);
        Arguments.share("pValue", pValue);
    }

    /**
     * The Cochran-Armitage test: do shares rise or fall with time? The size is the least-squares slope per unit of time.
     *
     * @param successes per period, 0 to n
     * @param n trials per period, 0 or more; a period without any says nothing
     * @param times time of each period
     * @return the trend; insufficient without trials, below two distinct times or without spread
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Result<Trend> cochranArmitage(long[] successes, long[] n, double[] times) {
        if (successes.length != n.length || n.length != times.length) {
            throw new IllegalArgumentException("successes, n and times must be of one length but are "
                    + successes.length + ", " + n.length + " and " + times.length);
        }
        double x = 0;
        double all = 0;
        double meanTime = 0;
        double first = 0;
        boolean differ = false;
        for (int i = 0; i < n.length; i++) {
            if (n[i] < 0 || successes[i] < 0 || successes[i] > n[i]) {
                throw new IllegalArgumentException("period " + i
                        + " must have 0 to n successes of 0 trials or more but has " + successes[i] + " of " + n[i]);
            }
            Arguments.finite("times", i, times[i]);
            if (n[i] > 0) {
                // times from the first one on, so that equal ones differ by exactly 0
                first = all == 0 ? times[i] : first;
                differ |= times[i] != first;
                x += successes[i];
                all += n[i];
                meanTime += n[i] * (times[i] - first);
            }
        }
        if (all == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a trend needs trials");
        }
        meanTime /= all;
        double p = x / all;
        double sum = 0;
        double spread = 0;
        for (int i = 0; i < n.length; i++) {
            if (n[i] > 0) {
                double distance = times[i] - first - meanTime;
                sum += Math.fma(-p, (double) n[i], (double) successes[i]) * distance;
                spread += n[i] * distance * distance;
            }
        }
        // times may differ by so little that their spread is no number: that leaves the range of a double below
        if (!differ) {
            return Result.insufficient(Reason.TOO_FEW, "a trend needs two periods at different times");
        }
        if (x == 0 || x == all) {
            return Result.insufficient(Reason.NO_SPREAD, "all shares are " + (int) p);
        }
        double variance = p * ((all - x) / all) / spread;
        double slope = sum / spread;
        double z = sum / Math.sqrt(p * ((all - x) / all) * spread);
        // beside a spread without end all of them are 0
        if (!Double.isFinite(slope + variance + z) || Double.isInfinite(spread)) {
            return Result.insufficient(Reason.NOT_FINITE, "the trend exceeds the range of a double");
        }
        return Result.of(new Trend("cochran-armitage", slope, variance, z, Distributions.normalPValue(z)));
    }

    /**
     * The Mann-Kendall test: does a series tend upwards or downwards, whatever its shape? The size is S, rising minus
     * falling pairs; the variance is corrected for ties, z for continuity.
     *
     * <p>All values equal: S is 0 in every order of them, and so p is exactly 1. O(n log n).
     *
     * @param values the series, in order of time, finite
     * @return the trend; insufficient below two values
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Result<Trend> mannKendall(double... values) {
        int n = values.length;
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            // -0.0 and 0.0 sort apart but are one value
            sorted[i] = Arguments.finite("values", i, values[i]) + 0.0;
        }
        if (n < 2) {
            return Result.insufficient(Reason.TOO_FEW, "a trend needs two values");
        }
        long falling = inversions(sorted.clone(), new double[n], 0, n);
        Arrays.sort(sorted);
        long tied = 0;
        double untied = 0;
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            long t = (long) to - from;
            tied += t * (t - 1) / 2;
            // n(n-1)(2n+5) less the ties' t(t-1)(2t+5), without the difference of cubes
            untied += (double) t * (n - t) * (2.0 * (n + t) + 3);
        }
        long s = (long) n * (n - 1) / 2 - tied - 2 * falling;
        double variance = untied / 18;
        double z = s == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
        return Result.of(new Trend("mann-kendall", (double) s, variance, z, Distributions.normalPValue(z)));
    }

    /** Pairs of which the first is larger; sorts the values by merging. */
    private static long inversions(double[] values, double[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(values, room, from, middle) + inversions(values, room, middle, to);
        System.arraycopy(values, from, room, from, to - from);
        for (int i = from, j = middle, at = from; at < to; at++) {
            if (i < middle && (j == to || room[i] <= room[j])) {
                values[at] = room[i++];
            } else {
                count += middle - i;
                values[at] = room[j++];
            }
        }
        return count;
    }
}
