package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who really differs, and why a score moved. */
class SegmentsTest {

    private static final Scale SCALE = Metrics.NPS.scale();

    private static RatingTally answers(long detractors, long passives, long promoters) {
        return RatingTally.ofCounts(SCALE, 0, 0, 0, 0, 0, 0, detractors, 0, passives, promoters, 0);
    }

    private static SegmentedScore nps(SegmentedTally.Builder builder) {
        return new SegmentedScore(Metrics.NPS, builder.build());
    }

    private static SegmentedTally.Builder segments() {
        return SegmentedTally.builder(SCALE);
    }

    private static final SegmentedScore SHOPS = nps(segments()
            .addSegment("Rome", answers(20, 40, 140))
            .addSegment("Milan", answers(60, 70, 170))
            .addSegment("Turin", answers(3, 2, 10))
            .addSegment("Bari", answers(45, 30, 25))
            .addSegment("Lecce", answers(0, 0, 1))
            .addSegment("Como", answers(0, 0, 0)));

    @Test
    void oneAnswerRanksFirstByScoreAndAnywhereByEvidence() {
        RankSets ranks = SHOPS.rankSets(RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow();
        RankSets.Place lecce = ranks.place("Lecce").orElseThrow();
        assertThat(lecce.rank()).isEqualTo(1);
        assertThat(lecce.simultaneous()).isEqualTo(new RankSets.RankRange(1, 5));
        assertThat(ranks.possibleBest(1)).containsExactly("Rome", "Turin", "Lecce");
        assertThat(ranks.ranked()).isEqualTo(5);
        assertThat(ranks.place("Como").isKnown()).isFalse();
        assertThat(ranks.evidence().excluded().count("segments without a score"))
                .isEqualTo(1);
    }

    @Test
    void aMisspeltSegmentIsRefusedWithTheKnownOnes() {
        RankSets ranks = SHOPS.rankSets(RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow();
        assertThatThrownBy(() -> ranks.place("Roma"))
                .hasMessageContaining("Roma")
                .hasMessageContaining("Rome");
        assertThatThrownBy(() -> SHOPS.score("Roma")).hasMessageContaining("Rome");
        assertThatThrownBy(() -> ranks.possibleBest(0)).hasMessageContaining("0");
    }

    @Test
    void aSmallShopIsPulledToTheCrowdAndALargeOneHardly() {
        NetShrinkage shrunk = SHOPS.netShrinkage(0.95).orElseThrow();
        assertThat(shrunk.differ()).isTrue();
        // the root of the likelihood's slope by mpmath
        assertThat(shrunk.concentration().orElseThrow()).isCloseTo(14.5061142772147, within(1e-9));
        NetShrinkage.Entry rome = shrunk.entries().get(0);
        NetShrinkage.Entry lecce = shrunk.entries().get(4);
        NetShrinkage.Entry como = shrunk.entries().get(5);
        assertThat(rome.weight()).isGreaterThan(0.9);
        assertThat(lecce.score()).isLessThan(rome.score());
        assertThat(como.score()).isCloseTo(shrunk.pooled(), within(1e-12));
        assertThat(como.raw().isKnown()).isFalse();
        assertThat(como.interval().isKnown()).isTrue();
    }

    @Test
    void aClassThatNobodyIsInLeavesATwoClassPosterior() {
        SegmentedScore noPassives = nps(segments()
                .addSegment("a", answers(30, 0, 10))
                .addSegment("b", answers(5, 0, 60))
                .addSegment("c", answers(10, 0, 12)));
        NetShrinkage.Entry a =
                noPassives.netShrinkage(0.9).orElseThrow().entries().get(0);
        // with two classes the score is 2 Beta - 1: mean and deviation in closed form
        double concentration =
                noPassives.netShrinkage(0.9).orElseThrow().concentration().orElseThrow();
        double alpha = 10 + concentration * 82 / 127;
        double beta = 30 + concentration * 45 / 127;
        double mean = 100 * (alpha - beta) / (alpha + beta);
        double sum = alpha + beta;
        assertThat(a.score()).isCloseTo(mean, within(1e-9));
        assertThat(a.standardDeviation().orElseThrow())
                .isCloseTo(200 * Math.sqrt(alpha * beta / (sum * sum * (sum + 1))), within(1e-9));
        assertThat(a.interval().orElseThrow().contains(mean)).isTrue();
        SegmentedScore noDetractors = nps(segments()
                .addSegment("a", answers(0, 30, 10))
                .addSegment("b", answers(0, 5, 60))
                .addSegment("c", answers(0, 0, 0)));
        assertThat(noDetractors.netShrinkage(0.9).orElseThrow().entries())
                .allSatisfy(e -> assertThat(e.interval().orElseThrow().lower()).isGreaterThan(0));
        SegmentedScore noPromoters =
                nps(segments().addSegment("a", answers(10, 30, 0)).addSegment("b", answers(60, 5, 0)));
        assertThat(noPromoters.netShrinkage(0.9).orElseThrow().entries())
                .allSatisfy(e -> assertThat(e.interval().orElseThrow().upper()).isLessThan(0));
    }

    @Test
    void manyAnswersDoNotSlowTheShrinkingNorBlurIt() {
        SegmentedScore large = nps(segments()
                .addSegment("a", answers(200_000, 300_000, 500_000))
                .addSegment("b", answers(190_000, 310_000, 500_000))
                .addSegment("c", answers(210_000, 290_000, 500_000)));
        NetShrinkage shrunk = large.netShrinkage(0.95).orElseThrow();
        // three nearly equal groups of a million: worth thousands of answers, but an end there is
        assertThat(shrunk.concentration().orElseThrow()).isCloseTo(3610.27270315007, within(1e-6));
    }

    @Test
    void shrinkingNeedsANetScoreOfTwoSegments() {
        SegmentedScore mean = new SegmentedScore(Metrics.mean(SCALE), SHOPS.tally());
        assertThatThrownBy(() -> mean.netShrinkage(0.95)).hasMessageContaining("net score");
        assertThat(nps(segments().add("a", 3)).netShrinkage(0.95).isKnown()).isFalse();
        assertThat(mean.shrinkage(0.95).isKnown()).isTrue();
        assertThat(mean.heterogeneity(0.95).orElseThrow().iSquared()).isGreaterThan(0.5);
    }

    @Test
    void largeShopsFallOutOfAPlainFunnelAndNotOfAWidenedOne() {
        SegmentedTally.Builder shops = segments();
        for (int i = 0; i < 12; i++) {
            shops.addSegment("shop " + i, answers(1_000 + 40 * (i % 5), 1_000, 3_000 - 60 * (i % 4)));
        }
        SegmentedScore scores = nps(shops);
        FunnelPlot plain =
                scores.funnelPlot(FunnelPlot.Overdispersion.NONE, 0.1, 0.95).orElseThrow();
        FunnelPlot widened =
                scores.funnelPlot(FunnelPlot.Overdispersion.ADDITIVE, 0.1, 0.95).orElseThrow();
        assertThat(plain.outliers().size()).isGreaterThan(widened.outliers().size());
        assertThat(widened.tauSquared().orElseThrow()).isPositive();
        assertThat(plain.factor().isKnown()).isFalse();
        assertThat(plain.tauSquared().isKnown()).isFalse();
        FunnelPlot times = scores.funnelPlot(FunnelPlot.Overdispersion.MULTIPLICATIVE, 0.1, 0.95)
                .orElseThrow();
        assertThat(times.factor().orElseThrow()).isGreaterThan(1);
    }

    /** z = 2 and 0, variance 10,000: tau² = (2 x 2 - 1) / (2 x 4 / 10,000), by 50 digits 3750. */
    @Test
    void aSegmentThatDwarfsTheOthersHidesNoSpreadFromTheFunnel() {
        SegmentedScore uneven =
                nps(segments().addSegment("shop", answers(0, 0, 4)).addSegment("all", answers(1L << 58, 0, 1L << 58)));
        FunnelPlot funnel =
                uneven.funnelPlot(FunnelPlot.Overdispersion.ADDITIVE, 0, 0.95).orElseThrow();
        assertThat(funnel.tauSquared().orElseThrow()).isCloseTo(3750, within(1e-9));
    }

    @Test
    void aSegmentWithoutAnswersIsOnTheFunnelWithoutAPlace() {
        SegmentedScore scores = nps(segments()
                .addSegment("a", answers(5, 0, 5))
                .addSegment("b", answers(2, 3, 5))
                .addSegment("closed", answers(0, 0, 0)));
        FunnelPlot plot =
                scores.funnelPlot(FunnelPlot.Overdispersion.NONE, 0, 0.95).orElseThrow();
        FunnelPlot.Point closed = plot.points().get(2);
        assertThat(closed.n()).isZero();
        assertThat(closed.z()).asString().contains("closed has no answers");
        assertThat(closed.limits().isKnown()).isFalse();
        assertThat(closed.outside().isKnown()).isFalse();
        assertThat(plot.outliers()).isEmpty();
        assertThat(plot.evidence().excluded().total()).isOne();
        assertThatThrownBy(() -> scores.funnelPlot(FunnelPlot.Overdispersion.NONE, 0.5, 0.95))
                .hasMessage("winsorise must lie in [0, 0.5) but was 0.5");
        assertThatThrownBy(() -> scores.funnelPlot(FunnelPlot.Overdispersion.NONE, -0.1, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(nps(segments().addSegment("a", answers(1, 2, 3)).addSegment("b", answers(0, 0, 0)))
                        .funnelPlot(FunnelPlot.Overdispersion.NONE, 0.1, 0.95))
                .asString()
                .contains("a funnel needs two segments with answers, not 1");
    }

    @Test
    void segmentsOfOneClassEachKeepTheirOwnScore() {
        NetShrinkage pure = nps(segments()
                        .addSegment("all happy", answers(0, 0, 9))
                        .addSegment("all angry", answers(9, 0, 0))
                        .addSegment("closed", answers(0, 0, 0)))
                .netShrinkage(0.95)
                .orElseThrow();
        assertThat(pure.concentration().orElseThrow()).isZero();
        assertThat(pure.entries()).extracting(NetShrinkage.Entry::score).containsExactly(100.0, -100.0, 0.0);
        assertThat(pure.entries()).extracting(NetShrinkage.Entry::weight).containsExactly(1.0, 1.0, 0.0);
        assertThat(pure.entries().get(0).interval()).asString().contains("nothing is known beyond its own score");
    }

    @Test
    void segmentsThatDifferByChanceOnlyAreTheCrowd() {
        NetShrinkage alike = nps(segments()
                        .addSegment("a", answers(30, 30, 30))
                        .addSegment("b", answers(31, 29, 30))
                        .addSegment("c", answers(29, 30, 31)))
                .netShrinkage(0.95)
                .orElseThrow();
        assertThat(alike.differ()).isFalse();
        assertThat(alike.concentration()).asString().contains("A has no end");
        assertThat(alike.entries()).allSatisfy(entry -> {
            assertThat(entry.weight()).isZero();
            assertThat(entry.score()).isCloseTo(alike.pooled(), within(1e-12));
        });
        assertThat(nps(segments().addSegment("a", answers(1, 2, 3)))
                        .netShrinkage(0.95)
                        .isKnown())
                .isFalse();
    }

    @Test
    void aFunnelWithoutSpreadSaysSo() {
        FunnelPlot plot = nps(segments().addSegment("a", answers(0, 0, 5)).addSegment("b", answers(0, 0, 9)))
                .funnelPlot(FunnelPlot.Overdispersion.ADDITIVE, 0, 0.95)
                .orElseThrow();
        assertThat(plot.center()).isEqualTo(100);
        assertThat(plot.dispersion().isKnown()).isFalse();
        assertThat(plot.tauSquared().isKnown()).isFalse();
        assertThat(plot.points())
                .allSatisfy(p -> assertThat(p.limits().isKnown()).isFalse());
    }

    private static final SegmentedScore BEFORE =
            nps(segments().addSegment("store", answers(10, 20, 70)).addSegment("phone", answers(5, 3, 2)));
    private static final SegmentedScore AFTER =
            nps(segments().addSegment("store", answers(2, 4, 15)).addSegment("phone", answers(38, 29, 33)));

    @Test
    void everySegmentRisesAndTheWholeFalls() {
        ScoreChange change = BEFORE.changeTo(AFTER).orElseThrow();
        assertThat(change.change().value()).isNegative();
        assertThat(change.rate().value()).isPositive();
        assertThat(change.pattern()).isEqualTo(ScoreChange.Pattern.SIMPSON_REVERSAL);
        assertThat(change.mix().value() + change.rate().value())
                .isCloseTo(change.change().value(), within(1e-12));
        assertThat(change.interaction().isKnown()).isFalse();
        assertThat(change.evidence().n()).isEqualTo(231);
    }

    @Test
    void backAndForthIsTheSameWithTheOtherSign() {
        ScoreChange there = BEFORE.changeTo(AFTER).orElseThrow();
        ScoreChange back = AFTER.changeTo(BEFORE).orElseThrow();
        assertThat(back.mix().value()).isCloseTo(-there.mix().value(), within(1e-12));
        assertThat(back.rate().standardError()).isCloseTo(there.rate().standardError(), within(1e-12));
    }

    @Test
    void aNewSegmentIsAllMix() {
        SegmentedScore later =
                nps(segments().addSegment("store", answers(10, 20, 70)).addSegment("chat", answers(10, 0, 0)));
        ScoreChange change =
                ScoreChange.of(BEFORE, later, ScoreChange.Form.THREE_PART).orElseThrow();
        assertThat(change.onlyBefore()).containsExactly("phone");
        assertThat(change.onlyAfter()).containsExactly("chat");
        assertThat(change.rate().value()).isZero();
        assertThat(change.segments().get(2).total())
                .isCloseTo(change.segments().get(2).mix(), within(1e-12));
    }

    @Test
    void aChangeNeedsOneMetricAndAnswersOnBothSides() {
        SegmentedScore nobody = nps(segments());
        assertThat(BEFORE.changeTo(nobody).isKnown()).isFalse();
        SegmentedScore other = new SegmentedScore(Metrics.mean(SCALE), AFTER.tally());
        assertThatThrownBy(() -> BEFORE.changeTo(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStillScoreCanHideThatManyMoved() {
        NetChange change = NetChange.between(
                        Metrics.NPS.score(answers(10, 60, 30)), Metrics.NPS.score(answers(30, 20, 50)))
                .orElseThrow();
        assertThat(change.change().value()).isZero();
        assertThat(change.positivesGained().value()).isCloseTo(20, within(1e-12));
        assertThat(change.negativesLost().value()).isCloseTo(-20, within(1e-12));
        assertThat(change.neutralsGained()).isCloseTo(-40, within(1e-12));
        assertThatThrownBy(() -> NetChange.between(
                        Metrics.mean(SCALE).score(answers(1, 1, 1)),
                        Metrics.mean(SCALE).score(answers(1, 1, 1))))
                .hasMessageContaining("net score");
    }

    @Test
    void talliesOfSegmentsMergeWhateverTheSplit() {
        SegmentedTally a = segments().add("x", 9).add("y", 3).build();
        SegmentedTally b = segments().add("y", 10).add("z", 7).build();
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(SegmentedTally.empty(SCALE))).isEqualTo(a);
        assertThat(a.merge(b).pooled().n()).isEqualTo(4);
        assertThat(a.merge(b).segments()).isEqualTo(List.of("x", "y", "z"));
        assertThatThrownBy(() -> a.merge(SegmentedTally.empty(Scale.of(1, 5)))).hasMessageContaining("1");
        assertThatThrownBy(() -> segments().addSegment("x", answers(1, 0, 0)).addSegment("x", answers(1, 0, 0)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> segments().addSegment("x", RatingTally.empty(Scale.of(1, 5))))
                .hasMessageContaining("x");
        assertThatThrownBy(() -> new SegmentedScore(Metrics.STARS, a)).hasMessageContaining("scale");
    }

    @Test
    void aShortSeriesHasALevelABandAndAForecast() {
        ScoreSeries months = new ScoreSeries(List.of(
                Metrics.NPS.score(answers(12, 20, 38)),
                Metrics.NPS.score(answers(0, 0, 6)),
                Metrics.NPS.score(answers(0, 0, 0)),
                Metrics.NPS.score(answers(20, 18, 30))));
        var level = months.localLevel(0.95).orElseThrow();
        assertThat(level.periods()).hasSize(4);
        // six promoters are no certainty: the level stays well below their 100
        assertThat(level.periods().get(1).smoothed().value()).isLessThan(70);
        assertThat(level.evidence().excluded().count("periods without a score")).isEqualTo(1);
        Result<?> same = new ScoreSeries(
                        List.of(Metrics.NPS.score(answers(0, 0, 6)), Metrics.NPS.score(answers(0, 0, 9))))
                .localLevel(0.95);
        assertThat(same)
                .isInstanceOfSatisfying(
                        Result.Insufficient.class,
                        none -> assertThat(none.reason()).isEqualTo(Reason.NO_SPREAD));
    }
}
