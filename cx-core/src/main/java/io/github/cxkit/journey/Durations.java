package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import java.util.List;
import java.util.Objects;

/**
 * How long something took, over many cases, some of which were not seen to their end.
 *
 * <p>Mean and quantiles are those of the finished cases; {@link #medianWithCensoring()} also uses the running ones
 * (product-limit estimate). Quantiles are of type 7, linear at position (n - 1) p. Everything is exact: the summary
 * holds one entry per distinct duration. Mergeable: {@link #EMPTY}, {@link Builder#add}, {@link #merge}. Unit: seconds.
 * No finished case gives insufficient results.
 *
 * @param times counts per distinct duration in seconds
 * @since 0.1.0
 */
public record Durations(KaplanMeier times) {

    /** Nothing timed. */
    public static final Durations EMPTY = new Durations(KaplanMeier.EMPTY);

    /** Checks the part. */
    public Durations {
        Objects.requireNonNull(times, "times");
    }

    /**
     * Adds up durations in seconds.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<KaplanMeier.Duration, Durations> summarizer() {
        return Summarizer.<KaplanMeier.Duration, KaplanMeier.Builder, Durations>building(
                        KaplanMeier::builder,
                        (builder, next) -> builder.add(next.time(), next.observed()),
                        builder -> new Durations(builder.build()),
                        Durations::merge)
                .withBytes(all -> all.times.toBytes(), bytes -> new Durations(unnamed(bytes)));
    }

    private static KaplanMeier unnamed(byte[] bytes) {
        // a builder refuses times of a definition
        return KaplanMeier.builder().add(KaplanMeier.ofBytes(bytes)).build();
    }

    /**
     * A builder that takes durations one by one.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Cases seen to their end.
     *
     * @return how many
     */
    public long finished() {
        return times.events();
    }

    /**
     * Cases still running when last seen.
     *
     * @return how many
     */
    public long censored() {
        return times.n() - times.events();
    }

    /**
     * Sum of the finished durations.
     *
     * @return seconds, 0 without finished cases
     */
    public double totalSeconds() {
        DoubleSum sum = new DoubleSum();
        times.counts().forEach(count -> sum.add(count.time() * count.events()));
        return sum.value();
    }

    /**
     * Mean of the finished durations.
     *
     * @return seconds
     */
    public Result<Double> meanSeconds() {
        long n = finished();
        return n == 0 ? noneFinished() : Result.of(totalSeconds() / n);
    }

    /**
     * Median of the finished durations.
     *
     * @return seconds
     */
    public Result<Double> medianSeconds() {
        return quantileSeconds(0.5);
    }

    /**
     * A quantile of the finished durations.
     *
     * @param p share of the durations below, 0 to 1
     * @return seconds
     * @throws IllegalArgumentException if p is no share
     */
    public Result<Double> quantileSeconds(double p) {
        Arguments.share("p", p);
        long n = finished();
        if (n == 0) {
            return noneFinished();
        }
        double position = (n - 1) * p;
        long below = Math.min((long) position, n - 1);
        double low = ranked(below);
        double high = ranked(Math.min(below + 1, n - 1));
        double part = position - below;
        return Result.of(low == high ? low : low * (1 - part) + high * part);
    }

    private double ranked(long rank) {
        List<KaplanMeier.Count> counts = times.counts();
        long seen = 0;
        int i = -1;
        while (seen <= rank) {
            i++;
            seen += counts.get(i).events();
        }
        return counts.get(i).time();
    }

    /**
     * The smallest duration by which half the cases had ended, running ones taken into account.
     *
     * @return seconds; insufficient if the curve never comes down to 1/2
     */
    public Result<Double> medianWithCensoring() {
        return times.median();
    }

    /**
     * These and others together.
     *
     * @param other the others
     * @return both
     */
    public Durations merge(Durations other) {
        return new Durations(times.merge(other.times));
    }

    private static Result<Double> noneFinished() {
        return Result.insufficient(Reason.NO_ANSWERS, "no finished duration");
    }

    /** Collects durations. Mutable, not thread-safe. */
    public static final class Builder {

        private final KaplanMeier.Builder times = KaplanMeier.builder();

        private Builder() {}

        /**
         * A duration seen to its end.
         *
         * @param seconds 0 or more
         * @return this
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public Builder add(double seconds) {
            times.add(seconds, true);
            return this;
        }

        /**
         * A duration that was still running when last seen.
         *
         * @param seconds 0 or more
         * @return this
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public Builder addCensored(double seconds) {
            times.add(seconds, false);
            return this;
        }

        /**
         * All of another summary.
         *
         * @param other the other one
         * @return this
         */
        public Builder add(Durations other) {
            times.add(other.times);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the summary
         */
        public Durations build() {
            return new Durations(times.build());
        }
    }
}
