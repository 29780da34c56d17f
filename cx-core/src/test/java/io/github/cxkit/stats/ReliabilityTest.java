package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result.Reason;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    private final Reliability three = Reliability.of(CoMoments.builder("a", "b", "c")
            .add(3, 4, 3)
            .add(5, 5, 4)
            .add(1, 2, 2)
            .add(4, 4, 5)
            .add(2, 3, 1)
            .build());

    @Test
    void alphaOfThreeItems() {
        assertThat(three.alpha().orElseThrow()).isEqualTo(0.9202453987730062, within(1e-12));
        assertThat(three.standardizedAlpha().orElseThrow()).isEqualTo(0.9324059267245607, within(1e-12));
        assertThat(three.alphaIfDeleted().get(2).orElseThrow()).isEqualTo(0.958904109589041, within(1e-12));
        assertThat(three.omegaTotal().orElseThrow()).isGreaterThan(0.9);
        assertThat(three.n()).isEqualTo(5);
    }

    @Test
    void whatIsTooLittle() {
        Reliability one = Reliability.of(CoMoments.builder("a").add(1).add(2).build());
        assertThat(CoMomentsTest.reason(one.alpha())).isEqualTo(Reason.TOO_FEW);
        assertThat(CoMomentsTest.reason(one.standardizedAlpha())).isEqualTo(Reason.TOO_FEW);
        Reliability single =
                Reliability.of(CoMoments.builder("a", "b").add(1, 2).build());
        assertThat(CoMomentsTest.reason(single.alpha())).isEqualTo(Reason.TOO_FEW);
        Reliability opposite =
                Reliability.of(CoMoments.builder("a", "b").add(1, 3).add(3, 1).build());
        assertThat(CoMomentsTest.reason(opposite.alpha())).isEqualTo(Reason.NO_SPREAD);
        assertThat(CoMomentsTest.reason(opposite.standardizedAlpha())).isEqualTo(Reason.NO_SPREAD);
        assertThat(CoMomentsTest.reason(opposite.omegaTotal())).isEqualTo(Reason.TOO_FEW);
        assertThat(CoMomentsTest.reason(opposite.alphaIfDeleted().get(0))).isEqualTo(Reason.TOO_FEW);
    }

    /** r_ij = L_i L_j of 0.9, 0.8 and 0.5, to the last digit: a search would end a little beside them. */
    @Test
    void threeLoadingsAreThoseWhoseProductsAreTheCorrelations() {
        List<Double> loadings = Reliability.loadings(CorrelationMatrix.of(
                        List.of("a", "b", "c"), new double[][] {{1, 0.72, 0.45}, {0.72, 1, 0.4}, {0.45, 0.4, 1}}))
                .orElseThrow();

        assertThat(loadings.get(0)).isEqualTo(0.9, within(2e-16));
        assertThat(loadings.get(1)).isEqualTo(0.8, within(2e-16));
        assertThat(loadings.get(2)).isEqualTo(0.5, within(2e-16));
    }

    /** Of opposite items the signs are opposite, and the first is not negative: one sign turned turns its loading. */
    @Test
    void anItemThatIsAskedTheOtherWayRoundHasTheOppositeLoading() {
        List<Double> loadings = Reliability.loadings(CorrelationMatrix.of(
                        List.of("a", "b", "c"), new double[][] {{1, -0.72, 0.45}, {-0.72, 1, -0.4}, {0.45, -0.4, 1}}))
                .orElseThrow();

        assertThat(loadings.get(0)).isEqualTo(0.9, within(1e-9));
        assertThat(loadings.get(1)).isEqualTo(-0.8, within(1e-9));
        assertThat(loadings.get(2)).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void aResultHasAnAlphaIfDeletedPerItem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reliability(
                        three.items(),
                        three.alpha(),
                        three.standardizedAlpha(),
                        three.alphaIfDeleted().subList(0, 2),
                        three.omegaTotal(),
                        5,
                        0))
                .withMessageContaining("alphaIfDeleted");
    }

    @Test
    void omegaOfGivenLoadings() {
        assertThat(Reliability.omegaFromLoadings(List.of(0.8, 0.7, 0.6, 0.5)).orElseThrow())
                .isEqualTo(0.7494456762749445, within(1e-12));
        assertThat(Reliability.omegaFromLoadings(List.of(0.5)).orElseThrow()).isEqualTo(0.25);
        assertThat(CoMomentsTest.reason(Reliability.omegaFromLoadings(List.of())))
                .isEqualTo(Reason.TOO_FEW);
        assertThat(CoMomentsTest.reason(Reliability.omegaFromLoadings(List.of(1.0, -1.0))))
                .isEqualTo(Reason.ZERO_BASE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reliability.omegaFromLoadings(List.of(1.5, 0.5)))
                .withMessageContaining("loading");
    }

    @Test
    void aHeywoodCaseStaysInBounds() {
        List<Double> loadings = Reliability.loadings(CorrelationMatrix.of(
                        List.of("a", "b", "c"), new double[][] {{1, 0.8, 0.8}, {0.8, 1, 0.3}, {0.8, 0.3, 1}}))
                .orElseThrow();
        assertThat(loadings).allMatch(l -> Math.abs(l) <= 1);
        assertThat(loadings.get(0)).isEqualTo(1);
    }

    @Property(tries = 50)
    void loadingsOfOneFactorAreFound(@ForAll @Size(5) List<@DoubleRange(min = 0.3, max = 0.95) Double> loadings) {
        double[][] matrix = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                matrix[i][j] = i == j ? 1 : loadings.get(i) * loadings.get(j);
            }
        }
        List<Double> found = Reliability.loadings(CorrelationMatrix.of(List.of("a", "b", "c", "d", "e"), matrix))
                .orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(found.get(i)).isEqualTo(loadings.get(i), within(1e-6));
        }
        // tau-equivalence is the best case of alpha: omega of a fitting factor is never below it
        double sum = loadings.stream().mapToDouble(Double::doubleValue).sum();
        double squares = loadings.stream().mapToDouble(l -> l * l).sum();
        double meanR = (sum * sum - squares) / 20;
        double alpha = 5 * meanR / (1 + 4 * meanR);
        assertThat(Reliability.omegaFromLoadings(found).orElseThrow()).isGreaterThanOrEqualTo(alpha - 1e-6);
    }

    @Test
    void constantsAndOrderDoNotMatter() {
        Reliability moved = Reliability.of(CoMoments.builder("c", "a", "b")
                .add(13, 3, -4)
                .add(14, 5, -3)
                .add(12, 1, -6)
                .add(15, 4, -4)
                .add(11, 2, -5)
                .build());
        assertThat(moved.alpha().orElseThrow()).isEqualTo(three.alpha().orElseThrow(), within(1e-12));
    }
}
