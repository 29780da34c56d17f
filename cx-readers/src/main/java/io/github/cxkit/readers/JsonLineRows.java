package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cxkit.readers.internal.JsonFaults;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads one JSON object per line. One parser runs over many lines, because starting one per line would cost as much as
 * parsing; a broken line ends its run, and the next run starts at the line after it.
 */
final class JsonLineRows {

    private static final int CHUNK = 1 << 16;
    private static final String NOT_ENDED = "the object does not end on its line";

    private final Rows rows;
    private final JsonRows json;
    private final JsonFactory factory;
    private final int longest;

    private byte[] buffer = {};
    private int position;
    private int limit;
    private long line = 1;

    private JsonLineRows(Rows rows, JsonRows json) {
        this.rows = rows;
        this.json = json;
        this.factory = json.factory();
        this.longest = rows.limits().lineLength();
    }

    static void read(InputStream in, Rows rows, JsonRows json) throws IOException {
        new JsonLineRows(rows, json).readAll(in);
    }

    /** Reads from a line on to the end. */
    static void read(InputStream in, long firstLine, Rows rows, JsonRows json) throws IOException {
        JsonLineRows lines = new JsonLineRows(rows, json);
        lines.line = firstLine;
        lines.readAll(in);
    }

    /** Reads some lines that are at hand, of a number that is known. */
    static void read(byte[] bytes, int from, int to, long firstLine, Rows rows, JsonRows json) throws IOException {
        JsonLineRows lines = new JsonLineRows(rows, json);
        lines.buffer = bytes;
        lines.line = firstLine;
        lines.lines(from, to);
    }

    private void readAll(InputStream in) throws IOException {
        buffer = new byte[CHUNK];
        int filled = 0;
        boolean skipping = false;
        int read;
        while ((read = in.read(buffer, filled, buffer.length - filled)) >= 0) {
            int lastBreak = lastBreak(filled, filled + read);
            filled += read;
            int from = 0;
            if (skipping) {
                if (lastBreak < 0) {
                    filled = 0;
                    continue;
                }
                from = nextBreak(0, filled) + 1;
                line++;
                skipping = false;
            }
            if (lastBreak >= from) {
                lines(from, lastBreak + 1);
                from = lastBreak + 1;
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (filled > longest) {
                rejectLong();
                skipping = true;
                filled = 0;
            } else if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, longest + 1));
            }
        }
        if (!skipping) {
            lines(0, filled);
        }
        json.refuseAbsentColumns();
    }

    private void rejectLong() {
        rows.rejectWhole(line, RejectionKind.LIMIT, "the line is longer than " + longest + " bytes");
    }

    private int lastBreak(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The next line break, or the end. */
    private int nextBreak(int from, int to) {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Reads whole lines. */
    private void lines(int from, int to) throws IOException {
        position = from;
        limit = to;
        while (toNextLine()) {
            run();
        }
    }

    /** Goes on to the first character that is no white space. */
    private boolean toNextLine() {
        while (position < limit) {
            byte b = buffer[position];
            if (b == '\n') {
                line++;
            } else if (b != ' ' && b != '\t' && b != '\r') {
                return true;
            }
            position++;
        }
        return false;
    }

    /** Reads lines until one is broken or the last is read; {@code position} is then behind it. */
    private void run() throws IOException {
        int start = position;
        long firstLine = line;
        boolean inRow = false;
        try (JsonParser parser = factory.createParser(buffer, start, limit - start)) {
            do {
                if (buffer[position] != '{') {
                    rejectLine("a line must hold one JSON object");
                    return;
                }
                parser.nextToken();
                rows.begin(line);
                inRow = true;
                json.fields(parser);
                if (parser.currentToken() != JsonToken.END_OBJECT) {
                    throw new IllegalStateException("an object ended with " + parser.currentToken());
                }
                JsonLocation end = parser.currentTokenLocation();
                if (firstLine + end.getLineNr() - 1 != line) {
                    endBroken(NOT_ENDED);
                    return;
                }
                int after = start + Math.toIntExact(end.getByteOffset()) + 1;
                int lineEnd = afterSpace(after);
                if (lineEnd < limit && buffer[lineEnd] != '\n') {
                    endBroken("text after the end of the object");
                    return;
                }
                if (lineEnd - position > longest) {
                    rows.breakRow(RejectionKind.LIMIT, "the line is longer than " + longest + " bytes");
                }
                inRow = false;
                rows.end();
                position = lineEnd;
            } while (toNextLine());
        } catch (JsonProcessingException e) {
            // what is on the next line, if there is one, is not to tell what is wrong with this one
            boolean beyond =
                    e.getLocation() != null && firstLine + e.getLocation().getLineNr() - 1 > line;
            String reason = inRow && beyond ? NOT_ENDED : JsonFaults.reason(e);
            if (inRow) {
                endBroken(reason);
            } else {
                rejectLine(reason);
            }
        }
    }

    private int afterSpace(int from) {
        int at = from;
        while (at < limit && (buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r')) {
            at++;
        }
        return at;
    }

    private void endBroken(String reason) {
        rows.breakRow(RejectionKind.BROKEN_JSON, reason);
        position = nextBreak(position, limit);
        rows.end();
    }

    private void rejectLine(String reason) {
        position = nextBreak(position, limit);
        rows.rejectWhole(line, RejectionKind.BROKEN_JSON, reason);
    }
}
