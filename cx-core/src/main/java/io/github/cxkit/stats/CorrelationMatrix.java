package io.github.cxkit.stats;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.internal.SymmetricEigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Correlations of several columns with each other, such as a published table.
 *
 * <p>Must be possible: symmetric, 1 on the diagonal, and positive semi-definite. Correlations computed pair by pair from
 * rows with gaps can fail the last, and so can a table rounded to two decimals; such a matrix is refused, since every
 * figure computed from it (a negative R², a share above 1) would be nonsense.
 *
 * <pre>{@code
 * CorrelationMatrix.of(List.of("nps", "ease"), new double[][] {{1, 0.6}, {0.6, 1}});
 * }</pre>
 *
 * @param names one per row, none twice
 * @param rows the matrix, row by row
 * @since 0.1.0
 */
public record CorrelationMatrix(List<String> names, List<List<Double>> rows) {

    private static final double TOLERANCE = 1e-9;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if names and rows do not fit, or no data can have these correlations
     */
    public CorrelationMatrix {
        Copies.whole("rows", rows);
        rows.forEach(row -> Copies.whole("rows", row));
        names = Copies.list("names", names);
        rows = rows.stream().map(List::copyOf).toList();
        int p = names.size();
        if (p == 0 || new HashSet<>(names).size() != p) {
            throw new IllegalArgumentException("names must be there and differ but are " + names);
        }
        if (rows.size() != p || rows.stream().anyMatch(row -> row.size() != p)) {
            throw new IllegalArgumentException("a correlation matrix of " + p + " names must be " + p + " x " + p);
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double r = rows.get(i).get(j);
                String where = "correlation of " + names.get(i) + " with " + names.get(j);
                if (!(Math.abs(r) <= 1 + TOLERANCE) || (i == j && r < 1 - TOLERANCE)) {
                    throw new IllegalArgumentException(where + " must lie in [-1, 1], 1 on the diagonal, but was " + r);
                }
                if (!(Math.abs(r - rows.get(j).get(i)) <= TOLERANCE)) {
                    throw new IllegalArgumentException(where + " is " + r + " but the other way round "
                            + rows.get(j).get(i));
                }
            }
        }
        double smallest = SymmetricEigen.of(array(rows)).smallest();
        if (smallest < -TOLERANCE * p) {
            throw new IllegalArgumentException(
                    "no data can have these correlations: the matrix has the eigenvalue " + smallest);
        }
    }

    /**
     * From an array.
     *
     * @param names one per row, none twice
     * @param matrix square and symmetric
     * @return the matrix
     * @throws IllegalArgumentException if names and rows do not fit, or no data can have these correlations
     */
    public static CorrelationMatrix of(List<String> names, double[][] matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : matrix) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new CorrelationMatrix(names, rows);
    }

    /**
     * One correlation.
     *
     * @param first a name
     * @param second a name
     * @return the correlation, -1 to 1
     * @throws IllegalArgumentException if there is no such name
     */
    public double get(String first, String second) {
        return rows.get(indexOf(first)).get(indexOf(second));
    }

    /**
     * The position of a name.
     *
     * @param name the name
     * @return 0-based position
     * @throws IllegalArgumentException if there is no such name
     */
    public int indexOf(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(Names.describe("no column", name, names));
        }
        return index;
    }

    /**
     * A copy as an array.
     *
     * @return the matrix
     */
    public double[][] toArray() {
        return array(rows);
    }

    private static double[][] array(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }
}
