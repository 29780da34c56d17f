package io.github.cxkit.survey;

import io.github.cxkit.internal.Copies;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column that customers are grouped by.
 *
 * @param column header of the column or field
 * @param text what it is called for people
 * @param labels codes in words, such as {@code 1} to {@code yes}; a code without a label stands for itself
 * @param several the text between several choices in one cell, such as {@code ;}, where a response may be in several groups;
 *     null if a cell is one group
 * @since 0.1.0
 */
public record SegmentColumn(
        String column,
        String text,
        Map<String, String> labels,
        @Nullable String several) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the column is blank, or several is an empty text
     */
    public SegmentColumn {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(text, "text");
        if (column.isBlank()) {
            throw new IllegalArgumentException("a segment needs a column");
        }
        if (several != null && several.isEmpty()) {
            throw new IllegalArgumentException(
                    "segment " + column + ": the text between several choices must not be empty");
        }
        labels = Copies.map("labels", labels);
    }

    /**
     * A column whose cell is one group.
     *
     * @param column header of the column or field
     * @param text what it is called for people
     * @param labels codes in words
     * @throws IllegalArgumentException if the column is blank
     */
    public SegmentColumn(String column, String text, Map<String, String> labels) {
        this(column, text, labels, null);
    }

    /**
     * A column that speaks for itself.
     *
     * @param column header of the column
     * @return the segment column
     */
    public static SegmentColumn of(String column) {
        return new SegmentColumn(column, column, Map.of());
    }

    /**
     * The same with several choices in one cell: a response counts in each of its groups, and the empty cell is the group
     * {@code ""}.
     *
     * @param between the text between two choices
     * @return the changed copy
     * @throws IllegalArgumentException if it is empty
     */
    public SegmentColumn withSeveral(String between) {
        return new SegmentColumn(column, text, labels, between);
    }
}
