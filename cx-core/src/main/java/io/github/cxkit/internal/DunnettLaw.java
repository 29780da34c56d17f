package io.github.cxkit.internal;

import java.util.Arrays;

/**
 * The law of the largest |t| of several arms against one control with one variance (Dunnett 1955), by integration: given the
 * control's deviate z and the common standard deviation s, the arms are independent.
 */
public final class DunnettLaw {

    private static final double REACH = 9;
    private static final int Z_PANELS = 9;
    private static final int S_PANELS = 6;
    private static final double TAIL = 1e-15;

    private final double[] loadings;
    private final GaussLegendre z = new GaussLegendre(-REACH, REACH, Z_PANELS);
    private final double[] deviations;
    private final double[] densities;

    /**
     * The law for these arms.
     *
     * @param loadings sqrt(n_i/(n_i + n_0)) of each arm
     * @param degreesOfFreedom of the common variance, more than 0
     */
    public DunnettLaw(double[] loadings, double degreesOfFreedom) {
        this.loadings = loadings.clone();
        double low = Math.sqrt(Distributions.chiSquareUpperQuantile(1 - TAIL, degreesOfFreedom) / degreesOfFreedom);
        double high = Math.sqrt(Distributions.chiSquareUpperQuantile(TAIL, degreesOfFreedom) / degreesOfFreedom);
        GaussLegendre s = new GaussLegendre(low, high, S_PANELS);
        deviations = new double[s.size()];
        densities = new double[s.size()];
        double half = degreesOfFreedom / 2;
        double log = Math.log(2) + half * Math.log(half) - Distributions.logGamma(half);
        for (int i = 0; i < deviations.length; i++) {
            double x = s.point(i);
            deviations[i] = x;
            densities[i] = s.weight(i) * Math.exp(log + (degreesOfFreedom - 1) * Math.log(x) - half * x * x);
        }
    }

    /**
     * The chance that the largest |t| is at least c.
     *
     * @param c 0 or more
     * @return the upper tail
     */
    public double upperTail(double c) {
        double sum = 0;
        for (int i = 0; i < deviations.length; i++) {
            double inner = 0;
            for (int k = 0; k < z.size(); k++) {
                inner += z.weight(k) * Math.exp(-z.point(k) * z.point(k) / 2) * any(c * deviations[i], z.point(k));
            }
            sum += densities[i] * inner;
        }
        return Math.min(1, sum / Math.sqrt(2 * Math.PI));
    }

    /** The chance that any arm is beyond, given the control's deviate; without cancellation where it is small. */
    private double any(double beyond, double control) {
        double log = 0;
        for (double loading : loadings) {
            double rest = Math.sqrt(1 - loading * loading);
            double above = Distributions.normalUpperTail((beyond - loading * control) / rest);
            double below = Distributions.normalUpperTail((beyond + loading * control) / rest);
            log += Math.log1p(-Math.min(1, above + below));
        }
        return -Math.expm1(log);
    }

    /**
     * The value that the largest |t| reaches with a given chance.
     *
     * @param upperTail the chance, strictly between 0 and 1
     * @return the critical value
     */
    public double upperQuantile(double upperTail) {
        double high = 2;
        while (upperTail(high) > upperTail) {
            high *= 2;
        }
        return RootFinder.find(c -> upperTail(c) - upperTail, 0, high);
    }

    @Override
    public String toString() {
        return "Dunnett law of " + Arrays.toString(loadings);
    }
}
