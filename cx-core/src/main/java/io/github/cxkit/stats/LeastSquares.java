package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.Names;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.internal.SubsetRegression;
import io.github.cxkit.internal.SymmetricEigen;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An ordinary least-squares regression computed from {@link CoMoments}: y = intercept + sum of slope_j x_j.
 *
 * <p>Standard errors are the model's: residual variance = residual sum of squares / (n - p - 1). With weights, n is Kish's
 * effective number of rows, so that unequal weights make the standard errors larger.
 *
 * <pre>{@code
 * LeastSquares fit = LeastSquares.fit(moments, "NETPRO", List.of("Q7SIGN", "Q9ALL")).orElseThrow();
 * fit.slope("Q9ALL").value();  // points of the outcome per point of Q9ALL, the other driver held
 * }</pre>
 *
 * @param outcome the explained column
 * @param intercept predicted outcome where every predictor is 0
 * @param slopes one per predictor
 * @param rSquared explained share of the variance, 0 to 1
 * @param residualVariance variance about the regression, in squared units of the outcome
 * @param degreesOfFreedom effective n - p - 1, more than 0
 * @since 0.1.0
 */
public record LeastSquares(
        String outcome,
        double intercept,
        List<Slope> slopes,
        double rSquared,
        double residualVariance,
        double degreesOfFreedom) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LeastSquares {
        Objects.requireNonNull(outcome, "outcome");
        slopes = Copies.list("slopes", slopes);
        Arguments.finite("intercept", intercept);
        Arguments.share("rSquared", rSquared);
        Arguments.notNegative("residualVariance", residualVariance);
        Arguments.positive("degreesOfFreedom", degreesOfFreedom);
    }

    /**
     * Change of the outcome per unit of one predictor, the others held.
     *
     * @param predictor its name
     * @param value units of the outcome per unit of the predictor
     * @param standardError of the value
     */
    public record Slope(String predictor, double value, double standardError) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Slope {
            Objects.requireNonNull(predictor, "predictor");
            Arguments.finite("value", value);
            Arguments.notNegative("standardError", standardError);
        }
    }

    /**
     * Fits.
     *
     * @param moments of outcome and predictors
     * @param outcome the explained column
     * @param predictors at least one other column
     * @return the fit; insufficient with too few rows (effective n must exceed p + 1), an outcome or predictor without
     *     spread, or predictors that determine each other
     * @throws IllegalArgumentException if a name is no column or appears more than once, or there is no predictor
     */
    public static Result<LeastSquares> fit(CoMoments moments, String outcome, List<String> predictors) {
        int p = predictors.size();
        if (p == 0) {
            throw new IllegalArgumentException("a regression of " + outcome + " needs a predictor");
        }
        List<String> used = new ArrayList<>(predictors);
        used.add(outcome);
        CoMoments chosen = moments.select(used);
        double n = chosen.effectiveN();
        double freedom = n - p - 1;
        if (!(freedom > 1e-9)) {
            return Result.insufficient(
                    Reason.TOO_FEW,
                    "a regression on " + p + " columns needs more than " + (p + 1) + " rows but has " + chosen.n()
                            + " (effective " + n + ")");
        }
        Result<CorrelationMatrix> correlations = chosen.correlations();
        return correlations.flatMap(matrix -> fit(chosen, outcome, matrix.toArray(), freedom));
    }

    private static Result<LeastSquares> fit(CoMoments moments, String outcome, double[][] matrix, double freedom) {
        int p = matrix.length - 1;
        double[][] among = new double[p][p];
        for (int i = 0; i < p; i++) {
            System.arraycopy(matrix[i], 0, among[i], 0, p);
        }
        SymmetricEigen eigen = SymmetricEigen.of(among);
        if (eigen.smallest() <= SubsetRegression.COLLINEAR * p) {
            return Result.insufficient(
                    Reason.NOT_FINITE,
                    "the columns " + moments.columns().subList(0, p)
                            + " determine each other, so that their slopes are not unique");
        }
        double[][] inverse = eigen.apply(value -> 1 / value);
        double[] beta = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                beta[i] += inverse[i][j] * matrix[p][j];
            }
        }
        refine(beta, inverse, matrix);
        double n = moments.effectiveN();
        double outcomeSquares = moments.crossProduct(p, p) / moments.weight() * n;
        double unexplained = unexplained(moments, beta);
        double rSquared = Math.min(1, Math.max(0, 1 - unexplained));
        double residual = outcomeSquares * unexplained / freedom;
        double intercept = moments.means().get(p);
        List<Slope> slopes = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            double squares = moments.crossProduct(i, i) / moments.weight() * n;
            // roots before the quotient, which may leave the range of a double where the slope does not
            double slope = beta[i] * (Math.sqrt(outcomeSquares) / Math.sqrt(squares));
            double error = Math.sqrt(residual) * (Math.sqrt(Math.max(0, inverse[i][i])) / Math.sqrt(squares));
            intercept -= slope * moments.means().get(i);
            if (!Double.isFinite(slope) || !Double.isFinite(error) || !Double.isFinite(intercept)) {
                return Result.insufficient(
                        Reason.NOT_FINITE,
                        "the slopes on " + moments.columns().get(i) + " leave the range of a double");
            }
            slopes.add(new Slope(moments.columns().get(i), slope, error));
        }
        return Result.of(new LeastSquares(outcome, intercept, slopes, rSquared, residual, freedom));
    }

    /** One step of iterative refinement with residuals to all their digits, which the inverse of a near-singular matrix needs. */
    private static void refine(double[] beta, double[][] inverse, double[][] matrix) {
        int p = beta.length;
        double[] rest = new double[p];
        for (int i = 0; i < p; i++) {
            DoubleSum sum = new DoubleSum(matrix[p][i], 0);
            for (int j = 0; j < p; j++) {
                sum.addProduct(-matrix[i][j], beta[j]);
            }
            rest[i] = sum.value();
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                beta[i] += inverse[i][j] * rest[j];
            }
        }
    }

    /**
     * Share of the outcome's sum of squares about the regression: the squares of the residuals themselves, as a quadratic form
     * in the cross-products. An error of the coefficients enters it squared only, unlike 1 - R².
     */
    private static double unexplained(CoMoments moments, double[] beta) {
        int p = beta.length;
        double[] scaled = new double[p + 1];
        double[] root = new double[p + 1];
        for (int i = 0; i <= p; i++) {
            root[i] = Math.sqrt(moments.crossProduct(i, i));
            scaled[i] = (i < p ? -beta[i] : 1) / root[i];
        }
        DoubleSum sum = new DoubleSum();
        for (int i = 0; i <= p; i++) {
            for (int j = 0; j <= p; j++) {
                double product = moments.crossProduct(i, j);
                double factor = scaled[i] * scaled[j];
                sum.addProduct(product, factor);
            }
        }
        return Math.max(0, sum.value());
    }

    /**
     * The slope of one predictor.
     *
     * @param predictor its name
     * @return the slope
     * @throws IllegalArgumentException if it is no predictor
     */
    public Slope slope(String predictor) {
        return slopes.stream()
                .filter(s -> s.predictor().equals(predictor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        "the regression of " + outcome + " has no predictor",
                        predictor,
                        slopes.stream().map(Slope::predictor).toList())));
    }

    /**
     * Student t interval of a slope, times a factor.
     *
     * @param predictor its name
     * @param factor units of the predictor, such as 1 for one scale point; may be negative
     * @param confidence level, from 0.5 to below 1
     * @return limits in units of the outcome
     * @throws IllegalArgumentException if it is no predictor, an argument is out of range or the limits are beyond a double
     */
    public ConfidenceInterval interval(String predictor, double factor, double confidence) {
        Significance.required(confidence);
        Arguments.finite("factor", factor);
        Slope slope = slope(predictor);
        double half = Distributions.tTwoSided(confidence, degreesOfFreedom) * slope.standardError * Math.abs(factor);
        double centre = slope.value * factor;
        if (!Double.isFinite(Math.abs(centre) + half)) {
            throw new IllegalArgumentException("limits of " + predictor + " times " + factor + " at a confidence of "
                    + confidence + " are beyond a double");
        }
        return new ConfidenceInterval(centre - half, centre + half, confidence, "t");
    }
}
