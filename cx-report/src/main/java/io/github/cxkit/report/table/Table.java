package io.github.cxkit.report.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of ready-made texts: written to the console as it is and put beside every chart of a page.
 *
 * @param columns the columns
 * @param rows cells, one per column
 */
public record Table(List<Column> columns, List<List<String>> rows) {

    /**
     * Checks the shape and copies.
     *
     * @param columns the columns
     * @param rows cells, one per column
     * @throws IllegalArgumentException if a row has too many or too few cells
     */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells but there are " + columns.size() + " columns: " + row);
            }
        }
    }

    /**
     * A column.
     *
     * @param header its heading
     * @param number whether its cells are numbers, set to the right
     */
    public record Column(String header, boolean number) {

        /**
         * A column of words.
         *
         * @param header its heading
         * @return the column
         */
        public static Column text(String header) {
            return new Column(header, false);
        }

        /**
         * A column of numbers.
         *
         * @param header its heading
         * @return the column
         */
        public static Column number(String header) {
            return new Column(header, true);
        }
    }

    /**
     * A table without rows.
     *
     * @param columns the columns
     * @return the table
     */
    public static Table of(Column... columns) {
        return new Table(List.of(columns), List.of());
    }

    /**
     * The same with one more row.
     *
     * @param cells one per column
     * @return the changed copy
     */
    public Table row(String... cells) {
        List<List<String>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(columns, more);
    }

    /** A cell as the page's template needs it. */
    public record Cell(String text, boolean number) {}

    /** The rows as the page's template needs them. */
    public List<List<Cell>> cells() {
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : rows) {
            List<Cell> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                line.add(new Cell(row.get(i), columns.get(i).number()));
            }
            cells.add(line);
        }
        return cells;
    }
}
