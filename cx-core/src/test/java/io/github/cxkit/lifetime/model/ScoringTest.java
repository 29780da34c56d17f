package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Truths at the edges, from multi-digit arithmetic; other packages give NaN, infinity, 0 or a wrong number there. */
class ScoringTest {

    private static final BgNbd BG = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final MbgNbd MBG = new MbgNbd(0.525, 6.183, 0.891, 1.614);
    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669);
    private static final CustomerHistory ANN = new CustomerHistory(2, 30.43, 38.86);

    @Test
    void aTypicalCustomer() {
        assertThat(BG.expectedPurchases(ANN, 39)).isCloseTo(1.2260281747671444, withinPercentage(1e-10));
        assertThat(MBG.expectedPurchases(ANN, 39)).isCloseTo(1.2629606232673656, withinPercentage(1e-10));
        assertThat(PARETO.expectedPurchases(ANN, 39)).isCloseTo(1.4551231932576025, withinPercentage(1e-10));
        assertThat(BG.purchaseRate(ANN)).isCloseTo(2.243 / 43.274, withinPercentage(1e-12));
        assertThat(MBG.purchaseRate(ANN)).isCloseTo(2.525 / 45.043, withinPercentage(1e-12));
    }

    @Test
    void nothingIsSingularWhereTheFormulasAre() {
        assertThat(new BgNbd(0.243, 4.414, 0.4, 0.6).expectedPurchases(39)).isCloseTo(1.081524, withinPercentage(1e-4));
        assertThat(new BgNbd(0.243, 4.414, 1, 2.426).expectedPurchases(39)).isCloseTo(1.084279, withinPercentage(1e-4));
        assertThat(new BgNbd(0.11, 2.24, 0.31, 0.5).expectedPurchases(CustomerHistory.oneTimeBuyer(1), 30))
                .isCloseTo(0.5645886155327847, withinPercentage(1e-9));
        assertThat(new ParetoNbd(0.5, 10, 1, 12).expectedPurchases(52))
                .isCloseTo(1.004385860143003, withinPercentage(1e-10));
    }

    @Test
    void manyPurchasesNeitherOverflowNorCancel() {
        assertThat(BG.expectedPurchases(new CustomerHistory(1000, 38.8, 38.86), 39))
                .isCloseTo(685.4677098437488, withinPercentage(1e-9));
        assertThat(BG.expectedPurchases(new CustomerHistory(5000, 38.8, 38.86), 39))
                .isCloseTo(2953.8090362840735, withinPercentage(1e-9));
        assertThat(BG.probabilityOfPurchases(171, 39)).isCloseTo(1.16780e-12, withinPercentage(1e-3));
        assertThat(BG.probabilityOfPurchases(1000, 39)).isCloseTo(1.83998e-52, withinPercentage(1e-3));
        assertThat(PARETO.probabilityAlive(new CustomerHistory(300, 5, 38.86)))
                .isCloseTo(4.9157e-149, withinPercentage(1e-2));
        assertThat(new ParetoNbd(0.533, 38.1, 64.3, 7721.5).probabilityAlive(new CustomerHistory(221, 103.43, 103.57)))
                .isCloseTo(0.9987, within(1e-4));
    }

    @Test
    void aTinyHorizonKeepsItsDigits() {
        assertThat(BG.expectedPurchases(new CustomerHistory(5, 30, 38.86), 1e-9))
                .isCloseTo(8.5916e-11, withinPercentage(1e-2));
    }

    @Test
    void silenceOfAOneTimeBuyerDoesNotMeanDropoutInBgNbd() {
        CustomerHistory once = CustomerHistory.oneTimeBuyer(38.86);
        assertThat(BG.probabilityAlive(once)).isEqualTo(1);
        assertThat(BG.probabilityNoPurchase(once, 39)).isCloseTo(0.8554494592166816, within(1e-12));
        assertThat(MBG.probabilityAlive(once)).isCloseTo(0.3897350809187629, within(1e-12));
        assertThat(MBG.probabilityNoPurchase(once, 0)).isCloseTo(1, within(1e-15));
    }

    @Test
    void theSumAndTheIntegralAgree() {
        double[][] cases = {
            {0.243, 4.414, 0.793, 2.426, 39},
            {2.243, 43.3, 0.793, 4.426, 39},
            {0.5, 10, 0.001, 0.6, 200},
            {30, 20, 40, 60, 500},
            {0.7, 3, 5, 0.2, 60},
            {900, 40, 0.8, 900, 39},
            {5, 1, 300, 2, 50}
        };
        for (double[] c : cases) {
            double tau = c[4] / c[1];
            double expected = BetaQuadrature.mean(
                    c[2],
                    c[3],
                    (c[0] + 1) * tau,
                    c[0] + 1,
                    (p, q) -> p * tau < 1e-300 ? c[0] * tau : -Math.expm1(-c[0] * Math.log1p(p * tau)) / p);
            assertThat(BetaGeometric.expected(c[0], c[1], c[2], c[3], c[4]))
                    .isCloseTo(expected, withinPercentage(1e-9));
            double survival = BetaQuadrature.mean(
                    c[2], c[3], (c[0] + 1) * tau, c[0] + 1, (p, q) -> Math.exp(-c[0] * Math.log1p(p * tau)));
            assertThat(BetaGeometric.survival(c[0], c[1], c[2], c[3], c[4]))
                    .isCloseTo(survival, withinPercentage(1e-9));
        }
    }

    @Test
    void veryLongHorizonsApproachTheClosedLimit() {
        // a > 1: everyone drops out in the end, after (a + b - 1)/(a - 1) purchases on average
        assertThat(new BgNbd(2, 1, 3, 5).expectedPurchases(1e12)).isCloseTo(3.5, withinPercentage(1e-6));
        assertThat(new BgNbd(2, 1, 3, 5).probabilityDroppedBy(CustomerHistory.oneTimeBuyer(1), 1e12))
                .isCloseTo(1, within(1e-9));
    }

    /** 1 - P(alive) 2F1(r + x, a; a + b' + x; -t/(alpha + T)) to 40 digits, far beyond where the sum is taken. */
    @Test
    void whoHasLeftInTwentyThousandLifetimesIsAnIntegral() {
        assertThat(new BgNbd(3, 0.05, 0.8, 2.5).probabilityDroppedBy(CustomerHistory.oneTimeBuyer(0), 1_000))
                .isCloseTo(0.9995970201690451, within(1e-14));
        assertThat(new MbgNbd(0.5, 0.25, 0.3, 1.2).probabilityDroppedBy(new CustomerHistory(2, 1, 2), 100_000))
                .isCloseTo(0.9643855113842954, within(1e-14));
    }

    /** 1/(1e6 + 1) and 1/rate^2: one function has gone before the first place looked at, the other grows. */
    @Test
    void whatIsDiscountedIsFoundWhereverItIs() {
        assertThat(Discounting.integral(1, t -> Math.exp(-1e6 * t)))
                .isCloseTo(1 / 1_000_001.0, withinPercentage(1e-12));
        assertThat(Discounting.integral(0.1, t -> t)).isCloseTo(100, withinPercentage(1e-12));
        assertThat(Discounting.purchases(0.1, t -> t)).isCloseTo(10, withinPercentage(1e-12));
    }

    @Test
    void probabilitiesOfAllNumbersAddUp() {
        for (BuyTillYouDieModel model : List.of(BG, MBG, PARETO)) {
            double sum = 0;
            double mean = 0;
            for (int n = 0; n < 1200; n++) {
                double p = model.probabilityOfPurchases(n, 39);
                sum += p;
                mean += n * p;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            assertThat(mean).isCloseTo(model.expectedPurchases(39), withinPercentage(1e-6));
            assertThat(model.probabilityOfPurchases(0, 0)).isCloseTo(1, within(1e-12));
            assertThat(model.probabilityOfPurchases(3, 0)).isCloseTo(0, within(1e-300));
        }
    }

    @Test
    void discountedResidualPurchasesAreTheIntegralOfTheIncrements() {
        assertThat(PARETO.discountedResidualPurchases(ANN, 0.0027))
                .isCloseTo(6.483773567730738, withinPercentage(1e-9));
        for (BuyTillYouDieModel model : List.of(BG, MBG, PARETO)) {
            double sum = 0;
            double step = 0.5;
            for (double t = 0; t < 1500; t += step) {
                sum += Math.exp(-0.03 * (t + step / 2))
                        * (model.expectedPurchases(ANN, t + step) - model.expectedPurchases(ANN, t));
            }
            assertThat(model.discountedResidualPurchases(ANN, 0.03)).isCloseTo(sum, withinPercentage(0.01));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> BG.discountedResidualPurchases(ANN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> MBG.discountedResidualPurchases(ANN, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> PARETO.discountedResidualPurchases(ANN, Double.NaN));
    }

    @Test
    void columnsScoreAsSingleCustomersDo() {
        HistoryColumns columns = HistoryColumns.of(List.of(ANN, CustomerHistory.oneTimeBuyer(20)));
        for (BuyTillYouDieModel model : List.of(BG, MBG, PARETO)) {
            double[] alive = new double[2];
            double[] expected = new double[2];
            model.score(columns, 10, alive, expected);
            assertThat(alive[0]).isEqualTo(model.probabilityAlive(ANN));
            assertThat(expected[0]).isEqualTo(model.expectedPurchases(ANN, 10));
            assertThat(expected[1]).isEqualTo(model.expectedPurchases(CustomerHistory.oneTimeBuyer(20), 10));
            assertThatIllegalArgumentException().isThrownBy(() -> model.score(columns, 10, new double[1], expected));
            assertThatIllegalArgumentException().isThrownBy(() -> model.score(columns, 10, alive, new double[1]));
            assertThatIllegalArgumentException().isThrownBy(() -> model.score(columns, -1, alive, expected));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryColumns.of(new long[] {1}, new double[] {9}, new double[] {5}))
                .withMessageContaining("customer 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryColumns.of(new long[1], new double[2], new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryColumns.of(new long[1], new double[1], new double[2]));
        assertThat(HistoryColumns.of(new long[] {1}, new double[] {2}, new double[] {5})
                        .recency(0))
                .isEqualTo(2);
    }

    @Test
    void impossibleParametersAndHorizonsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BgNbd(0, 1, 1, 1))
                .withMessageContaining("r must");
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MbgNbd(1, 1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParetoNbd(1, 1, 1, Double.POSITIVE_INFINITY));
        for (BuyTillYouDieModel model : List.of(BG, MBG, PARETO)) {
            assertThatIllegalArgumentException().isThrownBy(() -> model.expectedPurchases(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.expectedPurchases(ANN, Double.NaN));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityNoPurchase(ANN, -1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityDroppedBy(ANN, -1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchases(-1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchases(1, -1));
        }
    }

    @Test
    void opportunities() {
        BgBb donors = new BgBb(1.204, 0.750, 0.657, 2.783);
        OpportunityHistory history = new OpportunityHistory(3, 5, 6);
        assertThat(donors.probabilityAlive(history, 1)).isCloseTo(0.7667340499957251, within(1e-12));
        assertThat(donors.expectedPurchases(history, 5)).isCloseTo(1.8044259997945684, within(1e-12));
        assertThat(donors.expectedPurchases(history, 0)).isZero();
        assertThat(donors.logLikelihood(new OpportunityHistory(200, 300, 365)))
                .isCloseTo(-202.43582796623397, within(1e-9));
        assertThat(donors.expectedPurchases(6)).isBetween(0.0, 6.0);
        assertThatIllegalArgumentException().isThrownBy(() -> donors.probabilityAlive(history, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> donors.expectedPurchases(history, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpportunityHistory(3, 2, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpportunityHistory(0, 2, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpportunityHistory(1, 7, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpportunityHistory(-1, 0, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgBb(1, 1, 1, 0));
    }

    @Test
    void spendIsDrawnTowardsThePopulation() {
        GammaGamma spend = new GammaGamma(6.25, 3.74, 15.44);
        assertThat(spend.expectedOrderValue(2, 22.35).orElseThrow()).isCloseTo(24.663713910761153, within(1e-10));
        assertThat(spend.expectedOrderValue(0, 0)).isEqualTo(spend.populationMean());
        assertThat(spend.ownShare(0).orElseThrow()).isZero();
        assertThat(spend.ownShare(2).orElseThrow()).isCloseTo(12.5 / 15.24, within(1e-12));
        assertThat(new GammaGamma(0.1, 0.5, 1).expectedOrderValue(1, 10).isKnown())
                .isFalse();
        assertThat(new GammaGamma(2, 0.5, 10).populationMean().isKnown()).isFalse();
        assertThat(new GammaGamma(2, 0.5, 10).ownShare(3).isKnown()).isFalse();
        assertThat(new GammaGamma(2, 1, 10).expectedOrderValue(2, 5).isKnown()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> spend.expectedOrderValue(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> spend.expectedOrderValue(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> spend.logLikelihood(0, 0));
    }

    @Test
    void contracts() {
        ShiftedBetaGeometric highEnd = new ShiftedBetaGeometric(0.668, 3.806);
        assertThat(highEnd.survival(7)).isCloseTo(0.48894462089372576, within(1e-12));
        assertThat(highEnd.retentionRate(7)).isCloseTo(0.9362230284514035, within(1e-12));
        assertThat(highEnd.discountedResidualLifetime(5, 0.1).orElseThrow())
                .isCloseTo(6.8970573977460905, within(1e-9));
        assertThat(highEnd.discountedResidualLifetime(1, 0.1).orElseThrow()).isCloseTo(5.41, within(0.01));
        assertThat(highEnd.discountedResidualLifetime(1, 0).isKnown()).isFalse();
        ShiftedBetaGeometric leaving = new ShiftedBetaGeometric(2.5, 4);
        assertThat(leaving.discountedResidualLifetime(3, 0).orElseThrow()).isEqualTo(4);
        assertThat(leaving.discountedResidualLifetime(3, 1e-9).orElseThrow()).isCloseTo(4, within(1e-5));
        double sum = 0;
        for (int t = 3; t < 400; t++) {
            sum += leaving.survival(t) / leaving.survival(2) / Math.pow(1.5, t - 3);
        }
        assertThat(leaving.discountedResidualLifetime(3, 0.5).orElseThrow()).isCloseTo(sum, within(1e-10));
        assertThatIllegalArgumentException().isThrownBy(() -> highEnd.retentionRate(0));
        assertThatIllegalArgumentException().isThrownBy(() -> highEnd.survival(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> highEnd.discountedResidualLifetime(0, 0.1));
        BetaDiscreteWeibull weibull = new BetaDiscreteWeibull(0.26, 1.72, 1.58);
        assertThat(weibull.survival(4)).isCloseTo(0.592737067162858, within(1e-12));
        assertThat(weibull.retentionRate(1)).isCloseTo(weibull.survival(1), within(1e-15));
        assertThat(new BetaDiscreteWeibull(0.668, 3.806, 1).survival(7)).isCloseTo(highEnd.survival(7), within(1e-14));
        assertThatIllegalArgumentException().isThrownBy(() -> weibull.retentionRate(0));
        assertThatIllegalArgumentException().isThrownBy(() -> weibull.survival(-1));
    }

    /** B(alpha, beta + t^c) over that of t - 1, to 30 digits. */
    @Test
    void retentionIsTheQuotientOfSurvivals() {
        BetaDiscreteWeibull weibull = new BetaDiscreteWeibull(0.26, 1.72, 1.58);
        int[] periods = {1, 2, 3, 10, 100};
        double[] rates = {
            0.8686868686868687, 0.8536486280806108, 0.8826280047121338, 0.9591864901135303, 0.9958837006598444
        };
        for (int i = 0; i < periods.length; i++) {
            assertThat(weibull.retentionRate(periods[i])).isCloseTo(rates[i], within(1e-14));
        }
        // powers beyond every number: (1 - 1/t)^(alpha c)
        assertThat(new BetaDiscreteWeibull(0.5, 1, 900).retentionRate(10))
                .isCloseTo(Math.pow(0.9, 450), withinPercentage(1e-10));
        // (beta + t - 1) / (alpha + beta + t - 1)
        ShiftedBetaGeometric geometric = new ShiftedBetaGeometric(0.668, 3.806);
        assertThat(geometric.retentionRate(1)).isCloseTo(3.806 / 4.474, within(1e-15));
        assertThat(geometric.retentionRate(5)).isCloseTo(7.806 / 8.474, within(1e-15));
        assertThat(geometric.survival(0)).isEqualTo(1);
        assertThat(geometric.survival(2)).isCloseTo(3.806 / 4.474 * 4.806 / 5.474, within(1e-15));
    }

    /** The sum of every way to have dropped out, to 30 digits. */
    @Test
    void opportunitiesHaveTheirLikelihood() {
        BgBb donors = new BgBb(1.204, 0.750, 0.657, 2.783);

        assertThat(donors.logLikelihood(new OpportunityHistory(3, 5, 6))).isCloseTo(-5.615894746361415, within(1e-13));
        assertThat(donors.logLikelihood(new OpportunityHistory(0, 0, 6))).isCloseTo(-1.1672624726738938, within(1e-13));
        assertThat(donors.logLikelihood(new OpportunityHistory(6, 6, 6))).isCloseTo(-2.182248447618300, within(1e-13));
        assertThat(donors.probabilityAlive(new OpportunityHistory(3, 5, 6), 0))
                .isCloseTo(0.8240885155367921, within(1e-13));
        assertThat(donors.probabilityAlive(new OpportunityHistory(6, 6, 6), 0)).isCloseTo(1, within(1e-14));
        // of a new customer: alpha/(alpha + beta) delta/(gamma - 1) (1 - Gamma(gamma + delta) Gamma(7 + delta) / ...)
        assertThat(donors.expectedPurchases(6)).isCloseTo(2.219631393487299, within(1e-13));
    }

    /** The density of Fader, Hardie 2013 to 30 digits; the mean is p v / (q - 1). */
    @Test
    void spendHasItsLikelihood() {
        GammaGamma spend = new GammaGamma(6.25, 3.74, 15.44);

        assertThat(spend.logLikelihood(2, 22.35)).isCloseTo(-3.5513167597317046, within(1e-13));
        assertThat(spend.logLikelihood(1, 5)).isCloseTo(-5.374271758418870, within(1e-13));
        assertThat(spend.populationMean().orElseThrow()).isCloseTo(35.21897810218978, within(1e-12));
    }

    @Test
    void aFitThatFailedOrEndedAtAnEdgeSaysSo() {
        FitReport report = new FitReport(
                List.of(new FitReport.Estimate("alpha", 2, Result.of(0.5))), List.of(List.of(0.25)), -10, 50, 3, 1e-9);
        FitResult<String> edge =
                new FitResult.Boundary<>(BoundaryReason.FLAT, BoundaryReason.FLAT.sentence(), "model", report);
        FitResult<String> failed = new FitResult.Failed<>(Result.Reason.NO_ANSWERS, "there are no customers to fit");
        FitResult<String> good = new FitResult.Converged<>("model", report);

        assertThat(edge.best().orElseThrow()).isEqualTo("model");
        assertThat(edge.converged()).hasToString("insufficient (several parameter sets fit equally well)");
        assertThat(failed.best()).hasToString("insufficient (there are no customers to fit)");
        assertThat(failed.converged()).isEqualTo(failed.best());
        assertThat(good.converged()).isEqualTo(good.best());
        assertThat(report.aic()).isEqualTo(22);
        assertThat(report.bic()).isCloseTo(Math.log(50) + 20, within(1e-14));
        for (BoundaryReason reason : BoundaryReason.values()) {
            assertThat(reason.sentence()).isNotBlank();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport(report.parameters(), report.covariance(), Double.NaN, 50, 3, 0))
                .withMessageContaining("logLikelihood");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport(report.parameters(), report.covariance(), -10, 0, 3, 0))
                .withMessageContaining("customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport(report.parameters(), report.covariance(), -10, 50, -1, 0))
                .withMessageContaining("iterations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport(report.parameters(), report.covariance(), -10, 50, 3, -1))
                .withMessageContaining("gradientNorm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport(report.parameters(), List.of(List.of(Double.NaN)), -10, 50, 3, 0))
                .withMessageContaining("covariance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport.Estimate("alpha", Double.NaN, Result.of(0.5)))
                .withMessageContaining("value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitReport.Estimate("alpha", 1, Result.of(-0.5)))
                .withMessageContaining("standardError");
    }

    @Test
    void everyParameterOfEveryModelIsAboveZero() {
        for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            List<ThrowingCallable> makers = List.of(
                    () -> new BgNbd(none, 1, 1, 1),
                    () -> new BgNbd(1, none, 1, 1),
                    () -> new BgNbd(1, 1, none, 1),
                    () -> new BgNbd(1, 1, 1, none),
                    () -> new MbgNbd(none, 1, 1, 1),
                    () -> new MbgNbd(1, none, 1, 1),
                    () -> new MbgNbd(1, 1, none, 1),
                    () -> new MbgNbd(1, 1, 1, none),
                    () -> new ParetoNbd(none, 1, 1, 1),
                    () -> new ParetoNbd(1, none, 1, 1),
                    () -> new ParetoNbd(1, 1, none, 1),
                    () -> new ParetoNbd(1, 1, 1, none),
                    () -> new BgBb(none, 1, 1, 1),
                    () -> new BgBb(1, none, 1, 1),
                    () -> new BgBb(1, 1, none, 1),
                    () -> new BgBb(1, 1, 1, none),
                    () -> new GammaGamma(none, 1, 1),
                    () -> new GammaGamma(1, none, 1),
                    () -> new GammaGamma(1, 1, none),
                    () -> new ShiftedBetaGeometric(none, 1),
                    () -> new ShiftedBetaGeometric(1, none),
                    () -> new BetaDiscreteWeibull(none, 1, 1),
                    () -> new BetaDiscreteWeibull(1, none, 1),
                    () -> new BetaDiscreteWeibull(1, 1, none));
            for (ThrowingCallable make : makers) {
                assertThatIllegalArgumentException().isThrownBy(make).withMessageContaining("must");
            }
        }
    }
}
