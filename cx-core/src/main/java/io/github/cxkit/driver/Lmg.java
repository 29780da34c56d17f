package io.github.cxkit.driver;

/** LMG from R² of every subset. */
final class Lmg {

    private Lmg() {}

    /**
     * lmg_j = sum over S without j of |S|! (p - |S| - 1)! / p! (R²(S with j) - R²(S)).
     *
     * @param rSquared R² by bit mask
     * @param p number of drivers
     * @return lmg per driver
     */
    static double[] fromSubsets(double[] rSquared, int p) {
        double[] weight = new double[p];
        weight[0] = 1.0 / p;
        for (int size = 1; size < p; size++) {
            // size! (p-size-1)! / p!, from its predecessor
            weight[size] = weight[size - 1] * size / (p - size);
        }
        double[] lmg = new double[p];
        for (int j = 0; j < p; j++) {
            int bit = 1 << j;
            double sum = 0;
            for (int low = 0; low < rSquared.length; low += bit << 1) {
                for (int mask = low; mask < low + bit; mask++) {
                    sum += weight[Integer.bitCount(mask)] * (rSquared[mask | bit] - rSquared[mask]);
                }
            }
            lmg[j] = sum;
        }
        return lmg;
    }
}
