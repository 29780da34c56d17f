package io.github.cxkit.spark;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, read as a survey's definition says. Codes for "no answer" are told apart as everywhere else, by
 * {@link Question#read}, whether they come as texts or as numbers.
 */
final class RowResponses implements Function<Row, SurveyResponse> {

    private final Survey survey;
    private @Nullable StructType schema;
    private Columns columns = new Columns(List.of());

    RowResponses(Survey survey) {
        this.survey = survey;
    }

    /** Refuses a table that lacks a column, before a job starts. */
    static void requireColumns(Survey survey, StructType schema) {
        Columns columns = new Columns(Arrays.asList(schema.fieldNames()));
        survey.questions().forEach(question -> columns.index(question.column()));
        survey.segments().forEach(segment -> columns.index(segment.column()));
        for (String column : Arrays.asList(
                survey.weightColumn(), survey.timeColumn(), survey.respondentColumn(), survey.commentColumn())) {
            if (column != null) {
                columns.index(column);
            }
        }
    }

    @Override
    public SurveyResponse apply(Row row) {
        if (!row.schema().equals(schema)) {
            schema = row.schema();
            columns = new Columns(Arrays.asList(row.schema().fieldNames()));
        }
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : survey.questions()) {
            answers.put(question.id(), question.read(text(row, question.column())));
        }
        Map<String, String> segments = new HashMap<>();
        for (SegmentColumn segment : survey.segments()) {
            segments.put(segment.column(), Objects.requireNonNullElse(text(row, segment.column()), ""));
        }
        SurveyResponse response =
                SurveyResponse.of(answers).withSegments(segments).withWeight(weight(row, survey.weightColumn()));
        if (survey.timeColumn() != null) {
            response = response.withTime(time(row, survey.timeColumn()));
        }
        if (survey.respondentColumn() != null) {
            response = response.withRespondent(text(row, survey.respondentColumn()));
        }
        return survey.commentColumn() == null ? response : response.withComment(text(row, survey.commentColumn()));
    }

    private @Nullable String text(Row row, String column) {
        Object cell = row.get(columns.index(column));
        return switch (kind(cell)) {
            case NOTHING -> null;
            case NUMBER -> new BigDecimal(String.valueOf(cell)).toPlainString();
            default -> String.valueOf(cell);
        };
    }

    /** A row without a weight counts for nothing, and is told as such. */
    private double weight(Row row, @Nullable String column) {
        if (column == null) {
            return 1;
        }
        String text = text(row, column);
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refused(column, text, "a number of 0 or more, or nothing", e);
        }
    }

    private @Nullable Instant time(Row row, String column) {
        Object cell = row.get(columns.index(column));
        return switch (kind(cell)) {
            case NOTHING -> null;
            case TIME -> instant(Objects.requireNonNull(cell));
            default -> parsed(column, String.valueOf(cell));
        };
    }

    private Instant instant(Object cell) {
        if (cell instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        if (cell instanceof Instant instant) {
            return instant;
        }
        if (cell instanceof LocalDateTime local) {
            return local.atZone(survey.zone()).toInstant();
        }
        LocalDate day = cell instanceof Date date ? date.toLocalDate() : (LocalDate) cell;
        return day.atStartOfDay(survey.zone()).toInstant();
    }

    private @Nullable Instant parsed(String column, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw refused(column, text, "a timestamp, a date, or a text such as 2026-03-02T08:30:00Z; cast others", e);
        }
    }

    private static IllegalArgumentException refused(String column, String given, String allowed, Exception cause) {
        return new IllegalArgumentException(
                "column " + column + ": \"" + given + "\" is not allowed here; allowed: " + allowed, cause);
    }

    private enum Kind {
        NOTHING,
        NUMBER,
        TIME,
        TEXT
    }

    private static Kind kind(@Nullable Object cell) {
        if (cell == null || (cell instanceof Double number && number.isNaN())) {
            return Kind.NOTHING;
        }
        if (cell instanceof Timestamp
                || cell instanceof Instant
                || cell instanceof LocalDateTime
                || cell instanceof Date
                || cell instanceof LocalDate) {
            return Kind.TIME;
        }
        // an infinite number is a text that is no answer
        return cell instanceof Number number && !Double.isInfinite(number.doubleValue()) ? Kind.NUMBER : Kind.TEXT;
    }

    /** Where each column stands. */
    private static final class Columns {

        private final List<String> names;
        private final Map<String, Integer> positions = new HashMap<>();

        Columns(List<String> names) {
            this.names = names;
            for (int i = 0; i < names.size(); i++) {
                positions.putIfAbsent(names.get(i), i);
            }
        }

        int index(String column) {
            Integer position = positions.get(column);
            if (position == null) {
                throw new IllegalArgumentException("the table has no column " + column + "; it has " + names);
            }
            return position;
        }
    }
}
