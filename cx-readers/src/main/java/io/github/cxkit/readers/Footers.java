package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.SameText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells rows of totals and remarks at the end of a table from data. */
final class Footers {

    private static final Set<String> TOTALS = Dictionary.known().words("totals");
    private static final int LONG_REMARK = 20;

    private final @Nullable Column[] columns;
    private final Rows rows;
    private final int declared;

    /** Columns that every row of data fills: person and time, or the first one. */
    private final boolean[] key;

    private final long[] filled;
    private long judged;

    Footers(TableBinding binding, Rows rows, FileOptions options) {
        this.columns = binding.columns;
        this.rows = rows;
        this.declared = options.footerRows();
        this.key = new boolean[columns.length];
        this.filled = new long[columns.length];
        boolean any = false;
        for (int c = 0; c < columns.length; c++) {
            Column column = columns[c];
            key[c] = column != null && (column.time || column.respondent);
            any |= key[c];
        }
        if (!any && key.length > 0) {
            key[0] = true;
        }
    }

    void begin() {
        // what a row fills counts when it ends
    }

    void count(int index, int size) {
        if (size > 0 && key[index]) {
            filled[index]++;
        }
    }

    void end() {
        judged++;
    }

    /** Rows of data that were judged elsewhere. */
    void addAll(long rows, long[] filledCells) {
        judged += rows;
        for (int i = 0; i < filled.length; i++) {
            filled[i] += filledCells[i];
        }
    }

    /** Whether these last records are all none of the data. */
    boolean isFooter(List<Rec> last) {
        if (declared >= 0) {
            return last.size() == declared && declared > 0;
        }
        if (last.size() > 3 || judged == 0) {
            return false;
        }
        return last.stream().allMatch(row -> isTotal(row) || isSummary(row) || isRemark(row));
    }

    private boolean isTotal(Rec row) {
        for (int c = 0; c < row.size(); c++) {
            if (!row.isBlank(c)) {
                Column column = c < columns.length ? columns[c] : null;
                boolean data =
                        column != null && (!column.answers.isEmpty() || !column.choices.isEmpty() || column.comment);
                String text = SameText.of(row.cell(c)).toLowerCase(Locale.ROOT);
                return !data
                        && TOTALS.contains(
                                text.endsWith(":")
                                        ? text.substring(0, text.length() - 1).strip()
                                        : text);
            }
        }
        return false;
    }

    private boolean isRemark(Rec row) {
        return columns.length >= 2
                && row.filled() == 1
                && !row.isBlank(0)
                && SameText.of(row.cell(0)).length() > LONG_REMARK;
    }

    /** Person and time are empty as in no row before, and every number is the mean, sum or count of those above. */
    private boolean isSummary(Rec row) {
        for (int c = 0; c < key.length; c++) {
            if (key[c] && (!row.isBlank(c) || 20 * filled[c] < 19 * judged)) {
                return false;
            }
        }
        int numbers = 0;
        for (int c = 0; c < columns.length; c++) {
            Column column = columns[c];
            double[] sums = column == null ? null : rows.sums(column);
            if (sums == null || row.isBlank(c)) {
                continue;
            }
            BigDecimal number = Numbers.decimal(
                    Numbers.unguarded(SameText.of(row.cell(c))),
                    row.kind(c) == Rec.CellKind.NUMBER || rows.decimal == 0 ? '.' : rows.decimal);
            if (number == null) {
                continue;
            }
            double unit = Math.pow(10, -Math.max(0, number.scale())) / 2 * (1 + 1e-9);
            double value = number.doubleValue();
            boolean mean = sums[1] > 0 && Math.abs(value - sums[0] / sums[1]) <= unit;
            boolean sum = Math.abs(value - sums[0]) <= unit;
            boolean count = Math.abs(value - sums[1]) <= unit;
            if (!mean && !sum && !count) {
                return false;
            }
            numbers++;
        }
        return numbers > 0;
    }
}
