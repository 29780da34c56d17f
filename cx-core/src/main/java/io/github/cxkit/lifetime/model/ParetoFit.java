package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.digamma;
import static io.github.cxkit.internal.GammaFunctions.logRising;

import io.github.cxkit.internal.LegendreRule;
import io.github.cxkit.score.Result.Reason;
import java.util.Arrays;

/**
 * Maximum likelihood of Pareto/NBD. The derivatives of the integral in the likelihood are means, under the integrand, of
 * ln(alpha+u), ln(beta+u), 1/(alpha+u) and 1/(beta+u): they come from the same nodes.
 */
final class ParetoFit implements Minimizer.Objective {

    private static final double[][] STARTS = {
        Fit.logs(0.6, 0.3, 0.6, 0.3),
        Fit.logs(1, 0.1, 1, 1),
        Fit.logs(0.2, 0.1, 2, 2),
        Fit.logs(5, 1, 2, 5),
        // some leave at once, the others hardly ever
        Fit.logs(5, 1, 0.2, 0.01)
    };

    private static final LegendreRule RULE = LegendreRule.EIGHT;

    private final CountColumns data;

    ParetoFit(CountColumns data) {
        this.data = data;
    }

    static FitResult<ParetoNbd> fit(RecencyFrequencyTable table) {
        if (table.rows().isEmpty()) {
            return new FitResult.Failed<>(Reason.NO_ANSWERS, "there are no customers to fit");
        }
        CountColumns data = new CountColumns(table);
        if (data.unit == 0) {
            return new FitResult.Failed<>(Reason.TOO_FEW, "no customer has been observed for any time");
        }
        Fit fit = new Fit(
                new String[] {"r", "alpha", "s", "beta"}, new double[] {1, data.unit, 1, data.unit}, table.customers());
        CountColumns.samples(table, data.unit).forEach(part -> fit.beginWith(new ParetoFit(part)));
        return fit.run(
                new ParetoFit(data),
                logs -> Fit.ofPurchases(data.purchases > 0, logs),
                p -> new ParetoNbd(p[0], p[1], p[2], p[3]),
                table::logLikelihood,
                STARTS);
    }

    @Override
    public double value(double[] logs, double[] gradient) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double s = Math.exp(logs[2]);
        double beta = Math.exp(logs[3]);
        double psiR = digamma(r);
        double sum = data.customers * (r * logs[1] + s * logs[3]);
        double dr = data.customers * logs[1];
        double dAlpha = data.customers * r / alpha;
        double ds = data.customers * logs[3];
        double dBeta = data.customers * s / beta;
        double[] left = new double[5];
        for (int block = 0; block < data.frequencies.length; block++) {
            double k = r + data.frequencies[block];
            if (data.frequencies[block] > 0) {
                sum += data.frequencyWeight[block] * logRising(r, (double) data.frequencies[block]);
                dr += data.frequencyWeight[block] * (digamma(k) - psiR);
            }
            for (int i = data.from[block]; i < data.from[block + 1]; i++) {
                double w = data.weight[i];
                double logAlpha = Math.log(alpha + data.age[i]);
                double logBeta = Math.log(beta + data.age[i]);
                double odds = integrate(k, alpha, s, beta, data.recency[i], data.age[i], left);
                double gone = odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
                double stays = 1 - gone;
                double logOdds = left[0];
                sum += w
                        * (-k * logAlpha
                                - s * logBeta
                                + (logOdds > 0 ? logOdds + Math.log1p(Math.exp(-logOdds)) : Math.log1p(odds)));
                dr -= w * (stays * logAlpha + gone * left[1]);
                ds += w * (-stays * logBeta + gone * (1 / s - left[2]));
                dAlpha -= w * k * (stays / (alpha + data.age[i]) + gone * left[3]);
                dBeta -= w * (stays * s / (beta + data.age[i]) + gone * (s + 1) * left[4]);
            }
        }
        gradient[0] = -dr * r / data.customers;
        gradient[1] = -dAlpha * alpha / data.customers;
        gradient[2] = -ds * s / data.customers;
        gradient[3] = -dBeta * beta / data.customers;
        return -sum / data.customers;
    }

    /** The odds of having left; fills in their logarithm and the four means. */
    private static double integrate(
            double k, double alpha, double s, double beta, double tx, double age, double[] left) {
        double start = alpha + tx;
        double all = Math.log1p((age - tx) / start);
        double logStart = Math.log(start);
        double end = beta + age;
        // the integrand's largest value, that at t_x, is taken out
        double top = Math.log1p((age - tx) / (beta + tx));
        double total = 0;
        double meanY = 0;
        double meanLog = 0;
        double meanAlpha = 0;
        double meanBeta = 0;
        for (double y = 0; y < all; ) {
            double width = ParetoIntegral.width(k, s, alpha, beta, start * Math.exp(y) - alpha, all - y);
            double panel = 0;
            for (int i = 0; i < RULE.size(); i++) {
                double v = y + width * RULE.node(i);
                double alphaU = start * Math.exp(v);
                double betaU = alphaU - alpha + beta;
                double log = Math.log(end / betaU);
                double f = RULE.weight(i) * width * Math.exp(s * (log - top) - k * v) * (alphaU / betaU);
                panel += f;
                meanY += f * v;
                meanLog += f * log;
                meanAlpha += f / alphaU;
                meanBeta += f / betaU;
            }
            total += panel;
            y += width;
            if (panel < 1e-15 * total) {
                break;
            }
        }
        if (total == 0) {
            Arrays.fill(left, 0);
            left[0] = Double.NEGATIVE_INFINITY;
            return 0;
        }
        left[0] = Math.log(s) + k * all + s * top + Math.log(total);
        left[1] = logStart + meanY / total;
        left[2] = Math.log(end) - meanLog / total;
        left[3] = meanAlpha / total;
        left[4] = meanBeta / total;
        return Math.exp(left[0]);
    }
}
