package io.github.cxkit.readers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in the input that is not what the survey's definition says, and where it stands.
 *
 * @param line line of the input on which the row begins, from 1; the header is line 1 of a CSV file
 * @param scope whether the whole row was left out or one cell became an invalid answer
 * @param column header of the column or field, null if no single one is at fault
 * @param value what stood there, at most 100 characters; null if there was nothing or it is a person's own text
 * @param reason what is wrong and what is allowed
 * @since 0.1.0
 */
public record RejectedRow(
        long line,
        Scope scope,
        @Nullable String column,
        @Nullable String value,
        String reason) {

    private static final int LONGEST = 100;

    /**
     * Shortens the value.
     *
     * @param line line of the input on which the row begins
     * @param scope whether the whole row was left out
     * @param column header of the column, or null
     * @param value what stood there, or null
     * @param reason what is wrong and what is allowed
     * @throws IllegalArgumentException if the line is below 1
     */
    public RejectedRow {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(reason, "reason");
        if (line < 1) {
            throw new IllegalArgumentException("line must be >= 1 but was " + line);
        }
        if (value != null && value.length() > LONGEST + 1) {
            value = value.substring(0, LONGEST) + "…";
        }
    }

    /** Such as {@code line 7, column NETPRO: "99" (allowed: 0..10)}. */
    @Override
    public String toString() {
        return "line " + line + (column == null ? "" : ", column " + column) + ": "
                + (value == null ? reason : "\"" + value + "\" (" + reason + ")");
    }

    /** What became of the row. */
    public enum Scope {
        /** The row was left out. */
        ROW,
        /** The row was kept; the cell counts as an invalid answer to its question. */
        CELL
    }
}
