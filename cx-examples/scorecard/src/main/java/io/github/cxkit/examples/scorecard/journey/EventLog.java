package io.github.cxkit.examples.scorecard.journey;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Events read from a CSV file, packed or not.
 *
 * @param events the events in file order
 * @param rejected rows that could not be read
 * @param reasons why, for the first few
 */
record EventLog(List<JourneyEvent> events, long rejected, List<String> reasons) {

    private static final int SHOWN = 5;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    static EventLog read(Path file, EventMapping mapping) throws IOException {
        List<JourneyEvent> events = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        long rejected = 0;
        try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8);
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

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return packed ? new GZIPInputStream(in) : in;
    }
}
