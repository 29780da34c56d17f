package io.github.cxkit.metric;

import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.WeightedTally;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

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

    /** Reason under which answers of weight 0 are counted as left out. */
    public static final String ZERO_WEIGHT = "weight 0";

    /**
     * Checks that metric and tally are of one scale.
     *
     * @throws IllegalArgumentException if they are not
     */
    public WeightedScore {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(tally, "tally");
        if (!metric.scale().equals(tally.scale())) {
            throw new IllegalArgumentException(metric.rule().id() + " is defined on the scale " + metric.scale()
                    + " and cannot score answers on " + tally.scale());
        }
    }

    /**
     * Valid answers of positive weight. Rows of weight 0 change nothing: they are told among the exclusions of
     * {@link #evidence}.
     *
     * @return n
     */
    @Override
    public long n() {
        return tally.weightedAnswers();
    }

    @Override
    public Result<Double> value() {
        double weight = tally.weight();
        if (weight == 0) {
            return tally.tally().n() == 0
                    ? Result.insufficient(
                            Reason.NO_ANSWERS,
                            "no valid answer for " + metric.rule().title())
                    : Result.insufficient(
                            Reason.ZERO_BASE, "all weights for " + metric.rule().title() + " are 0");
        }
        if (!tally.isInRange()) {
            return Result.insufficient(
                    Reason.NOT_FINITE,
                    "the weights for " + metric.rule().title() + " leave the range of a double; scale them");
        }
        return Result.of(mean(x -> x));
    }

    /** Weighted mean of a function of what an answer is worth; never outside the values that occur. */
    private double mean(DoubleUnaryOperator function) {
        double unit = Math.scalb(1.0, Math.getExponent(tally.weight()));
        DoubleSum sum = new DoubleSum();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < metric.weights().size(); i++) {
            if (tally.weightAt(i) > 0) {
                double value = function.applyAsDouble(metric.weights().get(i));
                sum.addProduct(tally.weightAt(i) / unit, value);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return Math.min(most, Math.max(least, sum.value() / (tally.weight() / unit)));
    }

    /**
     * Weighted variance of a single answer, sum(w (x - score)²) / sum(w).
     *
     * @return the variance in squared units, exactly 0 where all answers are worth the same
     */
    public Result<Double> variance() {
        return value().map(score -> mean(x -> (x - score) * (x - score)));
    }

    /**
     * Kish's effective sample size, (sum w)² / sum w².
     *
     * @return answers of equal weight that would tell as much; insufficient if all weights are 0
     */
    public Result<Double> effectiveSize() {
        return value().map(v -> tally.effectiveSize());
    }

    /**
     * The linearised standard error, sqrt(n/(n-1) sum((w (x - score))²)) / sum(w).
     *
     * @return the standard error in the score's unit, exactly 0 where all answers are worth the same; insufficient below two
     *     answers of positive weight
     */
    @Override
    public Result<Double> standardError() {
        if (n() == 1) {
            return Result.insufficient(
                    Reason.TOO_FEW, metric.rule().title() + ": one answer has no linearised standard error");
        }
        return value().map(score -> {
            double unit = Math.scalb(1.0, Math.getExponent(tally.weight()));
            double sum = 0;
            for (int i = 0; i < metric.weights().size(); i++) {
                double deviation = metric.weights().get(i) - score;
                sum += tally.squaredWeightAt(i) / unit / unit * deviation * deviation;
            }
            return Math.sqrt(sum * ((double) n() / (n() - 1))) / (tally.weight() / unit);
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
        return variance().map(v -> Math.sqrt(v / tally.effectiveSize()));
    }

    /**
     * Kish's design effect, n / effective size: how many times larger the weights make the variance.
     *
     * @return the design effect, 1 or more; insufficient if all weights are 0
     */
    public Result<Double> designEffect() {
        return effectiveSize().map(size -> n() / size);
    }

    /**
     * Weighting efficiency, effective size / n.
     *
     * @return the efficiency, 0 to 1; insufficient if all weights are 0
     */
    public Result<Double> weightingEfficiency() {
        return effectiveSize().map(size -> size / n());
    }

    /**
     * The interval that fits the metric, from an effective number of answers.
     *
     * <ul>
     *   <li>Proportions: Wilson on p(1-p)/se² (the idea of Korn and Graubard 1998).
     *   <li>Net scores: Tango's score interval of the weighted shares on the smaller of Kish's effective size and variance/se²
     *       n/(n-1). With equal weights it is the unweighted interval.
     *   <li>Others: score ± t se with n - 1 degrees of freedom, cut to the metric's range.
     * </ul>
     *
     * <p>Where all answers are worth the same, shares and net scores stand on Kish's effective size.
     *
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval in the score's unit; insufficient below two answers of positive weight
     * @throws IllegalArgumentException if the level is out of range
     */
    @Override
    public Result<ConfidenceInterval> interval(double confidence) {
        Significance.required(confidence);
        return value().flatMap(value -> standardError().flatMap(error -> switch (metric.shape()) {
            case SHARE -> Intervals.weightedShare(metric, value, error, tally.effectiveSize(), confidence);
            case NET -> {
                double size = n();
                double variance = variance().orElseThrow();
                double linearised = error == 0 ? size : variance / error / error * (size / (size - 1));
                double effective = Math.min(tally.effectiveSize(), linearised);
                yield Result.of(Tango.interval(NetCounts.of(metric, tally, effective), confidence));
            }
            case MEAN -> Intervals.weightedMean(metric, value, error, n(), confidence);
        }));
    }

    /**
     * What should be said beside the score.
     *
     * @return {@link Caution#SMALL_SAMPLE} below {@value Caution#SMALL_SAMPLE_BELOW} answers of positive weight,
     *     {@link Caution#NO_SPREAD} where they are all worth the same
     */
    public Set<Caution> cautions() {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (n() < Caution.SMALL_SAMPLE_BELOW) {
            cautions.add(Caution.SMALL_SAMPLE);
        }
        if (n() > 0 && variance().toOptional().filter(v -> v == 0).isPresent()) {
            cautions.add(Caution.NO_SPREAD);
        }
        return cautions;
    }

    @Override
    public ScoreUnit unit() {
        return metric.unit();
    }

    @Override
    public Evidence evidence() {
        long zero = tally.tally().n() - n();
        Exclusions left = tally.tally().exclusions().merge(new Exclusions(Map.of(ZERO_WEIGHT, zero)));
        return new Evidence(metric.rule(), n(), left);
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
                tally.effectiveSize());
    }
}
