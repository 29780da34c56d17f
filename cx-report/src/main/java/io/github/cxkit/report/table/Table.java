package io.github.cxkit.report.table;

import io.github.cxkit.internal.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
     * @throws IllegalArgumentException if a row has too many or too few cells
     */
    public Table {
        columns = Copies.list("columns", columns);
        rows = Rows.of(columns.size(), rows);
    }

    /**
     * A column.
     *
     * @param header its heading
     * @param number whether its cells are numbers, set to the right
     * @param optional whether it is left out where there is too little room
     */
    public record Column(String header, boolean number, boolean optional) {

        /** Checks that the heading is there. */
        public Column {
            Objects.requireNonNull(header, "header");
        }

        /**
         * The same, to be left out where there is too little room.
         *
         * @return the changed copy
         */
        public Column asOptional() {
            return new Column(header, number, true);
        }

        /**
         * A column of words.
         *
         * @param header its heading
         * @return the column
         */
        public static Column text(String header) {
            return new Column(header, false, false);
        }

        /**
         * A column of numbers.
         *
         * @param header its heading
         * @return the column
         */
        public static Column number(String header) {
            return new Column(header, true, false);
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
        return new Table(columns, Rows.of(columns.size(), rows).with(List.of(cells)));
    }

    /**
     * The same without columns that are empty from top to bottom; the first column stays.
     *
     * @return the changed copy
     */
    public Table withoutEmptyColumns() {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (i == 0
                    || rows.isEmpty()
                    || rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                kept.add(i);
            }
        }
        return new Table(
                kept.stream().map(columns::get).toList(),
                rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    /**
     * The same without one column.
     *
     * @param column its place, from 0
     * @return the changed copy
     */
    public Table without(int column) {
        List<Column> kept = new ArrayList<>(columns);
        kept.remove(column);
        List<List<String>> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> line = new ArrayList<>(row);
            line.remove(column);
            lines.add(line);
        }
        return new Table(kept, lines);
    }

    /**
     * What the last column says, to stand below a table that has no room for it.
     *
     * @return one line for each row whose last cell is not empty, which begins with the words that the row begins with
     */
    public List<String> lastAsNotes() {
        List<String> notes = new ArrayList<>();
        int last = columns.size() - 1;
        boolean second = last > 1 && !columns.get(1).number();
        for (List<String> row : rows) {
            if (!row.get(last).isEmpty()) {
                notes.add(row.get(0) + (second ? ", " + row.get(1) : "") + ": " + row.get(last));
            }
        }
        return List.copyOf(notes);
    }
}
