package io.github.cxkit.examples.scorecard.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.journey.EventPolicy;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTableTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration GAP = Duration.ofMinutes(3);

    /** Of few customers and moments, so that many events are equal in one or the other. */
    private static List<JourneyEvent> events(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<JourneyEvent> events = new ArrayList<>();
        for (int i = 0; i < seed % 60; i++) {
            JourneyEvent event = JourneyEvent.of(
                            "c" + random.nextInt(4),
                            "t" + random.nextInt(3),
                            NOON.plusSeconds(60L * random.nextInt(20)).plusNanos(random.nextInt(2)))
                    .withSession("s" + random.nextInt(5));
            event = random.nextBoolean() ? event.withChannel("web") : event;
            events.add(random.nextBoolean() ? event.withProperty("device", "d" + random.nextInt(2)) : event);
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 59, 119, 179, 1_019, 1_079, 2_039, 5_039, 6_059, 7_019})
    void journeysOfColumnsAreThoseOfObjects(int seed) {
        List<JourneyEvent> events = events(seed);
        EventTable table = EventTable.of(events);
        Instant last = events.stream()
                .map(JourneyEvent::occurredAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        EventPolicy.Prepared prepared = new EventPolicy(
                        EventPolicy.Duplicates.KEEP,
                        EventPolicy.Unsorted.SORT,
                        EventPolicy.Action.KEEP,
                        null,
                        EventPolicy.Action.REFUSE)
                .prepare(events, last);
        assertThat(table.latest()).isEqualTo(last);
        assertThat(table.size()).isEqualTo(events.size());
        assertThat(table.outOfOrder()).isEqualTo(prepared.outOfOrder());
        assertThat(table.byGap(GAP)).isEqualTo(Sessions.byGap(prepared.events(), GAP));
        assertThat(table.bySession()).isEqualTo(Sessions.bySession(prepared.events()));
        List<Journey> own = Sessions.byCustomer(prepared.events());
        long equal = own.stream()
                .flatMap(journey -> journey.events().stream()
                        .filter(event -> journey.events().stream()
                                        .filter(other -> other.occurredAt().equals(event.occurredAt()))
                                        .count()
                                > 1))
                .count();
        assertThat(table.equalTimes()).isEqualTo(equal);
    }

    @Test
    void anEventWithoutSessionIsNamedTheEarliestFirst() {
        EventTable table = EventTable.of(List.of(
                JourneyEvent.of("a", "cart", NOON.plusSeconds(1)),
                JourneyEvent.of("a", "view", NOON),
                JourneyEvent.of("a", "order", NOON).withSession("s")));
        assertThatThrownBy(table::bySession)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the event at view of " + NOON + " names no session");
    }
}
