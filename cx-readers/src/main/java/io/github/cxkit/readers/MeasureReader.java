package io.github.cxkit.readers;

import java.util.List;

/**
 * Readers of columns of texts and columns of exact numbers: units of an experiment, sums of a warehouse, whatever is neither
 * answers nor events nor orders.
 *
 * <p>Numbers are read as everywhere, with the file's decimal mark and its groups of thousands, and are never rounded. A cell that
 * is no number costs that cell, not the row: it is counted among the report's cells.
 *
 * <pre>{@code
 * String csv = "variant;spent\nA;1.234,50\nB;none\n";
 * List<MeasureRow> rows = new ArrayList<>();
 * ReadReport report = MeasureReader.of(List.of("variant"), List.of("spent"))
 *         .read(new java.io.ByteArrayInputStream(csv.getBytes()), rows::add);
 * rows.get(0).numbers().get(0);  // 1234.50
 * rows.get(1).texts();           // [B]
 * report.rejectedCells();        // 1
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MeasureReader {

    private MeasureReader() {}

    /**
     * A reader.
     *
     * @param texts addresses of the columns of texts; one may be among the numbers too
     * @param numbers addresses of the columns of numbers
     * @return a reader of their cells, in this order
     * @throws IllegalArgumentException if there is no column
     */
    public static RowReader<MeasureRow> of(List<String> texts, List<String> numbers) {
        if (texts.isEmpty() && numbers.isEmpty()) {
            throw new IllegalArgumentException("at least one column is needed");
        }
        List<String> words = List.copyOf(texts);
        List<String> figures = List.copyOf(numbers);
        return RowReader.of(
                (filter, setting, consumer) -> new MeasureRows(words, figures, filter, setting, consumer),
                FileOptions.DEFAULT,
                RowFilter.ALL);
    }
}
