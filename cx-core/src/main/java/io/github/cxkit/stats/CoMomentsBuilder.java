package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows for {@link CoMoments}. Mutable, not thread-safe: one per thread, then merge.
 *
 * <p>Rows are gathered in blocks; each block is summed about its own means, so that the inner loop is one multiplication and
 * one addition per pair of columns, and merged by the pairwise update.
 *
 * @since 0.1.0
 */
public final class CoMomentsBuilder {

    private static final int BLOCK = 256;
    static final double LARGEST = 1e100;
    static final double LEAST_WEIGHT = 1e-100;

    /** With as many rows as can be counted, weight times square stays within a double. */
    static final double LARGEST_WEIGHT = 1e80;

    private final List<String> columns;
    private final int p;

    private long n;
    private long excluded;
    private double weight;
    private double squaredWeight;
    private double[] means;
    private double[] products;

    private int rows;
    private final double[] block;
    private final double[] blockWeights;
    private final double[] deviation;
    private double[][] deviations = {};

    CoMomentsBuilder(List<String> columns) {
        CoMoments.checkColumns(columns);
        this.columns = Copies.list("columns", columns);
        p = columns.size();
        means = new double[p];
        products = new double[p * (p + 1) / 2];
        block = new double[BLOCK * p];
        blockWeights = new double[BLOCK];
        deviation = new double[p];
    }

    /**
     * Adds a complete row of weight 1.
     *
     * @param row one number per column, each finite and at most 1e100 in size
     * @return this
     * @throws IllegalArgumentException if the row does not fit
     */
    public CoMomentsBuilder add(double... row) {
        return addWeighted(1, row);
    }

    /**
     * Adds a complete row.
     *
     * @param rowWeight how much it counts, 1e-100 to 1e80, or 0; a row of weight 0 is checked and leaves no trace
     * @param row one number per column, each finite and at most 1e100 in size
     * @return this
     * @throws IllegalArgumentException if the row does not fit or the weight is out of range
     */
    public CoMomentsBuilder addWeighted(double rowWeight, double... row) {
        if (rowWeight != 0) {
            Arguments.within("weight", rowWeight, LEAST_WEIGHT, LARGEST_WEIGHT);
        }
        if (row.length != p) {
            throw new IllegalArgumentException("a row of " + columns + " needs " + p + " values but has " + row.length);
        }
        for (int i = 0; i < p; i++) {
            if (!(Math.abs(row[i]) <= LARGEST)) {
                throw new IllegalArgumentException(
                        columns.get(i) + " must be finite and at most 1e100 in size but was " + row[i]);
            }
        }
        if (rowWeight > 0) {
            include(rowWeight, row);
        }
        return this;
    }

    /**
     * Adds a row that may have empty cells; such a row is left out and counted as excluded.
     *
     * @param row one number or null per column
     * @return this
     * @throws IllegalArgumentException if the row does not fit
     */
    public CoMomentsBuilder add(List<@Nullable Double> row) {
        if (row.size() != p) {
            throw new IllegalArgumentException("a row of " + columns + " needs " + p + " values but has " + row.size());
        }
        double[] values = new double[p];
        for (int i = 0; i < p; i++) {
            Double value = row.get(i);
            if (value == null) {
                return addIncomplete();
            }
            values[i] = value;
        }
        return addWeighted(1, values);
    }

    /**
     * Counts a row that was left out.
     *
     * @return this
     */
    public CoMomentsBuilder addIncomplete() {
        excluded = Counts.sum(excluded, 1);
        return this;
    }

    /**
     * Adds complete rows of weight 1 that stand column by column: the quickest way, for millions of them.
     *
     * <p>Products are taken about the means of the rows so far, or of these rows if they are the first: what that loses is less
     * than the last digits of what the gap between both adds.
     *
     * @param values one array per column, each with a number per row, finite and at most 1e100 in size; read, not kept
     * @param count how many rows, from the first
     * @return this
     * @throws IllegalArgumentException if there is another number of columns, one is shorter, or a number is out of range
     */
    public CoMomentsBuilder addColumns(double[][] values, int count) {
        if (values.length != p) {
            throw new IllegalArgumentException(
                    "rows of " + columns + " need " + p + " columns but " + values.length + " were given");
        }
        for (int i = 0; i < p; i++) {
            requireRows(i, values[i], count);
        }
        flush();
        for (int from = 0; from < count; from += BLOCK) {
            addColumns(values, from, Math.min(BLOCK, count - from));
        }
        return this;
    }

    private void requireRows(int column, double[] values, int count) {
        if (count < 0 || values.length < count) {
            throw new IllegalArgumentException(
                    columns.get(column) + " has " + values.length + " rows but " + count + " were to be added");
        }
        for (int row = 0; row < count; row++) {
            if (!(Math.abs(values[row]) <= LARGEST)) {
                throw new IllegalArgumentException(
                        columns.get(column) + " must be finite and at most 1e100 in size but was " + values[row]);
            }
        }
    }

    private void addColumns(double[][] values, int from, int count) {
        if (deviations.length == 0) {
            deviations = new double[p][BLOCK];
        }
        double[] sums = new double[p];
        double[] blockMeans = new double[p];
        for (int i = 0; i < p; i++) {
            double shift = n < count ? centerOf(values[i], from, count) : means[i];
            double[] own = deviations[i];
            double[] column = values[i];
            for (int row = 0; row < count; row++) {
                own[row] = column[from + row] - shift;
            }
            sums[i] = sum(own, count);
            blockMeans[i] = shift + sums[i] / count;
        }
        double[] blockProducts = new double[products.length];
        int at = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                blockProducts[at + j] = product(deviations[i], deviations[j], count) - sums[i] * (sums[j] / count);
            }
            blockProducts[at + i] = Math.max(0, blockProducts[at + i]);
            at += i + 1;
        }
        squaredWeight += count;
        join(count, count, blockMeans, blockProducts);
    }

    /**
     * Chosen rows of columns, in one pass over the values; or none of them, if one is missing (NaN) or too large for it.
     *
     * @param values the columns, one per variable
     * @param chosen numbers of the rows
     * @param count how many of the numbers count, 0 to all of them
     * @return whether the rows were added
     * @throws IllegalArgumentException if the number of columns does not fit, or more rows count than are chosen
     * @throws IndexOutOfBoundsException if a column has no such row
     */
    public boolean addChosen(double[][] values, int[] chosen, int count) {
        if (values.length != p) {
            throw new IllegalArgumentException(
                    "rows of " + columns + " need " + p + " columns but " + values.length + " were given");
        }
        Arguments.within("count", (long) count, 0, chosen.length);
        flush();
        if (count == 0) {
            return true;
        }
        double[] shifts = new double[p];
        double[] blockMeans = new double[p];
        double[] blockProducts = new double[products.length];
        for (int i = 0; i < p; i++) {
            shifts[i] = n < count ? centerOf(values[i], chosen, Math.min(count, BLOCK)) : means[i];
        }
        PairSums sums = new PairSums();
        // every variable beside each one before it; one that is alone beside itself
        for (int i = p == 1 ? 0 : 1; i < p; i++) {
            int row = i * (i + 1) / 2;
            for (int j = 0; j < Math.max(1, i); j++) {
                sums.add(values[i], values[j], chosen, count, shifts[i], shifts[j]);
                if (!sums.isSafe(shifts[i], shifts[j])) {
                    return false;
                }
                blockProducts[row + j] = sums.xy - sums.x * (sums.y / count);
                blockMeans[i] = shifts[i] + sums.x / count;
                blockProducts[row + i] = Math.max(0, sums.xx - sums.x * (sums.x / count));
                blockMeans[j] = shifts[j] + sums.y / count;
                blockProducts[j * (j + 3) / 2] = Math.max(0, sums.yy - sums.y * (sums.y / count));
            }
        }
        squaredWeight += count;
        join(count, count, blockMeans, blockProducts);
        return true;
    }

    /** Sums and products of two columns about two numbers. */
    private static final class PairSums {

        /** Deviations whose squares add up to less are no missing values, and their values far from {@link #LARGEST}. */
        private static final double MOST_SQUARES = 1e197;

        private static final double FARTHEST = 1e99;

        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        /** Two of each side by side, so that no addition waits for the one before. */
        void add(double[] one, double[] other, int[] chosen, int count, double oneShift, double otherShift) {
            double x0 = 0;
            double x1 = 0;
            double y0 = 0;
            double y1 = 0;
            double xx0 = 0;
            double xx1 = 0;
            double xy0 = 0;
            double xy1 = 0;
            double yy0 = 0;
            double yy1 = 0;
            int even = count & ~1;
            for (int k = 0; k < even; k += 2) {
                double a = one[chosen[k]] - oneShift;
                double b = other[chosen[k]] - otherShift;
                double c = one[chosen[k + 1]] - oneShift;
                double d = other[chosen[k + 1]] - otherShift;
                x0 += a;
                x1 += c;
                y0 += b;
                y1 += d;
                xx0 += a * a;
                xx1 += c * c;
                xy0 += a * b;
                xy1 += c * d;
                yy0 += b * b;
                yy1 += d * d;
            }
            if (even < count) {
                double a = one[chosen[even]] - oneShift;
                double b = other[chosen[even]] - otherShift;
                x0 += a;
                y0 += b;
                xx0 += a * a;
                xy0 += a * b;
                yy0 += b * b;
            }
            x = x0 + x1;
            y = y0 + y1;
            xx = xx0 + xx1;
            xy = xy0 + xy1;
            yy = yy0 + yy1;
        }

        boolean isSafe(double oneShift, double otherShift) {
            return xx <= MOST_SQUARES
                    && yy <= MOST_SQUARES
                    && Math.abs(oneShift) <= FARTHEST
                    && Math.abs(otherShift) <= FARTHEST;
        }
    }

    private static double centerOf(double[] values, int[] chosen, int count) {
        double first = values[chosen[0]];
        double sum = 0;
        boolean constant = true;
        for (int k = 0; k < count; k++) {
            constant &= values[chosen[k]] == first;
            sum += values[chosen[k]];
        }
        return constant ? first : sum / count;
    }

    private static double centerOf(double[] values, int from, int count) {
        double first = values[from];
        double sum = 0;
        boolean constant = true;
        for (int row = from; row < from + count; row++) {
            constant &= values[row] == first;
            sum += values[row];
        }
        return constant ? first : sum / count;
    }

    /** Four sums side by side, so that no addition waits for the one before. */
    private static double sum(double[] values, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int row = 0;
        for (; row + 3 < count; row += 4) {
            a += values[row];
            b += values[row + 1];
            c += values[row + 2];
            d += values[row + 3];
        }
        for (; row < count; row++) {
            a += values[row];
        }
        return a + b + (c + d);
    }

    private static double product(double[] x, double[] y, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int row = 0;
        for (; row + 3 < count; row += 4) {
            a += x[row] * y[row];
            b += x[row + 1] * y[row + 1];
            c += x[row + 2] * y[row + 2];
            d += x[row + 3] * y[row + 3];
        }
        for (; row < count; row++) {
            a += x[row] * y[row];
        }
        return a + b + (c + d);
    }

    /**
     * Adds all rows of a summary.
     *
     * @param other of the same columns in the same order
     * @return this
     * @throws IllegalArgumentException if the columns differ
     */
    public CoMomentsBuilder add(CoMoments other) {
        if (!columns.equals(other.columns())) {
            throw new IllegalArgumentException(
                    "moments of " + columns + " cannot be merged with moments of " + other.columns());
        }
        flush();
        excluded = Counts.sum(excluded, other.excluded());
        double[] otherMeans = new double[p];
        double[] otherProducts = new double[products.length];
        for (int i = 0; i < p; i++) {
            otherMeans[i] = other.means().get(i);
        }
        for (int i = 0; i < products.length; i++) {
            otherProducts[i] = other.crossProducts().get(i);
        }
        join(other.n(), other.weight(), otherMeans, otherProducts);
        squaredWeight += other.squaredWeight();
        return this;
    }

    /**
     * The summary of the rows so far; the builder can go on.
     *
     * @return the summary
     * @throws ArithmeticException if moments that were added leave the range of a double together
     */
    public CoMoments build() {
        flush();
        List<Double> meanList = new ArrayList<>(p);
        for (double mean : means) {
            meanList.add(mean);
        }
        List<Double> productList = new ArrayList<>(products.length);
        for (double product : products) {
            productList.add(product);
        }
        // rows cannot lead here, only moments that were given as such
        if (!Stream.concat(meanList.stream(), productList.stream()).allMatch(Double::isFinite)) {
            throw new ArithmeticException("the sums of squares of " + columns + " leave the range of a double");
        }
        return new CoMoments(columns, n, excluded, weight, squaredWeight, meanList, productList);
    }

    private void include(double rowWeight, double[] row) {
        System.arraycopy(row, 0, block, rows * p, p);
        blockWeights[rows] = rowWeight;
        squaredWeight += rowWeight * rowWeight;
        if (++rows == BLOCK) {
            flush();
        }
    }

    /** The block's own means first, then products about them: no row's place or weight decides how exact they are. */
    private void flush() {
        if (rows == 0) {
            return;
        }
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += blockWeights[row];
        }
        double[] shift = new double[p];
        for (int i = 0; i < p; i++) {
            shift[i] = center(i, total);
        }
        double[] sums = new double[p];
        double[] blockProducts = new double[products.length];
        for (int row = 0; row < rows; row++) {
            double rowWeight = blockWeights[row];
            int at = 0;
            for (int i = 0; i < p; i++) {
                deviation[i] = block[row * p + i] - shift[i];
                double weighted = rowWeight * deviation[i];
                sums[i] += weighted;
                for (int j = 0; j <= i; j++) {
                    blockProducts[at + j] += weighted * deviation[j];
                }
                at += i + 1;
            }
        }
        double[] blockMeans = new double[p];
        int at = 0;
        for (int i = 0; i < p; i++) {
            blockMeans[i] = shift[i] + sums[i] / total;
            for (int j = 0; j <= i; j++) {
                blockProducts[at + j] -= sums[i] * (sums[j] / total);
            }
            blockProducts[at + i] = Math.max(0, blockProducts[at + i]);
            at += i + 1;
        }
        join(rows, total, blockMeans, blockProducts);
        rows = 0;
    }

    /** Weighted mean of a column of the block; exactly its value if it has but one. */
    private double center(int column, double total) {
        double first = block[column];
        double sum = 0;
        boolean constant = true;
        for (int row = 0; row < rows; row++) {
            double value = block[row * p + column];
            constant &= value == first;
            sum += blockWeights[row] * value;
        }
        return constant ? first : sum / total;
    }

    private void join(long otherN, double otherWeight, double[] otherMeans, double[] otherProducts) {
        if (otherN == 0) {
            return;
        }
        double total = weight + otherWeight;
        double[] gap = new double[p];
        for (int i = 0; i < p; i++) {
            gap[i] = otherMeans[i] - means[i];
            // symmetric in both sides, and a column that never changes keeps its value to the last bit
            if (n == 0) {
                gap[i] = 0;
                means[i] = otherMeans[i];
            } else if (gap[i] != 0) {
                // the larger side plus its share of the gap: symmetric, and exact where the sides agree
                boolean larger = weight > otherWeight || (weight == otherWeight && means[i] < otherMeans[i]);
                means[i] =
                        larger ? means[i] + gap[i] * (otherWeight / total) : otherMeans[i] - gap[i] * (weight / total);
            }
        }
        double between = weight / total * otherWeight;
        double mirrored = otherWeight / total * weight;
        between = (between + mirrored) / 2;
        int at = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                products[at + j] = products[at + j] + otherProducts[at + j] + gap[i] * gap[j] * between;
            }
            at += i + 1;
        }
        n = Counts.sum(n, otherN);
        weight = total;
    }
}
