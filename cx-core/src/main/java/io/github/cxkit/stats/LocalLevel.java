package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.LevelFilter;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The level behind a short noisy series: smoothed scores with their band, a forecast, and an alarm when a period falls out.
 *
 * <p>Each period's score is its level plus an error of known size; the level moves by a random step of variance W per period.
 * W is found by maximum likelihood over [0, inf); 0 is an answer: no movement beyond chance. A period without a score only
 * lets the level drift. The residual is a one-step error, so a slow drift raises no alarm. Intervals take W as known.
 *
 * @param levelVariance W, per period, 0 or more
 * @param logLikelihood natural logarithm, over all periods with a score but the first
 * @param periods the periods in order
 * @param forecast the <em>level</em> of the next period; a new score adds its own error
 * @param evidence rule, periods with a score, and those without
 * @since 0.1.0
 */
public record LocalLevel(
        double levelVariance, double logLikelihood, List<Period> periods, Level forecast, Evidence evidence) {

    /** The model. */
    public static final Rule RULE = Rule.published(
            "series.local-level",
            "Local level",
            "Harvey 1989; Durbin, Koopman 2012, Time Series Analysis by State Space Methods");

    /**
     * A level and its limits.
     *
     * @param value the level, in the unit of the scores
     * @param standardError how well it is known
     * @param interval its limits
     */
    public record Level(double value, double standardError, ConfidenceInterval interval) {
        /**
         * Checks that the interval is there.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Level {
            Arguments.finite("value", value);
            Arguments.notNegative("standardError", standardError);
            Objects.requireNonNull(interval, "interval");
        }
    }

    /**
     * One period.
     *
     * @param name its name
     * @param filtered the level with the data up to this period; insufficient before the first score
     * @param smoothed the level with all data
     * @param residual standardized one-step error; insufficient for the first score and where there is none
     */
    public record Period(String name, Result<Level> filtered, Level smoothed, Result<Double> residual) {
        /** Checks that the parts are there. */
        public Period {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(filtered, "filtered");
            Objects.requireNonNull(smoothed, "smoothed");
            Objects.requireNonNull(residual, "residual");
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LocalLevel {
        Arguments.notNegative("levelVariance", levelVariance);
        Arguments.finite("logLikelihood", logLikelihood);
        periods = Copies.list("periods", periods);
        Objects.requireNonNull(forecast, "forecast");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Fits the level to a series.
     *
     * @param series one estimate per period, equally spaced; unknown where a period has no score
     * @param confidence of the bands and of the alarm, from 0.5 to below 1
     * @return the level; insufficient with fewer than two scores
     * @throws IllegalArgumentException if a score has no error or one of 0, or the level is out of range
     */
    public static Result<LocalLevel> of(List<Estimate> series, double confidence) {
        return fit(series, confidence, Double.NaN);
    }

    /**
     * The level for a given W, such as one fitted on a longer series.
     *
     * @param series one estimate per period; unknown where a period has no score
     * @param confidence of the bands and of the alarm, from 0.5 to below 1
     * @param levelVariance W, 0 or more
     * @return the level; insufficient without any score
     * @throws IllegalArgumentException if a score has no error or one of 0, or a number is out of range
     */
    public static Result<LocalLevel> withLevelVariance(List<Estimate> series, double confidence, double levelVariance) {
        return fit(series, confidence, Arguments.notNegative("levelVariance", levelVariance));
    }

    private static Result<LocalLevel> fit(List<Estimate> series, double confidence, double given) {
        Significance.required(confidence);
        double[] values = new double[series.size()];
        double[] variances = new double[series.size()];
        int scores = 0;
        for (int t = 0; t < values.length; t++) {
            Estimate estimate = series.get(t);
            if (!estimate.value().isKnown()) {
                values[t] = Double.NaN;
                continue;
            }
            if (!estimate.canBeWeighted()) {
                throw new IllegalArgumentException("the score of " + estimate.name()
                        + " needs a standard error above 0 but has "
                        + estimate.standardError()
                        + "; one of 0 would make the period the whole truth");
            }
            values[t] = estimate.figure();
            variances[t] = estimate.error() * estimate.error();
            scores++;
        }
        int least = Double.isNaN(given) ? 2 : 1;
        if (scores < least) {
            return Result.insufficient(
                    scores == 0 ? Reason.NO_ANSWERS : Reason.TOO_FEW,
                    "a level needs " + least + " scores, not " + scores);
        }
        LevelFilter filter = Double.isNaN(given)
                ? LevelFilter.mostLikely(values, variances)
                : new LevelFilter(values, variances, given);
        filter.smooth();
        for (int t = 0; t < series.size(); t++) {
            // before the first score nothing is filtered: NaN there
            if (!Double.isFinite(filter.smoothed(t))
                    || !(filter.smoothedVariance(t) < Double.POSITIVE_INFINITY)
                    || Double.isInfinite(filter.residual(t))
                    || !Double.isFinite(filter.logLikelihood())) {
                return Result.insufficient(
                        Reason.NOT_FINITE, "the scores and their errors are too far apart in size for a double");
            }
        }
        return Result.of(of(series, filter, scores, confidence));
    }

    private static LocalLevel of(List<Estimate> series, LevelFilter filter, int scores, double confidence) {
        List<Period> periods = new ArrayList<>(series.size());
        for (int t = 0; t < series.size(); t++) {
            String name = series.get(t).name();
            double filteredVariance = filter.filteredVariance(t);
            double residual = filter.residual(t);
            periods.add(new Period(
                    name,
                    Double.isNaN(filteredVariance)
                            ? Result.insufficient(Reason.NO_ANSWERS, "no score up to " + name)
                            : Result.of(level(filter.filtered(t), filteredVariance, confidence)),
                    level(filter.smoothed(t), filter.smoothedVariance(t), confidence),
                    Double.isNaN(residual)
                            ? Result.insufficient(
                                    Reason.NOT_DEFINED, name + " has no score, or the first, which nothing foretells")
                            : Result.of(residual)));
        }
        int last = series.size() - 1;
        return new LocalLevel(
                filter.levelVariance(),
                filter.logLikelihood(),
                periods,
                level(filter.filtered(last), filter.filteredVariance(last) + filter.levelVariance(), confidence),
                new Evidence(
                        RULE,
                        scores,
                        new Exclusions(Map.of("periods without a score", (long) series.size() - scores))));
    }

    private static Level level(double value, double variance, double confidence) {
        double error = Math.sqrt(variance);
        double half = Distributions.normalTwoSided(confidence) * error;
        return new Level(value, error, new ConfidenceInterval(value - half, value + half, confidence, "local level"));
    }

    /**
     * The periods that fell out: their standardized residual is beyond the z of the confidence.
     *
     * @return 0-based positions
     */
    public List<Integer> alarms() {
        double z = Distributions.normalTwoSided(forecast.interval().confidence());
        return IntStream.range(0, periods.size())
                .filter(t -> periods.get(t)
                        .residual()
                        .map(r -> Math.abs(r) > z)
                        .toOptional()
                        .orElse(false))
                .boxed()
                .toList();
    }
}
