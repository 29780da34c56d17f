package io.github.cxkit.examples.spark;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table of texts, read as a survey's definition says. Codes for "no answer" are told apart as everywhere else:
 * by {@link Question#read}.
 */
final class RowResponses implements Function<Row, SurveyResponse> {

    private final Survey survey;

    RowResponses(Survey survey) {
        this.survey = survey;
    }

    @Override
    public SurveyResponse apply(Row row) {
        List<String> columns = Arrays.asList(row.schema().fieldNames());
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : survey.questions()) {
            answers.put(question.id(), question.read(cell(row, columns, question.column())));
        }
        Map<String, String> segments = new HashMap<>();
        for (SegmentColumn segment : survey.segments()) {
            segments.put(segment.column(), Objects.requireNonNullElse(cell(row, columns, segment.column()), ""));
        }
        String weight = survey.weightColumn() == null ? "1" : cell(row, columns, survey.weightColumn());
        return SurveyResponse.of(answers)
                .withWeight(Double.parseDouble(Objects.requireNonNullElse(weight, "0")))
                .withSegments(segments);
    }

    private static @Nullable String cell(Row row, List<String> columns, String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("the table has no column " + column + "; it has " + columns);
        }
        return row.getString(index);
    }
}
