package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.logGamma;
import static io.github.cxkit.internal.GammaFunctions.logRising;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;

/**
 * Gamma-Gamma: what a customer spends per order, drawn towards the population's mean the more, the fewer orders there are.
 *
 * <p>Assumes that spend per order and frequency are independent, and money above 0.
 *
 * @param p shape of the spend of one order, more than 0
 * @param q shape of its rate's distribution between customers, more than 0
 * @param v rate of that distribution, money, more than 0
 * @see <a href="https://brucehardie.com/notes/025/">Fader, Hardie 2013, note 025</a>
 * @since 0.1.0
 */
public record GammaGamma(double p, double q, double v) {

    private static final long MOST_PURCHASES = 1_000_000_000_000L;

    /** The model. */
    public static final Rule RULE =
            Rule.published("model.gamma-gamma", "Gamma-Gamma", "Fader, Hardie, Lee 2005; Fader, Hardie 2013, note 025");

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public GammaGamma {
        Borders.parameter("p", p);
        Borders.parameter("q", q);
        Borders.parameter("v", v);
    }

    /**
     * Fits by maximum likelihood, without penalty.
     *
     * @param table repeat buyers with their mean spend
     * @return the fit, and whether it may be trusted
     * @throws IllegalArgumentException if the mean spend of the customers is not in [1e-45, 1e45]
     */
    public static FitResult<GammaGamma> fit(SpendTable table) {
        return GammaGammaFit.fit(table);
    }

    /**
     * Expected order value of the population: p v/(q - 1).
     *
     * @return money, or insufficient if q &lt;= 1, where there is no finite mean
     */
    public Result<Double> populationMean() {
        return q > 1
                ? finite(p * v / (q - 1))
                : Result.insufficient(Reason.NOT_FINITE, "spend with q = " + q + " <= 1 has no finite mean");
    }

    /**
     * Expected order value of a known customer: p (v + x m)/(p x + q - 1).
     *
     * @param frequency x, repeat purchases, 0 or more
     * @param monetaryValue m, mean money per repeat purchase, more than 0; 0 exactly when x is 0
     * @return money, or insufficient if p x + q &lt;= 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Result<Double> expectedOrderValue(long frequency, double monetaryValue) {
        check(frequency, monetaryValue);
        double denominator = p * frequency + (q - 1);
        return denominator > 0
                ? finite(p * (v + frequency * monetaryValue) / denominator)
                : Result.insufficient(
                        Reason.NOT_FINITE, "spend with p x + q = " + (denominator + 1) + " <= 1 has no finite mean");
    }

    /**
     * Expected money per order of customers in columns, as {@link #expectedOrderValue}; a customer without money in repeat
     * orders counts as a one-time buyer.
     *
     * @param customers the customers
     * @param decimals digits of an amount that stand after the point, 0 to 9; 2 for cents
     * @return money by position, in major units; insufficient if the population has no finite mean
     * @throws IllegalArgumentException if decimals is out of range
     */
    public Result<double[]> expectedOrderValues(RfmColumns customers, int decimals) {
        return populationMean().map(any -> {
            double[] values = customers.monetaryValues(decimals);
            for (int i = 0; i < values.length; i++) {
                long frequency = values[i] == 0 ? 0 : customers.frequency(i);
                values[i] = p * (v + frequency * values[i]) / (p * frequency + (q - 1));
            }
            return values;
        });
    }

    /**
     * How much of the expected order value is the customer's own mean, the rest being the population's: p x/(p x + q - 1).
     *
     * @param frequency x, repeat purchases, 0 or more
     * @return a fraction 0 to 1, or insufficient if q &lt;= 1, where the population has no mean to be drawn to
     * @throws IllegalArgumentException if the frequency is negative
     */
    public Result<Double> ownShare(long frequency) {
        Arguments.within("frequency", frequency, 0, MOST_PURCHASES);
        return q > 1
                ? Result.of(p * frequency / (p * frequency + (q - 1)))
                : Result.insufficient(Reason.NOT_FINITE, "spend with q = " + q + " <= 1 has no finite mean");
    }

    /**
     * Log-likelihood of one customer's mean spend.
     *
     * @param frequency x, repeat purchases, 1 or more
     * @param monetaryValue m, mean money per repeat purchase, more than 0
     * @return natural logarithm of the density of m
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double logLikelihood(long frequency, double monetaryValue) {
        check(frequency, monetaryValue);
        if (frequency == 0) {
            throw new IllegalArgumentException("the likelihood of spend needs frequency >= 1 but was 0");
        }
        double px = p * frequency;
        double spent = frequency * monetaryValue;
        return logRising(px, q)
                - logGamma(q)
                - q * log1pRatio(spent, v)
                - px * log1pRatio(v, spent)
                - Math.log(monetaryValue);
    }

    /** ln(1 + a/b), also where the ratio leaves a double. */
    private static double log1pRatio(double a, double b) {
        double ratio = a / b;
        return Double.isInfinite(ratio) ? Math.log(a) - Math.log(b) : Math.log1p(ratio);
    }

    private static Result<Double> finite(double mean) {
        return Double.isFinite(mean)
                ? Result.of(mean)
                : Result.insufficient(Reason.NOT_FINITE, "the mean spend exceeds the range of a double");
    }

    private static void check(long frequency, double monetaryValue) {
        Arguments.within("frequency", frequency, 0, MOST_PURCHASES);
        Borders.time("monetaryValue", monetaryValue);
        if ((frequency == 0) != (monetaryValue == 0)) {
            throw new IllegalArgumentException(
                    "monetaryValue must be more than 0 with a repeat purchase and 0 without but was " + monetaryValue
                            + " at frequency " + frequency);
        }
    }
}
