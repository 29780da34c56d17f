package io.github.cxkit.journey.funnel;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import java.time.Duration;
import java.time.Instant;

/** Feeds journeys of objects to the scan of columns. */
final class JourneyScan {

    private static final long MICROS = 1_000_000;

    private JourneyScan() {}

    static void feed(FunnelScan scan, Journey journey) {
        for (JourneyEvent event : journey.events()) {
            scan.accept(0, scan.code(event.touchpoint()), micros(event.occurredAt()));
        }
    }

    static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / 1000);
    }

    static long micros(Duration window) {
        return Math.addExact(Math.multiplyExact(window.getSeconds(), MICROS), window.getNano() / 1000);
    }
}
