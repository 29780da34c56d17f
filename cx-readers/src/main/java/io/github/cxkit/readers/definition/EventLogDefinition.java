package io.github.cxkit.readers.definition;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import io.github.cxkit.readers.EventReader;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.RowReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of a journey's settings that says what the columns of a log mean and how its file is read: {@code columns},
 * {@code file}, {@code only} and {@code except}. What else stands in the settings is passed over.
 *
 * @since 0.1.0
 */
public final class EventLogDefinition {

    private final RowReader<JourneyEvent> reader;
    private final FileOptions file;

    private EventLogDefinition(RowReader<JourneyEvent> reader, FileOptions file) {
        this.reader = reader;
        this.file = file;
    }

    /**
     * A reader of such logs.
     *
     * @return the reader
     */
    public RowReader<JourneyEvent> reader() {
        return reader;
    }

    /**
     * What the settings say of the file.
     *
     * @return how it is read
     */
    public FileOptions file() {
        return file;
    }

    /**
     * Reads the settings.
     *
     * @param json the JSON
     * @return what they say of the log
     * @throws SurveyDefinitionException if a field is missing or none
     */
    public static EventLogDefinition read(String json) {
        return Node.read(json, "journey settings", "columns", EventLogDefinition::definition);
    }

    private static EventLogDefinition definition(Node node) {
        Node columns = node.need("columns")
                .object(
                        "customer",
                        "touchpoint",
                        "time",
                        "session",
                        "channel",
                        "properties",
                        "zone",
                        "touchpoints",
                        "timePattern",
                        "timeLocale");
        Node properties = columns.get("properties");
        Node touchpoints = columns.get("touchpoints");
        EventMapping mapping = new EventMapping(
                columns.need("customer").text(),
                columns.need("touchpoint").text(),
                columns.need("time").text(),
                text(columns, "session"),
                text(columns, "channel"),
                null,
                null,
                properties == null ? List.of() : properties.list(Node::text),
                touchpoints == null ? Map.of() : touchpoints.map(Node::text),
                columns.get("zone") == null ? "Z" : columns.need("zone").text());
        FileOptions file = SourceFields.file(node);
        return new EventLogDefinition(
                EventReader.of(mapping, SourceFields.times(columns, "timePattern"))
                        .withFile(file)
                        .withFilter(SourceFields.filter(node)),
                file);
    }

    private static @Nullable String text(Node node, String field) {
        Node text = node.get(field);
        return text == null ? null : text.text();
    }
}
