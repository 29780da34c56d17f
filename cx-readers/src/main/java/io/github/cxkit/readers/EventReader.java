package io.github.cxkit.readers;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log of events row by row, as a mapping says which column means what.
 *
 * <p>Format, gzip and byte-order mark are recognised as by {@link ResponseReader}. A CSV header must have every column that the
 * mapping names; in JSON the columns of customer, touchpoint and time must stand somewhere. A row without one of these three,
 * or with a time that is none, is rejected and told; the others go on.
 *
 * <p>Immutable; every {@code with...} makes a changed copy. One reader can read many inputs, at the same time too.
 *
 * <pre>{@code
 * String log = "case,activity,at\nc1,search,2026-03-01T10:00:00Z\nc1,checkout,yesterday\n";
 * EventReader reader = EventReader.of(EventMapping.of("case", "activity", "at"));
 * List<JourneyEvent> read = new ArrayList<>();
 * var in = new java.io.ByteArrayInputStream(log.getBytes());
 * reader.read(in, read::add);  // ==> ReadReport[responses=1, rejectedRows=1, rejectedCells=0]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EventReader {

    private final EventMapping mapping;
    private final @Nullable ResponseFormat format;
    private final ReadLimits limits;
    private final boolean strict;
    private final Consumer<? super RejectedRow> rejections;

    private EventReader(
            EventMapping mapping,
            @Nullable ResponseFormat format,
            ReadLimits limits,
            boolean strict,
            Consumer<? super RejectedRow> rejections) {
        this.mapping = mapping;
        this.format = format;
        this.limits = limits;
        this.strict = strict;
        this.rejections = rejections;
    }

    /**
     * A reader that counts rejections and lists them nowhere.
     *
     * @param mapping which column means what
     * @return the reader
     */
    public static EventReader of(EventMapping mapping) {
        return new EventReader(
                Objects.requireNonNull(mapping, "mapping"), null, ReadLimits.DEFAULT, false, rejected -> {});
    }

    /**
     * The same for input of a known format.
     *
     * @param format the format
     * @return the changed copy
     */
    public EventReader withFormat(ResponseFormat format) {
        return new EventReader(mapping, Objects.requireNonNull(format, "format"), limits, strict, rejections);
    }

    /**
     * The same with other limits.
     *
     * @param limits the limits
     * @return the changed copy
     */
    public EventReader withLimits(ReadLimits limits) {
        return new EventReader(mapping, format, Objects.requireNonNull(limits, "limits"), strict, rejections);
    }

    /**
     * The same, ending at the first rejection with a {@link RejectedRowException}.
     *
     * @return the changed copy
     */
    public EventReader strict() {
        return new EventReader(mapping, format, limits, true, rejections);
    }

    /**
     * The same with somebody to tell about rejections.
     *
     * @param rejections called once per rejected row, in order of lines, such as a {@link RejectionLog}
     * @return the changed copy
     */
    public EventReader onRejected(Consumer<? super RejectedRow> rejections) {
        return new EventReader(mapping, format, limits, strict, Objects.requireNonNull(rejections, "rejections"));
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param events called once per event, in order of rows
     * @return what became of the rows
     * @throws UnreadableInputException if the input is damaged in a way that leaves no next row to go on with
     * @throws IOException if the file cannot be read
     * @throws MissingColumnException if the input lacks columns that the mapping names
     * @throws IllegalArgumentException if a column of the mapping appears more than once in the header
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport read(Path file, Consumer<? super JourneyEvent> events) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, events);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in bytes; not closed
     * @param events called once per event, in order of rows
     * @return what became of the rows
     * @throws UnreadableInputException if the input is damaged in a way that leaves no next row to go on with
     * @throws IOException if the stream cannot be read
     * @throws MissingColumnException if the input lacks columns that the mapping names
     * @throws IllegalArgumentException if a column of the mapping appears more than once in the header
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport read(InputStream in, Consumer<? super JourneyEvent> events) throws IOException {
        Objects.requireNonNull(events, "events");
        InputStream text = ResponseReader.plain(in);
        return ResponseReader.read(
                text,
                format == null ? ResponseReader.formatOf(text) : format,
                new EventRows(mapping, limits, strict, rejections, events));
    }
}
