package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.WeightedTally;
import java.util.Locale;
import java.util.Objects;

/**
 * A rating metric applied to weighted answers.
 *
 * <p>score = sum(w x) / sum(w), w the response weights and x what the metric makes of an answer. The default standard
 * error is the linearised one, sqrt(n/(n-1) sum((w (x - score))²)) / sum(w), as R's survey package computes it.
 *
 * @param metric the metric
 * @param tally the weighted answers
 * @since 0.1.0
 */
public record WeightedScore(RatingMetric metric, WeightedTally tally) implements MetricScore {

    /**
     * Checks that metric and tally are of one scale.
     *
     * @param metric the metric
     * @param tally the weighted answers
     * @throws IllegalArgumentException if they are not
     */
    public WeightedScore {
        Objects.requireNonNull(metric, "metric");
        if (!metric.scale().equals(tally.scale())) {
            throw new IllegalArgumentException(metric.rule().id() + " is defined on the scale " + metric.scale()
                    + " and cannot score answers on " + tally.scale());
        }
    }

    /**
     * Valid answers, whatever their weight.
     *
     * @return n
     */
    @Override
    public long n() {
        return tally.tally().n();
    }

    @Override
    public Result<Double> value() {
        double weight = tally.weight();
        if (weight == 0) {
            return Result.insufficient(
                    n() == 0 ? Reason.NO_ANSWERS : Reason.ZERO_BASE,
                    n() == 0
                            ? "no valid answer for " + metric.rule().title()
                            : "all weights for " + metric.rule().title() + " are 0");
        }
        double sum = 0;
        for (int i = 0; i < metric.weights().size(); i++) {
            sum += metric.weights().get(i) * tally.weightAt(i);
        }
        return Result.of(sum / weight);
    }

    /**
     * Weighted variance of a single answer, sum(w (x - score)²) / sum(w).
     *
     * @return the variance in squared units
     */
    public Result<Double> variance() {
        return value().map(score -> {
            double sum = 0;
            for (int i = 0; i < metric.weights().size(); i++) {
                double deviation = metric.weights().get(i) - score;
                sum += tally.weightAt(i) * deviation * deviation;
            }
            return sum / tally.weight();
        });
    }

    /**
     * Kish's effective sample size, (sum w)² / sum w².
     *
     * @return answers of equal weight that would tell as much
     */
    public double effectiveSize() {
        return tally.effectiveSize();
    }

    /**
     * The linearised standard error, sqrt(n/(n-1) sum((w (x - score))²)) / sum(w).
     *
     * @return the standard error in the score's unit; insufficient below two answers
     */
    @Override
    public Result<Double> standardError() {
        if (n() == 1) {
            return Result.insufficient(
                    Reason.TOO_FEW, metric.rule().title() + ": one answer has no linearised standard error");
        }
        return value().map(score -> {
            double sum = 0;
            for (int i = 0; i < metric.weights().size(); i++) {
                double deviation = metric.weights().get(i) - score;
                sum += tally.squaredWeightAt(i) * deviation * deviation;
            }
            return Math.sqrt(sum * n() / (n() - 1)) / tally.weight();
        });
    }

    /**
     * The linearised standard error of a sample without replacement: times sqrt(1 - n/N).
     *
     * @param populationSize N, at least n
     * @return the standard error in the score's unit; insufficient below two answers
     * @throws IllegalArgumentException if the population is smaller than the sample
     */
    public Result<Double> standardErrorInPopulation(long populationSize) {
        if (populationSize < Math.max(1, n())) {
            throw new IllegalArgumentException(
                    "population must be >= the sample of " + n() + " but was " + populationSize);
        }
        return standardError().map(error -> error * Math.sqrt(1 - (double) n() / populationSize));
    }

    /**
     * Kish's standard error, sqrt(variance / effective size): a shortcut that takes weights and answers for unrelated.
     *
     * @return the standard error in the score's unit
     */
    public Result<Double> kishStandardError() {
        return variance().map(v -> Math.sqrt(v / effectiveSize()));
    }

    /**
     * Kish's design effect, n / effective size: how many times larger the weights make the variance.
     *
     * @return the design effect, 1 or more; insufficient if all weights are 0
     */
    public Result<Double> designEffect() {
        return value().map(v -> n() / effectiveSize());
    }

    /**
     * Weighting efficiency, effective size / n.
     *
     * @return the efficiency, 0 to 1; insufficient if all weights are 0
     */
    public Result<Double> weightingEfficiency() {
        return value().map(v -> effectiveSize() / n());
    }

    /**
     * The interval that fits the metric. Proportions: Wilson on n_eff = p(1-p)/se² (the idea of Korn and Graubard). Others:
     * score ± t se with n - 1 degrees of freedom, cut to the metric's range.
     *
     * @param confidence level, strictly between 0 and 1
     * @return the interval in the score's unit; insufficient below two answers
     * @throws IllegalArgumentException if the level is out of range
     */
    @Override
    public Result<ConfidenceInterval> interval(double confidence) {
        Arguments.level("confidence", confidence);
        return value().flatMap(value -> standardError()
                .flatMap(error -> Intervals.weighted(metric, value, error, effectiveSize(), n(), confidence)));
    }

    @Override
    public ScoreUnit unit() {
        return metric.unit();
    }

    @Override
    public Evidence evidence() {
        return new Evidence(metric.rule(), n(), tally.tally().exclusions());
    }

    /** Such as {@code NPS 40.4 weighted, n=2746 (effective 2266.5)}. */
    @Override
    public String toString() {
        String score = value().toOptional()
                .map(v -> String.format(Locale.ROOT, "%.1f", v))
                .orElse("insufficient");
        return String.format(
                Locale.ROOT,
                "%s %s weighted, n=%d (effective %.1f)",
                metric.rule().title(),
                score,
                n(),
                effectiveSize());
    }
}
