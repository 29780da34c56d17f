package io.github.cxkit.lifetime.model;

import io.github.cxkit.lifetime.model.Minimizer.Objective;
import io.github.cxkit.lifetime.model.Minimizer.Optimum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** From an objective in scaled logarithms to a result in natural units. */
final class Fit {

    private final String[] names;
    private final double[] units;
    private final long customers;
    private final List<Objective> parts = new ArrayList<>();

    /**
     * What to turn a point back with.
     *
     * @param names of the parameters
     * @param units what to multiply each scaled parameter by
     * @param customers customers fitted, 1 or more
     */
    Fit(String[] names, double[] units, long customers) {
        this.names = names;
        this.units = units;
        this.customers = customers;
    }

    /** Looks for the optimum of a part of the data first, and goes on from there with the next larger part, or all of it. */
    void beginWith(Objective part) {
        parts.add(part);
    }

    /** What the edge reached says about the customers, from the logarithms of the scaled parameters. */
    @FunctionalInterface
    interface Diagnosis {
        BoundaryReason of(double[] logs);
    }

    <M> FitResult<M> run(
            Objective objective,
            Diagnosis diagnosis,
            Function<double[], M> model,
            ToDoubleFunction<? super M> likelihood,
            double[]... starts) {
        Optimum optimum = optimum(objective, starts);
        double[] values = new double[names.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(optimum.at[i]) * units[i];
        }
        M fitted = model.apply(values);
        // what is reported is the model's own likelihood, not that of the quicker objective
        FitReport report = report(optimum, values, likelihood.applyAsDouble(fitted));
        if (optimum.isInterior()) {
            return new FitResult.Converged<>(fitted, report);
        }
        BoundaryReason reason = diagnosis.of(optimum.at);
        String detail = "the likelihood of " + customers + " customers has no interior maximum: " + reason.sentence();
        return new FitResult.Boundary<>(reason, detail, fitted, report);
    }

    private Optimum optimum(Objective objective, double[]... starts) {
        if (parts.isEmpty()) {
            return Minimizer.minimize(objective, starts);
        }
        Optimum optimum = Minimizer.minimizeRoughly(parts.get(0), starts);
        for (Objective part : parts.subList(1, parts.size())) {
            optimum = Minimizer.minimizeFrom(optimum, part);
        }
        return Minimizer.minimizeFrom(optimum, objective);
    }

    private FitReport report(Optimum optimum, double[] values, double logLikelihood) {
        int n = values.length;
        List<FitReport.Estimate> estimates = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Result<Double> error = Result.insufficient(Reason.NOT_FINITE, "no standard error at the edge");
            if (optimum.isInterior()) {
                int row = i;
                covariance.add(IntStream.range(0, n)
                        .mapToObj(j -> optimum.inverseHessian[row][j] / customers * values[row] * values[j])
                        .toList());
                error = Result.of(Math.sqrt(covariance.get(i).get(i)));
            }
            estimates.add(new FitReport.Estimate(names[i], values[i], error));
        }
        return new FitReport(estimates, covariance, logLikelihood, customers, optimum.iterations, optimum.gradientNorm);
    }

    /** For the models with two parameters of buying and two of dropping out. */
    static BoundaryReason ofPurchases(boolean bought, double[] logs) {
        if (!bought) {
            return BoundaryReason.NO_REPEAT_PURCHASE;
        }
        if (high(logs[0]) || high(logs[1])) {
            return BoundaryReason.RATES_ALIKE;
        }
        return ofDropout(logs[2], logs[3]);
    }

    /** From the two parameters of the tendency to drop out; its mean falls with the second. */
    static BoundaryReason ofDropout(double first, double second) {
        if (first - second < -Minimizer.EDGE + 2) {
            return BoundaryReason.NO_DROPOUT_SEEN;
        }
        if (low(first)) {
            return low(second) ? BoundaryReason.DROPOUT_ALL_OR_NOTHING : BoundaryReason.NO_DROPOUT_SEEN;
        }
        if (high(first) || high(second)) {
            return BoundaryReason.DROPOUT_ALIKE;
        }
        return low(second) ? BoundaryReason.DROPOUT_ALL_OR_NOTHING : BoundaryReason.FLAT;
    }

    static boolean low(double log) {
        return log < -Minimizer.EDGE + 2;
    }

    static boolean high(double log) {
        return log > Minimizer.EDGE - 2;
    }

    static double[] logs(double... values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
