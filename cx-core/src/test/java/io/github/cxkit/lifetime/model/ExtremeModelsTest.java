package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.lifetime.CustomerHistory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Likelihoods and survival at the edges of the parameters; the right values are of 50 digits. */
class ExtremeModelsTest {

    @Test
    void theLikelihoodOfFastDropoutIsFinite() {
        ParetoNbd model = new ParetoNbd(1, 10, 100, 0.01);
        assertThat(model.logLikelihood(new CustomerHistory(0, 0, 1000)))
                .isCloseTo(-1.0100854977786e-5, withinPercentage(1e-8));
        assertThat(new ParetoNbd(0.55, 10.58, 0.6, 11.67).logLikelihood(new CustomerHistory(3, 20, 40)))
                .isCloseTo(-12.0606609600015, within(1e-11));
        assertThat(new ParetoNbd(2, 5, 30, 3).logLikelihood(new CustomerHistory(4, 7, 50)))
                .isCloseTo(-43.1770734776857, within(1e-11));
    }

    @Test
    void aFitReportsTheLikelihoodOfItsModel() {
        // nobody leaves and all buy alike: flat in half of the parameters
        RecencyFrequencyTable flat = RecencyFrequencyTable.builder()
                .add(new CustomerHistory(4, 30, 31), 40)
                .add(new CustomerHistory(5, 31, 32), 40)
                .add(new CustomerHistory(0, 0, 30), 1)
                .build();
        RecencyFrequencyTable plain = RecencyFrequencyTable.builder()
                .add(new CustomerHistory(0, 0, 30), 60)
                .add(new CustomerHistory(1, 5, 30), 20)
                .add(new CustomerHistory(3, 28, 32), 9)
                .add(new CustomerHistory(9, 20, 33), 3)
                .build();
        for (RecencyFrequencyTable table : List.of(flat, plain)) {
            isOwn(ParetoNbd.fit(table), table::logLikelihood);
            isOwn(BgNbd.fit(table), table::logLikelihood);
            isOwn(MbgNbd.fit(table), table::logLikelihood);
        }
        long[] survivors = {1000, 800, 700, 650, 630};
        isOwn(ShiftedBetaGeometric.fit(survivors), model -> logLikelihood(survivors, model));
    }

    private static double logLikelihood(long[] survivors, ShiftedBetaGeometric model) {
        double sum = survivors[4] * Math.log(model.survival(4));
        for (int t = 1; t < 5; t++) {
            sum += (survivors[t - 1] - survivors[t]) * Math.log(model.survival(t - 1) - model.survival(t));
        }
        return sum;
    }

    private static <M> void isOwn(FitResult<M> fit, ToDoubleFunction<M> likelihood) {
        if (fit instanceof FitResult.Converged<M> converged) {
            close(converged.report(), likelihood.applyAsDouble(converged.model()));
        } else if (fit instanceof FitResult.Boundary<M> boundary) {
            close(boundary.report(), likelihood.applyAsDouble(boundary.model()));
        } else {
            throw new AssertionError("no fit: " + fit);
        }
    }

    private static void close(FitReport report, double own) {
        assertThat(report.logLikelihood()).isCloseTo(own, within(1e-9 * Math.abs(own)));
        assertThat(report.aic()).isCloseTo(2.0 * report.parameters().size() - 2 * own, within(1e-8 * Math.abs(own)));
    }

    @Test
    void renewalsRaisedToAnyPowerGiveAShare() {
        BetaDiscreteWeibull steep = new BetaDiscreteWeibull(0.7, 1.3, 151);
        assertThat(steep.survival(1_000_000)).isZero();
        // (t-1)^c / t^c to the power of alpha
        assertThat(steep.retentionRate(1_000_000))
                .isCloseTo(Math.exp(0.7 * 151 * Math.log1p(-1e-6)), withinPercentage(1e-10));
        for (int period : new int[] {1, 2, 100, Integer.MAX_VALUE}) {
            assertThat(steep.retentionRate(period)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void survivalOfLargeShapesKeepsItsDigits() {
        // alpha / (alpha + beta) leave in the first period
        assertThat(1 - new ShiftedBetaGeometric(1e9, 3e9).survival(1)).isCloseTo(0.25, within(1e-12));
        assertThat(new ShiftedBetaGeometric(1e-9, 1e9).survival(5)).isCloseTo(1, within(1e-15));
    }
}
