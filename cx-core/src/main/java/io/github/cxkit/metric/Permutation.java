package io.github.cxkit.metric;

import java.math.BigInteger;

/**
 * The exact permutation test of two net scores: of all ways to deal the answers to two groups of these sizes, the share
 * that differ at least as much.
 *
 * <p>Tables are weighed by the multivariate hypergeometric law, each from its neighbour and relative to one near the likeliest,
 * so that memory does not grow and time grows with the number of tables only, however many answers are neutral. Their sum
 * norms the p value; its error is about 1e-16 per table on the way, relative. The comparison of differences is made in whole
 * numbers, so a tie is a tie.
 */
final class Permutation {

    private static final long MOST_TABLES = 100_000_000;

    private final long negative;
    private final long neutral;
    private final long positive;
    private final long size;
    private final long low;
    private final long high;
    private double extreme;
    private double total;

    private Permutation(NetCounts a, NetCounts all) {
        negative = (long) all.negative();
        neutral = (long) all.neutral();
        positive = (long) all.positive();
        size = (long) a.n();
        // |j - i - E| >= |observed - E| with E = (positive - negative) size / n, as bounds of j - i
        BigInteger n = BigInteger.valueOf((long) all.n());
        BigInteger twice = BigInteger.valueOf(positive - negative)
                .multiply(BigInteger.valueOf(size))
                .shiftLeft(1);
        long observed = (long) (a.positive() - a.negative());
        BigInteger mirror = twice.subtract(n.multiply(BigInteger.valueOf(observed)));
        // mirror / n, downwards and upwards
        BigInteger[] parts = mirror.divideAndRemainder(n);
        long floor = parts[1].signum() < 0 ? parts[0].longValueExact() - 1 : parts[0].longValueExact();
        long ceiling = parts[1].signum() > 0 ? parts[0].longValueExact() + 1 : parts[0].longValueExact();
        boolean above = BigInteger.valueOf(observed).multiply(n).compareTo(mirror) >= 0;
        low = above ? floor : observed;
        high = above ? observed : ceiling;
    }

    /** The p value; never 0: what is too small for a double is its smallest value. */
    static double pValue(NetCounts a, NetCounts b, String rule) {
        NetCounts all = a.merge(b);
        double tables = (all.negative() + 1) * (all.positive() + 1);
        if (tables > MOST_TABLES || all.n() > 0x1p53) {
            throw new IllegalArgumentException(rule + ": the exact permutation test of " + (long) a.n() + " and "
                    + (long) b.n() + " answers has too many tables; use the pooled test, which agrees with it here");
        }
        Permutation test = new Permutation(a, all);
        test.sum();
        return Math.max(Double.MIN_VALUE, Math.min(1, test.extreme / test.total));
    }

    private void sum() {
        long least = Math.max(0, size - neutral - positive);
        long most = Math.min(negative, size);
        long all = negative + neutral + positive;
        long start = Math.min(most, Math.max(least, Math.round((double) negative * size / all)));
        double weight = 1;
        long j = mode(start);
        addRow(start, j, weight);
        for (long i = start; i < most && weight > 0; i++) {
            // one negative answer more takes the place of a positive one, or of a neutral one where there is none
            if (j > 0) {
                weight *= (double) (negative - i) / (i + 1) * j / (positive - j + 1);
                j--;
            } else {
                weight *= (double) (negative - i) / (i + 1) * (size - i) / (neutral - size + i + 1);
            }
            long mode = mode(i + 1);
            weight = moved(i + 1, j, mode, weight);
            j = mode;
            addRow(i + 1, j, weight);
        }
        weight = 1;
        j = mode(start);
        for (long i = start; i > least && weight > 0; i--) {
            if (j < positive) {
                weight *= (double) i / (negative - i + 1) * (positive - j) / (j + 1);
                j++;
            } else {
                weight *= (double) i / (negative - i + 1) * (neutral - size + i + j) / (size - i - j + 1);
            }
            long mode = mode(i - 1);
            weight = moved(i - 1, j, mode, weight);
            j = mode;
            addRow(i - 1, j, weight);
        }
    }

    /** The likeliest number of positive answers, given the negative ones. */
    private long mode(long i) {
        long least = Math.max(0, size - neutral - i);
        long most = Math.min(positive, size - i);
        double others = (double) positive + neutral;
        long middle = others == 0 ? 0 : Math.round(positive / others * (size - i));
        return Math.min(most, Math.max(least, middle));
    }

    private double moved(long i, long from, long to, double weight) {
        double moved = weight;
        for (long j = from; j < to; j++) {
            moved *= up(i, j);
        }
        for (long j = from; j > to; j--) {
            moved *= down(i, j);
        }
        return moved;
    }

    /** Weight of (i, j + 1) over that of (i, j). */
    private double up(long i, long j) {
        return (double) (positive - j) / (j + 1) * (size - i - j) / (neutral - size + i + j + 1);
    }

    private double down(long i, long j) {
        return (double) j / (positive - j + 1) * (neutral - size + i + j) / (size - i - j + 1);
    }

    private void addRow(long i, long mode, double weight) {
        long least = Math.max(0, size - neutral - i);
        long most = Math.min(positive, size - i);
        add(mode - i, weight);
        double w = weight;
        for (long j = mode; j < most && w > 0; j++) {
            w *= up(i, j);
            add(j + 1 - i, w);
        }
        w = weight;
        for (long j = mode; j > least && w > 0; j--) {
            w *= down(i, j);
            add(j - 1 - i, w);
        }
    }

    private void add(long difference, double weight) {
        total += weight;
        if (difference <= low || difference >= high) {
            extreme += weight;
        }
    }
}
