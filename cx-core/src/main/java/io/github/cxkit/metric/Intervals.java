package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Shares;

/** The intervals of rating scores, in the score's unit. */
final class Intervals {

    private static final int BISECTIONS = 200;

    private Intervals() {}

    static Result<ConfidenceInterval> defaultInterval(RatingScore score, double confidence) {
        Arguments.level("confidence", confidence);
        return score.value().flatMap(value -> switch (score.metric().shape()) {
            case SHARE -> wilson(score, confidence);
            case NET -> tango(score, confidence);
            case MEAN -> t(score, value, confidence);
        });
    }

    static Result<ConfidenceInterval> defaultInterval(WeightedScore score, double confidence) {
        Arguments.level("confidence", confidence);
        RatingMetric metric = score.metric();
        return score.value()
                .flatMap(value -> score.standardError().flatMap(error -> {
                    double low = metric.lowest();
                    double range = metric.highest() - low;
                    if (metric.shape() == Shape.SHARE) {
                        double p = Math.min(1, Math.max(0, (value - low) / range));
                        double relative = error / range;
                        double size = relative == 0 ? score.effectiveSize() : p * (1 - p) / (relative * relative);
                        return Shares.wilson(p * size, size, confidence).map(i -> i.map(x -> low + range * x));
                    }
                    double half = Distributions.tTwoSided(confidence, score.n() - 1.0) * error;
                    return Result.of(new ConfidenceInterval(value - half, value + half, confidence, "t, linearised")
                            .clamp(low, metric.highest()));
                }));
    }

    private static Result<ConfidenceInterval> wilson(RatingScore score, double confidence) {
        double low = score.metric().lowest();
        double range = score.metric().highest() - low;
        long successes = countOf(score, score.metric().highest());
        return Shares.wilson((double) successes, (double) score.n(), confidence).map(i -> i.map(x -> low + range * x));
    }

    private static Result<ConfidenceInterval> t(RatingScore score, double value, double confidence) {
        if (score.n() < 2) {
            return Result.insufficient(
                    Reason.TOO_FEW, score.metric().rule().title() + ": a t interval needs two answers");
        }
        double error = Math.sqrt(score.sampleVariance().orElseThrow() / score.n());
        double half = Distributions.tTwoSided(confidence, score.n() - 1.0) * error;
        return Result.of(new ConfidenceInterval(value - half, value + half, confidence, "t"));
    }

    /** Tango 1998: the differences D that the score test does not reject, found by bisection. */
    private static Result<ConfidenceInterval> tango(RatingScore score, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        double n = score.n();
        double positive = countOf(score, score.metric().highest());
        double negative = countOf(score, score.metric().lowest());
        double estimate = (positive - negative) / n;
        double lower = negative == n ? -1 : tangoLimit(negative, positive, n, z, -1, estimate);
        double upper = positive == n ? 1 : -tangoLimit(positive, negative, n, z, -1, -estimate);
        double middle = (score.metric().lowest() + score.metric().highest()) / 2;
        double half = (score.metric().highest() - score.metric().lowest()) / 2;
        return Result.of(new ConfidenceInterval(lower, upper, confidence, "score").map(x -> middle + half * x));
    }

    /** The lower limit: T falls in D, so the root of T(D) = z lies between low and the estimate. */
    private static double tangoLimit(
            double negative, double positive, double n, double z, double low, double estimate) {
        double high = estimate;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (tango(negative, positive, n, middle) > z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double tango(double d, double r, double n, double trial) {
        double a = 2 * n;
        double b = -d - r + (2 * n - r + d) * trial;
        double c = -d * trial * (1 - trial);
        double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        double variance = n * (2 * q + trial * (1 - trial));
        double distance = r - d - n * trial;
        return variance <= 0 ? Math.copySign(Double.POSITIVE_INFINITY, distance) : distance / Math.sqrt(variance);
    }

    private static long countOf(RatingScore score, double weight) {
        long count = 0;
        for (int i = 0; i < score.metric().weights().size(); i++) {
            if (score.metric().weights().get(i) == weight) {
                count += score.tally().countAt(i);
            }
        }
        return count;
    }
}
