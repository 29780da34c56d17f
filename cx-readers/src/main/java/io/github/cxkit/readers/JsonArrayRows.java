package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cxkit.readers.internal.JsonFaults;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads one JSON array of objects. */
final class JsonArrayRows {

    private JsonArrayRows() {}

    static void read(InputStream in, Rows rows, JsonRows json) throws IOException {
        JsonFactory factory = JsonRows.factory(rows.limits());
        Place place = new Place();
        EndNoticing bytes = new EndNoticing(in);
        boolean closed = false;
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableInputException(1, "a JSON array must begin with [", null);
            }
            elements(parser, rows, json, place);
            closed = place.closed;
            if (parser.nextToken() != null) {
                throw new UnreadableInputException(
                        parser.currentTokenLocation().getLineNr(), "text after the end of the array", null);
            }
        } catch (JsonProcessingException e) {
            broken(e, closed || !bytes.ended, rows, place);
        }
        json.refuseAbsentColumns();
    }

    /** Where reading is. */
    static final class Place {
        private long line = 1;
        private boolean inRow;
        private boolean closed;
    }

    /** Reads the elements of a list, from after its bracket to its end. */
    static void elements(JsonParser parser, Rows rows, JsonRows json, Place place) throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                place.closed = true;
                return;
            }
            place.line = parser.currentTokenLocation().getLineNr();
            if (token == JsonToken.START_OBJECT) {
                rows.begin(place.line);
                place.inRow = true;
                json.fields(parser);
                place.inRow = false;
                rows.end();
            } else if (token == null) {
                rows.rejectWhole(
                        place.line, RejectionKind.BROKEN_JSON, "the array is never closed: the input is cut short");
                return;
            } else {
                parser.skipChildren();
                rows.rejectWhole(place.line, RejectionKind.STRUCTURE, "an element of the array must be an object");
            }
        }
    }

    static void broken(JsonProcessingException e, boolean inTheMiddle, Rows rows, Place place) throws IOException {
        if (inTheMiddle) {
            long at = e.getLocation() == null
                    ? place.line
                    : Math.max(1, e.getLocation().getLineNr());
            throw new UnreadableInputException(at, JsonFaults.reason(e), e);
        }
        // the parser asked for more than there was
        String reason = "the input is cut short";
        if (place.inRow) {
            rows.breakRow(RejectionKind.BROKEN_JSON, reason);
            rows.end();
        } else {
            rows.rejectWhole(Math.max(1, place.line), RejectionKind.BROKEN_JSON, reason);
        }
    }

    /** Remembers that the end was reached: a fault found before it is damage, one found at it is a cut. */
    static final class EndNoticing extends FilterInputStream {

        boolean ended;

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
