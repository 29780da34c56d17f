package io.github.cxkit.lifetime.model;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Minimises a smooth function inside a box: BFGS with analytic gradient, frozen coordinates at the box's faces, and Newton
 * steps from differences of the gradient at the end. A pure function of its inputs.
 *
 * <p>The Newton step tells an interior optimum from a ridge that runs off to infinity: along f + c e^-x the gradient
 * vanishes, but the step never does.
 */
final class Minimizer {

    /** Edge of the box in the logarithm of a scaled parameter: beyond it the likelihood is all but flat. */
    static final double EDGE = 10;

    private static final double GRADIENT_TOLERANCE = 1e-9;
    private static final double STEP_TOLERANCE = 1e-4;
    private static final double DIFFERENCE = 1e-4;
    private static final int MAX_ITERATIONS = 400;
    private static final double MAX_STEP = 2;

    /** Iterations without gain after which a descent from a rough optimum ends. */
    private static final int PATIENCE = 5;

    /** Less than this in the mean log-likelihood of a customer is no gain. */
    private static final double GAIN = 1e-9;

    /** By less than this an edge is not lower than an optimum inside. */
    private static final double TIE = 1e-9;

    /** In every logarithm: so near an optimum there is no other. */
    private static final double NEAR = 0.25;

    /** How far from the middle a search begins anew that ended at the edge. */
    private static final double WITHIN = 6;

    private final Objective objective;
    private final int n;
    private double[] at;
    private double[] gradient;
    private double value;
    private int iterations;
    private final int patience;
    private double @Nullable [][] inverse;

    /** An optimum found before; a descent that comes near it is on the way there. */
    private @Nullable Optimum known;

    private Minimizer(Objective objective, double[] start, int patience) {
        this.patience = patience;
        this.objective = objective;
        this.n = start.length;
        this.at = start.clone();
        this.gradient = new double[n];
        this.value = objective.value(at, gradient);
    }

    /** Mean negative log-likelihood as a function of the logarithms of scaled parameters. */
    @FunctionalInterface
    interface Objective {
        /** Value at a point; fills in the gradient. */
        double value(double[] logs, double[] gradient);
    }

    /** Where the search ended. The inverse of the second derivatives is there only for an interior optimum. */
    static final class Optimum {

        final double[] at;
        final double value;
        final double gradientNorm;
        final int iterations;
        final double[][] inverseHessian;

        private Optimum(Minimizer end, double gradientNorm, double[][] inverseHessian) {
            this.at = end.at;
            this.value = end.value;
            this.gradientNorm = gradientNorm;
            this.iterations = end.iterations;
            this.inverseHessian = inverseHessian;
        }

        boolean isInterior() {
            return inverseHessian.length > 0;
        }

        private Optimum orLower(Optimum other) {
            double tie = isInterior() == other.isInterior() ? 0 : isInterior() ? -TIE : TIE;
            return other.value < value + tie ? other : this;
        }
    }

    static Optimum minimize(Objective objective, double[]... starts) {
        return minimize(objective, MAX_ITERATIONS, starts);
    }

    /** The same, giving up a descent earlier that gets nowhere: for a place to begin from. */
    static Optimum minimizeRoughly(Objective objective, double[]... starts) {
        return minimize(objective, PATIENCE, starts);
    }

    /**
     * The lowest of the places that the starts lead to: a likelihood may have several optima, inside and at the edge. What ends
     * at the edge may have passed the top of a ridge that is flat out there, and is sought once more from within.
     */
    private static Optimum minimize(Objective objective, int patience, double[]... starts) {
        Optimum best = new Minimizer(objective, starts[0], patience).run();
        for (int i = 1; i < starts.length; i++) {
            Minimizer next = new Minimizer(objective, starts[i], patience);
            next.known = best;
            best = best.orLower(next.run());
        }
        if (best.isInterior()) {
            return best;
        }
        double[] within = Arrays.stream(best.at)
                .map(v -> Math.max(-WITHIN, Math.min(WITHIN, v)))
                .toArray();
        return best.orLower(new Minimizer(objective, within, patience).run());
    }

    /**
     * The optimum of an objective that another one, of a part of the data, is like: its optimum is near, and its curvature
     * tells how far steps go. One descent, which ends early where there is no end in sight.
     */
    static Optimum minimizeFrom(Optimum rough, Objective objective) {
        Minimizer minimizer = new Minimizer(objective, rough.at, PATIENCE);
        minimizer.inverse = rough.isInterior() ? rough.inverseHessian : null;
        return minimizer.run();
    }

    private Optimum run() {
        descend();
        if (isNearKnown()) {
            return Objects.requireNonNull(known);
        }
        for (int round = 0; round < 8; round++) {
            double[][] inverse = invert(hessian());
            if (inverse.length == 0 || onEdge()) {
                break;
            }
            double[] step = times(inverse, gradient);
            if (norm(step) < STEP_TOLERANCE) {
                return new Optimum(this, norm(gradient), inverse);
            }
            // a step that gains nothing is not taken: what is told is the best point met
            if (!search(Arrays.stream(step).map(v -> -v).toArray(), 1)) {
                break;
            }
            if (onEdge()) {
                descend();
            }
        }
        return new Optimum(this, projectedNorm(), new double[0][]);
    }

    private void descend() {
        double[][] known = this.inverse;
        double[][] inverse = known == null ? identity() : copy(known);
        boolean fresh = false;
        int idle = 0;
        while (idle < patience
                && iterations < MAX_ITERATIONS
                && projectedNorm() > GRADIENT_TOLERANCE
                && !isNearKnown()) {
            double[] direction = direction(inverse);
            double slope = dot(direction, gradient);
            if (slope >= 0) {
                inverse = identity();
                direction = direction(inverse);
                slope = dot(direction, gradient);
            }
            double longest = norm(direction);
            double length = longest > MAX_STEP ? MAX_STEP / longest : 1;
            double[] oldAt = at;
            double[] oldGradient = gradient;
            double oldValue = value;
            if (!search(direction, length)) {
                if (fresh) {
                    return;
                }
                // the curvature gathered so far misled; steepest descent tells whether this is the end
                inverse = identity();
                fresh = true;
                continue;
            }
            fresh = false;
            idle = oldValue - value < GAIN ? idle + 1 : 0;
            double[] step = minus(at, oldAt);
            double[] change = minus(gradient, oldGradient);
            for (int i = 0; i < n; i++) {
                // what stays at a face tells nothing of the curvature along it
                change[i] = step[i] == 0 ? 0 : change[i];
            }
            update(inverse, step, change);
            iterations++;
        }
    }

    private boolean isNearKnown() {
        return known != null && known.isInterior() && norm(minus(at, known.at)) < NEAR;
    }

    /** Halves the step until the function falls enough; leaves everything as it was if it never does. */
    private boolean search(double[] direction, double first) {
        double[] oldAt = at;
        double[] oldGradient = gradient;
        double oldValue = value;
        for (double length = first; length > 1e-12; length /= 2) {
            at = oldAt;
            move(direction, length);
            double promised = dot(minus(at, oldAt), oldGradient);
            if (value <= oldValue + 1e-4 * promised) {
                return value < oldValue;
            }
        }
        at = oldAt;
        gradient = oldGradient;
        value = oldValue;
        return false;
    }

    private void move(double[] direction, double length) {
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
            next[i] = Math.max(-EDGE, Math.min(EDGE, at[i] + length * direction[i]));
        }
        at = next;
        gradient = new double[n];
        value = objective.value(at, gradient);
        if (!Double.isFinite(value)) {
            value = Double.POSITIVE_INFINITY;
        }
    }

    private boolean held(int i) {
        return (at[i] <= -EDGE && gradient[i] > 0) || (at[i] >= EDGE && gradient[i] < 0);
    }

    private boolean onEdge() {
        return Arrays.stream(at).anyMatch(v -> Math.abs(v) >= EDGE);
    }

    private double projectedNorm() {
        double norm = 0;
        for (int i = 0; i < n; i++) {
            norm = Math.max(norm, held(i) ? 0 : Math.abs(gradient[i]));
        }
        return norm;
    }

    /** Downhill, without what is at a face and would leave there: what is left of a step cut off by a face may go uphill. */
    private double[] direction(double[][] inverse) {
        boolean[] stays = new boolean[n];
        for (int i = 0; i < n; i++) {
            stays[i] = held(i);
        }
        while (true) {
            double[] direction = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n && !stays[i]; j++) {
                    direction[i] -= stays[j] ? 0 : inverse[i][j] * gradient[j];
                }
            }
            boolean leaves = false;
            for (int i = 0; i < n; i++) {
                if ((at[i] <= -EDGE && direction[i] < 0) || (at[i] >= EDGE && direction[i] > 0)) {
                    stays[i] = true;
                    leaves = true;
                }
            }
            if (!leaves) {
                return direction;
            }
        }
    }

    /** The BFGS update of the inverse Hessian, left out where the curvature along the step is not positive. */
    private void update(double[][] inverse, double[] s, double[] y) {
        double sy = dot(s, y);
        if (sy <= 1e-12 * Math.sqrt(dot(s, s) * dot(y, y))) {
            return;
        }
        if (iterations == 0 && this.inverse == null) {
            double scale = sy / dot(y, y);
            for (int i = 0; i < n; i++) {
                inverse[i][i] = scale;
            }
        }
        double[] hy = times(inverse, y);
        double yhy = dot(y, hy);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] += (1 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private double[][] hessian() {
        double[][] hessian = new double[n][n];
        double[] up = new double[n];
        double[] down = new double[n];
        for (int i = 0; i < n; i++) {
            double[] near = at.clone();
            near[i] = at[i] + DIFFERENCE;
            objective.value(near, up);
            near[i] = at[i] - DIFFERENCE;
            objective.value(near, down);
            for (int j = 0; j < n; j++) {
                hessian[i][j] += (up[j] - down[j]) / (4 * DIFFERENCE);
                hessian[j][i] += (up[j] - down[j]) / (4 * DIFFERENCE);
            }
        }
        return hessian;
    }

    /** Inverse by Cholesky's factors; empty unless the matrix is safely positive definite. */
    static double[][] invert(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    if (!(rest > 1e-9 * matrix[i][i])) {
                        return new double[0][];
                    }
                    factor[i][i] = Math.sqrt(rest);
                } else {
                    factor[i][j] = rest / factor[j][j];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            double[] solved = new double[n];
            for (int i = 0; i < n; i++) {
                double rest = i == column ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    rest -= factor[i][k] * solved[k];
                }
                solved[i] = rest / factor[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double rest = solved[i];
                for (int k = i + 1; k < n; k++) {
                    rest -= factor[k][i] * solved[k];
                }
                solved[i] = rest / factor[i][i];
                inverse[i][column] = solved[i];
            }
        }
        return inverse;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    private double[][] identity() {
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double norm(double[] vector) {
        return Arrays.stream(vector).map(Math::abs).max().orElse(0);
    }
}
