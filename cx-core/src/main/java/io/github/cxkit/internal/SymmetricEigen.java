package io.github.cxkit.internal;

import java.util.function.DoubleUnaryOperator;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Jacobi 1846; Golub and Van Loan
 * 2013, section 8.5): slower than a tridiagonal method but simple, and accurate for small eigenvalues.
 */
public final class SymmetricEigen {

    private static final int MOST_SWEEPS = 100;

    private final double[] values;
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix symmetric; only the lower triangle is read, and it is not changed
     * @return values and vectors
     */
    public static SymmetricEigen of(double[][] matrix) {
        int p = matrix.length;
        double[][] a = new double[p][p];
        double[][] v = new double[p][p];
        for (int i = 0; i < p; i++) {
            v[i][i] = 1;
            for (int j = 0; j <= i; j++) {
                a[i][j] = matrix[i][j];
                a[j][i] = matrix[i][j];
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && rotateAll(a, v); sweep++) {
            // each sweep works on what the one before left over
        }
        double[] values = new double[p];
        for (int i = 0; i < p; i++) {
            values[i] = a[i][i];
        }
        return new SymmetricEigen(values, v);
    }

    /**
     * One eigenvalue.
     *
     * @param k its number
     * @return the eigenvalue
     */
    public double value(int k) {
        return values[k];
    }

    /**
     * One entry of an eigenvector of length 1.
     *
     * @param i row
     * @param k number of the eigenvalue
     * @return the entry
     */
    public double vector(int i, int k) {
        return vectors[i][k];
    }

    /**
     * The smallest eigenvalue.
     *
     * @return the smallest of the values
     */
    public double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    /**
     * The matrix f(M): every eigenvalue replaced by a function of it, such as its square root or its inverse.
     *
     * @param function applied to each eigenvalue
     * @return V diag(f(values)) V'
     */
    public double[][] apply(DoubleUnaryOperator function) {
        int p = values.length;
        double[][] result = new double[p][p];
        for (int k = 0; k < p; k++) {
            double f = function.applyAsDouble(values[k]);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    result[i][j] += vectors[i][k] * f * vectors[j][k];
                }
            }
        }
        return result;
    }

    private static boolean rotateAll(double[][] a, double[][] v) {
        boolean rotated = false;
        for (int i = 1; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                // below half an ulp of the diagonal a rotation changes nothing
                if (Math.abs(a[i][j]) > 0x1p-54 * Math.sqrt(Math.abs(a[i][i] * a[j][j])) && a[i][j] != 0) {
                    rotate(a, v, i, j);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private static void rotate(double[][] a, double[][] v, int i, int j) {
        double theta = (a[j][j] - a[i][i]) / (2 * a[i][j]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        double lift = t * a[i][j];
        a[i][i] -= lift;
        a[j][j] += lift;
        a[i][j] = 0;
        a[j][i] = 0;
        for (int k = 0; k < a.length; k++) {
            if (k != i && k != j) {
                double ki = a[k][i];
                double kj = a[k][j];
                a[k][i] = c * ki - s * kj;
                a[i][k] = a[k][i];
                a[k][j] = s * ki + c * kj;
                a[j][k] = a[k][j];
            }
            double vi = v[k][i];
            double vj = v[k][j];
            v[k][i] = c * vi - s * vj;
            v[k][j] = s * vi + c * vj;
        }
    }
}
