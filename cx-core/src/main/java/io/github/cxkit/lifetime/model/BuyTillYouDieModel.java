package io.github.cxkit.lifetime.model;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;

/**
 * How customers without a contract buy again, and quietly stop.
 *
 * <p>All times and parameters share one unit. Every answer is finite for every valid input, probabilities lie in
 * [0, 1], and expected purchases rise with the horizon. Thread-safe: models are immutable.
 *
 * @since 0.1.0
 */
public sealed interface BuyTillYouDieModel permits BgNbd, MbgNbd, ParetoNbd {

    /**
     * Probability that a customer has not dropped out by the end of observation.
     *
     * @param history the customer
     * @return P(alive), 0 to 1
     */
    double probabilityAlive(CustomerHistory history);

    /**
     * Expected purchases of a new customer after the first one.
     *
     * @param horizon t, time since the first purchase, finite, 0 or more
     * @return E[X(t)], 0 or more
     * @throws IllegalArgumentException if the horizon is out of range
     */
    double expectedPurchases(double horizon);

    /**
     * Expected purchases of a known customer after the end of observation.
     *
     * @param history the customer
     * @param horizon t, time since the end of observation, finite, 0 or more
     * @return E[Y(t)], 0 or more
     * @throws IllegalArgumentException if the horizon is out of range
     */
    double expectedPurchases(CustomerHistory history, double horizon);

    /**
     * Probability that a new customer buys exactly n more times.
     *
     * @param purchases n, 0 or more
     * @param horizon t, time since the first purchase, finite, 0 or more
     * @return P(X(t) = n), 0 to 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    double probabilityOfPurchases(long purchases, double horizon);

    /**
     * Probability that a known customer buys nothing for a while: a churn label for that horizon.
     *
     * @param history the customer
     * @param horizon t, time since the end of observation, finite, 0 or more
     * @return P(no purchase in (T, T+t]), 0 to 1
     * @throws IllegalArgumentException if the horizon is out of range
     */
    double probabilityNoPurchase(CustomerHistory history, double horizon);

    /**
     * The time by which a known customer has bought again with a given probability: the smallest t with
     * 1 - P(no purchase in (T, T+t]) = p. Who has not bought by then is worth winning back.
     *
     * <pre>{@code
     * BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
     * model.nextPurchaseQuantile(new CustomerHistory(2, 30.43, 38.86), 0.5).orElseThrow();  // 29.5
     * }</pre>
     *
     * @param history the customer
     * @param probability p, strictly between 0 and 1
     * @return t, time since the end of observation, in the model's unit; insufficient if the customer has dropped out with so
     *     much probability that the next purchase is less sure than p even in a million times the customer's age, or 1e50
     * @throws IllegalArgumentException if the probability is out of range
     */
    Result<Double> nextPurchaseQuantile(CustomerHistory history, double probability);

    /**
     * Probability that a known customer will have dropped out by a later time: the complement of being alive then, so
     * that its error is one of digits after the point.
     *
     * @param history the customer
     * @param horizon t, time since the end of observation, finite, 0 or more; 0 gives 1 - P(alive)
     * @return the probability, 0 to 1
     * @throws IllegalArgumentException if the horizon is out of range
     */
    double probabilityDroppedBy(CustomerHistory history, double horizon);

    /**
     * Purchases still to come from a known customer, without end, each discounted to the end of observation:
     * integral over t of e^(-rate t) dE[Y(t)].
     *
     * @param history the customer
     * @param continuousRate discount rate per unit of model time, compounded continuously, more than 0: for 10 % a year
     *     and weeks ln(1.1)/52
     * @return discounted expected residual purchases, 0 or more
     * @throws IllegalArgumentException if the rate is out of range
     */
    double discountedResidualPurchases(CustomerHistory history, double continuousRate);

    /**
     * Log-likelihood of one customer's history.
     *
     * @param history the customer
     * @return natural logarithm of the density, in the unit of the history
     */
    double logLikelihood(CustomerHistory history);

    /**
     * Rate at which a customer is expected to buy while alive.
     *
     * @param history the customer
     * @return (r + x)/(alpha + T), purchases per unit of time
     */
    double purchaseRate(CustomerHistory history);

    /**
     * Scores many customers at once, without allocating anything per customer.
     *
     * @param customers whom
     * @param horizon t, time since the end of observation, finite, 0 or more
     * @param alive receives P(alive), at least as long as there are customers
     * @param expected receives the expected purchases within the horizon, likewise
     * @throws IllegalArgumentException if the horizon is out of range or an array is too short
     */
    void score(HistoryColumns customers, double horizon, double[] alive, double[] expected);

    /**
     * Log-likelihood of a population.
     *
     * @param table the population
     * @return sum over customers of the natural logarithm of the density
     */
    default double logLikelihood(RecencyFrequencyTable table) {
        double sum = 0;
        for (RecencyFrequencyTable.Row row : table.rows()) {
            sum += row.customers() * logLikelihood(row.history());
        }
        return sum;
    }
}
