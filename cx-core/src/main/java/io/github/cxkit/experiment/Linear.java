package io.github.cxkit.experiment;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;

/**
 * A mean or a ratio of two sums as a value and the linear form of the columns that it varies as: y for a mean,
 * (y - r x)/mean(x) for a ratio (delta method, Deng, Knoblich, Lu 2018).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Linear(CoMoments moments, Result<Double> value, double[] form) {

    /** A few times what the parts of a sum of products are rounded by. */
    private static final double ROUNDING = 16 * Math.ulp(1.0);

    static Linear mean(CoMoments moments, int column) {
        double[] form = new double[moments.columns().size()];
        form[column] = 1;
        return new Linear(
                moments,
                moments.n() == 0
                        ? Result.insufficient(Reason.NO_ANSWERS, "no unit")
                        : Result.of(moments.means().get(column)),
                form);
    }

    static Linear ratio(CoMoments moments, int numerator, int denominator) {
        double[] form = new double[moments.columns().size()];
        if (moments.n() == 0) {
            return new Linear(moments, Result.insufficient(Reason.NO_ANSWERS, "no unit"), form);
        }
        double base = moments.means().get(denominator);
        if (base == 0) {
            return new Linear(moments, Result.insufficient(Reason.ZERO_BASE, "the denominators add up to 0"), form);
        }
        double r = moments.means().get(numerator) / base;
        if (!Double.isFinite(r)) {
            return new Linear(moments, Result.insufficient(Reason.NOT_FINITE, "the ratio has no finite value"), form);
        }
        form[numerator] += 1 / base;
        form[denominator] -= r / base;
        return new Linear(moments, Result.of(r), form);
    }

    /** The first columns as an outcome: one is a mean, two are a ratio. */
    static Linear outcome(CoMoments moments) {
        return switch (moments.columns().size()) {
            case 1 -> mean(moments, 0);
            case 2 -> ratio(moments, 0, 1);
            default ->
                throw new IllegalArgumentException(
                        "an outcome is a mean of one column or a ratio of two, not of " + moments.columns());
        };
    }

    double n() {
        return moments.n();
    }

    /**
     * Sum of products of two forms about their means. Where its parts cancel to less than they are rounded by it is 0: an outcome
     * that is the same multiple of its denominator for every unit has no spread, whatever the last bits say.
     */
    double products(double[] other) {
        double sum = 0;
        double parts = 0;
        for (int i = 0; i < form.length; i++) {
            for (int j = 0; j < form.length; j++) {
                if (form[i] != 0 && other[j] != 0) {
                    double part = form[i] * other[j] * moments.crossProduct(i, j);
                    sum += part;
                    parts += Math.abs(part);
                }
            }
        }
        return Math.abs(sum) <= ROUNDING * parts ? 0 : sum;
    }

    /** Squared standard error, NaN below two units. */
    double squaredError() {
        return squaredError(form);
    }

    double squaredError(double[] of) {
        double squares = new Linear(moments, value, of).products(of);
        return n() < 2 ? Double.NaN : Math.max(0, squares) / (n() - 1) / n();
    }

    /** Welch's degrees of freedom of a weighted sum of two independent estimates. */
    static double degrees(double first, double nFirst, double second, double nSecond) {
        return degrees(new double[] {first, second}, new double[] {nFirst - 1, nSecond - 1});
    }

    /** Satterthwaite's degrees of freedom of a sum of independent variances. */
    static double degrees(double[] variances, double[] degrees) {
        double sum = 0;
        for (double variance : variances) {
            sum += variance;
        }
        // by a power of two, which rounds nothing: squares of large or tiny variances leave the range of a double
        int scale = -Math.getExponent(sum);
        double parts = 0;
        for (int i = 0; i < variances.length; i++) {
            double part = Math.scalb(variances[i], scale);
            parts += part * part / degrees[i];
        }
        double whole = Math.scalb(sum, scale);
        return whole * whole / parts;
    }

    /** treatment - control by Welch's t, for given values and squared errors. */
    static Difference welch(Linear control, Linear treatment, double confidence) {
        return welch(control, treatment, gap(control, treatment), confidence);
    }

    static Result<Double> gap(Linear control, Linear treatment) {
        return control.value.flatMap(c -> treatment.value.map(t -> t - c));
    }

    static Difference welch(Linear control, Linear treatment, Result<Double> gap, double confidence) {
        String method = "welch t";
        if (gap instanceof Result.Insufficient<Double> none) {
            return Difference.insufficient(method, none.reason(), none.detail());
        }
        double vc = control.squaredError();
        double vt = treatment.squaredError();
        return welch(gap.orElseThrow(), vc + vt, degrees(vt, treatment.n(), vc, control.n()), confidence);
    }

    static Difference welch(double gap, double squaredError, double degrees, double confidence) {
        Difference plain = Difference.of("welch t", gap);
        if (Double.isNaN(squaredError)) {
            return without(plain, Reason.TOO_FEW, "a standard error takes two units in every arm");
        }
        double error = Math.sqrt(squaredError);
        plain = plain.withStandardError(error);
        if (error == 0) {
            return without(plain, Reason.NO_SPREAD, "no spread in either arm");
        }
        double half = Distributions.tTwoSided(confidence, degrees) * error;
        return plain.withTest(
                        Result.of(gap / error),
                        Result.of(degrees),
                        Result.of(Distributions.tPValue(gap / error, degrees)))
                .withInterval(Result.of(new ConfidenceInterval(gap - half, gap + half, confidence, "welch t")));
    }

    private static Difference without(Difference plain, Reason reason, String detail) {
        Result<Double> none = Result.insufficient(reason, detail);
        return plain.withTest(none, none, none).withInterval(Result.insufficient(reason, detail));
    }
}
