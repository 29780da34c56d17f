package io.github.cxkit.readers;

import io.github.cxkit.readers.RejectedRow.Scope;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.ResponseLayout;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row together to a response. One row at a time. */
final class RowAssembler extends Rows {

    private final Survey survey;
    private final Consumer<? super SurveyResponse> responses;
    private final TimeReader times;

    private final ResponseLayout layout;
    private final @Nullable Answer[] answers;
    private final String[] segments;
    private final List<RejectedRow> invalidCells = new ArrayList<>();
    private boolean weighted;
    private double weight;
    private @Nullable Instant time;
    private @Nullable String respondent;
    private @Nullable String comment;

    RowAssembler(
            Survey survey,
            ReadLimits limits,
            boolean strict,
            Consumer<? super RejectedRow> rejections,
            Consumer<? super SurveyResponse> responses) {
        super("survey " + survey.id(), Column.of(survey), limits, strict, rejections);
        this.survey = survey;
        this.responses = responses;
        this.times = new TimeReader(survey);
        this.layout = ResponseLayout.of(survey);
        this.answers = new @Nullable Answer[survey.questions().size()];
        this.segments = new String[survey.segments().size()];
        Arrays.fill(segments, "");
    }

    @Override
    void clear() {
        invalidCells.clear();
        Arrays.fill(answers, null);
        Arrays.fill(segments, "");
        weighted = false;
        weight = 1;
        time = null;
        respondent = null;
        comment = null;
    }

    @Override
    void take(Column column, char[] text, int offset, int length) {
        Column.AnswerCell only = column.only;
        if (only != null) {
            answer(column, only, text, offset, length);
            return;
        }
        for (int i = 0; i < column.answers.size(); i++) {
            answer(column, column.answers.get(i), text, offset, length);
        }
        if (column.segmentCache != null) {
            segments[column.segment] = column.segmentCache.get(text, offset, length);
        }
        if (column.weight) {
            readWeight(column, text, offset, length);
        }
        if (column.time) {
            readTime(column, text, offset, length);
        }
        if (column.respondent) {
            respondent = textOrNull(text, offset, length);
        }
        if (column.comment) {
            comment = textOrNull(text, offset, length);
        }
    }

    /** False if the column needs more than an answer from the number, which only its text can give. */
    @Override
    boolean number(Column column, int number) {
        Column.AnswerCell only = column.only;
        if (only == null) {
            return false;
        }
        if (!isRepeated(column)) {
            answer(column, only, only.cache().get(number));
        }
        return true;
    }

    private void answer(Column column, Column.AnswerCell cell, char[] text, int offset, int length) {
        answer(column, cell, cell.cache().get(text, offset, length));
    }

    private void answer(Column column, Column.AnswerCell cell, Answer answer) {
        answers[cell.position()] = answer;
        if (answer instanceof Answer.Invalid invalid) {
            invalidCells.add(new RejectedRow(line(), Scope.CELL, column.name, invalid.given(), invalid.reason()));
        }
    }

    @Override
    void takeStructure(Column column, String what, String reason) {
        if (column.segment >= 0 || column.weight || column.time || column.respondent || column.comment) {
            reject(column, null, reason);
        }
        for (Column.AnswerCell cell : column.answers) {
            answers[cell.position()] = new Answer.Invalid(what, reason);
            invalidCells.add(new RejectedRow(line(), Scope.CELL, column.name, null, reason));
        }
    }

    private void readWeight(Column column, char[] cell, int offset, int length) {
        weighted = true;
        double value = Decimals.parse(cell, offset, length);
        if (Double.isNaN(value)) {
            String text = new String(cell, offset, length).strip();
            value = text.length() <= limits().numberLength() ? parse(text) : Double.NaN;
        }
        if (value >= 0 && value < Double.POSITIVE_INFINITY) {
            weight = value;
        } else {
            reject(
                    column,
                    new String(cell, offset, length).strip(),
                    "a weight must be a finite number >= 0, written with a decimal point");
        }
    }

    private static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Double.parseDouble would also take NaN, Infinity, hexadecimal and a trailing d or f
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void readTime(Column column, char[] cell, int offset, int length) {
        time = times.plain(cell, offset, length);
        if (time != null) {
            return;
        }
        String text = new String(cell, offset, length).strip();
        if (text.isEmpty()) {
            return;
        }
        try {
            time = times.read(text);
        } catch (DateTimeException e) {
            reject(column, text, "must be " + times.expected());
        }
    }

    private static @Nullable String textOrNull(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!Character.isWhitespace(text[i])) {
                return new String(text, offset, length);
            }
        }
        return null;
    }

    private void reject(Column column, @Nullable String value, String reason) {
        reject(column.name, value, reason);
    }

    @Override
    void finish() {
        if (survey.weightColumn() != null && !weighted) {
            reject(survey.weightColumn(), null, "the row has no weight");
        }
    }

    @Override
    void handOn() {
        invalidCells.forEach(this::rejectCell);
        responses.accept(layout.response(respondent, time, weight, answers, segments, comment));
    }
}
