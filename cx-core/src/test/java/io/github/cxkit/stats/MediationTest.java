package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of x reaches y by way of m: least squares by numpy, the law of the product by integration to 30 digits. */
class MediationTest {

    private static final List<String> PATH = List.of("x", "m", "y");

    private static final double[][] ROWS = {
        {1, 2, 3}, {2, 1, 2}, {3, 4, 4}, {4, 3, 6}, {5, 6, 5}, {6, 5, 8}, {7, 7, 7}, {8, 6, 9}
    };

    private static Result<Mediation> of(double[]... rows) {
        CoMomentsBuilder builder = CoMoments.builder("x", "m", "y");
        for (double[] row : rows) {
            builder.add(row);
        }
        return Mediation.of(builder.build(), PATH);
    }

    private static void estimate(Estimate estimate, double value, double error) {
        assertThat(estimate.value().orElseThrow()).isCloseTo(value, within(1e-12));
        assertThat(estimate.standardError().orElseThrow()).isCloseTo(error, within(1e-12));
    }

    @Test
    void theTotalIsTheDirectPartAndTheOneThroughTheMiddle() {
        Mediation path = of(ROWS).orElseThrow();

        estimate(path.a(), 0.7619047619047615, 0.16807792527418544);
        estimate(path.b(), -0.24080267558528506, 0.3885159202738812);
        estimate(path.direct(), 1.112040133779265, 0.3364646567318706);
        estimate(path.total(), 0.9285714285714288, 0.1649951445355047);
        assertThat(path.indirect()).isCloseTo(-0.18346870520783615, within(1e-12));
        assertThat(path.n()).isEqualTo(8);
    }

    @Test
    void limitsOfTheIndirectPartAreThoseOfAProduct() {
        Mediation path = of(ROWS).orElseThrow();
        ConfidenceInterval limits = path.indirectInterval(0.95).orElseThrow();

        assertThat(limits.lower()).isCloseTo(-0.817092254929208, within(1e-9));
        assertThat(limits.upper()).isCloseTo(0.404411716272067, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.indirectInterval(0.05))
                .withMessageContaining("0.95");
    }

    @Test
    void whatXAndMAlmostShareCostsFewDigits() {
        // m is 5 x and y is 2 x but for thousandths; right values by fractions
        Mediation path = of(new double[][] {
                    {1, 5.001, 2.001},
                    {2, 9.998, 3.998},
                    {3, 15, 6},
                    {4, 20.001, 8.002},
                    {5, 25.002, 9.999},
                    {6, 29.998, 12}
                })
                .orElseThrow();

        assertThat(path.b().value().orElseThrow()).isCloseTo(0.35860655737758995, within(1e-8));
        ConfidenceInterval limits = path.indirectInterval(0.95).orElseThrow();
        assertThat(limits.lower()).isCloseTo(-2.547769602158314, within(1e-7));
        assertThat(limits.upper()).isCloseTo(6.133794273513118, within(1e-7));
    }

    @Test
    void theShareIsGivenWhereTheTotalIsEstablished() {
        Mediation.Share share = of(ROWS).orElseThrow().indirectShare(0.95).orElseThrow();

        assertThat(share.value()).isCloseTo(-0.19758168253151578, within(1e-12));
        assertThat(share.interval().lower()).isCloseTo(-0.8342088400916484, within(1e-9));
        assertThat(share.interval().upper()).isCloseTo(0.4390454750286169, within(1e-9));
        // a total of 1 in 1.96 standard errors and a hair is established, in a hair less it is not
        assertThat(withTotal(1 / 1.95).indirectShare(0.95)).asString().contains("the total is not established");
        assertThat(withTotal(1 / 1.97).indirectShare(0.95).isKnown()).isTrue();
    }

    private static Mediation withTotal(double error) {
        return new Mediation(
                Estimate.of("a", 0, 0.5),
                Estimate.of("b", 0.5, 0.5),
                9,
                Estimate.of("direct", 1, error / 2),
                Estimate.of("total", 1, error));
    }

    @Test
    void withoutSpreadThereIsNoPath() {
        assertThat(reason(of(new double[][] {{1, 2, 3}, {2, 1, 2}, {3, 4, 4}, {4, 3, 6}})))
                .isEqualTo(Reason.TOO_FEW);
        assertThat(reason(of(new double[][] {{1, 2, 3}, {1, 1, 2}, {1, 4, 4}, {1, 3, 6}, {1, 5, 7}})))
                .isEqualTo(Reason.NO_SPREAD);
        assertThat(reason(of(new double[][] {{1, 2, 3}, {2, 2, 2}, {3, 2, 4}, {4, 2, 6}, {5, 2, 7}})))
                .isEqualTo(Reason.NO_SPREAD);
        assertThat(reason(of(new double[][] {{1, 2, 3}, {2, 4, 2}, {3, 6, 4}, {4, 8, 6}, {5, 10, 7}})))
                .as("x and m say the same")
                .isEqualTo(Reason.NO_SPREAD);
        assertThat(of(ROWS[0], ROWS[1], ROWS[2], ROWS[3], ROWS[4]).isKnown()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mediation.of(CoMoments.empty(PATH), List.of("x", "y")))
                .withMessage("a path has three columns, x, m and y, but was [x, y]");
    }

    @Test
    void aPerfectFitLeavesNothingToJudgeBy() {
        Mediation perfect = new Mediation(
                Estimate.of("a", 1, 0),
                Estimate.of("b", 1, 0.1),
                9,
                Estimate.of("direct", 0, 0.1),
                Estimate.of("total", 1, 0.1));
        assertThat(perfect.indirectInterval(0.95)).asString().contains("perfect fit");
        assertThat(perfect.indirectShare(0.95).isKnown()).isFalse();
    }

    private static Reason reason(Result<Mediation> result) {
        return ((Result.Insufficient<Mediation>) result).reason();
    }
}
