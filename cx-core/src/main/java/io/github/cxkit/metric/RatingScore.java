package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.Bounds;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A rating metric applied to a tally: the score, its spread, its interval, and where they come from.
 *
 * <p>A value object: nothing is stored but metric and tally, and everything is computed from the exact counts. An empty
 * tally gives insufficient results.
 *
 * @param metric the metric
 * @param tally the answers
 * @since 0.1.0
 */
public record RatingScore(RatingMetric metric, RatingTally tally) implements MetricScore {

    private static final long EXACT = 1L << 53;
    private static final int MOST_DECIMALS = 100;
    private static final double DEFAULT_CONFIDENCE = 0.95;

    /**
     * Checks that metric and tally are of one scale.
     *
     * @throws IllegalArgumentException if they are not
     */
    public RatingScore {
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(metric, "metric");
        if (!metric.scale().equals(tally.scale())) {
            throw new IllegalArgumentException(metric.rule().id() + " is defined on the scale " + metric.scale()
                    + " and cannot score answers on " + tally.scale());
        }
    }

    /**
     * Valid answers.
     *
     * @return n
     */
    @Override
    public long n() {
        return tally.n();
    }

    /**
     * sum(w_k n_k) / n, from the exact counts.
     */
    @Override
    public Result<Double> value() {
        if (n() == 0) {
            return noAnswers();
        }
        return Result.of(mean());
    }

    /**
     * Variance of a single answer, sum(w_k² n_k) / n - score², divided by n.
     *
     * @return the variance in squared units
     */
    public Result<Double> variance() {
        if (n() == 0) {
            return noAnswers();
        }
        return Result.of(squaredDeviations() / n());
    }

    /**
     * Variance of a single answer, divided by n - 1.
     *
     * @return the variance in squared units; insufficient below two answers
     */
    public Result<Double> sampleVariance() {
        if (n() == 0) {
            return noAnswers();
        }
        if (n() == 1) {
            return Result.insufficient(Reason.TOO_FEW, metric.rule().title() + ": one answer has no sample variance");
        }
        return Result.of(squaredDeviations() / (n() - 1));
    }

    /**
     * Standard error of the score, sqrt(variance / n).
     *
     * @return the standard error in the score's unit
     */
    @Override
    public Result<Double> standardError() {
        return variance().map(v -> Math.sqrt(v / n()));
    }

    /**
     * The interval by the method that fits the metric: Wilson for shares, Tango's score interval for net scores, Student
     * t for means.
     *
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval in the score's unit; insufficient without answers, and for a mean of one answer
     * @throws IllegalArgumentException if the level is out of range
     */
    @Override
    public Result<ConfidenceInterval> interval(double confidence) {
        return Intervals.of(this, Intervals.defaultMethod(metric.shape()), confidence);
    }

    /**
     * The interval by a named method. Limits are raw: some methods can leave the metric's range, and
     * {@link ConfidenceInterval#clamp} with {@link RatingMetric#lowest()} and {@link RatingMetric#highest()} cuts them.
     *
     * @param method the method
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval in the score's unit; insufficient without answers, and where the method needs more
     * @throws IllegalArgumentException if the level is out of range or the method makes no sense for the metric; the
     *     message says why
     */
    public Result<ConfidenceInterval> interval(IntervalMethod method, double confidence) {
        return Intervals.of(this, method, confidence);
    }

    /**
     * The Wald interval of a sample without replacement from a finite population: the standard error times
     * sqrt((N - n)/(N - 1)).
     *
     * @param populationSize N, at least n
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval in the score's unit; insufficient without answers
     * @throws IllegalArgumentException if the level is out of range or the population is smaller than the sample
     */
    public Result<ConfidenceInterval> intervalInPopulation(long populationSize, double confidence) {
        Significance.required(confidence);
        if (populationSize < n()) {
            throw new IllegalArgumentException(
                    "population must be >= the sample of " + n() + " but was " + populationSize);
        }
        double factor =
                populationSize <= 1 ? 0 : Math.sqrt((double) (populationSize - n()) / (double) (populationSize - 1));
        return standardError().flatMap(error -> Intervals.wald(this, error * factor, confidence));
    }

    /**
     * The Wald interval after adding answers to each class, around the shifted score.
     *
     * @param added what to add
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval in the score's unit, not cut; insufficient without answers
     * @throws IllegalArgumentException if the level is out of range or the metric is no net score
     */
    public Result<ConfidenceInterval> adjustedInterval(PseudoCounts added, double confidence) {
        Significance.required(confidence);
        requireNet("an adjusted Wald interval");
        return n() == 0
                ? noAnswers()
                : Intervals.adjustedWald(this, added, IntervalMethod.ADJUSTED_WALD.title(), confidence);
    }

    /**
     * The bias-corrected and accelerated bootstrap interval, from the exact law of the resamples.
     *
     * @param ties what a resample equal to the score counts for
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval with its corrections; insufficient without answers or spread
     * @throws IllegalArgumentException if the level is out of range, or weights or sample are unfit for exact resampling
     */
    public Result<Bootstrap> bootstrap(Bootstrap.Ties ties, double confidence) {
        Significance.required(confidence);
        return n() == 0 ? noAnswers() : Resampling.of(this).bca(ties, confidence);
    }

    /**
     * The Dirichlet posterior of a net score.
     *
     * @param prior added to each class, each more than 0
     * @param confidence level of the credible interval, from 0.5 to below 1
     * @return the posterior; insufficient without answers
     * @throws IllegalArgumentException if an argument is out of its range or the metric is no net score
     */
    public Result<Posterior> posterior(PseudoCounts prior, double confidence) {
        requireNet("a Dirichlet posterior");
        return NetPosterior.of(NetCounts.of(this), prior, confidence);
    }

    /**
     * The score test of Tango 1998 against a given net score: z of the observed score if the true one were this.
     *
     * @param nullScore the score to test, strictly between the metric's lowest and highest
     * @return the two-sided p value; insufficient without answers
     * @throws IllegalArgumentException if the metric is no net score or the value is out of range
     */
    public Result<Double> scoreTest(double nullScore) {
        requireNet("Tango's score test");
        Arguments.within("nullScore", nullScore, metric.lowest(), metric.highest());
        if (n() == 0) {
            return noAnswers();
        }
        NetCounts counts = NetCounts.of(this);
        double trial = (nullScore - counts.middle()) / counts.half();
        double z = Tango.statistic(counts, trial);
        return Result.of(Double.isInfinite(z) ? 0 : Distributions.normalPValue(z));
    }

    /**
     * This score against another of the same metric, by the method that fits: pooled z for shares and net scores, Welch
     * for means, at 95 per cent.
     *
     * @param other the score to subtract
     * @return the comparison, this minus other
     * @throws IllegalArgumentException if the rules or scales differ
     */
    public Comparison compare(RatingScore other) {
        return compare(other, ComparisonMethod.defaultFor(metric), DEFAULT_CONFIDENCE);
    }

    /**
     * This score against another of the same metric.
     *
     * @param other the score to subtract
     * @param method the method
     * @param confidence level of the interval, from 0.5 to below 1, such as 0.95
     * @return the comparison, this minus other; insufficient parts where data or method do not give them
     * @throws IllegalArgumentException if the rules or scales differ, the level is out of range, or the method makes no
     *     sense for the metric
     */
    public Comparison compare(RatingScore other, ComparisonMethod method, double confidence) {
        return Comparisons.compare(this, other, method, confidence);
    }

    /**
     * This net score against another, adjusted Wald with other pseudo-counts than the usual ones.
     *
     * @param other the score to subtract
     * @param added what to add to each side
     * @param confidence level of the interval, from 0.5 to below 1, such as 0.95
     * @return the comparison of the shifted scores
     * @throws IllegalArgumentException if the rules or scales differ, the level is out of range, or the metric is no net
     *     score
     */
    public Comparison compareAdjusted(RatingScore other, PseudoCounts added, double confidence) {
        return Comparisons.compareAdjusted(this, other, added, confidence);
    }

    /**
     * Where the score could lie had everybody answered: from all the others at the lowest to all at the highest value.
     *
     * @param responseRate share that answered, 0 to 1
     * @return responseRate score + (1 - responseRate) times the lowest and the highest score; insufficient without answers
     * @throws IllegalArgumentException if the rate is out of range
     */
    public Result<Bounds> nonresponseBounds(double responseRate) {
        Arguments.share("responseRate", responseRate);
        return value().map(value -> metric.nonresponseBounds(value, responseRate));
    }

    private void requireNet(String what) {
        if (metric.shape() != RatingMetric.Shape.NET) {
            throw new IllegalArgumentException(
                    what + " is for net scores, which " + metric.rule().id() + " is not");
        }
    }

    /**
     * Answers per class of the metric.
     *
     * @return counts in the order of {@link RatingMetric#classes()}; empty if the metric names no classes
     */
    public List<Long> classCounts() {
        List<Long> counts = new ArrayList<>();
        for (RatingClass ratingClass : metric.classes()) {
            counts.add(tally.count(ratingClass.from(), ratingClass.to()));
        }
        return counts;
    }

    /**
     * What a reader should know before trusting the score.
     *
     * @return the warnings, empty if there are none
     */
    public Set<Caution> cautions() {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (n() < Caution.SMALL_SAMPLE_BELOW) {
            cautions.add(Caution.SMALL_SAMPLE);
        }
        if (n() > 0 && squaredDeviations() == 0) {
            cautions.add(Caution.NO_SPREAD);
        }
        Scale scale = metric.scale();
        if (n() > 0
                && scale.size() >= Caution.FEWEST_POINTS
                && tally.count(scale.min(), Math.floorDiv(scale.min() + scale.max(), 2)) == n()) {
            cautions.add(Caution.LOWER_HALF_ONLY);
        }
        return cautions;
    }

    /**
     * The score rounded for display, from the exact rational and not from a double; never "-0".
     *
     * @param decimals digits after the point, 0 to 100
     * @param mode what happens to a tie; {@link RoundingMode#HALF_UP} (half away from zero) is this library's default
     * @return the rounded score, or insufficient without answers
     */
    public Result<BigDecimal> rounded(int decimals, RoundingMode mode) {
        Arguments.within("decimals", decimals, 0, MOST_DECIMALS);
        if (n() == 0) {
            return noAnswers();
        }
        return Result.of(exactSum().divide(BigDecimal.valueOf(n()), decimals, mode));
    }

    /**
     * The score rounded half away from zero.
     *
     * @param decimals digits after the point, 0 or more
     * @return the rounded score, or insufficient without answers
     */
    public Result<BigDecimal> rounded(int decimals) {
        return rounded(decimals, RoundingMode.HALF_UP);
    }

    @Override
    public ScoreUnit unit() {
        return metric.unit();
    }

    @Override
    public Evidence evidence() {
        return new Evidence(metric.rule(), n(), tally.exclusions());
    }

    private <T> Result<T> noAnswers() {
        return Result.insufficient(
                Reason.NO_ANSWERS, "no valid answer for " + metric.rule().title());
    }

    /** sum(w_k n_k) / n; doubles are exact while every term and sum stays a whole number below 2^53. */
    private double mean() {
        double sum = 0;
        boolean exact = true;
        for (int i = 0; i < metric.weights().size(); i++) {
            double weight = metric.weights().get(i);
            long count = tally.countAt(i);
            exact &= weight == Math.rint(weight) && Math.abs(weight) * count < EXACT;
            sum += weight * count;
            exact &= Math.abs(sum) < EXACT;
        }
        if (exact && n() < EXACT) {
            return sum / n();
        }
        return exactSum()
                .divide(BigDecimal.valueOf(n()), MathContext.DECIMAL128)
                .doubleValue();
    }

    private BigDecimal exactSum() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < metric.weights().size(); i++) {
            sum = sum.add(new BigDecimal(metric.weights().get(i)).multiply(BigDecimal.valueOf(tally.countAt(i))));
        }
        return sum;
    }

    /** sum(n_k (w_k - score)²): no cancellation, and exactly 0 when all answers weigh the same. */
    private double squaredDeviations() {
        double mean = mean();
        double sum = 0;
        double only = Double.NaN;
        boolean spread = false;
        for (int i = 0; i < metric.weights().size(); i++) {
            long count = tally.countAt(i);
            if (count > 0) {
                double weight = metric.weights().get(i);
                spread |= !Double.isNaN(only) && weight != only;
                only = weight;
                sum += count * (weight - mean) * (weight - mean);
            }
        }
        return spread ? sum : 0;
    }

    /** Such as {@code NPS 40.0 [-2.4, 70.1] n=10}, and what was left out. */
    @Override
    public String toString() {
        String score = rounded(1).toOptional().map(BigDecimal::toPlainString).orElse("insufficient");
        String interval = interval(0.95)
                .toOptional()
                .map(i -> String.format(Locale.ROOT, " [%.1f, %.1f]", i.lower(), i.upper()))
                .orElse("");
        String leftOut = evidence().excluded().counts().isEmpty()
                ? ""
                : ", left out: " + evidence().excluded();
        return metric.rule().title() + " " + score + interval + " n=" + n() + leftOut;
    }
}
