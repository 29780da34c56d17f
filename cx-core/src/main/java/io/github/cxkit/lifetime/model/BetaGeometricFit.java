package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.digamma;
import static io.github.cxkit.internal.GammaFunctions.logBetaShift;
import static io.github.cxkit.internal.GammaFunctions.logRising;

import io.github.cxkit.score.Result.Reason;
import java.util.function.Function;

/** Maximum likelihood of BG/NBD (no chance to drop out at time 0) and MBG/NBD (one). */
final class BetaGeometricFit implements Minimizer.Objective {

    private static final double[][] STARTS = {
        Fit.logs(0.5, 0.25, 1, 2),
        Fit.logs(1, 0.1, 0.1, 0.1),
        Fit.logs(0.1, 0.1, 0.5, 5),
        Fit.logs(5, 1, 2, 10),
        // some leave at once, the others hardly ever
        Fit.logs(2, 1, 0.001, 0.004)
    };

    private final CountColumns data;
    private final int already;

    BetaGeometricFit(CountColumns data, int already) {
        this.data = data;
        this.already = already;
    }

    static <M extends BuyTillYouDieModel> FitResult<M> fit(
            RecencyFrequencyTable table, int already, Function<double[], M> model) {
        if (table.rows().isEmpty()) {
            return new FitResult.Failed<>(Reason.NO_ANSWERS, "there are no customers to fit");
        }
        CountColumns data = new CountColumns(table);
        if (data.unit == 0) {
            return new FitResult.Failed<>(Reason.TOO_FEW, "no customer has been observed for any time");
        }
        Fit fit = new Fit(new String[] {"r", "alpha", "a", "b"}, new double[] {1, data.unit, 1, 1}, table.customers());
        CountColumns.samples(table, data.unit).forEach(part -> fit.beginWith(new BetaGeometricFit(part, already)));
        return fit.run(
                new BetaGeometricFit(data, already),
                logs -> Fit.ofPurchases(data.purchases > 0, logs),
                model,
                table::logLikelihood,
                STARTS);
    }

    @Override
    public double value(double[] logs, double[] gradient) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double a = Math.exp(logs[2]);
        double b = Math.exp(logs[3]);
        double psiR = digamma(r);
        double psiAb = digamma(a + b);
        double psiB = digamma(b);
        double sum = data.customers * r * logs[1];
        double dr = data.customers * logs[1];
        double dAlpha = data.customers * r / alpha;
        double da = 0;
        double db = 0;
        for (int block = 0; block < data.frequencies.length; block++) {
            long x = data.frequencies[block];
            double k = r + x;
            double m = x + already;
            double w = data.frequencyWeight[block];
            boolean mayDrop = m > 0;
            if (x > 0) {
                sum += w * logRising(r, (double) x);
                dr += w * (digamma(k) - psiR);
            }
            if (mayDrop) {
                double psiAll = digamma(a + b + m);
                sum += w * logBetaShift(a, b, m);
                da += w * (psiAb - psiAll);
                db += w * (digamma(b + m) - psiAll - psiB + psiAb);
            }
            double chances = b + m - 1;
            double logShare = mayDrop ? logs[2] - Math.log(chances) : 0;
            double dropped = 0;
            for (int i = data.from[block]; i < data.from[block + 1]; i++) {
                double logAge = Math.log(alpha + data.age[i]);
                double left = 0;
                double logRecency = 0;
                sum -= data.weight[i] * k * logAge;
                if (mayDrop) {
                    logRecency = Math.log(alpha + data.recency[i]);
                    double odds = logShare + k * (logAge - logRecency);
                    double small = Math.exp(-Math.abs(odds));
                    left = (odds > 0 ? 1 : small) / (1 + small);
                    sum += data.weight[i] * (Math.max(odds, 0) + Math.log1p(small));
                }
                double alive = 1 - left;
                dr -= data.weight[i] * (alive * logAge + left * logRecency);
                dAlpha -= data.weight[i] * k * (alive / (alpha + data.age[i]) + left / (alpha + data.recency[i]));
                dropped += data.weight[i] * left;
            }
            if (mayDrop) {
                da += dropped / a;
                db -= dropped / chances;
            }
        }
        gradient[0] = -dr * r / data.customers;
        gradient[1] = -dAlpha * alpha / data.customers;
        gradient[2] = -da * a / data.customers;
        gradient[3] = -db * b / data.customers;
        return -sum / data.customers;
    }
}
