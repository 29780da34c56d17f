package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Map;
import java.util.Objects;

/**
 * A mean whose values come in clusters, such as several answers of one person: 14 answers of 7 people are not 14 people.
 *
 * <p>m = sum w x / W; with u = w (x - m)/W, the variance is C/(C-1) times the sum over the C respondents of (sum u)²; limits by
 * Student's t with C - 1 degrees, not cut. The design effect divides the variance by that of a simple random sample,
 * sum w (x-m)² / W / (n-1).
 *
 * @param respondents clusters of positive weight, C
 * @param value the mean
 * @param standardError its standard error; insufficient for one respondent, however many values
 * @param interval its limits
 * @param designEffect how many times the variance of independent values; insufficient without spread
 * @param evidence rule, values of positive weight, and those of weight 0
 * @since 0.1.0
 */
public record ClusteredMean(
        long respondents,
        double value,
        Result<Double> standardError,
        Result<ConfidenceInterval> interval,
        Result<Double> designEffect,
        Evidence evidence) {

    /** How the error is found. */
    public static final Rule RULE = Rule.published(
            "mean.clustered",
            "Mean of clustered values",
            "Cochran 1977, Sampling Techniques; R package survey, svymean with ids");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ClusteredMean {
        Arguments.finite("value", value);
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(designEffect, "designEffect");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.notNegative("respondents", respondents);
        standardError.map(each -> Arguments.notNegative("standardError", each));
        designEffect.map(each -> Arguments.notNegative("designEffect", each));
    }

    /**
     * The mean of clustered values.
     *
     * @param sums the values
     * @param confidence of the interval, from 0.5 to below 1
     * @return the mean; insufficient without a value of positive weight
     * @throws IllegalArgumentException if the level is out of range
     */
    public static Result<ClusteredMean> of(ClusterSums sums, double confidence) {
        Significance.required(confidence);
        CoMoments all = sums.all();
        long n = all.n();
        if (n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no value of positive weight");
        }
        long c = sums.respondents();
        double mean = all.means().get(0);
        Evidence evidence = new Evidence(RULE, n, new Exclusions(Map.of("weight 0", all.excluded())));
        if (c < 2) {
            String one = "all values come from one respondent, which says nothing about others";
            Result<Double> none = Result.insufficient(Reason.TOO_FEW, one);
            return Result.of(
                    new ClusteredMean(c, mean, none, Result.insufficient(Reason.TOO_FEW, one), none, evidence));
        }
        double variance = variance(sums, mean);
        double error = Math.sqrt(variance);
        double half = Distributions.tTwoSided(confidence, c - 1.0) * error;
        double independent = all.crossProduct(0, 0) / all.weight() / (n - 1);
        return Result.of(new ClusteredMean(
                c,
                mean,
                Result.of(error),
                Result.of(new ConfidenceInterval(mean - half, mean + half, confidence, "t, clustered")),
                independent > 0
                        ? Result.of(variance / independent)
                        : Result.insufficient(Reason.NO_SPREAD, "all values are equal"),
                evidence));
    }

    private static double variance(ClusterSums sums, double mean) {
        double total = sums.all().weight();
        DoubleSum squares = new DoubleSum();
        for (ClusterSums.Cluster cluster : sums.clusters().values()) {
            double u = cluster.weight() / total * (cluster.mean() - mean);
            squares.add(u * u);
        }
        CoMoments anonymous = sums.anonymous();
        double gap = anonymous.means().get(0) - mean;
        squares.add((anonymous.crossProduct(0, 0) + anonymous.weight() * gap * gap) / total / total);
        double c = sums.respondents();
        return c / (c - 1) * squares.value();
    }

    /**
     * Degrees of freedom of the limits.
     *
     * @return respondents - 1; insufficient for one respondent
     */
    public Result<Long> degreesOfFreedom() {
        return standardError.map(error -> respondents - 1);
    }

    /**
     * How many independent values would tell as much.
     *
     * @return n / design effect; insufficient where that is, or without any error
     */
    public Result<Double> effectiveSampleSize() {
        return designEffect.flatMap(effect -> effect > 0
                ? Result.finite(
                        evidence.n() / effect, "next to no design effect makes more of them than a double holds")
                : Result.insufficient(Reason.NO_SPREAD, "the respondents' means are all equal"));
    }

    /**
     * The same with limits cut to what the values can be.
     *
     * @param lowest possible value
     * @param highest possible value
     * @return the changed copy
     */
    public ClusteredMean within(double lowest, double highest) {
        return new ClusteredMean(
                respondents,
                value,
                standardError,
                interval.map(limits -> limits.clamp(lowest, highest)),
                designEffect,
                evidence);
    }
}
