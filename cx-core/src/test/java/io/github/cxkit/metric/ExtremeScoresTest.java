package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.metric.StratifiedScore.Stratum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores of very many, very few and oddly weighted answers; the right values are of 50 digits. */
class ExtremeScoresTest {

    private static final Scale STARS = Scale.of(1, 5);
    private static final RatingMetric TOP = Metrics.topTwoBoxes(STARS);
    private static final PseudoCounts HUNDREDTH = new PseudoCounts(0.01, 0.01, 0.01);

    private static WeightedScore weighted(RatingMetric metric, int[] ratings, double... weights) {
        WeightedTally.Builder tally = WeightedTally.builder(metric.scale());
        for (int i = 0; i < ratings.length; i++) {
            tally.add(ratings[i], weights[i]);
        }
        return metric.score(tally.build());
    }

    @Test
    void thePosteriorTakesPriorsNearZero() {
        ConfidenceInterval interval =
                nps(20, 0, 80).posterior(HUNDREDTH, 0.95).orElseThrow().interval();
        assertThat(interval.lower()).isCloseTo(43.3100950798914, within(1e-9));
        assertThat(interval.upper()).isCloseTo(74.3849861650991, within(1e-9));
    }

    @Test
    void thePosteriorOfATrillionAnswersIsNarrowAndCentred() {
        long n = 1_000_000_000_000L;
        ConfidenceInterval interval = nps(n, 0, n)
                .posterior(PseudoCounts.JEFFREYS, 0.95)
                .orElseThrow()
                .interval();
        assertThat(interval.lower()).isCloseTo(-interval.upper(), within(1e-12));
        assertThat(interval.upper()).isCloseTo(100 * 1.959963984540054 / Math.sqrt(2e12), withinPercentage(1e-4));
        long most = 4_500_000_000_000_000L;
        ConfidenceInterval top = nps(most / 3, most / 3, most / 3)
                .posterior(PseudoCounts.JEFFREYS, 0.95)
                .orElseThrow()
                .interval();
        assertThat(top.upper() - top.lower())
                .isCloseTo(200 * 1.959963984540054 * Math.sqrt(2 / 3.0 / most), withinPercentage(1e-3));
    }

    @Test
    void theExactPermutationTestCountsTablesNotAnswers() {
        long passives = 500_000_000;
        double p = Permutation.pValue(NetCounts.of(nps(1, passives, 0)), NetCounts.of(nps(0, passives, 1)), "nps");
        // one detractor and one promoter, dealt to two groups of one size: apart in half of all deals, and 2 sides
        assertThat(p).isCloseTo(0.5, within(1e-8));
        assertThatThrownBy(() -> nps(1_000_000, 0, 1_000_000)
                        .compare(nps(1_000_000, 0, 1_000_000), ComparisonMethod.EXACT_PERMUTATION, 0.95))
                .hasMessageContaining("too many tables");
    }

    @Test
    void tangoWorksInCounts() {
        ConfidenceInterval bottom = nps(1_000_000_000, 0, 1).interval(0.95).orElseThrow();
        assertThat(bottom.lower() + 100).isCloseTo(3.53049109560877e-8, within(3e-14));
        assertThat(bottom.upper() + 100).isCloseTo(1.1329868475265e-6, within(3e-14));
        ConfidenceInterval middle = nps(2, 10_000_000_000L, 0).interval(0.95).orElseThrow();
        assertThat(middle.lower()).isCloseTo(-7.292986677948555e-8, withinPercentage(1e-10));
        assertThat(middle.upper()).isCloseTo(1.8414588196184455e-8, withinPercentage(1e-10));
        ConfidenceInterval few = nps(1, 1_000_000_000, 3).interval(0.95).orElseThrow();
        assertThat(few.lower()).isCloseTo(-2.91042135280387e-7, withinPercentage(1e-10));
        assertThat(few.upper()).isCloseTo(7.924859393751616e-7, withinPercentage(1e-10));
        ConfidenceInterval half =
                nps(3, 1_000_000_000, 1_000_000_000).interval(0.95).orElseThrow();
        assertThat(half.lower()).isCloseTo(49.99780846863916, withinPercentage(1e-12));
        assertThat(half.upper()).isCloseTo(50.00219108136084, withinPercentage(1e-12));
    }

    @Test
    void rowsOfWeightZeroChangeNothing() {
        RatingMetric mean = Metrics.mean(STARS);
        int[] ratings = {1, 2, 3, 4, 5, 5, 4};
        double[] weights = {0.5, 1, 1.5, 2, 1, 0.5, 2};
        WeightedScore alone = weighted(mean, ratings, weights);
        WeightedTally.Builder more = WeightedTally.builder(STARS);
        for (int i = 0; i < 200; i++) {
            more.add(1, 0);
        }
        WeightedScore padded = mean.score(alone.tally().merge(more.build()));
        ConfidenceInterval interval = padded.interval(0.95).orElseThrow();
        assertThat(interval.lower()).isCloseTo(2.664613946227307, within(1e-12));
        assertThat(interval.upper()).isCloseTo(4.511856642007987, within(1e-12));
        assertThat(padded.n()).isEqualTo(7);
        assertThat(padded.cautions()).contains(Caution.SMALL_SAMPLE);
        assertThat(padded.designEffect()).isEqualTo(alone.designEffect());
        assertThat(padded.evidence().excluded().count(WeightedScore.ZERO_WEIGHT))
                .isEqualTo(200);
        assertThat(WeightedTally.ofBytes(padded.tally().toBytes()).weightedAnswers())
                .isEqualTo(7);
    }

    @Test
    void weightsOfAnySizeGiveAScoreOrTheReason() {
        for (double size : new double[] {1e308, 1e155, 1e150, 1e-150, 1e-171, 1e-300, Double.MIN_VALUE}) {
            WeightedScore score = weighted(Metrics.NPS, new int[] {9, 3, 10}, size, size, size);
            List<Result<?>> figures = List.of(
                    score.value(),
                    score.variance(),
                    score.standardError(),
                    score.effectiveSize(),
                    score.designEffect(),
                    score.interval(0.95),
                    score.compareByErrors(score, 0.95).difference().pValue());
            assertThat(figures)
                    .allSatisfy(figure -> assertThat(
                                    figure instanceof Result.Known || figure instanceof Result.Insufficient)
                            .isTrue());
            assertThat(score.toString()).isNotBlank();
            assertThat(WeightedTally.ofBytes(score.tally().toBytes()).weight())
                    .isEqualTo(score.tally().weight());
        }
        assertThat(weighted(Metrics.NPS, new int[] {9, 3}, 1e120, 1e120).interval(0.95))
                .isEqualTo(weighted(Metrics.NPS, new int[] {9, 3}, 1, 1).interval(0.95));
    }

    @Test
    void withoutWeightNothingLooksLikeData() {
        WeightedScore score = weighted(Metrics.NPS, new int[] {9, 3}, 0, 0);
        assertThat(score.effectiveSize())
                .isInstanceOfSatisfying(
                        Result.Insufficient.class,
                        none -> assertThat(none.reason()).isEqualTo(Reason.ZERO_BASE));
        assertThat(score.n()).isZero();
    }

    @Test
    void theClassesOfTwoGroupsOfPromotersDoNotCompare() {
        Comparison comparison = nps(0, 0, 5).compare(nps(0, 0, 9), ComparisonMethod.CHI_SQUARE, 0.95);
        assertThat(comparison.difference().value().isKnown()).isFalse();
        assertThat(comparison.difference().pValue().isKnown()).isFalse();
    }

    @Test
    void everybodySatisfiedIsExactlyTheTopAndHasWilsonsInterval() {
        WeightedScore one = weighted(TOP, new int[] {5, 5, 5}, 1.4, 0.6, 1.7);
        assertThat(one.value()).isEqualTo(Result.of(100.0));
        assertThat(one.standardError()).isEqualTo(Result.of(0.0));
        assertThat(one.interval(0.95).orElseThrow().lower()).isCloseTo(40.6, within(0.05));
        WeightedScore other = weighted(TOP, new int[] {5, 5, 5}, 0.9, 1.1, 0.8);
        assertThat(other.interval(0.95).orElseThrow().lower()).isCloseTo(43.4, within(0.05));
        assertThat(other.interval(0.95).orElseThrow().upper()).isEqualTo(100);
        assertThat(TOP.nonresponseBounds(100.00000000000001, 0.5).upper()).isEqualTo(100);
        assertThat(Acsi.EQUAL.index(10.000000000000002, 10, 10)).isEqualTo(100);
        assertThatThrownBy(() -> TOP.nonresponseBounds(100.1, 0.5)).hasMessageContaining("score");
    }

    @Test
    void twoGroupsWithoutSpreadAreNotTested() {
        int[] ratings = new int[300];
        double[] first = new double[300];
        double[] second = new double[300];
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 300; i++) {
            ratings[i] = 5;
            first[i] = 0.3 + random.nextDouble();
            second[i] = 0.3 + random.nextDouble();
        }
        Comparison comparison = weighted(TOP, ratings, first).compareByErrors(weighted(TOP, ratings, second), 0.95);
        assertThat(comparison.difference().value()).isEqualTo(Result.of(0.0));
        assertThat(comparison.difference().pValue().isKnown()).isFalse();
    }

    @Test
    void threeWeightedPromotersAreAsUncertainAsThreeUnweightedOnes() {
        ConfidenceInterval plain = nps(0, 0, 3).interval(0.95).orElseThrow();
        assertThat(plain.lower()).isCloseTo(-12.3, within(0.05));
        assertThat(weighted(Metrics.NPS, new int[] {9, 10, 10}, 1, 1, 1).interval(0.95))
                .isEqualTo(Result.of(plain));
        assertThat(weighted(Metrics.NPS, new int[] {9, 10, 10}, 1, 1, 1).cautions())
                .containsExactlyInAnyOrder(Caution.SMALL_SAMPLE, Caution.NO_SPREAD);
    }

    @Test
    void equalWeightsGiveTheUnweightedInterval() {
        ConfidenceInterval plain = nps(2, 1, 4).interval(0.95).orElseThrow();
        ConfidenceInterval score = weighted(Metrics.NPS, new int[] {0, 3, 7, 9, 9, 10, 10}, 2, 2, 2, 2, 2, 2, 2)
                .interval(0.95)
                .orElseThrow();
        assertThat(score.lower()).isCloseTo(plain.lower(), within(1e-9));
        assertThat(score.upper()).isCloseTo(plain.upper(), within(1e-9));
        StratifiedScore one = new StratifiedScore(List.of(new Stratum("all", nps(2, 1, 4), 1_000_000)), false);
        assertThat(one.interval(0.95).orElseThrow().lower()).isCloseTo(plain.lower(), within(1e-9));
    }

    @Test
    void strataOfPromotersOnlyAreNotCertain() {
        List<Stratum> strata = List.of(new Stratum("a", nps(0, 0, 4), 100), new Stratum("b", nps(0, 0, 6), 300));
        ConfidenceInterval interval =
                new StratifiedScore(strata, false).interval(0.95).orElseThrow();
        assertThat(interval.upper()).isEqualTo(100);
        assertThat(interval.lower()).isLessThan(70);
        List<Stratum> everybody = List.of(new Stratum("a", nps(0, 0, 4), 4), new Stratum("b", nps(0, 0, 6), 6));
        assertThat(new StratifiedScore(everybody, true)
                        .interval(0.95)
                        .orElseThrow()
                        .width())
                .isZero();
    }

    @Test
    void aPlanForAnImpossibleMarginIsRefusedInWords() {
        assertThatThrownBy(() -> NetScorePlan.WORST_CASE.forAdjustedMargin(1e-9, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample size must lie in");
    }

    @Test
    void aMeanOfEqualAnswersHasNoSpread() {
        assertThat(Metrics.mean(STARS)
                        .score(3, 3, 3)
                        .compare(Metrics.mean(STARS).score(3, 3))
                        .difference()
                        .pValue()
                        .isKnown())
                .isFalse();
        assertThat(Moments.of(3, 3, 3).squares()).isZero();
    }

    /** The spread of such a posterior left the range of a double: its limits were off by 80 powers of ten, or never came. */
    @Test
    void aPriorOfMoreThanAnybodyCanMeanIsRefused() {
        assertThatThrownBy(() -> new PseudoCounts(0.9, 1e200, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neutral must lie in [0, 1.0E100] but was 1.0E200");
        Posterior flat = Metrics.NPS
                .score(0, 0, 10)
                .posterior(new PseudoCounts(0.9, 1e100, 1.5), 0.95)
                .orElseThrow();
        // of shapes 2.9 and 2.5 beside 1e100, in points: the mean is -0.4e-98, the deviation the root of 5.4 times that
        assertThat(flat.mean() / 1e-98).isCloseTo(-0.4, within(1e-12));
        assertThat(flat.standardDeviation() / 1e-98).isCloseTo(Math.sqrt(5.4), within(1e-12));
    }
}
