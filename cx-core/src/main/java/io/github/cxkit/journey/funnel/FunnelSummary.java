package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.TieCount;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many journeys reached each step of a funnel, and how long that took.
 *
 * <p>A mergeable summary: counts of one funnel add up. A step that nobody came before gives insufficient conversions.
 *
 * <pre>{@code
 * Funnel funnel = Funnel.ordered(Duration.ofHours(1), "view", "cart", "pay");
 * FunnelSummary summary = new FunnelSummary(funnel, 50, List.of(40L, 20L, 5L), List.of(Durations.EMPTY, Durations.EMPTY, Durations.EMPTY));
 * summary.step("pay").conversion();   // ==> Funnel conversion 12.5 % (5 of 40)
 * summary.step("pay").ofStepBefore().orElseThrow().interval().orElseThrow().upper();  // 0.46870087761874396
 * }</pre>
 *
 * @param funnel the definition
 * @param journeys all journeys that were looked at
 * @param counts journeys that reached step 1, 2, ...
 * @param times seconds from the start of the chain that first reached the step, one entry per step; without entries
 *     where times were not kept
 * @param ties events whose order the log does not know
 * @since 0.1.0
 */
public record FunnelSummary(Funnel funnel, long journeys, List<Long> counts, List<Durations> times, TieCount ties) {

    /** The rule of the conversions from the funnel's base to a step. */
    public static final Rule CONVERSION_RULE = Rule.convention(
            "funnel.conversion",
            "Funnel conversion",
            "journeys at the step of those at the first step, or of all journeys");

    /** The rule of the conversions from the step before. */
    public static final Rule STEP_CONVERSION_RULE = Rule.convention(
            "funnel.step-conversion",
            "Step conversion",
            "journeys at the step of those at the required step before it");

    /**
     * Checks that the numbers fit.
     *
     * @throws IllegalArgumentException if they do not
     */
    public FunnelSummary {
        Objects.requireNonNull(funnel, "funnel");
        Objects.requireNonNull(ties, "ties");
        counts = Copies.list("counts", counts);
        times = Copies.list("times", times);
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
     * A summary of journeys without ties.
     *
     * @param funnel the definition
     * @param journeys all journeys that were looked at, 0 or more
     * @param counts one per step, none above the count of the required step before it
     * @param times one per step
     * @throws IllegalArgumentException if the numbers do not fit
     */
    public FunnelSummary(Funnel funnel, long journeys, List<Long> counts, List<Durations> times) {
        this(funnel, journeys, counts, times, TieCount.NONE);
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
                            out.count(all.ties.journeys()).count(all.ties.events());
                        }),
                        bytes -> Bytes.read("funnel summary", funnel, bytes, in -> {
                            long journeys = in.count();
                            List<Long> counts = new ArrayList<>();
                            List<Durations> times = new ArrayList<>();
                            funnel.steps().forEach(step -> counts.add(in.count()));
                            funnel.steps()
                                    .forEach(step ->
                                            times.add(Durations.summarizer().ofBytes(in.block())));
                            return new FunnelSummary(
                                    funnel, journeys, counts, times, new TieCount(in.count(), in.count()));
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
     * The figures of every step.
     *
     * @return one entry per step, in the order of the funnel
     */
    public List<Step> steps() {
        long base = funnel.base() == FunnelBase.FIRST_STEP ? counts.get(0) : journeys;
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < counts.size(); k++) {
            long reached = counts.get(k);
            Result<Rate> ofStepBefore = k == 0
                    ? Result.insufficient(Reason.PART_MISSING, "the first step has none before it")
                    : Result.of(new Rate(STEP_CONVERSION_RULE, reached, counts.get(funnel.requiredBefore(k))));
            steps.add(new Step(
                    k, funnel.steps().get(k), new Rate(CONVERSION_RULE, reached, base), ofStepBefore, times.get(k)));
        }
        return Collections.unmodifiableList(steps);
    }

    /**
     * The figures of one step.
     *
     * @param name its touchpoint
     * @return the figures
     * @throws IllegalArgumentException if the funnel has no such step, or has it more than once: then take it from {@link
     *     #steps()}
     */
    public Step step(String name) {
        int first = funnel.steps().indexOf(name);
        if (first < 0) {
            throw new IllegalArgumentException(Names.describe("no step", name, funnel.steps()));
        }
        if (first != funnel.steps().lastIndexOf(name)) {
            throw new IllegalArgumentException("the step \"" + name + "\" appears more than once in " + funnel.steps()
                    + "; take it by its number");
        }
        return steps().get(first);
    }

    /**
     * What may be told beside the number of all journeys, where nothing may be told of fewer than so many. Hidden are steps
     * that fewer reached, and those that all but fewer reached of a step told before them, or of all journeys; and rates of
     * which a part is hidden, since a rate tells its base.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return one entry per step, in the order of the funnel
     * @throws IllegalArgumentException if the number is less than 1
     */
    public List<Told> told(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        BitSet hidden = new BitSet();
        for (int k = 0; k < counts.size(); k++) {
            int before = k;
            do {
                before = before == 0 ? -1 : funnel.requiredBefore(before);
            } while (before >= 0 && hidden.get(before));
            long those = before < 0 ? this.journeys : counts.get(before);
            hidden.set(
                    k, Disclosure.isFew(counts.get(k), journeys) || Disclosure.isFew(those - counts.get(k), journeys));
        }
        boolean baseHidden =
                funnel.base() == FunnelBase.FIRST_STEP ? hidden.get(0) : Disclosure.isFew(this.journeys, journeys);
        List<Told> told = new ArrayList<>();
        for (Step step : steps()) {
            int k = step.number();
            Set<Told.Figure> kept = EnumSet.noneOf(Told.Figure.class);
            if (hidden.get(k)) {
                kept.addAll(EnumSet.allOf(Told.Figure.class));
            }
            if (baseHidden) {
                kept.add(Told.Figure.CONVERSION);
            }
            if (k > 0 && hidden.get(funnel.requiredBefore(k))) {
                kept.add(Told.Figure.OF_STEP_BEFORE);
            }
            told.add(new Told(step, kept, journeys));
        }
        return Collections.unmodifiableList(told);
    }

    /**
     * What may be told of a step where nothing may be told of few.
     *
     * @param step the step, with all its figures
     * @param hidden which of them must not be told
     * @param least the number of journeys that is no longer few, 1 or more
     */
    public record Told(Step step, Set<Figure> hidden, long least) {

        /** A figure of a step. */
        public enum Figure {
            /** Journeys that reached it. */
            REACHED,
            /** Of the funnel's base. */
            CONVERSION,
            /** Of those at the last required step before. */
            OF_STEP_BEFORE
        }

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Told {
            Objects.requireNonNull(step, "step");
            hidden = Copies.sorted("hidden", hidden);
            Arguments.within("least", least, 1, Long.MAX_VALUE);
        }

        /**
         * Journeys that reached it.
         *
         * @return the count; insufficient where hidden
         */
        public Result<Long> reached() {
            return told(Figure.REACHED, Result.of(step.reached()));
        }

        /**
         * Of the funnel's base.
         *
         * @return the rate; insufficient where hidden
         */
        public Result<Rate> conversion() {
            return told(Figure.CONVERSION, Result.of(step.conversion()));
        }

        /**
         * Of those at the last required step before.
         *
         * @return the rate; insufficient where hidden, and for the first step
         */
        public Result<Rate> ofStepBefore() {
            return told(Figure.OF_STEP_BEFORE, step.ofStepBefore());
        }

        private <T> Result<T> told(Figure figure, Result<T> known) {
            return hidden.contains(figure)
                    ? Result.insufficient(
                            Reason.TOO_FEW,
                            Disclosure.from(least, Disclosure.Of.JOURNEYS).why(step.reached()))
                    : known;
        }
    }

    /**
     * From the base of the funnel to its last step.
     *
     * @return the rate, insufficient if the base is empty
     */
    public Rate conversion() {
        return steps().get(counts.size() - 1).conversion();
    }

    /**
     * One step and its figures.
     *
     * @param number its place in the funnel, counted from 0
     * @param name its touchpoint
     * @param conversion journeys that reached it of the funnel's base
     * @param ofStepBefore journeys that reached it of those at the last required step before; insufficient for the first
     * @param times seconds from the start of the chain that first reached it
     */
    public record Step(int number, String name, Rate conversion, Result<Rate> ofStepBefore, Durations times) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Step {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(conversion, "conversion");
            Objects.requireNonNull(ofStepBefore, "ofStepBefore");
            Objects.requireNonNull(times, "times");
            Arguments.notNegative("number", number);
        }

        /**
         * Journeys that reached the step.
         *
         * @return the count
         */
        public long reached() {
            return conversion.part();
        }

        /**
         * Journeys lost since the last required step before.
         *
         * @return the count; insufficient for the first step, which has none before
         */
        public Result<Long> lost() {
            return ofStepBefore.map(rate -> rate.whole() - rate.part());
        }

        /**
         * Median seconds from the start of the chain that first reached the step.
         *
         * @return 0 for the first step; insufficient where nobody came or times were not kept
         */
        public Result<Double> medianSeconds() {
            return times.medianSeconds();
        }
    }

    /**
     * The figures as a table for a console.
     *
     * @return the definition, and one line per step
     */
    @Override
    public String toString() {
        int width = Stream.concat(Stream.of("step"), funnel.steps().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String row = "%n%-" + width + "s %9s %11s %14s %15s";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%d journeys, %s", journeys, funnel.mode().name().toLowerCase(Locale.ROOT)));
        text.append(funnel.window() == null ? ", no time limit" : ", within " + funnel.window());
        text.append(String.format(row, "step", "reached", "conversion", "of step before", "median seconds"));
        for (Step step : steps()) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    step.name(),
                    step.reached(),
                    percent(step.conversion().value()),
                    percent(step.ofStepBefore().flatMap(Rate::value)),
                    step.medianSeconds()
                            .map(s -> String.format(Locale.ROOT, "%.1f", s))
                            .toOptional()
                            .orElse("-")));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String percent(Result<Double> fraction) {
        return fraction.map(f -> String.format(Locale.ROOT, "%.1f %%", 100 * f))
                .toOptional()
                .orElse("-");
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
        Funnel its = other.funnel;
        Definitions.of("funnels")
                .same("steps", funnel.steps(), its.steps())
                .same("optional steps", funnel.optional(), its.optional())
                .same("exclusions", funnel.exclusions(), its.exclusions())
                .same("mode", funnel.mode(), its.mode())
                .same("window", funnel.window(), its.window())
                .same("base", funnel.base(), its.base())
                .same("ties", funnel.ties(), its.ties());
        List<Long> sums = new ArrayList<>();
        List<Durations> both = new ArrayList<>();
        for (int k = 0; k < counts.size(); k++) {
            sums.add(Counts.sum(counts.get(k), other.counts.get(k)));
            both.add(times.get(k).merge(other.times.get(k)));
        }
        return new FunnelSummary(funnel, Counts.sum(journeys, other.journeys), sums, both, ties.merge(other.ties));
    }

    /** Collects journeys. Mutable, not thread-safe. */
    public static final class Builder {

        private static final double MICROS = 1e6;

        private final Funnel funnel;
        private final FunnelScan scan;
        private final long[] counts;
        private final List<Durations.Builder> times;
        private long journeys;
        private TieCount ties = TieCount.NONE;

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
            scan.reset();
            JourneyScan.feed(scan, journey);
            ties = ties.merge(TieCount.of(journey));
            return addReached();
        }

        /**
         * A journey without an event: it counts in the base of all journeys and reaches nothing.
         *
         * @return this
         */
        public Builder addEmpty() {
            scan.reset();
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
                    times.stream().map(Durations.Builder::build).toList(),
                    ties);
        }
    }
}
