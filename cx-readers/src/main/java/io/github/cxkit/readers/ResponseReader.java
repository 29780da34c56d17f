package io.github.cxkit.readers;

import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.Objects;

/**
 * Readers of answers.
 *
 * <p>A cell that cannot be an answer to its question is told as rejected, and its row is kept with
 * {@link io.github.cxkit.survey.Answer.Invalid} in that place, so that every tally counts it. A row whose structure is broken,
 * or whose weight or time cannot be read, is left out whole. In JSON a field that is absent means "not asked", null means "no
 * answer".
 *
 * <pre>{@code
 * ReadReport report = ResponseReader.of(survey).strict().read(Path.of("answers.csv"), responses::add);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ResponseReader {

    private ResponseReader() {}

    /**
     * A reader of files with one row per response and one column per question.
     *
     * @param survey what the input holds
     * @return the reader
     * @throws IllegalArgumentException if the survey's time pattern is none
     */
    public static RowReader<SurveyResponse> of(Survey survey) {
        return of(ResponseMapping.of(survey));
    }

    /**
     * A reader of files of any shape.
     *
     * @param mapping what the input holds, and how
     * @return the reader
     * @throws IllegalArgumentException if texts of the survey look the same but mean two things
     */
    public static RowReader<SurveyResponse> of(ResponseMapping mapping) {
        Objects.requireNonNull(mapping, "mapping");
        return RowReader.of(
                (filter, setting, consumer) -> new ResponseRows(mapping, filter, setting, consumer),
                mapping.file(),
                mapping.filter());
    }
}
