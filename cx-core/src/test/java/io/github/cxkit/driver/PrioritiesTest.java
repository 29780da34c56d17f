package io.github.cxkit.driver;

import static io.github.cxkit.driver.KeyDriversTest.reason;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.driver.ImportancePerformance.Cut;
import io.github.cxkit.driver.ImportancePerformance.Item;
import io.github.cxkit.driver.ImportancePerformance.PlacedItem;
import io.github.cxkit.driver.ImportancePerformance.Quadrant;
import io.github.cxkit.driver.OpportunityScore.Variant;
import io.github.cxkit.driver.PenaltyReward.Contrast;
import io.github.cxkit.driver.PenaltyReward.Factor;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What to work on: Kano, importance-performance, opportunity, penalty and reward, themes. */
class PrioritiesTest {

    @Test
    void theKanoTables() {
        String[] standard = {"QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"};
        for (KanoAnswer functional : KanoAnswer.values()) {
            var row = new StringBuilder();
            for (KanoAnswer dysfunctional : KanoAnswer.values()) {
                row.append(
                        KanoTable.STANDARD.classify(functional, dysfunctional).letter());
            }
            assertThat(row.toString())
                    .isEqualTo(standard[List.of(KanoAnswer.values()).indexOf(functional)]);
        }
        assertThat(KanoTable.POULIOT.classify(KanoAnswer.EXPECT, KanoAnswer.EXPECT))
                .isEqualTo(KanoCategory.QUESTIONABLE);
        assertThat(KanoTable.POULIOT.classify(KanoAnswer.NEUTRAL, KanoAnswer.NEUTRAL))
                .isEqualTo(KanoCategory.INDIFFERENT);
        assertThat(KanoTable.POULIOT.classify(KanoAnswer.EXPECT, KanoAnswer.TOLERATE))
                .isEqualTo(KanoCategory.INDIFFERENT);
    }

    @Test
    void aKanoFeature() {
        KanoTally tally = KanoTally.EMPTY
                .plus(KanoAnswer.LIKE, KanoAnswer.DISLIKE)
                .plus(KanoAnswer.LIKE, KanoAnswer.DISLIKE)
                .plus(KanoAnswer.LIKE, KanoAnswer.NEUTRAL)
                .plus(KanoAnswer.EXPECT, KanoAnswer.DISLIKE)
                .plus(KanoAnswer.LIKE, KanoAnswer.LIKE);
        KanoScore score = tally.score(KanoTable.STANDARD);
        assertThat(score.category().orElseThrow()).isEqualTo(KanoCategory.ONE_DIMENSIONAL);
        assertThat(score.better().value().orElseThrow()).isEqualTo(0.75);
        assertThat(score.worse().value().orElseThrow()).isEqualTo(0.75);
        assertThat(score.categoryStrength().orElseThrow()).isEqualTo(0.2);
        assertThat(score.totalStrength().value().orElseThrow()).isEqualTo(0.8);
        assertThat(score.attractiveShare().value().orElseThrow()).isEqualTo(0.25);
        assertThat(score.functionalMean().orElseThrow()).isEqualTo(3.6);
        assertThat(score.dysfunctionalMean().orElseThrow()).isEqualTo(2);
        assertThat(tally.merge(KanoTally.EMPTY)).isEqualTo(tally);
        assertThat(tally.merge(tally).n()).isEqualTo(10);
    }

    @Test
    void aKanoFeatureWithoutAnswers() {
        KanoScore none = KanoTally.EMPTY.score(KanoTable.POULIOT);
        assertThat(none.n()).isZero();
        assertThat(none.category().isKnown()).isFalse();
        assertThat(none.better().value().isKnown()).isFalse();
        assertThat(none.worse().value().isKnown()).isFalse();
        assertThat(none.categoryStrength().isKnown()).isFalse();
        assertThat(none.functionalMean().isKnown()).isFalse();
        assertThat(none.dysfunctionalMean().isKnown()).isFalse();
        assertThat(KanoTally.EMPTY
                        .plus(KanoAnswer.NEUTRAL, KanoAnswer.NEUTRAL)
                        .score(KanoTable.STANDARD)
                        .worse()
                        .value()
                        .orElseThrow())
                .isEqualTo(0.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KanoTally(Map.of(KanoAnswer.LIKE, Map.of(KanoAnswer.LIKE, -1L))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KanoScore(
                        KanoTable.STANDARD,
                        1,
                        new EnumMap<>(Map.of(KanoCategory.MUST_BE, 1L)),
                        Result.of(1.0),
                        Result.of(1.0)));
    }

    @Test
    void quadrants() {
        List<Item> items = List.of(
                new Item("checkout", 9, 4),
                new Item("delivery", 8, 8),
                new Item("returns", 5, 3),
                new Item("packaging", 2, 9));
        ImportancePerformance placed =
                ImportancePerformance.classify(items, Cut.MEAN).orElseThrow();
        assertThat(placed.items())
                .extracting(PlacedItem::quadrant)
                .containsExactly(
                        Quadrant.CONCENTRATE_HERE, Quadrant.KEEP_UP, Quadrant.LOW_PRIORITY, Quadrant.POSSIBLE_OVERKILL);
        assertThat(placed.items().get(0).gap()).isEqualTo(5);
        assertThat(ImportancePerformance.classify(items, 9.5, 9.5).items())
                .extracting(PlacedItem::quadrant)
                .containsOnly(Quadrant.LOW_PRIORITY);
        assertThat(ImportancePerformance.classify(items, Cut.MEDIAN)
                        .orElseThrow()
                        .importanceCut())
                .isEqualTo(6.5);
    }

    @Test
    void whatLiesOnACutIsHigh() {
        List<Item> items = List.of(new Item("on both", 5, 3), new Item("below", 4.9, 2.9));
        assertThat(ImportancePerformance.classify(items, 5, 3).items())
                .extracting(PlacedItem::quadrant)
                .containsExactly(Quadrant.KEEP_UP, Quadrant.LOW_PRIORITY);
    }

    /** Two items are enough for a middle; one always lies on its own. */
    @Test
    void aMiddleNeedsTwoItemsAndEveryNameOnce() {
        Item checkout = new Item("checkout", 9, 4);
        Item packaging = new Item("packaging", 2, 9);
        for (Cut cut : Cut.values()) {
            assertThat(ImportancePerformance.classify(List.of(checkout, packaging), cut)
                            .orElseThrow())
                    .satisfies(placed -> assertThat(placed.importanceCut()).isEqualTo(5.5))
                    .satisfies(placed -> assertThat(placed.performanceCut()).isEqualTo(6.5));
            assertThat(reason(ImportancePerformance.classify(List.of(checkout), cut)))
                    .isEqualTo(Reason.TOO_FEW);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ImportancePerformance.classify(List.of(checkout, checkout), cut))
                    .withMessage("the item \"checkout\" appears more than once");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportancePerformance.classify(List.of(checkout, checkout), 5, 5))
                .withMessage("the item \"checkout\" appears more than once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportancePerformance.classify(List.of(checkout), Double.NaN, 5));
    }

    @Test
    void equalItemsLieOnTheirMean() {
        List<Item> equal = List.of(new Item("a", 0.1, 0.7), new Item("b", 0.1, 0.7), new Item("c", 0.1, 0.7));
        assertThat(ImportancePerformance.classify(equal, Cut.MEAN).orElseThrow().items())
                .extracting(PlacedItem::quadrant)
                .containsOnly(Quadrant.KEEP_UP);
        assertThat(reason(ImportancePerformance.classify(equal.subList(0, 1), Cut.MEAN)))
                .isEqualTo(Reason.TOO_FEW);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ImportancePerformance.classify(List.of(new Item("a", 1, 1), new Item("a", 2, 2)), Cut.MEAN))
                .withMessageContaining("appears more than once");
        assertThatIllegalArgumentException().isThrownBy(() -> new Item("a", Double.NaN, 1));
    }

    @Test
    void opportunities() {
        OpportunityScore underserved = new OpportunityScore("seat", 8, 3, Variant.STANDARD);
        OpportunityScore overserved = new OpportunityScore("news", 4, 8, Variant.STANDARD);
        assertThat(underserved.score()).isEqualTo(13);
        assertThat(overserved.score()).isEqualTo(4);
        assertThat(new OpportunityScore("news", 4, 8, Variant.SIGNED).score()).isZero();
        OpportunityScore alsoThirteen = new OpportunityScore("plug", 9, 5, Variant.STANDARD);
        OpportunityScore namesake = new OpportunityScore("aisle", 9, 5, Variant.STANDARD);
        assertThat(OpportunityScore.rank(List.of(overserved, underserved, alsoThirteen, namesake)))
                .extracting(OpportunityScore::need)
                .containsExactly("aisle", "plug", "seat", "news");
        Scale scale = Scale.of(1, 5);
        assertThat(OpportunityScore.of(
                                "seat",
                                RatingTally.of(scale, 5, 4, 2, 5),
                                RatingTally.of(scale, 1, 4),
                                4,
                                Variant.STANDARD)
                        .orElseThrow()
                        .score())
                .isEqualTo(10);
        assertThat(reason(OpportunityScore.of(
                        "seat", RatingTally.empty(scale), RatingTally.of(scale, 1), 4, Variant.STANDARD)))
                .isEqualTo(Reason.NO_ANSWERS);
        assertThat(reason(OpportunityScore.of(
                        "seat", RatingTally.of(scale, 1), RatingTally.empty(scale), 4, Variant.STANDARD)))
                .isEqualTo(Reason.NO_ANSWERS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpportunityScore.of(
                        "seat", RatingTally.empty(scale), RatingTally.empty(Scale.of(0, 10)), 4, Variant.STANDARD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpportunityScore("seat", 11, 3, Variant.STANDARD))
                .withMessageContaining("importance of seat");
    }

    @Test
    void penaltyAndRewardOfOneAttribute() {
        var design = new PenaltyRewardDesign(List.of("cleanliness"), 2, 4);
        CoMomentsBuilder rows = design.builder();
        double[][] pairs = {{1, 2}, {2, 4}, {3, 6}, {3, 8}, {4, 7}, {5, 8}, {5, 9}, {2, 3}};
        for (double[] pair : pairs) {
            design.add(rows, pair[1], pair[0]);
        }
        PenaltyReward result = design.analyze(rows.build());
        Contrast contrast = result.contrasts().get(0);
        assertThat(contrast.penalty().orElseThrow()).isEqualTo(-4, within(1e-12));
        assertThat(contrast.reward().orElseThrow()).isEqualTo(1, within(1e-12));
        assertThat(result.baseline().orElseThrow()).isEqualTo(7, within(1e-12));
        assertThat(contrast.factor().orElseThrow()).isEqualTo(Factor.DISSATISFIER);
        assertThat(result.n()).isEqualTo(8);
    }

    @Test
    void penaltyAndRewardBesideEachOther() {
        var design = new PenaltyRewardDesign(List.of("a", "b", "never low"), 2, 4);
        CoMomentsBuilder rows = design.builder();
        for (int a = 1; a <= 5; a++) {
            for (int b = 1; b <= 5; b++) {
                double overall = 6 + (a <= 2 ? -1 : a >= 4 ? 3 : 0) + (b <= 2 ? -2 : b >= 4 ? 2 : 0);
                design.add(rows, overall, a, b, 3 + (a + b) % 2);
            }
        }
        PenaltyReward result = design.analyze(rows.build());
        assertThat(result.baseline().orElseThrow()).isEqualTo(6, within(1e-9));
        assertThat(result.contrasts().get(0).penalty().orElseThrow()).isEqualTo(-1, within(1e-9));
        assertThat(result.contrasts().get(0).factor().orElseThrow()).isEqualTo(Factor.SATISFIER);
        assertThat(result.contrasts().get(1).reward().orElseThrow()).isEqualTo(2, within(1e-9));
        assertThat(result.contrasts().get(1).factor().orElseThrow()).isEqualTo(Factor.HYBRID);
        assertThat(result.contrasts().get(2).penalty().isKnown()).isFalse();
        assertThat(result.contrasts().get(2).factor().isKnown()).isFalse();
    }

    @Test
    void penaltyNeedsAllThreeGroups() {
        var design = new PenaltyRewardDesign(List.of("a"), 2, 4);
        CoMomentsBuilder rows = design.builder();
        design.add(rows, 5, 1);
        design.add(rows, 7, 5);
        PenaltyReward result = design.analyze(rows.build());
        assertThat(result.baseline().isKnown()).isFalse();
        assertThat(reason(result.contrasts().get(0).penalty())).isEqualTo(Reason.PART_MISSING);
        assertThatIllegalArgumentException().isThrownBy(() -> design.add(rows, 5, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> design.add(rows, 5, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new PenaltyRewardDesign(List.of("a"), 4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new PenaltyRewardDesign(List.of(), 2, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.analyze(CoMoments.empty(List.of("overall"))))
                .withMessageContaining("not of this design");
    }

    @Test
    void themes() {
        Scale scale = Metrics.NPS.scale();
        ThemeTally monday = ThemeTally.builder(scale)
                .add(9, List.of("staff", "staff"))
                .add(2, List.of("queue", "staff"))
                .build();
        ThemeTally tuesday = ThemeTally.builder(scale).add(8, List.of()).build();
        ThemeTally both = monday.merge(tuesday);
        ThemeImpact queue = requireNonNull(both.impacts(Metrics.NPS).get("queue"));
        assertThat(both.all().n()).isEqualTo(3);
        assertThat(both.mentions()).containsOnlyKeys("queue", "staff");
        assertThat(queue.mentions()).isEqualTo(1);
        assertThat(queue.impact().orElseThrow()).isEqualTo(-50);
        assertThat(queue.difference().orElseThrow()).isEqualTo(-100);
        assertThat(requireNonNull(monday.impacts(Metrics.NPS).get("staff"))
                        .impact()
                        .isKnown())
                .isFalse();
        assertThat(ThemeTally.empty(scale).merge(monday).impacts(Metrics.NPS)).isEqualTo(monday.impacts(Metrics.NPS));
    }

    @Test
    void sentiment() {
        assertThat(Sentiment.normalize(4, Sentiment.USUAL_ALPHA)).isEqualTo(0.7184212081070996, within(1e-15));
        assertThat(Sentiment.normalize(-4, 15)).isEqualTo(-Sentiment.normalize(4, 15));
        assertThat(Sentiment.normalize(1e300, 15)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Sentiment.normalize(1, 0));
    }
}
