package io.github.cxkit.readers.internal;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.cxkit.readers.UnreadableInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses CSV with FastCSV, which ends at a text behind a closing quote; here that record is told as broken and reading goes on
 * at the next line break.
 */
public final class CsvRecords {

    /** Takes records cell by cell. */
    public interface Sink {

        /**
         * A record begins.
         *
         * @param line where
         */
        void begin(long line);

        /**
         * A cell of it.
         *
         * @param index from 0
         * @param text holds the cell
         * @param offset where it begins
         * @param length how long it is
         */
        void cell(int index, char[] text, int offset, int length);

        /** The record is an empty line; it ends too. */
        void empty();

        /**
         * The record ends.
         *
         * @param cells how many it had
         * @param fault how it is broken, null if it is not
         */
        void end(int cells, Rec.@Nullable Fault fault);

        /**
         * Whether enough has been seen.
         *
         * @return true to stop
         */
        default boolean isDone() {
            return false;
        }
    }

    private static final int SMALLEST_BUFFER = 16_384;

    private final char separator;
    private final int lineLength;

    /**
     * A parser.
     *
     * @param separator what parts cells
     * @param lineLength longest cell
     */
    public CsvRecords(char separator, int lineLength) {
        this.separator = separator;
        this.lineLength = lineLength;
    }

    /** The parser's buffer grows by doubling, and a limit that is no power of two trips it. */
    private int bufferSize() {
        return Math.max(SMALLEST_BUFFER, Integer.highestOneBit(Math.max(1, lineLength - 1)) << 1);
    }

    /**
     * Parses a text to its end.
     *
     * @param text the characters; not closed
     * @param firstLine line number of the first of them
     * @param sink takes the records
     * @throws IOException if reading fails, or a cell is longer than allowed
     */
    public void read(Reader text, long firstLine, Sink sink) throws IOException {
        Feed feed = new Feed(text);
        long line = firstLine - 1;
        while (true) {
            Handler handler = new Handler(sink, feed, line);
            CsvReader<Boolean> reader = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(bufferSize())
                    .build(handler, feed);
            // not closed: that would close what belongs to the caller
            CloseableIterator<Boolean> iterator = reader.iterator();
            try {
                while (!sink.isDone() && iterator.hasNext()) {
                    iterator.next();
                }
                return;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (CsvParseException e) {
                if (handler.failure != null) {
                    throw handler.failure;
                }
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                String message = String.valueOf(e.getMessage());
                if (message.startsWith("Unclosed quoted field")) {
                    sink.end(handler.fields, Rec.Fault.UNCLOSED_QUOTE);
                    return;
                }
                if (!message.startsWith("Unexpected character after closing quote")) {
                    throw new UnreadableInputException(
                            handler.line,
                            message.startsWith("The maximum buffer size")
                                    ? "a cell is longer than " + lineLength
                                            + " characters, or its quote is never closed"
                                    : "the text cannot be read as a table",
                            e);
                }
                sink.end(handler.fields, Rec.Fault.STRAY_QUOTE);
                line = handler.line + handler.breaks + feed.toNextLine(handler.fields, separator) - 1;
            }
        }
    }

    /** Hands characters to the parser and knows where in its buffer they are, to go on after a broken record. */
    private static final class Feed extends Reader {

        private final Reader in;
        private char[] ahead = {};
        private int aheadAt;
        private char[] buffer = {};
        private int end;

        /** Where the last cell ended in the parser's buffer; -1 if there was none since reading began. */
        private int cellEnd = -1;

        Feed(Reader in) {
            this.in = in;
        }

        @Override
        public int read(char[] to, int offset, int length) throws IOException {
            if (cellEnd >= 0 && offset != end) {
                // the parser has moved what it holds to the start of its buffer
                cellEnd = Math.max(-1, cellEnd - (end - offset));
            }
            int count;
            if (aheadAt < ahead.length) {
                count = Math.min(length, ahead.length - aheadAt);
                System.arraycopy(ahead, aheadAt, to, offset, count);
                aheadAt += count;
            } else {
                count = in.read(to, offset, length);
            }
            buffer = to;
            end = offset + Math.max(0, count);
            return count;
        }

        /** Goes on behind the line break after the stray text; says how many line breaks that took. */
        long toNextLine(int fields, char separator) throws IOException {
            int at = cellEnd < 0 ? 0 : cellEnd;
            if (fields > 0) {
                while (cellEnd >= 0 && at < end && buffer[at] != separator) {
                    at++;
                }
            } else if (cellEnd >= 0) {
                while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                    at++;
                }
            }
            while (at < end && buffer[at] != '"') {
                at++;
            }
            long breaks = 0;
            at++;
            while (at < end) {
                char c = buffer[at];
                if (c == '"') {
                    if (at + 1 < end && buffer[at + 1] == '"') {
                        at++;
                    } else {
                        break;
                    }
                } else if (c == '\n' || (c == '\r' && !(at + 1 < end && buffer[at + 1] == '\n'))) {
                    breaks++;
                }
                at++;
            }
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            char[] rest = at < end ? Arrays.copyOfRange(buffer, at, end) : new char[0];
            char[] later = Arrays.copyOfRange(ahead, Math.min(aheadAt, ahead.length), ahead.length);
            ahead = Arrays.copyOf(rest, rest.length + later.length);
            System.arraycopy(later, 0, ahead, rest.length, later.length);
            aheadAt = 0;
            skipBreak();
            cellEnd = -1;
            end = 0;
            return breaks + 1;
        }

        private void skipBreak() throws IOException {
            int c = one();
            while (c >= 0 && c != '\n' && c != '\r') {
                c = one();
            }
            if (c == '\r') {
                int after = one();
                if (after >= 0 && after != '\n') {
                    char[] more = new char[ahead.length - aheadAt + 1];
                    more[0] = (char) after;
                    System.arraycopy(ahead, aheadAt, more, 1, more.length - 1);
                    ahead = more;
                    aheadAt = 0;
                }
            }
        }

        private int one() throws IOException {
            if (aheadAt < ahead.length) {
                return ahead[aheadAt++];
            }
            return in.read();
        }

        @Override
        public void close() {
            // the caller's
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final Sink sink;
        private final Feed feed;
        private final long before;
        private long line = 1;
        private int fields;
        private boolean empty;
        private long breaks;
        private @Nullable RuntimeException failure;

        Handler(Sink sink, Feed feed, long before) {
            this.sink = sink;
            this.feed = feed;
            this.before = before;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = before + startingLineNumber;
            fields = 0;
            breaks = 0;
            empty = false;
            try {
                sink.begin(line);
            } catch (RuntimeException e) {
                throw failed(e);
            }
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int size, boolean quoted) {
            fields = index + 1;
            feed.cellEnd = offset + size;
            if (quoted) {
                countBreaks(text, offset, size);
            }
            try {
                sink.cell(index, text, offset, size);
            } catch (RuntimeException e) {
                throw failed(e);
            }
        }

        private void countBreaks(char[] text, int offset, int size) {
            for (int i = offset; i < offset + size; i++) {
                if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < offset + size && text[i + 1] == '\n'))) {
                    breaks++;
                }
            }
        }

        /** The parser wraps what is thrown from inside; this is what was meant. */
        private RuntimeException failed(RuntimeException e) {
            failure = e;
            return e;
        }

        @Override
        protected void handleEmpty() {
            empty = true;
        }

        @Override
        protected Boolean buildRecord() {
            try {
                if (empty) {
                    sink.empty();
                } else if (fields > 0) {
                    sink.end(fields, null);
                }
                return Boolean.TRUE;
            } catch (RuntimeException e) {
                throw failed(e);
            }
        }
    }
}
