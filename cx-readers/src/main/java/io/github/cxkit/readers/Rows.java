package io.github.cxkit.readers;

import io.github.cxkit.readers.RejectedRow.Scope;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one row after the other, hands on what they make, and keeps the counts. */
abstract class Rows {

    private final String source;
    private final Map<String, Column> columns;
    private final ReadLimits limits;
    private final boolean strict;
    private final Consumer<? super RejectedRow> rejections;

    private @Nullable RejectedRow fault;
    private long line;
    private long row;
    private long accepted;
    private long rejectedRows;
    private long rejectedCells;

    /**
     * Starts before the first row.
     *
     * @param source what names the columns, for messages
     * @param columns the columns that are looked at, by name
     */
    Rows(
            String source,
            Map<String, Column> columns,
            ReadLimits limits,
            boolean strict,
            Consumer<? super RejectedRow> rejections) {
        this.source = source;
        this.columns = columns;
        this.limits = limits;
        this.strict = strict;
        this.rejections = rejections;
    }

    final String source() {
        return source;
    }

    final Map<String, Column> columns() {
        return columns;
    }

    final ReadLimits limits() {
        return limits;
    }

    final long rows() {
        return row;
    }

    final long line() {
        return line;
    }

    final ReadReport report() {
        return new ReadReport(accepted, rejectedRows, rejectedCells);
    }

    final void begin(long startLine) {
        row++;
        line = startLine;
        fault = null;
        clear();
    }

    /** Forgets the row before. */
    abstract void clear();

    /** Takes a cell's text. */
    final void cell(Column column, char[] text, int offset, int length) {
        if (isRepeated(column)) {
            return;
        }
        if (length > limits.textLength()) {
            reject(column.name, null, "longer than " + limits.textLength() + " characters");
            return;
        }
        take(column, text, offset, length);
    }

    abstract void take(Column column, char[] text, int offset, int length);

    /** Takes a whole number; false if only its text will do. */
    abstract boolean number(Column column, int number);

    /** Takes a cell that holds an object or a list where a text or number belongs. */
    final void structure(Column column, String what) {
        if (!isRepeated(column)) {
            takeStructure(column, what, "a text or a number is needed but " + what + " was found");
        }
    }

    abstract void takeStructure(Column column, String what, String reason);

    final boolean isRepeated(Column column) {
        if (column.lastRow == row) {
            reject(column.name, null, "appears more than once in one row");
            return true;
        }
        column.lastRow = row;
        return false;
    }

    /** Notes a fault that costs the row; the first one is reported. */
    final void reject(@Nullable String column, @Nullable String value, String reason) {
        if (fault == null) {
            fault = new RejectedRow(line, Scope.ROW, column, value, reason);
        }
    }

    /** Ends the row: hands on what it makes, or lists why that is nothing. */
    final void end() {
        if (fault == null) {
            finish();
        }
        if (fault != null) {
            rejectedRows++;
            tell(fault);
        } else {
            handOn();
            accepted++;
        }
    }

    /** Makes of the cells what they make, or {@linkplain #reject rejects} the row. */
    abstract void finish();

    /** Hands on what was made of a row without fault. */
    abstract void handOn();

    /** Lists a cell of a row that is kept. */
    final void rejectCell(RejectedRow cell) {
        rejectedCells++;
        tell(cell);
    }

    /** Takes back a row that turned out to be an empty line. */
    final void skip() {
        row--;
    }

    /** Ends a row of which nothing can be known but that it is broken. */
    final void rejectWhole(long startLine, String reason) {
        begin(startLine);
        reject(null, null, reason);
        end();
    }

    private void tell(RejectedRow rejected) {
        if (strict) {
            throw new RejectedRowException(rejected);
        }
        rejections.accept(rejected);
    }
}
