package io.github.cxkit.survey;

import java.util.Map;
import java.util.Objects;

/**
 * A column that customers are grouped by.
 *
 * @param column header of the column or field
 * @param text what it is called for people
 * @param labels codes in words, such as {@code 1} to {@code yes}; a code without a label stands for itself
 * @since 0.1.0
 */
public record SegmentColumn(String column, String text, Map<String, String> labels) {

    /**
     * Checks and copies.
     *
     * @param column header of the column or field
     * @param text what it is called for people
     * @param labels codes in words
     * @throws IllegalArgumentException if the column is blank
     */
    public SegmentColumn {
        Objects.requireNonNull(text, "text");
        if (column.isBlank()) {
            throw new IllegalArgumentException("a segment needs a column");
        }
        labels = Map.copyOf(labels);
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
}
