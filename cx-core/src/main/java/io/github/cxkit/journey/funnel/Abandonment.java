package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many journeys were completed, given up, or are still open.
 *
 * <p>Two readings are in use and differ: abandoned / (abandoned + completed), which leaves open journeys out, and
 * 1 - completed / all, which counts them as lost. Both are here. A summary; counts with other goals, another
 * timeout or moment are not added to these.
 *
 * @param definition what the counts mean, null if only the caller knows
 * @param completed journeys that reached their goal
 * @param abandoned journeys idle for longer than the timeout
 * @param open journeys neither completed nor abandoned
 * @since 0.1.0
 */
public record Abandonment(@Nullable Definition definition, long completed, long abandoned, long open) {

    /** No journey. It has no definition and may be merged with any. */
    public static final Abandonment EMPTY = new Abandonment(null, 0, 0, 0);

    /** Abandoned of decided journeys: the reading of contact centres and of forms. */
    public static final Rule RULE = Rule.convention(
            "journey.abandonment", "Abandonment", "abandoned of those completed or abandoned; open ones left out");

    /** Not completed of all journeys: the reading of shopping carts. */
    public static final Rule NOT_COMPLETED_RULE = Rule.convention(
            "journey.not-completed",
            "Not completed",
            "one minus completion, as cart abandonment counts; open ones are in");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Abandonment {
        Arguments.notNegative("completed", completed);
        Arguments.notNegative("abandoned", abandoned);
        Arguments.notNegative("open", open);
    }

    /**
     * Counts journeys.
     *
     * @param journeys the journeys
     * @param completing touchpoints that complete one
     * @param asOf the moment of the analysis
     * @param timeout how long an open journey may be idle; exactly that long is open
     * @return the counts
     * @throws IllegalArgumentException if an event lies after the as-of moment, or the timeout is negative
     */
    public static Abandonment of(Iterable<Journey> journeys, Set<String> completing, Instant asOf, Duration timeout) {
        return summarizer(new Definition(completing, asOf, timeout)).summarize(journeys);
    }

    /**
     * Counts journeys by the touchpoint at which they began: who leaves a landing page in seconds, who a form in hours.
     *
     * @param journeys the journeys; one without events is left out
     * @param definition goals, moment, and the timeout where no other is given
     * @param timeouts touchpoint to how long a journey that began there may be idle
     * @return touchpoint to its counts, in alphabetical order; each carries its own timeout in its definition
     * @throws IllegalArgumentException if an event lies after the as-of moment, or a timeout is negative
     */
    public static Map<String, Abandonment> byLanding(
            Iterable<Journey> journeys, Definition definition, Map<String, Duration> timeouts) {
        Map<String, Abandonment> byLanding = new TreeMap<>();
        for (Journey journey : journeys) {
            if (journey.touchpoints().isEmpty()) {
                continue;
            }
            String landing = journey.touchpoints().get(0);
            Duration timeout = timeouts.getOrDefault(landing, definition.timeout);
            Definition own = new Definition(definition.completing, definition.asOf, timeout);
            byLanding.merge(landing, summarizer(own).summarize(List.of(journey)), Abandonment::merge);
        }
        return Collections.unmodifiableMap(byLanding);
    }

    /**
     * What the counts mean.
     *
     * @param completing touchpoints that complete a journey, in alphabetical order; unmodifiable
     * @param asOf the moment of the analysis
     * @param timeout how long an open journey may be idle, 0 or more; exactly that long is open
     */
    public record Definition(Set<String> completing, Instant asOf, Duration timeout) {
        /**
         * Checks the timeout.
         *
         * @throws IllegalArgumentException if the timeout is negative
         */
        public Definition {
            Objects.requireNonNull(timeout, "timeout");
            completing = Copies.sorted("completing", completing);
            Objects.requireNonNull(asOf, "asOf");
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("timeout must be >= 0 but was " + timeout);
            }
        }
    }

    /**
     * Counts journeys.
     *
     * @param definition what the counts mean
     * @return a summarizer with bytes, which refuses a journey with an event after the as-of moment
     */
    public static Summarizer<Journey, Abandonment> summarizer(Definition definition) {
        return Summarizer.<Journey, Abandonment>folding(
                        new Abandonment(definition, 0, 0, 0),
                        (all, journey) ->
                                all.plus(journey.status(definition.completing, definition.asOf, definition.timeout)),
                        Abandonment::merge)
                .withBytes(
                        all -> Bytes.write(
                                String.valueOf(all.definition),
                                out -> out.count(all.completed)
                                        .count(all.abandoned)
                                        .count(all.open)),
                        bytes -> Bytes.read(
                                "abandonment",
                                definition,
                                bytes,
                                in -> new Abandonment(definition, in.count(), in.count(), in.count())));
    }

    /**
     * With one journey more.
     *
     * @param status where it stands
     * @return the counts
     */
    public Abandonment plus(JourneyStatus status) {
        return new Abandonment(
                definition,
                completed + (status == JourneyStatus.COMPLETED ? 1 : 0),
                abandoned + (status == JourneyStatus.ABANDONED ? 1 : 0),
                open + (status == JourneyStatus.OPEN ? 1 : 0));
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return the sums
     * @throws IllegalArgumentException if goals, timeout or moment differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Abandonment merge(Abandonment other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Definitions.of("abandonments").same("definition", definition, other.definition);
        return new Abandonment(
                definition,
                Counts.sum(completed, other.completed),
                Counts.sum(abandoned, other.abandoned),
                Counts.sum(open, other.open));
    }

    /**
     * How many stand where.
     *
     * @param status completed, abandoned or open
     * @return their number
     */
    public long count(JourneyStatus status) {
        return switch (status) {
            case COMPLETED -> completed;
            case ABANDONED -> abandoned;
            case OPEN -> open;
        };
    }

    /**
     * Counts that must not be told beside the number of all journeys, where nothing may be told of fewer than so many: those of
     * fewer, and as many others, the smallest first, as it takes for the sum of what is hidden to tell of no fewer either.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return none, or two or three
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Set<JourneyStatus> hiddenBelow(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        List<JourneyStatus> rising = Stream.of(JourneyStatus.values())
                .filter(each -> count(each) > 0)
                .sorted(Comparator.comparingLong(this::count))
                .toList();
        Set<JourneyStatus> hidden = EnumSet.noneOf(JourneyStatus.class);
        long sum = 0;
        for (JourneyStatus each : rising) {
            boolean few = Disclosure.isFew(count(each), journeys);
            boolean givesAway = !hidden.isEmpty() && (hidden.size() == 1 || Disclosure.isFew(sum, journeys));
            if (few || givesAway) {
                hidden.add(each);
                sum += count(each);
            }
        }
        return hidden.size() == 1 || Disclosure.isFew(sum, journeys) ? EnumSet.allOf(JourneyStatus.class) : hidden;
    }

    /**
     * Abandoned among those whose fate is known.
     *
     * @return abandoned / (abandoned + completed); insufficient if all are open
     */
    public Rate rateOfDecided() {
        return new Rate(RULE, abandoned, Counts.sum(abandoned, completed));
    }

    /**
     * Not completed among all, open ones included.
     *
     * @return (abandoned + open) / all; insufficient without journeys
     */
    public Rate oneMinusCompletion() {
        return new Rate(NOT_COMPLETED_RULE, Counts.sum(abandoned, open), completed + abandoned + open);
    }

    /**
     * What the figures stand on.
     *
     * @return the rule and the number of journeys
     */
    public Evidence evidence() {
        return Evidence.of(RULE, completed + abandoned + open);
    }
}
