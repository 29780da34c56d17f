package io.github.cxkit.internal;

import java.util.Arrays;

/**
 * The Kalman filter and the fixed-interval smoother of the local level model, started exactly at the first value, and the
 * most likely variance of the level's steps (Durbin, Koopman 2012).
 */
public final class LevelFilter {

    private static final int GRID = 240;
    private static final double SMALLEST = 1e-9;
    private static final double LARGEST = 1e3;

    private final double[] values;
    private final double levelVariance;
    private final double[] filtered;
    private final double[] filteredVariance;
    private final double[] residual;
    private double[] smoothed = {};
    private double[] smoothedVariance = {};
    private double logLikelihood;
    /** Derivative of the log-likelihood by the variance of the steps. */
    private double slope;

    /**
     * Runs the filter.
     *
     * @param values one per period, NaN for none
     * @param variances squared errors of the values, more than 0 where there is a value
     * @param levelVariance variance of a step, 0 or more
     */
    public LevelFilter(double[] values, double[] variances, double levelVariance) {
        this.values = values;
        this.levelVariance = levelVariance;
        filtered = new double[values.length];
        filteredVariance = new double[values.length];
        residual = new double[values.length];
        Arrays.fill(residual, Double.NaN);
        run(variances);
    }

    /**
     * The filter at the most likely variance of the steps, the smallest if there are several.
     *
     * @param values one per period, NaN for none, two or more values
     * @param variances squared errors of the values
     * @return the filter
     */
    public static LevelFilter mostLikely(double[] values, double[] variances) {
        double least = Double.POSITIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double most = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                least = Math.min(least, variances[t]);
                most = Math.max(most, variances[t]);
                low = Math.min(low, values[t]);
                high = Math.max(high, values[t]);
            }
        }
        double from = Math.log(SMALLEST * least);
        double to = Math.log(LARGEST * ((high - low) * (high - low) + most));
        LevelFilter best = new LevelFilter(values, variances, 0);
        LevelFilter before = best;
        for (int i = 0; i <= GRID; i++) {
            LevelFilter next = new LevelFilter(values, variances, Math.exp(from + (to - from) * i / GRID));
            if (before.slope > 0 && next.slope <= 0) {
                double root = RootFinder.find(
                        w -> new LevelFilter(values, variances, w).slope, before.levelVariance, next.levelVariance);
                LevelFilter top = new LevelFilter(values, variances, root);
                best = top.logLikelihood > best.logLikelihood ? top : best;
            }
            before = next;
        }
        return best;
    }

    private void run(double[] variances) {
        boolean started = false;
        double a = Double.NaN;
        double p = Double.NaN;
        double da = 0;
        double dp = 0;
        for (int t = 0; t < values.length; t++) {
            if (started) {
                p += levelVariance;
                dp += 1;
            }
            if (!Double.isNaN(values[t])) {
                double s2 = variances[t];
                if (started) {
                    double f = p + s2;
                    double v = values[t] - a;
                    double df = dp;
                    double dv = -da;
                    double gain = p / f;
                    logLikelihood -= 0.5 * (Math.log(2 * Math.PI * f) + v * v / f);
                    slope -= 0.5 * (df / f + 2 * v * dv / f - v * v * df / (f * f));
                    residual[t] = v / Math.sqrt(f);
                    a += gain * v;
                    da += s2 * dp / (f * f) * v + gain * dv;
                    p = gain * s2;
                    dp *= s2 / f * (s2 / f);
                } else {
                    started = true;
                    a = values[t];
                    p = s2;
                }
            }
            filtered[t] = a;
            filteredVariance[t] = p;
        }
    }

    /** Computes the smoothed levels. */
    public void smooth() {
        int n = values.length;
        smoothed = new double[n];
        smoothedVariance = new double[n];
        smoothed[n - 1] = filtered[n - 1];
        smoothedVariance[n - 1] = filteredVariance[n - 1];
        for (int t = n - 2; t >= 0; t--) {
            if (Double.isNaN(filteredVariance[t])) {
                // nothing known before the first value: the level came from there by random steps
                smoothed[t] = smoothed[t + 1];
                smoothedVariance[t] = smoothedVariance[t + 1] + levelVariance;
            } else {
                double ahead = filteredVariance[t] + levelVariance;
                double j = filteredVariance[t] / ahead;
                smoothed[t] = filtered[t] + j * (smoothed[t + 1] - filtered[t]);
                smoothedVariance[t] = filteredVariance[t] + j * j * (smoothedVariance[t + 1] - ahead);
            }
        }
    }

    /**
     * Variance of a step.
     *
     * @return W
     */
    public double levelVariance() {
        return levelVariance;
    }

    /**
     * The log-likelihood of all values but the first.
     *
     * @return natural logarithm
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * The level with the data up to a period.
     *
     * @param t the period
     * @return the level, NaN before the first value
     */
    public double filtered(int t) {
        return filtered[t];
    }

    /**
     * Variance of that level.
     *
     * @param t the period
     * @return the variance, NaN before the first value
     */
    public double filteredVariance(int t) {
        return filteredVariance[t];
    }

    /**
     * The level with all data.
     *
     * @param t the period
     * @return the level
     */
    public double smoothed(int t) {
        return smoothed[t];
    }

    /**
     * Variance of that level.
     *
     * @param t the period
     * @return the variance
     */
    public double smoothedVariance(int t) {
        return smoothedVariance[t];
    }

    /**
     * The standardized one-step error.
     *
     * @param t the period
     * @return the error, NaN if there is none
     */
    public double residual(int t) {
        return residual[t];
    }
}
