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
    void theNextPurchaseOfACustomerOfNextToNoAgeIsLookedForInSteps() {
        CustomerHistory born = CustomerHistory.oneTimeBuyer(Double.MIN_VALUE);
        assertThat(new ParetoNbd(1, 1, 1, 1).nextPurchaseQuantile(born, 0.2).isKnown())
                .isFalse();
        assertThat(new BgNbd(1, 1, 1, 1).nextPurchaseQuantile(born, 0.2).isKnown())
                .isFalse();
    }

    @Test
    void whatIsReachedAtTheLastMomentLookedAtIsReached() {
        CustomerHistory one = new CustomerHistory(1, 1, 1);
        assertThat(NextPurchase.quantile(one, 0.5, t -> t >= 1e6 ? 0.5 : 0).orElseThrow())
                .isCloseTo(1e6, withinPercentage(1e-6));
        assertThat(NextPurchase.quantile(one, 0.5, t -> t >= 1e6 ? 0.49 : 0))
                .hasToString("insufficient (the next purchase comes with probability 0.49, less than 0.5)");
    }

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

    /** A customer who leaves within a thousandth of a unit, discounted over a thousand. */
    @Test
    void whatAVeryShortLifeBringsIsNotNothing() {
        assertThat(new ParetoNbd(1, 10, 20_000, 10)
                        .discountedResidualPurchases(new CustomerHistory(2, 9.999, 10), 0.001))
                .isCloseTo(5.518019533135662e-5, withinPercentage(1e-11));
    }

    /** Of one who has not left: (10/(10 + t))^2, of one whose next purchase is next to sure. */
    @Test
    void aSilenceThatIsNextToImpossibleKeepsItsDigits() {
        CustomerHistory once = CustomerHistory.oneTimeBuyer(9);
        assertThat(new BgNbd(2, 1, 1, 1).probabilityNoPurchase(once, 999_990))
                .isCloseTo(1e-10, withinPercentage(1e-11));
        // nobody leaves: P(alive) is 1 but for 1e-40
        assertThat(new MbgNbd(2, 1, 1e-40, 1).probabilityNoPurchase(once, 999_990))
                .isCloseTo(1e-10, withinPercentage(1e-11));
        assertThat(new ParetoNbd(2, 1, 1e-40, 1).probabilityNoPurchase(once, 999_990))
                .isCloseTo(1e-10, withinPercentage(1e-11));
    }

    /** t/(10 + t) = p; with a lifetime of Pareto/NBD (1 - (1 + t)^-2)/2 = p. */
    @Test
    void theTimeOfAnUnlikelyPurchaseKeepsItsDigits() {
        double p = 1e-12;
        CustomerHistory once = CustomerHistory.oneTimeBuyer(1);
        assertThat(new BgNbd(1, 9, 1, 1).nextPurchaseQuantile(once, p).orElseThrow())
                .isCloseTo(10 * p / (1 - p), withinPercentage(1e-11));
        assertThat(new MbgNbd(1, 9, 1e-40, 1).nextPurchaseQuantile(once, p).orElseThrow())
                .isCloseTo(10 * p / (1 - p), withinPercentage(1e-11));
        assertThat(new ParetoNbd(1, 1, 1, 1)
                        .nextPurchaseQuantile(CustomerHistory.oneTimeBuyer(0), p)
                        .orElseThrow())
                .isCloseTo(p + 1.5 * p * p, withinPercentage(1e-11));
    }

    @Test
    void nobodyIsWaitedForBeyondTheBorder() {
        CustomerHistory gone = new CustomerHistory(5, 1e10, 1e50);
        for (BuyTillYouDieModel model :
                List.of(new BgNbd(1, 1, 1, 1), new MbgNbd(1, 1, 1, 1), new ParetoNbd(1, 1, 1, 1))) {
            assertThat(model.nextPurchaseQuantile(gone, 0.5).isKnown())
                    .as("%s", model)
                    .isFalse();
        }
    }

    /** The search goes as far from the unit as the models take, in both directions. */
    @ParameterizedTest
    @ValueSource(doubles = {2e-45, 1e45})
    void unitsAreFittedUpToTheBorder(double unit) {
        RecencyFrequencyTable none = RecencyFrequencyTable.builder()
                .add(CustomerHistory.oneTimeBuyer(unit), 40)
                .build();
        RecencyFrequencyTable alike = RecencyFrequencyTable.builder()
                .add(new CustomerHistory(3, 0.9 * unit, unit), 30)
                .build();
        for (RecencyFrequencyTable table : List.of(none, alike)) {
            assertThat(BgNbd.fit(table)).isInstanceOf(FitResult.Boundary.class);
            assertThat(MbgNbd.fit(table)).isInstanceOf(FitResult.Boundary.class);
            assertThat(ParetoNbd.fit(table)).isInstanceOf(FitResult.Boundary.class);
        }
        SpendTable constant =
                new SpendTable(List.of(new SpendTable.Row(3, unit, 10), new SpendTable.Row(4, unit / 2, 30)));
        assertThat(GammaGamma.fit(constant)).isInstanceOf(FitResult.Boundary.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-49, 1e49})
    void unitsBeyondTheBorderAreRefusedInWords(double unit) {
        RecencyFrequencyTable table = RecencyFrequencyTable.builder()
                .add(CustomerHistory.oneTimeBuyer(unit), 40)
                .build();
        String words =
                "the longest age must lie in [1e-45, 1e45] to be fitted but was " + unit + "; another unit helps";
        assertThatThrownBy(() -> BgNbd.fit(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
        assertThatThrownBy(() -> MbgNbd.fit(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
        assertThatThrownBy(() -> ParetoNbd.fit(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
        SpendTable spend = new SpendTable(List.of(new SpendTable.Row(3, unit, 10)));
        assertThatThrownBy(() -> GammaGamma.fit(spend))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the mean spend must lie in [1e-45, 1e45] to be fitted but was ");
    }

    /** Of customers who all leave with the same probability the mean is its value there; 10^24 panels did not end. */
    @Test
    void aPopulationThatIsAllAlikeIsItsMean() {
        assertThat(new BgNbd(2, 1, 1e30, 1e30).expectedPurchases(1_000))
                .isCloseTo((1 - Math.pow(501, -2)) / 0.5, withinPercentage(1e-11));
        assertThat(new ShiftedBetaGeometric(1e30, 1e30)
                        .discountedResidualLifetime(1, 0.1)
                        .orElseThrow())
                .isCloseTo(1.1 * 0.5 / 0.6, withinPercentage(1e-12));
        assertThat(new MbgNbd(0.05, 1, 5e48, 1e50).discountedResidualPurchases(CustomerHistory.oneTimeBuyer(1), 0.05))
                .isCloseTo(0.34256540451381984, withinPercentage(1e-10));
    }

    /** Hardly anything is sure, but all of it is there: what one half of the integral lacks was sought for ever. */
    @Test
    void whoIsSureToLeaveLeaves() {
        assertThat(new ShiftedBetaGeometric(1e50, 1e-50)
                        .discountedResidualLifetime(1_774_708_522, 1)
                        .orElseThrow())
                .isCloseTo(1_774_708_521e-50, withinPercentage(1e-10));
        assertThat(new BgNbd(1e20, 820, 9e49, 1e12).expectedPurchases(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void manyPurchasesAreCountedWhereTheirProbabilityIs() {
        assertThat(new ParetoNbd(2, 5, 0.5, 3).probabilityOfPurchases(1_000_000, 1e6))
                .isCloseTo(3.304973370330454e-10, withinPercentage(1e-7));
        assertThat(new ParetoNbd(3, 10, 0.7, 20).probabilityOfPurchases(1_000_000_000, 1e12))
                .isCloseTo(1.188482994824040e-15, withinPercentage(1e-4));
        assertThat(new ParetoNbd(1000, 1, 2, 50).probabilityOfPurchases(50_000, 100))
                .isCloseTo(4.997501598708475e-6, withinPercentage(1e-8));
        assertThat(new ParetoNbd(2, 5, 0.5, 3).probabilityOfPurchases(Long.MAX_VALUE, 1))
                .isZero();
    }

    @Test
    void aLifeThatEndsSoonerThanItBuysIsStillIntegrated() {
        assertThat(new ParetoNbd(0.5, 1e-6, 1_000, 10).probabilityAlive(CustomerHistory.oneTimeBuyer(0.002)))
                .isCloseTo(0.6910128246841930, withinPercentage(1e-10));
        assertThat(new ParetoNbd(0.5, 1e-3, 300, 10).probabilityAlive(new CustomerHistory(1, 0.01, 0.05)))
                .isCloseTo(0.1069056233433214, withinPercentage(1e-10));
        assertThat(new ParetoNbd(0.3, 1e-8, 20, 30).probabilityAlive(CustomerHistory.oneTimeBuyer(40)))
                .isCloseTo(1.263772259305539e-8, withinPercentage(1e-10));
        // s e-folds in 10^-16 of the span: 10^20 panels
        assertThat(new ParetoNbd(5_655, 1e-50, 1e20, 1e4).probabilityAlive(CustomerHistory.oneTimeBuyer(1e9)))
                .isZero();
    }

    /** beta/(alpha - 1), which 1 + beta - 1 is not. */
    @Test
    void aTinyBetaIsNotLostInTheResidualLifetime() {
        assertThat(new ShiftedBetaGeometric(3, 1e-12)
                        .discountedResidualLifetime(1, 0)
                        .orElseThrow())
                .isCloseTo(5e-13, withinPercentage(1e-12));
        assertThat(new ShiftedBetaGeometric(1e50, 1e-20)
                        .discountedResidualLifetime(1, 1e-50)
                        .isKnown())
                .isTrue();
    }

    /** The right values: Gamma(2.5)/Gamma(2) 1e-200, and a step of 10^400 that no double holds. */
    @Test
    void survivalGoesOnBeyondPowersThatADoubleHolds() {
        assertThat(new BetaDiscreteWeibull(0.5, 2, 400).survival(10))
                .isCloseTo(1.3293403881791370e-200, withinPercentage(1e-10));
        assertThat(new BetaDiscreteWeibull(1e-3, 2, 400).survival(10)).isCloseTo(0.3982756480179922, within(1e-14));
    }

    /**
     * All leave in one period of three: the likelihood climbs for ever along alpha c = const, to 37 ln(1 - q) + 3 log2(3) ln q,
     * q = 3 log2(3) / (37 + 3 log2(3)).
     */
    @Test
    void aDropoutOfOnePeriodIsFittedAlongItsRidge() {
        FitResult<BetaDiscreteWeibull> fit = BetaDiscreteWeibull.fit(40, 40, 3, 3);
        assertThat(fit).isInstanceOfSatisfying(FitResult.Boundary.class, edge -> {
            assertThat(edge.reason()).isEqualTo(BoundaryReason.FLAT);
            assertThat(edge.report().logLikelihood()).isCloseTo(-14.804, within(2e-3));
        });
    }

    @Test
    void aNextToEmptyBasketHasALikelihood() {
        assertThat(new GammaGamma(0.95, 0.95, 0.95).logLikelihood(1, Double.MIN_VALUE))
                .isCloseTo(37.16981035933824, within(1e-12));
    }
}
