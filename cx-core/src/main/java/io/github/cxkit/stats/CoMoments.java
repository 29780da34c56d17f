package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Count, means and cross-products about the means of several columns: all that correlations, regressions and reliability
 * coefficients need.
 *
 * <p>A summary: {@link #empty}, {@link CoMomentsBuilder#add} and {@link #merge} form a commutative monoid. Merging is
 * commutative to the last bit and associative to rounding (pairwise update of Chan, Golub and LeVeque 1979), so that any
 * split of the rows gives the same figures to about 1e-12 of the largest. A row with an empty cell is left out whole
 * (listwise) and counted in {@code excluded}. Immutable.
 *
 * <pre>{@code
 * CoMoments moments = CoMoments.builder("ease", "recommend").add(4, 9).add(2, 3).add(5, 10).build();
 * moments.correlation("ease", "recommend").orElseThrow();  // 0.9798...
 * }</pre>
 *
 * @param columns names, none twice
 * @param n complete rows of positive weight
 * @param excluded rows left out because a cell was empty
 * @param weight sum of the weights; n if the rows are unweighted
 * @param squaredWeight sum of the squared weights; n if the rows are unweighted
 * @param means weighted mean per column; 0 without rows
 * @param crossProducts sum of w (x_i - mean_i)(x_j - mean_j) for j &lt;= i, row by row: (0,0), (1,0), (1,1), (2,0)...
 * @since 0.1.0
 */
public record CoMoments(
        List<String> columns,
        long n,
        long excluded,
        double weight,
        double squaredWeight,
        List<Double> means,
        List<Double> crossProducts) {

    private static final int VERSION = 1;

    /** How far rounding may part the sum of weights from that of their squares, relative. */
    private static final double ROUNDING = 1e-9;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a name appears more than once, the lists do not fit, a number is negative or not
     *     finite where it must not be, the weight is above 1e80 a row or below
     *     that of one row, or there is weight without rows or rows without weight
     */
    public CoMoments {
        columns = Copies.list("columns", columns);
        means = Copies.list("means", means);
        crossProducts = Copies.list("crossProducts", crossProducts);
        checkColumns(columns);
        Arguments.notNegative("n", n);
        Arguments.notNegative("excluded", excluded);
        Arguments.within("weight", weight, 0, n * CoMomentsBuilder.LARGEST_WEIGHT);
        Arguments.notNegative("squaredWeight", squaredWeight);
        int p = columns.size();
        if (means.size() != p || crossProducts.size() != p * (p + 1) / 2) {
            throw new IllegalArgumentException(p + " columns need " + p + " means and " + p * (p + 1) / 2
                    + " cross-products but there are " + means.size() + " and " + crossProducts.size());
        }
        // no row weighs less, so that no square of a sum vanishes
        if ((n == 0) != (weight == 0) || (n > 0 && weight < CoMomentsBuilder.LEAST_WEIGHT)) {
            throw new IllegalArgumentException(n + " rows cannot have the weight " + weight);
        }
        double square = weight * weight;
        if (squaredWeight > square * (1 + ROUNDING) || square > n * squaredWeight * (1 + ROUNDING)) {
            throw new IllegalArgumentException("no " + n + " rows have weights with the sum " + weight
                    + " and the sum of squares " + squaredWeight);
        }
        means.forEach(mean -> Arguments.finite("mean", mean));
        crossProducts.forEach(product -> Arguments.finite("cross-product", product));
        for (int i = 0; i < p; i++) {
            Arguments.notNegative("sum of squares of " + columns.get(i), crossProducts.get(position(i, i)));
        }
    }

    static void checkColumns(List<String> columns) {
        if (columns.isEmpty() || new HashSet<>(columns).size() != columns.size()) {
            throw new IllegalArgumentException("columns must be there and differ but are " + columns);
        }
    }

    /**
     * No rows yet.
     *
     * @param columns names, none twice
     * @return the neutral element of {@link #merge}
     * @throws IllegalArgumentException if there is no column or a name appears more than once
     */
    public static CoMoments empty(List<String> columns) {
        return new CoMomentsBuilder(columns).build();
    }

    /**
     * Starts to gather rows.
     *
     * @param columns names, none twice
     * @return an empty builder
     * @throws IllegalArgumentException if there is no column or a name appears more than once
     */
    public static CoMomentsBuilder builder(String... columns) {
        return new CoMomentsBuilder(List.of(columns));
    }

    /**
     * Adds up rows. Means and cross-products agree up to the last digits, whatever the split.
     *
     * @param columns names of the columns
     * @return a summarizer, with bytes, of rows with one value per column; a row in which one is null is counted as excluded
     */
    public static Summarizer<List<@Nullable Double>, CoMoments> summarizer(List<String> columns) {
        List<String> names = List.copyOf(columns);
        checkColumns(names);
        return Summarizer.<List<@Nullable Double>, CoMomentsBuilder, CoMoments>building(
                        () -> new CoMomentsBuilder(names),
                        CoMomentsBuilder::add,
                        CoMomentsBuilder::build,
                        CoMoments::merge)
                .withBytes(CoMoments::toBytes, bytes -> {
                    CoMoments read = ofBytes(bytes);
                    Definitions.of("co-moments").same("columns", names, read.columns);
                    return read;
                });
    }

    /**
     * These rows and others together.
     *
     * @param other of the same columns in the same order
     * @return the summary of all rows
     * @throws IllegalArgumentException if the columns differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public CoMoments merge(CoMoments other) {
        Definitions.of("co-moments").same("columns", columns, other.columns);
        return new CoMomentsBuilder(columns).add(this).add(other).build();
    }

    /**
     * The same rows, fewer columns or another order.
     *
     * @param names some of the columns
     * @return the moments of these columns
     * @throws IllegalArgumentException if a name is no column or appears more than once
     */
    public CoMoments select(List<String> names) {
        int[] at = names.stream().mapToInt(this::indexOf).toArray();
        List<Double> chosenMeans = new ArrayList<>();
        List<Double> chosenProducts = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            chosenMeans.add(means.get(at[i]));
            for (int j = 0; j <= i; j++) {
                chosenProducts.add(crossProduct(at[i], at[j]));
            }
        }
        return new CoMoments(names, n, excluded, weight, squaredWeight, chosenMeans, chosenProducts);
    }

    /**
     * The position of a column.
     *
     * @param column its name
     * @return 0-based position
     * @throws IllegalArgumentException if there is no such column
     */
    public int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(Names.describe("no column", column, columns));
        }
        return index;
    }

    /**
     * Kish's effective number of rows, (sum w)² / sum w².
     *
     * @return n for equal weights, less otherwise, 0 without rows
     */
    public double effectiveN() {
        return n == 0 ? 0 : weight * weight / squaredWeight;
    }

    /**
     * The weighted mean of a column.
     *
     * @param column its name
     * @return the mean, or insufficient without rows
     * @throws IllegalArgumentException if there is no such column
     */
    public Result<Double> mean(String column) {
        int index = indexOf(column);
        return n == 0 ? noRows() : Result.of(means.get(index));
    }

    /**
     * Sample variance of a column, sum of squares / (n - 1); with weights, these are scaled to sum to n.
     *
     * @param column its name
     * @return the variance in squared units, or insufficient below two rows
     * @throws IllegalArgumentException if there is no such column
     */
    public Result<Double> variance(String column) {
        return covariance(column, column);
    }

    /**
     * Sample covariance of two columns, sum of cross-products / (n - 1); with weights, these are scaled to sum to n.
     *
     * @param first a column
     * @param second a column
     * @return the covariance, or insufficient below two rows
     * @throws IllegalArgumentException if there is no such column
     */
    public Result<Double> covariance(String first, String second) {
        double product = crossProduct(indexOf(first), indexOf(second));
        if (n < 2) {
            return tooFew();
        }
        return Result.finite(product * (n / weight) / (n - 1), "the covariance is more than a double holds");
    }

    /**
     * Pearson's correlation of two columns.
     *
     * @param first a column
     * @param second a column
     * @return -1 to 1; insufficient below two rows or if a column has no spread
     * @throws IllegalArgumentException if there is no such column
     */
    public Result<Double> correlation(String first, String second) {
        int i = indexOf(first);
        int j = indexOf(second);
        if (n < 2) {
            return tooFew();
        }
        if (!hasSpread(first) || !hasSpread(second)) {
            return Result.insufficient(
                    Reason.NO_SPREAD, (hasSpread(first) ? second : first) + " has the same value in every row");
        }
        return Result.of(standardized(i, j));
    }

    /**
     * The correlations of all columns.
     *
     * @return the matrix; insufficient below two rows or if a column has no spread
     */
    public Result<CorrelationMatrix> correlations() {
        if (n < 2) {
            return tooFew();
        }
        for (String column : columns) {
            if (!hasSpread(column)) {
                return Result.insufficient(Reason.NO_SPREAD, column + " has the same value in every row");
            }
        }
        double[][] matrix = new double[columns.size()][columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                matrix[i][j] = standardized(i, j);
            }
        }
        return Result.of(CorrelationMatrix.of(columns, matrix));
    }

    /**
     * Whether a column has two different values.
     *
     * @param column its name
     * @return true if its sum of squares is positive
     * @throws IllegalArgumentException if there is no such column
     */
    public boolean hasSpread(String column) {
        int index = indexOf(column);
        return crossProduct(index, index) > 0;
    }

    /**
     * The sum of w (x_i - mean_i)(x_j - mean_j).
     *
     * @param i position of a column
     * @param j position of a column
     * @return the cross-product
     * @throws IndexOutOfBoundsException if a position is out of range
     */
    public double crossProduct(int i, int j) {
        Objects.checkIndex(i, columns.size()); // a negative one could hit another cell
        Objects.checkIndex(j, columns.size());
        return crossProducts.get(i >= j ? position(i, j) : position(j, i));
    }

    private double standardized(int i, int j) {
        if (i == j) {
            return 1;
        }
        double r = crossProduct(i, j) / (Math.sqrt(crossProduct(i, i)) * Math.sqrt(crossProduct(j, j)));
        return Math.min(1, Math.max(-1, r));
    }

    private static int position(int i, int j) {
        return i * (i + 1) / 2 + j;
    }

    private <T> Result<T> noRows() {
        return Result.insufficient(Reason.NO_ANSWERS, "no complete row of " + columns);
    }

    private <T> Result<T> tooFew() {
        return n == 0
                ? noRows()
                : Result.insufficient(Reason.TOO_FEW, "one complete row of " + columns + " has no spread");
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param bytes the bytes, none missing and none left over
     * @return the moments
     * @throws IllegalArgumentException if these are not the bytes of moments; the message names the place
     */
    public static CoMoments ofBytes(byte[] bytes) {
        ByteReader in = new ByteReader("co-moments", bytes).version(VERSION);
        int p = in.length();
        List<String> columns = new ArrayList<>(p);
        for (int i = 0; i < p; i++) {
            columns.add(in.text());
        }
        long n = in.count();
        long excluded = in.count();
        double weight = in.real();
        double squaredWeight = in.real();
        List<Double> means = new ArrayList<>();
        List<Double> crossProducts = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            means.add(in.real());
            for (int j = 0; j <= i; j++) {
                crossProducts.add(in.real());
            }
        }
        in.end();
        return new CoMoments(columns, n, excluded, weight, squaredWeight, means, crossProducts);
    }

    /**
     * These moments as bytes, to be stored or sent, with a version in front. Not one digit is lost.
     *
     * @return what {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter().octet(VERSION).count(columns.size());
        columns.forEach(out::text);
        out.count(n).count(excluded).real(weight).real(squaredWeight);
        for (int i = 0; i < columns.size(); i++) {
            out.real(means.get(i));
            for (int j = 0; j <= i; j++) {
                out.real(crossProduct(i, j));
            }
        }
        return out.toBytes();
    }

    /** Such as {@code 2103 rows of [NETPRO, Q9ALL], 728 excluded}. */
    @Override
    public String toString() {
        return n + " rows of " + columns + ", " + excluded + " excluded";
    }
}
