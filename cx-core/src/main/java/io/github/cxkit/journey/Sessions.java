package io.github.cxkit.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Journeys out of events. Events need no order; equal times keep the order of the list. Journeys come in the order of
 * their customers' first appearance.
 *
 * @since 0.1.0
 */
public final class Sessions {

    private Sessions() {}

    /**
     * One journey per customer and visit: a pause longer than the gap begins a new one, exactly the gap does not.
     *
     * @param events the events
     * @param gap the longest pause inside a visit, not negative; 30 minutes is common for web visits
     * @return the journeys, named {@code customer#1}, {@code customer#2} ...
     * @throws IllegalArgumentException if the gap is negative
     */
    public static List<Journey> byGap(Iterable<JourneyEvent> events, Duration gap) {
        if (gap.isNegative()) {
            throw new IllegalArgumentException("gap must be >= 0 but was " + gap);
        }
        List<Journey> journeys = new ArrayList<>();
        grouped(events, JourneyEvent::customer).forEach((customer, own) -> {
            int from = 0;
            int number = 1;
            for (int i = 1; i <= own.size(); i++) {
                if (i == own.size() || isPause(own.get(i - 1), own.get(i), gap)) {
                    journeys.add(new Journey(customer + "#" + number++, customer, own.subList(from, i)));
                    from = i;
                }
            }
        });
        return journeys;
    }

    /**
     * Sessions cut by pauses and, where the rule says so, by midnight, campaigns and length.
     *
     * @param events the events
     * @param rule where sessions are cut
     * @param campaign names the campaign that brought an event, or null
     * @return the sessions, each with its cause
     */
    public static SessionCuts cut(
            Iterable<JourneyEvent> events, SessionRule rule, Function<JourneyEvent, @Nullable String> campaign) {
        List<SessionCuts.Session> sessions = new ArrayList<>();
        grouped(events, JourneyEvent::customer)
                .forEach((customer, own) -> SessionCuts.cut(customer, own, rule, campaign, sessions));
        return new SessionCuts(rule, sessions);
    }

    private static boolean isPause(JourneyEvent before, JourneyEvent after, Duration gap) {
        return Duration.between(before.occurredAt(), after.occurredAt()).compareTo(gap) > 0;
    }

    /**
     * One journey per customer.
     *
     * @param events the events
     * @return the journeys, named after their customers
     */
    public static List<Journey> byCustomer(Iterable<JourneyEvent> events) {
        List<Journey> journeys = new ArrayList<>();
        grouped(events, JourneyEvent::customer)
                .forEach((customer, own) -> journeys.add(new Journey(customer, customer, own)));
        return journeys;
    }

    /**
     * One journey per session that the log itself names.
     *
     * @param events the events, each with a session
     * @return the journeys, named after their sessions; the customer is that of the first event
     * @throws IllegalArgumentException if an event has no session
     */
    public static List<Journey> bySession(Iterable<JourneyEvent> events) {
        List<Journey> journeys = new ArrayList<>();
        grouped(events, Sessions::session)
                .forEach((session, own) ->
                        journeys.add(new Journey(session, own.get(0).customer(), own)));
        return journeys;
    }

    private static String session(JourneyEvent event) {
        String session = event.session();
        if (session == null) {
            throw new IllegalArgumentException(
                    "the event at " + event.touchpoint() + " of " + event.occurredAt() + " names no session");
        }
        return session;
    }

    private static Map<String, List<JourneyEvent>> grouped(
            Iterable<JourneyEvent> events, Function<JourneyEvent, String> key) {
        Map<String, List<JourneyEvent>> groups = new LinkedHashMap<>();
        for (JourneyEvent event : events) {
            groups.computeIfAbsent(key.apply(event), k -> new ArrayList<>()).add(event);
        }
        groups.values().forEach(own -> own.sort(Comparator.comparing(JourneyEvent::occurredAt)));
        return groups;
    }
}
