package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final EventMapping MAPPING = new EventMapping(
            "who",
            "what",
            "when",
            "visit",
            "channel",
            null,
            null,
            List.of("basket"),
            Map.of("Order Completed", "purchase"),
            "Europe/Rome");

    private static final String CSV = """
            when;who;what;visit;channel;basket;unused
            2026-03-01 10:00:00;ann;search;v1;web;;x
            2026-03-01T09:05:00Z;ann;Order Completed;v1;web;"2; gifts";x
            yesterday;bob;search;v2;;;x
            2026-03-01T11:00:00+01:00;;search;v2;;;x
            2026-03-01T11:00:00+01:00;bob;help;;phone;;x
            2026-03-01T11:00:00+01:00;bob
            """;

    private final List<JourneyEvent> events = new ArrayList<>();
    private final RejectionLog rejected = new RejectionLog(10);

    private ReadReport read(RowReader<JourneyEvent> reader, String text) throws IOException {
        return reader.onRejected(rejected)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), events::add);
    }

    @Test
    void rowsBecomeEventsAndWhatCannotIsToldWithItsLine() throws IOException {
        ReadReport report = read(EventReader.of(MAPPING), CSV);
        assertThat(report).hasToString("3 kept, 3 rows and 0 cells rejected");
        assertThat(events)
                .extracting(event -> event.customer() + " " + event.touchpoint() + " " + event.occurredAt())
                .containsExactly(
                        "ann search 2026-03-01T09:00:00Z",
                        "ann purchase 2026-03-01T09:05:00Z",
                        "bob help 2026-03-01T10:00:00Z");
        assertThat(events.get(1).properties()).containsExactly(Map.entry("basket", "2; gifts"));
        assertThat(events.get(2).session()).isNull();
        assertThat(events.get(2).channel()).isEqualTo("phone");
        assertThat(rejected.rows())
                .extracting(RejectedRow::toString)
                .containsExactly(
                        "line 4, column when: \"yesterday\" (must be an ISO-8601 date or date-time such as 2018-03-05 or"
                                + " 2018-03-05T10:15:00Z)",
                        "line 5, column who: the customer is empty",
                        "line 7: the row has 2 cells but the heading has 7 cells: the row is cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n%s\n", "[%s,\n%s,\n%s]"})
    void jsonIsReadAlike(String frame) throws IOException {
        String json = frame.formatted(
                "{\"who\":17,\"what\":\"search\",\"when\":\"2026-03-01T10:00:00Z\",\"more\":{\"deep\":[1]}}",
                "{\"what\":\"search\",\"when\":\"2026-03-01T10:00:00Z\"}",
                "{\"who\":\"ann\",\"what\":{\"name\":\"search\"},\"when\":\"2026-03-01T10:00:00Z\"}");
        assertThat(read(EventReader.of(MAPPING), json)).hasToString("1 kept, 2 rows and 0 cells rejected");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.customer()).isEqualTo("17");
            assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        });
        assertThat(rejected.rows())
                .extracting(RejectedRow::toString)
                .containsExactly(
                        "line 2, column who: the customer is empty",
                        "line 3, column what: a text or a number is needed but an object was found");
    }

    @Test
    void packedFilesAreRead(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("log.csv.gz"), bytes.toByteArray());
        assertThat(EventReader.of(MAPPING).read(file, events::add).kept()).isEqualTo(3);
    }

    @Test
    void whatIsNoLogOfThisMappingIsRefused() {
        assertThatThrownBy(() -> read(EventReader.of(MAPPING), "who,what,when\n"))
                .isInstanceOf(MissingColumnException.class)
                .hasMessage("the event mapping names 3 columns that the input does not have: \"visit\", \"channel\","
                        + " \"basket\"; available: \"who\", \"what\", \"when\"");
        assertThatThrownBy(() -> read(EventReader.of(MAPPING), "{\"who\":\"ann\"}\n"))
                .isInstanceOf(MissingColumnException.class)
                .hasMessageContaining("columns that the input does not have: \"what\"");
        assertThatThrownBy(() -> read(EventReader.of(MAPPING).strict(), CSV))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("line 4");
    }

    @Test
    void aPackedFileCutInItsHeaderIsRefusedInWords() {
        RowReader<JourneyEvent> reader = EventReader.of(MAPPING);
        byte[] start = {0x1F, (byte) 0x8B, 8};
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(start), events::add))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("the packed file is cut short in its header");
    }

    @Test
    void longCellsCostTheirRow() throws IOException {
        RowReader<JourneyEvent> reader =
                EventReader.of(EventMapping.of("who", "what", "when")).withLimits(new ReadLimits(4_096, 20, 20, 4));
        ReadReport report = read(reader, "who,what,when\nann," + "x".repeat(21) + ",2026-03-01T10:00:00Z\n");
        assertThat(report).hasToString("0 kept, 1 row and 0 cells rejected");
        assertThat(rejected.rows().get(0)).hasToString("line 2, column what: longer than 20 characters");
    }
}
