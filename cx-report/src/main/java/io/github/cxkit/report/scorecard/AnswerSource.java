package io.github.cxkit.report.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.report.page.RowsRead;
import java.util.List;
import java.util.Objects;

/**
 * One file or feed of answers that a scorecard was made from, and what became of its rows.
 *
 * @param name what people call it, such as the file's name
 * @param survey id of the survey
 * @param rows all rows that came, and what became of them
 * @param repeats responses left out because the same person gave another one
 * @param rejected the first rejections; values of customers, to be left empty where groups are hidden
 * @since 0.1.0
 */
public record AnswerSource(String name, String survey, RowsRead rows, long repeats, List<Rejection> rejected) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public AnswerSource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(survey, "survey");
        Objects.requireNonNull(rows, "rows");
        Arguments.notNegative("repeats", repeats);
        rejected = Copies.list("rejected", rejected);
    }

    /**
     * A row or cell that was not as declared.
     *
     * @param line where it stands
     * @param column which column, empty for the whole row
     * @param value what stood there, empty if it is not to be shown
     * @param reason why it was rejected
     * @param wholeRow whether the row was left out; else the cell counts as invalid
     */
    public record Rejection(long line, String column, String value, String reason, boolean wholeRow) {

        /**
         * Checks that every part is there.
         *
         * @throws IllegalArgumentException if the line is negative
         */
        public Rejection {
            Arguments.notNegative("line", line);
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
