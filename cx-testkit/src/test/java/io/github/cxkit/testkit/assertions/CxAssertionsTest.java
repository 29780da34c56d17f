package io.github.cxkit.testkit.assertions;

import static io.github.cxkit.testkit.assertions.CxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Score;
import io.github.cxkit.scorecard.Finding;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CxAssertionsTest {

    private static final RatingScore SCORE = Metrics.NPS.score(9, 10, 10, 3);
    private static final ConfidenceInterval INTERVAL = new ConfidenceInterval(1, 3, 0.95, "wilson");

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    @Test
    void results() {
        Result<Double> lack = Result.insufficient(Reason.TOO_FEW, "one answer");
        assertThat(Result.of(2.0)).isKnown().hasValue(2.0).hasValue(2.1, 0.2);
        assertThat(lack).isInsufficient(Reason.TOO_FEW);
        fails(() -> assertThat(lack).isKnown(), "TOO_FEW");
        fails(() -> assertThat(lack).isInsufficient(Reason.NO_ANSWERS), "one answer");
        fails(() -> assertThat(Result.of(2.0)).isInsufficient(Reason.NO_ANSWERS), "2.0");
        fails(() -> assertThat(Result.of(2.0)).hasValue(3.0), "<3.0>");
        fails(() -> assertThat(Result.of(2.0)).hasValue(3.0, 0.5), "within <0.5>");
        fails(() -> assertThat(Result.of(2.0)).hasValue(3.0, Double.NaN), "NaN");
        fails(() -> assertThat(Result.of("x")).hasValue(3.0, 0.5), "number");
        fails(() -> assertThat((Result<Double>) null).isKnown(), "null");
    }

    @Test
    void scores() {
        assertThat(SCORE)
                .hasValue(50, 1e-9)
                .rounds("50.0")
                .rounds("50")
                .hasSize(4)
                .hasCaution(Caution.SMALL_SAMPLE)
                .hasInterval(0.95, -41.4, 87.4, 45);
        assertThat(Metrics.NPS.score(new int[0])).hasNoAnswers();
        fails(() -> assertThat(SCORE).hasValue(40, 1), "50.0");
        fails(() -> assertThat(SCORE).rounds("50.1"), "<50.0>");
        fails(() -> assertThat(SCORE).hasSize(5), "<5>");
        fails(() -> assertThat(SCORE).hasCaution(Caution.NO_SPREAD), "SMALL_SAMPLE");
        fails(() -> assertThat(SCORE).hasNoCaution(), "SMALL_SAMPLE");
        fails(() -> assertThat(SCORE).hasInterval(0.95, 0, 1, 0.1), "limits");
        fails(() -> assertThat(Metrics.NPS.score(new int[0])).rounds("0"), "insufficient");
    }

    @Test
    void intervals() {
        assertThat(INTERVAL).hasLimits(1, 3, 0).contains(3).doesNotContain(4).hasMethod("wilson");
        fails(() -> assertThat(INTERVAL).hasLimits(1, 4, 0.5), "<4.0>");
        fails(() -> assertThat(INTERVAL).contains(4), "<4.0>");
        fails(() -> assertThat(INTERVAL).doesNotContain(2), "<2.0>");
        fails(() -> assertThat(INTERVAL).hasMethod("t"), "wilson");
    }

    @Test
    void tallies() {
        RatingTally tally = RatingTally.ofCounts(Scale.of(1, 3), new long[] {1, 2, 3}, 4, 5, 6);
        assertThat(tally).hasSize(6).hasCounts(1, 2, 3).leftOut(4, 5, 6);
        fails(() -> assertThat(tally).hasSize(7), "<6>");
        fails(() -> assertThat(tally).hasCounts(1, 2), "[1, 2, 3]");
        fails(() -> assertThat(tally).leftOut(0, 5, 6), "<4>");
        fails(() -> assertThat(tally).leftOut(4, 0, 6), "<5>");
        fails(() -> assertThat(tally).leftOut(4, 5, 0), "<6>");
    }

    @Test
    void scoresOfAnyKind() {
        Score score = SCORE;
        assertThat(score)
                .hasValue(50, 1e-9)
                .hasSize(4)
                .followsRule(SCORE.evidence().rule().id().toString());
        Score none = Metrics.NPS.score(new int[0]);
        assertThat(none).isInsufficient(Reason.NO_ANSWERS);
        fails(() -> assertThat(score).hasValue(40, 1), "50.0");
        fails(() -> assertThat(score).hasSize(5), "<5>");
        fails(() -> assertThat(score).followsRule("acme/1"), "acme/1");
        fails(() -> assertThat(score).isInsufficient(Reason.NO_ANSWERS), "50.0");
    }

    @Test
    void rates() {
        Rule rule = Rule.convention("shop.returns", "Returns", "our board, 2026");
        Rate rate = new Rate(rule, 1, 4);
        double value = rate.value().orElseThrow();
        assertThat(rate).is(1, 4).hasValue(value, 1e-12);
        assertThat(new Rate(rule, 0, 0)).isInsufficient();
        fails(() -> assertThat(rate).is(1, 5), "<1> of <5>");
        fails(() -> assertThat(rate).hasValue(value + 1, 0.1), "within");
        fails(() -> assertThat(rate).isInsufficient(), "<1> of <4>");
    }

    @Test
    void comparisons() {
        Comparison same = SCORE.compare(SCORE);
        int[] good = new int[100];
        Arrays.fill(good, 10);
        Comparison better = Metrics.NPS.score(good).compare(Metrics.NPS.score(9, 3, 4, 2, 10, 5, 1, 3, 6, 10, 2, 3));
        assertThat(same).hasDifference(0, 1e-12).isNotSignificant(0.95);
        assertThat(better).hasDifference(150, 1e-9).isSignificant(0.95);
        fails(() -> assertThat(same).hasDifference(1, 0.5), "within");
        fails(() -> assertThat(same).isSignificant(0.95), "0.95");
        fails(() -> assertThat(better).isNotSignificant(0.95), "0.95");
    }

    @Test
    void funnels() {
        FunnelSummary funnel = new FunnelSummary(
                Funnel.ordered(Duration.ofHours(1), "view", "cart"),
                10,
                List.of(8L, 2L),
                List.of(Durations.EMPTY, Durations.EMPTY));
        assertThat(funnel).hasCounts(8, 2).conversionTo("cart").is(2, 8);
        assertThat(funnel).conversion().is(2, 8);
        fails(() -> assertThat(funnel).hasCounts(8, 3), "[view, cart]");
        fails(() -> assertThat(funnel).conversionTo("cart").is(2, 10), "<2> of <8>");
        assertThatThrownBy(() -> assertThat(funnel).conversionTo("pay").is(0, 0))
                .hasMessageContaining("pay");
    }

    /** Half of the answers are mostly 10, of the north, and half are low, of the south; the first few are of small groups. */
    private static ScorecardSummary shop(int small) {
        Survey survey = Survey.of("shop", Question.of("nps", Scale.of(0, 10))).withSegments(SegmentColumn.of("region"));
        ScorecardSummary.Builder builder = ScorecardSummary.builder(ScorecardDefinition.of(survey)
                .scoring("nps", Metrics.NPS)
                .by("region")
                .withMinGroup(3));
        for (int i = 0; i < 600; i++) {
            String region = i < small ? "small" + i / 2 : i % 2 == 0 ? "north" : "south";
            builder.add(SurveyResponse.NOTHING
                    .withSegments(Map.of("region", region))
                    .withRating("nps", i % 2 == 0 ? (i % 8 == 0 ? 6 : 10) : i % 3));
        }
        return builder.build();
    }

    @Test
    void scorecards() {
        Scorecard card = shop(4).scorecard();
        assertThat(card)
                .hasResponses(600)
                .hides("nps", "nps", Slice.of("region", "small0"))
                .row("nps", "nps", Slice.ALL)
                .hasValue(-25, 1e-9);
        fails(() -> assertThat(card).hasResponses(1), "<600>");
        fails(() -> assertThat(card).hides("nps", "nps", Slice.ALL), "to be hidden");
        fails(() -> assertThat(card).row("nps", "csat", Slice.ALL).hasSize(1), "expected a row of nps by csat");
    }

    @Test
    void findings() {
        Findings findings = Findings.of(shop(0));
        Slice north = Slice.of("region", "north");
        assertThat(findings).hasBetter(Finding.Kind.GROUP, north);
        fails(() -> assertThat(findings).hasWorse(Finding.Kind.GROUP, north), "worse");
        fails(() -> assertThat(findings).hasNothing(), "north");
        assertThat(Findings.of(shop(600))).hasNothing();
    }
}
