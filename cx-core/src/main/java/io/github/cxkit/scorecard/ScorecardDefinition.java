package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard shows, as data: which metrics score which questions of a survey, the indices of frameworks, by which
 * segments, touchpoints, phases and periods.
 *
 * <pre>{@code
 * ScorecardDefinition.of(survey)
 *         .scoring("recommend", Metrics.NPS)
 *         .scoring("satisfaction", mine, Metrics.topTwoBoxes(scale))
 *         .by("LANG").measuring(Frameworks.SIX_PILLARS).per(PeriodLength.MONTH).withMinGroup(10);
 * }</pre>
 *
 * <p>A metric is an object: the caller's own goes wherever a published one goes. A <em>dimension</em> is a segment column
 * of the survey or, where {@link #along} places the answers on a journey, {@link #PHASE}; {@link #crossing} takes several
 * at once.
 *
 * <p>Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class ScorecardDefinition {

    /** The dimension of phases; its groups are the codes of the journey's phases, empty for an unplanned touchpoint. */
    public static final String PHASE = "phase";

    private static final double USUAL_CONFIDENCE = 0.95;

    private final Survey survey;
    private final Map<String, List<RatingMetric>> metrics;
    private final List<String> by;
    private final List<List<String>> crossings;
    private final @Nullable TouchpointColumn touchpoints;
    private final List<CompositeIndex> frameworks;
    private final @Nullable PeriodLength period;
    private final long minGroup;
    private final double confidence;

    private ScorecardDefinition(Parts parts) {
        this.survey = Objects.requireNonNull(parts.survey, "survey");
        this.metrics = DefinitionChecks.metrics(survey, parts.metrics);
        this.by = Copies.list("by", parts.by);
        this.crossings = parts.crossings.stream().map(List::copyOf).toList();
        this.touchpoints = parts.touchpoints;
        this.frameworks = Copies.list("frameworks", parts.frameworks);
        this.period = parts.period;
        this.minGroup = Arguments.within("minGroup", parts.minGroup, 1, Long.MAX_VALUE);
        this.confidence = Significance.required(parts.confidence);
        DefinitionChecks.dimensions(survey, by, touchpoints);
        DefinitionChecks.crossings(by, crossings, touchpoints);
        DefinitionChecks.frameworks(survey, frameworks);
    }

    /** What a definition is made of, while one part is changed. */
    private static final class Parts {
        private Survey survey;
        private Map<String, List<RatingMetric>> metrics = Map.of();
        private List<String> by = List.of();
        private List<List<String>> crossings = List.of();
        private @Nullable TouchpointColumn touchpoints;
        private List<CompositeIndex> frameworks = List.of();
        private @Nullable PeriodLength period;
        private long minGroup = 1;
        private double confidence = USUAL_CONFIDENCE;

        Parts(Survey survey) {
            this.survey = survey;
        }
    }

    private ScorecardDefinition changed(Consumer<Parts> change) {
        Parts parts = new Parts(survey);
        parts.metrics = metrics;
        parts.by = by;
        parts.crossings = crossings;
        parts.touchpoints = touchpoints;
        parts.frameworks = frameworks;
        parts.period = period;
        parts.minGroup = minGroup;
        parts.confidence = confidence;
        change.accept(parts);
        return new ScorecardDefinition(parts);
    }

    /**
     * Everyone, all time, nothing hidden, 95 % intervals; no metric yet.
     *
     * @param survey the questions
     * @return the definition
     */
    public static ScorecardDefinition of(Survey survey) {
        return new ScorecardDefinition(new Parts(survey));
    }

    /**
     * The same with a question scored by just these metrics.
     *
     * @param question id of the question
     * @param metrics metrics on the scale of the question, of different names; none for none
     * @return the changed copy
     * @throws IllegalArgumentException if the survey has no such question, and then the message names the nearest; or if
     *     a metric is on another scale, or a name appears more than once
     */
    public ScorecardDefinition scoring(String question, RatingMetric... metrics) {
        return scoring(question, List.of(metrics));
    }

    /**
     * The same with a question scored by just these metrics.
     *
     * @param question id of the question
     * @param metrics metrics on the scale of the question, of different names; none for none
     * @return the changed copy
     * @throws IllegalArgumentException if the survey has no such question, or a metric is on another scale, or a name
     *     appears more than once
     */
    public ScorecardDefinition scoring(String question, List<RatingMetric> metrics) {
        Map<String, List<RatingMetric>> all = new LinkedHashMap<>(this.metrics);
        all.put(question, metrics);
        return scoring(all);
    }

    /**
     * The same with all questions scored by just these metrics.
     *
     * @param metrics id of each question that is scored to its metrics
     * @return the changed copy
     * @throws IllegalArgumentException if the survey lacks a question, or a metric is on another scale, or a name appears
     *     more than once for one question
     */
    public ScorecardDefinition scoring(Map<String, List<RatingMetric>> metrics) {
        return changed(parts -> parts.metrics = metrics);
    }

    /**
     * The same of another survey, such as another wave.
     *
     * @param survey a survey with the questions and segments that this definition names
     * @return the changed copy
     * @throws IllegalArgumentException if the survey lacks what this definition asks for
     */
    public ScorecardDefinition withSurvey(Survey survey) {
        return changed(parts -> parts.survey = survey);
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
        return changed(parts -> parts.touchpoints = new TouchpointColumn(column, journey));
    }

    /**
     * The same grouped by these dimensions, one at a time.
     *
     * @param dimensions segment columns of the survey, or {@link #PHASE}
     * @return the changed copy
     * @throws IllegalArgumentException if a dimension is not declared, and then the message names the nearest; or if one
     *     is named twice, or a crossing needs one left out
     */
    public ScorecardDefinition by(String... dimensions) {
        return changed(parts -> parts.by = List.of(dimensions));
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
        return changed(parts -> parts.crossings = more);
    }

    /**
     * The same with these frameworks.
     *
     * @param indices indices computed from questions of the survey; none for none
     * @return the changed copy
     * @throws IllegalArgumentException if an index asks for a question that the survey lacks, or appears more than once
     */
    public ScorecardDefinition measuring(CompositeIndex... indices) {
        return changed(parts -> parts.frameworks = List.of(indices));
    }

    /**
     * The same with a trend.
     *
     * @param length how time is cut, null for no trend
     * @return the changed copy
     */
    public ScorecardDefinition per(@Nullable PeriodLength length) {
        return changed(parts -> parts.period = length);
    }

    /**
     * The same with small groups hidden.
     *
     * @param answers groups of fewer answers are hidden, 1 or more; 1 hides none
     * @return the changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public ScorecardDefinition withMinGroup(long answers) {
        return changed(parts -> parts.minGroup = answers);
    }

    /**
     * The same with another level of its intervals.
     *
     * @param level from 0.5 to below 1
     * @return the changed copy
     * @throws IllegalArgumentException if the level is out of range
     */
    public ScorecardDefinition withConfidence(double level) {
        return changed(parts -> parts.confidence = level);
    }

    /**
     * What was asked.
     *
     * @return the survey
     */
    public Survey survey() {
        return survey;
    }

    /**
     * How the questions are scored.
     *
     * @return id of each question that is scored, in the order of the survey, to its metrics; unmodifiable
     */
    public Map<String, List<RatingMetric>> metrics() {
        return metrics;
    }

    /**
     * How one question is scored.
     *
     * @param question id of the question
     * @return its metrics, none if it is not scored
     * @throws IllegalArgumentException if the survey has no such question; the message names the nearest
     */
    public List<RatingMetric> metrics(String question) {
        return metrics.getOrDefault(survey.getQuestion(question).id(), List.of());
    }

    /**
     * One metric of one question.
     *
     * @param question id of the question
     * @param name name of the metric's rule, such as {@code nps}
     * @return the metric
     * @throws IllegalArgumentException if the question is not asked or not scored by it; the message names the nearest
     */
    public RatingMetric metric(String question, String name) {
        List<RatingMetric> known = metrics(question);
        return known.stream()
                .filter(metric -> metric.rule().id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        "question " + question + " has no metric",
                        name,
                        known.stream().map(metric -> metric.rule().id().name()).toList())));
    }

    /**
     * Dimensions to group by, one at a time.
     *
     * @return none twice
     */
    public List<String> by() {
        return by;
    }

    /**
     * Dimensions to group by, several at a time.
     *
     * @return each of them is also in {@link #by()}
     */
    public List<List<String>> crossings() {
        return crossings;
    }

    /**
     * Where answers name their touchpoint.
     *
     * @return column and journey, null if answers are not placed on a journey
     */
    public @Nullable TouchpointColumn touchpoints() {
        return touchpoints;
    }

    /**
     * Indices computed from questions of the survey.
     *
     * @return their rules are all different
     */
    public List<CompositeIndex> frameworks() {
        return frameworks;
    }

    /**
     * How time is cut.
     *
     * @return the length of the periods, null for no trend
     */
    public @Nullable PeriodLength period() {
        return period;
    }

    /**
     * Groups of fewer answers are hidden.
     *
     * @return 1 or more; 1 hides none
     */
    public long minGroup() {
        return minGroup;
    }

    /**
     * Level of the intervals.
     *
     * @return from 0.5 to below 1
     */
    public double confidence() {
        return confidence;
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
        Map<String, List<RatingMetric>> all = new LinkedHashMap<>(metrics);
        other.metrics.forEach((question, more) -> all.merge(question, more, (a, b) -> both(question, a, b)));
        Survey joined = survey.withQuestions(new ArrayList<>(questions.values()))
                .withPeriod(Objects.equals(survey.period(), other.survey.period()) ? survey.period() : null);
        return changed(parts -> {
            parts.survey = joined;
            parts.metrics = all;
        });
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
        return first;
    }

    private static List<RatingMetric> both(String question, List<RatingMetric> first, List<RatingMetric> second) {
        List<RatingMetric> all = new ArrayList<>(first);
        for (RatingMetric metric : second) {
            for (RatingMetric known : first) {
                if (known.rule().id().equals(metric.rule().id()) && !known.equals(metric)) {
                    throw new IllegalArgumentException("question " + question + " is scored by two rules of one name, "
                            + known + " with weights " + known.weights() + " and " + metric.weights()
                            + ", so they make no trend");
                }
            }
            if (!first.contains(metric)) {
                all.add(metric);
            }
        }
        return all;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(survey, metrics, by, crossings, touchpoints, frameworks, period, minGroup, confidence);
    }

    /**
     * Where a response counts: for sums of one's own beside the scorecard's rows.
     *
     * @return from a response to everyone and its groups, of all time and of its period
     */
    public Function<SurveyResponse, List<Slice>> slicing() {
        Grouping grouping = new Grouping(this);
        CalendarPeriod wave = survey.period();
        PeriodLength length = period();
        return response -> {
            Instant time = response.time();
            CalendarPeriod own =
                    length == null || wave != null || time == null ? wave : length.periodOf(time, survey.zone());
            List<Slice> found = new ArrayList<>(List.of(Slice.ALL));
            for (List<String> cut : cuts()) {
                for (List<String> groups : grouping.allGroups(cut, response)) {
                    Map<String, String> named = new LinkedHashMap<>();
                    groups.forEach(group -> named.put(cut.get(named.size()), group));
                    found.add(new Slice(named, null));
                }
            }
            if (length != null && own != null) {
                List.copyOf(found).forEach(slice -> found.add(slice.in(own)));
            }
            return found;
        };
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ScorecardDefinition other && parts().equals(other.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "scorecard of " + survey.id() + " scoring " + metrics + " measuring " + names() + " " + cut();
    }
}
