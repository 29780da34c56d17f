package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.SameText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells rows of totals and remarks at the end of a table from data. */
final class Footers {

    private static final Set<String> TOTALS = Dictionary.known().words("totals");
    private static final int LONG_REMARK = 20;

    /** So often a word stands in the first column of other rows where it names a group, such as "N" for north. */
    private static final int GROUP = 2;

    private static final int LONGEST_WORD = 30;
    private static final boolean[] INITIALS = initials();
    private static final boolean NUMBERED = TOTALS.stream().anyMatch(word -> isDigit(word.charAt(word.length() - 1)));

    private final @Nullable Column[] columns;
    private final Rows rows;
    private static final int SMALL_SAMPLE = 5;

    private final int declared;

    /** Columns that every row of data fills: person and time, or the first one. */
    private final boolean[] key;

    private final long[] filled;
    private final Map<String, Integer> words = new HashMap<>();
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

    private static boolean[] initials() {
        boolean[] initials = new boolean[128];
        initials[' '] = true;
        for (String word : TOTALS) {
            char first = word.charAt(0);
            // of letters beyond these all are possible
            if (first < initials.length) {
                initials[first] = true;
                initials[Character.toUpperCase(first)] = true;
            }
        }
        return initials;
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
    void addAll(long rows, long[] filledCells, Map<String, Integer> firstWords) {
        judged += rows;
        for (int i = 0; i < filled.length; i++) {
            filled[i] += filledCells[i];
        }
        firstWords.forEach((word, times) -> words.merge(word, times, Integer::sum));
    }

    /** Whether a first cell may be a word of totals. */
    static boolean isPossible(int first, int size) {
        return size > 0 && size <= LONGEST_WORD && (first < 0 || first >= INITIALS.length || INITIALS[first]);
    }

    /** The word of totals that a first cell is, null if it is none. */
    static @Nullable String total(String cell) {
        String word = word(cell);
        return TOTALS.contains(word) ? word : null;
    }

    /** The first cell of a row of data: a word of totals that comes again and again there is a group of its own. */
    void first(char[] text, int offset, int size) {
        // persons and orders are mostly called by numbers
        if (size > 0 && isPossible(text[offset], size) && (NUMBERED || !isDigit(text[offset + size - 1]))) {
            String word = total(new String(text, offset, size));
            if (word != null) {
                words.merge(word, 1, Integer::sum);
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String word(String cell) {
        String text = SameText.of(cell).toLowerCase(Locale.ROOT);
        return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** Whether these last records are all none of the data. */
    boolean isFooter(List<Rec> last) {
        if (declared >= 0) {
            return last.size() == declared && declared > 0;
        }
        if (last.size() > 3 || judged == 0) {
            return false;
        }
        return last.stream().allMatch(row -> isTotal(row, last) || isSummary(row) || isRemark(row));
    }

    private boolean isTotal(Rec row, List<Rec> last) {
        for (int c = 0; c < row.size(); c++) {
            if (!row.isBlank(c)) {
                Column column = c < columns.length ? columns[c] : null;
                boolean remark = column != null && column.comment;
                boolean answer = column != null && (!column.answers.isEmpty() || !column.choices.isEmpty());
                String word = word(row.cell(c));
                if (!TOTALS.contains(word) || remark || (answer && !isSumOfCounts(row))) {
                    return false;
                }
                long others = last.stream()
                                .filter(other ->
                                        other != row && word(other.cell(0)).equals(word))
                                .count()
                        + words.getOrDefault(word, 0);
                return c > 0 || others < GROUP;
            }
        }
        return false;
    }

    /** Whether the count of a row is the sum of all before: its label is none of an answer, in a table of counts. */
    private boolean isSumOfCounts(Rec row) {
        for (int c = 0; c < columns.length; c++) {
            Column column = columns[c];
            if (column != null && column.count && !row.isBlank(c)) {
                double[] sums = rows.sums(column);
                BigDecimal number = number(row, c);
                if (sums != null && number != null && sums[1] > 1 && number.doubleValue() == sums[0]) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable BigDecimal number(Rec row, int column) {
        return Numbers.decimal(
                Numbers.unguarded(SameText.of(row.cell(column))),
                row.kind(column) == Rec.CellKind.NUMBER || rows.decimal == 0 ? '.' : rows.decimal);
    }

    private boolean isRemark(Rec row) {
        return columns.length >= 2
                && row.filled() == 1
                && !row.isBlank(0)
                && SameText.of(row.cell(0)).length() > LONG_REMARK;
    }

    /** Person and time are empty as in no row before, and every number is the mean, sum or count of those above. */
    private boolean isSummary(Rec row) {
        long missing = 0;
        for (int c = 0; c < key.length; c++) {
            if (key[c] && !row.isBlank(c)) {
                return false;
            }
            missing = key[c] ? Math.max(missing, judged - filled[c]) : missing;
        }
        // of a small sample one may lack its key, if a number with decimals tells that it is no answer
        boolean some = 20 * missing > judged;
        if (some && (missing > 1 || judged < SMALL_SAMPLE)) {
            return false;
        }
        int numbers = 0;
        boolean decimals = false;
        for (int c = 0; c < columns.length; c++) {
            Column column = columns[c];
            double[] sums = column == null ? null : rows.sums(column);
            if (sums == null || row.isBlank(c)) {
                continue;
            }
            BigDecimal number = number(row, c);
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
            decimals |= number.scale() > 0;
        }
        return numbers > 0 && (decimals || !some);
    }
}
