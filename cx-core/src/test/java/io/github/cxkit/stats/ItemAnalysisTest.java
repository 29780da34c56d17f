package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.ItemAnalysis.Caution;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which item of a questionnaire does not go with the others. Correlations by numpy. */
class ItemAnalysisTest {

    private static CoMoments items(double[]... rows) {
        CoMomentsBuilder builder = CoMoments.builder(
                IntStream.range(0, rows[0].length).mapToObj(i -> "q" + i).toArray(String[]::new));
        for (double[] row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    @Test
    void anItemAskedTheOtherWayRoundIsFound() {
        ItemAnalysis analysis = ItemAnalysis.of(
                items(new double[][] {{4, 5, 3, 1}, {3, 3, 2, 4}, {5, 4, 4, 2}, {2, 2, 1, 5}, {4, 4, 5, 1}}));

        assertThat(analysis.alpha().orElseThrow()).isCloseTo(-1.6936936936936935, within(1e-12));
        assertThat(analysis.itemRest())
                .extracting(correlation -> correlation.orElseThrow())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(0.8910421112136304, 0.23543547789870936, 0.18898223650461363, -0.9499839881105512);
        assertThat(analysis.checkCoding()).containsExactly(3);
        assertThat(analysis.cautions()).containsExactly(Caution.NEGATIVE_ALPHA, Caution.NEGATIVE_ITEM_REST);
    }

    @Test
    void anItemThatNobodyAnswersDifferentlyIsSaidToBeOne() {
        ItemAnalysis analysis = ItemAnalysis.of(items(new double[][] {{4, 5, 3}, {3, 4, 3}, {5, 5, 3}}));

        assertThat(analysis.cautions()).containsExactly(Caution.CONSTANT_ITEM);
        assertThat(analysis.itemRest().get(2)).asString().contains("q2 has the same value in every row");
        assertThat(analysis.checkCoding()).isEmpty();
        ItemAnalysis rest = ItemAnalysis.of(items(new double[][] {{4, 3}, {3, 3}, {5, 3}}));
        assertThat(rest.itemRest().get(0)).asString().contains("the sum of the items but q0 does not differ");
    }

    @Test
    void oneItemOrOneRowHasNoCorrelation() {
        assertThat(ItemAnalysis.of(items(new double[][] {{4}, {3}, {5}}))
                        .itemRest()
                        .get(0)
                        .isKnown())
                .isFalse();
        ItemAnalysis one = ItemAnalysis.of(items(new double[][] {{4, 5}}));
        assertThat(one.itemRest()).allSatisfy(each -> assertThat(each.isKnown()).isFalse());
        assertThat(one.cautions()).isEmpty();
        ItemAnalysis two = ItemAnalysis.of(items(new double[][] {{4, 5}, {5, 7}}));
        assertThat(two.itemRest().get(0).orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void everyItemHasItsCorrelation() {
        ItemAnalysis analysis = ItemAnalysis.of(items(new double[][] {{4, 5, 3}, {3, 3, 2}, {5, 4, 4}}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemAnalysis(
                        analysis.items(), analysis.alpha(), analysis.itemRest().subList(0, 2), analysis.cautions()))
                .withMessageContaining("itemRest");
    }
}
