package io.github.cxkit.readers;

import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of answers into responses, as a survey's definition says.
 *
 * <p>The format is told by the first character (a bracket opens a JSON array, a brace JSON Lines, all else is CSV) unless
 * it is named; gzip and a UTF-8 byte-order mark are recognised. A CSV header must have every column that the definition names.
 * In JSON a field that is absent means "not asked", null means "no answer"; a question, segment, weight or time that no
 * object of the whole input has is refused at the end. A key that the definition names may stand in an object once.
 *
 * <p>Immutable; every {@code with...} makes a changed copy. One reader can read many inputs, at the same time too.
 *
 * <pre>{@code
 * ReadReport report = ResponseReader.of(survey).strict().read(Path.of("answers.csv"), responses::add);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ResponseReader {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_BLANK_START = 8_192;

    private final Survey survey;
    private final @Nullable ResponseFormat format;
    private final ReadLimits limits;
    private final boolean strict;
    private final Consumer<? super RejectedRow> rejections;

    private ResponseReader(
            Survey survey,
            @Nullable ResponseFormat format,
            ReadLimits limits,
            boolean strict,
            Consumer<? super RejectedRow> rejections) {
        this.survey = survey;
        this.format = format;
        this.limits = limits;
        this.strict = strict;
        this.rejections = rejections;
    }

    /**
     * A reader that counts rejections and lists them nowhere.
     *
     * @param survey what the input holds
     * @return the reader
     * @throws IllegalArgumentException if the survey's time pattern is none
     */
    public static ResponseReader of(Survey survey) {
        var unused = new TimeReader(survey);
        return new ResponseReader(survey, null, ReadLimits.DEFAULT, false, rejected -> {});
    }

    /**
     * The same for input of a known format.
     *
     * @param format the format
     * @return the changed copy
     */
    public ResponseReader withFormat(ResponseFormat format) {
        return new ResponseReader(survey, Objects.requireNonNull(format, "format"), limits, strict, rejections);
    }

    /**
     * The same with other limits.
     *
     * @param limits the limits
     * @return the changed copy
     */
    public ResponseReader withLimits(ReadLimits limits) {
        return new ResponseReader(survey, format, Objects.requireNonNull(limits, "limits"), strict, rejections);
    }

    /**
     * The same, ending at the first rejection with a {@link RejectedRowException}.
     *
     * @return the changed copy
     */
    public ResponseReader strict() {
        return new ResponseReader(survey, format, limits, true, rejections);
    }

    /**
     * The same with somebody to tell about rejections.
     *
     * @param rejections called once per rejected row or cell, in order of lines, such as a {@link RejectionLog}
     * @return the changed copy
     */
    public ResponseReader onRejected(Consumer<? super RejectedRow> rejections) {
        return new ResponseReader(survey, format, limits, strict, Objects.requireNonNull(rejections, "rejections"));
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param responses called once per response, in order
     * @return what became of the rows
     * @throws UnreadableInputException if the input is damaged in a way that leaves no next row to go on with
     * @throws IOException if the file cannot be read
     * @throws MissingColumnException if the input lacks columns that the survey's definition names
     * @throws IllegalArgumentException if a column of the definition appears more than once in the header
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport read(Path file, Consumer<? super SurveyResponse> responses) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, responses);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in bytes; not closed
     * @param responses called once per response, in order
     * @return what became of the rows
     * @throws UnreadableInputException if the input is damaged in a way that leaves no next row to go on with
     * @throws IOException if the stream cannot be read
     * @throws MissingColumnException if the input lacks columns that the survey's definition names
     * @throws IllegalArgumentException if a column of the definition appears more than once in the header
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport read(InputStream in, Consumer<? super SurveyResponse> responses) throws IOException {
        Objects.requireNonNull(responses, "responses");
        InputStream text = plain(in);
        RowAssembler rows = new RowAssembler(survey, limits, strict, rejections, responses);
        return read(text, format == null ? formatOf(text) : format, rows);
    }

    static ReadReport read(InputStream text, ResponseFormat format, Rows rows) throws IOException {
        switch (format) {
            case CSV -> CsvRows.read(text, rows, false);
            case QUALTRICS_CSV -> CsvRows.read(text, rows, true);
            case JSON_ARRAY -> JsonArrayRows.read(text, rows);
            case JSON_LINES -> JsonLineRows.read(text, rows);
        }
        return rows.report();
    }

    /** The text's bytes: unzipped, without the byte-order mark. */
    static InputStream plain(InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in, BUFFER);
        byte[] start = peek(buffered, 3);
        if (begins(start, 0x1F, 0x8B)) {
            buffered = new BufferedInputStream(new PackedInput(buffered, BUFFER), BUFFER);
            start = peek(buffered, 3);
        }
        if (begins(start, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE)) {
            throw new UnreadableInputException(1, "the text is UTF-16; save the file as UTF-8", null);
        }
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            buffered.skipNBytes(3);
        }
        return buffered;
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] peek(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] start = in.readNBytes(length);
        in.reset();
        return start;
    }

    static ResponseFormat formatOf(InputStream in) throws IOException {
        in.mark(LONGEST_BLANK_START);
        int first = in.read();
        for (int i = 1;
                i < LONGEST_BLANK_START && (first == ' ' || first == '\n' || first == '\r' || first == '\t');
                i++) {
            first = in.read();
        }
        in.reset();
        return switch (first) {
            case '[' -> ResponseFormat.JSON_ARRAY;
            case '{' -> ResponseFormat.JSON_LINES;
            default -> ResponseFormat.CSV;
        };
    }
}
