package io.github.cxkit.journey.attribution;

/**
 * The fundamental matrix of an absorbing chain, from one factorization, and what is lost when states are removed.
 *
 * <p>I - Q is eliminated state by state with pivots that are sums of what leaves a state (Grassmann, Taksar, Heyman 1985), so
 * that only sums, products and quotients of numbers of 0 or more occur and nothing cancels: rare states keep all their
 * digits. Every state reaches an end, so no pivot vanishes. The start is eliminated last.
 */
final class MarkovSystem {

    private final int n;
    private final double[][] inverse;

    /**
     * Factorizes.
     *
     * @param steps probability of the step from one state to another; state 0 is the start; overwritten
     * @param leaving probability of leaving the chain per state; overwritten
     */
    MarkovSystem(double[][] steps, double[] leaving) {
        n = leaving.length;
        double[] pivots = new double[n];
        eliminate(steps, leaving, pivots);
        inverse = invert(steps, pivots);
    }

    /** Leaves the multipliers of eliminated states below and what is left of the steps above them, states from last to first. */
    private void eliminate(double[][] q, double[] leaving, double[] pivots) {
        for (int k = n - 1; k >= 0; k--) {
            double[] gone = q[k];
            double pivot = leaving[k];
            for (int j = 0; j < k; j++) {
                pivot += gone[j];
            }
            pivots[k] = pivot;
            for (int i = 0; i < k; i++) {
                double[] row = q[i];
                if (row[k] > 0) {
                    double share = row[k] / pivot;
                    row[k] = share;
                    leaving[i] += share * leaving[k];
                    for (int j = 0; j < k; j++) {
                        row[j] += share * gone[j];
                    }
                }
            }
        }
    }

    /**
     * With states from last to first, I - Q = L U; L has the multipliers, U the pivots and the steps that are left, so both
     * inverses have no negative entry.
     */
    private double[][] invert(double[][] q, double[] pivots) {
        double[][] lower = new double[n][n];
        for (int i = n - 1; i >= 0; i--) {
            double[] row = lower[i];
            row[i] = 1;
            for (int k = i + 1; k < n; k++) {
                add(row, q[i][k], lower[k], k);
            }
        }
        for (int k = 0; k < n; k++) {
            double[] row = lower[k];
            for (int j = 0; j < k; j++) {
                add(row, q[k][j], lower[j], 0);
            }
            for (int c = 0; c < n; c++) {
                row[c] /= pivots[k];
            }
        }
        return lower;
    }

    private static void add(double[] row, double factor, double[] other, int from) {
        if (factor > 0) {
            for (int c = from; c < row.length; c++) {
                row[c] += factor * other[c];
            }
        }
    }

    /** Expected reward from each state, given that of leaving each: N r. */
    double[] expected(double[] reward) {
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += inverse[i][j] * reward[j];
            }
            sums[i] = sum;
        }
        return sums;
    }

    /** Expected reward of the start that is lost when some states lead nowhere: N[start, S] N[S, S]^-1 h[S]. */
    double lost(int[] removed, double[] expected) {
        int size = removed.length;
        double[][] matrix = new double[size][size + 1];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                matrix[a][b] = inverse[removed[a]][removed[b]];
            }
            matrix[a][size] = expected[removed[a]];
        }
        double[] solution = solve(matrix);
        double lost = 0;
        for (int a = 0; a < size; a++) {
            lost += inverse[0][removed[a]] * solution[a];
        }
        return lost;
    }

    private static double[] solve(double[][] matrix) {
        int size = matrix.length;
        for (int k = 0; k < size; k++) {
            int best = k;
            for (int i = k + 1; i < size; i++) {
                best = Math.abs(matrix[i][k]) > Math.abs(matrix[best][k]) ? i : best;
            }
            double[] pivot = matrix[best];
            matrix[best] = matrix[k];
            matrix[k] = pivot;
            for (int i = k + 1; i < size; i++) {
                double factor = matrix[i][k] / pivot[k];
                if (factor != 0) {
                    double[] row = matrix[i];
                    for (int j = k; j <= size; j++) {
                        row[j] -= factor * pivot[j];
                    }
                }
            }
        }
        double[] solution = new double[size];
        for (int k = size - 1; k >= 0; k--) {
            double sum = matrix[k][size];
            for (int j = k + 1; j < size; j++) {
                sum -= matrix[k][j] * solution[j];
            }
            solution[k] = sum / matrix[k][k];
        }
        return solution;
    }
}
