package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How long things last when some are still lasting: the product-limit estimate of survival.
 *
 * <p>S(t) = product over event times t_i &lt;= t of (1 - d_i/n_i), with n_i at risk just before t_i and d_i events.
 * A duration that was not seen to its end is censored: it counts as at risk up to and including its own time (events
 * come before censorings at ties). Standard errors are Greenwood's; limits are those on the log(-log S) scale, which stay
 * inside [0, 1].
 *
 * <p>A mergeable summary: any split of the data gives the same curve. It holds one entry per distinct duration. Times are in
 * the unit of the {@linkplain Definition definition}, or in the caller's where none is given; durations until another event,
 * in another unit or on another clock are not added to these. An empty one gives insufficient results.
 *
 * <pre>{@code
 * KaplanMeier orders = KaplanMeier.of(new double[] {3, 5, 5, 8}, new boolean[] {true, true, false, true});
 * orders.median().orElseThrow();  // 5.0
 * }</pre>
 *
 * @param definition what was timed, null if only the caller knows
 * @param counts events and censorings per distinct time, in ascending order of time; unmodifiable
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan, Meier 1958</a>
 * @since 0.1.0
 */
public record KaplanMeier(@Nullable Definition definition, List<Count> counts) {

    /** The rule. */
    public static final Rule RULE =
            Rule.published("survival.kaplan-meier", "Kaplan-Meier curve", "Kaplan, Meier 1958; Greenwood 1926");

    /** Nothing observed. It has no definition and may be merged with any. */
    public static final KaplanMeier EMPTY = new KaplanMeier(null, List.of());

    /** Survival this little above a level counts as on it: the product's rounding must not move a median. */
    private static final double ROUNDING = 1e-12;

    /** Durations that are gathered before they are sorted. */
    private static final int MOST_LOOSE = 1 << 16;

    /**
     * Checks the order of times.
     *
     * @throws IllegalArgumentException if the times do not ascend
     */
    public KaplanMeier {
        counts = Copies.list("counts", counts);
        for (int i = 1; i < counts.size(); i++) {
            if (counts.get(i).time() <= counts.get(i - 1).time()) {
                throw new IllegalArgumentException("times must ascend but counts[" + i + "] has time "
                        + counts.get(i).time() + " after " + counts.get(i - 1).time());
            }
        }
    }

    /** What times are counted in. */
    public enum Unit {
        /** Seconds. */
        SECONDS,
        /** Minutes. */
        MINUTES,
        /** Hours. */
        HOURS,
        /** Days. */
        DAYS,
        /** Weeks. */
        WEEKS,
        /** Months. */
        MONTHS,
        /** Years. */
        YEARS
    }

    /**
     * What is timed.
     *
     * @param event what ends a duration, such as {@code "reply"}
     * @param unit what times are counted in
     * @param clock when time runs, such as {@code "always"} or opening hours
     */
    public record Definition(String event, Unit unit, String clock) {
        /** Checks that all is said. */
        public Definition {
            Arguments.notBlank("event", event);
            Objects.requireNonNull(unit, "unit");
            Arguments.notBlank("clock", clock);
        }

        /**
         * On a clock that never stops.
         *
         * @param event what ends a duration
         * @param unit what times are counted in
         * @return the definition
         */
        public static Definition of(String event, Unit unit) {
            return new Definition(event, unit, "always");
        }
    }

    /**
     * One duration.
     *
     * @param time how long it lasted, or has lasted so far; finite and 0 or more
     * @param observed whether it was seen to its end; false means censored
     */
    public record Duration(double time, boolean observed) {
        /** Checks the time. */
        public Duration {
            Arguments.notNegative("time", time);
        }
    }

    /**
     * Adds up durations.
     *
     * @param definition what is timed
     * @return a summarizer with bytes
     */
    public static Summarizer<Duration, KaplanMeier> summarizer(Definition definition) {
        Objects.requireNonNull(definition, "definition");
        return Summarizer.<Duration, Builder, KaplanMeier>building(
                        () -> builder(definition),
                        (builder, next) -> builder.add(next.time(), next.observed()),
                        Builder::build,
                        KaplanMeier::merge)
                .withBytes(KaplanMeier::toBytes, bytes -> {
                    KaplanMeier read = ofBytes(bytes);
                    check(definition, read.definition);
                    return read;
                });
    }

    /**
     * Durations one by one.
     *
     * @param durations how long each lasted, finite and 0 or more
     * @param observed whether each was seen to its end; false means censored
     * @return the summary
     * @throws IllegalArgumentException if the two have different lengths or a duration is out of range
     */
    public static KaplanMeier of(double[] durations, boolean[] observed) {
        if (durations.length != observed.length) {
            throw new IllegalArgumentException("durations and observed must have one length but have "
                    + durations.length + " and " + observed.length);
        }
        Builder builder = builder();
        for (int i = 0; i < durations.length; i++) {
            builder.add(Arguments.notNegative("durations", i, durations[i]), observed[i]);
        }
        return builder.build();
    }

    /**
     * A builder that takes durations one by one.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder(null);
    }

    /**
     * A builder that takes durations one by one.
     *
     * @param definition what is timed
     * @return an empty builder
     */
    public static Builder builder(Definition definition) {
        return new Builder(Objects.requireNonNull(definition, "definition"));
    }

    /**
     * These and others together.
     *
     * @param other the others
     * @return the summary of both
     * @throws IllegalArgumentException if the definitions differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public KaplanMeier merge(KaplanMeier other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        return new Builder(definition).add(this).add(other).build();
    }

    private static void check(@Nullable Definition one, @Nullable Definition other) {
        Definitions.of("durations").same("definition", one, other);
    }

    /**
     * This summary as bytes, definition included, with a version in front.
     *
     * @return what {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        return Bytes.write("", out -> {
            Definition named = definition;
            out.octet(named == null ? 0 : 1);
            if (named != null) {
                out.text(named.event()).text(named.unit().name()).text(named.clock());
            }
            out.count(counts.size());
            counts.forEach(count -> out.real(count.time()).count(count.events()).count(count.censored()));
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param bytes the bytes, none missing and none left over
     * @return an equal summary
     * @throws IllegalArgumentException if these are not such bytes
     */
    public static KaplanMeier ofBytes(byte[] bytes) {
        return Bytes.read("Kaplan-Meier summary", "", bytes, in -> {
            Definition named = in.flag() ? new Definition(in.text(), Unit.valueOf(in.text()), in.text()) : null;
            List<Count> counts = new ArrayList<>();
            for (int left = in.length(); left > 0; left--) {
                counts.add(new Count(in.real(), in.count(), in.count()));
            }
            KaplanMeier read = new KaplanMeier(named, counts);
            read.n();
            return read;
        });
    }

    /**
     * How many durations there are.
     *
     * @return events and censorings
     */
    public long n() {
        return counts.stream()
                .mapToLong(c -> Counts.sum(c.events(), c.censored()))
                .reduce(0, Counts::sum);
    }

    /**
     * How many were seen to their end.
     *
     * @return events
     */
    public long events() {
        return counts.stream().mapToLong(Count::events).reduce(0, Counts::sum);
    }

    /**
     * The curve: one step per time with an event. Before the first step S is 1; with no event there is no step.
     *
     * @return the steps in ascending order of time, or insufficient if nothing was observed
     */
    public Result<List<Step>> curve() {
        return counts.isEmpty()
                ? Result.insufficient(Reason.NO_ANSWERS, "survival of no durations")
                : Result.of(steps());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        long atRisk = n();
        // without censoring the product telescopes to a plain share, which is exact
        double base = 1;
        long baseAtRisk = atRisk;
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
                steps.add(new Step(count.time(), atRisk, count.events(), survival, error));
                atRisk = left;
            }
            if (count.censored() > 0) {
                base *= (double) atRisk / baseAtRisk;
                atRisk -= count.censored();
                baseAtRisk = atRisk;
            }
        }
        return Collections.unmodifiableList(steps);
    }

    /**
     * Share that lasts longer than a time. Beyond the last duration the curve stays at its last value.
     *
     * @param time finite, 0 or more
     * @return S(time), a fraction 0 to 1, or insufficient if nothing was observed
     * @throws IllegalArgumentException if the time is out of range
     */
    public Result<Double> survivalAt(double time) {
        Arguments.notNegative("time", time);
        return curve().map(steps -> {
            double survival = 1;
            for (Step step : steps) {
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
     * @return the median duration, or insufficient if nothing was observed or the curve stays above 1/2
     */
    public Result<Double> median() {
        return quantile(0.5);
    }

    /**
     * Limits of the median: from the first time at which the lower {@linkplain #limits limit} of S is 1/2 or less to the first
     * at which the upper one is.
     *
     * @param confidence level, strictly between 0 and 1
     * @return the limits, or insufficient if nothing was observed or too few have ended for an upper one
     * @throws IllegalArgumentException if the level is out of range
     * @see <a href="https://doi.org/10.2307/2530286">Brookmeyer, Crowley 1982</a>
     */
    public Result<ConfidenceInterval> medianInterval(double confidence) {
        return limits(confidence).flatMap(limits -> {
            Result<Double> lower = firstAtHalf(limits, ConfidenceInterval::lower);
            Result<Double> upper = firstAtHalf(limits, ConfidenceInterval::upper);
            return lower.flatMap(low ->
                    upper.map(high -> new ConfidenceInterval(low, high, confidence, "Brookmeyer-Crowley, log-log")));
        });
    }

    private static Result<Double> firstAtHalf(List<Limits> limits, ToDoubleFunction<ConfidenceInterval> side) {
        for (Limits each : limits) {
            if (each.interval().isKnown() && side.applyAsDouble(each.interval().orElseThrow()) <= 0.5 + ROUNDING) {
                return Result.of(each.time());
            }
        }
        return Result.insufficient(Reason.TOO_FEW, "too few ended for limits of the median");
    }

    /**
     * The smallest time by which a share has ended: S(t) &lt;= 1 - p.
     *
     * @param p the share, strictly between 0 and 1
     * @return the time, or insufficient if nothing was observed or too few have ended
     * @throws IllegalArgumentException if p is out of range
     */
    public Result<Double> quantile(double p) {
        Arguments.level("p", p);
        return curve().flatMap(steps -> {
            for (Step step : steps) {
                if (step.survival() <= 1 - p + ROUNDING) {
                    return Result.of(step.time());
                }
            }
            return Result.insufficient(Reason.TOO_FEW, "the survival curve stays above " + (1 - p));
        });
    }

    /**
     * Limits of S at each step: S^exp(+-z se(S)/(S ln S)), z the normal quantile.
     *
     * <p>Where S is 0 they are undefined.
     *
     * @param confidence level, from 0.5 to below 1
     * @return limits per step, or insufficient if nothing was observed
     * @throws IllegalArgumentException if the level is out of range
     * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch, Prentice 2002</a>
     */
    public Result<List<Limits>> limits(double confidence) {
        Significance.required(confidence);
        return curve().map(steps -> limits(steps, confidence));
    }

    /** ln survival and its error by themselves: near 1 survival has no digits left to take them from. */
    static List<Limits> limits(List<Step> steps, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        List<Limits> limits = new ArrayList<>(steps.size());
        double log = 0;
        double greenwood = 0;
        for (Step step : steps) {
            double left = (double) (step.atRisk() - step.events());
            log += Math.log1p(-(double) step.events() / step.atRisk());
            greenwood += left == 0 ? 0 : (double) step.events() / step.atRisk() / left;
            limits.add(new Limits(step.time(), step.survival(), logLog(log, z * Math.sqrt(greenwood), confidence)));
        }
        return Collections.unmodifiableList(limits);
    }

    private static Result<ConfidenceInterval> logLog(double log, double error, double confidence) {
        if (log == Double.NEGATIVE_INFINITY) {
            return Result.insufficient(Reason.NO_SPREAD, "no limits where survival is 0");
        }
        double spread = error / -log;
        return Result.of(new ConfidenceInterval(
                Math.exp(log * Math.exp(spread)), Math.exp(log * Math.exp(-spread)), confidence, "log-log"));
    }

    /**
     * What ended and what was still lasting at one time.
     *
     * @param time the duration, finite and 0 or more
     * @param events seen to end then
     * @param censored last seen then, still lasting
     */
    public record Count(double time, long events, long censored) {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if one is out of range, or both counts are 0
         */
        public Count {
            // -0.0 would be another key than 0.0
            time = Arguments.summable("time", Arguments.notNegative("time", time)) + 0.0;
            Arguments.notNegative("events", events);
            Arguments.notNegative("censored", censored);
            if (events == 0 && censored == 0) {
                throw new IllegalArgumentException("nothing was counted at time " + time);
            }
        }
    }

    /**
     * One step of the curve.
     *
     * @param time when, in the caller's unit
     * @param atRisk n, lasting until just before
     * @param events d, ended at that time
     * @param survival S from that time on, a fraction 0 to 1
     * @param standardError Greenwood's S sqrt(sum d/(n(n-d))); 0 where S is 0
     */
    public record Step(double time, long atRisk, long events, double survival, double standardError) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Step {
            Arguments.notNegative("time", time);
            Arguments.share("survival", survival);
            Arguments.notNegative("standardError", standardError);
            Arguments.notNegative("atRisk", atRisk);
            Arguments.notNegative("events", events);
        }
    }

    /**
     * Limits of one step.
     *
     * @param time when, in the caller's unit
     * @param survival S from that time on, a fraction 0 to 1
     * @param interval its limits, insufficient where S is 0
     */
    public record Limits(double time, double survival, Result<ConfidenceInterval> interval) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Limits {
            Objects.requireNonNull(interval, "interval");
            Arguments.notNegative("time", time);
            Arguments.share("survival", survival);
        }
    }

    /** Collects durations. Mutable, not thread-safe. */
    public static final class Builder {

        private final @Nullable Definition definition;

        /** Durations not yet sorted: events, and those whose end nobody saw. */
        private final double[][] loose = {new double[64], new double[64]};

        private final int[] looseSizes = new int[2];
        private double[] times = {};
        private long[][] sums = {{}, {}};

        private Builder(@Nullable Definition definition) {
            this.definition = definition;
        }

        /**
         * One duration.
         *
         * @param duration how long it lasted, 0 to 1e140
         * @param observed whether it was seen to its end; false means censored
         * @return this
         * @throws IllegalArgumentException if the duration is out of range
         */
        public Builder add(double duration, boolean observed) {
            Arguments.summable("duration", Arguments.notNegative("duration", duration));
            int which = observed ? 0 : 1;
            if (looseSizes[which] == loose[which].length) {
                if (looseSizes[which] < Math.max(MOST_LOOSE, times.length)) {
                    loose[which] = Arrays.copyOf(loose[which], 2 * looseSizes[which]);
                } else {
                    tidy();
                }
            }
            loose[which][looseSizes[which]++] = duration + 0.0;
            return this;
        }

        /**
         * All of another summary.
         *
         * @param other the other one
         * @return this
         * @throws IllegalArgumentException if the definitions differ
         * @throws ArithmeticException if a count exceeds the range of a long
         */
        public Builder add(KaplanMeier other) {
            if (!other.equals(EMPTY)) {
                check(definition, other.definition);
            }
            tidy();
            double[] otherTimes = other.counts.stream().mapToDouble(Count::time).toArray();
            long[] events = other.counts.stream().mapToLong(Count::events).toArray();
            long[] censored = other.counts.stream().mapToLong(Count::censored).toArray();
            merge(otherTimes, events, censored);
            return this;
        }

        /** Sorts what is loose and adds it up with the rest. */
        private void tidy() {
            for (int which = 0; which < 2; which++) {
                double[] sorted = Arrays.copyOf(loose[which], looseSizes[which]);
                Arrays.sort(sorted);
                double[] distinct = new double[sorted.length];
                long[] counts = new long[sorted.length];
                int size = 0;
                for (double time : sorted) {
                    if (size > 0 && distinct[size - 1] == time) {
                        counts[size - 1]++;
                    } else {
                        distinct[size] = time;
                        counts[size++] = 1;
                    }
                }
                long[] none = new long[size];
                long[] own = Arrays.copyOf(counts, size);
                merge(Arrays.copyOf(distinct, size), which == 0 ? own : none, which == 0 ? none : own);
                looseSizes[which] = 0;
            }
        }

        private void merge(double[] otherTimes, long[] events, long[] censored) {
            if (otherTimes.length == 0) {
                return;
            }
            double[] all = new double[times.length + otherTimes.length];
            long[][] added = new long[2][all.length];
            int size = 0;
            int i = 0;
            int j = 0;
            while (i < times.length || j < otherTimes.length) {
                boolean own = j == otherTimes.length || (i < times.length && times[i] <= otherTimes[j]);
                boolean others = i == times.length || (j < otherTimes.length && otherTimes[j] <= times[i]);
                all[size] = own ? times[i] : otherTimes[j];
                if (own) {
                    added[0][size] = sums[0][i];
                    added[1][size] = sums[1][i++];
                }
                if (others) {
                    added[0][size] = Counts.sum(added[0][size], events[j]);
                    added[1][size] = Counts.sum(added[1][size], censored[j++]);
                }
                size++;
            }
            times = Arrays.copyOf(all, size);
            sums = new long[][] {Arrays.copyOf(added[0], size), Arrays.copyOf(added[1], size)};
        }

        /**
         * What was collected so far.
         *
         * @return the summary
         */
        public KaplanMeier build() {
            tidy();
            List<Count> counts = new ArrayList<>(times.length);
            for (int i = 0; i < times.length; i++) {
                counts.add(new Count(times[i], sums[0][i], sums[1][i]));
            }
            return new KaplanMeier(definition, counts);
        }
    }
}
