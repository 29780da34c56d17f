package io.github.cxkit.readers.definition;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.RowFilter;
import io.github.cxkit.readers.TimeFormat;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Survey;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A survey, and all that is to be known of a file to find its answers in it. Immutable.
 *
 * <pre>{@code
 * ResponseMapping.of(survey)
 *         .withFilter(RowFilter.ALL.only("Status", "Complete"))
 *         .withTimes(TimeFormat.of("dd/MM/yyyy HH:mm"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ResponseMapping {

    private final Survey survey;
    private FileOptions file = FileOptions.DEFAULT;
    private RowFilter filter = RowFilter.ALL;
    private TimeFormat times = TimeFormat.ISO;
    private @Nullable LongTable longTable;
    private @Nullable String countColumn;
    private Map<String, QuestionCells> cells = Map.of();

    /**
     * A table with one row per answer.
     *
     * @param question address of the column that says which question is answered
     * @param value address of the column that holds the answer
     */
    public record LongTable(String question, String value) {}

    private ResponseMapping(Survey survey) {
        this.survey = Objects.requireNonNull(survey, "survey");
    }

    /**
     * A file with one row per response and one column per question.
     *
     * @param survey what it holds
     * @return the mapping
     * @throws IllegalArgumentException if the survey's time pattern is none
     */
    public static ResponseMapping of(Survey survey) {
        ResponseMapping mapping = new ResponseMapping(survey);
        String pattern = survey.timePattern();
        mapping.times = pattern == null ? TimeFormat.ISO : TimeFormat.of(pattern);
        return mapping;
    }

    private ResponseMapping with(Survey of, Consumer<ResponseMapping> change) {
        ResponseMapping copy = new ResponseMapping(of);
        copy.file = file;
        copy.filter = filter;
        copy.times = times;
        copy.longTable = longTable;
        copy.countColumn = countColumn;
        copy.cells = cells;
        change.accept(copy);
        copy.check();
        return copy;
    }

    private void check() {
        boolean counts = countColumn != null
                || cells.values().stream().anyMatch(c -> !c.countColumns().isEmpty());
        if (counts && survey.respondentColumn() != null) {
            throw new IllegalArgumentException(
                    "survey " + survey.id()
                            + ": a table of counts has no persons: leave respondentColumn, or countColumn and countColumns, out");
        }
        if (longTable != null && survey.respondentColumn() == null) {
            throw new IllegalArgumentException(
                    "survey " + survey.id() + ": a table with one row per answer needs respondentColumn");
        }
        if (longTable != null && (counts || cells.values().stream().anyMatch(c -> !c.isOneColumn()))) {
            throw new IllegalArgumentException("survey " + survey.id()
                    + ": long goes with neither choiceColumns nor countColumns nor countColumn");
        }
        for (Map.Entry<String, QuestionCells> each : cells.entrySet()) {
            Question question = survey.getQuestion(each.getKey());
            each.getValue().countColumns().values().forEach(question.scale()::require);
        }
        if ((counts
                        && countColumn == null
                        && cells.values().stream()
                                .anyMatch(c -> c.countColumns().isEmpty()))
                || (countColumn != null
                        && cells.values().stream()
                                .anyMatch(c -> !c.countColumns().isEmpty()))) {
            throw new IllegalArgumentException("survey " + survey.id()
                    + ": where one question has countColumns, all need them, and there is no countColumn");
        }
    }

    /**
     * The same file read for another survey.
     *
     * @param survey what it holds
     * @return the changed copy
     */
    public ResponseMapping withSurvey(Survey survey) {
        return with(survey, copy -> {});
    }

    /**
     * The same with what is known of the file.
     *
     * @param file how to read it
     * @return the changed copy
     */
    public ResponseMapping withFile(FileOptions file) {
        Objects.requireNonNull(file, "file");
        return with(survey, copy -> copy.file = file);
    }

    /**
     * The same for some of the rows.
     *
     * @param filter which rows count
     * @return the changed copy
     */
    public ResponseMapping withFilter(RowFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return with(survey, copy -> copy.filter = filter);
    }

    /**
     * The same with times written so.
     *
     * @param times how they are written
     * @return the changed copy
     */
    public ResponseMapping withTimes(TimeFormat times) {
        Objects.requireNonNull(times, "times");
        return with(survey, copy -> copy.times = times);
    }

    /**
     * The same with one row per answer.
     *
     * @param table where question and answer stand
     * @return the changed copy
     * @throws IllegalArgumentException if the survey does not say which column names the person
     */
    public ResponseMapping withLongTable(LongTable table) {
        Objects.requireNonNull(table, "table");
        return with(survey, copy -> copy.longTable = table);
    }

    /**
     * The same with rows that each stand for many answers.
     *
     * @param column address of the column that says for how many
     * @return the changed copy
     * @throws IllegalArgumentException if the survey names a column of persons
     */
    public ResponseMapping withCountColumn(String column) {
        Objects.requireNonNull(column, "column");
        return with(survey, copy -> copy.countColumn = column);
    }

    /**
     * The same with the cells of a question written so.
     *
     * @param question id of the question
     * @param written how its cells are written
     * @return the changed copy
     * @throws IllegalArgumentException if the survey has no such question, or a point is not on its scale
     */
    public ResponseMapping withCells(String question, QuestionCells written) {
        Map<String, QuestionCells> more = new LinkedHashMap<>(cells);
        more.put(question, written);
        return with(survey, copy -> copy.cells = Collections.unmodifiableMap(more));
    }

    /** All at once, checked once. */
    ResponseMapping withAllCells(Map<String, QuestionCells> all) {
        return with(survey, copy -> copy.cells = Collections.unmodifiableMap(new LinkedHashMap<>(all)));
    }

    /**
     * What the file holds.
     *
     * @return the survey
     */
    public Survey survey() {
        return survey;
    }

    /**
     * What is known of the file.
     *
     * @return how to read it
     */
    public FileOptions file() {
        return file;
    }

    /**
     * Which rows count.
     *
     * @return the filter
     */
    public RowFilter filter() {
        return filter;
    }

    /**
     * How times are written.
     *
     * @return the format
     */
    public TimeFormat times() {
        return times;
    }

    /**
     * Where question and answer stand, if there is one row per answer.
     *
     * @return empty if a row is a response
     */
    public Optional<LongTable> longTable() {
        return Optional.ofNullable(longTable);
    }

    /**
     * The column that says for how many answers a row stands.
     *
     * @return empty if for one
     */
    public Optional<String> countColumn() {
        return Optional.ofNullable(countColumn);
    }

    /**
     * How the cells of a question are written.
     *
     * @param question id of the question
     * @return the writing
     */
    public QuestionCells cells(String question) {
        return cells.getOrDefault(question, QuestionCells.PLAIN);
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(survey, file, filter, times, longTable, countColumn, cells);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ResponseMapping other && parts().equals(other.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return survey.id() + " from " + (longTable == null ? "one row per response" : "one row per answer");
    }
}
