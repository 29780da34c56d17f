package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Feeds journeys of objects to the scan of columns. */
final class JourneyScan {

    private static final long MICROS = 1_000_000;

    private JourneyScan() {}

    static void feed(FunnelScan scan, Journey journey) {
        if (scan.byTime()) {
            feedByTime(scan, journey.events());
            return;
        }
        for (JourneyEvent event : journey.events()) {
            scan.accept(0, scan.code(event.touchpoint()), micros(event.occurredAt()));
        }
    }

    /** All events of one time at once. */
    private static void feedByTime(FunnelScan scan, List<JourneyEvent> events) {
        int from = 0;
        while (from < events.size()) {
            long time = micros(events.get(from).occurredAt());
            int to = from;
            while (to < events.size() && micros(events.get(to).occurredAt()) == time) {
                to++;
            }
            int[] codes = events.subList(from, to).stream()
                    .mapToInt(event -> scan.code(event.touchpoint()))
                    .toArray();
            scan.acceptAll(codes, time);
            from = to;
        }
    }

    static long micros(Instant moment) {
        return Counts.sum(Counts.product(moment.getEpochSecond(), MICROS), moment.getNano() / 1000);
    }

    static long micros(Duration window) {
        return Counts.sum(Counts.product(window.getSeconds(), MICROS), window.getNano() / 1000);
    }
}
