package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.LegendreRule;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;

/**
 * Pareto/NBD: purchases at a gamma-distributed rate during an exponential lifetime whose rate is gamma-distributed too.
 *
 * <p>Customers may leave at any moment, not only after a purchase.
 *
 * @param r shape of the purchase rate's gamma distribution, more than 0
 * @param alpha its rate, in units of time, more than 0
 * @param s shape of the dropout rate's gamma distribution, more than 0
 * @param beta its rate, in units of time, more than 0
 * @see <a href="https://doi.org/10.1287/mnsc.33.1.1">Schmittlein, Morrison, Colombo 1987</a>
 * @since 0.1.0
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements BuyTillYouDieModel {

    private static final double NEGLIGIBLE = 1e-18;
    private static final int HALVINGS = 40;

    /** The model. */
    public static final Rule RULE =
            Rule.published("model.pareto-nbd", "Pareto/NBD", "Schmittlein, Morrison, Colombo 1987");

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ParetoNbd {
        Borders.parameter("r", r);
        Borders.parameter("alpha", alpha);
        Borders.parameter("s", s);
        Borders.parameter("beta", beta);
    }

    /**
     * Fits by maximum likelihood, without penalty.
     *
     * @param table the population
     * @return the fit, and whether it may be trusted
     * @throws IllegalArgumentException if the longest age is above 0 but not in [1e-45, 1e45]
     */
    public static FitResult<ParetoNbd> fit(RecencyFrequencyTable table) {
        return ParetoFit.fit(table);
    }

    @Override
    public double probabilityAlive(CustomerHistory history) {
        return alive(history.frequency(), history.recency(), history.age());
    }

    private double alive(long x, double tx, double age) {
        return 1 / (1 + Math.exp(ParetoIntegral.logOdds(r, alpha, s, beta, x, tx, age)));
    }

    @Override
    public double expectedPurchases(double horizon) {
        Borders.time("horizon", horizon);
        return expected(r, alpha, beta, horizon);
    }

    @Override
    public double expectedPurchases(CustomerHistory history, double horizon) {
        Borders.time("horizon", horizon);
        return probabilityAlive(history) * ifAlive(history.frequency(), history.age(), horizon);
    }

    private double ifAlive(long x, double age, double horizon) {
        return expected(r + x, alpha + age, beta + age, horizon);
    }

    /** k c/a (1 - (c/(c+t))^(s-1))/(s-1), with its limit k c/a ln(1 + t/c) at s = 1. */
    private double expected(double k, double a, double c, double t) {
        double log = Math.log1p(t / c);
        double excess = s - 1;
        // -expm1(-e l)/e is the mean of e^(-e v) over v in [0, l], which is l itself at e = 0
        double lived = excess == 0 ? log : -Math.expm1(-excess * log) / excess;
        return k * (c / a) * lived;
    }

    @Override
    public double probabilityOfPurchases(long purchases, double horizon) {
        Arguments.notNegative("purchases", purchases);
        Borders.time("horizon", horizon);
        return probability(r, alpha, beta, purchases, horizon);
    }

    /**
     * P(X(t) = n): alive at t with n purchases, or left at u &lt; t with n purchases before. The integral over u runs in
     * v = ln(t/u), where (u/(a+u))^n is a smooth step.
     */
    private double probability(double k, double a, double c, long n, double t) {
        if (t == 0) {
            return n == 0 ? 1 : 0;
        }
        double logCount = n == 0 ? 0 : -GammaFunctions.logBeta(k, (double) n) - Math.log((double) n);
        double stays = Math.exp(logCount + logChances(k, a, n, t) - s * Math.log1p(t / c));
        return Math.min(1, stays + leaves(k, a, s, c, n, t, logCount, stays));
    }

    /** In panels from the integrand's peak outwards, which is the only one. */
    private static double leaves(
            double k, double a, double s, double c, long n, double t, double logCount, double beside) {
        double peak = 0;
        if (slope(k, a, s, c, n, t) < 0) {
            double low = 0;
            double high = 1;
            while (slope(k, a, s, c, n, t * Math.exp(-high)) < 0) {
                low = high;
                high *= 2;
            }
            for (int i = 0; i < HALVINGS; i++) {
                peak = (low + high) / 2;
                if (slope(k, a, s, c, n, t * Math.exp(-peak)) < 0) {
                    low = peak;
                } else {
                    high = peak;
                }
            }
        }
        LegendreRule rule = LegendreRule.SIXTEEN;
        double leaves = 0;
        for (int side = -1; side <= 1; side += 2) {
            for (double v = peak; side > 0 || v > 0; ) {
                double edge = t * Math.exp(-v);
                double curve = (n + k) * (a / (a + edge)) * (edge / (a + edge))
                        + (s + 1) * (c / (c + edge)) * (edge / (c + edge));
                double width = Math.min(1, 3 / Math.sqrt(1 + curve));
                width = Math.min(width, 6 / (1 + Math.abs(slope(k, a, s, c, n, edge))));
                width = side < 0 ? Math.min(width, v) : width;
                double panel = 0;
                for (int i = 0; i < rule.size(); i++) {
                    double u = t * Math.exp(-v - side * width * rule.node(i));
                    panel += rule.weight(i)
                            * Math.exp(logCount + logChances(k, a, n, u) - (s + 1) * Math.log1p(u / c))
                            * (s * u / c);
                }
                leaves += panel * width;
                v += side * width;
                if (panel * width <= NEGLIGIBLE * (leaves + beside)) {
                    break;
                }
            }
        }
        return leaves;
    }

    /** Of the logarithm of that integrand, by ln(u). */
    private static double slope(double k, double a, double s, double c, long n, double u) {
        return 1 + n * (a / (a + u)) - k * (u / (a + u)) - (s + 1) * (u / (c + u));
    }

    private static double logChances(double k, double a, long n, double u) {
        return (n == 0 ? 0 : n * -Math.log1p(a / u)) - k * Math.log1p(u / a);
    }

    @Override
    public double probabilityNoPurchase(CustomerHistory history, double horizon) {
        Borders.time("horizon", horizon);
        double age = history.age();
        double silent = probability(r + history.frequency(), alpha + age, beta + age, 0, horizon);
        double odds = Math.exp(ParetoIntegral.logOdds(r, alpha, s, beta, history.frequency(), history.recency(), age));
        return Math.min(1, 1 / (1 + 1 / odds) + silent / (1 + odds));
    }

    @Override
    public Result<Double> nextPurchaseQuantile(CustomerHistory history, double probability) {
        double age = history.age();
        double alive = probabilityAlive(history);
        // a purchase before leaving is a leaving before a purchase, the two told the other way round
        return NextPurchase.quantile(
                history,
                probability,
                t -> alive * leaves(s, beta + age, r + history.frequency(), alpha + age, 0, t, 0, 0));
    }

    @Override
    public double probabilityDroppedBy(CustomerHistory history, double horizon) {
        Borders.time("horizon", horizon);
        double stays = Math.exp(-s * Math.log1p(horizon / (beta + history.age())));
        return 1 - probabilityAlive(history) * stays;
    }

    @Override
    public double discountedResidualPurchases(CustomerHistory history, double continuousRate) {
        Borders.parameter("continuousRate", continuousRate);
        double c = beta + history.age();
        double lifetime = Discounting.integral(continuousRate, t -> Math.exp(-s * Math.log1p(t / c)));
        return probabilityAlive(history) * purchaseRate(history) * lifetime;
    }

    @Override
    public double logLikelihood(CustomerHistory history) {
        long x = history.frequency();
        double age = history.age();
        double tx = history.recency();
        double stayed = -r * Math.log1p(age / alpha) - x * Math.log(alpha + age) - s * Math.log1p(age / beta);
        double gone = -r * Math.log1p(tx / alpha)
                - x * Math.log(alpha + tx)
                - s * Math.log1p(tx / beta)
                + ParetoIntegral.logGone(r, alpha, s, beta, x, tx, age);
        double larger = Math.max(stayed, gone);
        return GammaFunctions.logRising(r, (double) x) + larger + Math.log1p(Math.exp(Math.min(stayed, gone) - larger));
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
