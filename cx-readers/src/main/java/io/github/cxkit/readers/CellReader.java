package io.github.cxkit.readers;

import java.util.List;

/**
 * Readers of some columns as they are: for files whose rows are neither answers nor events nor orders.
 *
 * <pre>{@code
 * String csv = "variant;bought\nA;yes\nB;no\n";
 * List<List<String>> rows = new ArrayList<>();
 * CellReader.of("variant", "bought").read(new java.io.ByteArrayInputStream(csv.getBytes()), rows::add);
 * rows.get(1);  // [B, no]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class CellReader {

    private CellReader() {}

    /**
     * A reader.
     *
     * @param columns addresses of the columns
     * @return a reader of their texts, in this order, blanks around them left out; empty where a field is absent. Texts that look
     *     the same, such as two apostrophes, have the spelling of the first row, among the first 10,000 different texts
     * @throws IllegalArgumentException if there is no column
     */
    public static RowReader<List<String>> of(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("at least one column is needed");
        }
        List<String> addresses = List.of(columns);
        return RowReader.of(
                (filter, setting, consumer) -> new CellRows(addresses, filter, setting, consumer),
                FileOptions.DEFAULT,
                RowFilter.ALL);
    }
}
