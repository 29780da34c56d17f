package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    private static final RatingMetric CSAT = Metrics.topTwoBoxes(Scale.of(1, 5));
    private static final RatingMetric MEAN = Metrics.mean(Scale.of(1, 5));

    static RatingScore nps(long detractors, long passives, long promoters) {
        return Metrics.NPS.score(
                RatingTally.ofCounts(Metrics.NPS.scale(), 0, 0, 0, 0, 0, 0, detractors, 0, passives, 0, promoters));
    }

    private static ConfidenceInterval of(RatingScore score, IntervalMethod method) {
        return score.interval(method, 0.95).orElseThrow();
    }

    @Test
    void theDefaultFitsTheMetric() {
        assertThat(nps(2, 11, 18).interval(0.95)).isEqualTo(nps(2, 11, 18).interval(IntervalMethod.SCORE, 0.95));
        assertThat(CSAT.score(5, 4, 1).interval(0.95).map(ConfidenceInterval::method))
                .isEqualTo(Result.of("wilson"));
        assertThat(MEAN.score(5, 4, 1).interval(0.95).map(ConfidenceInterval::method))
                .isEqualTo(Result.of("t"));
    }

    @Test
    void whereAMethodMakesNoSenseTheReasonIsGiven() {
        assertThatThrownBy(() -> MEAN.score(5, 4).interval(IntervalMethod.SCORE, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score is a method for a share or a net score (plus, nothing, minus)"
                        + " but mean/1 is a mean of graded weights");
        assertThatThrownBy(() -> nps(1, 1, 1).interval(IntervalMethod.WILSON, 0.95))
                .hasMessageContaining("wilson is a method for a share but nps/1 is a net score");
        assertThat(IntervalMethod.T.refusal(MEAN)).isEmpty();
        assertThatThrownBy(() -> CSAT.score(5).posterior(PseudoCounts.UNIFORM, 0.95))
                .hasMessageContaining("is for net scores");
    }

    @Test
    void everyMethodThatFitsGivesAnInterval() {
        for (RatingScore score : new RatingScore[] {nps(2, 11, 18), CSAT.score(5, 4, 1, 3, 5), MEAN.score(5, 4, 1)}) {
            for (IntervalMethod method : EnumSet.allOf(IntervalMethod.class)) {
                if (method.fits(score.metric())) {
                    assertThat(of(score, method).contains(score.value().orElseThrow()))
                            .as(method + " " + score)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void noAnswersGiveNoInterval() {
        for (IntervalMethod method : IntervalMethod.values()) {
            RatingMetric metric = method.fits(Metrics.NPS) ? Metrics.NPS : CSAT;
            assertThat(metric.score().interval(method, 0.9)).isInstanceOf(Result.Insufficient.class);
        }
        assertThat(nps(0, 0, 0).posterior(PseudoCounts.UNIFORM, 0.9).isKnown()).isFalse();
        assertThat(nps(0, 0, 0).bootstrap(Bootstrap.Ties.STRICT, 0.9).isKnown()).isFalse();
        assertThat(nps(0, 0, 0).adjustedInterval(PseudoCounts.ROCKS, 0.9).isKnown())
                .isFalse();
        assertThat(nps(0, 0, 0).intervalInPopulation(5, 0.9).isKnown()).isFalse();
        assertThat(nps(0, 0, 0).scoreTest(0).isKnown()).isFalse();
    }

    /** R NPS 1.1 gives [1, 1] and p = 0 here. */
    @Test
    void fivePromotersOfFiveAreNoCertainty() {
        ConfidenceInterval interval = of(nps(0, 0, 5), IntervalMethod.SCORE);
        double z2 = 1.959963984540054 * 1.959963984540054;
        assertThat(interval.upper()).isEqualTo(100);
        assertThat(interval.lower()).isCloseTo(100 * (5 - z2) / (5 + z2), within(1e-10));
        assertThat(nps(0, 0, 5).cautions()).contains(Caution.NO_SPREAD, Caution.SMALL_SAMPLE);
        assertThat(of(nps(5, 0, 0), IntervalMethod.SCORE).lower()).isEqualTo(-100);
        assertThat(of(nps(0, 5, 0), IntervalMethod.SCORE).upper()).isCloseTo(100 * z2 / (5 + z2), within(1e-10));
        assertThat(of(nps(0, 5, 0), IntervalMethod.SCORE).lower()).isCloseTo(-100 * z2 / (5 + z2), within(1e-10));
    }

    /** Adjusted Wald can miss the score it belongs to. */
    @Test
    void adjustedWaldCanMissTheObservedScore() {
        ConfidenceInterval interval =
                nps(0, 0, 2).interval(IntervalMethod.ADJUSTED_WALD, 0.90).orElseThrow();
        assertThat(interval.lower()).isCloseTo(-14.1, within(0.05));
        assertThat(interval.upper()).isCloseTo(94.1, within(0.05));
        assertThat(interval.contains(100)).isFalse();
    }

    @Test
    void rawAndClampedLimitsAreToldApart() {
        ConfidenceInterval raw = of(nps(0, 2, 8), IntervalMethod.WALD);
        ConfidenceInterval clamped = raw.clamp(-100, 100);
        assertThat(raw.upper()).isGreaterThan(100);
        assertThat(raw.clamped()).isFalse();
        assertThat(clamped.upper()).isEqualTo(100);
        assertThat(clamped.clamped()).isTrue();
        assertThat(clamped.map(x -> x / 2).clamped()).isTrue();
        assertThat(clamped.method()).isEqualTo("wald");
        assertThat(of(nps(2, 11, 18), IntervalMethod.SCORE).clamp(-100, 100).clamped())
                .isFalse();
    }

    @Test
    void aTIntervalNeedsTwoAnswers() {
        Result<ConfidenceInterval> interval = nps(0, 1, 0).interval(IntervalMethod.T, 0.95);
        assertThat(((Result.Insufficient<ConfidenceInterval>) interval).reason())
                .isEqualTo(Reason.TOO_FEW);
    }

    @Test
    void aWholePopulationHasNoError() {
        assertThat(nps(1, 2, 3).intervalInPopulation(6, 0.95).orElseThrow().width())
                .isZero();
        assertThat(nps(0, 1, 0).intervalInPopulation(1, 0.95).orElseThrow().width())
                .isZero();
        assertThatThrownBy(() -> nps(1, 2, 3).intervalInPopulation(5, 0.95)).hasMessageContaining("was 5");
    }

    @Test
    void theBootstrapOfAShareIsBinomial() {
        // P(Bin(10, 0.8) <= 5) = 0.0328, <= 4: 0.0064; P(<= 9) = 0.8926
        ConfidenceInterval interval = of(CSAT.score(5, 5, 5, 5, 4, 4, 4, 4, 1, 1), IntervalMethod.BOOTSTRAP_PERCENTILE);
        assertThat(interval.lower()).isCloseTo(50, within(1e-12));
        assertThat(interval.upper()).isCloseTo(100, within(1e-12));
    }

    @Test
    void theBootstrapOfManyAnswersAgreesWithTheNormalLaw() {
        RatingScore score = nps(200_000, 300_000, 500_000);
        ConfidenceInterval exact = of(score, IntervalMethod.BOOTSTRAP_PERCENTILE);
        ConfidenceInterval wald = of(score, IntervalMethod.WALD);
        assertThat(exact.lower()).isCloseTo(wald.lower(), within(1e-3));
        assertThat(exact.upper()).isCloseTo(wald.upper(), within(1e-3));
    }

    @Test
    void resamplesThatAreAllAlikeHaveNoBca() {
        assertThat(nps(0, 0, 5).bootstrap(Bootstrap.Ties.MIDRANK, 0.95).isKnown())
                .isFalse();
        assertThat(of(nps(0, 0, 5), IntervalMethod.BOOTSTRAP_PERCENTILE).width())
                .isZero();
    }

    @Test
    void unevenWeightsHaveNoExactBootstrap() {
        RatingMetric uneven = new RatingMetric(
                MEAN.rule(),
                Scale.of(1, 3),
                java.util.List.of(0.0, 1.0, Math.PI),
                io.github.cxkit.score.ScoreUnit.SCALE_POINTS,
                java.util.List.of());
        assertThatThrownBy(() -> uneven.score(1, 2, 3).interval(IntervalMethod.BOOTSTRAP_PERCENTILE, 0.95))
                .hasMessageContaining("equal steps");
        RatingMetric tiny = new RatingMetric(
                MEAN.rule(),
                Scale.of(1, 3),
                java.util.List.of(0.0, 1.0, 1e6),
                io.github.cxkit.score.ScoreUnit.SCALE_POINTS,
                java.util.List.of());
        assertThatThrownBy(() -> tiny.score(1, 2, 3).interval(IntervalMethod.BOOTSTRAP_BCA, 0.95))
                .hasMessageContaining("too large");
        RatingMetric wide = Metrics.mean(Scale.of(0, 1000));
        RatingTally many =
                RatingTally.builder(wide.scale()).add(0).add(500).add(1000).build();
        RatingTally more = many;
        for (int i = 0; i < 14; i++) {
            more = more.merge(more);
        }
        RatingScore huge = wide.score(more);
        assertThatThrownBy(() -> huge.interval(IntervalMethod.BOOTSTRAP_BCA, 0.95))
                .hasMessageContaining("too large");
    }

    @Test
    void thePosteriorOfManyAnswersIsNormal() {
        Posterior posterior = nps(200_000, 300_000, 500_000)
                .posterior(PseudoCounts.JEFFREYS, 0.95)
                .orElseThrow();
        assertThat(posterior.interval().lower())
                .isCloseTo(posterior.mean() - 1.959964 * posterior.standardDeviation(), within(1e-4));
        assertThat(posterior.probabilityPositive()).isEqualTo(1);
        assertThatThrownBy(() -> nps(1, 1, 1).posterior(new PseudoCounts(0, 1, 1), 0.95))
                .hasMessageContaining("prior, negative");
    }

    /** R NPS 2: "significant" is false for a clearly negative score. */
    @Test
    void theScoreTestAgreesWithItsInterval() {
        assertThat(nps(18, 11, 2).scoreTest(0).orElseThrow()).isLessThan(0.001);
        assertThat(nps(5, 3, 5).scoreTest(0).orElseThrow()).isEqualTo(1);
        assertThat(nps(0, 0, 5).scoreTest(100).orElseThrow()).isEqualTo(1);
        assertThat(nps(0, 1, 5).scoreTest(100).orElseThrow()).isZero();
        assertThatThrownBy(() -> nps(0, 1, 5).scoreTest(101)).hasMessageContaining("was 101");
    }

    @Test
    void countsUpToTwoToThe62() {
        RatingScore score = nps(1L << 60, 1L << 60, 1L << 61);
        assertThat(score.value().orElseThrow()).isEqualTo(25);
        assertThat(of(score, IntervalMethod.SCORE).contains(25)).isTrue();
        assertThat(score.rounded(0).orElseThrow().toPlainString()).isEqualTo("25");
    }
}
