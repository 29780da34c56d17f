package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
        Map<String, Integer> numbers = new HashMap<>();
        int[] customer = new int[events.size()];
        int[] sizes = new int[events.size() + 1];
        for (int i = 0; i < customer.length; i++) {
            customer[i] = numbers.computeIfAbsent(events.get(i).customer(), name -> numbers.size());
            sizes[customer[i]]++;
        }
        Instant[][] times = new Instant[numbers.size()][];
        int[] filled = new int[times.length];
        for (int i = 0; i < customer.length; i++) {
            int who = customer[i];
            if (times[who] == null) {
                times[who] = new Instant[sizes[who]];
            }
            times[who][filled[who]++] = events.get(i).occurredAt();
        }
        long equal = 0;
        for (Instant[] own : times) {
            Arrays.sort(own);
            for (int from = 0; from < own.length; ) {
                int to = from + 1;
                while (to < own.length && own[to].equals(own[from])) {
                    to++;
                }
                equal += to - from > 1 ? to - from : 0;
                from = to;
            }
        }
        return equal;
    }
}
