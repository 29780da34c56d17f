package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard shows, as data: the metrics of a survey's questions and the indices of frameworks, by which segments,
 * touchpoints, phases and periods.
 *
 * <pre>{@code
 * ScorecardDefinition.of(survey).by("LANG").measuring(Frameworks.SIX_PILLARS).per(PeriodLength.MONTH).withMinGroup(10);
 * }</pre>
 *
 * <p>A <em>dimension</em> is a segment column of the survey or, where {@link #along} places the answers on a
 * journey, {@link #PHASE}; {@link #crossing} takes several at once.
 *
 * @param survey the questions, each with the metrics asked of it
 * @param by dimensions to group by one at a time, none twice
 * @param crossings dimensions to group by several at a time; each of them is also in {@code by}
 * @param touchpoints where answers name their touchpoint, null if they are not placed on a journey
 * @param frameworks indices computed from questions of the survey, their rules all different
 * @param period how time is cut, null for no trend
 * @param minGroup groups of fewer answers are hidden, 1 or more; 1 hides none
 * @param confidence level of the intervals, strictly between 0 and 1
 * @since 0.1.0
 */
public record ScorecardDefinition(
        Survey survey,
        List<String> by,
        List<List<String>> crossings,
        @Nullable TouchpointColumn touchpoints,
        List<CompositeIndex> frameworks,
        @Nullable PeriodLength period,
        long minGroup,
        double confidence) {

    /** The dimension of phases; its groups are the codes of the journey's phases, empty for an unplanned touchpoint. */
    public static final String PHASE = "phase";

    private static final double USUAL_CONFIDENCE = 0.95;

    /**
     * Checks and copies.
     *
     * @param survey the questions, each with the metrics asked of it
     * @param by dimensions to group by one at a time
     * @param crossings dimensions to group by several at a time
     * @param touchpoints where answers name their touchpoint, or null
     * @param frameworks indices computed from questions of the survey
     * @param period how time is cut, or null
     * @param minGroup groups of fewer answers are hidden, 1 or more
     * @param confidence level of the intervals, strictly between 0 and 1
     * @throws IllegalArgumentException if a metric is unknown or does not fit its question, a dimension is not declared or
     *     named twice, a crossing has fewer than two dimensions, one that is not in {@code by}, or both touchpoint and phase,
     *     a framework asks for a question that the survey lacks or appears more than once, or a number is out of range
     */
    public ScorecardDefinition {
        Objects.requireNonNull(survey, "survey");
        by = List.copyOf(by);
        crossings = crossings.stream().map(List::copyOf).toList();
        frameworks = List.copyOf(frameworks);
        Arguments.level("confidence", confidence);
        Arguments.within("minGroup", minGroup, 1, Long.MAX_VALUE);
        DefinitionChecks.dimensions(survey, by, touchpoints);
        DefinitionChecks.crossings(by, crossings, touchpoints);
        DefinitionChecks.metrics(survey);
        DefinitionChecks.frameworks(survey, frameworks);
    }

    /**
     * Everyone, all time, nothing hidden, 95 % intervals.
     *
     * @param survey the questions
     * @return the definition
     * @throws IllegalArgumentException if a metric is unknown or does not fit its question
     */
    public static ScorecardDefinition of(Survey survey) {
        return new ScorecardDefinition(survey, List.of(), List.of(), null, List.of(), null, 1, USUAL_CONFIDENCE);
    }

    /**
     * The same with answers placed on a journey: {@link #PHASE} becomes a dimension, and groups of touchpoints and phases
     * stand in the order of the journey.
     *
     * @param journey the planned journey
     * @param column segment column of the survey that holds touchpoint ids
     * @return the changed copy
     * @throws IllegalArgumentException if the column is not declared in the survey
     */
    public ScorecardDefinition along(JourneyDefinition journey, String column) {
        return new ScorecardDefinition(
                survey, by, crossings, new TouchpointColumn(column, journey), frameworks, period, minGroup, confidence);
    }

    /**
     * The same grouped by these dimensions, one at a time.
     *
     * @param dimensions segment columns of the survey, or {@link #PHASE}
     * @return the changed copy
     * @throws IllegalArgumentException if a dimension is not declared or named twice, or a crossing needs one left out
     */
    public ScorecardDefinition by(String... dimensions) {
        return new ScorecardDefinition(
                survey, List.of(dimensions), crossings, touchpoints, frameworks, period, minGroup, confidence);
    }

    /**
     * The same grouped by several dimensions at once as well: the way to drill down.
     *
     * @param dimensions two or more that the scorecard is grouped by
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer than two, one is not grouped by, or both touchpoint and phase are
     *     named, since the one tells the other
     */
    public ScorecardDefinition crossing(String... dimensions) {
        List<List<String>> more = new ArrayList<>(crossings);
        more.add(List.of(dimensions));
        return new ScorecardDefinition(survey, by, more, touchpoints, frameworks, period, minGroup, confidence);
    }

    /**
     * The same with these frameworks.
     *
     * @param indices indices computed from questions of the survey; none for none
     * @return the changed copy
     * @throws IllegalArgumentException if an index asks for a question that the survey lacks, or appears more than once
     */
    public ScorecardDefinition measuring(CompositeIndex... indices) {
        return new ScorecardDefinition(
                survey, by, crossings, touchpoints, List.of(indices), period, minGroup, confidence);
    }

    /**
     * The same with a trend.
     *
     * @param length how time is cut, null for no trend
     * @return the changed copy
     */
    public ScorecardDefinition per(@Nullable PeriodLength length) {
        return new ScorecardDefinition(survey, by, crossings, touchpoints, frameworks, length, minGroup, confidence);
    }

    /**
     * The same with small groups hidden.
     *
     * @param answers groups of fewer answers are hidden, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public ScorecardDefinition withMinGroup(long answers) {
        return new ScorecardDefinition(survey, by, crossings, touchpoints, frameworks, period, answers, confidence);
    }

    /**
     * The same with another level of its intervals.
     *
     * @param level strictly between 0 and 1
     * @return the changed copy
     * @throws IllegalArgumentException if the level is out of range
     */
    public ScorecardDefinition withConfidence(double level) {
        return new ScorecardDefinition(survey, by, crossings, touchpoints, frameworks, period, minGroup, level);
    }

    /** Every way the answers are grouped: one dimension at a time, then several. */
    List<List<String>> cuts() {
        List<List<String>> cuts = new ArrayList<>();
        by.forEach(dimension -> cuts.add(List.of(dimension)));
        cuts.addAll(crossings);
        return cuts;
    }

    /**
     * What two waves of one survey are scored by together: the questions of both. Wording and order are this one's where
     * both have a question.
     */
    ScorecardDefinition and(ScorecardDefinition other) {
        if (equals(other)) {
            return this;
        }
        if (!cut().equals(other.cut())) {
            throw new IllegalArgumentException(
                    "summaries of differently cut scorecards cannot be merged: " + cut() + " and " + other.cut());
        }
        if (!frameworks.equals(other.frameworks) || !Objects.equals(touchpoints, other.touchpoints)) {
            throw new IllegalArgumentException(
                    "summaries of differently defined frameworks or journeys cannot be merged: " + names() + " and "
                            + other.names());
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
        return new ScorecardDefinition(joined, by, crossings, touchpoints, frameworks, period, minGroup, confidence);
    }

    /** What two summaries must share, in words. */
    String cut() {
        return "by " + by + (crossings.isEmpty() ? "" : " crossing " + crossings) + " per " + period + " from "
                + minGroup + " at " + confidence;
    }

    private String names() {
        return frameworks.stream().map(index -> index.rule().id().toString()).toList()
                + (touchpoints == null ? "" : " along " + touchpoints.journey().id() + " by " + touchpoints.column());
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
