package io.github.cxkit.readers.definition;

import io.github.cxkit.survey.Answer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the cells of one question are written, where a column of whole numbers or labels does not say it all. Immutable.
 *
 * @since 0.1.0
 */
public final class QuestionCells {

    /** One column of whole numbers, labels and codes. */
    public static final QuestionCells PLAIN = new QuestionCells(Numbers.WHOLE, Map.of(), Map.of());

    /** How a number stands in a cell. */
    public enum Numbers {
        /** Alone. */
        WHOLE,
        /** In front of words, such as {@code 9 - Very likely}. */
        LEADING
    }

    private final Numbers numbers;
    private final Map<String, Answer> choiceColumns;
    private final Map<String, Integer> countColumns;

    private QuestionCells(Numbers numbers, Map<String, Answer> choiceColumns, Map<String, Integer> countColumns) {
        this.numbers = numbers;
        this.choiceColumns = Collections.unmodifiableMap(new LinkedHashMap<>(choiceColumns));
        this.countColumns = Collections.unmodifiableMap(new LinkedHashMap<>(countColumns));
    }

    /**
     * The same with numbers that stand so.
     *
     * @param numbers how they stand
     * @return the changed copy
     */
    public QuestionCells withNumbers(Numbers numbers) {
        return new QuestionCells(numbers, choiceColumns, countColumns);
    }

    /**
     * One column per choice: the one that is ticked is the answer.
     *
     * @param columns address to what a tick means
     * @return the changed copy
     */
    public QuestionCells withChoiceColumns(Map<String, Answer> columns) {
        return new QuestionCells(numbers, columns, countColumns);
    }

    /**
     * One column per point, which holds how many answered so; a row is a group.
     *
     * @param columns address to point
     * @return the changed copy
     */
    public QuestionCells withCountColumns(Map<String, Integer> columns) {
        return new QuestionCells(numbers, choiceColumns, columns);
    }

    /**
     * How numbers stand.
     *
     * @return alone or in front of words
     */
    public Numbers numbers() {
        return numbers;
    }

    /**
     * Columns of choices.
     *
     * @return address to answer; empty if the question has one column
     */
    public Map<String, Answer> choiceColumns() {
        return choiceColumns;
    }

    /**
     * Columns of counts.
     *
     * @return address to point; empty if the rows are answers
     */
    public Map<String, Integer> countColumns() {
        return countColumns;
    }

    /**
     * Whether the answers stand in the question's own column.
     *
     * @return false if they stand in columns of choices or counts
     */
    public boolean isOneColumn() {
        return choiceColumns.isEmpty() && countColumns.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuestionCells that
                && numbers == that.numbers
                && choiceColumns.equals(that.choiceColumns)
                && countColumns.equals(that.countColumns);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(numbers, choiceColumns, countColumns);
    }
}
