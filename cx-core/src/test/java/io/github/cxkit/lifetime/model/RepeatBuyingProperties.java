package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class RepeatBuyingProperties {

    private static Arbitrary<Double> log(double low, double high) {
        return Arbitraries.doubles().between(0, 1).ofScale(9).map(part -> low * Math.pow(high / low, part));
    }

    @Provide
    Arbitrary<BuyTillYouDieModel> models() {
        Arbitrary<Double> shape = log(0.05, 50);
        Arbitrary<Double> scale = log(0.5, 500);
        return Combinators.combine(Arbitraries.of(0, 1, 2), shape, scale, shape, shape, scale)
                .as((kind, r, alpha, a, b, beta) -> switch (kind) {
                    case 0 -> new BgNbd(r, alpha, a, b);
                    case 1 -> new MbgNbd(r, alpha, a, b);
                    default -> new ParetoNbd(r, alpha, a, beta);
                });
    }

    @Provide
    Arbitrary<CustomerHistory> histories() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 5000),
                        log(1e-3, 1e4),
                        Arbitraries.doubles().between(1e-6, 1).ofScale(9))
                .as((x, age, part) -> new CustomerHistory(x, x == 0 ? 0 : age * part, age));
    }

    @Provide
    Arbitrary<Double> horizons() {
        return log(1e-9, 1e4);
    }

    @Property(tries = 200)
    void everyScoreIsFiniteAndInItsRange(
            @ForAll("models") BuyTillYouDieModel model,
            @ForAll("histories") CustomerHistory history,
            @ForAll("horizons") double t) {
        double alive = model.probabilityAlive(history);
        assertThat(alive).isBetween(0.0, 1.0);
        assertThat(model.expectedPurchases(history, t)).isNotNegative().isFinite();
        assertThat(model.expectedPurchases(t)).isNotNegative().isFinite();
        assertThat(model.probabilityNoPurchase(history, t)).isBetween(0.0, 1.0);
        assertThat(model.probabilityDroppedBy(history, t)).isBetween(0.0, 1.0);
        assertThat(model.logLikelihood(history)).isFinite();
        // never more than the rate, unhindered, would bring
        assertThat(model.expectedPurchases(history, t))
                .isLessThanOrEqualTo(model.purchaseRate(history) * t * (1 + 1e-9));
    }

    @Property(tries = 200)
    void theNextPurchaseHasComeByItsQuantileWithThatProbability(
            @ForAll("models") BuyTillYouDieModel model,
            @ForAll("histories") CustomerHistory history,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        Result<Double> time = model.nextPurchaseQuantile(history, p);
        if (time.isKnown()) {
            double t = time.orElseThrow();
            assertThat(1 - model.probabilityNoPurchase(history, t)).isEqualTo(p, within(1e-9));
            model.nextPurchaseQuantile(history, p / 2)
                    .toOptional()
                    .ifPresent(half -> assertThat(half).isLessThanOrEqualTo(t));
        } else {
            assertThat(1 - model.probabilityNoPurchase(history, 1e6 * history.age()))
                    .isLessThan(p);
        }
    }

    @Property(tries = 200)
    void moreTimeBringsMorePurchasesAndMoreDropouts(
            @ForAll("models") BuyTillYouDieModel model,
            @ForAll("histories") CustomerHistory history,
            @ForAll("horizons") double t) {
        double slack = 1 + 1e-11;
        assertThat(model.expectedPurchases(history, t))
                .isLessThanOrEqualTo(model.expectedPurchases(history, 2 * t) * slack);
        assertThat(model.expectedPurchases(t)).isLessThanOrEqualTo(model.expectedPurchases(2 * t) * slack);
        assertThat(model.probabilityNoPurchase(history, 2 * t))
                .isLessThanOrEqualTo(model.probabilityNoPurchase(history, t) * slack);
        // a complement of a probability near 1 is exact to a last place of 1, not of itself
        assertThat(model.probabilityDroppedBy(history, 2 * t) * slack + Math.ulp(1.0))
                .isGreaterThanOrEqualTo(model.probabilityDroppedBy(history, t));
    }

    @Property(tries = 200)
    void aLaterLastPurchaseIsASignOfLife(
            @ForAll("models") BuyTillYouDieModel model, @ForAll("histories") CustomerHistory history) {
        if (history.frequency() > 0) {
            CustomerHistory fresher =
                    new CustomerHistory(history.frequency(), (history.recency() + history.age()) / 2, history.age());
            assertThat(model.probabilityAlive(fresher) * (1 + 1e-11))
                    .isGreaterThanOrEqualTo(model.probabilityAlive(history));
            assertThat(model.expectedPurchases(fresher, 10) * (1 + 1e-11))
                    .isGreaterThanOrEqualTo(model.expectedPurchases(history, 10));
        }
    }

    @Property(tries = 100)
    void anotherUnitOfTimeChangesNothing(
            @ForAll("models") BuyTillYouDieModel model,
            @ForAll("histories") CustomerHistory history,
            @ForAll("horizons") double t) {
        BuyTillYouDieModel days;
        if (model instanceof BgNbd m) {
            days = new BgNbd(m.r(), 7 * m.alpha(), m.a(), m.b());
        } else if (model instanceof MbgNbd m) {
            days = new MbgNbd(m.r(), 7 * m.alpha(), m.a(), m.b());
        } else {
            ParetoNbd m = (ParetoNbd) model;
            days = new ParetoNbd(m.r(), 7 * m.alpha(), m.s(), 7 * m.beta());
        }
        CustomerHistory inDays = new CustomerHistory(history.frequency(), 7 * history.recency(), 7 * history.age());
        double expected = model.expectedPurchases(history, t);
        assertThat(days.expectedPurchases(inDays, 7 * t))
                .isBetween(expected * (1 - 1e-9) - 1e-300, expected * (1 + 1e-9) + 1e-300);
    }

    @Property(tries = 100)
    void tablesMerge(
            @ForAll("lists") List<CustomerHistory> a,
            @ForAll("lists") List<CustomerHistory> b,
            @ForAll("lists") List<CustomerHistory> c) {
        RecencyFrequencyTable x = RecencyFrequencyTable.of(a);
        RecencyFrequencyTable y = RecencyFrequencyTable.of(b);
        RecencyFrequencyTable z = RecencyFrequencyTable.of(c);
        assertThat(x.merge(y)).isEqualTo(y.merge(x));
        assertThat(x.merge(y).merge(z)).isEqualTo(x.merge(y.merge(z)));
        assertThat(x.merge(RecencyFrequencyTable.EMPTY)).isEqualTo(x);
        assertThat(x.merge(y).customers()).isEqualTo((long) a.size() + b.size());
    }

    @Provide
    Arbitrary<List<CustomerHistory>> lists() {
        return Arbitraries.of(
                        CustomerHistory.oneTimeBuyer(3),
                        CustomerHistory.oneTimeBuyer(5),
                        new CustomerHistory(1, 2, 3),
                        new CustomerHistory(2, 2, 3),
                        new CustomerHistory(2, 2.5, 3))
                .list()
                .ofMaxSize(12);
    }

    /** Who is silent for a time t has the history of an older customer: P(silence) is the quotient of both likelihoods. */
    @Property(tries = 200)
    void silenceIsAnOlderHistory(
            @ForAll("models") BuyTillYouDieModel model,
            @ForAll("histories") CustomerHistory history,
            @ForAll @DoubleRange(min = 0.01, max = 3) double part) {
        double t = part * history.age();
        CustomerHistory older = new CustomerHistory(history.frequency(), history.recency(), history.age() + t);
        double logs = model.logLikelihood(older) - model.logLikelihood(history);

        assertThat(model.probabilityNoPurchase(history, t))
                .isEqualTo(Math.exp(logs), within(1e-9 * (1 + Math.abs(model.logLikelihood(history)))));
    }

    /** In a moment nobody drops out and hardly anybody buys twice: who is alive buys at the rate of the model. */
    @Property(tries = 200)
    void aMomentBringsTheRateOfThoseAlive(
            @ForAll("models") BuyTillYouDieModel model, @ForAll("histories") CustomerHistory history) {
        double rate = model.purchaseRate(history);
        double moment = 1e-7 * Math.min(1, 1 / rate);
        double expected = model.probabilityAlive(history) * rate * moment;

        assertThat(model.expectedPurchases(history, moment)).isEqualTo(expected, within(2e-3 * expected + 1e-300));
        assertThat(model.probabilityDroppedBy(history, 0)).isEqualTo(1 - model.probabilityAlive(history), within(1e-9));
    }
}
