package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Some rows of an account and their money.
 *
 * @param rows how many, 0 if only a part of a row's money is meant
 * @param sum money, exact; below 0 for refunds
 * @since 0.1.0
 */
public record RowsAndSum(long rows, BigDecimal sum) {

    /** Nothing. */
    public static final RowsAndSum NONE = new RowsAndSum(0, BigDecimal.ZERO);

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if the count is negative or the sum out of range
     */
    public RowsAndSum {
        Arguments.notNegative("rows", rows);
        Objects.requireNonNull(sum, "sum");
        Arguments.sum("sum", sum);
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if the count exceeds the range of a long
     */
    public RowsAndSum plus(RowsAndSum other) {
        return new RowsAndSum(Counts.sum(rows, other.rows), sum.add(other.sum));
    }

    @Override
    public String toString() {
        return rows + (rows == 1 ? " row, " : " rows, ") + sum.toPlainString();
    }
}
