package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;

/**
 * BG/NBD: purchases at a gamma-distributed rate; after each <em>repeat</em> purchase the customer drops out with a
 * beta-distributed probability.
 *
 * <p>P(alive) of a customer without a repeat purchase is 1 by construction, however long ago the first one was; if that is
 * not wanted, {@link MbgNbd} lets customers drop out after the first purchase too.
 *
 * @param r shape of the purchase rate's gamma distribution, more than 0
 * @param alpha its rate, in units of time, more than 0
 * @param a first parameter of the dropout probability's beta distribution, more than 0
 * @param b second parameter, more than 0
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie, Lee 2005</a>
 * @since 0.1.0
 */
public record BgNbd(double r, double alpha, double a, double b) implements BuyTillYouDieModel {

    /** The model. */
    public static final Rule RULE = Rule.published("model.bg-nbd", "BG/NBD", "Fader, Hardie, Lee 2005");

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BgNbd {
        Borders.parameter("r", r);
        Borders.parameter("alpha", alpha);
        Borders.parameter("a", a);
        Borders.parameter("b", b);
    }

    /**
     * Fits by maximum likelihood, without penalty.
     *
     * @param table the population
     * @return the fit, and whether it may be trusted
     * @throws IllegalArgumentException if the longest age is above 0 but not in [1e-45, 1e45]
     */
    public static FitResult<BgNbd> fit(RecencyFrequencyTable table) {
        return BetaGeometricFit.fit(table, 0, p -> new BgNbd(p[0], p[1], p[2], p[3]));
    }

    @Override
    public double probabilityAlive(CustomerHistory history) {
        return alive(history.frequency(), history.recency(), history.age());
    }

    private double alive(long x, double tx, double age) {
        return BetaGeometric.alive(r, alpha, a, b, 0, x, tx, age);
    }

    @Override
    public double expectedPurchases(double horizon) {
        Borders.time("horizon", horizon);
        return BetaGeometric.expected(r, alpha, a, b, horizon);
    }

    @Override
    public double expectedPurchases(CustomerHistory history, double horizon) {
        Borders.time("horizon", horizon);
        return probabilityAlive(history) * ifAlive(history.frequency(), history.age(), horizon);
    }

    /** Given that the customer is alive, rate and dropout probability are independent, so the posterior is a model again. */
    private double ifAlive(long x, double age, double horizon) {
        return BetaGeometric.expected(r + x, alpha + age, a, b + x, horizon);
    }

    @Override
    public double probabilityOfPurchases(long purchases, double horizon) {
        Arguments.notNegative("purchases", purchases);
        Borders.time("horizon", horizon);
        return BetaGeometric.probability(r, alpha, a, b, horizon, purchases, 0);
    }

    @Override
    public double probabilityNoPurchase(CustomerHistory history, double horizon) {
        Borders.time("horizon", horizon);
        return BetaGeometric.noPurchase(r, alpha, a, b, 0, history, horizon);
    }

    @Override
    public Result<Double> nextPurchaseQuantile(CustomerHistory history, double probability) {
        return NextPurchase.quantile(history, probability, t -> BetaGeometric.purchase(r, alpha, a, b, 0, history, t));
    }

    @Override
    public double probabilityDroppedBy(CustomerHistory history, double horizon) {
        Borders.time("horizon", horizon);
        long x = history.frequency();
        double stays = BetaGeometric.survival(r + x, alpha + history.age(), a, b + x, horizon);
        return 1 - probabilityAlive(history) * stays;
    }

    @Override
    public double discountedResidualPurchases(CustomerHistory history, double continuousRate) {
        Borders.parameter("continuousRate", continuousRate);
        return probabilityAlive(history)
                * Discounting.purchases(continuousRate, t -> ifAlive(history.frequency(), history.age(), t));
    }

    @Override
    public double logLikelihood(CustomerHistory history) {
        return BetaGeometric.logLikelihood(r, alpha, a, b, 0, history.frequency(), history.recency(), history.age());
    }

    @Override
    public double purchaseRate(CustomerHistory history) {
        return (r + history.frequency()) / (alpha + history.age());
    }

    @Override
    public void score(HistoryColumns customers, double horizon, double[] alive, double[] expected) {
        customers.checkScore(horizon, alive, expected);
        for (int i = 0; i < customers.size(); i++) {
            long x = customers.frequency(i);
            double age = customers.age(i);
            alive[i] = alive(x, customers.recency(i), age);
            expected[i] = alive[i] * ifAlive(x, age, horizon);
        }
    }
}
