package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One filled-in survey: the neutral record that every reader produces and every summary takes.
 *
 * @param respondent who answered, null if anonymous
 * @param time when, null if unknown
 * @param weight how much the response counts, 0 or more; 1 where the survey has no weights
 * @param answers question id to answer; a question that was not asked is absent
 * @param segments segment column to value, empty text where the cell was empty
 * @param comment free text, null if there is none
 * @since 0.1.0
 */
public record SurveyResponse(
        @Nullable String respondent,
        @Nullable Instant time,
        double weight,
        Map<String, Answer> answers,
        Map<String, String> segments,
        @Nullable String comment) {

    /**
     * Checks and copies.
     *
     * @param respondent who answered, or null
     * @param time when, or null
     * @param weight how much the response counts, 0 or more
     * @param answers question id to answer
     * @param segments segment column to value
     * @param comment free text, or null
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public SurveyResponse {
        Arguments.notNegative("weight", weight);
        answers = RowMap.copyOf(answers);
        segments = RowMap.copyOf(segments);
    }

    /**
     * An anonymous response of weight 1.
     *
     * @param answers question id to answer
     * @return the response
     */
    public static SurveyResponse of(Map<String, Answer> answers) {
        return new SurveyResponse(null, null, 1, answers, Map.of(), null);
    }
}
