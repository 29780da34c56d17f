package io.github.cxkit.internal;

/** Upper tail of the noncentral t distribution, which the power of a t test needs. */
public final class NoncentralT {

    private static final int MOST_TERMS = 20_000;
    private static final double UNDERFLOW = 37;

    private NoncentralT() {}

    /**
     * P(T &gt; t) as a Poisson mixture of incomplete beta functions (Guenther 1978, Lenth 1989).
     *
     * @param t the point, 0 or more
     * @param degreesOfFreedom more than 0
     * @param noncentrality 0 or more; above 37 the first Poisson weight underflows and the normal limit is used
     * @return the probability
     */
    public static double upperTail(double t, double degreesOfFreedom, double noncentrality) {
        if (noncentrality > UNDERFLOW) {
            double scaled = t * (1 - 1 / (4 * degreesOfFreedom));
            return Distributions.normalCdf((noncentrality - scaled) / Math.sqrt(1 + t * t / (2 * degreesOfFreedom)));
        }
        double x = t * t / (degreesOfFreedom + t * t);
        double half = noncentrality * noncentrality / 2;
        double even = Math.exp(-half);
        double odd = noncentrality * Math.sqrt(2 / Math.PI) * even;
        double below = 0;
        for (int j = 0; j < MOST_TERMS; j++) {
            below += even * Distributions.regularizedBeta(x, j + 0.5, degreesOfFreedom / 2)
                    + odd * Distributions.regularizedBeta(x, j + 1.0, degreesOfFreedom / 2);
            // past the largest weight the rest falls faster than a geometric series
            if (j > half && even + odd < 1e-18) {
                break;
            }
            even *= half / (j + 1);
            odd *= half / (j + 1.5);
        }
        return 1 - (Distributions.normalCdf(-noncentrality) + below / 2);
    }
}
