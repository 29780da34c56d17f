package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.internal.TanhSinh;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.function.DoubleUnaryOperator;

/**
 * The Dirichlet posterior of a net score.
 *
 * <p>With S the share of positive and negative together, Beta(d + r, p), and R the positive part of it, Beta(r, d),
 * independent of S, the score is S (2R - 1), so that F(x) = E[I_((x/S + 1)/2)(r, d)]: one integral per value.
 */
final class NetPosterior {

    private static final double TOLERANCE = 1e-13;
    /** A beta variable strays further than 10 deviations and 50/(a + b) with a chance below 10^-18 (Bernstein). */
    private static final double DEVIATIONS = 10;

    private static final double SCALES = 50;

    /** Answers of each class from which on the share is a bell. */
    private static final double LARGE = 1_000;

    /** Answers of each class from which on the posterior looks enough like a bell. */
    private static final double BELL = 10;

    private static final int MOST_SECANTS = 10;

    /** A last step of so many deviations: what is left after it is less than a double tells. */
    private static final double SETTLED = 1e-11;

    /** Step over a bell, in deviations. */
    private static final double STEP = 0.7;

    private final double d;
    private final double p;
    private final double r;

    private NetPosterior(double d, double p, double r) {
        this.d = d;
        this.p = p;
        this.r = r;
    }

    static Result<Posterior> of(NetCounts counts, PseudoCounts prior, double confidence) {
        Significance.required(confidence);
        Arguments.positive("prior, negative", prior.negative());
        Arguments.positive("prior, neutral", prior.neutral());
        Arguments.positive("prior, positive", prior.positive());
        if (counts.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a posterior of no answers is the prior");
        }
        return Result.of(ofShapes(counts.plus(prior), confidence));
    }

    /** The posterior of Dirichlet shapes; at most one of them is 0, which leaves a beta law of two classes. */
    static Posterior ofShapes(NetCounts all, double confidence) {
        double sum = all.n();
        double mean = all.net();
        double variance = all.variance() / (sum + 1);
        NetPosterior posterior = new NetPosterior(all.negative(), all.neutral(), all.positive());
        double tail = (1 - confidence) / 2;
        double lower = posterior.quantile(tail, false, mean, Math.sqrt(variance));
        double upper = posterior.quantile(tail, true, mean, Math.sqrt(variance));
        return new Posterior(
                all.unit(mean),
                all.half() * Math.sqrt(variance),
                new ConfidenceInterval(all.unit(lower), all.unit(upper), confidence, IntervalMethod.POSTERIOR.title()),
                posterior.positive());
    }

    private double positive() {
        return d == 0 ? 1 : r == 0 ? 0 : Distributions.regularizedBeta(0.5, d, r);
    }

    private double quantile(double tail, boolean upper, double mean, double deviation) {
        if (p == 0) {
            return 2 * beta(tail, upper, r, d) - 1;
        }
        if (d == 0) {
            return beta(tail, upper, r, p);
        }
        if (r == 0) {
            return -beta(tail, !upper, d, p);
        }
        return quantile(upper ? 1 - tail : tail, mean, deviation);
    }

    private static double beta(double tail, boolean upper, double a, double b) {
        return upper ? Distributions.betaUpperQuantile(tail, a, b) : Distributions.betaQuantile(tail, a, b);
    }

    /** By secants from the normal quantile where the posterior is near a bell, else between a point on either side. */
    private double quantile(double probability, double mean, double deviation) {
        double quick = Math.min(Math.min(d, r), p) >= BELL ? bySecants(probability, mean, deviation) : Double.NaN;
        return Double.isNaN(quick) ? byBrackets(probability, mean, deviation) : quick;
    }

    /** Each value of the distribution function costs an integral, and a bell needs but a few; NaN if they do not settle. */
    private double bySecants(double probability, double mean, double deviation) {
        double z = Distributions.normalQuantile(probability);
        double slope = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / deviation;
        double x = mean + z * deviation;
        double lastX = x;
        double lastExcess = 0;
        for (int i = 0; i < MOST_SECANTS && Math.abs(x) < 1; i++) {
            double excess = cdf(x) - probability;
            if (i > 0) {
                slope = (excess - lastExcess) / (x - lastX);
            }
            double next = x - excess / slope;
            if (!(slope > 0) || !(Math.abs(next) < 1)) {
                break;
            }
            if (Math.abs(next - x) <= Math.max(SETTLED * deviation, 2 * Math.ulp(x))) {
                return next;
            }
            lastX = x;
            lastExcess = excess;
            x = next;
        }
        return Double.NaN;
    }

    /** Looks near the mean first, where the posterior of many answers is narrow. */
    private double byBrackets(double probability, double mean, double deviation) {
        DoubleUnaryOperator excess = x -> cdf(x) - probability;
        double side = probability < 0.5 ? -1 : 1;
        double near = mean;
        double far = Math.min(1, Math.max(-1, mean + 4 * side * deviation));
        boolean between = excess.applyAsDouble(near) * side < 0 && excess.applyAsDouble(far) * side > 0;
        return between
                ? RootFinder.find(excess, Math.min(near, far), Math.max(near, far))
                : RootFinder.find(excess, -1, 1);
    }

    /**
     * The integral over S is cut at its mean. A density that is infinite at an end, as that of a shape below 1 is, is summed in
     * the variable (distance from the end) to the power of the shape, in which it is flat; else both parts are measured from
     * the end that is nearer to the mean.
     */
    private double cdf(double x) {
        double distance = Math.abs(x);
        if (distance >= 1) {
            return x > 0 ? 1 : 0;
        }
        double a = d + r;
        double sum = a + p;
        double deviation = Math.sqrt(a / sum * (p / sum) / (sum + 1));
        if (isBell(a / sum, distance, deviation)) {
            double below = bell(x, a, deviation);
            return Math.min(1, x > 0 ? below + Distributions.regularizedBeta(distance, a, p) : below);
        }
        double reach = DEVIATIONS * deviation + SCALES / sum;
        boolean high = a >= p;
        double cut = Math.max(a / sum, distance);
        double rest = Math.min(p / sum, 1 - distance);
        double low = Math.max(distance, a / sum - reach);
        double inside = 0;
        if (low < cut) {
            inside += a < 1 || !high ? inShare(x, low, cut) : inRest(x, rest, Math.min(1 - distance, p / sum + reach));
        }
        inside +=
                p < 1 || high ? inRest(x, Math.max(0, rest - reach), rest) : inShare(x, cut, Math.min(1, cut + reach));
        return Math.min(1, x > 0 ? inside + Distributions.regularizedBeta(distance, a, p) : inside);
    }

    /** Whether the share of those who are not neutral is so far from its limits, in its deviations, that none matters. */
    private boolean isBell(double share, double distance, double deviation) {
        double wide = (DEVIATIONS + 2) * deviation;
        return Math.min(Math.min(d, r), p) >= LARGE && share - wide > distance && share + wide < 1;
    }

    /**
     * The integral over the share, by equal steps: of a bell that is 0 at both ends, times a slope which is k times as steep, their
     * error is exp(-2 pi² / (step² (1 + k²))), step in deviations, which is nothing (Trefethen, Weideman 2014).
     */
    private double bell(double x, double a, double deviation) {
        double sum = a + p;
        double share = a / sum;
        double steep = Math.abs(x) / (2 * share * share) * deviation / Math.sqrt(d / a * (r / a) / (a + 1));
        double step = STEP / Math.sqrt(1 + steep * steep);
        int steps = (int) Math.ceil(DEVIATIONS / step);
        double h = step * deviation;
        double below = 0;
        for (int i = -steps; i <= steps; i++) {
            double s = share + i * h;
            double rest = p / sum - i * h;
            below += weigh(x, s, s - Math.abs(x), density(a, p, s, rest));
        }
        return below * h;
    }

    /** Below this the argument's own rounding shows: by half an ulp, in standard deviations of the score. */
    private double tolerance() {
        return TOLERANCE + 4 * Math.ulp(1.0) * Math.sqrt(d + p + r);
    }

    /** Between two values of S. */
    private double inShare(double x, double low, double high) {
        double a = d + r;
        double power = low == 0 || a < 1 ? Math.min(1, a) : 1;
        return TanhSinh.integrate(
                (t, fromLow, toHigh) -> {
                    double s = power == 1 ? t : Math.max(Double.MIN_NORMAL, Math.pow(t, 1 / power));
                    // near the lower end the distance from it keeps its digits
                    double over = power == 1 && low == Math.abs(x) ? fromLow : s - Math.abs(x);
                    double log = density(a, p, s, 1 - s) - (power - 1) * Math.log(s) - Math.log(power);
                    return weigh(x, s, over, log);
                },
                Math.pow(low, power),
                Math.pow(high, power),
                tolerance());
    }

    /** Between two values of 1 - S. */
    private double inRest(double x, double low, double high) {
        double a = d + r;
        double power = Math.min(1, p);
        return TanhSinh.integrate(
                (t, fromLow, toHigh) -> {
                    // what lies closer to 1 than a double can say is all alike
                    double rest = Math.max(Double.MIN_NORMAL, power == 1 ? t : Math.pow(t, 1 / power));
                    double over = power == 1 && high == 1 - Math.abs(x) ? toHigh : (1 - Math.abs(x)) - rest;
                    double s = 1 - rest;
                    double log = density(a, p, s, rest) - (power - 1) * Math.log(rest) - Math.log(power);
                    return weigh(x, s, over, log);
                },
                Math.pow(low, power),
                Math.pow(high, power),
                tolerance());
    }

    /** The density of S at its point, given by its logarithm, times the chance of a score of at most x there. */
    private double weigh(double x, double s, double over, double log) {
        double density = Math.exp(log);
        if (density == 0) {
            return 0;
        }
        // (x/s + 1)/2 and its distance from 1, each without a difference where it is small
        double near = Math.max(0, over) / (2 * s);
        double far = 1 - near;
        return density
                * (x > 0
                        ? Distributions.regularizedBeta(far, near, r, d)
                        : Distributions.regularizedBeta(near, far, r, d));
    }

    /** Logarithm of the density of Beta(a, b) at s, without differences of log gammas where the shapes are large. */
    private static double density(double a, double b, double s, double rest) {
        if (!(s > 0 && rest > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (Math.min(a, b) < 10) {
            double small = Math.min(a, b);
            return (a - 1) * (rest < 0.5 ? Math.log1p(-rest) : Math.log(s))
                    + (b - 1) * (rest < 0.5 ? Math.log(rest) : Math.log1p(-s))
                    + GammaFunctions.logRising(Math.max(a, b), small)
                    - GammaFunctions.logGamma(small);
        }
        double n = a + b;
        double excess = rest < 0.5 ? Math.fma(n, rest, -b) : -Math.fma(n, s, -a);
        return -GammaFunctions.deviance(a, excess)
                - GammaFunctions.deviance(b, -excess)
                + 0.5 * (Math.log(a) + Math.log(b / n) - Math.log(2 * Math.PI))
                - GammaFunctions.stirlingError(a)
                - GammaFunctions.stirlingError(b)
                + GammaFunctions.stirlingError(n)
                - Math.log(s)
                - Math.log(rest);
    }
}
