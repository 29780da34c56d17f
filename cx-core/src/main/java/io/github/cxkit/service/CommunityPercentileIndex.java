package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a community does in one period, measured by its own past.
 *
 * <p>Each measure stands where its value would among those of the past periods: (number of worse ones + half the number of
 * equal ones) / their number, 0 to 1. The composite is 100 times the mean of the standings. Only the caller's own history
 * is a fair yardstick: answered rates of two communities differ by what is asked there. A composite of 50 is a period like
 * any other.
 *
 * @param standings 0 (worse than ever) to 1 (better than ever) per measure; insufficient where the period or too much of the
 *     past lacks it
 * @since 0.1.0
 */
public record CommunityPercentileIndex(Map<Measure, Result<Double>> standings) {

    /** The rule. */
    public static final Rule RULE = Rule.adapted(
            "community.standing",
            "Community standing",
            "Lithium 2012, community health factors; quantiles of the community's own history");

    /** A quantile among fewer periods says too little. */
    public static final int LEAST_HISTORY = 5;

    /** What is looked at. */
    public enum Measure {
        /** Threads with a reply by somebody else / threads. */
        ANSWERED,
        /** Threads with an accepted answer / threads. */
        ACCEPTED,
        /** Median time to the first reply; shorter is better. */
        FIRST_REPLY,
        /** Posts per board and week. */
        LIVELINESS,
        /** Distinct authors per thread. */
        PARTICIPANTS;

        /** The measure of a period; more is better. */
        private Result<Double> of(Period period) {
            CommunityHealth health = period.health();
            return switch (this) {
                case ANSWERED -> health.answeredRate().value();
                case ACCEPTED -> health.acceptedRate().value();
                case FIRST_REPLY -> health.medianFirstReply().map(median -> -seconds(median));
                case LIVELINESS -> Result.of(health.postsPerBoardWeek(period.boards(), period.weeks()));
                case PARTICIPANTS -> health.participantsPerThread();
            };
        }

        private static double seconds(Duration duration) {
            return duration.getSeconds() + duration.getNano() / 1e9;
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a standing is out of its range
     */
    public CommunityPercentileIndex {
        Copies.whole("standings", standings);
        standings.forEach((measure, standing) -> standing.map(each -> Arguments.share("standing of " + measure, each)));
        Map<Measure, Result<Double>> ordered = new EnumMap<>(Measure.class);
        ordered.putAll(standings);
        standings = Collections.unmodifiableMap(ordered);
    }

    /**
     * Compares a period with the past.
     *
     * @param period the period
     * @param history earlier periods of the same community, in any order
     * @return where each measure stands
     */
    public static CommunityPercentileIndex of(Period period, List<Period> history) {
        Map<Measure, Result<Double>> standings = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            double[] past = history.stream()
                    .map(measure::of)
                    .flatMap(value -> value.toOptional().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            standings.put(
                    measure,
                    past.length < LEAST_HISTORY
                            ? Result.insufficient(
                                    Reason.TOO_FEW,
                                    measure + " is known of " + past.length + " past periods, " + LEAST_HISTORY
                                            + " are needed")
                            : measure.of(period).map(value -> standing(value, past)));
        }
        return new CommunityPercentileIndex(standings);
    }

    private static double standing(double value, double[] past) {
        double below = Arrays.stream(past).filter(x -> x < value).count();
        double equal = Arrays.stream(past).filter(x -> x == value).count();
        return (below + equal / 2) / past.length;
    }

    /**
     * 100 times the mean of the standings that are known.
     *
     * @return 0 to 100; insufficient if none is known
     */
    public Result<Double> score() {
        double[] known = standings.values().stream()
                .flatMap(standing -> standing.toOptional().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return known.length == 0
                ? Result.insufficient(Reason.TOO_FEW, RULE.title() + ": no measure can be compared with the past")
                : Result.of(100 * Arrays.stream(known).sum() / known.length);
    }

    /**
     * A period of a community.
     *
     * @param health its threads
     * @param boards boards of the community, 1 or more
     * @param weeks length of the period, more than 0
     */
    public record Period(CommunityHealth health, int boards, double weeks) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if there is no board or no time
         */
        public Period {
            Objects.requireNonNull(health, "health");
            Arguments.positive("boards", boards);
            Arguments.positive("weeks", weeks);
        }
    }
}
