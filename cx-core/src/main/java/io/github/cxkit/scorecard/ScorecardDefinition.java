package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard shows: the questions of a survey with their metrics, by which segments and periods.
 *
 * <pre>{@code
 * ScorecardDefinition.of(survey).by("LANG").per(PeriodLength.MONTH).withMinGroup(10);
 * }</pre>
 *
 * @param survey the questions, each with the metrics asked of it
 * @param by segment columns of the survey to group by, none twice
 * @param period how time is cut, null for no trend
 * @param minGroup groups of fewer answers are hidden, 1 or more; 1 hides none
 * @param confidence level of the intervals, strictly between 0 and 1
 * @since 0.1.0
 */
public record ScorecardDefinition(
        Survey survey, List<String> by, @Nullable PeriodLength period, long minGroup, double confidence) {

    private static final double USUAL_CONFIDENCE = 0.95;

    /**
     * Checks and copies.
     *
     * @param survey the questions, each with the metrics asked of it
     * @param by segment columns of the survey to group by
     * @param period how time is cut, or null
     * @param minGroup groups of fewer answers are hidden, 1 or more
     * @param confidence level of the intervals, strictly between 0 and 1
     * @throws IllegalArgumentException if a metric is unknown or does not fit its question, a segment is not declared or
     *     named twice, or a number is out of range
     */
    public ScorecardDefinition {
        Objects.requireNonNull(survey, "survey");
        by = List.copyOf(by);
        Arguments.level("confidence", confidence);
        if (minGroup < 1) {
            throw new IllegalArgumentException("minGroup must be >= 1 but was " + minGroup);
        }
        List<String> declared =
                survey.segments().stream().map(SegmentColumn::column).toList();
        Set<String> seen = new HashSet<>();
        for (String column : by) {
            if (!declared.contains(column)) {
                throw new IllegalArgumentException("survey " + survey.id() + " declares no segment \"" + column
                        + "\"; its segments are " + declared);
            }
            if (!seen.add(column)) {
                throw new IllegalArgumentException("segment \"" + column + "\" is asked for twice");
            }
        }
        for (Question question : survey.questions()) {
            for (String metric : question.metrics()) {
                try {
                    Metrics.named(metric, question.scale());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("question " + question.id() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /**
     * Everyone, all time, nothing hidden, 95 % intervals.
     *
     * @param survey the questions
     * @return the definition
     * @throws IllegalArgumentException if a metric is unknown or does not fit its question
     */
    public static ScorecardDefinition of(Survey survey) {
        return new ScorecardDefinition(survey, List.of(), null, 1, USUAL_CONFIDENCE);
    }

    /**
     * The same grouped by these columns.
     *
     * @param columns segment columns of the survey
     * @return the changed copy
     * @throws IllegalArgumentException if a column is not declared in the survey or named twice
     */
    public ScorecardDefinition by(String... columns) {
        return new ScorecardDefinition(survey, List.of(columns), period, minGroup, confidence);
    }

    /**
     * The same with a trend.
     *
     * @param length how time is cut, null for no trend
     * @return the changed copy
     */
    public ScorecardDefinition per(@Nullable PeriodLength length) {
        return new ScorecardDefinition(survey, by, length, minGroup, confidence);
    }

    /**
     * The same with small groups hidden.
     *
     * @param answers groups of fewer answers are hidden, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public ScorecardDefinition withMinGroup(long answers) {
        return new ScorecardDefinition(survey, by, period, answers, confidence);
    }

    /**
     * The same with another level of its intervals.
     *
     * @param level strictly between 0 and 1
     * @return the changed copy
     * @throws IllegalArgumentException if the level is out of range
     */
    public ScorecardDefinition withConfidence(double level) {
        return new ScorecardDefinition(survey, by, period, minGroup, level);
    }

    /**
     * The segment column of a name.
     *
     * @param column header of the column
     * @return the column as the survey declares it, or empty
     */
    Optional<SegmentColumn> segment(String column) {
        return survey.segments().stream().filter(s -> s.column().equals(column)).findFirst();
    }

    /**
     * What two waves of one survey are scored by together: the questions of both. Wording and order are this one's where
     * both have a question.
     */
    ScorecardDefinition and(ScorecardDefinition other) {
        if (equals(other)) {
            return this;
        }
        if (!by.equals(other.by)
                || period != other.period
                || minGroup != other.minGroup
                || confidence != other.confidence) {
            throw new IllegalArgumentException("summaries of differently cut scorecards cannot be merged: by " + by
                    + " per " + period + " from " + minGroup + " at " + confidence + ", and by " + other.by + " per "
                    + other.period + " from " + other.minGroup + " at " + other.confidence);
        }
        Map<String, Question> questions = new LinkedHashMap<>();
        survey.questions().forEach(question -> questions.put(question.id(), question));
        other.survey.questions().forEach(question -> questions.merge(question.id(), question, this::both));
        Survey joined = new Survey(
                survey.id(),
                survey.title(),
                new ArrayList<>(questions.values()),
                survey.segments(),
                survey.weightColumn(),
                survey.respondentColumn(),
                survey.timeColumn(),
                survey.timePattern(),
                survey.zone(),
                survey.commentColumn(),
                Objects.equals(survey.period(), other.survey.period()) ? survey.period() : null);
        return new ScorecardDefinition(joined, by, period, minGroup, confidence);
    }

    private Question both(Question first, Question second) {
        if (!first.scale().equals(second.scale())) {
            throw new IllegalArgumentException("question " + first.id() + " is asked on the scale " + first.scale()
                    + " in one survey and on " + second.scale() + " in the other, so they make no trend");
        }
        Set<String> metrics = new LinkedHashSet<>(first.metrics());
        metrics.addAll(second.metrics());
        return first.withMetrics(metrics.toArray(new String[0]));
    }
}
