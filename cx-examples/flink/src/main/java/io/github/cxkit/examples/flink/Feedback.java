package io.github.cxkit.examples.flink;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One filled-in form as it arrives.
 *
 * @param touchpoint where it was asked
 * @param device what the customer used
 * @param recommend 0 to 10, or -1 if not asked
 * @param satisfaction 1 to 5, or -1 if not asked
 * @param ease 1 to 7, or -1 if not asked
 * @param time when the customer answered, milliseconds since 1970; not when it arrived
 */
public record Feedback(String touchpoint, String device, int recommend, int satisfaction, int ease, long time) {

    /**
     * The library's neutral record.
     *
     * @return the answers given, with their time and segment
     */
    public SurveyResponse response() {
        Map<String, Answer> answers = new HashMap<>();
        put(answers, "recommend", recommend);
        put(answers, "satisfaction", satisfaction);
        put(answers, "ease", ease);
        return SurveyResponse.of(answers).withTime(Instant.ofEpochMilli(time)).withSegments(Map.of("device", device));
    }

    private static void put(Map<String, Answer> answers, String question, int rating) {
        if (rating >= 0) {
            answers.put(question, new Answer.Rating(rating));
        }
    }
}
