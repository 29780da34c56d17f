package io.github.cxkit.metric;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Proportions;
import java.util.List;
import java.util.Objects;

/**
 * A rating metric of a stratified or post-stratified sample: each stratum counts as much as it does in the population.
 *
 * <p>score = sum(W_h score_h), W_h = N_h / N; variance = sum(W_h² (1 - n_h/N_h) s_h² / n_h), the bracket only with the
 * finite population correction, as R's survey package computes it.
 *
 * @param strata one or more, of one metric, none twice
 * @param finitePopulation whether to correct for finite populations
 * @since 0.1.0
 */
public record StratifiedScore(List<Stratum> strata, boolean finitePopulation) implements MetricScore {

    /**
     * One stratum.
     *
     * @param name what it is called
     * @param score the score of its sample
     * @param populationSize N_h, 1 or more and at least its sample
     */
    public record Stratum(String name, RatingScore score, long populationSize) {
        /**
         * Checks the population.
         *
         * @throws IllegalArgumentException if the population is too small
         */
        public Stratum {
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(name, "name");
            if (populationSize < Math.max(1, score.n())) {
                throw new IllegalArgumentException("population of stratum \"" + name + "\" must be at least "
                        + Math.max(1, score.n()) + " but was " + populationSize);
            }
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is none, a name appears more than once, or the rules or scales differ
     */
    public StratifiedScore {
        strata = Copies.list("strata", strata);
        if (strata.isEmpty() || strata.stream().map(Stratum::name).distinct().count() < strata.size()) {
            throw new IllegalArgumentException("a stratified score needs strata of different names but has "
                    + strata.stream().map(Stratum::name).toList());
        }
        for (Stratum stratum : strata) {
            Comparisons.requireSameMetric(
                    strata.get(0).score().metric(), stratum.score().metric());
        }
    }

    @Override
    public RatingMetric metric() {
        return strata.get(0).score().metric();
    }

    @Override
    public long n() {
        return strata.stream().mapToLong(s -> s.score().n()).reduce(0, Counts::sum);
    }

    private double share(Stratum stratum) {
        double all =
                strata.stream().mapToDouble(s -> (double) s.populationSize()).sum();
        return stratum.populationSize() / all;
    }

    @Override
    public Result<Double> value() {
        double sum = 0;
        for (Stratum stratum : strata) {
            if (stratum.score().n() == 0) {
                return Result.insufficient(
                        Reason.PART_MISSING, "stratum \"" + stratum.name() + "\" has no valid answer");
            }
            sum += share(stratum) * stratum.score().value().orElseThrow();
        }
        return Result.of(sum);
    }

    /** The stratified standard error; insufficient if a stratum has fewer than two answers. */
    @Override
    public Result<Double> standardError() {
        double variance = 0;
        for (Stratum stratum : strata) {
            long size = stratum.score().n();
            if (size < 2) {
                return Result.insufficient(
                        Reason.TOO_FEW,
                        "stratum \"" + stratum.name() + "\" has " + size + " answers; merge it with another one");
            }
            double kept = finitePopulation ? 1 - (double) size / stratum.populationSize() : 1;
            double share = share(stratum);
            variance += share * share * kept * stratum.score().sampleVariance().orElseThrow() / size;
        }
        return Result.of(Math.sqrt(variance));
    }

    /**
     * Net scores and proportions: Tango's or Wilson's score interval of the population-weighted shares on an effective number
     * of answers, the smaller of 1/sum(W_h²/n_h) and variance/se² n/(n - strata), divided by what the finite population leaves
     * of the variance. Others: score ± t se with n - strata degrees of freedom, cut to the metric's range.
     */
    @Override
    public Result<ConfidenceInterval> interval(double confidence) {
        Significance.required(confidence);
        return value().flatMap(value -> standardError().map(error -> {
            if (metric().shape() != RatingMetric.Shape.MEAN) {
                return scoreInterval(value, confidence);
            }
            double half = Distributions.tTwoSided(confidence, (double) n() - strata.size()) * error;
            return new ConfidenceInterval(value - half, value + half, confidence, "t, stratified")
                    .clamp(metric().lowest(), metric().highest());
        }));
    }

    private ConfidenceInterval scoreInterval(double value, double confidence) {
        NetCounts shares = null;
        double variance = 0;
        double left = 0;
        double spread = 0;
        for (Stratum stratum : strata) {
            double share = share(stratum);
            double size = stratum.score().n();
            NetCounts part = NetCounts.of(stratum.score()).times(share / size);
            shares = shares == null ? part : shares.merge(part);
            double part2 = share * share / size;
            spread += part2;
            left += finitePopulation ? part2 * (1 - size / stratum.populationSize()) : part2;
            variance += part2 * NetCounts.of(stratum.score()).variance() * (size / (size - 1));
        }
        NetCounts all = Objects.requireNonNull(shares);
        double n = n();
        double effective = 1 / spread;
        if (variance > 0) {
            effective = Math.min(effective, all.variance() / variance * (n / (n - strata.size())));
        }
        if (left == 0) {
            return new ConfidenceInterval(value, value, confidence, "whole population");
        }
        NetCounts counts = all.times(effective * spread / left / all.n());
        if (metric().shape() == RatingMetric.Shape.SHARE) {
            double low = metric().lowest();
            double range = metric().highest() - low;
            return Proportions.wilson(counts.positive(), counts.n(), confidence)
                    .orElseThrow()
                    .map(x -> low + range * x);
        }
        return Tango.interval(counts, confidence);
    }

    @Override
    public ScoreUnit unit() {
        return metric().unit();
    }

    @Override
    public Evidence evidence() {
        Exclusions excluded =
                strata.stream().map(s -> s.score().tally().exclusions()).reduce(Exclusions.NONE, Exclusions::merge);
        return new Evidence(metric().rule(), n(), excluded);
    }
}
