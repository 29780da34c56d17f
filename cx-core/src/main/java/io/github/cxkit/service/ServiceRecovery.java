package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.Rate;
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
 * @param groups number, mean and spread of satisfaction per outcome, outcomes with answers only; unmodifiable
 * @since 0.1.0
 */
public record ServiceRecovery(Map<Outcome, Moments> groups) {

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

    /** Copies. */
    public ServiceRecovery {
        Copies.whole("groups", groups);
        var copy = new EnumMap<Outcome, Moments>(Outcome.class);
        copy.putAll(groups);
        groups = Collections.unmodifiableMap(copy);
    }

    /**
     * Adds up answers. Means agree up to the last digits, whatever the split.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Answer, ServiceRecovery> summarizer() {
        return Summarizer.<Answer, ServiceRecovery>folding(
                        new ServiceRecovery(Map.of()),
                        (all, answer) -> all.merge(
                                new ServiceRecovery(Map.of(answer.outcome(), Moments.of(answer.satisfaction())))),
                        ServiceRecovery::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.groups.size());
                            all.groups.forEach((outcome, spread) -> out.text(outcome.name())
                                    .count(spread.n())
                                    .real(spread.mean())
                                    .real(spread.squares()));
                        }),
                        bytes -> Bytes.read("summary of service recovery", "", bytes, in -> {
                            var groups = new EnumMap<Outcome, Moments>(Outcome.class);
                            for (int left = in.length(); left > 0; left--) {
                                groups.put(Outcome.valueOf(in.text()), new Moments(in.count(), in.real(), in.real()));
                            }
                            return new ServiceRecovery(groups);
                        }));
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
        var groups = new EnumMap<Outcome, Moments>(Outcome.class);
        values.forEach((outcome, list) -> groups.put(outcome, moments(list)));
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
        var sum = new EnumMap<Outcome, Moments>(Outcome.class);
        sum.putAll(groups);
        other.groups.forEach((outcome, spread) -> sum.merge(outcome, spread, Moments::merge));
        return new ServiceRecovery(sum);
    }

    /**
     * Mean satisfaction of one outcome.
     *
     * @param outcome the outcome
     * @return the mean; insufficient without answers
     */
    public Result<Double> mean(Outcome outcome) {
        Moments spread = moments(outcome);
        return spread.n() == 0
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
     * @param confidence level, from 0.5 to below 1
     * @return the interval; insufficient if a group has fewer than two answers or neither has spread
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> gapInterval(double confidence) {
        return MeanComparison.welch(moments(Outcome.RECOVERED), moments(Outcome.NO_FAILURE), confidence)
                .interval();
    }

    /**
     * Whether the data support the paradox: the lower limit of the gap is above 0.
     *
     * @param confidence level, from 0.5 to below 1
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
                RATE_RULE, recovered, Counts.sum(recovered, Counts.sum(n(Outcome.FAILED), n(Outcome.FAILED_AGAIN))));
    }

    private long n(Outcome outcome) {
        return moments(outcome).n();
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
         * @throws IllegalArgumentException if the rating is not finite
         */
        public Answer {
            Objects.requireNonNull(outcome, "outcome");
            Arguments.finite("satisfaction", satisfaction);
        }
    }

    /** Equal ratings have exactly no spread, which a mean rounded at its last digit would hide. */
    private static Moments moments(List<Double> values) {
        return values.stream().distinct().count() == 1
                ? new Moments(values.size(), values.get(0), 0)
                : Moments.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Moments moments(Outcome outcome) {
        return groups.getOrDefault(outcome, Moments.EMPTY);
    }
}
