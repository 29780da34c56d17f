package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.lifetime.CustomerHistory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** MBG/NBD, nobody bought again: b is all there is against dropping out at time 0, however small. */
    @Test
    void aTinyBetaIsNotLostBesideWholeNumbers() {
        MbgNbd model = new MbgNbd(1, 1, 1e-9, 1e-9);
        assertThat(model.probabilityAlive(CustomerHistory.oneTimeBuyer(1))).isCloseTo(1 / 3.0, withinPercentage(1e-12));
        assertThat(new MbgNbd(0.95, 0.157, 0.97, 1e-17).logLikelihood(CustomerHistory.oneTimeBuyer(0.05)))
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void whatNoDataAsksForIsRefusedAtTheBorder() {
        assertThatThrownBy(() -> new BgNbd(1e300, 1, 1, 1)).hasMessage("r must lie in [1e-50, 1e50] but was 1.0E300");
        assertThatThrownBy(() -> new GammaGamma(1, 1, 1e-60)).hasMessageContaining("v must lie in [1e-50, 1e50]");
        assertThatThrownBy(() -> new ParetoNbd(1, 1, 1, 1).expectedPurchases(1e300))
                .hasMessage("horizon must lie in [0, 1e50] but was 1.0E300");
        assertThatThrownBy(() -> new OpportunityHistory(1, 1, 2_000_000))
                .hasMessage("opportunities must lie in [0, 1000000] but was 2000000");
        assertThatThrownBy(() -> new BgBb(1, 1, 1, 1).expectedPurchases(2_000_000))
                .hasMessageContaining("ahead must");
        assertThatThrownBy(() -> new CustomerHistory(Long.MAX_VALUE, 1, 2))
                .hasMessageContaining("frequency must lie in");
    }

    /** At the border itself, every model answers with a number. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-50, 1, 1e50})
    void everyModelAnswersAtTheBorder(double value) {
        List<BuyTillYouDieModel> models = List.of(
                new BgNbd(value, 1, 1, 1),
                new BgNbd(1, value, 1, 1),
                new BgNbd(1, 1, value, 1),
                new BgNbd(1, 1, 1, value),
                new MbgNbd(value, 1, 1, 1),
                new MbgNbd(1, value, 1, 1),
                new MbgNbd(1, 1, value, 1),
                new MbgNbd(1, 1, 1, value),
                new ParetoNbd(value, 1, 1, 1),
                new ParetoNbd(1, value, 1, 1),
                new ParetoNbd(1, 1, value, 1),
                new ParetoNbd(1, 1, 1, value));
        List<CustomerHistory> customers = List.of(
                CustomerHistory.oneTimeBuyer(0), CustomerHistory.oneTimeBuyer(40), new CustomerHistory(3, 20, 40));
        for (BuyTillYouDieModel model : models) {
            assertThat(model.expectedPurchases(52)).as("%s", model).isFinite().isNotNegative();
            for (CustomerHistory customer : customers) {
                assertThat(model.probabilityAlive(customer)).as("%s", model).isBetween(0.0, 1.0);
                assertThat(model.expectedPurchases(customer, 52))
                        .as("%s", model)
                        .isFinite()
                        .isNotNegative();
                assertThat(model.probabilityNoPurchase(customer, 52))
                        .as("%s", model)
                        .isBetween(0.0, 1.0);
                assertThat(model.logLikelihood(customer))
                        .as("%s of %s", model, customer)
                        .isFinite();
            }
        }
    }

    /** The share of survivors is 0, or about: 1e-6434296 and less. */
    @Test
    void survivalOfVeryManyPeriodsIsAShare() {
        assertThat(new BetaDiscreteWeibull(1e30, 0.5, 4).survival(100_000_000)).isZero();
        assertThat(new BetaDiscreteWeibull(1e30, 0.5, 4).survival(0)).isOne();
        assertThat(new BetaDiscreteWeibull(1e-30, 0.5, 4).survival(100_000_000)).isCloseTo(1, within(1e-15));
    }
}
