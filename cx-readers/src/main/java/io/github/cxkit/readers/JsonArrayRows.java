package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads one JSON array of objects. */
final class JsonArrayRows {

    private JsonArrayRows() {}

    static void read(InputStream in, Rows rows) throws IOException {
        JsonRows json = new JsonRows(rows);
        JsonFactory factory = JsonRows.factory(rows.limits(), Long.MAX_VALUE);
        long line = 1;
        boolean inRow = false;
        boolean closed = false;
        EndNoticing bytes = new EndNoticing(in);
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableInputException(
                        1, "a JSON array must begin with [ but began with " + parser.currentToken(), null);
            }
            while (true) {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    closed = true;
                    break;
                }
                line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_OBJECT) {
                    rows.begin(line);
                    inRow = true;
                    json.fields(parser);
                    inRow = false;
                    rows.end();
                } else if (token == null) {
                    rows.rejectWhole(line, "the array is never closed: the input is cut short");
                    break;
                } else {
                    parser.skipChildren();
                    rows.rejectWhole(line, "an element of the array must be an object");
                }
            }
            if (parser.nextToken() != null) {
                throw new UnreadableInputException(
                        parser.currentTokenLocation().getLineNr(), "text after the end of the array", null);
            }
        } catch (JsonProcessingException e) {
            if (closed || !bytes.ended) {
                long at = e.getLocation() == null
                        ? line
                        : Math.max(1, e.getLocation().getLineNr());
                throw new UnreadableInputException(at, e.getOriginalMessage(), e);
            }
            // the parser asked for more than there was
            String reason = "the input is cut short: " + e.getOriginalMessage();
            if (inRow) {
                rows.reject(null, null, reason);
                rows.end();
            } else {
                rows.rejectWhole(Math.max(1, line), reason);
            }
        }
        json.refuseAbsentColumns();
    }

    /** Remembers that the end was reached: a fault found before it is damage, one found at it is a cut. */
    private static final class EndNoticing extends FilterInputStream {

        private boolean ended;

        EndNoticing(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            ended |= value < 0;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            ended |= count < 0;
            return count;
        }

        @Override
        public void close() {
            // the caller's
        }
    }
}
