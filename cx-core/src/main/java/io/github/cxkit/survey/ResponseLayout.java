package io.github.cxkit.survey;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes many responses to one survey: the names of questions and segments are shared, only the answers are new. For
 * readers; the responses are the same as those made of maps. Immutable.
 *
 * <pre>{@code
 * Survey shop = Survey.of("shop", Question.of("recommend", Scale.of(0, 10)), Question.of("easy", Scale.of(1, 7)));
 * ResponseLayout layout = ResponseLayout.of(shop);
 * SurveyResponse ann = layout.response(
 *         null, null, 1, new Answer[] {new Answer.Rating(9), Answer.BLANK}, new String[0], null);
 * ann.answers().size();    // 2
 * layout.answer(ann, 0);   // Rating[value=9]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ResponseLayout {

    private final RowMap.Keys questions;
    private final RowMap.Keys segments;

    private ResponseLayout(RowMap.Keys questions, RowMap.Keys segments) {
        this.questions = questions;
        this.segments = segments;
    }

    /**
     * The layout of a survey's responses.
     *
     * @param survey the survey
     * @return its layout
     */
    public static ResponseLayout of(Survey survey) {
        return new ResponseLayout(
                keys(survey.questions().stream().map(Question::id).toList()),
                keys(survey.segments().stream().map(SegmentColumn::column).toList()));
    }

    private static RowMap.Keys keys(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
        return new RowMap.Keys(List.copyOf(names), Map.copyOf(positions));
    }

    /**
     * One response.
     *
     * @param respondent who answered, or null
     * @param time when, or null
     * @param weight how much the response counts, 0 or more
     * @param answers one per question in the survey's order, null where it was not asked; copied
     * @param groups one value per segment in the survey's order, null where it is unknown; copied
     * @param comment free text, or null
     * @return the response
     * @throws IllegalArgumentException if there are more or fewer answers or groups than the survey has, or the weight is
     *     negative or not finite
     */
    public SurveyResponse response(
            @Nullable String respondent,
            @Nullable Instant time,
            double weight,
            @Nullable Answer[] answers,
            @Nullable String[] groups,
            @Nullable String comment) {
        requireLength("answers", questions, answers.length);
        requireLength("groups", segments, groups.length);
        return new SurveyResponse(
                respondent,
                time,
                weight,
                new RowMap<>(questions, Arrays.copyOf(answers, answers.length)),
                new RowMap<>(segments, Arrays.copyOf(groups, groups.length)),
                comment);
    }

    /**
     * One answer of a response, found without its question's name where the response was made by a layout of the same names.
     *
     * @param response any response
     * @param question 0-based place of the question in the survey's order
     * @return the answer, null if it was not asked
     * @throws IndexOutOfBoundsException if there is no such question
     */
    public @Nullable Answer answer(SurveyResponse response, int question) {
        return questions.value(response.answers(), question);
    }

    /**
     * One group of a response, found without its segment's name where the response was made by a layout of the same names.
     *
     * @param response any response
     * @param segment 0-based place of the segment in the survey's order
     * @return the group, empty text where the response does not mention the segment
     * @throws IndexOutOfBoundsException if there is no such segment
     */
    public String group(SurveyResponse response, int segment) {
        String group = segments.value(response.segments(), segment);
        return group == null ? "" : group;
    }

    /**
     * Whether a response mentions no other segments than this layout's.
     *
     * @param response any response
     * @return true if all of its segments are known
     */
    public boolean isOfSegments(SurveyResponse response) {
        return segments.holds(response.segments());
    }

    private static void requireLength(String what, RowMap.Keys keys, int length) {
        if (length != keys.names().size()) {
            throw new IllegalArgumentException(
                    "the survey has " + keys.names().size() + " of the " + what + " but " + length + " were given");
        }
    }
}
