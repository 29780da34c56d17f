package io.github.cxkit.internal;

/**
 * R² of the regression of one variable on sets of others, from correlations.
 *
 * <p>All subsets in one pass: a walk down the tree "take variable i or leave it" that carries the Schur complement of
 * the variables not yet decided. The work per leaf is constant on average, since half of all nodes decide the last
 * variable, a quarter the last but one, and so on. A variable whose remaining variance is at most {@value #COLLINEAR} of
 * its own adds nothing: this is the pseudo-inverse solution.
 */
public final class SubsetRegression {

    /** Share of a variable's variance left over by the others at or below which it is taken for their combination. */
    public static final double COLLINEAR = 1e-10;

    private final int p;
    private final int side;
    private final double[][] levels;
    private final double[] rSquared;

    private SubsetRegression(int p) {
        this.p = p;
        this.side = p + 1;
        this.levels = new double[p + 1][side * side];
        this.rSquared = new double[1 << p];
    }

    /**
     * R² of every subset.
     *
     * @param among correlations of the predictors with each other, symmetric with unit diagonal
     * @param withOutcome correlations of the predictors with the outcome
     * @return R² by bit mask: bit j stands for predictor j
     */
    public static double[] allSubsets(double[][] among, double[] withOutcome) {
        var walk = new SubsetRegression(withOutcome.length);
        walk.levels[0] = joined(among, withOutcome);
        walk.visit(0, walk.levels[0], 0);
        return walk.rSquared;
    }

    /**
     * The gain in R² of each predictor when they enter one after the other.
     *
     * @param among correlations of the predictors with each other
     * @param withOutcome correlations of the predictors with the outcome
     * @param order positions of the predictors, in the order of entering
     * @return gain per predictor, by its position; 0 for one that is not in the order
     */
    public static double[] gains(double[][] among, double[] withOutcome, int[] order) {
        int p = withOutcome.length;
        int side = p + 1;
        double[] matrix = joined(among, withOutcome);
        double[] gains = new double[p];
        boolean[] done = new boolean[p];
        for (int k : order) {
            done[k] = true;
            double pivot = at(matrix, side, k, k);
            if (pivot > COLLINEAR) {
                double left = at(matrix, side, p, k);
                gains[k] = left * left / pivot;
                condition(matrix, side, k, done);
            }
        }
        return gains;
    }

    private static void condition(double[] matrix, int side, int k, boolean[] done) {
        double pivot = at(matrix, side, k, k);
        double[] column = new double[side];
        for (int a = 0; a < side; a++) {
            column[a] = at(matrix, side, a, k);
        }
        for (int a = 0; a < side; a++) {
            if (a == side - 1 || !done[a]) {
                double factor = column[a] / pivot;
                for (int b = 0; b <= a; b++) {
                    matrix[a * side + b] -= factor * column[b];
                }
            }
        }
    }

    private static double at(double[] matrix, int side, int a, int b) {
        return a >= b ? matrix[a * side + b] : matrix[b * side + a];
    }

    /** Lower triangle of the predictors' correlations with the outcome as last row. */
    private static double[] joined(double[][] among, double[] withOutcome) {
        int p = withOutcome.length;
        int side = p + 1;
        double[] matrix = new double[side * side];
        for (int a = 0; a < p; a++) {
            System.arraycopy(among[a], 0, matrix, a * side, a + 1);
            matrix[p * side + a] = withOutcome[a];
        }
        matrix[p * side + p] = 1;
        return matrix;
    }

    private void visit(int i, double[] matrix, int mask) {
        if (i == p) {
            rSquared[mask] = Math.min(1, Math.max(0, 1 - matrix[p * side + p]));
            return;
        }
        visit(i + 1, matrix, mask);
        int with = mask | 1 << i;
        double pivot = matrix[i * side + i];
        if (pivot <= COLLINEAR) {
            visit(i + 1, matrix, with);
            return;
        }
        double[] next = levels[i + 1];
        for (int a = i + 1; a <= p; a++) {
            double factor = matrix[a * side + i] / pivot;
            for (int b = i + 1; b <= a; b++) {
                next[a * side + b] = matrix[a * side + b] - factor * matrix[b * side + i];
            }
        }
        visit(i + 1, next, with);
    }
}
