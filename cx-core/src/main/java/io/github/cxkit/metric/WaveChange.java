package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.Moments;
import java.util.Objects;

/**
 * The change of a score between two waves of which some or all people are the same.
 *
 * @param pairs people in both waves
 * @param nBefore answers before
 * @param before score before
 * @param nAfter answers after
 * @param after score after
 * @param change after - before with its test and interval
 * @param independentStandardError what the error would be if no person were in both waves
 * @param correlation of the answers of the people in both; insufficient without spread
 * @param evidence rule and answers of both waves
 * @since 0.1.0
 */
public record WaveChange(
        long pairs,
        long nBefore,
        double before,
        long nAfter,
        double after,
        Difference change,
        Result<Double> independentStandardError,
        Result<Double> correlation,
        Evidence evidence) {

    /** The test where everybody is in both waves. */
    public static final Rule PAIRED = Rule.published(
            "waves.paired", "Paired change", "Student 1908, The Probable Error of a Mean; paired t test");

    /** The test where some are. */
    public static final Rule OVERLAPPING = Rule.published(
            "waves.partly-overlapping",
            "Change of partly overlapping waves",
            "Derrick, Russ, Toher, White 2017, Test Statistics for the Comparison of Means for Two Samples");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public WaveChange {
        Arguments.finite("before", before);
        Arguments.finite("after", after);
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(independentStandardError, "independentStandardError");
        Objects.requireNonNull(correlation, "correlation");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.notNegative("nBefore", nBefore);
        Arguments.notNegative("nAfter", nAfter);
        Arguments.part("pairs", pairs, "answers of either wave", Math.min(nBefore, nAfter));
        independentStandardError.map(each -> Arguments.notNegative("independentStandardError", each));
    }

    /** Sums over the people in both waves, about their means. */
    private record Pairs(double n, double squaresBefore, double squaresAfter, double products, Moments differences) {

        static Pairs of(PairedTally tally, RatingMetric metric) {
            double n = tally.n();
            double meanBefore = metric.score(tally.before()).value().orElseThrow();
            double meanAfter = metric.score(tally.after()).value().orElseThrow();
            int size = metric.weights().size();
            double[] gaps = new double[size * size];
            long[] counts = new long[gaps.length];
            double before = 0;
            double after = 0;
            double products = 0;
            boolean alike = true;
            double first = Double.NaN;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    long count = tally.count(i, j);
                    double a = metric.weights().get(i);
                    double b = metric.weights().get(j);
                    gaps[i * size + j] = b - a;
                    counts[i * size + j] = count;
                    before += count * (a - meanBefore) * (a - meanBefore);
                    after += count * (b - meanAfter) * (b - meanAfter);
                    products += count * (a - meanBefore) * (b - meanAfter);
                    if (count > 0) {
                        alike &= Double.isNaN(first) || first == b - a;
                        first = b - a;
                    }
                }
            }
            Moments moments = Moments.ofFrequencies(gaps, counts);
            return new Pairs(n, before, after, products, alike ? new Moments(moments.n(), moments.mean(), 0) : moments);
        }

        Result<Double> correlation() {
            if (n < 2) {
                return Result.insufficient(Reason.TOO_FEW, "a correlation takes two people in both waves");
            }
            return squaresBefore > 0 && squaresAfter > 0
                    ? Result.of(Math.max(-1, Math.min(1, products / Math.sqrt(squaresBefore * squaresAfter))))
                    : Result.insufficient(Reason.NO_SPREAD, "the people in both waves do not differ in one of them");
        }
    }

    static Result<WaveChange> paired(PairedTally tally, RatingMetric metric, double confidence) {
        Significance.required(confidence);
        tally.requireScale(metric);
        long n = tally.n();
        if (n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "nobody is in both waves");
        }
        Pairs pairs = Pairs.of(tally, metric);
        double before = metric.score(tally.before()).value().orElseThrow();
        double after = metric.score(tally.after()).value().orElseThrow();
        String method = "paired t";
        Difference plain = Difference.of(method, pairs.differences.mean());
        Result<Double> independent;
        if (n < 2) {
            plain = withoutTest(plain, Reason.TOO_FEW, "a paired test takes two people");
            independent = Result.insufficient(Reason.TOO_FEW, "one person has no standard error");
        } else {
            double error = Math.sqrt(pairs.differences.squares() / (n - 1) / n);
            plain = tested(plain.withStandardError(error), error, n - 1.0, confidence);
            independent = Result.of(Math.sqrt((pairs.squaresBefore + pairs.squaresAfter) / (n - 1) / n));
        }
        return Result.of(new WaveChange(
                n, n, before, n, after, plain, independent, pairs.correlation(), Evidence.of(PAIRED, n)));
    }

    static Result<WaveChange> overlapping(OverlappingWaves waves, RatingMetric metric, double confidence) {
        Significance.required(confidence);
        RatingScore first = metric.score(waves.before());
        RatingScore second = metric.score(waves.after());
        long c = waves.pairs().n();
        long n0 = first.n();
        long n1 = second.n();
        if (n0 == 0 || n1 == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a change between waves needs answers in both");
        }
        if (c == n0 && c == n1) {
            return paired(waves.pairs(), metric, confidence);
        }
        double before = first.value().orElseThrow();
        double after = second.value().orElseThrow();
        Result<Double> correlation = c == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "nobody is in both waves")
                : Pairs.of(waves.pairs(), metric).correlation();
        Difference change = Difference.of("partly overlapping t", after - before);
        Result<Double> independent;
        if (n0 < 2 || n1 < 2) {
            change = withoutTest(change, Reason.TOO_FEW, "a test takes two answers in each wave");
            independent = Result.insufficient(Reason.TOO_FEW, "a standard error takes two answers in each wave");
        } else {
            double v0 = first.sampleVariance().orElseThrow() / n0;
            double v1 = second.sampleVariance().orElseThrow() / n1;
            double r = correlation.toOptional().orElse(0.0);
            double shared = 2 * r * Math.sqrt(v0 * v1) * (c / Math.sqrt((double) n0) / Math.sqrt((double) n1));
            double error = Math.sqrt(Math.max(0, v0 + v1 - shared));
            double welch = (v0 + v1) * (v0 + v1) / (v0 * v0 / (n0 - 1) + v1 * v1 / (n1 - 1));
            double alone = (double) n0 + n1 - 2.0 * c;
            double degrees = c == 0 ? welch : c - 1 + (welch - c + 1) * (alone / (alone + 2.0 * c));
            change = tested(change.withStandardError(error), error, degrees, confidence);
            independent = Result.of(Math.sqrt(v0 + v1));
        }
        return Result.of(new WaveChange(
                c,
                n0,
                before,
                n1,
                after,
                change,
                independent,
                correlation,
                new Evidence(
                        OVERLAPPING,
                        Counts.sum(n0, n1),
                        first.tally().exclusions().merge(second.tally().exclusions()))));
    }

    private static Difference tested(Difference plain, double error, double degrees, double confidence) {
        if (!(error > 0)) {
            return withoutTest(plain, Reason.NO_SPREAD, "all move alike: no spread, so nothing to test");
        }
        double d = plain.value().orElseThrow();
        double half = Distributions.tTwoSided(confidence, degrees) * error;
        return plain.withTest(
                        Result.of(d / error), Result.of(degrees), Result.of(Distributions.tPValue(d / error, degrees)))
                .withInterval(Result.of(new ConfidenceInterval(d - half, d + half, confidence, plain.method())));
    }

    private static Difference withoutTest(Difference plain, Reason reason, String detail) {
        Result<Double> none = Result.insufficient(reason, detail);
        return plain.withTest(none, none, none).withInterval(Result.insufficient(reason, detail));
    }
}
