package io.github.cxkit.metric;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Arrays;

/**
 * The exact law of the score of n answers drawn with replacement: the polynomial (sum p_k x^k)^n over the lattice of the
 * weights, by repeated squaring.
 *
 * <p>Plain convolution, O(n²), and not a Fourier transform: all terms are positive, so nothing cancels, and each of the
 * log2(n) squarings at most doubles the relative error and adds a few units in the last place. The result is good to about
 * n 10^-16, relative, in the far tails too, where a transform would leave noise of 10^-16 absolute. Ends below 10^-30 of
 * the peak are dropped, so that the work grows with n and not with n².
 */
final class Resampling {

    private static final double NEGLIGIBLE = 1e-30;
    private static final int MOST_SUPPORT = 60_000;

    /** Standard deviations that hold all but a negligible part of a law, below and above. */
    private static final double WIDTH = 22;

    private static final double OFF_LATTICE = 1e-9;

    private final RatingScore score;
    private final double low;
    private final double step;
    private final int first;
    private final double[] law;

    private Resampling(RatingScore score, double low, double step, int first, double[] law) {
        this.score = score;
        this.low = low;
        this.step = step;
        this.first = first;
        this.law = law;
    }

    static Resampling of(RatingScore score) {
        RatingMetric metric = score.metric();
        double low = metric.lowest();
        double step = lattice(metric, low);
        double steps = (metric.highest() - low) / step;
        if (steps > MOST_SUPPORT) {
            throw new IllegalArgumentException(
                    metric.rule().id() + ": the exact bootstrap is too large for weights " + metric.weights());
        }
        int size = (int) Math.round(steps) + 1;
        double[] once = new double[size];
        for (int i = 0; i < metric.weights().size(); i++) {
            once[(int) Math.round((metric.weights().get(i) - low) / step)] +=
                    (double) score.tally().countAt(i) / score.n();
        }
        // refused before the work is done, not after
        if (WIDTH * Math.sqrt(score.variance().orElseThrow()) / step * Math.sqrt((double) score.n()) > MOST_SUPPORT) {
            throw tooLarge(metric, score.n());
        }
        Law law = Law.power(new Law(0, once), score.n(), metric);
        double total = 0;
        for (double p : law.weights) {
            total += p;
        }
        double[] normed = law.weights.clone();
        for (int i = 0; i < normed.length; i++) {
            normed[i] /= total;
        }
        return new Resampling(score, low, step, law.first, normed);
    }

    private static IllegalArgumentException tooLarge(RatingMetric metric, long n) {
        return new IllegalArgumentException(metric.rule().id() + ": the exact bootstrap of " + n
                + " answers is too large; use the default interval, which agrees with it for many answers");
    }

    private static double lattice(RatingMetric metric, double low) {
        double[] sorted = metric.weights().stream()
                .mapToDouble(Double::doubleValue)
                .distinct()
                .sorted()
                .toArray();
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            step = Math.min(step, sorted[i] - sorted[i - 1]);
        }
        for (double weight : sorted) {
            double steps = (weight - low) / step;
            if (Math.abs(steps - Math.rint(steps)) > OFF_LATTICE * Math.max(1, steps)) {
                throw new IllegalArgumentException(metric.rule().id()
                        + ": the exact bootstrap needs weights in equal steps but they are " + metric.weights());
            }
        }
        return step;
    }

    Result<ConfidenceInterval> percentile(double confidence) {
        double tail = (1 - confidence) / 2;
        return Result.of(new ConfidenceInterval(
                quantile(tail), quantile(1 - tail), confidence, IntervalMethod.BOOTSTRAP_PERCENTILE.title()));
    }

    Result<Bootstrap> bca(Bootstrap.Ties ties, double confidence) {
        double[] moments = centralSums();
        if (moments[0] == 0) {
            return Result.insufficient(
                    Reason.NO_SPREAD,
                    score.metric().rule().title() + ": all answers weigh the same, so every resample is alike");
        }
        double below = 0;
        double equal = 0;
        long observed = observedSum();
        for (int i = 0; i < law.length; i++) {
            if (first + i < observed) {
                below += law[i];
            } else if (first + i == observed) {
                equal = law[i];
            }
        }
        double share = ties == Bootstrap.Ties.MIDRANK ? below + equal / 2 : below;
        if (!(share > 0 && share < 1)) {
            return Result.insufficient(
                    Reason.TOO_FEW, score.metric().rule().title() + ": no resample lies below the score");
        }
        double bias = Distributions.normalQuantile(share);
        double acceleration = moments[1] / (6 * Math.pow(moments[0], 1.5));
        double z = Distributions.normalTwoSided(confidence);
        ConfidenceInterval interval = new ConfidenceInterval(
                quantile(corrected(bias - z, bias, acceleration)),
                quantile(corrected(bias + z, bias, acceleration)),
                confidence,
                IntervalMethod.BOOTSTRAP_BCA.title());
        return Result.of(new Bootstrap(interval, bias, acceleration));
    }

    private static double corrected(double shifted, double bias, double acceleration) {
        return Distributions.normalCdf(bias + shifted / (1 - acceleration * shifted));
    }

    /** The smallest score whose cumulative probability reaches q. */
    private double quantile(double q) {
        double sum = 0;
        int i = 0;
        for (; i < law.length - 1; i++) {
            sum += law[i];
            if (sum >= q) {
                break;
            }
        }
        return low + step * (first + i) / score.n();
    }

    private long observedSum() {
        long sum = 0;
        for (int i = 0; i < score.metric().weights().size(); i++) {
            sum += Math.round((score.metric().weights().get(i) - low) / step)
                    * score.tally().countAt(i);
        }
        return sum;
    }

    /** sum((x - m)²) and sum((x - m)³). */
    private double[] centralSums() {
        double mean = score.value().orElseThrow();
        double second = 0;
        double third = 0;
        for (int i = 0; i < score.metric().weights().size(); i++) {
            double deviation = score.metric().weights().get(i) - mean;
            double count = score.tally().countAt(i);
            second += count * deviation * deviation;
            third += count * deviation * deviation * deviation;
        }
        return new double[] {score.variance().orElseThrow() == 0 ? 0 : second, third};
    }

    /** Probabilities of consecutive whole numbers. */
    private static final class Law {

        private final int first;
        private final double[] weights;

        Law(int first, double[] weights) {
            this.first = first;
            this.weights = weights;
        }

        static Law power(Law once, long n, RatingMetric metric) {
            Law result = new Law(0, new double[] {1});
            Law square = once.trimmed();
            for (long rest = n; ; rest >>= 1) {
                if ((rest & 1) == 1) {
                    result = result.times(square, metric, n);
                }
                if (rest <= 1) {
                    return result;
                }
                square = square.times(square, metric, n);
            }
        }

        Law times(Law other, RatingMetric metric, long n) {
            if (weights.length + other.weights.length > MOST_SUPPORT) {
                throw tooLarge(metric, n);
            }
            double[] product = new double[weights.length + other.weights.length - 1];
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                for (int j = 0; j < other.weights.length; j++) {
                    product[i + j] += weight * other.weights[j];
                }
            }
            return new Law(Counts.asInt(Counts.sum(first, other.first)), product).trimmed();
        }

        private Law trimmed() {
            double peak = Arrays.stream(weights).max().orElseThrow();
            int from = 0;
            int to = weights.length;
            while (weights[from] <= NEGLIGIBLE * peak) {
                from++;
            }
            while (weights[to - 1] <= NEGLIGIBLE * peak) {
                to--;
            }
            return new Law(first + from, Arrays.copyOfRange(weights, from, to));
        }
    }
}
