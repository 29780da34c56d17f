package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.readers.internal.TimeProposals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file: its columns, each with its address in a definition, how many cells are filled, and its values with their
 * counts. Values are shown only of columns with at most {@value #MOST_VALUES} different ones, tidied and short; the cells of
 * columns of personal data are never shown.
 *
 * <pre>{@code
 * FileDescription file = FileDescription.of(Path.of("answers.csv"), FileOptions.DEFAULT);
 * file.columns().get(0).values();  // {9=120, 10=88, ...}
 * }</pre>
 *
 * @param rows rows of data that were looked at, at most 100,000
 * @param headerRows rows of the heading
 * @param separator what parts the cells, empty where nothing does
 * @param sheet name of the sheet, empty if there is none
 * @param columns the columns in their order
 * @param remarks what else is to be known, such as a guessed encoding
 * @since 0.1.0
 */
public record FileDescription(
        int rows, int headerRows, String separator, String sheet, List<Column> columns, List<String> remarks) {

    /** Most different values of a column that are shown. */
    public static final int MOST_VALUES = 20;

    private static final int SAMPLE = 1_000;

    /** What the cells of a column are. */
    public enum Looks {
        /** No cell is filled. */
        EMPTY,
        /** Names, addresses, telephone numbers: by the column's name. */
        PERSONAL,
        /** Numbers only. */
        NUMBERS,
        /** Times of one pattern. */
        TIMES,
        /** Few different texts, each of which comes again. */
        GROUPS,
        /** Many different texts, or remarks in people's own words, however short. */
        TEXTS
    }

    /**
     * One column.
     *
     * @param address what a definition calls it
     * @param name its name, several heading rows joined
     * @param looks what its cells are
     * @param filled cells that are not empty
     * @param distinct different texts among them; texts that look the same are one
     * @param values the values with their counts, most frequent first; empty where there are too many or they are not to be shown
     * @param detail smallest and largest number, or the pattern of the times; empty where there is none
     */
    public record Column(
            String address,
            String name,
            Looks looks,
            int filled,
            int distinct,
            Map<String, Integer> values,
            String detail) {}

    /** Copies. */
    public FileDescription {
        Objects.requireNonNull(separator, "separator");
        Objects.requireNonNull(sheet, "sheet");
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
    }

    /**
     * Looks at a file.
     *
     * @param file answers, orders, events or anything else in rows
     * @param options what is known of it
     * @return its description
     * @throws IOException if the file cannot be read
     */
    public static FileDescription of(Path file, FileOptions options) throws IOException {
        DraftTable table = DraftTable.read(file, options);
        List<String> remarks = new ArrayList<>(table.remarks());
        if (table.xes) {
            remarks.add("a log by IEEE 1849; what stands at a trace begins with case:");
        }
        int rows = table.columns.isEmpty() ? 0 : table.columns.get(0).cells.size();
        return new FileDescription(
                rows,
                table.headerRows,
                table.separator == 0 ? "" : String.valueOf(table.separator),
                table.sheet == null ? "" : table.sheet,
                table.columns.stream().map(FileDescription::column).toList(),
                remarks);
    }

    private static Column column(DraftColumn column) {
        Looks looks = looks(column);
        Map<String, Integer> values = new LinkedHashMap<>();
        if (looks != Looks.PERSONAL && looks != Looks.TEXTS && column.distinct.size() <= MOST_VALUES) {
            column.distinct.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .forEach(each -> values.merge(Shown.of(each.getKey()), each.getValue(), Integer::sum));
        }
        return new Column(
                column.address,
                Shown.name(column.name),
                looks,
                column.filled,
                column.distinct.size(),
                Collections.unmodifiableMap(values),
                detail(column, looks));
    }

    private static Looks looks(DraftColumn column) {
        if (column.filled == 0) {
            return Looks.EMPTY;
        }
        if (column.is("personal")) {
            return Looks.PERSONAL;
        }
        if (column.dates == column.filled) {
            return Looks.TIMES;
        }
        if (column.distinct.keySet().stream().allMatch(FileDescription::isNumber)) {
            return Looks.NUMBERS;
        }
        if (pattern(column) != null) {
            return Looks.TIMES;
        }
        return column.isGroups() ? Looks.GROUPS : Looks.TEXTS;
    }

    private static boolean isNumber(String cell) {
        return Numbers.decimal(Numbers.unguarded(cell), '.') != null
                || Numbers.decimal(Numbers.unguarded(cell), ',') != null;
    }

    private static @Nullable String pattern(DraftColumn column) {
        List<String> cells = column.nonEmpty(SAMPLE);
        return Character.isLetterOrDigit(cells.get(0).charAt(0)) ? TimeProposals.readsAll(cells, Locale.ENGLISH) : null;
    }

    private static String detail(DraftColumn column, Looks looks) {
        if (looks == Looks.TIMES) {
            return column.dates == column.filled ? "dates of the workbook" : String.valueOf(pattern(column));
        }
        if (looks != Looks.NUMBERS) {
            return "";
        }
        BigDecimal low = null;
        BigDecimal high = null;
        for (String cell : column.distinct.keySet()) {
            BigDecimal number = Numbers.decimal(Numbers.unguarded(cell), '.');
            if (number == null) {
                return "";
            }
            low = low == null ? number : low.min(number);
            high = high == null ? number : high.max(number);
        }
        return low == null || high == null ? "" : low.toPlainString() + " to " + high.toPlainString();
    }
}
