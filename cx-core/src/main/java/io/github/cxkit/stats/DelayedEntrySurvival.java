package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The product-limit estimate of survival when some came under observation late (left truncation): customers imported with a
 * tenure, contracts taken over from another system, cases opened before the log begins.
 *
 * <p>At risk at t is who entered before t and left at t or later; all else is as in {@link KaplanMeier}, which it equals if
 * everybody enters at 0. With few at risk early on, the curve can reach 0 although others enter later, and stays there: see
 * {@link #ignoredEntries()}. A mergeable summary: counts per time add up.
 *
 * <pre>{@code
 * DelayedEntrySurvival survival = DelayedEntrySurvival.builder()
 *         .add(0, 3, true).add(0, 8, false).add(6, 9, true).build();
 * survival.survivalAt(9).orElseThrow();  // 0.0
 * }</pre>
 *
 * @param counts entries, events and censorings per distinct time, in ascending order
 * @see <a href="https://doi.org/10.1093/biomet/74.4.883">Tsai, Jewell, Wang 1987</a>
 * @since 0.1.0
 */
public record DelayedEntrySurvival(List<Count> counts) {

    /** The rule behind the curve. */
    public static final Rule RULE = Rule.published(
            "survival.delayed-entry", "Survival with late entry", "Kaplan, Meier 1958; Tsai, Jewell, Wang 1987");

    /** Nobody observed. */
    public static final DelayedEntrySurvival EMPTY = new DelayedEntrySurvival(List.of());

    private static final double ROUNDING = 1e-12;

    /**
     * Checks the order of times.
     *
     * @throws IllegalArgumentException if the times do not ascend, or more have left by some time than had entered before it
     */
    public DelayedEntrySurvival {
        counts = Copies.list("counts", counts);
        long present = 0;
        for (int i = 0; i < counts.size(); i++) {
            Count count = counts.get(i);
            if (i > 0 && count.time() <= counts.get(i - 1).time()) {
                throw new IllegalArgumentException("times must ascend but counts[" + i + "] has time " + count.time()
                        + " after " + counts.get(i - 1).time());
            }
            present -= Counts.sum(count.events(), count.censored());
            if (present < 0) {
                throw new IllegalArgumentException("at time " + count.time() + " more leave than have entered before");
            }
            present = Counts.sum(present, count.entered());
        }
        if (present != 0) {
            throw new IllegalArgumentException(present + " entered and never left");
        }
    }

    /**
     * What happened at one time.
     *
     * @param time when, in the caller's unit, 0 or more
     * @param entered came under observation then; not yet at risk for an event of that time
     * @param events seen to end then
     * @param censored last seen then, still lasting
     */
    public record Count(double time, long entered, long events, long censored) {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Count {
            time = Arguments.summable("time", Arguments.notNegative("time", time)) + 0.0;
            Arguments.notNegative("entered", entered);
            Arguments.notNegative("events", events);
            Arguments.notNegative("censored", censored);
        }
    }

    /**
     * A builder that takes subjects one by one.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * One duration that was watched from some time on.
     *
     * @param entry when watching began, 0 or more
     * @param exit when it ended or was last seen, after the entry
     * @param observed whether it was seen to its end; false means censored
     */
    public record Watched(double entry, double exit, boolean observed) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the entry is negative, or the exit not after it
         */
        public Watched {
            Arguments.summable("entry", Arguments.notNegative("entry", entry));
            Arguments.summable("exit", exit);
            if (exit <= entry) {
                throw new IllegalArgumentException("exit must be after the entry at " + entry + " but was " + exit);
            }
        }
    }

    /**
     * Adds up durations.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Watched, DelayedEntrySurvival> summarizer() {
        return Summarizer.<Watched, Builder, DelayedEntrySurvival>building(
                        Builder::new,
                        (builder, one) -> builder.add(one.entry, one.exit, one.observed),
                        Builder::build,
                        DelayedEntrySurvival::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.counts.size());
                            all.counts.forEach(each -> out.real(each.time())
                                    .count(each.entered())
                                    .count(each.events())
                                    .count(each.censored()));
                        }),
                        bytes -> Bytes.read("survival with delayed entry", "", bytes, in -> {
                            List<Count> counts = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                counts.add(new Count(in.real(), in.count(), in.count(), in.count()));
                            }
                            return new DelayedEntrySurvival(counts);
                        }));
    }

    /**
     * These and others together.
     *
     * @param other the others
     * @return the summary of both
     */
    public DelayedEntrySurvival merge(DelayedEntrySurvival other) {
        Builder all = builder();
        for (DelayedEntrySurvival part : List.of(this, other)) {
            part.counts.forEach(c -> all.add(c.time(), c.entered(), c.events(), c.censored()));
        }
        return all.build();
    }

    /**
     * How many subjects there are.
     *
     * @return entries
     */
    public long n() {
        return counts.stream().mapToLong(Count::entered).reduce(0, Counts::sum);
    }

    /**
     * The curve: one step per time with an event. Before the first step S is 1.
     *
     * @return the steps in ascending order of time, or insufficient if nobody was observed
     */
    public Result<List<KaplanMeier.Step>> curve() {
        return counts.isEmpty()
                ? Result.insufficient(Reason.NO_ANSWERS, "survival of no durations")
                : Result.of(steps());
    }

    private List<KaplanMeier.Step> steps() {
        List<KaplanMeier.Step> steps = new ArrayList<>();
        long atRisk = 0;
        // while nobody enters or is censored the product telescopes to a plain share, which is exact
        double base = 1;
        long baseAtRisk = 0;
        double greenwood = 0;
        for (Count count : counts) {
            if (count.events() > 0) {
                long left = atRisk - count.events();
                double survival = base * ((double) left / baseAtRisk);
                double error = 0;
                if (left > 0) {
                    greenwood += (double) count.events() / atRisk / left;
                    error = survival * Math.sqrt(greenwood);
                }
                steps.add(new KaplanMeier.Step(count.time(), atRisk, count.events(), survival, error));
                atRisk = left;
            }
            if (count.censored() > 0 || count.entered() > 0) {
                base *= baseAtRisk == 0 ? 1 : (double) atRisk / baseAtRisk;
                atRisk = Counts.sum(atRisk - count.censored(), count.entered());
                baseAtRisk = atRisk;
            }
        }
        return Collections.unmodifiableList(steps);
    }

    /**
     * Subjects that enter when the curve is at 0 already, and so change nothing. With any of them the curve needs a caution: to
     * use them, ask for survival on condition of having lasted to the first time with enough at risk.
     *
     * @return how many enter at or after the time at which the curve reaches 0
     */
    public long ignoredEntries() {
        return steps().stream()
                .filter(step -> step.survival() == 0)
                .findFirst()
                .map(end -> counts.stream()
                        .filter(count -> count.time() >= end.time())
                        .mapToLong(Count::entered)
                        .sum())
                .orElse(0L);
    }

    /**
     * Share that lasts longer than a time. Beyond the last exit the curve stays at its last value.
     *
     * @param time finite, 0 or more
     * @return S(time), a fraction 0 to 1, or insufficient if nobody was observed
     * @throws IllegalArgumentException if the time is out of range
     */
    public Result<Double> survivalAt(double time) {
        Arguments.notNegative("time", time);
        return curve().map(steps -> {
            double survival = 1;
            for (KaplanMeier.Step step : steps) {
                if (step.time() > time) {
                    break;
                }
                survival = step.survival();
            }
            return survival;
        });
    }

    /**
     * The smallest time with S of 1/2 or less.
     *
     * @return the median, or insufficient if nobody was observed or the curve stays above 1/2
     */
    public Result<Double> median() {
        return curve().flatMap(steps -> {
            for (KaplanMeier.Step step : steps) {
                if (step.survival() <= 0.5 + ROUNDING) {
                    return Result.of(step.time());
                }
            }
            return Result.insufficient(Reason.TOO_FEW, "the survival curve stays above 0.5");
        });
    }

    /**
     * Limits of S at each step on the log(-log S) scale, as {@link KaplanMeier#limits(double)}; undefined where S is 0 or 1.
     *
     * @param confidence level, from 0.5 to below 1
     * @return limits per step, or insufficient if nobody was observed
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<List<KaplanMeier.Limits>> limits(double confidence) {
        Significance.required(confidence);
        return curve().map(steps -> KaplanMeier.limits(steps, confidence));
    }

    /** Collects subjects. Mutable, not thread-safe. */
    public static final class Builder {

        private final Map<Double, long[]> byTime = new TreeMap<>();

        private Builder() {}

        /**
         * One subject.
         *
         * @param entry when it came under observation, finite, 0 or more
         * @param exit when it ended or was last seen, after the entry
         * @param observed whether it was seen to its end; false means censored
         * @return this
         * @throws IllegalArgumentException if a time is out of range or the exit is not after the entry
         */
        public Builder add(double entry, double exit, boolean observed) {
            Arguments.notNegative("entry", entry);
            Arguments.notNegative("exit", exit);
            if (exit <= entry) {
                throw new IllegalArgumentException("exit must be after the entry at " + entry + " but was " + exit);
            }
            add(entry, 1, 0, 0);
            add(exit, 0, observed ? 1 : 0, observed ? 0 : 1);
            return this;
        }

        private void add(double time, long entered, long events, long censored) {
            long[] sums = byTime.computeIfAbsent(time + 0.0, t -> new long[3]);
            sums[0] = Counts.sum(sums[0], entered);
            sums[1] = Counts.sum(sums[1], events);
            sums[2] = Counts.sum(sums[2], censored);
        }

        /**
         * What was collected so far.
         *
         * @return the summary
         */
        public DelayedEntrySurvival build() {
            List<Count> counts = new ArrayList<>();
            byTime.forEach((time, sums) -> counts.add(new Count(time, sums[0], sums[1], sums[2])));
            return new DelayedEntrySurvival(counts);
        }
    }
}
