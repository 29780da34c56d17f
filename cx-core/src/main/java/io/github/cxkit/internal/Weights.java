package io.github.cxkit.internal;

/** Sums of weights. */
public final class Weights {

    private Weights() {}

    /**
     * Sum w - sum w² / sum w, which is 2 sum w_i w_j / sum w over the pairs: without a difference, so that small weights are not
     * lost beside one that dwarfs them.
     *
     * @param weights each above 0
     * @return the excess, 0 for one weight
     */
    public static double excess(double... weights) {
        double sum = 0;
        double excess = 0;
        for (double weight : weights) {
            excess = (excess + 2 * weight) * (sum / (sum + weight));
            sum += weight;
        }
        return excess;
    }
}
