package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.score.Result.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    /** Anscombe's first set: y = 3.0001 + 0.5001 x, standard errors 1.1247 and 0.1179, R2 0.6665. */
    private static CoMoments anscombe() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        CoMomentsBuilder builder = CoMoments.builder("x", "y");
        for (int i = 0; i < x.length; i++) {
            builder.add(x[i], y[i]);
        }
        return builder.build();
    }

    @Test
    void fitsAnscombe() {
        LeastSquares fit = LeastSquares.fit(anscombe(), "y", List.of("x")).orElseThrow();
        assertThat(fit.intercept()).isEqualTo(3.00009, within(1e-5));
        assertThat(fit.slope("x").value()).isEqualTo(0.50009, within(1e-5));
        assertThat(fit.slope("x").standardError()).isEqualTo(0.11791, within(1e-5));
        assertThat(fit.rSquared()).isEqualTo(0.66654, within(1e-5));
        assertThat(fit.degreesOfFreedom()).isEqualTo(9, within(1e-12));
        assertThat(fit.residualVariance()).isEqualTo(1.52922, within(1e-4));
        ConfidenceInterval two = fit.interval("x", -2, 0.95);
        assertThat(two.lower()).isEqualTo(-1.53363, within(1e-4));
        assertThat(two.upper()).isEqualTo(-0.46673, within(1e-4));
    }

    @Test
    void holdsTheOtherPredictors() {
        CoMomentsBuilder builder = CoMoments.builder("a", "b", "y");
        double[][] rows = {{1, 2}, {2, 1}, {3, 5}, {4, 3}, {5, 9}};
        for (double[] row : rows) {
            builder.add(row[0], row[1], 7 + 2 * row[0] - 3 * row[1]);
        }
        LeastSquares fit =
                LeastSquares.fit(builder.build(), "y", List.of("b", "a")).orElseThrow();
        assertThat(fit.slope("a").value()).isEqualTo(2, within(1e-9));
        assertThat(fit.slope("b").value()).isEqualTo(-3, within(1e-9));
        assertThat(fit.intercept()).isEqualTo(7, within(1e-9));
        assertThat(fit.rSquared()).isEqualTo(1, within(1e-12));
    }

    @Test
    void equalWeightsChangeNothing() {
        CoMomentsBuilder weighted = CoMoments.builder("x", "y");
        weighted.addWeighted(3, 1, 2).addWeighted(3, 2, 2).addWeighted(3, 3, 5).addWeighted(3, 5, 4);
        CoMomentsBuilder plain = CoMoments.builder("x", "y");
        plain.add(1, 2).add(2, 2).add(3, 5).add(5, 4);
        LeastSquares.Slope a = LeastSquares.fit(weighted.build(), "y", List.of("x"))
                .orElseThrow()
                .slope("x");
        LeastSquares.Slope b =
                LeastSquares.fit(plain.build(), "y", List.of("x")).orElseThrow().slope("x");
        assertThat(a.value()).isEqualTo(b.value(), within(1e-12));
        assertThat(a.standardError()).isEqualTo(b.standardError(), within(1e-12));
    }

    @Test
    void saysWhyItCannotFit() {
        CoMoments few = CoMoments.builder("x", "y").add(1, 2).add(2, 3).build();
        assertThat(CoMomentsTest.reason(LeastSquares.fit(few, "y", List.of("x"))))
                .isEqualTo(Reason.TOO_FEW);
        CoMoments twins = CoMoments.builder("a", "b", "y")
                .add(1, 2, 3)
                .add(2, 4, 1)
                .add(3, 6, 2)
                .add(4, 8, 2)
                .add(6, 12, 7)
                .build();
        assertThat(CoMomentsTest.reason(LeastSquares.fit(twins, "y", List.of("a", "b"))))
                .isEqualTo(Reason.NOT_FINITE);
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.fit(few, "y", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(anscombe(), "y", List.of("x"))
                        .orElseThrow()
                        .slope("z"))
                .withMessageContaining("no predictor \"z\"");
    }

    @Test
    void aFitNeedsMoreRowsThanNumbersToFind() {
        CoMoments three = CoMoments.builder("a", "b", "y")
                .add(1, 2, 3)
                .add(2, 1, 5)
                .add(4, 4, 4)
                .build();

        assertThat(LeastSquares.fit(three, "y", List.of("a", "b")))
                .hasToString(
                        "insufficient (a regression on 2 columns needs more than 3 rows but has 3 (effective 3.0))");
    }

    /** Two predictors that differ by at most 2^-13 of six; the solution is that of the normal equations in fractions. */
    @Test
    void predictorsThatNearlyAgreeKeepTheirDigits() {
        double[] differences = {1, -1, 2, 0, -2, 1};
        double[] outcome = {3, 1, 4, 1, 5, 9};
        CoMomentsBuilder builder = CoMoments.builder("a", "b", "y");
        for (int i = 0; i < 6; i++) {
            builder.add(i + 1, i + 1 + differences[i] / (1 << 14), outcome[i]);
        }

        LeastSquares fit =
                LeastSquares.fit(builder.build(), "y", List.of("a", "b")).orElseThrow();

        assertThat(fit.slope("a").value()).isCloseTo(-12435.722727272727, withinPercentage(1e-5));
        assertThat(fit.slope("b").value()).isCloseTo(12436.945454545454, withinPercentage(1e-5));
    }

    /** Moments that no rows of ours have: a predictor that hardly varies at 10^300, and an outcome that does by as much. */
    @Test
    void aSlopeBeyondEveryNumberIsInsufficient() {
        CoMoments far =
                new CoMoments(List.of("x", "y"), 10, 0, 10, 10, List.of(1e300, 1.0), List.of(1e-300, 0.9, 1e300));

        assertThat(LeastSquares.fit(far, "y", List.of("x")))
                .hasToString("insufficient (the slopes on x leave the range of a double)");
    }
}
