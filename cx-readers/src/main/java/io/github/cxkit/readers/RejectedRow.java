package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in the input that is not what the definition says, and where it stands.
 *
 * @param line line of the input on which the row begins, from 1; the heading counts
 * @param scope whether the whole row was left out or one cell became an invalid answer
 * @param kind why
 * @param column header of the column or field, null if no single one is at fault
 * @param value what stood there, cleaned and short; a description such as {@code text of 87 characters} where it may be a
 *     person's own text; null if there was nothing
 * @param reason what is wrong and what is allowed
 * @since 0.1.0
 */
public record RejectedRow(
        long line,
        Scope scope,
        RejectionKind kind,
        @Nullable String column,
        @Nullable String value,
        String reason) {

    private static final int LONGEST = 100;

    /**
     * Shortens and cleans the value.
     *
     * @throws IllegalArgumentException if the line is below 1
     */
    public RejectedRow {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        if (line < 1) {
            throw new IllegalArgumentException("line must be >= 1 but was " + line);
        }
        column = column == null ? null : SameText.visible(column);
        if (value != null) {
            value = SameText.visible(value.length() > LONGEST + 1 ? value.substring(0, LONGEST) + "…" : value);
        }
    }

    /**
     * The same without what stood in the file, for who may not show what single persons wrote.
     *
     * @return the changed copy
     */
    public RejectedRow withoutValue() {
        return value == null
                ? this
                : new RejectedRow(
                        line, scope, kind, column, null, value.isEmpty() ? reason : reason.replace(value, "…"));
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
