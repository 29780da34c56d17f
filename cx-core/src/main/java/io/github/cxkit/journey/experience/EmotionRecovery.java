package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How long it takes from a low point to well again (Kaplan and Meier 1958). The clock starts at a customer's first moment at
 * or below {@code lowTo} and ends at the first later one at or above {@code wellFrom}; without one it is censored at that
 * customer's last moment, not at the end of the data: nobody knows how he felt since. Feelings are known only at the moments
 * observed, so times are late by up to one gap: {@link #medianGap}. A mergeable summary.
 *
 * @param limits what is low and what is well
 * @param hours hours from low to well, censored where nobody saw it
 * @param neverLow customers without a low point
 * @param gaps times from one moment to the next, from the low point to the end of its clock
 * @since 0.1.0
 */
public record EmotionRecovery(Limits limits, KaplanMeier hours, long neverLow, Durations gaps) {

    /** The rule that the times follow. */
    public static final Rule RULE = Rule.convention(
            "emotion.recovery", "Recovery of a feeling", "Kaplan and Meier 1958 from low point to well");

    private static final KaplanMeier.Definition CLOCK =
            KaplanMeier.Definition.of("well again after a low point", KaplanMeier.Unit.HOURS);

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Checks the parts. */
    public EmotionRecovery {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(hours, "hours");
        Arguments.notNegative("neverLow", neverLow);
        Objects.requireNonNull(gaps, "gaps");
    }

    /**
     * Counts customers, each by moments in order of time.
     *
     * @param limits what is low and what is well
     * @return a summarizer; it refuses moments out of order
     */
    public static Summarizer<List<Moment>, EmotionRecovery> summarizer(Limits limits) {
        return Summarizer.folding(
                new EmotionRecovery(limits, KaplanMeier.builder(CLOCK).build(), 0, Durations.EMPTY),
                EmotionRecovery::plus,
                EmotionRecovery::merge);
    }

    private EmotionRecovery plus(List<Moment> moments) {
        Episode episode = limits.episode(moments);
        if (episode.status == Status.NEVER_LOW) {
            return new EmotionRecovery(limits, hours, neverLow + 1, gaps);
        }
        KaplanMeier more = KaplanMeier.builder(CLOCK)
                .add(hours)
                .add(episode.hours, episode.status == Status.RECOVERED)
                .build();
        Durations.Builder between = Durations.builder().add(gaps);
        for (int i = episode.first + 1; i <= episode.last; i++) {
            between.add(seconds(moments.get(i - 1).at, moments.get(i).at));
        }
        return new EmotionRecovery(limits, more, neverLow, between.build());
    }

    /**
     * These and other customers together.
     *
     * @param other by the same limits
     * @return the sums
     * @throws IllegalArgumentException if the limits differ
     */
    public EmotionRecovery merge(EmotionRecovery other) {
        Definitions.of("recoveries").same("limits", limits, other.limits);
        return new EmotionRecovery(
                limits, hours.merge(other.hours), Counts.sum(neverLow, other.neverLow), gaps.merge(other.gaps));
    }

    /**
     * How late the times may be: the median time from one moment to the next while the clock ran.
     *
     * @return hours, insufficient if nobody was observed after a low point
     */
    public Result<Double> medianGap() {
        return gaps.medianSeconds().map(seconds -> seconds / SECONDS_PER_HOUR);
    }

    private static double seconds(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.getSeconds() + between.getNano() / NANOS_PER_SECOND;
    }

    /**
     * Customers with a low point.
     *
     * @return how many
     */
    public long low() {
        return hours.n();
    }

    /**
     * Those seen well again.
     *
     * @return how many
     */
    public long recovered() {
        return hours.events();
    }

    /** What became of a customer's low point. */
    public enum Status {
        /** There was none. */
        NEVER_LOW,
        /** Seen well again. */
        RECOVERED,
        /** Not seen well again so far. */
        CENSORED
    }

    /**
     * A customer's feeling at a moment.
     *
     * @param at when
     * @param emotion -1 to 1
     */
    public record Moment(Instant at, double emotion) {
        /**
         * Checks the feeling.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Moment {
            Objects.requireNonNull(at, "at");
            Arguments.within("emotion", emotion, -1, 1);
        }
    }

    /**
     * What is low and what is well.
     *
     * @param lowTo low: at or below
     * @param wellFrom well: at or above, higher than lowTo
     */
    public record Limits(double lowTo, double wellFrom) {

        /** -0.5 and 0.2, this library's convention. */
        public static final Limits STANDARD = new Limits(-0.5, 0.2);

        /**
         * Checks the limits.
         *
         * @throws IllegalArgumentException if they are out of range or crossed
         */
        public Limits {
            Arguments.within("lowTo", lowTo, -1, 1);
            Arguments.within("wellFrom", wellFrom, -1, 1);
            if (lowTo >= wellFrom) {
                throw new IllegalArgumentException(
                        "lowTo must lie below wellFrom but they are " + lowTo + " and " + wellFrom);
            }
        }

        /**
         * What became of a customer's first low point.
         *
         * @param moments in order of time
         * @return never low, recovered or censored
         * @throws IllegalArgumentException if they are out of order
         */
        public Status status(List<Moment> moments) {
            return episode(moments).status;
        }

        private Episode episode(List<Moment> moments) {
            int start = -1;
            int end = -1;
            for (int i = 0; i < moments.size(); i++) {
                Moment moment = moments.get(i);
                if (i > 0 && moment.at.isBefore(moments.get(i - 1).at)) {
                    throw new IllegalArgumentException(
                            "moments are out of order: " + moment.at + " after " + moments.get(i - 1).at);
                }
                if (start < 0) {
                    start = moment.emotion <= lowTo ? i : -1;
                } else if (end < 0 && moment.emotion >= wellFrom) {
                    end = i;
                }
            }
            if (start < 0) {
                return new Episode(Status.NEVER_LOW, 0, 0, 0);
            }
            int last = end < 0 ? moments.size() - 1 : end;
            Duration lasted = Duration.between(moments.get(start).at, moments.get(last).at);
            double hours =
                    (lasted.getSeconds() * NANOS_PER_SECOND + lasted.getNano()) / (SECONDS_PER_HOUR * NANOS_PER_SECOND);
            return new Episode(end < 0 ? Status.CENSORED : Status.RECOVERED, hours, start, last);
        }
    }

    private record Episode(Status status, double hours, int first, int last) {}
}
