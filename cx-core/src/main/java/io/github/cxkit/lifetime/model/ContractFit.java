package io.github.cxkit.lifetime.model;

import static io.github.cxkit.internal.GammaFunctions.digamma;
import static io.github.cxkit.internal.GammaFunctions.logBetaShift;

import io.github.cxkit.score.Result.Reason;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** Maximum likelihood of the contract models from the survivors of one cohort. */
final class ContractFit implements Minimizer.Objective {

    private final long[] survivors;

    ContractFit(long[] survivors) {
        this.survivors = survivors;
    }

    static FitResult<ShiftedBetaGeometric> shiftedBetaGeometric(long[] survivors) {
        return fit(
                survivors,
                new String[] {"alpha", "beta"},
                p -> new ShiftedBetaGeometric(p[0], p[1]),
                fitted -> fitted::logSurvival,
                Fit.logs(1, 3),
                Fit.logs(0.3, 0.5),
                Fit.logs(3, 30));
    }

    static FitResult<BetaDiscreteWeibull> betaDiscreteWeibull(long[] survivors) {
        return fit(
                survivors,
                new String[] {"alpha", "beta", "c"},
                p -> new BetaDiscreteWeibull(p[0], p[1], p[2]),
                fitted -> fitted::logSurvival,
                Fit.logs(1, 3, 1),
                Fit.logs(0.3, 1, 1.5),
                Fit.logs(3, 30, 0.7));
    }

    private static <M> FitResult<M> fit(
            long[] survivors,
            String[] names,
            Function<double[], M> model,
            Function<M, IntToDoubleFunction> survival,
            double[]... starts) {
        for (int t = 0; t < survivors.length; t++) {
            if (survivors[t] < 0 || (t > 0 && survivors[t] > survivors[t - 1])) {
                throw new IllegalArgumentException(
                        "survivors must be >= 0 and not increase but survivors[" + t + "] was " + survivors[t]);
            }
        }
        if (survivors.length == 0 || survivors[0] == 0) {
            return new FitResult.Failed<>(Reason.NO_ANSWERS, "there are no customers to fit");
        }
        if (survivors.length <= names.length) {
            return new FitResult.Failed<>(
                    Reason.TOO_FEW,
                    names.length + " parameters need at least " + names.length + " renewals but there are "
                            + (survivors.length - 1));
        }
        long[] copy = survivors.clone();
        double[] units = new double[names.length];
        Arrays.fill(units, 1);
        return new Fit(names, units, copy[0])
                .run(
                        new ContractFit(copy),
                        logs -> edge(copy, logs),
                        model,
                        fitted -> logLikelihood(copy, survival.apply(fitted)),
                        starts);
    }

    private static BoundaryReason edge(long[] survivors, double[] logs) {
        if (survivors[survivors.length - 1] == survivors[0]) {
            return BoundaryReason.NO_DROPOUT_SEEN;
        }
        // a dropout that begins late, all at once: ever smaller alpha fit with ever larger c
        return logs.length > 2 && Fit.high(logs[2]) ? BoundaryReason.FLAT : Fit.ofDropout(logs[0], logs[1]);
    }

    /** Of those who left each period and of those who stayed to the end, by the model's own survival. */
    private static double logLikelihood(long[] survivors, IntToDoubleFunction logSurvival) {
        double sum = 0;
        for (int t = 1; t < survivors.length; t++) {
            double left = (double) (survivors[t - 1] - survivors[t]);
            double before = logSurvival.applyAsDouble(t - 1);
            double step = Math.min(logSurvival.applyAsDouble(t) - before, -Double.MIN_NORMAL);
            sum += left == 0 ? 0 : left * (before + Math.log(-Math.expm1(step)));
        }
        long stayed = survivors[survivors.length - 1];
        return stayed == 0 ? sum : sum + stayed * logSurvival.applyAsDouble(survivors.length - 1);
    }

    /** Derivatives of {@link BetaDiscreteWeibull#farSurvival} by ln a, ln b and ln c. */
    private static double[] farSlopes(double a, double b, double logTime) {
        double all = digamma(a + b);
        return new double[] {a * (all - logTime), b * (all - digamma(b)), -a * logTime};
    }

    @Override
    public double value(double[] logs, double[] gradient) {
        double a = Math.exp(logs[0]);
        double b = Math.exp(logs[1]);
        double c = logs.length > 2 ? Math.exp(logs[2]) : 1;
        double sum = 0;
        double[] total = new double[logs.length];
        double before = 0;
        double[] beforeSlopes = new double[logs.length];
        for (int t = 1; t < survivors.length; t++) {
            double time = Math.pow(t, c);
            double logTime = c * Math.log(t);
            boolean isFar = time > BetaDiscreteWeibull.FARTHEST;
            double now = isFar ? BetaDiscreteWeibull.farSurvival(a, b, logTime) : logBetaShift(a, b, time);
            double[] slopes = isFar ? farSlopes(a, b, logTime) : ShiftedBetaGeometric.slopes(a, b, time);
            if (logs.length > 2 && !isFar) {
                slopes[2] *= time * logTime;
            }
            // S(t-1) - S(t) = S(t-1) (1 - S(t)/S(t-1)), all in logarithms
            double step = Math.min(now - before, -Double.MIN_NORMAL);
            double ratio = Math.exp(step);
            double leaves = -Math.expm1(step);
            double left = survivors[t - 1] - survivors[t];
            if (left > 0) {
                sum += left * (before + Math.log(leaves));
                for (int i = 0; i < logs.length; i++) {
                    total[i] += left * (beforeSlopes[i] - ratio * slopes[i]) / leaves;
                }
            }
            before = now;
            beforeSlopes = slopes;
        }
        long stayed = survivors[survivors.length - 1];
        sum += stayed * before;
        for (int i = 0; i < logs.length; i++) {
            gradient[i] = -(total[i] + stayed * beforeSlopes[i]) / survivors[0];
        }
        return -sum / survivors[0];
    }
}
