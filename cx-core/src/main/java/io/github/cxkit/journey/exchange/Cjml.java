package io.github.cxkit.journey.exchange;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Planned and actual journeys in the terms of the Customer Journey Modelling Language (CJML, SINTEF): touchpoints with
 * initiator, receiver and channel, and what became of each.
 *
 * @since 0.1.0
 */
public final class Cjml {

    private Cjml() {}

    /** What became of a touchpoint. */
    public enum Status {
        /** Planned, not yet lived. */
        PLANNED,
        /** It happened as planned. */
        COMPLETED,
        /** It was planned and did not happen. */
        MISSING,
        /** It happened and went wrong, or nobody answered. */
        FAILING,
        /** It happened without being planned, or out of order. */
        AD_HOC
    }

    /**
     * One touchpoint of a journey.
     *
     * @param id id of the touchpoint
     * @param name what people call it
     * @param type communication point or action
     * @param initiator who started it
     * @param receiver who met it
     * @param channel by which way, or null
     * @param time when, or null if it has not happened
     * @param status what became of it
     */
    public record CjmlTouchpoint(
            String id,
            String name,
            String type,
            String initiator,
            String receiver,
            @Nullable String channel,
            @Nullable Instant time,
            Status status) {
        /** Checks that the parts are there. */
        public CjmlTouchpoint {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(initiator, "initiator");
            Objects.requireNonNull(receiver, "receiver");
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * A journey as CJML tells it.
     *
     * @param id id of the journey
     * @param kind {@code plannedJourney} or {@code actualJourney}
     * @param touchpoints its touchpoints in order
     */
    public record CjmlJourney(String id, String kind, List<CjmlTouchpoint> touchpoints) {
        /** Copies. */
        public CjmlJourney {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            touchpoints = Copies.list("touchpoints", touchpoints);
        }
    }

    /**
     * A planned journey.
     *
     * @param definition the plan
     * @return its steps, all planned
     */
    public static CjmlJourney planned(JourneyDefinition definition) {
        List<CjmlTouchpoint> steps = definition.plannedTouchpoints().stream()
                .map(id -> touchpoint(definition, id, null, Status.PLANNED))
                .toList();
        return new CjmlJourney(definition.id(), "plannedJourney", steps);
    }

    /**
     * An actual journey beside its plan: what matches the plan in order is completed or failing, the rest of the plan is
     * missing, the rest of what happened is ad hoc. Missing steps stand where they were planned.
     *
     * @param definition the plan
     * @param journey what happened
     * @return the touchpoints of both
     */
    public static CjmlJourney actual(JourneyDefinition definition, Journey journey) {
        List<String> planned = definition.plannedTouchpoints();
        List<JourneyEvent> events = journey.events();
        int[][] longest = longestFrom(planned, events);
        List<CjmlTouchpoint> all = new ArrayList<>();
        int p = 0;
        int e = 0;
        while (p < planned.size() || e < events.size()) {
            boolean both = p < planned.size() && e < events.size();
            if (both && planned.get(p).equals(events.get(e).touchpoint())) {
                all.add(touchpoint(definition, planned.get(p), events.get(e), matched(events.get(e))));
                p++;
                e++;
            } else if (e == events.size() || (both && longest[p + 1][e] >= longest[p][e + 1])) {
                all.add(touchpoint(definition, planned.get(p), null, Status.MISSING));
                p++;
            } else {
                all.add(touchpoint(definition, events.get(e).touchpoint(), events.get(e), Status.AD_HOC));
                e++;
            }
        }
        return new CjmlJourney(journey.id(), "actualJourney", all);
    }

    private static Status matched(JourneyEvent event) {
        return switch (event.outcome()) {
            case DONE -> Status.COMPLETED;
            case FAILED, NOT_ANSWERED -> Status.FAILING;
        };
    }

    /** Length of the longest common subsequence of the rests. */
    private static int[][] longestFrom(List<String> planned, List<JourneyEvent> events) {
        int[][] longest = new int[planned.size() + 1][events.size() + 1];
        for (int p = planned.size() - 1; p >= 0; p--) {
            for (int e = events.size() - 1; e >= 0; e--) {
                longest[p][e] = planned.get(p).equals(events.get(e).touchpoint())
                        ? longest[p + 1][e + 1] + 1
                        : Math.max(longest[p + 1][e], longest[p][e + 1]);
            }
        }
        return longest;
    }

    private static CjmlTouchpoint touchpoint(
            JourneyDefinition definition, String id, @Nullable JourneyEvent event, Status status) {
        Touchpoint known = definition.touchpoint(id).orElse(null);
        String initiator = event != null
                ? event.actor().name()
                : known != null ? known.initiator().name() : "";
        String channel =
                event != null && event.channel() != null ? event.channel() : known == null ? null : known.channel();
        return new CjmlTouchpoint(
                id,
                known == null ? id : known.name(),
                known == null ? "COMMUNICATION_POINT" : known.type().name(),
                initiator,
                initiator.equals("CUSTOMER") ? "PROVIDER" : "CUSTOMER",
                channel,
                event == null ? null : event.occurredAt(),
                status);
    }
}
