package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How well several items measure one thing: Cronbach's alpha and McDonald's omega.
 *
 * <p>With k items: alpha = k/(k-1) (1 - sum of item variances / variance of the total), sample variances; standardized
 * alpha = k r/(1 + (k-1) r) with r the mean correlation. At most 1; may be negative, which says that items should have
 * been reversed. A constant added to an item and the order of the items change nothing.
 *
 * <pre>{@code
 * Reliability block = Reliability.of(CoMoments.builder("a", "b").add(3, 4).add(5, 5).add(1, 2).build());
 * block.alpha().orElseThrow();  // 0.97
 * }</pre>
 *
 * <p>Source: Cronbach 1951; McDonald 1999.
 *
 * @param items names of the items
 * @param alpha Cronbach's alpha; insufficient below two items, below two rows, or if the totals have no spread
 * @param standardizedAlpha alpha of the standardized items; insufficient also if one item has no spread
 * @param alphaIfDeleted alpha of the others, per item; insufficient for two items
 * @param omegaTotal omega of one factor fitted by least squares; insufficient below three items or where one factor does
 *     not fit
 * @param n complete rows
 * @param excluded rows left out because an item was not answered
 * @since 0.1.0
 */
public record Reliability(
        List<String> items,
        Result<Double> alpha,
        Result<Double> standardizedAlpha,
        List<Result<Double>> alphaIfDeleted,
        Result<Double> omegaTotal,
        long n,
        long excluded) {

    private static final int MOST_ROUNDS = 10_000;

    /** What rounding leaves of a share. */
    private static final double NOTHING = 1e-14;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Reliability {
        Objects.requireNonNull(alpha, "alpha");
        Objects.requireNonNull(standardizedAlpha, "standardizedAlpha");
        Objects.requireNonNull(omegaTotal, "omegaTotal");
        items = Copies.list("items", items);
        alphaIfDeleted = Copies.list("alphaIfDeleted", alphaIfDeleted);
        Arguments.sameSize("items", items, "alphaIfDeleted", alphaIfDeleted);
        Arguments.notNegative("n", n);
        Arguments.notNegative("excluded", excluded);
    }

    /**
     * Measures the reliability of all columns.
     *
     * @param moments one column per item
     * @return the coefficients
     */
    public static Reliability of(CoMoments moments) {
        List<String> items = moments.columns();
        List<Result<Double>> ifDeleted = new ArrayList<>();
        for (String item : items) {
            List<String> others = items.stream().filter(o -> !o.equals(item)).toList();
            ifDeleted.add(
                    others.size() < 2
                            ? Result.insufficient(Reason.TOO_FEW, "alpha without " + item + " needs three items")
                            : alpha(moments.select(others)));
        }
        Result<CorrelationMatrix> correlations = moments.correlations();
        return new Reliability(
                items,
                alpha(moments),
                correlations.flatMap(Reliability::standardized),
                ifDeleted,
                correlations.flatMap(Reliability::loadings).flatMap(Reliability::omegaFromLoadings),
                moments.n(),
                moments.excluded());
    }

    private static Result<Double> alpha(CoMoments moments) {
        int k = moments.columns().size();
        if (k < 2) {
            return Result.insufficient(Reason.TOO_FEW, "alpha of one item");
        }
        if (moments.n() < 2) {
            return Result.insufficient(Reason.TOO_FEW, "alpha needs two complete rows but has " + moments.n());
        }
        double single = 0;
        double total = 0;
        for (int i = 0; i < k; i++) {
            single += moments.crossProduct(i, i);
            for (int j = 0; j < k; j++) {
                total += moments.crossProduct(i, j);
            }
        }
        if (!(total > NOTHING * single)) {
            return Result.insufficient(Reason.NO_SPREAD, "the totals of " + moments.columns() + " do not differ");
        }
        // a difference of rounding is none, least of all one with a sign
        double common = Math.abs(total - single) < NOTHING * single ? 0 : 1 - single / total;
        return Result.of(Math.min(1, k / (k - 1.0) * common));
    }

    private static Result<Double> standardized(CorrelationMatrix matrix) {
        int k = matrix.names().size();
        if (k < 2) {
            return Result.insufficient(Reason.TOO_FEW, "alpha of one item");
        }
        double sum = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                sum += matrix.rows().get(i).get(j);
            }
        }
        double mean = 2 * sum / (k * (k - 1.0));
        double base = 1 + (k - 1) * mean;
        if (!(base > NOTHING)) {
            return Result.insufficient(Reason.NO_SPREAD, "the totals of the standardized items do not differ");
        }
        return Result.of(Math.min(1, k * mean / base));
    }

    /**
     * Omega total of one factor: (sum L)² / ((sum L)² + sum(1 - L²)).
     *
     * @param standardizedLoadings L, each -1 to 1
     * @return omega, 0 to 1; of one item its own loading squared; insufficient without a loading, or if they are all of
     *     size 1 and cancel
     * @throws IllegalArgumentException if a loading is outside -1..1
     */
    public static Result<Double> omegaFromLoadings(List<Double> standardizedLoadings) {
        if (standardizedLoadings.isEmpty()) {
            return Result.insufficient(Reason.TOO_FEW, "omega needs a loading");
        }
        double sum = 0;
        double unique = 0;
        for (double loading : standardizedLoadings) {
            Arguments.within("loading", loading, -1, 1);
            sum += loading;
            unique += 1 - loading * loading;
        }
        double total = sum * sum + unique;
        return total == 0
                ? Result.insufficient(Reason.ZERO_BASE, "the loadings cancel and leave nothing unique: 0 of 0")
                : Result.of(sum * sum / total);
    }

    /**
     * Standardised loadings of one common factor.
     *
     * <p>Three items with positive correlations have the exact solution L1 = sqrt(r12 r13 / r23) where no loading exceeds
     * 1; otherwise the loadings that minimise the sum of (r_ij - L_i L_j)² over the pairs, each within -1..1.
     *
     * @param matrix correlations of at least three items
     * @return one loading per item, the first not negative; insufficient below three items or if the search does not settle
     */
    public static Result<List<Double>> loadings(CorrelationMatrix matrix) {
        double[][] r = matrix.toArray();
        if (r.length < 3) {
            return Result.insufficient(Reason.TOO_FEW, "one factor needs three items");
        }
        for (double[] row : r) {
            for (int j = 0; j < row.length; j++) {
                // the sign of a rounding must not choose the solution
                row[j] = Math.abs(row[j]) < NOTHING ? 0 : row[j];
            }
        }
        if (r.length == 3 && r[1][0] > 0 && r[2][0] > 0 && r[2][1] > 0) {
            double first = Math.sqrt(r[1][0] * r[2][0] / r[2][1]);
            double second = Math.sqrt(r[1][0] * r[2][1] / r[2][0]);
            double third = Math.sqrt(r[2][0] * r[2][1] / r[1][0]);
            if (first <= 1 && second <= 1 && third <= 1) {
                return Result.of(List.of(first, second, third));
            }
        }
        return leastSquares(r);
    }

    /** One loading at a time: each step is the exact optimum of its coordinate, so the sum of squares never grows. */
    private static Result<List<Double>> leastSquares(double[][] r) {
        int k = r.length;
        double[] loading = new double[k];
        for (int i = 0; i < k; i++) {
            loading[i] = r[i][0] < 0 ? -0.5 : 0.5;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = 0;
            for (int i = 0; i < k; i++) {
                double product = 0;
                double squares = 0;
                for (int j = 0; j < k; j++) {
                    if (j != i) {
                        product += r[i][j] * loading[j];
                        squares += loading[j] * loading[j];
                    }
                }
                double next = squares == 0 ? 0 : Math.min(1, Math.max(-1, product / squares));
                change = Math.max(change, Math.abs(next - loading[i]));
                loading[i] = next;
            }
            if (change < 1e-12) {
                double sign = loading[0] < 0 ? -1 : 1;
                List<Double> result = new ArrayList<>();
                for (double each : loading) {
                    result.add(sign * each + 0.0);
                }
                return Result.of(result);
            }
        }
        return Result.insufficient(Reason.NOT_FINITE, "the loadings of one factor did not settle");
    }
}
