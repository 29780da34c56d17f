package io.github.cxkit.metric;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Proportions;

/** The intervals of rating scores, in the score's unit. */
final class Intervals {

    private Intervals() {}

    static IntervalMethod defaultMethod(Shape shape) {
        return shape == Shape.MEAN ? IntervalMethod.T : IntervalMethod.SCORE;
    }

    static Result<ConfidenceInterval> of(RatingScore score, IntervalMethod method, double confidence) {
        Significance.required(confidence);
        Shape shape = score.metric().shape();
        if (!method.fits(score.metric())) {
            throw new IllegalArgumentException(method.refusal(score.metric()));
        }
        if (score.n() == 0) {
            return Result.insufficient(
                    Reason.NO_ANSWERS,
                    "no valid answer for " + score.metric().rule().title());
        }
        Proportions.Method ofShares = method.ofShares();
        if (ofShares != null && shape == Shape.SHARE) {
            return share(score, ofShares, confidence);
        }
        return switch (method) {
            case SCORE -> Result.of(Tango.interval(NetCounts.of(score), confidence));
            case T -> t(score, confidence);
            case WALD -> wald(score, score.standardError().orElseThrow(), confidence);
            case ADJUSTED_WALD -> adjustedWald(score, PseudoCounts.ROCKS, method.title(), confidence);
            case ADJUSTED_WALD_HALF -> adjustedWald(score, PseudoCounts.AGRESTI_MIN, method.title(), confidence);
            case BOOTSTRAP_PERCENTILE -> Resampling.of(score).percentile(confidence);
            case BOOTSTRAP_BCA ->
                Resampling.of(score).bca(Bootstrap.Ties.MIDRANK, confidence).map(Bootstrap::interval);
            case POSTERIOR ->
                NetPosterior.of(NetCounts.of(score), PseudoCounts.JEFFREYS, confidence)
                        .map(p -> p.interval());
            default -> throw new IllegalArgumentException(method.refusal(score.metric()));
        };
    }

    static Result<ConfidenceInterval> weightedShare(
            RatingMetric metric, double value, double error, double size, double confidence) {
        double low = metric.lowest();
        double range = metric.highest() - low;
        double p = Math.min(1, Math.max(0, (value - low) / range));
        double relative = error / range;
        double effective = relative == 0 ? size : p * (1 - p) / relative / relative;
        return Proportions.wilson(p * effective, effective, confidence).map(i -> i.map(x -> low + range * x));
    }

    static Result<ConfidenceInterval> weightedMean(
            RatingMetric metric, double value, double error, long n, double confidence) {
        double half = Distributions.tTwoSided(confidence, n - 1.0) * error;
        return Result.of(new ConfidenceInterval(value - half, value + half, confidence, "t, linearised")
                .clamp(metric.lowest(), metric.highest()));
    }

    static Result<ConfidenceInterval> wald(RatingScore score, double error, double confidence) {
        return score.value().map(value -> {
            double half = Distributions.normalTwoSided(confidence) * error;
            return new ConfidenceInterval(value - half, value + half, confidence, IntervalMethod.WALD.title());
        });
    }

    static Result<ConfidenceInterval> adjustedWald(
            RatingScore score, PseudoCounts more, String title, double confidence) {
        NetCounts counts = NetCounts.of(score).plus(more);
        if (counts.n() == 0) {
            return Result.insufficient(
                    Reason.NO_ANSWERS,
                    "no valid answer for " + score.metric().rule().title());
        }
        double half = Distributions.normalTwoSided(confidence) * Math.sqrt(counts.variance() / counts.n());
        double centre = counts.net();
        return Result.of(
                new ConfidenceInterval(counts.unit(centre - half), counts.unit(centre + half), confidence, title));
    }

    private static Result<ConfidenceInterval> share(RatingScore score, Proportions.Method method, double confidence) {
        double low = score.metric().lowest();
        double range = score.metric().highest() - low;
        NetCounts counts = NetCounts.of(score);
        return Proportions.interval(counts.positive(), counts.n(), method, confidence)
                .map(i -> i.map(x -> low + range * x));
    }

    private static Result<ConfidenceInterval> t(RatingScore score, double confidence) {
        if (score.n() < 2) {
            return Result.insufficient(
                    Reason.TOO_FEW, score.metric().rule().title() + ": a t interval needs two answers");
        }
        double value = score.value().orElseThrow();
        double error = Math.sqrt(score.sampleVariance().orElseThrow() / score.n());
        double half = Distributions.tTwoSided(confidence, score.n() - 1.0) * error;
        return Result.of(new ConfidenceInterval(value - half, value + half, confidence, IntervalMethod.T.title()));
    }
}
