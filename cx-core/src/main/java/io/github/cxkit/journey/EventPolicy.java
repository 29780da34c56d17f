package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do with events that arrive unsorted, duplicated, late or from the future.
 *
 * <p>Every choice is named and every deed is counted in the {@link Prepared} result. Two events are duplicates if they have
 * the same id, or, where one has no id, agree in everything but the time of receipt and the id. Sorting is by the time
 * of the event; equal times keep the order in which they arrived.
 *
 * <pre>{@code
 * EventPolicy.STANDARD.prepare(List.of(), Instant.parse("2026-04-01T00:00:00Z")).events();  // ==> []
 * }</pre>
 *
 * @param duplicates what happens to duplicates
 * @param unsorted what happens to events that arrive out of order
 * @param late what happens to events received too long after they happened
 * @param lateAfter how long after is too long; exactly as long is not late. Null: nothing is late
 * @param future what happens to events after the as-of moment
 * @since 0.1.0
 */
public record EventPolicy(
        Duplicates duplicates,
        Unsorted unsorted,
        Action late,
        @Nullable Duration lateAfter,
        Action future) {

    /** Drops duplicates, sorts, keeps late events, refuses future ones. */
    public static final EventPolicy STANDARD =
            new EventPolicy(Duplicates.DROP, Unsorted.SORT, Action.KEEP, null, Action.REFUSE);

    /** Reason under which dropped duplicates are counted. */
    public static final String DUPLICATES = "duplicated";

    /** Reason under which dropped late events are counted. */
    public static final String LATE = "late";

    /** Reason under which dropped future events are counted. */
    public static final String FUTURE = "after the as-of moment";

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public EventPolicy {
        Objects.requireNonNull(duplicates, "duplicates");
        Objects.requireNonNull(unsorted, "unsorted");
        Objects.requireNonNull(late, "late");
        Objects.requireNonNull(future, "future");
        if (lateAfter != null && lateAfter.isNegative()) {
            throw new IllegalArgumentException("lateAfter must be >= 0 but was " + lateAfter);
        }
    }

    /**
     * Applies the policy.
     *
     * @param received the events as they arrived
     * @param asOf the moment of the analysis
     * @return the events to use, in time order, and what was done
     * @throws IllegalArgumentException if the policy refuses an event; the message names its position
     */
    public Prepared prepare(List<JourneyEvent> received, Instant asOf) {
        List<JourneyEvent> kept = new ArrayList<>(received.size());
        Set<Object> seen = new HashSet<>();
        long duplicated = 0;
        long lateDropped = 0;
        long lateKept = 0;
        long futureDropped = 0;
        long futureKept = 0;
        long outOfOrder = 0;
        Instant latest = Instant.MIN;
        for (int i = 0; i < received.size(); i++) {
            JourneyEvent event = received.get(i);
            if (duplicates == Duplicates.DROP && !seen.add(identity(event))) {
                duplicated++;
                continue;
            }
            if (event.occurredAt().isAfter(asOf)) {
                if (decide(future, i, event, "happened after the as-of moment " + asOf)) {
                    futureKept++;
                } else {
                    futureDropped++;
                    continue;
                }
            }
            if (isLate(event)) {
                if (decide(late, i, event, "was received only at " + event.receivedAt())) {
                    lateKept++;
                } else {
                    lateDropped++;
                    continue;
                }
            }
            if (event.occurredAt().isBefore(latest)) {
                if (unsorted == Unsorted.REFUSE) {
                    throw new IllegalArgumentException("events[" + i + "] at " + event.occurredAt()
                            + " is out of order: an event at " + latest + " came before it");
                }
                outOfOrder++;
            } else {
                latest = event.occurredAt();
            }
            kept.add(event);
        }
        kept.sort(Comparator.comparing(JourneyEvent::occurredAt));
        Exclusions excluded = new Exclusions(Map.of(DUPLICATES, duplicated, LATE, lateDropped, FUTURE, futureDropped));
        return new Prepared(kept, received.size(), outOfOrder, lateKept, futureKept, excluded);
    }

    private boolean isLate(JourneyEvent event) {
        Instant heard = event.receivedAt();
        return lateAfter != null
                && heard != null
                && Duration.between(event.occurredAt(), heard).compareTo(lateAfter) > 0;
    }

    private static boolean decide(Action action, int index, JourneyEvent event, String what) {
        if (action == Action.REFUSE) {
            throw new IllegalArgumentException("events[" + index + "] of " + event.occurredAt() + " " + what);
        }
        return action == Action.KEEP;
    }

    private static Object identity(JourneyEvent event) {
        String id = event.id();
        if (id != null) {
            return id;
        }
        return event.withReceivedAt(null);
    }

    /** What happens to duplicates. */
    public enum Duplicates {
        /** The first one stays, the others go and are counted. */
        DROP,
        /** All stay. */
        KEEP
    }

    /** What happens to events out of order. */
    public enum Unsorted {
        /** They are put in order and counted. */
        SORT,
        /** They are refused. */
        REFUSE
    }

    /** What happens to an event that is late or from the future. */
    public enum Action {
        /** It stays and is counted. */
        KEEP,
        /** It goes and is counted. */
        DROP,
        /** It is refused. */
        REFUSE
    }

    /**
     * Events fit for use, and what was done to get them.
     *
     * @param events the events in time order; equal times in order of arrival
     * @param received how many arrived
     * @param outOfOrder how many arrived after a later one and were moved
     * @param lateKept how many were late and stayed
     * @param futureKept how many lie after the as-of moment and stayed
     * @param excluded how many went, by reason
     */
    public record Prepared(
            List<JourneyEvent> events,
            long received,
            long outOfOrder,
            long lateKept,
            long futureKept,
            Exclusions excluded) {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Prepared {
            events = Copies.list("events", events);
            Objects.requireNonNull(excluded, "excluded");
            Arguments.part("events", events.size(), "received ones", received);
            Arguments.part("outOfOrder", outOfOrder, "received ones", received);
            Arguments.part("lateKept", lateKept, "events", events.size());
            Arguments.part("futureKept", futureKept, "events", events.size());
        }
    }
}
