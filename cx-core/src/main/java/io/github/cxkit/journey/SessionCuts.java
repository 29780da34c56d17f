package io.github.cxkit.journey;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Summarizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sessions with the cause of each.
 *
 * @param rule where sessions were cut
 * @param sessions in the order of their customers' first appearance, then of time
 * @since 0.1.0
 */
public record SessionCuts(SessionRule rule, List<Session> sessions) {

    /** Copies. */
    public SessionCuts {
        Objects.requireNonNull(rule, "rule");
        sessions = Copies.list("sessions", sessions);
    }

    /** What began a session, in order of precedence. */
    public enum Cause {
        /** It is the customer's first. */
        FIRST,
        /** A pause. */
        GAP,
        /** Another local date. */
        MIDNIGHT,
        /** Another campaign. */
        CAMPAIGN,
        /** The one before had its greatest length. */
        LONGEST
    }

    /**
     * One session.
     *
     * @param journey its events, named {@code customer#1}, {@code customer#2} ...
     * @param cause what began it
     */
    public record Session(Journey journey, Cause cause) {
        /** Checks that the parts are there. */
        public Session {
            Objects.requireNonNull(journey, "journey");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * Cuts the events of customers, all of one customer at once; equal up to the order of the customers, whatever the split.
     * No bytes: what travels are the events, or the summary of the journeys.
     *
     * @param rule where sessions are cut
     * @param campaign the campaign of an event, null if it has none
     * @return a summarizer of all events of a customer or of several, in any order
     */
    public static Summarizer<List<JourneyEvent>, SessionCuts> summarizer(
            SessionRule rule, Function<JourneyEvent, @Nullable String> campaign) {
        return Summarizer.folding(
                new SessionCuts(rule, List.of()),
                (all, events) -> all.merge(Sessions.cut(events, rule, campaign)),
                SessionCuts::merge);
    }

    /**
     * How many sessions each cause began.
     *
     * @return cause to sessions, only causes that occur, in order of precedence
     */
    public Map<Cause, Long> causes() {
        Map<Cause, Long> causes = new EnumMap<>(Cause.class);
        sessions.forEach(session -> causes.merge(session.cause(), 1L, Counts::sum));
        return Collections.unmodifiableMap(causes);
    }

    /**
     * These sessions and those of other customers.
     *
     * @param other cut by the same rule
     * @return all of them
     * @throws IllegalArgumentException if the rules differ or a customer is in both
     */
    public SessionCuts merge(SessionCuts other) {
        Definitions.of("sessions")
                .same("gap", rule.gap(), other.rule.gap())
                .same("campaigns", rule.campaigns(), other.rule.campaigns())
                .same("midnight", rule.midnight(), other.rule.midnight())
                .same("longest", rule.longest(), other.rule.longest());
        Set<String> names = new HashSet<>();
        sessions.forEach(session -> names.add(session.journey().id()));
        for (Session session : other.sessions) {
            if (names.contains(session.journey().id())) {
                throw new IllegalArgumentException("all events of a customer must be cut at once, but "
                        + session.journey().customer() + " is in both parts");
            }
        }
        List<Session> all = new ArrayList<>(sessions);
        all.addAll(other.sessions);
        return new SessionCuts(rule, all);
    }

    /** Cuts the events of one customer, in time order. */
    static void cut(
            String customer,
            List<JourneyEvent> own,
            SessionRule rule,
            Function<JourneyEvent, @Nullable String> campaign,
            List<Session> into) {
        int from = 0;
        int number = 1;
        Cause cause = Cause.FIRST;
        String current = own.isEmpty() ? null : campaign.apply(own.get(0));
        for (int i = 1; i <= own.size(); i++) {
            Cause next = i == own.size() ? Cause.FIRST : cause(own, from, i, rule, current, campaign);
            if (next != null) {
                into.add(new Session(new Journey(customer + "#" + number++, customer, own.subList(from, i)), cause));
                from = i;
                cause = next;
                current = null;
            }
            String named = i == own.size() ? null : campaign.apply(own.get(i));
            current = named == null ? current : named;
        }
    }

    private static @Nullable Cause cause(
            List<JourneyEvent> own,
            int from,
            int at,
            SessionRule rule,
            @Nullable String current,
            Function<JourneyEvent, @Nullable String> campaign) {
        Instant before = own.get(at - 1).occurredAt();
        Instant now = own.get(at).occurredAt();
        if (Duration.between(before, now).compareTo(rule.gap()) > 0) {
            return Cause.GAP;
        }
        ZoneId zone = rule.midnight();
        if (zone != null && !LocalDate.ofInstant(before, zone).equals(LocalDate.ofInstant(now, zone))) {
            return Cause.MIDNIGHT;
        }
        String named = rule.campaigns() == SessionRule.Campaigns.CUT ? campaign.apply(own.get(at)) : null;
        if (named != null && !named.equals(current)) {
            return Cause.CAMPAIGN;
        }
        Duration longest = rule.longest();
        Duration length = Duration.between(own.get(from).occurredAt(), now);
        return longest != null && length.compareTo(longest) > 0 ? Cause.LONGEST : null;
    }
}
