package io.github.cxkit.examples.scorecard.journey;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cxkit.examples.scorecard.cli.InputFiles;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Events read from a CSV file, packed or not.
 *
 * @param events the events in file order
 * @param rejected rows that could not be read
 * @param reasons why, for the first few
 */
record EventLog(List<JourneyEvent> events, long rejected, List<String> reasons) {

    private static final int SHOWN = 5;

    static EventLog read(Path file, EventMapping mapping) throws IOException {
        List<JourneyEvent> events = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        long rejected = 0;
        try (Reader reader = InputFiles.text(file);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : csv) {
                try {
                    events.add(mapping.event(row.getFieldsAsMap()));
                } catch (IllegalArgumentException e) {
                    rejected++;
                    if (reasons.size() < SHOWN) {
                        reasons.add("line " + row.getStartingLineNumber() + ": " + e.getMessage());
                    }
                }
            }
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + " holds no event that can be read; " + reasons);
        }
        return new EventLog(events, rejected, reasons);
    }
}
