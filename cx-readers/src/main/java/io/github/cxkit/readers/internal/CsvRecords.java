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
 * Parses CSV. Records as nearly all are, whole in a buffer and sound, are cut here; from the first one that is not, FastCSV
 * reads. It ends at a text behind a closing quote; here that record is told as broken and reading goes on at the next line
 * break.
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

        /**
         * A whole record of some cells, none of them broken.
         *
         * @param line where it begins
         * @param text holds the cells
         * @param starts where each begins
         * @param ends where each ends, exclusive
         * @param cells how many there are
         */
        default void record(long line, char[] text, int[] starts, int[] ends, int cells) {
            begin(line);
            for (int i = 0; i < cells; i++) {
                cell(i, text, starts[i], ends[i] - starts[i]);
            }
            end(cells, null);
        }

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

    /** Characters looked at together, which bounds the records that are cut here. */
    private static final int WINDOW = 1 << 16;

    /** A cell of less than this is never too long. */
    private static final int SHORT_CELL = SMALLEST_BUFFER / 2;

    private static final int MOST_CELLS = 4_096;
    private static final int MORE = -1;
    private static final int UNUSUAL = -2;

    private final char separator;
    private final int lineLength;

    /** Where the cells of the record at hand begin and end, and which hold doubled quotes. */
    private int[] starts = new int[64];

    private int[] ends = new int[64];
    private boolean[] doubled = new boolean[64];
    private boolean anyDoubled;
    private int cells;
    private int breaks;

    /**
     * A parser, for one text at a time.
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
            line = usual(feed, line + 1, sink) - 1;
            if (sink.isDone()) {
                return;
            }
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

    /** Cuts records until one is unusual or the last is read, and leaves the rest; says the line where that begins. */
    private long usual(Feed feed, long firstLine, Sink sink) throws IOException {
        char[] window = new char[WINDOW + 1];
        int from = 0;
        int to = 0;
        long line = firstLine;
        boolean ended = false;
        while (true) {
            // an end for the last cell, which nothing looks beyond
            window[to] = '\n';
            int next = cut(window, from, to);
            while (next >= 0) {
                give(window, line, sink);
                line += breaks + 1L;
                from = next;
                if (sink.isDone()) {
                    return line;
                }
                next = cut(window, from, to);
            }
            System.arraycopy(window, from, window, 0, to - from);
            to -= from;
            from = 0;
            if (next == UNUSUAL || ended || to == WINDOW) {
                feed.giveBack(window, to, null);
                return line;
            }
            int read;
            try {
                read = feed.read(window, to, WINDOW - to);
            } catch (IOException e) {
                feed.giveBack(window, to, e);
                return line;
            }
            ended = read < 0;
            to += Math.max(0, read);
        }
    }

    /** Finds the cells of a record; says where the next one begins, or why there is none. */
    private int cut(char[] window, int start, int to) {
        int at = start;
        int count = 0;
        breaks = 0;
        anyDoubled = false;
        while (true) {
            if (count == starts.length) {
                if (count == MOST_CELLS) {
                    return UNUSUAL;
                }
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                doubled = Arrays.copyOf(doubled, 2 * count);
            }
            char c = window[at];
            doubled[count] = false;
            if (c == '"') {
                starts[count] = ++at;
                at = quoted(window, at, to, count);
                if (at < 0) {
                    return at;
                }
                ends[count] = at++;
                c = window[at];
                if (c != separator && c != '\n' && c != '\r') {
                    return UNUSUAL;
                }
            } else {
                starts[count] = at;
                while (c != separator && c != '\n' && c != '\r') {
                    c = window[++at];
                }
                ends[count] = at;
            }
            if (at >= to) {
                return MORE;
            }
            if (at - starts[count] > SHORT_CELL) {
                return UNUSUAL;
            }
            count++;
            at++;
            if (c != separator) {
                if (c == '\r') {
                    if (at >= to) {
                        return MORE;
                    }
                    if (window[at++] != '\n') {
                        return UNUSUAL;
                    }
                }
                cells = count;
                return at;
            }
        }
    }

    /** Where the quote that closes a cell stands. */
    private int quoted(char[] window, int from, int to, int cell) {
        int at = from;
        while (true) {
            char c = window[at];
            if (c == '"') {
                if (at + 1 >= to) {
                    return MORE;
                }
                if (window[at + 1] != '"') {
                    return at;
                }
                doubled[cell] = true;
                anyDoubled = true;
                at++;
            } else if (c == '\n') {
                if (at >= to) {
                    return MORE;
                }
                breaks++;
            } else if (c == '\r' && window[at + 1] != '\n') {
                return UNUSUAL;
            }
            at++;
        }
    }

    private void give(char[] window, long line, Sink sink) {
        if (cells == 1 && starts[0] == ends[0] && window[ends[0]] != '"') {
            sink.begin(line);
            sink.empty();
            return;
        }
        for (int i = 0; anyDoubled && i < cells; i++) {
            if (doubled[i]) {
                // what follows a doubled quote moves up
                int end = starts[i];
                for (int at = end; at < ends[i]; at++) {
                    window[end++] = window[at];
                    at += window[at] == '"' ? 1 : 0;
                }
                ends[i] = end;
            }
        }
        sink.record(line, window, starts, ends, cells);
    }

    /** Hands characters to the parser and knows where in its buffer they are, to go on after a broken record. */
    private static final class Feed extends Reader {

        private final Reader in;
        private char[] ahead = {};
        private int aheadAt;
        private @Nullable IOException failure;
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
            } else if (failure != null) {
                throw failure;
            } else {
                count = in.read(to, offset, length);
            }
            buffer = to;
            end = offset + Math.max(0, count);
            return count;
        }

        /** Takes back the first characters, to be read again before a failure is told. */
        void giveBack(char[] window, int count, @Nullable IOException toTell) {
            char[] later = Arrays.copyOfRange(ahead, Math.min(aheadAt, ahead.length), ahead.length);
            ahead = Arrays.copyOf(window, count + later.length);
            System.arraycopy(later, 0, ahead, count, later.length);
            aheadAt = 0;
            failure = toTell;
            buffer = new char[0];
            end = 0;
            cellEnd = -1;
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
            if (failure != null) {
                throw failure;
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
