package io.github.cxkit.survey;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A survey as data: its questions and the columns around them.
 *
 * <p>Header and code drift between the years of one survey is normal; so each year has its own definition, and equal
 * question ids make one trend.
 *
 * <pre>{@code
 * Survey shop = Survey.of("shop", Question.of("recommend", Scale.of(0, 10)), Question.of("ease", Scale.of(1, 5)))
 *         .withSegments(SegmentColumn.of("LANG"))
 *         .withTimes("answered_at", ZoneId.of("Europe/Rome"));
 * shop.getQuestion("ease").scale();  // 1..5
 * }</pre>
 *
 * <p>Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class Survey {

    private final String id;
    private final String title;
    private final List<Question> questions;
    private final List<SegmentColumn> segments;
    private final @Nullable String weightColumn;
    private final @Nullable String respondentColumn;
    private final @Nullable String timeColumn;
    private final @Nullable String timePattern;
    private final ZoneId zone;
    private final @Nullable String commentColumn;
    private final @Nullable CalendarPeriod period;

    private Survey(Parts parts) {
        this.id = parts.id;
        this.title = Objects.requireNonNull(parts.title, "title");
        this.questions = Copies.list("questions", parts.questions);
        this.segments = Copies.list("segments", parts.segments);
        this.weightColumn = parts.weightColumn;
        this.respondentColumn = parts.respondentColumn;
        this.timeColumn = parts.timeColumn;
        this.timePattern = parts.timePattern;
        this.zone = Objects.requireNonNull(parts.zone, "zone");
        this.commentColumn = parts.commentColumn;
        this.period = parts.period;
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

    /** What a survey is made of, while one part is changed. */
    private static final class Parts {
        private String id;
        private String title;
        private List<Question> questions;
        private List<SegmentColumn> segments = List.of();
        private @Nullable String weightColumn;
        private @Nullable String respondentColumn;
        private @Nullable String timeColumn;
        private @Nullable String timePattern;
        private ZoneId zone = ZoneId.of("UTC");
        private @Nullable String commentColumn;
        private @Nullable CalendarPeriod period;

        Parts(String id, List<Question> questions) {
            this.id = id;
            this.title = id;
            this.questions = questions;
        }
    }

    private Survey changed(Consumer<Parts> change) {
        Parts parts = new Parts(id, questions);
        parts.title = title;
        parts.segments = segments;
        parts.weightColumn = weightColumn;
        parts.respondentColumn = respondentColumn;
        parts.timeColumn = timeColumn;
        parts.timePattern = timePattern;
        parts.zone = zone;
        parts.commentColumn = commentColumn;
        parts.period = period;
        change.accept(parts);
        return new Survey(parts);
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
        return of(id, List.of(questions));
    }

    /**
     * A survey of just these questions, in UTC.
     *
     * @param id name of the survey
     * @param questions at least one
     * @return the survey
     * @throws IllegalArgumentException if there is no question or an id appears more than once
     */
    public static Survey of(String id, List<Question> questions) {
        return new Survey(new Parts(id, questions));
    }

    /**
     * The same with a title for people.
     *
     * @param title the title
     * @return the changed copy
     */
    public Survey withTitle(String title) {
        return changed(parts -> parts.title = title);
    }

    /**
     * The same with other questions.
     *
     * @param questions at least one, ids unique
     * @return the changed copy
     * @throws IllegalArgumentException if there is no question or an id appears more than once
     */
    public Survey withQuestions(List<Question> questions) {
        return changed(parts -> parts.questions = questions);
    }

    /**
     * The same grouped by these columns.
     *
     * @param segments columns to group by
     * @return the changed copy
     * @throws IllegalArgumentException if a column appears more than once
     */
    public Survey withSegments(SegmentColumn... segments) {
        return withSegments(List.of(segments));
    }

    /**
     * The same grouped by these columns.
     *
     * @param segments columns to group by
     * @return the changed copy
     * @throws IllegalArgumentException if a column appears more than once
     */
    public Survey withSegments(List<SegmentColumn> segments) {
        return changed(parts -> parts.segments = segments);
    }

    /**
     * The same with response weights.
     *
     * @param column column of the weights, null for none
     * @return the changed copy
     */
    public Survey withWeights(@Nullable String column) {
        return changed(parts -> parts.weightColumn = column);
    }

    /**
     * The same with respondents who can be told apart.
     *
     * @param column column that names the person, null where they are anonymous
     * @return the changed copy
     */
    public Survey withRespondents(@Nullable String column) {
        return changed(parts -> parts.respondentColumn = column);
    }

    /**
     * The same with response times in ISO-8601.
     *
     * @param column column of the times, null for none
     * @param zone the zone that local times belong to and that periods are cut in
     * @return the changed copy
     */
    public Survey withTimes(@Nullable String column, ZoneId zone) {
        return changed(parts -> {
            parts.timeColumn = column;
            parts.zone = zone;
        });
    }

    /**
     * The same with response times in another form.
     *
     * @param pattern as {@link java.time.format.DateTimeFormatter} reads it, null for ISO-8601 dates and date-times
     * @return the changed copy
     */
    public Survey withTimePattern(@Nullable String pattern) {
        return changed(parts -> parts.timePattern = pattern);
    }

    /**
     * The same with free text.
     *
     * @param column column of the text, null for none
     * @return the changed copy
     */
    public Survey withComments(@Nullable String column) {
        return changed(parts -> parts.commentColumn = column);
    }

    /**
     * The same as one wave of a series: every response belongs to this period, whatever its own time.
     *
     * @param period the period, null if the responses carry their own times
     * @return the changed copy
     */
    public Survey withPeriod(@Nullable CalendarPeriod period) {
        return changed(parts -> parts.period = period);
    }

    /**
     * Its name.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * What it is called for people.
     *
     * @return the title; the id where none was given
     */
    public String title() {
        return title;
    }

    /**
     * What is asked.
     *
     * @return one question or more, ids unique
     */
    public List<Question> questions() {
        return questions;
    }

    /**
     * The columns to group by.
     *
     * @return none or more, columns unique
     */
    public List<SegmentColumn> segments() {
        return segments;
    }

    /**
     * The column of the response weights.
     *
     * @return its header, null if unweighted
     */
    public @Nullable String weightColumn() {
        return weightColumn;
    }

    /**
     * The column that names the person.
     *
     * @return its header, null if anonymous
     */
    public @Nullable String respondentColumn() {
        return respondentColumn;
    }

    /**
     * The column of the response time.
     *
     * @return its header, null if there is none
     */
    public @Nullable String timeColumn() {
        return timeColumn;
    }

    /**
     * How times are written.
     *
     * @return a pattern as {@link java.time.format.DateTimeFormatter} reads it, null for ISO-8601
     */
    public @Nullable String timePattern() {
        return timePattern;
    }

    /**
     * The zone that local times belong to and that periods are cut in.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The column of the free text.
     *
     * @return its header, null if there is none
     */
    public @Nullable String commentColumn() {
        return commentColumn;
    }

    /**
     * The period that every response belongs to, where the survey is one wave of a series.
     *
     * @return the period, null if the responses carry their own times
     */
    public @Nullable CalendarPeriod period() {
        return period;
    }

    /**
     * The question with an id, if there is one.
     *
     * @param questionId the id
     * @return the question, or empty
     */
    public Optional<Question> findQuestion(String questionId) {
        return questions.stream().filter(q -> q.id().equals(questionId)).findFirst();
    }

    /**
     * The question with an id.
     *
     * @param questionId the id
     * @return the question
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public Question getQuestion(String questionId) {
        return findQuestion(questionId)
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        "survey " + id + " has no question",
                        questionId,
                        questions.stream().map(Question::id).toList())));
    }

    /**
     * Refuses a response that names what this survey does not have: a misspelt id would be counted nowhere, in silence.
     *
     * @param response the response
     * @return the response
     * @throws IllegalArgumentException if a question or segment is unknown; the message names the nearest known one
     */
    public SurveyResponse requireKnown(SurveyResponse response) {
        response.answers().keySet().forEach(this::getQuestion);
        for (String segment : response.segments().keySet()) {
            if (segments.stream().noneMatch(known -> known.column().equals(segment))) {
                throw new IllegalArgumentException(Names.describe(
                        "survey " + id + " declares no segment",
                        segment,
                        segments.stream().map(SegmentColumn::column).toList()));
            }
        }
        return response;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
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

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Survey other && parts().equals(other.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Such as {@code survey shop [recommend on 0..10, ease on 1..5] by [LANG]}, and whatever else is not at its default. */
    @Override
    public String toString() {
        return "survey " + id + (title.equals(id) ? "" : " \"" + title + "\"") + " " + questions
                + (segments.isEmpty()
                        ? ""
                        : " by " + segments.stream().map(SegmentColumn::column).toList())
                + (weightColumn == null ? "" : " weights " + weightColumn)
                + (respondentColumn == null ? "" : " respondents " + respondentColumn)
                + (timeColumn == null ? "" : " times " + timeColumn)
                + (timePattern == null ? "" : " as " + timePattern)
                + " in " + zone
                + (commentColumn == null ? "" : " comments " + commentColumn)
                + (period == null ? "" : " wave " + period);
    }
}
