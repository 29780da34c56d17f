package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An actual journey (CJML's term): what one customer did, in time order.
 *
 * @param id name of the journey
 * @param customer who went it
 * @param events its events in time order, at least one; equal times in list order
 * @since 0.1.0
 */
public record Journey(String id, String customer, List<JourneyEvent> events) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if there is no event, or they are out of order
     */
    public Journey {
        Objects.requireNonNull(customer, "customer");
        Arguments.notBlank("id of a journey", id);
        if (customer.isBlank()) {
            Arguments.notBlank("customer of journey " + id, customer);
        }
        events = Copies.list("events", events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("journey " + id + " has no event");
        }
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).occurredAt().isBefore(events.get(i - 1).occurredAt())) {
                throw new IllegalArgumentException("journey " + id + " is out of order: events[" + i + "] at "
                        + events.get(i).occurredAt() + " comes after one at "
                        + events.get(i - 1).occurredAt());
            }
        }
    }

    /**
     * The touchpoints in order, repeats included.
     *
     * @return ids of touchpoints
     */
    public List<String> touchpoints() {
        String[] touchpoints = new String[events.size()];
        for (int i = 0; i < touchpoints.length; i++) {
            touchpoints[i] = events.get(i).touchpoint();
        }
        return List.of(touchpoints);
    }

    /**
     * When it began.
     *
     * @return the time of its first event
     */
    public Instant startedAt() {
        return events.get(0).occurredAt();
    }

    /**
     * When it was last heard of.
     *
     * @return the time of its last event
     */
    public Instant lastEventAt() {
        return events.get(events.size() - 1).occurredAt();
    }

    /**
     * From its first to its last event.
     *
     * @return the time between
     */
    public Duration throughput() {
        return Duration.between(startedAt(), lastEventAt());
    }

    /**
     * Whether the customer met a touchpoint, and whether it answered at least once.
     *
     * @param touchpoint id of the touchpoint
     * @return never reached, reached and unanswered, or answered
     */
    public Reach reach(String touchpoint) {
        Reach reach = Reach.NEVER_REACHED;
        for (JourneyEvent event : events) {
            if (event.touchpoint().equals(touchpoint)) {
                if (event.outcome() != EventOutcome.NOT_ANSWERED) {
                    return Reach.ANSWERED;
                }
                reach = Reach.REACHED_UNANSWERED;
            }
        }
        return reach;
    }

    /**
     * Where the journey stands. Idle for exactly the timeout is still open.
     *
     * @param completing touchpoints that complete a journey
     * @param asOf the moment of the analysis, not before the last event
     * @param timeout how long an open journey may be idle, not negative
     * @return open, completed or abandoned
     * @throws IllegalArgumentException if an event lies after the as-of moment, or the timeout is negative
     */
    public JourneyStatus status(Set<String> completing, Instant asOf, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be >= 0 but was " + timeout);
        }
        if (lastEventAt().isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "journey " + id + " has an event at " + lastEventAt() + ", after the as-of moment " + asOf);
        }
        for (JourneyEvent event : events) {
            if (completing.contains(event.touchpoint())) {
                return JourneyStatus.COMPLETED;
            }
        }
        boolean idle = Duration.between(lastEventAt(), asOf).compareTo(timeout) > 0;
        return idle ? JourneyStatus.ABANDONED : JourneyStatus.OPEN;
    }
}
