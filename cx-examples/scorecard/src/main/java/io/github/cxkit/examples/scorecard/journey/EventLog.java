package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events read from a file of any kind.
 *
 * @param events the events in file order
 * @param report what became of the rows
 */
record EventLog(List<JourneyEvent> events, ReadReport report) {

    static EventLog read(Path file, RowReader<JourneyEvent> reader) throws IOException {
        List<JourneyEvent> events = new ArrayList<>();
        try {
            ReadReport report = reader.read(file, events::add);
            return new EventLog(events, report.withEqualTimes(equalTimes(events)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** From the rows of a query. */
    static EventLog read(Database database, RowReader<JourneyEvent> reader) throws IOException {
        List<JourneyEvent> events = new ArrayList<>();
        ReadReport report = database.read(reader, (event, times) -> events.add(event));
        return new EventLog(events, report.withEqualTimes(equalTimes(events)));
    }

    long rejected() {
        return report.rejectedRows();
    }

    /** Events that share a moment with another step of their journey. */
    private static long equalTimes(List<JourneyEvent> events) {
        record Moment(String customer, Instant at) {}
        Map<Moment, Integer> counts = new HashMap<>();
        events.forEach(event -> counts.merge(new Moment(event.customer(), event.occurredAt()), 1, Integer::sum));
        return counts.values().stream()
                .filter(n -> n > 1)
                .mapToLong(Integer::longValue)
                .sum();
    }
}
