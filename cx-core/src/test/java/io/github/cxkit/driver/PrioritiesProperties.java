package io.github.cxkit.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.driver.ImportancePerformance.Cut;
import io.github.cxkit.driver.ImportancePerformance.Item;
import io.github.cxkit.driver.ImportancePerformance.PlacedItem;
import io.github.cxkit.driver.OpportunityScore.Variant;
import io.github.cxkit.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PrioritiesProperties {

    @Property(tries = 200)
    void opportunityIsNeverBelowImportanceAndNeverGrowsWithSatisfaction(
            @ForAll @DoubleRange(min = 0, max = 10) double importance,
            @ForAll @DoubleRange(min = 0, max = 10) double satisfaction,
            @ForAll @DoubleRange(min = 0, max = 10) double other) {
        double score = new OpportunityScore("x", importance, satisfaction, Variant.STANDARD).score();
        assertThat(score).isBetween(importance, 20.0);
        assertThat(new OpportunityScore("x", importance, Math.max(satisfaction, other), Variant.STANDARD).score())
                .isLessThanOrEqualTo(score);
        assertThat(new OpportunityScore("x", importance, satisfaction, Variant.SIGNED).score())
                .isLessThanOrEqualTo(score);
    }

    @Property(tries = 200)
    void stretchingAnAxisMovesNoItemOverTheCut(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 0, max = 100) Integer> importance,
            @ForAll @IntRange(min = 1, max = 8) int factor,
            @ForAll @IntRange(min = -100, max = 100) int shift,
            @ForAll Cut cut) {
        List<Item> plain = new ArrayList<>();
        List<Item> stretched = new ArrayList<>();
        for (int i = 0; i < importance.size(); i++) {
            int performance = (importance.get(i) * 7 + i * 13) % 50;
            plain.add(new Item("i" + i, importance.get(i), performance));
            stretched.add(new Item("i" + i, factor * importance.get(i) + shift, performance));
        }
        assertThat(ImportancePerformance.classify(stretched, cut).orElseThrow().items())
                .extracting(PlacedItem::quadrant)
                .isEqualTo(ImportancePerformance.classify(plain, cut).orElseThrow().items().stream()
                        .map(PlacedItem::quadrant)
                        .toList());
    }

    @Property(tries = 200)
    void kanoCountsMergeAndCoefficientsStayInRange(
            @ForAll List<KanoAnswer> first, @ForAll List<KanoAnswer> second, @ForAll KanoTable table) {
        KanoTally left = pairs(first);
        KanoTally right = pairs(second);
        assertThat(left.merge(right)).isEqualTo(right.merge(left));
        KanoScore score = left.merge(right).score(table);
        assertThat(score.n()).isEqualTo(first.size() / 2 + second.size() / 2);
        assertThat(score.better().value().toOptional().orElse(0.0)).isBetween(0.0, 1.0);
        assertThat(score.worse().value().toOptional().orElse(0.0)).isBetween(0.0, 1.0);
        assertThat(score.categoryStrength().toOptional().orElse(0.0)).isBetween(0.0, 1.0);
        assertThat(score.functionalMean().toOptional().orElse(0.0)).isBetween(-2.0, 4.0);
    }

    private static KanoTally pairs(List<KanoAnswer> answers) {
        KanoTally tally = KanoTally.EMPTY;
        for (int i = 0; i + 1 < answers.size(); i += 2) {
            tally = tally.plus(answers.get(i), answers.get(i + 1));
        }
        return tally;
    }

    @Property(tries = 200)
    void bothPublishedFormulasOfThemeImpactAgree(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 10) Integer> ratings) {
        ThemeTally.Builder builder = ThemeTally.builder(Metrics.NPS.scale());
        for (int i = 0; i < ratings.size(); i++) {
            builder.add(ratings.get(i), i % 3 == 1 ? List.of("queue") : List.of());
        }
        ThemeTally tally = builder.build();
        ThemeImpact queue = requireNonNull(tally.impacts(Metrics.NPS).get("queue"));
        double all = Metrics.NPS.score(tally.all()).value().orElseThrow();
        double withTheme = queue.mentioned().value().orElseThrow();
        long mentions = queue.mentions();
        assertThat(queue.impact().orElseThrow())
                .isEqualTo(mentions * (withTheme - all) / (ratings.size() - mentions), within(1e-9));
    }

    @Property(tries = 200)
    void normalizedSentimentIsOddMonotoneAndBounded(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double score,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double other) {
        double value = Sentiment.normalize(score, 15);
        assertThat(value).isBetween(-1.0, 1.0).isEqualTo(-Sentiment.normalize(-score, 15));
        if (other > score) {
            assertThat(Sentiment.normalize(other, 15)).isGreaterThanOrEqualTo(value);
        }
    }
}
