package io.github.cxkit.readers.webhook;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Files of the US government's customer-experience reporting: {@code external_id}, {@code question_1} (trust or
 * satisfaction), seven drivers ticked as positive or negative, and {@code question_4} (free text).
 *
 * <pre>{@code
 * Survey survey = GovernmentCx.survey("service", Scale.of(1, 5));
 * ResponseReader.of(survey).read(file, GovernmentCx.asked(response -> summary.add(response)));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class GovernmentCx {

    /** The drivers, as the columns name them after {@code positive_} and {@code negative_}. */
    public static final List<String> DRIVERS =
            List.of("effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other");

    private static final Scale TICK = Scale.of(0, 1);

    private GovernmentCx() {}

    /**
     * The definition of such a file.
     *
     * @param id name of the survey
     * @param scale scale of the first question: 0 to 1 for thumbs, 1 to 5 for points
     * @return a survey with the question {@code question_1} and one question of 0 or 1 per driver and sign
     */
    public static Survey survey(String id, Scale scale) {
        List<Question> questions = new ArrayList<>();
        questions.add(Question.of("question_1", scale));
        for (String sign : new String[] {"positive_", "negative_"}) {
            for (String driver : DRIVERS) {
                questions.add(Question.of(sign + driver, TICK));
            }
        }
        return Survey.of(id, questions).withRespondents("external_id").withComments("question_4");
    }

    /**
     * Takes an empty driver for what it means in these files: not asked.
     *
     * @param responses takes the responses without the blank drivers
     * @return what a reader hands its responses to
     */
    public static Consumer<SurveyResponse> asked(Consumer<? super SurveyResponse> responses) {
        return response -> {
            Map<String, Answer> answers = new HashMap<>(response.answers());
            answers.entrySet().removeIf(e -> !e.getKey().equals("question_1") && e.getValue() instanceof Answer.Blank);
            responses.accept(SurveyResponse.of(answers)
                    .withRespondent(response.respondent())
                    .withTime(response.time())
                    .withWeight(response.weight())
                    .withSegments(response.segments())
                    .withComment(response.comment()));
        };
    }
}
