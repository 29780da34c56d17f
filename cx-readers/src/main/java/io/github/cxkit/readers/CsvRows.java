package io.github.cxkit.readers;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads CSV: a header row, then rows. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {

    private static final int MOST_COLUMNS = 10_000;
    private static final int SMALLEST_BUFFER = 16_384;

    private final Rows rows;
    private final ReadLimits limits;
    private final List<String> header = new ArrayList<>();
    private @Nullable Column[] columns = {};
    private boolean headerDone;

    /** Header rows between the names and the first response. */
    private int moreHeaders;

    private boolean importIds;
    private long line = 1;
    private int fields;
    private long length;
    private @Nullable RuntimeException failure;

    private CsvRows(Rows rows, int moreHeaders) {
        this.rows = rows;
        this.moreHeaders = moreHeaders;
        this.limits = rows.limits();
    }

    static void read(InputStream in, Rows rows, boolean qualtrics) throws IOException {
        CsvRows handler = new CsvRows(rows, qualtrics ? 2 : 0);
        InputStreamReader text = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        HeaderPeek peek = handler.peek(text);
        CsvReader<Boolean> reader = CsvReader.builder()
                .fieldSeparator(peek.separator())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(bufferSize(rows.limits().lineLength()))
                .build(handler, peek.reader());
        try (CloseableIterator<Boolean> iterator = reader.iterator()) {
            while (iterator.hasNext()) {
                iterator.next();
            }
        } catch (UncheckedIOException e) {
            throw handler.unreadable(e.getCause());
        } catch (CsvParseException e) {
            handler.broken(e);
        }
        if (!handler.headerDone) {
            throw new MissingColumnException(
                    rows.source(), List.copyOf(rows.columns().keySet()), List.of());
        }
    }

    private HeaderPeek peek(Reader text) throws IOException {
        try {
            return HeaderPeek.of(text, limits.lineLength());
        } catch (CharacterCodingException e) {
            throw unreadable(e);
        }
    }

    /** The parser's buffer grows by doubling, and a limit that is no power of two trips it. */
    private static int bufferSize(int lineLength) {
        return Math.max(SMALLEST_BUFFER, Integer.highestOneBit(Math.max(1, lineLength - 1)) << 1);
    }

    private IOException unreadable(@Nullable IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new UnreadableInputException(
                    line, "the text at or soon after this line is not UTF-8; save the file as UTF-8", cause);
        }
        return cause == null ? new IOException("reading failed") : cause;
    }

    private void broken(CsvParseException e) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (e.getCause() instanceof IOException cause) {
            throw unreadable(cause);
        }
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unclosed quoted field") && headerDone && moreHeaders == 0) {
            rows.reject(
                    null,
                    null,
                    "a quote opened in this row is never closed: the input is cut short or a quote is not doubled");
            rows.end();
            return;
        }
        String reason = message.startsWith("The maximum buffer size")
                ? "a cell is longer than " + limits.lineLength() + " characters, or its quote is never closed"
                : message;
        throw new UnreadableInputException(line, reason, e);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        length = 0;
        if (headerDone && moreHeaders == 0) {
            rows.begin(startingLineNumber);
        }
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int size, boolean quoted) {
        fields = index + 1;
        length += size + 1L;
        try {
            if (headerDone && moreHeaders > 0) {
                importIds |= moreHeaders == 1 && startsWith(text, offset, size, "{\"ImportId\"");
            } else if (headerDone) {
                Column column = index < columns.length ? columns[index] : null;
                if (column != null) {
                    rows.cell(column, text, offset, size);
                }
            } else if (index < MOST_COLUMNS) {
                header.add(new String(text, offset, size).strip());
            } else {
                throw new IllegalArgumentException("the header has more than " + MOST_COLUMNS + " columns");
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** The parser wraps what is thrown from inside; this is what was meant. */
    private RuntimeException failed(RuntimeException e) {
        failure = e;
        return e;
    }

    @Override
    protected void handleEmpty() {
        // an empty line is an empty cell where there is one column, and nothing where there are more
        if (columns.length == 1) {
            handleField(0, new char[0], 0, 0, false);
        }
    }

    @Override
    protected Boolean buildRecord() {
        try {
            if (headerDone && moreHeaders > 0) {
                skipHeader();
            } else if (headerDone) {
                endRow();
            } else if (fields > 0) {
                bind();
            }
            return Boolean.TRUE;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private void skipHeader() {
        moreHeaders--;
        if (moreHeaders == 0 && !importIds) {
            throw new IllegalArgumentException("line " + line
                    + " must hold the import ids of a Qualtrics export, such as {\"ImportId\":\"QID1\"}");
        }
    }

    private static boolean startsWith(char[] text, int offset, int size, String start) {
        return size >= start.length() && new String(text, offset, start.length()).equals(start);
    }

    private void endRow() {
        if (fields == 0) {
            rows.skip();
            return;
        }
        if (fields != columns.length) {
            rows.reject(
                    null,
                    null,
                    "the row has " + cells(fields) + " but the header has " + cells(columns.length)
                            + (fields < columns.length ? ": the row is cut short" : ""));
        } else if (length > limits.lineLength()) {
            rows.reject(null, null, "the row is longer than " + limits.lineLength() + " characters");
        }
        rows.end();
    }

    private static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }

    private void bind() {
        headerDone = true;
        Map<String, Integer> positions = new HashMap<>();
        columns = new @Nullable Column[header.size()];
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            Column column = rows.columns().get(name);
            if (column == null) {
                continue;
            }
            Integer first = positions.put(name, i);
            if (first != null) {
                throw new IllegalArgumentException("the header has the column \"" + name + "\" twice, as number "
                        + (first + 1) + " and " + (i + 1));
            }
            columns[i] = column;
        }
        List<String> missing = rows.columns().keySet().stream()
                .filter(name -> !positions.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingColumnException(
                    rows.source(), missing, header.stream().limit(1_000).toList());
        }
    }
}
