package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.lifetime.CustomerHistory;

/**
 * Purchases at a rate lambda ~ Gamma(k, rate beta) until a dropout that happens after each purchase with probability
 * p ~ Beta(a, b): what BG/NBD and MBG/NBD share once a customer is known to be alive.
 *
 * <p>With NB(n) the negative binomial probability of n chances to buy within t and S(n) = (b)_n/(a+b)_n the probability of
 * surviving n of them, E[X(t)] = sum of NB(n) C(n) with C(n) = S(0) + ... + S(n-1). All terms are positive, and nothing is
 * singular at a = 1 or a + b = 1. Where the sum would be long, the same expectation is an integral over p.
 */
final class BetaGeometric {

    /** Longest sum worth its time; beyond it the integral is faster. */
    private static final double MAX_TERMS = 20_000;

    private static final double EPSILON = 1e-17;
    private static final double LARGE = 0x1p600;
    private static final double LOG_LARGE = 600 * Math.log(2);

    private BetaGeometric() {}

    /** Expected purchases within t. */
    static double expected(double k, double beta, double a, double b, double t) {
        double tau = t / beta;
        if (tau == 0) {
            return 0;
        }
        if (terms(k, tau) > MAX_TERMS) {
            return BetaQuadrature.mean(a, b, (k + 1) * tau, k + 1, (p, q) -> mean(k, tau, p));
        }
        double z = t / (beta + t);
        double logStart = -k * Math.log1p(tau);
        double ab = a + b;
        // p: NB(n)/NB(0), c: C(n), s: S(n), from n = 1 on
        double p = k * z;
        double c = 1;
        double s = b / ab;
        double sum = 0;
        for (double n = 1; ; n++) {
            double term = p * c;
            sum += term;
            double inverse = 1 / ((n + 1) * (ab + n));
            double ratio = (k + n) * (ab + n) * inverse * z;
            if (!(term > EPSILON * sum * (1 - ratio))) {
                break;
            }
            p *= ratio;
            c += s;
            s *= (b + n) * (n + 1) * inverse;
            if (p > LARGE) {
                p /= LARGE;
                sum /= LARGE;
                logStart += LOG_LARGE;
            }
        }
        return logStart > -600 ? sum * Math.exp(logStart) : Math.exp(Math.log(sum) + logStart);
    }

    /** Probability of not having dropped out within t. */
    static double survival(double k, double beta, double a, double b, double t) {
        double tau = t / beta;
        if (terms(k, tau) > MAX_TERMS) {
            return Math.min(
                    1, BetaQuadrature.mean(a, b, (k + 1) * tau, k + 1, (p, q) -> Math.exp(-k * Math.log1p(p * tau))));
        }
        double z = t / (beta + t);
        double logStart = -k * Math.log1p(tau);
        double p = 1;
        double s = 1;
        double sum = 0;
        for (double n = 0; ; n++) {
            double term = p * s;
            sum += term;
            double ratio = (k + n) / (n + 1) * z;
            if (!(term > EPSILON * sum * (1 - ratio))) {
                break;
            }
            p *= ratio;
            s *= (b + n) / (a + b + n);
            if (p > LARGE) {
                p /= LARGE;
                sum /= LARGE;
                logStart += LOG_LARGE;
            }
        }
        return Math.min(1, logStart > -600 ? sum * Math.exp(logStart) : Math.exp(Math.log(sum) + logStart));
    }

    /** About how many terms the sum needs: past the mean, some standard deviations and a geometric tail. */
    private static double terms(double k, double tau) {
        return k * tau + 8 * Math.sqrt(k * tau * (1 + tau)) + 40 * (1 + tau);
    }

    /** (1 - (1 + p tau)^-k)/p, the expectation given p. */
    private static double mean(double k, double tau, double p) {
        return p * tau < 1e-300 ? k * tau : -Math.expm1(-k * Math.log1p(p * tau)) / p;
    }

    /**
     * Probability of exactly n purchases within t.
     *
     * @param already chances to drop out passed before the first purchase counted here: 0, or 1 for one at time 0
     */
    static double probability(double k, double beta, double a, double b, double t, long n, int already) {
        double tau = t / beta;
        double z = t / (beta + t);
        double logSurvived = GammaFunctions.logBetaShift(a, b, (double) n + already);
        double logCount = t == 0 ? (n == 0 ? 0 : Double.NEGATIVE_INFINITY) : logNegativeBinomial(k, tau, z, n);
        double stillAlive = Math.exp(logSurvived + logCount);
        if (n + already == 0) {
            return stillAlive;
        }
        // dropped out after the n-th purchase, with at least n chances to buy
        double chances = (double) n + already - 1;
        double logDropped = GammaFunctions.logBetaShift(a, b, chances) + Math.log(a / (a + b + chances));
        double atLeast = n == 0 ? 1 : GammaFunctions.regularizedBeta(z, (double) n, k);
        return Math.min(1, stillAlive + Math.exp(logDropped) * atLeast);
    }

    private static double logNegativeBinomial(double k, double tau, double z, long n) {
        double count = n == 0 ? 0 : -GammaFunctions.logBeta(k, (double) n) - Math.log((double) n) + n * Math.log(z);
        return count - k * Math.log1p(tau);
    }

    /** P(alive) of a customer; already as above. */
    static double alive(double r, double alpha, double a, double b, int already, long x, double tx, double age) {
        return 1 / (1 + oddsOfHavingLeft(r, alpha, a, b, already, x, tx, age));
    }

    private static double oddsOfHavingLeft(
            double r, double alpha, double a, double b, int already, long x, double tx, double age) {
        if (x + already == 0) {
            return 0;
        }
        // whole numbers first: a small b would be lost in x
        double chances = b + (x + already - 1);
        return a / chances * Math.exp((r + x) * Math.log1p((age - tx) / (alpha + tx)));
    }

    /** Probability that a customer has left, or is there and buys nothing for t: a sum, since it may be far below 1. */
    static double noPurchase(
            double r, double alpha, double a, double b, int already, CustomerHistory history, double t) {
        long x = history.frequency();
        double age = history.age();
        double odds = oddsOfHavingLeft(r, alpha, a, b, already, x, history.recency(), age);
        double silent = Math.exp(-(r + x) * Math.log1p(t / (alpha + age)));
        return Math.min(1, 1 / (1 + 1 / odds) + silent / (1 + odds));
    }

    /** Its complement, which may be far below 1 too. */
    static double purchase(double r, double alpha, double a, double b, int already, CustomerHistory history, double t) {
        long x = history.frequency();
        double age = history.age();
        return alive(r, alpha, a, b, already, x, history.recency(), age)
                * -Math.expm1(-(r + x) * Math.log1p(t / (alpha + age)));
    }

    /** Log-likelihood of one customer; already as above. */
    static double logLikelihood(
            double r, double alpha, double a, double b, int already, long x, double tx, double age) {
        double constant =
                GammaFunctions.logRising(r, (double) x) + GammaFunctions.logBetaShift(a, b, (double) x + already);
        double alive = -r * Math.log1p(age / alpha) - x * Math.log(alpha + age);
        if (x + already == 0) {
            return constant + alive;
        }
        double dropped = Math.log(a / (b + (x + already - 1))) - r * Math.log1p(tx / alpha) - x * Math.log(alpha + tx);
        return constant
                + Math.max(alive, dropped)
                + Math.log1p(Math.exp(Math.min(alive, dropped) - Math.max(alive, dropped)));
    }
}
