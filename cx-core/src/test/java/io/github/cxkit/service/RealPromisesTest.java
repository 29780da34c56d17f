package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The promised days of a real shop (Olist); skipped where the data is not there. */
class RealPromisesTest {

    private static final Path ORDERS =
            Path.of(System.getProperty("cxkit.data", "data"), "olist", "olist_orders_dataset.csv.gz");

    private static Instant moment(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private static List<Promise> promises() throws IOException {
        Assumptions.assumeTrue(Files.exists(ORDERS), "no data in " + ORDERS);
        List<Promise> promises = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(ORDERS)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                if (!fields[2].equals("canceled")) {
                    LocalDate due = LocalDate.parse(fields[7].substring(0, 10));
                    Promise promise = Promise.of(fields[0], moment(fields[3]), Promise.endOf(due, ZoneOffset.UTC));
                    promises.add(fields[6].isEmpty() ? promise : promise.delivered(moment(fields[6])));
                }
            }
        }
        return promises;
    }

    @Test
    void ofAllOrdersNotCancelledFewerArriveInTimeThanOfThoseDelivered() throws IOException {
        PromiseKeeping keeping = PromiseKeeping.summarizer(PromisePolicy.at(Instant.parse("2019-01-01T00:00:00Z")))
                .summarize(promises());

        assertThat(keeping.due()).isEqualTo(2976);
        assertThat(keeping.kept().value().orElseThrow()).isCloseTo(0.912, within(0.0005));
        double ofDelivered = (double) keeping.kept().part() / (keeping.due() - keeping.openBroken());
        assertThat(ofDelivered).isCloseTo(0.934, within(0.0005));
    }
}
