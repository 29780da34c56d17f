package io.github.cxkit.readers;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import java.util.Objects;

/**
 * Readers of logs of events. A row without customer, touchpoint or time, or with a time that is none, is rejected and told; the
 * others go on.
 *
 * <pre>{@code
 * String log = "case,activity,at\nc1,search,2026-03-01T10:00:00Z\nc1,checkout,yesterday\n";
 * RowReader<JourneyEvent> reader = EventReader.of(EventMapping.of("case", "activity", "at"));
 * List<JourneyEvent> read = new ArrayList<>();
 * var in = new java.io.ByteArrayInputStream(log.getBytes());
 * reader.read(in, read::add);  // ==> 1 kept, 1 row and 0 cells rejected
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EventReader {

    private EventReader() {}

    /**
     * A reader of ISO times.
     *
     * @param mapping which column means what
     * @return the reader
     */
    public static RowReader<JourneyEvent> of(EventMapping mapping) {
        return of(mapping, TimeFormat.ISO);
    }

    /**
     * A reader.
     *
     * @param mapping which column means what
     * @param times how times are written
     * @return the reader
     */
    public static RowReader<JourneyEvent> of(EventMapping mapping, TimeFormat times) {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(times, "times");
        return RowReader.of(
                (filter, setting, consumer) -> new EventRows(mapping, times, filter, setting, consumer),
                FileOptions.DEFAULT,
                RowFilter.ALL);
    }
}
