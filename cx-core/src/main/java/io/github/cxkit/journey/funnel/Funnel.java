package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.TieCount;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.score.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A definition of getting there: steps, the order rule, the time allowed, what voids it.
 *
 * <p>The window runs from the first to the last matched step, both ends inclusive. In {@link FunnelMode#ORDERED} the scan
 * keeps, for each step, the latest start of any chain that reaches it: start[k] = max(start[k], start[k-1]) if
 * t - start[k-1] &lt;= window. So a customer who starts twice and completes the second time is found, which a scan that
 * sticks to the first start misses. Events of equal time count in list order.
 *
 * <p>An optional step is reached by a chain of all required steps before it and then itself inside the window; later
 * steps never ask for it. An excluded touchpoint between the first and the last matched event voids the chain; a later
 * first step may start anew. Both are conventions of this library and belong to ORDERED only.
 *
 * <p>Times are compared in whole microseconds.
 *
 * @param steps touchpoints in order, 1 to 60
 * @param mode what in order means
 * @param window time from first to last matched step, or null for no limit
 * @param optional steps that later ones do not ask for
 * @param exclusions touchpoints that void a chain
 * @param base what the overall conversion is a share of
 * @param ties what the order of events at one time is taken to be
 * @since 0.1.0
 */
public record Funnel(
        List<String> steps,
        FunnelMode mode,
        @Nullable Duration window,
        Set<String> optional,
        Set<String> exclusions,
        FunnelBase base,
        TiePolicy ties) {

    /** Times are counted in microseconds, of which a long holds 292,000 years. */
    private static final Duration LONGEST = Duration.ofDays(36_525_000);

    /** The rule that funnels follow. */
    public static final Rule RULE = Rule.adapted(
            "journey.funnel",
            "Funnel",
            "ClickHouse documentation, windowFunnel; optional steps and exclusions are this library's");

    private static final int MOST_STEPS = 60;

    /**
     * Checks the definition.
     *
     * @throws IllegalArgumentException if one of these rules is broken
     */
    public Funnel {
        steps = Copies.list("steps", steps);
        optional = Copies.set("optional", optional);
        exclusions = Copies.set("exclusions", exclusions);
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(ties, "ties");
        boolean plain = mode == FunnelMode.ORDERED && optional.isEmpty() && exclusions.isEmpty();
        if (ties != TiePolicy.FILE_ORDER && !plain && mode != FunnelMode.UNORDERED) {
            throw new IllegalArgumentException(
                    ties + " is defined for ORDERED without optional steps and exclusions only; use FILE_ORDER");
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("a funnel needs 1 to " + MOST_STEPS + " steps but has " + steps.size());
        }
        if (window != null && (window.isNegative() || window.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("window must be 0 to 100000 years but was " + window);
        }
        if (mode != FunnelMode.ORDERED && !(optional.isEmpty() && exclusions.isEmpty())) {
            throw new IllegalArgumentException("optional steps and exclusions need ORDERED but the funnel is " + mode);
        }
        boolean repeats = new HashSet<>(steps).size() < steps.size();
        if (repeats && (mode == FunnelMode.UNORDERED || mode == FunnelMode.FIRST_OCCURRENCE)) {
            throw new IllegalArgumentException(
                    "a step appears more than once in " + steps + ", which " + mode + " cannot count");
        }
        if (optional.contains(steps.get(0))) {
            throw new IllegalArgumentException("the first step \"" + steps.get(0) + "\" cannot be optional");
        }
        for (String each : optional) {
            if (!steps.contains(each)) {
                throw new IllegalArgumentException("the optional step \"" + each + "\" is no step of " + steps);
            }
        }
        for (String each : exclusions) {
            if (steps.contains(each)) {
                throw new IllegalArgumentException("the exclusion \"" + each + "\" is a step");
            }
        }
    }

    /**
     * The steps in order inside a window, anything between, as a share of those who began.
     *
     * @param window time from first to last step
     * @param steps touchpoints in order
     * @return the funnel
     * @throws IllegalArgumentException if there is no step, or the window is negative
     */
    public static Funnel ordered(Duration window, String... steps) {
        return of(FunnelMode.ORDERED, window, List.of(steps));
    }

    /**
     * A funnel without optional steps and exclusions, as a share of those who began.
     *
     * @param mode what in order means
     * @param window time from first to last step, or null for no limit
     * @param steps touchpoints in order
     * @return the funnel
     * @throws IllegalArgumentException if there is no step, one appears more than once where it cannot, or the window is negative
     */
    public static Funnel of(FunnelMode mode, @Nullable Duration window, List<String> steps) {
        return new Funnel(steps, mode, window, Set.of(), Set.of(), FunnelBase.FIRST_STEP, TiePolicy.FILE_ORDER);
    }

    /**
     * The same funnel with steps that later ones do not ask for.
     *
     * @param touchpoints the optional steps
     * @return the funnel
     * @throws IllegalArgumentException if one is no step, or is the first
     */
    public Funnel withOptional(String... touchpoints) {
        return new Funnel(steps, mode, window, new TreeSet<>(List.of(touchpoints)), exclusions, base, ties);
    }

    /**
     * The same funnel with touchpoints that void a chain.
     *
     * @param touchpoints the exclusions
     * @return the funnel
     * @throws IllegalArgumentException if one is a step
     */
    public Funnel withExclusions(String... touchpoints) {
        return new Funnel(steps, mode, window, optional, new TreeSet<>(List.of(touchpoints)), base, ties);
    }

    /**
     * The same funnel as a share of something else.
     *
     * @param newBase first step or all journeys
     * @return the funnel
     */
    public Funnel withBase(FunnelBase newBase) {
        return new Funnel(steps, mode, window, optional, exclusions, newBase, ties);
    }

    /**
     * The same funnel with another rule for events at one time. Journeys reach as many steps or fewer under STRICTLY_AFTER as
     * under FILE_ORDER, and as many or more under NOT_BEFORE. (A convention of this library.)
     *
     * @param newTies what their order is taken to be
     * @return the funnel
     * @throws IllegalArgumentException if the funnel defines no such rule
     */
    public Funnel withTies(TiePolicy newTies) {
        return new Funnel(steps, mode, window, optional, exclusions, base, newTies);
    }

    /**
     * Touchpoints that the funnel names and no journey has: most often a misspelt one. A funnel does not know the
     * vocabulary of a log, so that a step that never happened and one that is spelt wrongly both count 0.
     *
     * @param journeys the journeys
     * @return steps and exclusions that do not occur, steps in their order first
     */
    public Set<String> unknownSteps(Iterable<Journey> journeys) {
        Set<String> unknown = named();
        for (Journey journey : journeys) {
            journey.events().forEach(event -> unknown.remove(event.touchpoint()));
            if (unknown.isEmpty()) {
                break;
            }
        }
        return unknown;
    }

    /**
     * Touchpoints that the funnel names and the log's list of touchpoints does not.
     *
     * @param log the events
     * @return steps and exclusions that are not listed, steps in their order first
     */
    public Set<String> unknownSteps(EventColumns log) {
        Set<String> unknown = named();
        log.touchpoints().forEach(unknown::remove);
        return unknown;
    }

    private Set<String> named() {
        Set<String> names = new LinkedHashSet<>(steps);
        names.addAll(new TreeSet<>(exclusions));
        return names;
    }

    /**
     * The last step before a step that all chains ask for.
     *
     * @param step number of the step, 1 or more (0 is the first step)
     * @return number of the required step before it
     */
    int requiredBefore(int step) {
        int before = step - 1;
        while (optional.contains(steps.get(before))) {
            before--;
        }
        return before;
    }

    /**
     * How far one journey gets: the number of the furthest step, counted from 1.
     *
     * @param journey the journey
     * @return 0 to the number of steps
     */
    public int reached(Journey journey) {
        FunnelScan scan = new FunnelScan(this, 1);
        JourneyScan.feed(scan, journey);
        return 64 - Long.numberOfLeadingZeros(scan.reached(0));
    }

    /**
     * How far journeys get.
     *
     * @param journeys the journeys
     * @return the summary
     */
    public FunnelSummary summary(Iterable<Journey> journeys) {
        FunnelSummary.Builder builder = new FunnelSummary.Builder(this);
        journeys.forEach(builder::add);
        return builder.build();
    }

    /**
     * How far the customers of a log in columns get, in one pass. Times per step are not kept; a customer without a row
     * is no journey. Memory: 8 (steps + 1) bytes per customer.
     *
     * @param log the events, which say what their times count
     * @return the summary, without times
     * @throws IllegalArgumentException if the funnel's rule for events at one time is not file order
     */
    public FunnelSummary summary(EventColumns log) {
        if (ties != TiePolicy.FILE_ORDER && mode != FunnelMode.UNORDERED) {
            throw new IllegalArgumentException("columns are read in file order, but the funnel asks for " + ties);
        }
        FunnelScan scan = new FunnelScan(this, log.customers(), window == null ? Long.MAX_VALUE : log.units(window));
        int[] codes = log.touchpoints().stream().mapToInt(scan::code).toArray();
        boolean others = mode == FunnelMode.STRICT;
        int rows = log.size();
        for (int i = 0; i < rows; i++) {
            int code = codes[log.touchpoint(i)];
            if (code != FunnelScan.OTHER || others) {
                scan.accept(log.customer(i), code, log.time(i));
            }
        }
        return new FunnelSummary(
                this,
                log.journeys(),
                scan.counts(),
                Collections.nCopies(steps.size(), Durations.EMPTY),
                TieCount.of(log));
    }

    /**
     * How far journeys get, group by group.
     *
     * @param journeys the journeys
     * @param segment names the group of a journey
     * @return group to summary, in alphabetical order
     */
    public Map<String, FunnelSummary> bySegment(Iterable<Journey> journeys, Function<Journey, String> segment) {
        Map<String, FunnelSummary.Builder> builders = new TreeMap<>();
        for (Journey journey : journeys) {
            builders.computeIfAbsent(segment.apply(journey), s -> new FunnelSummary.Builder(this))
                    .add(journey);
        }
        Map<String, FunnelSummary> summaries = new TreeMap<>();
        builders.forEach((name, builder) -> summaries.put(name, builder.build()));
        return summaries;
    }

    /**
     * The journeys that reached one step and not the next required one: whom to ask, and about what.
     *
     * @param journeys the journeys
     * @param step number of the step they reached, counted from 0
     * @return the journeys lost after it, in their order
     * @throws IllegalArgumentException if there is no step after it
     */
    public List<Journey> lostAfter(Iterable<Journey> journeys, int step) {
        if (step < 0 || step >= steps.size() - 1) {
            throw new IllegalArgumentException("step must lie in [0, " + (steps.size() - 2) + "] but was " + step);
        }
        int next = step + 1;
        while (next < steps.size() - 1 && optional.contains(steps.get(next))) {
            next++;
        }
        List<Journey> lost = new ArrayList<>();
        FunnelScan scan = new FunnelScan(this, 1);
        for (Journey journey : journeys) {
            scan.reset();
            JourneyScan.feed(scan, journey);
            boolean here = (scan.reached(0) >> step & 1) == 1;
            boolean there = (scan.reached(0) >> next & 1) == 1;
            if (here && !there) {
                lost.add(journey);
            }
        }
        return lost;
    }
}
