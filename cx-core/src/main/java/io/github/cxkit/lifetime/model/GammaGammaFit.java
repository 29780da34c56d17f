package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.digamma;
import static io.github.cxkit.internal.GammaFunctions.logGamma;
import static io.github.cxkit.internal.GammaFunctions.logRising;

import io.github.cxkit.score.Result.Reason;
import java.util.List;
import java.util.stream.IntStream;

/** Maximum likelihood in money scaled to a mean of 1, over columns: what does not depend on the parameters is computed once. */
final class GammaGammaFit implements Minimizer.Objective {

    /** Rows that are enough to begin from. */
    private static final int SAMPLE = 10_000;

    private final long[] frequency;
    private final double[] weight;
    private final double[] spent;
    private final double[] logSpent;
    private final double customers;
    private final double logMeans;

    GammaGammaFit(List<SpendTable.Row> rows, double unit) {
        frequency = rows.stream().mapToLong(SpendTable.Row::frequency).toArray();
        weight = rows.stream().mapToDouble(SpendTable.Row::customers).toArray();
        spent = rows.stream()
                .mapToDouble(row -> row.monetaryValue() / unit * row.frequency())
                .toArray();
        logSpent = new double[spent.length];
        double all = 0;
        double logs = 0;
        for (int i = 0; i < spent.length; i++) {
            logSpent[i] = Math.log(spent[i]);
            logs += weight[i] * Math.log(spent[i] / frequency[i]);
            all += weight[i];
        }
        customers = all;
        logMeans = logs;
    }

    static FitResult<GammaGamma> fit(SpendTable table) {
        long customers = table.customers();
        if (customers == 0) {
            return new FitResult.Failed<>(Reason.NO_ANSWERS, "there are no repeat buyers with spend to fit");
        }
        List<SpendTable.Row> rows = table.rows();
        double unit = rows.stream()
                        .mapToDouble(row -> row.monetaryValue() * row.customers())
                        .sum()
                / customers;
        Borders.fitted("the mean spend", unit);
        Fit fit = new Fit(new String[] {"p", "q", "v"}, new double[] {1, 1, unit}, customers);
        int step = rows.size() / SAMPLE;
        if (step >= 2) {
            List<SpendTable.Row> some = IntStream.range(0, rows.size() / step)
                    .mapToObj(i -> rows.get(i * step))
                    .toList();
            fit.beginWith(new GammaGammaFit(some, unit));
        }
        return fit.run(
                new GammaGammaFit(rows, unit),
                GammaGammaFit::reason,
                values -> new GammaGamma(values[0], values[1], values[2]),
                model -> rows.stream()
                        .mapToDouble(row -> row.customers() * model.logLikelihood(row.frequency(), row.monetaryValue()))
                        .sum(),
                Fit.logs(4, 3, 0.5),
                Fit.logs(1, 1.5, 1),
                Fit.logs(20, 10, 0.5),
                // a tail too heavy for a mean
                Fit.logs(5, 0.2, 0.001));
    }

    private static BoundaryReason reason(double[] logs) {
        if (Fit.high(logs[1])) {
            return BoundaryReason.SPEND_ALIKE;
        }
        return Fit.high(logs[0]) ? BoundaryReason.SPEND_CONSTANT : BoundaryReason.FLAT;
    }

    @Override
    public double value(double[] logs, double[] gradient) {
        double p = Math.exp(logs[0]);
        double q = Math.exp(logs[1]);
        double v = Math.exp(logs[2]);
        double psiQ = digamma(q);
        double logQ = logGamma(q);
        double sum = -logMeans;
        double dp = 0;
        double dq = 0;
        double dv = 0;
        int from = 0;
        while (from < frequency.length) {
            long x = frequency[from];
            double px = p * x;
            double constant = logRising(px, q) - logQ;
            double psiAll = digamma(px + q);
            double psiX = digamma(px);
            int to = from;
            for (; to < frequency.length && frequency[to] == x; to++) {
                double w = weight[to];
                double total = spent[to] + v;
                double logTotal = Math.log(total);
                double share = logSpent[to] - logTotal;
                sum += w * (constant + q * (logs[2] - logTotal) + px * share);
                dp += w * x * (psiAll - psiX + share);
                dq += w * (psiAll - psiQ + logs[2] - logTotal);
                dv += w * (q / v - (px + q) / total);
            }
            from = to;
        }
        gradient[0] = -dp * p / customers;
        gradient[1] = -dq * q / customers;
        gradient[2] = -dv * v / customers;
        return -sum / customers;
    }
}
