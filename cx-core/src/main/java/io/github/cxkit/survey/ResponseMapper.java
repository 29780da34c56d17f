package io.github.cxkit.survey;

import io.github.cxkit.internal.Names;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the caller's own records answer a survey, said once: a getter for each question and segment.
 *
 * <pre>{@code
 * ResponseMapper<Reply> mapper = ResponseMapper.<Reply>of(survey)
 *         .rating("recommend", Reply::rating)
 *         .segment("LANG", Reply::language)
 *         .time(Reply::answeredAt);
 * ScorecardSummary.builder(definition).addAll(replies, mapper).build();
 * }</pre>
 *
 * <p>Ids are checked when they are named, not when the data are read. Immutable.
 *
 * @param <T> the caller's record
 * @since 0.1.0
 */
public final class ResponseMapper<T> implements Function<T, SurveyResponse> {

    private final Survey survey;
    private final Map<String, Function<? super T, @Nullable Answer>> answers;
    private final Map<String, Function<? super T, ? extends @Nullable Object>> segments;
    private final Function<? super T, @Nullable Instant> time;
    private final Function<? super T, @Nullable String> respondent;
    private final ToDoubleFunction<? super T> weight;

    private ResponseMapper(
            Survey survey,
            Map<String, Function<? super T, @Nullable Answer>> answers,
            Map<String, Function<? super T, ? extends @Nullable Object>> segments,
            Function<? super T, @Nullable Instant> time,
            Function<? super T, @Nullable String> respondent,
            ToDoubleFunction<? super T> weight) {
        this.survey = survey;
        this.answers = answers;
        this.segments = segments;
        this.time = time;
        this.respondent = respondent;
        this.weight = weight;
    }

    /**
     * Records that answer nothing yet: anonymous, undated, of weight 1.
     *
     * @param survey what was asked
     * @param <T> the caller's record
     * @return the mapper
     */
    public static <T> ResponseMapper<T> of(Survey survey) {
        return new ResponseMapper<>(survey, Map.of(), Map.of(), each -> null, each -> null, each -> 1);
    }

    /**
     * The same with the ratings of a question.
     *
     * @param question id of the question
     * @param rating the rating of a record; null is a blank answer, one off the question's scale is invalid
     * @return the changed copy
     * @throws IllegalArgumentException if the survey has no such question; the message names the nearest
     */
    public ResponseMapper<T> rating(String question, Function<? super T, @Nullable Integer> rating) {
        Scale scale = survey.getQuestion(question).scale();
        return answer(question, each -> {
            Integer given = rating.apply(each);
            if (given == null) {
                return Answer.BLANK;
            }
            return scale.contains(given)
                    ? new Answer.Rating(given)
                    : new Answer.Invalid(given.toString(), "allowed: " + scale);
        });
    }

    /**
     * The same with the answers to a question.
     *
     * @param question id of the question
     * @param answer the answer of a record; null where it was not asked
     * @return the changed copy
     * @throws IllegalArgumentException if the survey has no such question; the message names the nearest
     */
    public ResponseMapper<T> answer(String question, Function<? super T, @Nullable Answer> answer) {
        Map<String, Function<? super T, @Nullable Answer>> more = new LinkedHashMap<>(answers);
        more.put(survey.getQuestion(question).id(), answer);
        return new ResponseMapper<>(survey, more, segments, time, respondent, weight);
    }

    /**
     * The same with the groups of a segment.
     *
     * @param segment segment column of the survey
     * @param group the group of a record; its text names the group, null is the group of the empty name
     * @return the changed copy
     * @throws IllegalArgumentException if the survey declares no such segment; the message names the nearest
     */
    public ResponseMapper<T> segment(String segment, Function<? super T, ? extends @Nullable Object> group) {
        if (survey.segments().stream().noneMatch(known -> known.column().equals(segment))) {
            throw new IllegalArgumentException(Names.describe(
                    "survey " + survey.id() + " declares no segment",
                    segment,
                    survey.segments().stream().map(SegmentColumn::column).toList()));
        }
        Map<String, Function<? super T, ? extends @Nullable Object>> more = new LinkedHashMap<>(segments);
        more.put(segment, group);
        return new ResponseMapper<>(survey, answers, more, time, respondent, weight);
    }

    /**
     * The same with times.
     *
     * @param time the moment of a record, null if unknown
     * @return the changed copy
     */
    public ResponseMapper<T> time(Function<? super T, @Nullable Instant> time) {
        return new ResponseMapper<>(survey, answers, segments, time, respondent, weight);
    }

    /**
     * The same with respondents.
     *
     * @param respondent who answered, null if anonymous
     * @return the changed copy
     */
    public ResponseMapper<T> respondent(Function<? super T, @Nullable String> respondent) {
        return new ResponseMapper<>(survey, answers, segments, time, respondent, weight);
    }

    /**
     * The same with weights.
     *
     * @param weight how much a record counts, 0 or more
     * @return the changed copy
     */
    public ResponseMapper<T> weight(ToDoubleFunction<? super T> weight) {
        return new ResponseMapper<>(survey, answers, segments, time, respondent, weight);
    }

    /**
     * The response that a record is.
     *
     * @param record the caller's record
     * @return its answers, groups, time, respondent and weight
     * @throws IllegalArgumentException if its weight is negative or not finite
     */
    @Override
    public SurveyResponse apply(T record) {
        Map<String, Answer> given = new LinkedHashMap<>();
        answers.forEach((question, getter) -> {
            Answer answer = getter.apply(record);
            if (answer != null) {
                given.put(question, answer);
            }
        });
        Map<String, String> groups = new LinkedHashMap<>();
        segments.forEach((segment, getter) -> {
            Object group = getter.apply(record);
            groups.put(segment, group == null ? "" : group.toString());
        });
        return new SurveyResponse(
                respondent.apply(record), time.apply(record), weight.applyAsDouble(record), given, groups, null);
    }
}
