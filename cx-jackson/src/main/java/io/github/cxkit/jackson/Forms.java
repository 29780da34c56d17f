package io.github.cxkit.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.scorecard.FrameworkRow;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.scorecard.WeightedEstimate;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of the library's final classes; their records are seen by both Jacksons alike. */
final class Forms {

    private Forms() {}

    static List<Form<?, ?>> ofLibrary(MetricCatalog catalog) {
        return List.of(
                new Form<>(
                        io.github.cxkit.survey.Scale.class,
                        SurveyForms.ScaleForm.class,
                        SurveyForms.ScaleForm::of,
                        SurveyForms.ScaleForm::scale),
                new Form<>(
                        io.github.cxkit.survey.Question.class,
                        SurveyForms.QuestionForm.class,
                        SurveyForms.QuestionForm::of,
                        SurveyForms.QuestionForm::question),
                new Form<>(
                        io.github.cxkit.survey.SegmentColumn.class,
                        SurveyForms.SegmentForm.class,
                        SurveyForms.SegmentForm::of,
                        SurveyForms.SegmentForm::segment),
                new Form<>(
                        Survey.class, SurveyForms.SurveyForm.class, SurveyForms.SurveyForm::of, form -> form.survey()),
                new Form<>(SurveyResponse.class, ResponseForm.class, ResponseForm::of, ResponseForm::response),
                new Form<>(
                        ScorecardDefinition.class,
                        DefinitionForm.class,
                        DefinitionForm::of,
                        form -> form.definition(catalog)),
                new Form<>(RatingScore.class, ScoreForm.class, ScoreForm::of, ScoreForm::score),
                new Form<>(
                        JourneyEvent.class,
                        JourneyForms.EventForm.class,
                        JourneyForms.EventForm::of,
                        form -> form.event()),
                new Form<>(
                        JourneyDefinition.class,
                        JourneyForms.PlanForm.class,
                        JourneyForms.PlanForm::of,
                        form -> form.plan()),
                new Form<>(RatingWindow.class, WindowForm.class, WindowForm::of, WindowForm::window),
                new Form<>(Scorecard.class, CardForm.class, CardForm::of, CardForm::card),
                new Form<>(ScorecardRow.class, RowForm.class, RowForm::of, RowForm::row));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** A window of live answers; what stands by segment is a list, since a slice is no key. */
    record WindowForm(
            RatingTally current, List<RatingTally> history, List<SegmentTally> bySegment, List<SegmentTally> before) {

        /** The answers of one segment. */
        record SegmentTally(Slice slice, RatingTally tally) {}

        static WindowForm of(RatingWindow window) {
            return new WindowForm(
                    window.current(), window.history(), list(window.bySegment()), list(window.bySegmentBefore()));
        }

        RatingWindow window() {
            return new RatingWindow(current, history, map(bySegment), map(before));
        }

        private static List<SegmentTally> list(Map<Slice, RatingTally> tallies) {
            return tallies.entrySet().stream()
                    .map(each -> new SegmentTally(each.getKey(), each.getValue()))
                    .toList();
        }

        private static Map<Slice, RatingTally> map(List<SegmentTally> tallies) {
            Map<Slice, RatingTally> map = new LinkedHashMap<>();
            tallies.forEach(each -> map.put(each.slice(), each.tally()));
            return map;
        }
    }

    record ResponseForm(
            @Nullable String respondent,
            @Nullable Instant time,
            double weight,
            Map<String, Answer> answers,
            Map<String, String> segments,
            @Nullable String comment) {

        static ResponseForm of(SurveyResponse response) {
            return new ResponseForm(
                    response.respondent(),
                    response.time(),
                    response.weight(),
                    response.answers(),
                    response.segments(),
                    response.comment());
        }

        SurveyResponse response() {
            return SurveyResponse.of(answers)
                    .withRespondent(respondent)
                    .withTime(time)
                    .withWeight(weight)
                    .withSegments(segments)
                    .withComment(comment);
        }
    }

    /** A metric in full, which is how it is written, or the name of one in the catalog. */
    record MetricForm(@Nullable String name, @Nullable RatingMetric metric) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static MetricForm named(String name) {
            return new MetricForm(name, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static MetricForm of(RatingMetric metric) {
            return new MetricForm(null, metric);
        }

        @JsonValue
        @Nullable Object value() {
            return metric == null ? name : metric;
        }

        RatingMetric metric(MetricCatalog catalog, String question, Survey survey) {
            return metric == null
                    ? catalog.get(
                            String.valueOf(name), survey.getQuestion(question).scale())
                    : metric;
        }
    }

    record DefinitionForm(
            Survey survey,
            @Nullable Map<String, List<MetricForm>> metrics,
            @Nullable List<String> by,
            @Nullable List<List<String>> crossings,
            @Nullable TouchpointColumn touchpoints,
            @Nullable List<CompositeIndex> frameworks,
            @Nullable PeriodLength period,
            @Nullable Long minGroup,
            @Nullable Double confidence) {

        static DefinitionForm of(ScorecardDefinition definition) {
            Map<String, List<MetricForm>> metrics = new LinkedHashMap<>();
            definition
                    .metrics()
                    .forEach((question, all) -> metrics.put(
                            question, all.stream().map(MetricForm::of).toList()));
            return new DefinitionForm(
                    definition.survey(),
                    metrics,
                    definition.by(),
                    definition.crossings(),
                    definition.touchpoints(),
                    definition.frameworks(),
                    definition.period(),
                    definition.minGroup(),
                    definition.confidence());
        }

        ScorecardDefinition definition(MetricCatalog catalog) {
            Map<String, List<RatingMetric>> all = new LinkedHashMap<>();
            or(metrics, Map.<String, List<MetricForm>>of())
                    .forEach((question, forms) -> all.put(
                            question,
                            forms.stream()
                                    .map(form -> form.metric(catalog, question, survey))
                                    .toList()));
            ScorecardDefinition made = ScorecardDefinition.of(survey).scoring(all);
            if (touchpoints != null) {
                made = made.along(touchpoints.journey(), touchpoints.column());
            }
            made = made.by(or(by, List.<String>of()).toArray(String[]::new));
            for (List<String> crossing : or(crossings, List.<List<String>>of())) {
                made = made.crossing(crossing.toArray(String[]::new));
            }
            made = made.measuring(or(frameworks, List.<CompositeIndex>of()).toArray(CompositeIndex[]::new))
                    .per(period)
                    .withMinGroup(or(minGroup, made.minGroup()));
            return made.withConfidence(or(confidence, made.confidence()));
        }
    }

    /**
     * A score that any front end can show: what it says, beside what it is computed from. When it is read, metric and tally
     * alone decide; what is said of n must agree with them.
     */
    record ScoreForm(
            RatingMetric metric,
            RatingTally tally,
            @Nullable Result<Double> value,
            @Nullable Result<ConfidenceInterval> interval,
            @Nullable Long n,
            @Nullable Map<String, Long> leftOut,
            @Nullable RuleId rule,
            @Nullable Set<Caution> cautions) {

        static ScoreForm of(RatingScore score) {
            return new ScoreForm(
                    score.metric(),
                    score.tally(),
                    score.value(),
                    score.interval(),
                    score.n(),
                    score.evidence().excluded().counts(),
                    score.metric().rule().id(),
                    score.cautions());
        }

        RatingScore score() {
            RatingScore score = metric.score(tally);
            if (n != null && n != score.n()) {
                throw new IllegalArgumentException(
                        "n is said to be " + n + " but the tally counts " + score.n() + " answers");
            }
            return score;
        }
    }

    record CardForm(
            ScorecardDefinition definition,
            long responses,
            long undated,
            List<ScorecardRow> rows,
            List<FrameworkRow> frameworks) {

        static CardForm of(Scorecard card) {
            return new CardForm(card.definition(), card.responses(), card.undated(), card.rows(), card.frameworks());
        }

        Scorecard card() {
            return Scorecard.of(definition, rows)
                    .withResponses(responses, undated)
                    .withFrameworks(frameworks);
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RowForm(
            String question,
            Slice slice,
            Result<Double> value,
            ScoreUnit unit,
            Result<ConfidenceInterval> interval,
            Evidence evidence,
            List<Long> counts,
            @Nullable WeightedEstimate weighted,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClusteredMean clustered,

            Set<Caution> cautions,
            boolean suppressed) {

        static RowForm of(ScorecardRow row) {
            return new RowForm(
                    row.question(),
                    row.slice(),
                    row.value(),
                    row.unit(),
                    row.interval(),
                    row.evidence(),
                    row.counts(),
                    row.weighted(),
                    row.clustered(),
                    row.cautions(),
                    row.suppressed());
        }

        ScorecardRow row() {
            ScorecardRow row =
                    ScorecardRow.of(question, slice, value, unit, evidence).withInterval(interval);
            return suppressed
                    ? row.asSuppressed()
                    : row.withCounts(counts)
                            .withWeighted(weighted)
                            .withClustered(clustered)
                            .withCautions(cautions);
        }
    }
}
