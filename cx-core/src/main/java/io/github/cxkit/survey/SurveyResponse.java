package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One filled-in survey: the neutral form that every reader produces and every summary takes.
 *
 * <pre>{@code
 * SurveyResponse ann = SurveyResponse.NOTHING
 *         .withRating("recommend", 9).withSegment("LANG", "it").withTime(Instant.parse("2026-03-05T10:00:00Z"));
 * ann.answers();  // {recommend=Rating[value=9]}
 * }</pre>
 *
 * <p>Immutable; equal by value. Its text holds neither respondent nor comment, so that it can be logged.
 *
 * @since 0.1.0
 */
public final class SurveyResponse {

    /** An anonymous response of weight 1 that answers nothing: what others are made from. */
    public static final SurveyResponse NOTHING = of(Map.of());

    private final @Nullable String respondent;
    private final @Nullable Instant time;
    private final double weight;
    private final Map<String, Answer> answers;
    private final Map<String, String> segments;
    private final @Nullable String comment;

    SurveyResponse(
            @Nullable String respondent,
            @Nullable Instant time,
            double weight,
            Map<String, Answer> answers,
            Map<String, String> segments,
            @Nullable String comment) {
        this.respondent = respondent;
        this.time = time;
        this.weight = Arguments.notNegative("weight", weight);
        this.answers = RowMap.copyOf(answers);
        this.segments = RowMap.copyOf(segments);
        this.comment = comment;
    }

    /**
     * An anonymous response of weight 1.
     *
     * @param answers question id to answer; a question that was not asked is absent
     * @return the response
     */
    public static SurveyResponse of(Map<String, Answer> answers) {
        return new SurveyResponse(null, null, 1, answers, Map.of(), null);
    }

    /**
     * The same from a person.
     *
     * @param respondent who answered, null if anonymous
     * @return the changed copy
     */
    public SurveyResponse withRespondent(@Nullable String respondent) {
        return new SurveyResponse(respondent, time, weight, answers, segments, comment);
    }

    /**
     * The same at a time.
     *
     * @param time when, null if unknown
     * @return the changed copy
     */
    public SurveyResponse withTime(@Nullable Instant time) {
        return new SurveyResponse(respondent, time, weight, answers, segments, comment);
    }

    /**
     * The same with another weight.
     *
     * @param weight how much the response counts, 0 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public SurveyResponse withWeight(double weight) {
        return new SurveyResponse(respondent, time, weight, answers, segments, comment);
    }

    /**
     * The same with one more answer, or another one.
     *
     * @param question id of the question
     * @param answer the answer
     * @return the changed copy
     */
    public SurveyResponse withAnswer(String question, Answer answer) {
        Map<String, Answer> more = new LinkedHashMap<>(answers);
        more.put(question, answer);
        return new SurveyResponse(respondent, time, weight, more, segments, comment);
    }

    /**
     * The same with one more rating, or another one.
     *
     * @param question id of the question
     * @param rating a point of the question's scale
     * @return the changed copy
     */
    public SurveyResponse withRating(String question, int rating) {
        return withAnswer(question, new Answer.Rating(rating));
    }

    /**
     * The same in one more group, or another one.
     *
     * @param segment segment column
     * @param value its value, empty text where the cell was empty
     * @return the changed copy
     */
    public SurveyResponse withSegment(String segment, String value) {
        Map<String, String> more = new LinkedHashMap<>(segments);
        more.put(segment, value);
        return withSegments(more);
    }

    /**
     * The same in just these groups.
     *
     * @param segments segment column to value, empty text where the cell was empty
     * @return the changed copy
     */
    public SurveyResponse withSegments(Map<String, String> segments) {
        return new SurveyResponse(respondent, time, weight, answers, segments, comment);
    }

    /**
     * The same with free text.
     *
     * @param comment the text, null if there is none
     * @return the changed copy
     */
    public SurveyResponse withComment(@Nullable String comment) {
        return new SurveyResponse(respondent, time, weight, answers, segments, comment);
    }

    /**
     * Who answered.
     *
     * @return the person, null if anonymous
     */
    public @Nullable String respondent() {
        return respondent;
    }

    /**
     * When.
     *
     * @return the time, null if unknown
     */
    public @Nullable Instant time() {
        return time;
    }

    /**
     * How much the response counts.
     *
     * @return 0 or more; 1 where the survey has no weights
     */
    public double weight() {
        return weight;
    }

    /**
     * What was answered.
     *
     * @return question id to answer; a question that was not asked is absent
     */
    public Map<String, Answer> answers() {
        return answers;
    }

    /**
     * The groups it belongs to.
     *
     * @return segment column to value, empty text where the cell was empty
     */
    public Map<String, String> segments() {
        return segments;
    }

    /**
     * Free text.
     *
     * @return the text, null if there is none
     */
    public @Nullable String comment() {
        return comment;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof SurveyResponse other
                && Objects.equals(respondent, other.respondent)
                && Objects.equals(time, other.time)
                && Double.compare(weight, other.weight) == 0
                && answers.equals(other.answers)
                && segments.equals(other.segments)
                && Objects.equals(comment, other.comment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(respondent, time, weight, answers, segments, comment);
    }

    /** Answers, segments, time and weight; never who answered, nor what they wrote. */
    @Override
    public String toString() {
        return "response " + answers
                + (segments.isEmpty() ? "" : " of " + segments)
                + (time == null ? "" : " at " + time)
                + (weight == 1 ? "" : " weighing " + weight);
    }
}
