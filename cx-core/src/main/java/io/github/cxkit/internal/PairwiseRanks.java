package io.github.cxkit.internal;

import java.util.Arrays;

/**
 * Limits of ranks from one-sided tests of all pairs by Holm's step-down (Mogstad, Romano, Shaikh, Wilhelm 2024; Holm 1979).
 * Which of two is better is decided by the test alone; nothing is drawn at random.
 */
public final class PairwiseRanks {

    /** The evidence that one is better than another. */
    @FunctionalInterface
    public interface PairTest {
        /**
         * One-sided p value.
         *
         * @param better position of the one claimed to be better
         * @param worse position of the other
         * @return p, 0 to 1; NaN if the pair has no test
         */
        double pValue(int better, int worse);
    }

    /**
     * Limits of the ranks, one entry per item.
     *
     * @param best smallest rank that is not ruled out
     * @param worst largest rank that is not ruled out
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Limits(int[] best, int[] worst) {}

    private final int k;
    private final double level;
    private final double[][] pValues;

    /**
     * Runs all tests.
     *
     * @param k number of items
     * @param level significance level
     * @param test the test of a pair
     */
    public PairwiseRanks(int k, double level, PairTest test) {
        this.k = k;
        this.level = level;
        pValues = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                pValues[i][j] = test.pValue(i, j);
                pValues[j][i] = test.pValue(j, i);
            }
        }
    }

    /**
     * One family of all k(k-1) claims: all limits hold together.
     *
     * @return the limits
     */
    public Limits simultaneous() {
        double[] family = new double[k * (k - 1)];
        int size = 0;
        int small = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double p = pValues[i][j];
                if (i != j && !Double.isNaN(p)) {
                    size++;
                    if (Significance.reaches(p, level)) {
                        family[small++] = p;
                    }
                }
            }
        }
        double[] thresholds = new double[k];
        Arrays.fill(thresholds, threshold(family, small, size));
        return limits(thresholds);
    }

    /**
     * One family per item, of the 2(k-1) claims that name it: each item's limits hold by themselves.
     *
     * @return the limits
     */
    public Limits marginal() {
        double[] thresholds = new double[k];
        double[] family = new double[2 * k];
        for (int i = 0; i < k; i++) {
            int size = 0;
            int small = 0;
            for (int j = 0; j < k; j++) {
                if (i != j && !Double.isNaN(pValues[i][j])) {
                    size += 2;
                    if (Significance.reaches(pValues[i][j], level)) {
                        family[small++] = pValues[i][j];
                    }
                    if (Significance.reaches(pValues[j][i], level)) {
                        family[small++] = pValues[j][i];
                    }
                }
            }
            thresholds[i] = threshold(family, small, size);
        }
        return limits(thresholds);
    }

    /**
     * The largest p value that Holm's steps reject, negative if none; only p values of the level at most can be among them. Those
     * of level/size at most all are, so that only the others have to be sorted.
     */
    private double threshold(double[] family, int small, int size) {
        double last = -1;
        int sure = 0;
        for (int i = 0; i < small; i++) {
            if (Significance.reaches(size * family[i], level)) {
                last = Math.max(last, family[i]);
                family[i] = family[sure++];
            }
        }
        Arrays.sort(family, sure, small);
        for (int i = sure; i < small && Significance.reaches((size - i) * family[i], level); i++) {
            last = family[i];
        }
        return last;
    }

    private Limits limits(double[] thresholds) {
        int[] best = new int[k];
        int[] worst = new int[k];
        for (int i = 0; i < k; i++) {
            int above = 0;
            int below = 0;
            for (int j = 0; j < k; j++) {
                above += i != j && pValues[j][i] <= thresholds[i] ? 1 : 0;
                below += i != j && pValues[i][j] <= thresholds[i] ? 1 : 0;
            }
            best[i] = 1 + above;
            worst[i] = k - below;
        }
        return new Limits(best, worst);
    }
}
