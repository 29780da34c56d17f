package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Events read from an input of any kind.
 *
 * @param events the events
 * @param report what became of the rows
 */
record EventLog(EventTable events, ReadReport report) {

    static EventLog read(Path file, RowReader<JourneyEvent> reader) throws IOException {
        EventTable events = new EventTable();
        try {
            ReadReport report = reader.read(file, events::add);
            return new EventLog(events, report.withEqualTimes(events.equalTimes()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** From the rows of a query. */
    static EventLog read(Database database, RowReader<JourneyEvent> reader) throws IOException {
        EventTable events = new EventTable();
        ReadReport report = database.read(reader, (event, times) -> events.add(event));
        return new EventLog(events, report.withEqualTimes(events.equalTimes()));
    }
}
