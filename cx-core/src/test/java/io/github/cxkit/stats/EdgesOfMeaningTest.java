package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.experiment.DetectableEffect;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ProportionComparison.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where an input is legal and has no answer, and where rounding must not be taken for one. */
class EdgesOfMeaningTest {

    private static final double NOT_A_DOUBLE = 0.1;

    @Test
    void equalTimesHaveNoSlope() {
        // a weighted mean of equal times differs from them by an ulp, which once was a slope of 7
        double[] scores = {-20, 26.7};
        assertThat(WeightedSlope.of(scores, new double[] {11.3, 6.4}, new double[] {NOT_A_DOUBLE, NOT_A_DOUBLE}))
                .hasToString("insufficient (a slope needs two periods at different times)");
        assertThat(WeightedSlope.of(new double[3], new double[] {7, 3.1, 5.7}, new double[] {3, 3, 3})
                        .isKnown())
                .isFalse();
        assertThat(Trend.cochranArmitage(new long[] {1, 2, 3}, new long[] {7, 11, 13}, new double[] {1.1, 1.1, 1.1})
                        .isKnown())
                .isFalse();
    }

    @Test
    void aSlopeDependsNeitherOnTheOriginNorOnTheUnit() {
        double[] scores = {30, 33, 31, 39};
        double[] errors = {4, 3, 5, 2};
        WeightedSlope plain =
                WeightedSlope.of(scores, errors, new double[] {0, 1, 2, 3}).orElseThrow();
        WeightedSlope dated = WeightedSlope.of(scores, errors, new double[] {1.7e9, 1.7e9 + 1, 1.7e9 + 2, 1.7e9 + 3})
                .orElseThrow();
        assertThat(dated.trend()).isEqualTo(plain.trend());
        double[] tiny = {4e-200, 3e-200, 5e-200, 2e-200};
        assertThat(WeightedSlope.of(new double[] {30e-200, 33e-200, 31e-200, 39e-200}, tiny, new double[] {0, 1, 2, 3})
                        .map(slope -> slope.trend().statistic())
                        .orElseThrow())
                .isCloseTo(plain.trend().statistic(), withinPercentage(1e-10));
        assertThat(WeightedSlope.of(
                                new double[] {1e308, -1e308, 0}, new double[] {1, 1, 1}, new double[] {0, 1e-300, 2e-300
                                })
                        .isKnown())
                .isFalse();
    }

    @Test
    void aPeriodWithoutTrialsSaysNothingOfATrend() {
        Result<Trend> trend = Trend.cochranArmitage(
                new long[] {1, 27, 0, 200, 0}, new long[] {10, 27, 3, 293, 0}, new double[] {5, 5, 2, 9, 5});
        assertThat(trend.orElseThrow().statistic()).isCloseTo(0.3125524643908263, within(1e-13));
        assertThat(trend)
                .isEqualTo(Trend.cochranArmitage(
                        new long[] {1, 27, 0, 200}, new long[] {10, 27, 3, 293}, new double[] {5, 5, 2, 9}));
        assertThat(Trend.cochranArmitage(new long[2], new long[2], new double[] {1, 2}))
                .hasToString("insufficient (a trend needs trials)");
    }

    @Test
    void plannedSharesMayBeOfAnySize() {
        long[] units = {21, 40};
        SampleRatio usual = SampleRatio.of(units, new double[] {1, 2}, 0.01).orElseThrow();
        assertThat(SampleRatio.of(units, new double[] {0.8e308, 1.6e308}, 0.01).orElseThrow())
                .isEqualTo(usual);
        assertThat(SampleRatio.of(new long[] {0, 21}, new double[] {1e308, 1}, 0.01))
                .extracting(Result::isKnown)
                .isEqualTo(false);
    }

    @Test
    void nothingWonAmongNobodyIsNotZero() {
        MannWhitney nobody =
                MeanComparison.mannWhitney(new double[0], new double[] {4}, MannWhitney.Continuity.CORRECTED);
        assertThat(nobody.u()).isEqualTo(nobody.pValue());
        assertThat(nobody.u().isKnown()).isFalse();
    }

    @Test
    void cohensHOfObservedSharesKeepsItsDigits() {
        // 60 digits: 2 asin sqrt(56/70) - 2 asin sqrt(48/80)
        assertThat(ProportionComparison.cohenH(new Group(56, 70), new Group(48, 80))
                        .orElseThrow())
                .isCloseTo(0.4421431880029536, within(1e-15));
        long n = 1_000_000_000;
        double few =
                ProportionComparison.cohenH(new Group(5, n), new Group(6, n)).orElseThrow();
        assertThat(ProportionComparison.cohenH(new Group(n - 6, n), new Group(n - 5, n))
                        .orElseThrow())
                .isEqualTo(few);
        assertThat(few).isCloseTo(-1.349797764805537e-5, withinPercentage(1e-12));
        assertThat(ProportionComparison.cohenH(new Group(n, n), new Group(0, n)).orElseThrow())
                .isEqualTo(Math.PI);
        assertThat(ProportionComparison.cohenH(new Group(0, 0), new Group(1, 2)))
                .isEqualTo(Result.insufficient(Reason.NO_ANSWERS, "Cohen's h needs answers in both groups"));
    }

    @Test
    void figuresThatCannotBeSquaredAreRefused() {
        assertThatThrownBy(() -> Estimate.of("shop", 1e200, 1)).hasMessageContaining("shop");
        assertThatThrownBy(() -> Estimate.of("shop", 1, 1e200)).hasMessageContaining("standard error");
        List<Estimate> far = List.of(Estimate.of("a", 1e140, 1e-140), Estimate.of("b", -1e140, 1e140));
        assertThat(Heterogeneity.of(far, 0.95).isKnown()).isFalse();
    }

    @Test
    void equalAnswersOfOnePersonHaveNoSpread() {
        ClusterSums.Builder answers = ClusterSums.builder();
        for (int i = 0; i < 30; i++) {
            answers.add(i % 2 == 0 ? "ann" : "bob", NOT_A_DOUBLE, 0.3 + i * NOT_A_DOUBLE);
        }
        ClusteredMean mean = ClusteredMean.of(answers.build(), 0.95).orElseThrow();
        assertThat(mean.standardError().orElseThrow()).isZero();
    }

    @Test
    void aPointOnItsLimitIsNotOutside() {
        // 0.1 x 6 + 0.9 x 3 = 3.3 = 3 + 3 sqrt(0.1/1.9 (1 - 0.81)), exactly; in doubles a last digit parts them
        assertThat(ControlChart.ewma(new double[] {6, 4}, new ControlChart.Target(3, 1), 0.1, 3)
                        .signals())
                .isEmpty();
        assertThat(ControlChart.ewma(new double[] {6.001, 4}, new ControlChart.Target(3, 1), 0.1, 3)
                        .signals())
                .hasSize(1);
        // 0.3 / 0.1 is 2.9999999999999996, and twelve of 0.7 / 0.1 - 0.5 make 78 and some
        double[] steps = new double[12];
        java.util.Arrays.fill(steps, 0.7);
        assertThat(Cusum.of(steps, new ControlChart.Target(0, 0.1), 0.5, 78)
                        .orElseThrow()
                        .signals())
                .isEmpty();
    }

    @Test
    void telltaleWordsAreJudgedByWhatTheyExceedTheirShareBy() {
        // 60 digits: 3 of 3 uses against 716,408 of 716,908
        TermCounts counts = new TermCounts(
                List.of(new TermCounts.Term("e", new TermCounts.Uses(3, 2), new TermCounts.Uses(716_408, 488_657))),
                3,
                716_908);
        Keyness.KeyTerm term = Keyness.g2(counts, new Keyness.Minimum(1, 1))
                .orElseThrow()
                .terms()
                .get(0);
        assertThat(term.statistic().orElseThrow()).isCloseTo(0.004186088542319222, within(1e-16));
        assertThat(term.effect().orElseThrow()).isCloseTo(6.976828840000741e-4, withinPercentage(1e-11));
    }

    /** z of times 1e-200 apart is that of times 1 apart, but the slope's variance is no double; two times there are. */
    @Test
    void timesThatHardlyDifferAreDifferentTimes() {
        double[] close = {0, 1e-200};
        assertThat(Trend.cochranArmitage(new long[] {1, 9}, new long[] {10, 10}, close))
                .hasToString("insufficient (the trend exceeds the range of a double)");
        assertThat(WeightedSlope.of(new double[] {1, 2}, new double[] {1, 1}, close))
                .hasToString("insufficient (the line exceeds the range of a double)");
    }

    /** At 95 % confidence each side is found with a chance of 2.5 % where there is nothing to find. */
    @Test
    void aPowerBelowThatOfNoDifferenceAsksForNoAnswers() {
        SampleSize.Plan plan = SampleSize.plan().withPower(0.01);
        assertThat(plan.toCompare(2, 0.1).n()).isZero();
        assertThat(plan.toCompareShares(0.5, 0.6).n()).isZero();
        assertThat(plan.detectableDifference(1, 10, 1, 10).orElseThrow()).isZero();
        assertThat(SampleSize.plan().withPower(0.026).toCompare(2, 0.1).n()).isEqualTo(1);
        DetectableEffect effect = DetectableEffect.of(1, 10, 10, new DetectableEffect.Aim(0.95, 0.01))
                .orElseThrow();
        assertThat(effect.absolute()).isZero();
        assertThat(DetectableEffect.of(Double.MAX_VALUE, 1, 1, DetectableEffect.Aim.USUAL)
                        .isKnown())
                .isFalse();
    }

    @Test
    void moreTrialsThanSquaresHoldAreRefused() {
        for (Proportions.Method method : Proportions.Method.values()) {
            assertThatThrownBy(() -> Proportions.interval(0.05, Double.MAX_VALUE, method, 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("n must lie in [0, 1.0E100] but was 1.7976931348623157E308");
            assertThat(Proportions.interval(0.05, 1e100, method, 0.5).isKnown()).isTrue();
        }
    }
}
