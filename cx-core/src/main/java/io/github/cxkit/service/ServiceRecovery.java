package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Satisfaction after a failure that was put right, beside that without a failure: the service recovery paradox.
 *
 * <p>paradox gap = mean(recovered) - mean(no failure), with Welch's interval; it is <em>supported</em> only when the lower
 * limit is above 0, never by a positive gap alone. A second failure is a group of its own: out of the mean of the failed,
 * yet below the line of the recovery rate = recovered / (recovered + failed + failed again). A summary: {@link #EMPTY} and
 * {@link #merge}.
 *
 * @param groups the spread of satisfaction per outcome, outcomes with answers only; unmodifiable
 * @since 0.1.0
 */
public record ServiceRecovery(Map<Outcome, Spread> groups) {

    /** The rule behind the gap. */
    public static final Rule RULE = Rule.published(
            "service.recovery-paradox",
            "Recovery paradox",
            "de Matos, Henrique and Rossi 2007; Welch interval; a second failure apart");

    /** The rule behind the recovery rate. */
    public static final Rule RATE_RULE = Rule.convention(
            "service.recovery-rate", "Recovery rate", "recovered / all failures; a second failure is not recovered");

    /** No answer yet. */
    public static final ServiceRecovery EMPTY = new ServiceRecovery(Map.of());

    /**
     * Copies.
     *
     * @param groups the spread of satisfaction per outcome
     */
    public ServiceRecovery {
        var copy = new EnumMap<Outcome, Spread>(Outcome.class);
        copy.putAll(groups);
        groups = Collections.unmodifiableMap(copy);
    }

    /**
     * Groups answers.
     *
     * @param answers the answers
     * @return the groups
     */
    public static ServiceRecovery of(Iterable<Answer> answers) {
        var values = new EnumMap<Outcome, List<Double>>(Outcome.class);
        for (Answer answer : answers) {
            values.computeIfAbsent(answer.outcome(), outcome -> new ArrayList<>())
                    .add(answer.satisfaction());
        }
        var groups = new EnumMap<Outcome, Spread>(Outcome.class);
        values.forEach((outcome, list) -> groups.put(outcome, Spread.of(list)));
        return new ServiceRecovery(groups);
    }

    /**
     * These and other answers together.
     *
     * @param other the others
     * @return both; means and spreads up to rounding
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public ServiceRecovery merge(ServiceRecovery other) {
        var sum = new EnumMap<Outcome, Spread>(Outcome.class);
        sum.putAll(groups);
        other.groups.forEach((outcome, spread) -> sum.merge(outcome, spread, Spread::merge));
        return new ServiceRecovery(sum);
    }

    /**
     * Mean satisfaction of one outcome.
     *
     * @param outcome the outcome
     * @return the mean; insufficient without answers
     */
    public Result<Double> mean(Outcome outcome) {
        Spread spread = groups.get(outcome);
        return spread == null
                ? Result.insufficient(Reason.NO_ANSWERS, "satisfaction: nobody with " + outcome)
                : Result.of(spread.mean());
    }

    /**
     * mean(recovered) - mean(no failure).
     *
     * @return the gap in scale points; insufficient if a group is empty
     */
    public Result<Double> paradoxGap() {
        return mean(Outcome.RECOVERED).flatMap(a -> mean(Outcome.NO_FAILURE).map(b -> a - b));
    }

    /**
     * mean(recovered) - mean(failed): what recovering is worth.
     *
     * @return the difference in scale points; insufficient if a group is empty
     */
    public Result<Double> recoveryLift() {
        return mean(Outcome.RECOVERED).flatMap(a -> mean(Outcome.FAILED).map(b -> a - b));
    }

    /**
     * Welch's interval of the paradox gap.
     *
     * @param confidence level, strictly between 0 and 1
     * @return the interval; insufficient if a group has fewer than two answers or neither has spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> gapInterval(double confidence) {
        Arguments.level("confidence", confidence);
        Spread a = groups.get(Outcome.RECOVERED);
        Spread b = groups.get(Outcome.NO_FAILURE);
        if (a == null || b == null || a.n() < 2 || b.n() < 2) {
            return Result.insufficient(Reason.TOO_FEW, "paradox gap: both groups need two answers for an interval");
        }
        double varianceA = a.squaredDeviations() / (a.n() - 1) / a.n();
        double varianceB = b.squaredDeviations() / (b.n() - 1) / b.n();
        double variance = varianceA + varianceB;
        if (variance == 0) {
            return Result.insufficient(Reason.NO_SPREAD, "paradox gap: neither group has spread");
        }
        // Welch-Satterthwaite, with shares of the variance so that nothing under- or overflows
        double shareA = varianceA / variance;
        double shareB = varianceB / variance;
        double degrees = 1 / (shareA * shareA / (a.n() - 1) + shareB * shareB / (b.n() - 1));
        double half = Distributions.tTwoSided(confidence, degrees) * Math.sqrt(variance);
        double gap = a.mean() - b.mean();
        return Result.of(new ConfidenceInterval(gap - half, gap + half, confidence, "welch"));
    }

    /**
     * Whether the data support the paradox: the lower limit of the gap is above 0.
     *
     * @param confidence level, strictly between 0 and 1
     * @return true or false; insufficient where there is no interval
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Boolean> isSupported(double confidence) {
        return gapInterval(confidence).map(interval -> interval.lower() > 0);
    }

    /**
     * recovered / (recovered + failed + failed again).
     *
     * @return the rate; insufficient if nothing failed
     */
    public Rate recoveryRate() {
        long recovered = n(Outcome.RECOVERED);
        return new Rate(
                RATE_RULE,
                recovered,
                Math.addExact(recovered, Math.addExact(n(Outcome.FAILED), n(Outcome.FAILED_AGAIN))));
    }

    private long n(Outcome outcome) {
        Spread spread = groups.get(outcome);
        return spread == null ? 0 : spread.n();
    }

    /** What became of a customer's matter. */
    public enum Outcome {
        /** Nothing went wrong. */
        NO_FAILURE,
        /** Something went wrong and was put right. */
        RECOVERED,
        /** Something went wrong and was not put right. */
        FAILED,
        /** Something went wrong again after it had been put right. */
        FAILED_AGAIN
    }

    /**
     * One customer's answer.
     *
     * @param outcome what became of the matter
     * @param satisfaction the rating, finite
     */
    public record Answer(Outcome outcome, double satisfaction) {
        /**
         * Checks the rating.
         *
         * @param outcome what became of the matter
         * @param satisfaction the rating, finite
         * @throws IllegalArgumentException if the rating is not finite
         */
        public Answer {
            Objects.requireNonNull(outcome, "outcome");
            Arguments.finite("satisfaction", satisfaction);
        }
    }

    /**
     * Number, mean and spread of some ratings.
     *
     * @param n how many, 1 or more
     * @param mean their mean
     * @param squaredDeviations sum of their squared distances from it, 0 or more
     */
    public record Spread(long n, double mean, double squaredDeviations) {
        /**
         * Checks the numbers.
         *
         * @param n how many
         * @param mean their mean
         * @param squaredDeviations sum of their squared distances from it
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Spread {
            Arguments.within("n", n, 1, Long.MAX_VALUE);
            Arguments.finite("mean", mean);
            Arguments.notNegative("squaredDeviations", squaredDeviations);
        }

        private static Spread of(List<Double> values) {
            if (values.stream().distinct().count() == 1) {
                return new Spread(values.size(), values.get(0), 0);
            }
            DoubleSum sum = new DoubleSum();
            values.forEach(sum::add);
            double mean = sum.value() / values.size();
            DoubleSum squares = new DoubleSum();
            values.forEach(value -> squares.add((value - mean) * (value - mean)));
            return new Spread(values.size(), mean, squares.value());
        }

        /** Pairwise update of Chan, Golub and LeVeque 1979. */
        private Spread merge(Spread other) {
            long all = Math.addExact(n, other.n);
            double share = (double) other.n / all;
            double distance = other.mean - mean;
            return new Spread(
                    all,
                    mean + distance * share,
                    squaredDeviations + other.squaredDeviations + distance * distance * share * n);
        }
    }
}
