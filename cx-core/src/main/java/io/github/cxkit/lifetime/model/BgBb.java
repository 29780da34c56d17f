package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.digamma;
import static io.github.cxkit.internal.GammaFunctions.logBetaShift;

import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;

/**
 * BG/BB: customers who may buy at discrete opportunities (a yearly appeal, a weekly visit) and drop out between them.
 *
 * <p>At each of n opportunities a live customer buys with a beta-distributed probability; before each a live customer drops
 * out with another.
 *
 * @param alpha first parameter of the purchase probability, more than 0
 * @param beta second parameter of the purchase probability, more than 0
 * @param gamma first parameter of the dropout probability, more than 0
 * @param delta second parameter of the dropout probability, more than 0
 * @see <a href="https://doi.org/10.1287/mksc.1100.0580">Fader, Hardie, Shang 2010</a>
 * @since 0.1.0
 */
public record BgBb(double alpha, double beta, double gamma, double delta) {

    /** All further ways together add less than this part to those before. */
    private static final double NEGLIGIBLE = 1e-18;

    /** The model. */
    public static final Rule RULE = Rule.published("model.bg-bb", "BG/BB", "Fader, Hardie, Shang 2010");

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BgBb {
        Borders.parameter("alpha", alpha);
        Borders.parameter("beta", beta);
        Borders.parameter("gamma", gamma);
        Borders.parameter("delta", delta);
    }

    /**
     * Fits by maximum likelihood, without penalty.
     *
     * @param table the population
     * @return the fit, and whether it may be trusted
     */
    public static FitResult<BgBb> fit(OpportunityTable table) {
        long customers = table.customers();
        if (customers == 0) {
            return new FitResult.Failed<>(Reason.NO_ANSWERS, "there are no customers to fit");
        }
        Fit fit = new Fit(new String[] {"alpha", "beta", "gamma", "delta"}, new double[] {1, 1, 1, 1}, customers);
        return fit.run(
                (logs, gradient) -> objective(table, customers, logs, gradient),
                logs -> Fit.ofPurchases(
                        table.rows().stream().anyMatch(row -> row.history().frequency() > 0), logs),
                p -> new BgBb(p[0], p[1], p[2], p[3]),
                model -> table.rows().stream()
                        .mapToDouble(row -> row.customers() * model.logLikelihood(row.history()))
                        .sum(),
                Fit.logs(1, 1, 0.5, 2),
                Fit.logs(0.3, 1, 0.3, 3),
                Fit.logs(3, 3, 1, 10),
                // some are gone at once and the others stay
                Fit.logs(1, 1, 0.1, 0.1));
    }

    static double objective(OpportunityTable table, long customers, double[] logs, double[] gradient) {
        double a = Math.exp(logs[0]);
        double b = Math.exp(logs[1]);
        double g = Math.exp(logs[2]);
        double d = Math.exp(logs[3]);
        BgBb model = new BgBb(a, b, g, d);
        double psiA = digamma(a);
        double psiB = digamma(b);
        double psiAb = digamma(a + b);
        double psiG = digamma(g);
        double psiD = digamma(d);
        double psiGd = digamma(g + d);
        double sum = 0;
        double[] slope = new double[4];
        for (OpportunityTable.Row row : table.rows()) {
            OpportunityHistory history = row.history();
            int x = history.frequency();
            int last = history.recency();
            int n = history.opportunities();
            double logAlive = model.logAlive(x, n);
            double logFirst = n == last ? Double.NEGATIVE_INFINITY : model.logDropped(x, last);
            double psiBuys = digamma(a + b + last);
            double psiPassed = digamma(b + last - x);
            double psiStays = digamma(g + d + last + 1);
            double psiStayed = digamma(d + last);
            // each way to have dropped out is the one before times a ratio below 1, and psi(z + 1) = psi(z) + 1/z
            double ways = 0;
            double buys = 0;
            double passed = 0;
            double stays = 0;
            double stayed = 0;
            double way = 1;
            for (int until = last; until < n && way * (n - until) > NEGLIGIBLE * ways; until++) {
                ways += way;
                buys += way * psiBuys;
                passed += way * psiPassed;
                stays += way * psiStays;
                stayed += way * psiStayed;
                double all = 1 / (a + b + until);
                double next = 1 / (g + d + until + 1);
                psiBuys += all;
                psiPassed += 1 / (b + (until - x));
                psiStays += next;
                psiStayed += 1 / (d + until);
                way *= (b + (until - x)) * all * ((d + until) * next);
            }
            double logWays = logFirst + Math.log(ways);
            double total = logSum(new double[] {logWays, logAlive});
            sum += row.customers() * total;
            double alive = row.customers() * Math.exp(logAlive - total);
            double dropped = row.customers() * Math.exp(logWays - total);
            double share = ways == 0 ? 0 : dropped / ways;
            double psiAll = digamma(a + b + n);
            double psiOn = digamma(g + d + n);
            double w = row.customers();
            slope[0] += w * (digamma(a + x) - psiA + psiAb) - alive * psiAll - share * buys;
            slope[1] += alive * (digamma(b + n - x) - psiAll) + share * (passed - buys) + w * (psiAb - psiB);
            slope[2] += alive * (psiG - psiOn) + share * (ways * digamma(g + 1) - stays) + w * (psiGd - psiG);
            slope[3] += alive * (digamma(d + n) - psiOn) + share * (stayed - stays) + w * (psiGd - psiD);
        }
        double[] values = {a, b, g, d};
        for (int i = 0; i < 4; i++) {
            gradient[i] = -slope[i] * values[i] / customers;
        }
        return -sum / customers;
    }

    /** Logarithms of the ways to produce a history: dropped out after t_x + i opportunities; last, alive after all n. */
    private double[] logTerms(OpportunityHistory history) {
        int x = history.frequency();
        int last = history.recency();
        int n = history.opportunities();
        double[] terms = new double[n - last + 1];
        for (int i = 0; i < n - last; i++) {
            terms[i] = logDropped(x, (double) last + i);
        }
        terms[n - last] = logAlive(x, n);
        return terms;
    }

    private double logDropped(int x, double until) {
        return logBuys(x, until) + logBetaShift(gamma, delta, until) + Math.log(gamma / (gamma + delta + until));
    }

    private double logAlive(int x, double n) {
        return logBuys(x, n) + logBetaShift(gamma, delta, n);
    }

    /** ln of the chance to buy at x named opportunities of so many: B(alpha + x, beta + until - x) / B(alpha, beta). */
    private double logBuys(int x, double until) {
        return logBetaShift(beta + (until - x), alpha, x) + logBetaShift(alpha, beta, until - x);
    }

    private static double logSum(double[] terms) {
        double max = terms[0];
        for (double term : terms) {
            max = Math.max(max, term);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - max);
        }
        return max + Math.log(sum);
    }

    /**
     * Log-likelihood of one customer's history.
     *
     * @param history the customer
     * @return natural logarithm of its probability
     */
    public double logLikelihood(OpportunityHistory history) {
        return logSum(logTerms(history));
    }

    /**
     * Probability that a customer is alive at a later opportunity.
     *
     * @param history the customer
     * @param ahead m, 0 or more: alive at opportunity n + m; 1 is the next one
     * @return the probability, 0 to 1
     * @throws IllegalArgumentException if m is negative
     */
    public double probabilityAlive(OpportunityHistory history, int ahead) {
        Borders.opportunities("ahead", ahead);
        int n = history.opportunities();
        int x = history.frequency();
        double log = logBuys(x, n) + logBetaShift(gamma, delta, (double) n + ahead);
        return Math.min(1, Math.exp(log - logLikelihood(history)));
    }

    /**
     * Expected purchases at the next opportunities.
     *
     * @param history the customer
     * @param ahead m, how many opportunities, 0 or more
     * @return expected purchases, 0 to m
     * @throws IllegalArgumentException if m is negative
     */
    public double expectedPurchases(OpportunityHistory history, int ahead) {
        Borders.opportunities("ahead", ahead);
        int n = history.opportunities();
        int x = history.frequency();
        double constant = logBuys(x + 1, n + 1.0) - logLikelihood(history);
        double sum = 0;
        for (int k = 1; k <= ahead; k++) {
            sum += Math.exp(constant + logBetaShift(gamma, delta, (double) n + k));
        }
        return sum;
    }

    /**
     * Expected purchases of a new customer at the first opportunities: sum over k = 1..n of
     * B(alpha+1,beta)/B(alpha,beta) B(gamma,delta+k)/B(gamma,delta).
     *
     * @param opportunities n, 0 or more
     * @return expected purchases, 0 to n
     * @throws IllegalArgumentException if n is negative
     */
    public double expectedPurchases(int opportunities) {
        return expectedPurchases(new OpportunityHistory(0, 0, 0), opportunities);
    }
}
