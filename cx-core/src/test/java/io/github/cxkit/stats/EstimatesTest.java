package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranks, heterogeneity, shrinkage, level and words from figures with errors. */
class EstimatesTest {

    private static final List<Estimate> SIX = List.of(
            Estimate.of("A", 52, 4.1),
            Estimate.of("B", 47.5, 3),
            Estimate.of("C", 44, 9.5),
            Estimate.of("D", 31, 3.6),
            Estimate.of("E", 30.5, 2.2),
            Estimate.of("F", 8, 6));

    @Test
    void aSetForOneIsNeverWiderThanASetForAll() {
        RankSets sets = RankSets.of(SIX, RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow();
        for (RankSets.Entry entry : sets.entries()) {
            RankSets.Place place = entry.place().orElseThrow();
            assertThat(place.marginal().best())
                    .isGreaterThanOrEqualTo(place.simultaneous().best());
            assertThat(place.marginal().worst())
                    .isLessThanOrEqualTo(place.simultaneous().worst());
        }
    }

    @Test
    void lowestFirstIsTheMirrorImage() {
        RankSets high = RankSets.of(SIX, RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow();
        RankSets low = RankSets.of(SIX, RankSets.Order.LOWEST_FIRST, 0.95).orElseThrow();
        for (Estimate e : SIX) {
            RankSets.RankRange up = high.place(e.name()).orElseThrow().simultaneous();
            RankSets.RankRange down = low.place(e.name()).orElseThrow().simultaneous();
            assertThat(down).isEqualTo(new RankSets.RankRange(7 - up.worst(), 7 - up.best()));
        }
    }

    @Test
    void equalSegmentsDoNotDiffer() {
        List<Estimate> same = List.of(Estimate.of("a", 5, 1), Estimate.of("b", 5, 2), Estimate.of("c", 5, 0));
        Heterogeneity none = Heterogeneity.of(same, 0.95).orElseThrow();
        assertThat(none.q()).isZero();
        assertThat(none.iSquared()).isZero();
        assertThat(none.tauSquared()).isZero();
        assertThat(none.leftOut()).isEqualTo(1);
        Shrinkage shrunk =
                Shrinkage.of(same, Heterogeneity.Method.DERSIMONIAN_LAIRD, 0.95).orElseThrow();
        assertThat(shrunk.entries().get(0).shrunken().orElseThrow().weight()).isZero();
        assertThat(shrunk.entries().get(2).shrunken().isKnown()).isFalse();
    }

    /** Sum w - sum w² / sum w is 2 w1 w2 / (w1 + w2); as a difference it has no digit left. For two it is (d² - s1² - s2²)/2. */
    @Test
    void aSegmentThatDwarfsTheOthersHidesNoSpread() {
        List<Estimate> uneven = List.of(Estimate.of("all", 0, 1e-9), Estimate.of("shop", 10, 1));
        for (Heterogeneity.Method method : Heterogeneity.Method.values()) {
            assertThat(Heterogeneity.of(uneven, method, 0.95).orElseThrow().tauSquared())
                    .as(method.name())
                    .isCloseTo(49.5, within(1e-12));
        }
    }

    /** The slope of 1e80 on 1e-140 is 1e220; the quotient of their squares is none. */
    @Test
    void aSlopeIsWithinADoubleWhereItsSquareIsNot() {
        CoMomentsBuilder rows = CoMoments.builder("y", "x");
        for (int i = 0; i < 4; i++) {
            rows.add(1e80 * i, 1e-140 * i);
        }
        LeastSquares fit = LeastSquares.fit(rows.build(), "y", List.of("x")).orElseThrow();
        assertThat(fit.slope("x").value() / 1e220).isCloseTo(1, within(1e-12));
    }

    /** Errors of 1e-300 have squares of 0, and the filter divided by them. */
    @Test
    void aSeriesWhoseErrorsNoDoubleCanSquareHasNoLevelAndSaysWhy() {
        List<Estimate> series =
                List.of(Estimate.of("a", 0, 1e-300), Estimate.of("b", 1, 1e-300), Estimate.of("c", -1, 1e-300));
        assertThat(LocalLevel.of(series, 0.95))
                .hasToString("insufficient (the scores and their errors are too far apart in size for a double)");
    }

    @Test
    void aSegmentWithoutAScoreGetsTheMeanAndNoRank() {
        List<Estimate> some = List.of(
                Estimate.of("a", 5, 1), Estimate.of("b", 9, 1), Estimate.unknown("c", Reason.NO_ANSWERS, "nobody"));
        Shrinkage shrunk =
                Shrinkage.of(some, Heterogeneity.Method.PAULE_MANDEL, 0.95).orElseThrow();
        assertThat(shrunk.entries().get(2).shrunken().orElseThrow().value()).isCloseTo(7, within(1e-12));
        assertThat(shrunk.among().tauSquared()).isCloseTo(7, within(1e-12));
        assertThat(RankSets.of(some, RankSets.Order.HIGHEST_FIRST, 0.95)
                        .orElseThrow()
                        .ranked())
                .isEqualTo(2);
        assertThatThrownBy(() -> RankSets.of(List.of(some.get(0), some.get(0)), RankSets.Order.HIGHEST_FIRST, 0.95))
                .hasMessageContaining("twice");
    }

    @Test
    void aFlatSeriesNeedsNoMovement() {
        LocalLevel flat = LocalLevel.of(
                        List.of(Estimate.of("1", 10, 2), Estimate.of("2", 11, 2), Estimate.of("3", 10.5, 2)), 0.95)
                .orElseThrow();
        assertThat(flat.levelVariance()).isZero();
        assertThat(flat.periods().get(0).smoothed().value()).isCloseTo(10.5, within(1e-12));
        assertThat(flat.alarms()).isEmpty();
        assertThat(flat.forecast().value()).isCloseTo(10.5, within(1e-12));
    }

    @Test
    void twoScoresGiveTheVarianceInClosedForm() {
        LocalLevel two = LocalLevel.of(List.of(Estimate.of("1", 0, 3), Estimate.of("2", 20, 4)), 0.95)
                .orElseThrow();
        assertThat(two.levelVariance()).isCloseTo(400 - 9 - 16, within(1e-7));
    }

    @Test
    void aScoreWithoutErrorIsRefused() {
        assertThatThrownBy(() -> LocalLevel.of(List.of(Estimate.of("1", 0, 0), Estimate.of("2", 2, 1)), 0.95))
                .hasMessageContaining("above 0");
        assertThat(LocalLevel.of(List.of(), 0.95).isKnown()).isFalse();
        assertThat(LocalLevel.withLevelVariance(List.of(Estimate.of("1", 0, 1)), 0.95, 4)
                        .orElseThrow()
                        .forecast()
                        .standardError())
                .isCloseTo(Math.sqrt(5), within(1e-12));
    }

    private static TermCounts.Term term(String term, long a, long b) {
        return new TermCounts.Term(term, new TermCounts.Uses(a, a), new TermCounts.Uses(b, b));
    }

    @Test
    void equalCorporaMarkNothing() {
        TermCounts counts =
                new TermCounts(List.of(term("late", 50, 50), term("good", 8, 8), term("rare", 1, 1)), 900, 900);
        for (Keyness words : List.of(
                Keyness.logOdds(counts, Keyness.USUAL_PRIOR, Keyness.Minimum.USUAL)
                        .orElseThrow(),
                Keyness.g2(counts, Keyness.Minimum.USUAL).orElseThrow())) {
            assertThat(words.leftOut()).isEqualTo(1);
            assertThat(words.terms()).noneMatch(t -> t.isMark(0.05));
            assertThat(words.terms())
                    .allSatisfy(t -> assertThat(t.pValue().orElseThrow()).isEqualTo(1));
        }
    }

    @Test
    void swappingTheGroupsTurnsTheSign() {
        TermCounts there = new TermCounts(List.of(term("late", 50, 10), term("good", 8, 60)), 900, 1_200);
        TermCounts back = new TermCounts(List.of(term("late", 10, 50), term("good", 60, 8)), 1_200, 900);
        assertThat(Keyness.g2(there, Keyness.Minimum.USUAL)
                        .orElseThrow()
                        .terms()
                        .get(0)
                        .statistic()
                        .orElseThrow())
                .isCloseTo(
                        -Keyness.g2(back, Keyness.Minimum.USUAL)
                                .orElseThrow()
                                .terms()
                                .get(1)
                                .statistic()
                                .orElseThrow(),
                        within(1e-9));
    }

    @Test
    void aWordThatIsAllThatWasSaidComesLast() {
        TermCounts one = new TermCounts(List.of(term("late", 10, 20)), 10, 20);
        Keyness words = Keyness.logOdds(one, 500, Keyness.Minimum.USUAL).orElseThrow();
        assertThat(words.terms().get(0).statistic().isKnown()).isFalse();
        assertThat(words.terms().get(0).isMark(0.05)).isFalse();
        assertThat(Keyness.g2(one, Keyness.Minimum.USUAL)
                        .orElseThrow()
                        .terms()
                        .get(0)
                        .statistic()
                        .orElseThrow())
                .isZero();
        assertThat(Keyness.g2(TermCounts.EMPTY, Keyness.Minimum.USUAL).isKnown())
                .isFalse();
    }

    @Test
    void termCountsAreCheckedAndMerge() {
        TermCounts a = new TermCounts(List.of(term("late", 2, 1)), 9, 9);
        assertThat(a.merge(a).terms().get(0).a()).isEqualTo(new TermCounts.Uses(4, 4));
        assertThat(a.merge(TermCounts.EMPTY)).isEqualTo(a);
        assertThatThrownBy(() -> new TermCounts(List.of(term("late", 20, 1)), 9, 9))
                .hasMessageContaining("totals");
        assertThatThrownBy(() -> new TermCounts(List.of(term("x", 1, 1), term("x", 1, 1)), 9, 9))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new TermCounts.Uses(1, 2)).hasMessageContaining("2 people");
        assertThatThrownBy(() -> new TermCounts.Uses(1, 0)).hasMessageContaining("0 people");
        assertThatThrownBy(() -> new Keyness.Minimum(0, 1)).hasMessageContaining(">= 1");
    }

    @Test
    void answersOfOnePersonAreNoCrowd() {
        ClusterSums.Builder clustered = ClusterSums.builder();
        ClusterSums.Builder apart = ClusterSums.builder();
        for (int i = 0; i < 7; i++) {
            for (int k = 0; k < 2; k++) {
                double value = i % 3 == 0 ? -100 : 100;
                clustered.add("person " + i, value);
                apart.add(null, value);
            }
        }
        ClusteredMean people = ClusteredMean.of(clustered.build(), 0.95).orElseThrow();
        ClusteredMean answers = ClusteredMean.of(apart.build(), 0.95).orElseThrow();
        assertThat(people.respondents()).isEqualTo(7);
        assertThat(answers.respondents()).isEqualTo(14);
        assertThat(people.standardError().orElseThrow())
                .isGreaterThan(answers.standardError().orElseThrow());
        assertThat(answers.designEffect().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(people.effectiveSampleSize().orElseThrow()).isLessThan(8);
    }

    @Test
    void clustersMergeWhateverTheSplitAndWeightZeroIsNothing() {
        ClusterSums a = ClusterSums.builder()
                .add("x", 3, 2)
                .add(null, 5, 0.5)
                .add("z", 9, 0)
                .build();
        ClusterSums b = ClusterSums.builder().add("x", 4).add("y", 7, 3).build();
        ClusterSums all = a.merge(b);
        assertThat(all).isEqualTo(b.merge(a));
        assertThat(all.merge(ClusterSums.EMPTY)).isEqualTo(all);
        assertThat(all.respondents()).isEqualTo(3);
        ClusteredMean mean = ClusteredMean.of(all, 0.95).orElseThrow();
        assertThat(mean.evidence().excluded().count("weight 0")).isEqualTo(1);
        assertThat(mean.value()).isCloseTo((6 + 2.5 + 4 + 21) / 6.5, within(1e-12));
        assertThatThrownBy(() -> ClusterSums.builder().add("x", 1, -1)).hasMessageContaining("-1");
        ClusteredMean flat = ClusteredMean.of(
                        ClusterSums.builder().add("x", 3).add("y", 3).build(), 0.95)
                .orElseThrow();
        assertThat(flat.designEffect().isKnown()).isFalse();
        assertThat(flat.effectiveSampleSize().isKnown()).isFalse();
    }

    private static final List<Estimate> FOUR =
            List.of(Estimate.of("a", 10, 3), Estimate.of("b", 25, 4), Estimate.of("c", 40, 5), Estimate.of("d", 22, 6));

    /** By the formulas to 30 digits; tau² of Paule and Mandel is where Q with it equals the degrees of freedom. */
    @Test
    void howMuchSegmentsDifferBeyondTheirErrors() {
        Heterogeneity between = Heterogeneity.of(FOUR, 0.95).orElseThrow();

        assertThat(between.q()).isCloseTo(28.771288837744535, within(1e-12));
        assertThat(between.degreesOfFreedom()).isEqualTo(3);
        assertThat(between.pValue()).isCloseTo(2.501440540809306e-06, within(1e-16));
        assertThat(between.iSquared()).isCloseTo(0.895729384355408, within(1e-14));
        assertThat(between.tauSquared()).isCloseTo(134.5386337694837, within(1e-8));
        assertThat(between.common().figure()).isCloseTo(20.23590333716916, within(1e-13));
        assertThat(between.common().error()).isCloseTo(2.0353605946582750, within(1e-13));
        assertThat(between.mean().figure()).isCloseTo(23.90947417321519, within(1e-9));
        assertThat(between.mean().error()).isCloseTo(6.232807198263646, within(1e-9));
        assertThat(between.interval().lower()).isCloseTo(11.693396542036444, within(1e-8));
        assertThat(between.interval().upper()).isCloseTo(36.12555180439394, within(1e-8));
        assertThat(between.evidence().n()).isEqualTo(4);
        Heterogeneity moments = Heterogeneity.of(FOUR, Heterogeneity.Method.DERSIMONIAN_LAIRD, 0.95)
                .orElseThrow();
        assertThat(moments.tauSquared()).isCloseTo(156.9149474503698, within(1e-10));
        assertThat(moments.mean().figure()).isCloseTo(23.95502814203079, within(1e-11));
    }

    @Test
    void whatWasLeftOutIsCountedByItsReason() {
        Heterogeneity between = Heterogeneity.of(
                        List.of(
                                FOUR.get(0),
                                Estimate.of("exact", 5, 0),
                                FOUR.get(1),
                                Estimate.unknown("none", Reason.NO_ANSWERS, "nobody"),
                                Estimate.unknown("neither", Reason.NO_ANSWERS, "nobody")),
                        0.95)
                .orElseThrow();

        assertThat(between.evidence().n()).isEqualTo(2);
        assertThat(between.evidence().excluded().count("without a standard error"))
                .isEqualTo(2);
        assertThat(between.evidence().excluded().count("standard error 0")).isEqualTo(1);
        assertThat(Heterogeneity.of(FOUR.subList(0, 1), 0.95))
                .hasToString(
                        "insufficient (to ask whether segments differ takes two with a positive standard error, not 1)");
    }

    @Test
    void aSegmentIsShrunkByTheShareOfItsVariance() {
        List<Estimate> five = new ArrayList<>(FOUR);
        five.add(Estimate.unknown("e", Reason.NO_ANSWERS, "nobody"));
        Shrinkage shrunk =
                Shrinkage.of(five, Heterogeneity.Method.PAULE_MANDEL, 0.95).orElseThrow();

        Shrinkage.Shrunken first = shrunk.entries().get(0).shrunken().orElseThrow();
        assertThat(first.weight()).isCloseTo(0.9372991106042323, within(1e-10));
        assertThat(first.value()).isCloseTo(10.872136401688053, within(1e-9));
        assertThat(first.standardError()).isCloseTo(2.930600387676175, within(1e-10));
        assertThat(first.interval().lower()).isCloseTo(5.128265188762369, within(1e-9));
        Shrinkage.Shrunken nobody = shrunk.entries().get(4).shrunken().orElseThrow();
        assertThat(nobody.weight()).isZero();
        assertThat(nobody.standardError()).isCloseTo(13.167631500775332, within(1e-9));
        assertThatThrownBy(
                        () -> Shrinkage.of(List.of(FOUR.get(0), FOUR.get(0)), Heterogeneity.Method.PAULE_MANDEL, 0.95))
                .hasMessageContaining("twice");
    }

    /** A level that does not move is the mean so far: 30 after three times 10 is 20 / sqrt(4 + 4/3) errors off. */
    @Test
    void aScoreFarFromTheLevelSoFarIsAnAlarm() {
        List<Estimate> series = List.of(
                Estimate.of("1", 10, 2), Estimate.of("2", 10, 2), Estimate.of("3", 10, 2), Estimate.of("4", 30, 2));
        LocalLevel level = LocalLevel.withLevelVariance(series, 0.95, 0).orElseThrow();

        assertThat(level.alarms()).containsExactly(3);
        assertThat(level.periods().get(0).residual().isKnown()).isFalse();
        assertThat(level.periods().get(2).residual().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(level.periods().get(3).residual().orElseThrow())
                .isCloseTo(20 / Math.sqrt(4 + 4 / 3.0), within(1e-9));
        LocalLevel.Level smoothed = level.periods().get(1).smoothed();
        assertThat(smoothed.value()).isCloseTo(15, within(1e-9));
        assertThat(smoothed.standardError()).isCloseTo(1, within(1e-9));
        assertThat(smoothed.interval().lower()).isCloseTo(15 - 1.959963984540054, within(1e-9));
        assertThat(smoothed.interval().upper()).isCloseTo(15 + 1.959963984540054, within(1e-9));
    }

    @Test
    void aLevelNeedsAScoreToStartFrom() {
        Estimate unknown = Estimate.unknown("1", Reason.NO_ANSWERS, "nobody");
        assertThat(LocalLevel.of(List.of(unknown), 0.95)).hasToString("insufficient (a level needs 2 scores, not 0)");
        assertThat(CoMomentsTest.reason(LocalLevel.of(List.of(unknown), 0.95))).isEqualTo(Reason.NO_ANSWERS);
        assertThat(LocalLevel.of(List.of(unknown, Estimate.of("2", 1, 1)), 0.95))
                .hasToString("insufficient (a level needs 2 scores, not 1)");
        assertThat(CoMomentsTest.reason(LocalLevel.of(List.of(unknown, Estimate.of("2", 1, 1)), 0.95)))
                .isEqualTo(Reason.TOO_FEW);
    }

    @Test
    void ranksByATestOfOnesOwnAreThoseOfTheBuiltInOneIfItIsTheSame() {
        List<Estimate> some = new ArrayList<>(FOUR);
        some.add(1, Estimate.unknown("e", Reason.NO_ANSWERS, "nobody"));
        RankSets own = RankSets.of(some, RankSets.Order.HIGHEST_FIRST, 0.95, (first, second) -> {
                    Estimate a = some.get(first);
                    Estimate b = some.get(second);
                    double z = (a.figure() - b.figure()) / Math.hypot(a.error(), b.error());
                    return Result.of(Distributions.normalUpperTail(z));
                })
                .orElseThrow();

        assertThat(own)
                .isEqualTo(RankSets.of(some, RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow());
        assertThat(own.ranked()).isEqualTo(4);
        assertThat(own.evidence().excluded().count("segments without a score")).isEqualTo(1);
        assertThat(own.place("e")).hasToString("insufficient (e has no score to rank)");
        assertThat(own.place("c").orElseThrow().rank()).isEqualTo(1);
        assertThatThrownBy(() -> own.place("z")).hasMessageContaining("\"z\"");
        // a pair that has no test keeps both orders open
        RankSets untested = RankSets.of(
                        some,
                        RankSets.Order.HIGHEST_FIRST,
                        0.95,
                        (first, second) -> Result.insufficient(Reason.NOT_DEFINED, "no test"))
                .orElseThrow();
        assertThat(untested.place("a").orElseThrow().simultaneous()).isEqualTo(new RankSets.RankRange(1, 4));
        assertThat(RankSets.of(List.of(some.get(1)), RankSets.Order.HIGHEST_FIRST, 0.95))
                .hasToString("insufficient (no segment has a score to rank)");
    }

    @Test
    void intervalsAreWrittenShort() {
        assertThat(new ConfidenceInterval(1.23456, 2, 0.95, "t")).hasToString("[1.235, 2.000]");
        assertThat(new RankSets.RankRange(2, 5).toString()).contains("2").contains("5");
    }
}
