package io.github.cxkit.testkit.arbitraries;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitraries for scales, tallies, surveys and responses. All shrink to small, plain examples.
 *
 * @since 0.1.0
 */
public final class CxArbitraries {

    private static final long YEARS_30 = 946_080_000L;

    private CxArbitraries() {}

    /**
     * Scales of 2 to 11 points, with and without gaps, either end good.
     *
     * @return scales
     */
    public static Arbitrary<Scale> scales() {
        Arbitrary<Scale> whole = Combinators.combine(
                        Arbitraries.integers().between(-2, 1),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.of(Direction.class))
                .as((min, steps, direction) -> Scale.of(min, min + steps, direction));
        Arbitrary<Scale> gaps = Combinators.combine(
                        Arbitraries.integers()
                                .between(-10, 10)
                                .set()
                                .ofMinSize(2)
                                .ofMaxSize(7),
                        Arbitraries.of(Direction.class))
                .as((points, direction) -> new Scale(List.copyOf(new TreeSet<>(points)), direction));
        return Arbitraries.oneOf(whole, gaps);
    }

    /**
     * Points of a scale.
     *
     * @param scale the scale
     * @return its points
     */
    public static Arbitrary<Integer> ratings(Scale scale) {
        return Arbitraries.of(scale.points());
    }

    /**
     * Answers on a scale: ratings mostly, and the three kinds of none.
     *
     * @param scale the scale
     * @return answers
     */
    public static Arbitrary<Answer> answers(Scale scale) {
        return Arbitraries.frequencyOf(
                Tuple.of(8, ratings(scale).map(Answer.Rating::new)),
                Tuple.of(1, Arbitraries.just(Answer.BLANK)),
                Tuple.of(1, Arbitraries.just(Answer.NOT_APPLICABLE)),
                Tuple.of(1, Arbitraries.just(new Answer.Invalid("?", "allowed: " + scale))));
    }

    /**
     * Tallies on a scale, empty ones and ones of a single point too.
     *
     * @param scale the scale
     * @return tallies
     */
    public static Arbitrary<RatingTally> tallies(Scale scale) {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 1_000_000);
        return Combinators.combine(count.list().ofSize(scale.size()), count, count, count)
                .as((counts, blank, notApplicable, invalid) -> RatingTally.ofCounts(
                        scale, counts.stream().mapToLong(Long::longValue).toArray(), blank, notApplicable, invalid));
    }

    /**
     * Weighted tallies on a scale, of up to 50 answers.
     *
     * @param scale the scale
     * @return tallies
     */
    public static Arbitrary<WeightedTally> weightedTallies(Scale scale) {
        Arbitrary<Map.Entry<Integer, Double>> weighted =
                Combinators.combine(ratings(scale), weights()).as(Map::entry);
        return weighted.list().ofMaxSize(50).map(answers -> {
            WeightedTally.Builder builder = WeightedTally.builder(scale);
            answers.forEach(answer -> builder.add(answer.getKey(), answer.getValue()));
            return builder.build();
        });
    }

    /**
     * Response weights, 0 to 100.
     *
     * @return weights
     */
    public static Arbitrary<Double> weights() {
        return Arbitraries.doubles().between(0, 100).ofScale(3);
    }

    /**
     * The metrics of the catalogue that are defined on one scale.
     *
     * @return metrics
     */
    public static Arbitrary<RatingMetric> metrics() {
        return Arbitraries.of(Metrics.fixed());
    }

    /**
     * Results of a kind of value: known ones mostly, and insufficient ones of every reason.
     *
     * @param values the values
     * @return results
     * @param <T> type of the value
     */
    public static <T> Arbitrary<Result<T>> results(Arbitrary<T> values) {
        Arbitrary<Result<T>> known = values.map(Result::of);
        Arbitrary<Result<T>> lacks =
                Arbitraries.of(Result.Reason.class).map(reason -> Result.insufficient(reason, "not enough"));
        return Arbitraries.frequencyOf(Tuple.of(4, known), Tuple.of(1, lacks));
    }

    /**
     * Surveys of one to five questions, with and without codes, segments, weights and times.
     *
     * @return surveys
     */
    public static Arbitrary<Survey> surveys() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(
                        scales().list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.integers().between(0, 3),
                        flag,
                        flag,
                        flag)
                .as(CxArbitraries::survey);
    }

    private static Survey survey(List<Scale> scales, int segments, boolean codes, boolean weighted, boolean timed) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            Question question = Question.of("q" + (i + 1), scales.get(i));
            questions.add(codes ? question.withBlankCodes("-99").withNotApplicableCodes("n/a") : question);
        }
        List<SegmentColumn> columns = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            columns.add(SegmentColumn.of("s" + (i + 1)));
        }
        return Survey.of("survey", questions)
                .withTitle("Survey")
                .withSegments(columns)
                .withWeights(weighted ? "weight" : null)
                .withTimes(timed ? "time" : null, ZoneId.of("UTC"));
    }

    /**
     * Responses to a survey: any of its questions may not have been asked.
     *
     * @param survey the survey
     * @return responses
     */
    public static Arbitrary<SurveyResponse> responses(Survey survey) {
        List<Arbitrary<Answer>> perQuestion = survey.questions().stream()
                .map(question -> answers(question.scale()))
                .toList();
        Arbitrary<List<Answer>> answers = Combinators.combine(perQuestion).as(list -> list);
        Arbitrary<List<Boolean>> asked = Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false))
                .list()
                .ofSize(survey.questions().size());
        Arbitrary<List<String>> segments = Arbitraries.of("", "a", "b", "c")
                .list()
                .ofSize(survey.segments().size());
        Arbitrary<Instant> times =
                Arbitraries.longs().between(YEARS_30, 2 * YEARS_30).map(Instant::ofEpochSecond);
        return Combinators.combine(answers, asked, segments, times, weights())
                .as((given, shown, groups, time, weight) -> {
                    Map<String, Answer> byQuestion = new HashMap<>();
                    for (int i = 0; i < given.size(); i++) {
                        if (shown.get(i)) {
                            byQuestion.put(survey.questions().get(i).id(), given.get(i));
                        }
                    }
                    Map<String, String> bySegment = new HashMap<>();
                    for (int i = 0; i < groups.size(); i++) {
                        bySegment.put(survey.segments().get(i).column(), groups.get(i));
                    }
                    return SurveyResponse.of(byQuestion)
                            .withTime(survey.timeColumn() == null ? null : time)
                            .withWeight(survey.weightColumn() == null ? 1 : weight)
                            .withSegments(bySegment);
                });
    }
}
