package io.github.cxkit.metric;

import io.github.cxkit.internal.DoubleSum;

/**
 * The exact permutation test of two net scores: of all ways to deal the answers to two groups of these sizes, the share
 * that differ at least as much.
 *
 * <p>Tables are weighed by the multivariate hypergeometric law, through logarithms of factorials that are summed to 32
 * digits and rounded once: with N answers the p value is good to about N 10^-16, relative. The comparison of differences is
 * made in whole numbers, so a tie is a tie. O(n²) tables.
 */
final class Permutation {

    private static final long MOST_TABLES = 100_000_000;

    private Permutation() {}

    /** The p value; never 0: what is too small for a double is its smallest value. */
    static double pValue(NetCounts a, NetCounts b, String rule) {
        NetCounts all = a.merge(b);
        if ((all.negative() + 1) * (all.positive() + 1) > MOST_TABLES) {
            throw new IllegalArgumentException(rule + ": the exact permutation test of " + (long) a.n() + " and "
                    + (long) b.n() + " answers has too many tables; use the pooled test, which agrees with it here");
        }
        int n = (int) all.n();
        int na = (int) a.n();
        int negative = (int) all.negative();
        int neutral = (int) all.neutral();
        int positive = (int) all.positive();
        double[] logFactorial = logFactorials(n);
        double[] ofNegative = logChoices(negative, logFactorial);
        double[] ofNeutral = logChoices(neutral, logFactorial);
        double[] ofPositive = logChoices(positive, logFactorial);
        double allLog = logFactorial[n] - logFactorial[na] - logFactorial[n - na];
        long expected = (positive - negative) * (long) na;
        long observed = Math.abs(Math.round(a.positive() - a.negative()) * n - expected);
        double p = 0;
        for (int i = Math.max(0, na - neutral - positive); i <= Math.min(negative, na); i++) {
            for (int j = Math.max(0, na - neutral - i); j <= Math.min(positive, na - i); j++) {
                if (Math.abs((j - i) * (long) n - expected) >= observed) {
                    p += Math.exp(ofNegative[i] + ofPositive[j] + ofNeutral[na - i - j] - allLog);
                }
            }
        }
        return Math.max(Double.MIN_VALUE, Math.min(1, p));
    }

    private static double[] logFactorials(int n) {
        double[] logs = new double[n + 1];
        DoubleSum sum = new DoubleSum();
        for (int i = 2; i <= n; i++) {
            sum.add(Math.log(i));
            logs[i] = sum.value();
        }
        return logs;
    }

    private static double[] logChoices(int n, double[] logFactorial) {
        double[] logs = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            logs[i] = logFactorial[n] - logFactorial[i] - logFactorial[n - i];
        }
        return logs;
    }
}
