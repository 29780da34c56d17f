package io.github.cxkit.survey;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A survey as data: its questions and the columns around them.
 *
 * <p>Header and code drift between the years of one survey is normal; so each year has its own definition, and equal
 * question ids make one trend.
 *
 * @param id name of the survey
 * @param title for people
 * @param questions at least one, ids unique
 * @param segments columns to group by
 * @param weightColumn column of the response weights, null if unweighted
 * @param respondentColumn column that names the person, null if anonymous
 * @param timeColumn column of the response time, null if there is none
 * @param timePattern pattern of the times as {@link java.time.format.DateTimeFormatter} reads it, null for ISO-8601 dates
 *     and date-times
 * @param zone the zone that local times belong to and that periods are cut in
 * @param commentColumn column of the free text, null if there is none
 * @param period the period that every response belongs to, where the survey is one wave of a series; null if the
 *     responses carry their own times
 * @since 0.1.0
 */
public record Survey(
        String id,
        String title,
        List<Question> questions,
        List<SegmentColumn> segments,
        @Nullable String weightColumn,
        @Nullable String respondentColumn,
        @Nullable String timeColumn,
        @Nullable String timePattern,
        ZoneId zone,
        @Nullable String commentColumn,
        @Nullable CalendarPeriod period) {

    /**
     * Checks and copies.
     *
     * @param id name of the survey
     * @param title for people
     * @param questions at least one, ids unique
     * @param segments columns to group by
     * @param weightColumn column of the response weights, or null
     * @param respondentColumn column that names the person, or null
     * @param timeColumn column of the response time, or null
     * @param timePattern pattern of the times, or null
     * @param zone the zone of local times and periods
     * @param commentColumn column of the free text, or null
     * @param period the period of the whole survey, or null
     * @throws IllegalArgumentException if there is no question or an id appears more than once
     */
    public Survey {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(zone, "zone");
        questions = List.copyOf(questions);
        segments = List.copyOf(segments);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a survey needs an id");
        }
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("survey " + id + " has no question");
        }
        var ids = new HashSet<String>();
        for (Question question : questions) {
            if (!ids.add(question.id())) {
                throw new IllegalArgumentException("survey " + id + " has two questions \"" + question.id() + "\"");
            }
        }
        var columns = new HashSet<String>();
        for (SegmentColumn segment : segments) {
            if (!columns.add(segment.column())) {
                throw new IllegalArgumentException(
                        "survey " + id + " has the segment \"" + segment.column() + "\" twice");
            }
        }
    }

    /**
     * A survey of just these questions, in UTC.
     *
     * @param id name of the survey
     * @param questions at least one
     * @return the survey
     * @throws IllegalArgumentException if there is no question or an id appears more than once
     */
    public static Survey of(String id, Question... questions) {
        return new Survey(id, id, List.of(questions), List.of(), null, null, null, null, ZoneId.of("UTC"), null, null);
    }

    /**
     * The same with a title for people.
     *
     * @param title the title
     * @return the changed copy
     */
    public Survey withTitle(String title) {
        return new Survey(
                id,
                title,
                questions,
                segments,
                weightColumn,
                respondentColumn,
                timeColumn,
                timePattern,
                zone,
                commentColumn,
                period);
    }

    /**
     * The same grouped by these columns.
     *
     * @param segments columns to group by
     * @return the changed copy
     */
    public Survey withSegments(SegmentColumn... segments) {
        return new Survey(
                id,
                title,
                questions,
                List.of(segments),
                weightColumn,
                respondentColumn,
                timeColumn,
                timePattern,
                zone,
                commentColumn,
                period);
    }

    /**
     * The same with response weights.
     *
     * @param column column of the weights
     * @return the changed copy
     */
    public Survey withWeights(String column) {
        return new Survey(
                id,
                title,
                questions,
                segments,
                column,
                respondentColumn,
                timeColumn,
                timePattern,
                zone,
                commentColumn,
                period);
    }

    /**
     * The same with respondents who can be told apart.
     *
     * @param column column that names the person
     * @return the changed copy
     */
    public Survey withRespondents(String column) {
        return new Survey(
                id,
                title,
                questions,
                segments,
                weightColumn,
                column,
                timeColumn,
                timePattern,
                zone,
                commentColumn,
                period);
    }

    /**
     * The same with response times in ISO-8601.
     *
     * @param column column of the times
     * @param zone the zone that local times belong to and that periods are cut in
     * @return the changed copy
     */
    public Survey withTimes(String column, ZoneId zone) {
        return new Survey(
                id,
                title,
                questions,
                segments,
                weightColumn,
                respondentColumn,
                column,
                null,
                zone,
                commentColumn,
                period);
    }

    /**
     * The same with free text.
     *
     * @param column column of the text
     * @return the changed copy
     */
    public Survey withComments(String column) {
        return new Survey(
                id,
                title,
                questions,
                segments,
                weightColumn,
                respondentColumn,
                timeColumn,
                timePattern,
                zone,
                column,
                period);
    }

    /**
     * The question with an id.
     *
     * @param questionId the id
     * @return the question, or empty
     */
    public Optional<Question> question(String questionId) {
        return questions.stream().filter(q -> q.id().equals(questionId)).findFirst();
    }
}
