package io.github.cxkit.driver;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.SymmetricEigen;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.LeastSquares;
import java.util.List;

/**
 * Standard errors of regression slopes that hold when the errors differ in size from row to row: HC3 (MacKinnon, White 1985),
 * the outer product of the residuals, each divided by 1 - its row's leverage, between two inverses of the cross-products.
 */
final class RobustSlopes {

    private static final double LEAST_REST = 1e-10;

    private RobustSlopes() {}

    /** The variance of every slope; rows hold the drivers and last the outcome. */
    static Result<double[]> variances(CoMoments moments, LeastSquares fit, List<double[]> rows, double[] weights) {
        int p = fit.slopes().size();
        double[] sd = new double[p];
        for (int i = 0; i < p; i++) {
            sd[i] = Math.sqrt(moments.crossProduct(i, i));
        }
        double[][] inverse = inverse(moments, sd);
        double[] variances = new double[p];
        double[] part = new double[p];
        double[] pulls = new double[p];
        double[] means =
                moments.means().stream().mapToDouble(Double::doubleValue).toArray();
        double[] slopes =
                fit.slopes().stream().mapToDouble(LeastSquares.Slope::value).toArray();
        for (int row = 0; row < weights.length; row++) {
            double[] values = rows.get(row);
            double residual = values[p] - means[p];
            double leverage = weights[row] / moments.weight();
            for (int i = 0; i < p; i++) {
                double deviation = values[i] - means[i];
                residual -= slopes[i] * deviation;
                part[i] = deviation / sd[i];
            }
            for (int i = 0; i < p; i++) {
                double sum = 0;
                for (int j = 0; j < p; j++) {
                    sum += inverse[i][j] * part[j];
                }
                leverage += weights[row] * part[i] * sum;
                pulls[i] = sum / sd[i];
            }
            if (weights[row] == 0) {
                continue;
            }
            if (!(1 - leverage > LEAST_REST)) {
                return Result.insufficient(
                        Reason.TOO_FEW, "one row alone decides a slope, so that it has no robust standard error");
            }
            double influence = weights[row] * residual / (1 - leverage);
            for (int i = 0; i < p; i++) {
                double its = influence * pulls[i];
                variances[i] += its * its;
            }
        }
        return Result.of(variances);
    }

    static ConfidenceInterval interval(LeastSquares fit, double variance, Change change) {
        double half = Distributions.tTwoSided(change.confidence, fit.degreesOfFreedom())
                * Math.sqrt(variance)
                * Math.abs(change.points);
        double center = fit.slopes().get(change.driver).value() * change.points;
        return new ConfidenceInterval(center - half, center + half, change.confidence, "t, HC3");
    }

    private static double[][] inverse(CoMoments moments, double[] sd) {
        int p = sd.length;
        double[][] among = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                among[i][j] = moments.crossProduct(i, j) / sd[i] / sd[j];
            }
        }
        return SymmetricEigen.of(among).apply(value -> 1 / value);
    }

    /** Which driver changes, by how much, and how sure the limits shall be. */
    record Change(int driver, double points, double confidence) {}
}
