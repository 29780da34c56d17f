package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.TanhSinh;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;

/**
 * The Dirichlet posterior of a net score.
 *
 * <p>With S the share of positive and negative together, Beta(d + r, p), and R the positive part of it, Beta(r, d),
 * independent of S, the score is S (2R - 1), so that F(x) = E[I_((x/S + 1)/2)(r, d)]: one integral per value.
 */
final class NetPosterior {

    private static final double TOLERANCE = 1e-13;
    /** Beyond so many standard deviations a beta distribution of any shape holds less than 10^-17. */
    private static final double REACH = 42;

    private final double d;
    private final double p;
    private final double r;

    private NetPosterior(double d, double p, double r) {
        this.d = d;
        this.p = p;
        this.r = r;
    }

    static Result<Posterior> of(NetCounts counts, PseudoCounts prior, double confidence) {
        Arguments.level("confidence", confidence);
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
        double lower = posterior.quantile(tail, false);
        double upper = posterior.quantile(tail, true);
        return new Posterior(
                all.unit(mean),
                all.half() * Math.sqrt(variance),
                new ConfidenceInterval(all.unit(lower), all.unit(upper), confidence, IntervalMethod.POSTERIOR.title()),
                posterior.positive());
    }

    private double positive() {
        return d == 0 ? 1 : r == 0 ? 0 : Distributions.regularizedBeta(0.5, d, r);
    }

    private double quantile(double tail, boolean upper) {
        if (p == 0) {
            return 2 * beta(tail, upper, r, d) - 1;
        }
        if (d == 0) {
            return beta(tail, upper, r, p);
        }
        if (r == 0) {
            return -beta(tail, !upper, d, p);
        }
        return quantile(upper ? 1 - tail : tail);
    }

    private static double beta(double tail, boolean upper, double a, double b) {
        return upper ? Distributions.betaUpperQuantile(tail, a, b) : Distributions.betaQuantile(tail, a, b);
    }

    private double quantile(double probability) {
        return RootFinder.find(x -> cdf(x) - probability, -1, 1);
    }

    private double cdf(double x) {
        double distance = Math.abs(x);
        if (distance >= 1) {
            return x > 0 ? 1 : 0;
        }
        double a = d + r;
        double mean = a / (a + p);
        double deviation = Math.sqrt(mean * (1 - mean) / (a + p + 1));
        double low = Math.max(distance, mean - REACH * deviation);
        double high = Math.min(1, mean + REACH * deviation);
        double logBeta = Distributions.logBeta(a, p);
        double inside = TanhSinh.integrate(
                (s, fromLow, toHigh) -> {
                    double rest = high == 1 ? toHigh : 1 - s;
                    double density = Math.exp((a - 1) * Math.log(s) + (p - 1) * Math.log(rest) - logBeta);
                    return density == 0 ? 0 : density * Distributions.regularizedBeta((x / s + 1) / 2, r, d);
                },
                low,
                high,
                TOLERANCE);
        return x > 0 ? inside + Distributions.regularizedBeta(distance, a, p) : inside;
    }
}
