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
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table of texts, read as a survey's definition says. Codes for "no answer" are told apart as everywhere else:
 * by {@link Question#read}.
 */
final class RowResponses implements Summaries.Travelling<Row, SurveyResponse> {

    private static final long serialVersionUID = 1L;

    private final Summaries.TravellingSupplier<Survey> supplier;
    private transient volatile @Nullable Survey survey;

    RowResponses(Summaries.TravellingSupplier<Survey> survey) {
        this.supplier = survey;
    }

    @Override
    public SurveyResponse apply(Row row) {
        Survey definition = survey();
        List<String> columns = Arrays.asList(row.schema().fieldNames());
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : definition.questions()) {
            answers.put(question.id(), question.read(cell(row, columns, question.column())));
        }
        Map<String, String> segments = new HashMap<>();
        for (SegmentColumn segment : definition.segments()) {
            segments.put(segment.column(), Objects.requireNonNullElse(cell(row, columns, segment.column()), ""));
        }
        String weight = definition.weightColumn() == null ? "1" : cell(row, columns, definition.weightColumn());
        return SurveyResponse.of(answers)
                .withWeight(Double.parseDouble(Objects.requireNonNullElse(weight, "0")))
                .withSegments(segments);
    }

    private Survey survey() {
        Survey known = survey;
        if (known == null) {
            known = supplier.get();
            survey = known;
        }
        return known;
    }

    private static @Nullable String cell(Row row, List<String> columns, String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("the table has no column " + column + "; it has " + columns);
        }
        return row.getString(index);
    }
}
