package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many journeys reached each step of a funnel, and how long that took.
 *
 * <p>A mergeable summary: counts of one funnel add up. A step that nobody came before gives insufficient conversions.
 *
 * @param funnel the definition
 * @param journeys all journeys that were looked at
 * @param counts journeys that reached step 1, 2, ...
 * @param times seconds from the start of the chain that first reached the step, one entry per step; without entries
 *     where times were not kept
 * @since 0.1.0
 */
public record FunnelSummary(Funnel funnel, long journeys, List<Long> counts, List<Durations> times) {

    /**
     * Checks that the numbers fit.
     *
     * @param funnel the definition
     * @param journeys all journeys that were looked at, 0 or more
     * @param counts one per step, none above the count of the required step before it
     * @param times one per step
     * @throws IllegalArgumentException if they do not
     */
    public FunnelSummary {
        Objects.requireNonNull(funnel, "funnel");
        counts = List.copyOf(counts);
        times = List.copyOf(times);
        Arguments.notNegative("journeys", journeys);
        int steps = funnel.steps().size();
        if (counts.size() != steps || times.size() != steps) {
            throw new IllegalArgumentException("a funnel of " + steps + " steps needs as many counts and times but has "
                    + counts.size() + " and " + times.size());
        }
        for (int k = 0; k < steps; k++) {
            long most = k == 0 ? journeys : counts.get(funnel.requiredBefore(k));
            if (counts.get(k) < 0 || counts.get(k) > most) {
                throw new IllegalArgumentException(
                        "counts[" + k + "] must lie in [0, " + most + "] but was " + counts.get(k));
            }
        }
    }

    /**
     * A builder for one funnel.
     *
     * @param funnel the definition
     * @return an empty builder
     */
    public static Builder builder(Funnel funnel) {
        return new Builder(funnel);
    }

    /**
     * Counts journeys.
     *
     * @param funnel the funnel
     * @return a summarizer with bytes
     */
    public static Summarizer<Journey, FunnelSummary> summarizer(Funnel funnel) {
        return Summarizer.<Journey, Builder, FunnelSummary>building(
                        () -> builder(funnel), Builder::add, Builder::build, FunnelSummary::merge)
                .withBytes(
                        all -> Bytes.write(all.funnel, out -> {
                            out.count(all.journeys);
                            all.counts.forEach(out::count);
                            all.times.forEach(times -> out.block(times.times().toBytes()));
                        }),
                        bytes -> Bytes.read("funnel summary", funnel, bytes, in -> {
                            long journeys = in.count();
                            List<Long> counts = new ArrayList<>();
                            List<Durations> times = new ArrayList<>();
                            funnel.steps().forEach(step -> counts.add(in.count()));
                            funnel.steps()
                                    .forEach(step -> times.add(Durations.summarizer().ofBytes(in.block())));
                            return new FunnelSummary(funnel, journeys, counts, times);
                        }));
    }

    /**
     * What the figures stand on.
     *
     * @return the rule and the number of journeys
     */
    public Evidence evidence() {
        return Evidence.of(Funnel.RULE, journeys);
    }

    /**
     * Share of the base that reached each step.
     *
     * @return one fraction 0 to 1 per step; the base is that of the funnel
     */
    public List<Result<Double>> overallConversion() {
        long base = funnel.base() == FunnelBase.FIRST_STEP ? counts.get(0) : journeys;
        return counts.stream().map(count -> share(count, base)).toList();
    }

    /**
     * Share of those at the last required step before who reached each step.
     *
     * @return one fraction 0 to 1 per step; insufficient for the first, which has none before
     */
    public List<Result<Double>> stepConversion() {
        List<Result<Double>> shares = new ArrayList<>();
        for (int k = 0; k < counts.size(); k++) {
            shares.add(k == 0 ? firstStep() : share(counts.get(k), counts.get(funnel.requiredBefore(k))));
        }
        return shares;
    }

    /**
     * Journeys lost since the last required step before.
     *
     * @return one count per step; insufficient for the first, which has none before
     */
    public List<Result<Long>> dropOff() {
        List<Result<Long>> lost = new ArrayList<>();
        for (int k = 0; k < counts.size(); k++) {
            lost.add(k == 0 ? firstStep() : Result.of(counts.get(funnel.requiredBefore(k)) - counts.get(k)));
        }
        return lost;
    }

    /**
     * Median seconds from the start of the chain that first reached each step.
     *
     * @return one number per step, 0 for the first; insufficient where nobody came or times were not kept
     */
    public List<Result<Double>> medianSeconds() {
        return times.stream().map(Durations::medianSeconds).toList();
    }

    private static <T> Result<T> firstStep() {
        return Result.insufficient(Reason.PART_MISSING, "the first step has none before it");
    }

    private static Result<Double> share(long count, long base) {
        return base == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no journey to convert")
                : Result.of((double) count / base);
    }

    /**
     * These journeys and others.
     *
     * @param other a summary of the same funnel
     * @return both together
     * @throws IllegalArgumentException if it is of another funnel
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public FunnelSummary merge(FunnelSummary other) {
        if (!funnel.equals(other.funnel)) {
            throw new IllegalArgumentException(
                    "summaries of different funnels cannot be merged: " + funnel + " and " + other.funnel);
        }
        List<Long> sums = new ArrayList<>();
        List<Durations> both = new ArrayList<>();
        for (int k = 0; k < counts.size(); k++) {
            sums.add(Math.addExact(counts.get(k), other.counts.get(k)));
            both.add(times.get(k).merge(other.times.get(k)));
        }
        return new FunnelSummary(funnel, Math.addExact(journeys, other.journeys), sums, both);
    }

    /** Collects journeys. Mutable, not thread-safe. */
    public static final class Builder {

        private static final double MICROS = 1e6;

        private final Funnel funnel;
        private final FunnelScan scan;
        private final long[] counts;
        private final List<Durations.Builder> times;
        private long journeys;

        Builder(Funnel funnel) {
            this.funnel = funnel;
            scan = new FunnelScan(funnel, 1);
            counts = new long[funnel.steps().size()];
            times = Stream.generate(Durations::builder).limit(counts.length).toList();
        }

        /**
         * One journey.
         *
         * @param journey the journey
         * @return this
         */
        public Builder add(Journey journey) {
            scan.reset(0);
            JourneyScan.feed(scan, journey);
            return addReached();
        }

        /**
         * A journey without an event: it counts in the base of all journeys and reaches nothing.
         *
         * @return this
         */
        public Builder addEmpty() {
            scan.reset(0);
            return addReached();
        }

        private Builder addReached() {
            journeys++;
            for (int k = 0; k < counts.length; k++) {
                if ((scan.reached(0) >> k & 1) == 1) {
                    counts[k]++;
                    times.get(k).add(scan.elapsed(k) / MICROS);
                }
            }
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the summary
         */
        public FunnelSummary build() {
            return new FunnelSummary(
                    funnel,
                    journeys,
                    Arrays.stream(counts).boxed().toList(),
                    times.stream().map(Durations.Builder::build).toList());
        }
    }
}
