package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A whole log against its plan: what is skipped, what comes in, what takes too long, and what each deviation goes with in
 * score and drop-off. An association. A mergeable summary of counts and sums.
 *
 * <p>The duration of a step runs to the next event of its journey; the last event of an open journey is late once it lasts
 * longer than planned, and pending before; that of a closed one has none. Exactly the planned time is within.
 *
 * @param plan the plan, not empty
 * @param asOf the moment of judgement
 * @param all all journeys
 * @param conformance conformance of each journey
 * @param deviations what deviates, with its journeys
 * @param durations touchpoint to how long it took, for steps with a planned duration
 * @since 0.1.0
 */
public record PlannedLog(
        List<PlannedStep> plan,
        Instant asOf,
        Group all,
        Moments conformance,
        List<Deviation> deviations,
        Map<String, StepTimes> durations) {

    /** The rule that the deviations follow. */
    public static final Rule RULE = Rule.convention(
            "journey.planned-log", "A log against its plan", "Welch 1947 for scores, Newcombe 1998 for drop-off");

    private static final Comparator<Deviation> ORDER = Comparator.comparingLong((Deviation d) -> d.group.journeys)
            .reversed()
            .thenComparing(Deviation::kind)
            .thenComparing(Deviation::touchpoint);

    /**
     * Checks and copies; deviations are put in order, most frequent first.
     *
     * @throws IllegalArgumentException if the plan is empty
     */
    public PlannedLog {
        Copies.whole("deviations", deviations);
        plan = Copies.list("plan", plan);
        if (plan.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one step");
        }
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(conformance, "conformance");
        deviations = deviations.stream().sorted(ORDER).toList();
        durations = Copies.ordered("durations", durations);
    }

    /**
     * Counts journeys.
     *
     * @param plan the plan, not empty
     * @param asOf the moment of judgement
     * @return a summarizer; it refuses events out of order or after that moment
     */
    public static Summarizer<Observed, PlannedLog> summarizer(List<PlannedStep> plan, Instant asOf) {
        Map<String, StepTimes> times = new LinkedHashMap<>();
        plan.stream()
                .filter(step -> step.expectedDuration() != null)
                .forEach(step -> times.put(step.touchpoint(), StepTimes.NONE));
        PlannedLog empty = new PlannedLog(plan, asOf, Group.NONE, Moments.EMPTY, List.of(), times);
        return Summarizer.folding(empty, PlannedLog::plus, PlannedLog::merge);
    }

    private PlannedLog plus(Observed journey) {
        Instant before = Instant.MIN;
        for (Visit visit : journey.visits) {
            if (visit.at.isBefore(before) || visit.at.isAfter(asOf)) {
                throw new IllegalArgumentException(
                        "visit of " + visit.touchpoint + " at " + visit.at + " is out of order, or after " + asOf);
            }
            before = visit.at;
        }
        List<String> touchpoints =
                journey.visits.stream().map(Visit::touchpoint).toList();
        boolean open = journey.status == JourneyStatus.OPEN;
        PlanAlignment alignment = open ? PlanAlignment.ofOpen(plan, touchpoints) : PlanAlignment.of(plan, touchpoints);
        Group one = Group.of(journey);
        List<Deviation> found = new ArrayList<>();
        for (PlanDeviation kind : PlanDeviation.values()) {
            new HashSet<>(alignment.deviating(kind))
                    .forEach(touchpoint -> found.add(new Deviation(kind, touchpoint, one)));
        }
        Map<String, StepTimes> times = new LinkedHashMap<>(durations);
        Set<String> late = new HashSet<>();
        for (PlanAlignment.Match match : alignment.matches()) {
            Duration planned = plan.get(match.planned()).expectedDuration();
            Visit visit = journey.visits.get(match.actual());
            boolean last = match.actual() == journey.visits.size() - 1;
            if (planned == null || (last && !open)) {
                continue;
            }
            Instant end = last ? asOf : journey.visits.get(match.actual() + 1).at;
            boolean tooLong = Duration.between(visit.at, end).compareTo(planned) > 0;
            times.merge(
                    visit.touchpoint,
                    !tooLong && last
                            ? new StepTimes(new Rate(RULE, 0, 0), 1)
                            : new StepTimes(new Rate(RULE, tooLong ? 0 : 1, 1), 0),
                    StepTimes::merge);
            if (tooLong && late.add(visit.touchpoint)) {
                found.add(new Deviation(PlanDeviation.LATE, visit.touchpoint, one));
            }
        }
        boolean perfect = !open && found.isEmpty();
        PlannedLog single = new PlannedLog(
                plan, asOf, perfect ? one.perfect() : one, Moments.of(alignment.conformance()), found, Map.of());
        return merge(single).withDurations(times);
    }

    private PlannedLog withDurations(Map<String, StepTimes> times) {
        return new PlannedLog(plan, asOf, all, conformance, deviations, times);
    }

    /**
     * These and other journeys together.
     *
     * @param other against the same plan at the same moment
     * @return the sums
     * @throws IllegalArgumentException if plan or moment differ
     */
    public PlannedLog merge(PlannedLog other) {
        Definitions.of("logs against a plan").same("plan", plan, other.plan).same("moment", asOf, other.asOf);
        Map<Object, Deviation> sums = new LinkedHashMap<>();
        for (List<Deviation> list : List.of(deviations, other.deviations)) {
            list.forEach(each -> sums.merge(
                    List.of(each.kind, each.touchpoint),
                    each,
                    (a, b) -> new Deviation(a.kind, a.touchpoint, a.group.plus(b.group, 1))));
        }
        Map<String, StepTimes> times = new LinkedHashMap<>(durations);
        other.durations.forEach((touchpoint, each) -> times.merge(touchpoint, each, StepTimes::merge));
        return new PlannedLog(
                plan,
                asOf,
                all.plus(other.all, 1),
                conformance.merge(other.conformance),
                List.copyOf(sums.values()),
                times);
    }

    /**
     * Deviations that may be told where nothing may be told of fewer journeys than so many: neither fewer show it, nor all
     * but fewer.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return those of these deviations, in their order
     * @throws IllegalArgumentException if the number is less than 1
     */
    public List<Deviation> deviationsHidingBelow(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        return deviations.stream()
                .filter(each -> !Disclosure.isFew(each.group.journeys, journeys)
                        && !Disclosure.isFew(without(each).journeys, journeys))
                .toList();
    }

    /**
     * Planned durations that may be told where nothing may be told of fewer journeys than so many: neither few steps were late, nor
     * few in time.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return touchpoint to its times, in the order of the plan
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Map<String, StepTimes> durationsHidingBelow(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        Map<String, StepTimes> told = new LinkedHashMap<>(durations);
        told.values()
                .removeIf(each -> Disclosure.isFew(each.within.part(), journeys)
                        || Disclosure.isFew(each.within.complement().part(), journeys)
                        || Disclosure.isFew(each.pending, journeys));
        return Collections.unmodifiableMap(told);
    }

    /**
     * Share given up with a deviation minus share without, where nothing may be told of fewer journeys than so many.
     *
     * @param deviation one of these
     * @param confidence level, from 0.5 to below 1
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return the difference; insufficient if few with it or without it were given up, or completed
     */
    public Difference dropOffDifference(Deviation deviation, double confidence, long journeys) {
        Difference known = dropOffDifference(deviation, confidence);
        Group with = deviation.group;
        Group without = without(deviation);
        boolean few = LongStream.of(
                        with.abandoned,
                        without.abandoned,
                        with.closed() - with.abandoned,
                        without.closed() - without.abandoned)
                .anyMatch(count -> Disclosure.isFew(count, journeys));
        return few
                ? Difference.insufficient(
                        known.method(),
                        Reason.TOO_FEW,
                        Disclosure.from(journeys, Disclosure.Of.JOURNEYS).away())
                : known;
    }

    /**
     * How many journeys went as planned, beside the number of closed ones, where nothing may be told of fewer than so many.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return the count; insufficient if it or the rest is few
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Result<Long> asPlannedHidingBelow(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        return Disclosure.isFew(all.asPlanned, journeys) || Disclosure.isFew(all.closed() - all.asPlanned, journeys)
                ? Result.insufficient(
                        Reason.TOO_FEW,
                        Disclosure.from(journeys, Disclosure.Of.JOURNEYS).away())
                : Result.of(all.asPlanned);
    }

    /**
     * Score with a deviation minus score without, over journeys with a score (Welch 1947).
     *
     * @param deviation one of these
     * @param confidence level, from 0.5 to below 1
     * @return the difference
     */
    public Difference scoreDifference(Deviation deviation, double confidence) {
        return MeanComparison.welch(
                deviation.group.scores.moments(), without(deviation).scores.moments(), confidence);
    }

    /**
     * Journeys without a deviation.
     *
     * @param deviation one of these
     * @return the other journeys
     */
    public Group without(Deviation deviation) {
        return all.plus(deviation.group, -1);
    }

    /**
     * Share given up with a deviation minus share without, over closed journeys (Newcombe 1998).
     *
     * @param deviation one of these
     * @param confidence level, from 0.5 to below 1
     * @return the difference
     */
    public Difference dropOffDifference(Deviation deviation, double confidence) {
        Group with = deviation.group;
        Group without = without(deviation);
        return ProportionComparison.compare(
                new ProportionComparison.Group(with.abandoned, with.closed()),
                new ProportionComparison.Group(without.abandoned, without.closed()),
                ProportionComparison.Method.NEWCOMBE,
                confidence);
    }

    /**
     * A visit.
     *
     * @param touchpoint where
     * @param at when
     */
    public record Visit(String touchpoint, Instant at) {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Visit {
            Arguments.notBlank("touchpoint", touchpoint);
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A journey with its end and its score.
     *
     * @param visits in order of time
     * @param status how it stands
     * @param score the customer's score, or null
     */
    public record Observed(
            List<Visit> visits,
            JourneyStatus status,
            @Nullable Double score) {
        /** Copies. */
        public Observed {
            visits = Copies.list("visits", visits);
            Objects.requireNonNull(status, "status");
            if (score != null) {
                Arguments.summable("score", score);
            }
        }

        /**
         * A journey of a log.
         *
         * @param journey the journey
         * @param status how it stands
         * @param score the customer's score, or null
         * @return the journey
         */
        public static Observed of(Journey journey, JourneyStatus status, @Nullable Double score) {
            List<Visit> visits = journey.events().stream()
                    .map(event -> new Visit(event.touchpoint(), event.occurredAt()))
                    .toList();
            return new Observed(visits, status, score);
        }
    }

    /**
     * One deviation.
     *
     * @param kind how
     * @param touchpoint where
     * @param group the journeys that have it
     */
    public record Deviation(PlanDeviation kind, String touchpoint, Group group) {
        /** Checks that the parts are there. */
        public Deviation {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(group, "group");
        }
    }

    /**
     * Journeys counted.
     *
     * @param journeys how many
     * @param open those that may still go on
     * @param scores sums of the scores
     * @param abandoned closed without reaching the goal
     * @param asPlanned closed, without a deviation
     */
    public record Group(long journeys, long open, ScoreSums scores, long abandoned, long asPlanned) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Group {
            Objects.requireNonNull(scores, "scores");
            Arguments.part("open", open, "journeys", journeys);
            Arguments.part("abandoned", abandoned, "closed journeys", journeys - open);
            Arguments.part("asPlanned", asPlanned, "closed journeys", journeys - open);
        }

        static final Group NONE = new Group(0, 0, ScoreSums.NONE, 0, 0);

        static Group of(Observed journey) {
            return new Group(
                    1,
                    journey.status == JourneyStatus.OPEN ? 1 : 0,
                    ScoreSums.of(journey.score),
                    journey.status == JourneyStatus.ABANDONED ? 1 : 0,
                    0);
        }

        Group perfect() {
            return new Group(journeys, open, scores, abandoned, 1);
        }

        Group plus(Group other, int sign) {
            return new Group(
                    journeys + sign * other.journeys,
                    open + sign * other.open,
                    scores.plus(other.scores, sign),
                    abandoned + sign * other.abandoned,
                    asPlanned + sign * other.asPlanned);
        }

        /**
         * Journeys that are over.
         *
         * @return how many
         */
        public long closed() {
            return journeys - open;
        }
    }

    /**
     * Sums of scores, in decimals and so exact, from which those of a part can be taken away again.
     *
     * @param n scores
     * @param sum their sum
     * @param squares the sum of their squares
     */
    public record ScoreSums(long n, BigDecimal sum, BigDecimal squares) {
        /**
         * Brings equal numbers to one form.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public ScoreSums {
            Objects.requireNonNull(sum, "sum");
            Objects.requireNonNull(squares, "squares");
            sum = Arguments.sum("sum", sum).stripTrailingZeros();
            squares = Arguments.sum("squares", squares).stripTrailingZeros();
            Arguments.notNegative("n", n);
            // no sum of squares of n numbers is less than the square of their sum / n
            if (BigDecimal.valueOf(n).multiply(squares).compareTo(sum.multiply(sum)) < 0
                    || (n == 0 && squares.signum() != 0)) {
                throw new IllegalArgumentException(
                        n + " scores cannot have the sum " + sum + " and the sum of squares " + squares);
            }
        }

        static final ScoreSums NONE = new ScoreSums(0, BigDecimal.ZERO, BigDecimal.ZERO);

        static ScoreSums of(@Nullable Double score) {
            if (score == null) {
                return NONE;
            }
            BigDecimal exact = BigDecimal.valueOf(score);
            return new ScoreSums(1, exact, exact.multiply(exact));
        }

        ScoreSums plus(ScoreSums other, int sign) {
            BigDecimal factor = BigDecimal.valueOf(sign);
            return new ScoreSums(
                    n + sign * other.n,
                    sum.add(other.sum.multiply(factor)),
                    squares.add(other.squares.multiply(factor)));
        }

        /**
         * Number, mean and squares about it.
         *
         * @return the moments
         */
        public Moments moments() {
            if (n == 0) {
                return Moments.EMPTY;
            }
            // n sum(x²) - sum(x)² of decimals: equal scores have no spread at all
            BigDecimal whole = BigDecimal.valueOf(n);
            BigDecimal about = squares.multiply(whole).subtract(sum.multiply(sum));
            return new Moments(
                    n,
                    sum.divide(whole, MathContext.DECIMAL128).doubleValue(),
                    Math.max(0, about.divide(whole, MathContext.DECIMAL128).doubleValue()));
        }
    }

    /**
     * How long a step took.
     *
     * @param within not longer than planned, of those known
     * @param pending not longer than planned so far
     */
    public record StepTimes(Rate within, long pending) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public StepTimes {
            Objects.requireNonNull(within, "within");
            Arguments.notNegative("pending", pending);
        }

        static final StepTimes NONE = new StepTimes(new Rate(RULE, 0, 0), 0);

        StepTimes merge(StepTimes other) {
            return new StepTimes(within.merge(other.within), Counts.sum(pending, other.pending));
        }
    }
}
