package io.github.cxkit.framework;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.score.Bands;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeIndexTest {

    private static final Rule RULE = Rule.convention("acme.promise", "Our promise", "our service board");

    private static final CompositeIndex PROMISE =
            CompositeIndex.of(RULE, 0, 10, Combination.WEIGHTED_MEAN, "quick", "friendly", "right");

    @Test
    void aTeamsOwnFrameworkIsData() {
        IndexScore score = PROMISE.score(Map.of("quick", 7.0, "friendly", 9.0, "right", 5.0));
        assertThat(score.value().orElseThrow()).isEqualTo(7);
        assertThat(score.weakest().orElseThrow()).isEqualTo("right");
        assertThat(score.strongest().orElseThrow()).isEqualTo("friendly");
        assertThat(score.spread().orElseThrow()).isEqualTo(4);
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.balanced().orElseThrow()).isEqualTo(Math.cbrt(315), within(1e-12));
        assertThat(score.unit()).isEqualTo(ScoreUnit.SCALE_POINTS);
        assertThat(score).hasToString("Our promise 7.00 of 0.000..10.00, weakest right, n=3");
        assertThat(score.band().isKnown()).isFalse();
        Bands bands = new Bands(List.of(7.0), List.of("no", "yes"), "us");
        assertThat(PROMISE.withBands(bands).score(score.scores()).band().orElseThrow())
                .isEqualTo("yes");
    }

    @Test
    void everyCombination() {
        Map<String, Double> scores = Map.of("quick", 4.0, "friendly", 9.0, "right", 1.0);
        assertThat(index(Combination.WEIGHTED_MEAN, scores)).isEqualTo(14.0 / 3, within(1e-12));
        assertThat(index(Combination.GEOMETRIC_MEAN, scores)).isEqualTo(Math.cbrt(36), within(1e-12));
        assertThat(index(Combination.WEAKEST, scores)).isEqualTo(1);
        assertThat(index(Combination.GATED, scores)).isEqualTo(3, within(1e-12));
        assertThat(index(Combination.GEOMETRIC_MEAN, Map.of("quick", 0.0, "friendly", 9.0, "right", 1.0)))
                .isZero();
    }

    private static double index(Combination combination, Map<String, Double> scores) {
        return PROMISE.withCombination(combination).score(scores).value().orElseThrow();
    }

    /** (3 x 4 + 1 x 8) / 4 whatever the unit of the weights; the geometric mean is (4³ x 8)^(1/4). */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e307, 5e-308, 1e-320})
    void weightsOfAnySizeWeighAlike(double unit) {
        CompositeIndex two = CompositeIndex.of(RULE, 0, 10, Combination.WEIGHTED_MEAN, "quick", "right")
                .withWeights(Map.of("quick", 3 * unit, "right", unit));
        Map<String, Double> scores = Map.of("quick", 4.0, "right", 8.0);

        assertThat(two.score(scores).value().orElseThrow()).isEqualTo(5, within(1e-3));
        assertThat(two.withCombination(Combination.GEOMETRIC_MEAN)
                        .score(scores)
                        .value()
                        .orElseThrow())
                .isEqualTo(4.756828460010884, within(1e-3));
        assertThat(two.withCombination(Combination.GATED).score(scores).value().orElseThrow())
                .isEqualTo(4, within(1e-3));
    }

    @Test
    void missingDimensions() {
        Map<String, Double> scores = Map.of("quick", 4.0, "right", 1.0);
        IndexScore strict = PROMISE.score(scores);
        assertThat(reason(strict.value())).isEqualTo(Reason.PART_MISSING);
        assertThat(strict.weakest().orElseThrow()).isEqualTo("right");
        assertThat(strict).asString().contains("insufficient");
        IndexScore lenient = PROMISE.withMissing(MissingPolicy.RENORMALISE).score(scores);
        assertThat(lenient.value().orElseThrow()).isEqualTo(2.5);
        assertThat(lenient.coverage()).isEqualTo(2.0 / 3, within(1e-12));
        CompositeIndex withoutFriendly = PROMISE.withWeights(Map.of("friendly", 0.0));
        assertThat(reason(withoutFriendly.score(scores).value())).isEqualTo(Reason.PART_MISSING);
        assertThat(withoutFriendly
                        .withMissing(MissingPolicy.RENORMALISE)
                        .score(scores)
                        .value()
                        .orElseThrow())
                .isEqualTo(2.5);
        IndexScore none = PROMISE.score(Map.of());
        assertThat(reason(none.value())).isEqualTo(Reason.NO_ANSWERS);
        assertThat(none.weakest().isKnown()).isFalse();
        assertThat(none.spread().isKnown()).isFalse();
        assertThat(none.balanced().isKnown()).isFalse();
        assertThat(none).hasToString("Our promise insufficient of 0.000..10.00, n=0");
    }

    @Test
    void theAttainedLevelOfAPyramid() {
        IndexScore score = Frameworks.PYRAMID_GATED.score(Map.of("meetsNeeds", 90.0, "easy", 80.0, "enjoyable", 40.0));
        assertThat(score.value().orElseThrow()).isEqualTo(70, within(1e-12));
        assertThat(score.attainedLevel(70)).isEqualTo(2);
        assertThat(score.attainedLevel(80)).isEqualTo(2);
        assertThat(score.attainedLevel(40)).isEqualTo(3);
        assertThat(score.attainedLevel(95)).isZero();
        assertThat(score.unit()).isEqualTo(ScoreUnit.PERCENT);
        assertThat(Frameworks.PYRAMID_GATED.score(Map.of("easy", 80.0)).attainedLevel(70))
                .isZero();
    }

    @Test
    void wrongDefinitionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompositeIndex.of(RULE, 0, 10, Combination.WEAKEST))
                .withMessageContaining("no dimension");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompositeIndex.of(RULE, 0, 10, Combination.WEAKEST, "a", "a"))
                .withMessageContaining("two dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompositeIndex.of(RULE, 5, 5, Combination.WEAKEST, "a"))
                .withMessageContaining("min < max");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompositeIndex.of(RULE, -1, 5, Combination.GEOMETRIC_MEAN, "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROMISE.withWeights(Map.of("quick", 0.0, "friendly", 0.0, "right", 0.0)))
                .withMessageContaining("sum of the weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROMISE.withWeights(Map.of("cheap", 1.0)))
                .withMessageContaining("no dimension \"cheap\"");
        assertThatIllegalArgumentException().isThrownBy(() -> PROMISE.withQuestions(Map.of("quick", List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimension(" ", 1, List.of("q")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimension("a", -1, List.of("q")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimension("a", 1, List.of("q", "q")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROMISE.score(Map.of("quick", 11.0)))
                .withMessageContaining("score of quick must lie in [0, 10] but was 11");
        assertThat(CompositeIndex.of(RULE, -1, 5, Combination.WEIGHTED_MEAN, "a")
                        .score(Map.of("a", 0.0))
                        .balanced()
                        .isKnown())
                .isFalse();
    }

    private static final Survey SURVEY = Survey.of(
            "visit",
            Question.of("q1", Scale.of(1, 5)),
            Question.of("q2", Scale.of(1, 5, Direction.HIGH_IS_BAD)),
            Question.of("friendly", Scale.of(0, 10)),
            Question.of("right", Scale.of(0, 10)),
            Question.of("nps", Scale.of(0, 10)));

    private static final CompositeIndex MEASURED = PROMISE.withQuestions(Map.of("quick", List.of("q1", "q2")));

    private static SurveyResponse response(double weight, Map<String, Integer> ratings) {
        Map<String, Answer> answers = new HashMap<>();
        ratings.forEach((question, rating) -> answers.put(question, new Answer.Rating(rating)));
        answers.putIfAbsent("friendly", Answer.BLANK);
        return SurveyResponse.of(answers).withWeight(weight);
    }

    @Test
    void answersBecomeScores() {
        IndexSummary summary = MEASURED.summary(SURVEY)
                .add(List.of(
                        response(1, Map.of("q1", 5, "q2", 1, "friendly", 8, "right", 6)),
                        response(1, Map.of("q1", 3, "q2", 5, "friendly", 4)),
                        response(0, Map.of("q1", 1, "q2", 5, "friendly", 0))))
                .build();
        IndexScore score = summary.score();
        // q1: mean 4 = 7.5 of 10; q2: mean 3 with high bad = 5 of 10
        assertThat(score.scores()).containsEntry("quick", 6.25).containsEntry("friendly", 6.0);
        assertThat(score.value().orElseThrow()).isEqualTo(18.25 / 3, within(1e-12));
        assertThat(score.evidence().n()).isEqualTo(2);
        assertThat(summary.respondentMean().orElseThrow()).isEqualTo(8, within(1e-12));
        assertThat(summary.respondentEvidence().n()).isEqualTo(1);
        assertThat(summary.respondentEvidence().excluded().total()).isEqualTo(1);
        assertThat(reason(summary.respondentInterval(0.95))).isEqualTo(Reason.TOO_FEW);
        assertThat(summary.reliability("quick").orElseThrow().n()).isEqualTo(2);
        assertThat(reason(summary.reliability("right"))).isEqualTo(Reason.TOO_FEW);
        assertThatIllegalArgumentException().isThrownBy(() -> summary.reliability("cheap"));
    }

    @Test
    void responsesOfSeveralNodesAreOneSummary() {
        IndexSummary all = SummaryBytes.merged(
                IndexSummary.summarizer(MEASURED, SURVEY),
                List.of(
                        response(1, Map.of("q1", 5, "q2", 1, "friendly", 8, "right", 6)),
                        response(1, Map.of("q1", 5, "q2", 1, "friendly", 4)),
                        response(2, Map.of("q1", 5, "q2", 1, "friendly", 8, "right", 6))));
        assertThat(all.score().scores()).containsKey("quick");
        CompositeIndex quick = MEASURED.only("quick");
        assertThat(quick.dimensions()).hasSize(1);
        assertThat(quick.rule()).isEqualTo(MEASURED.rule());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEASURED.only("quik"))
                .withMessageContaining("did you mean \"quick\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        IndexSummary.summarizer(MEASURED, Survey.of("other", Question.of("x", Scale.of(1, 5)))));
    }

    @Test
    void theIntervalOfTheMeanOverRespondents() {
        IndexSummary summary = Frameworks.PYRAMID_COMPOSITE
                .summary(Map.of("meetsNeeds", Scale.of(1, 5), "easy", Scale.of(1, 5), "enjoyable", Scale.of(1, 5)))
                .add(1, Map.of("meetsNeeds", 5, "easy", 4, "enjoyable", 3))
                .add(1, Map.of("meetsNeeds", 1, "easy", 1, "enjoyable", 1))
                .add(1, Map.of("meetsNeeds", 3, "easy", 3, "enjoyable", 3))
                .build();
        assertThat(summary.respondentMean().orElseThrow()).isEqualTo(125.0 / 3, within(1e-12));
        // 75, 0, 50: s = 38.188, t = 4.3027
        assertThat(summary.respondentInterval(0.95).orElseThrow().lower()).isZero();
        assertThat(summary.respondentInterval(0.5).orElseThrow().upper())
                .isEqualTo(125.0 / 3 + 0.816497 * 38.188130 / Math.sqrt(3), within(1e-4));
        assertThat(reason(Frameworks.PYRAMID_COMPOSITE
                        .summary(Map.of(
                                "meetsNeeds", Scale.of(1, 5), "easy", Scale.of(1, 5), "enjoyable", Scale.of(1, 5)))
                        .build()
                        .respondentMean()))
                .isEqualTo(Reason.NO_ANSWERS);
    }

    @Test
    void anUnansweredQuestionUnderBothPolicies() {
        IndexSummary strict = MEASURED.summary(SURVEY)
                .add(1, Map.of("q1", 5, "friendly", 8, "right", 6))
                .build();
        assertThat(strict.score().scores()).doesNotContainKey("quick");
        IndexSummary lenient = MEASURED.withMissing(MissingPolicy.RENORMALISE)
                .summary(SURVEY)
                .add(1, Map.of("q1", 5, "friendly", 8, "right", 6))
                .build();
        assertThat(lenient.score().scores()).containsEntry("quick", 10.0);
        assertThat(lenient.respondentMean().orElseThrow()).isEqualTo(8);
    }

    @Test
    void summariesMergeOnlyWithTheirKind() {
        IndexSummary one = MEASURED.summary(SURVEY)
                .add(1, Map.of("q1", 5, "q2", 2, "friendly", 8, "right", 6))
                .build();
        IndexSummary two = MEASURED.summary(SURVEY)
                .add(2, Map.of("q1", 2, "q2", 2, "friendly", 1, "right", 3))
                .build();
        assertThat(one.merge(two)).isEqualTo(two.merge(one));
        assertThat(requireNonNull(one.merge(two).items().get("q1")).weight()).isEqualTo(3);
        assertThat(one.merge(MEASURED.summary(SURVEY).build())).isEqualTo(one);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> one.merge(MEASURED.withRange(0, 5).summary(SURVEY).build()))
                .withMessageContaining("of different definitions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROMISE.summary(SURVEY))
                .withMessageContaining("\"quick\", which the survey lacks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEASURED.summary(SURVEY).add(1, Map.of("q1", 6)))
                .withMessageContaining("rating of q1 must be on the scale 1..5 but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEASURED.summary(SURVEY).add(-1, Map.of("q1", 6)));
    }

    @Test
    void weightsDerivedFromOnesOwnData() {
        List<SurveyResponse> responses = new ArrayList<>();
        int[][] rows = {
            {5, 1, 8, 9, 9},
            {3, 4, 7, 2, 3},
            {2, 5, 9, 4, 4},
            {4, 2, 3, 7, 8},
            {1, 5, 2, 1, 0},
            {4, 3, 6, 8, 7},
            {3, 3, 1, 5, 6}
        };
        for (int[] row : rows) {
            responses.add(response(
                    1, Map.of("q1", row[0], "q2", row[1], "friendly", row[2], "right", row[3], "nps", row[4])));
        }
        responses.add(response(1, Map.of("q1", 3)));
        DriverAnalysis analysis =
                MEASURED.driverData(SURVEY, responses, "nps").analyze().orElseThrow();
        assertThat(analysis.evidence().n()).isEqualTo(7);
        CompositeIndex weighted = MEASURED.withWeights(analysis.weights());
        assertThat(weighted.dimension("right").weight())
                .isEqualTo(analysis.driver("right").lmg());
        assertThat(weighted.dimension("right").weight())
                .isGreaterThan(weighted.dimension("friendly").weight());
    }

    private static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }
}
