package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import io.github.cxkit.readers.EventReader;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.readers.RejectionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Events read from a file, packed or not.
 *
 * @param events the events in file order
 * @param rejected rows that could not be read
 * @param reasons why, for the first few
 */
record EventLog(List<JourneyEvent> events, long rejected, List<String> reasons) {

    private static final int SHOWN = 5;

    static EventLog read(Path file, EventMapping mapping) throws IOException {
        List<JourneyEvent> events = new ArrayList<>();
        RejectionLog rejections = new RejectionLog(SHOWN);
        ReadReport report = EventReader.of(mapping).onRejected(rejections).read(file, events::add);
        List<String> reasons =
                rejections.rows().stream().map(RejectedRow::toString).toList();
        if (events.isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + " holds no event that can be read; " + reasons);
        }
        return new EventLog(events, report.rejectedRows(), reasons);
    }
}
