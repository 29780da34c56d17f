package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.UnreadableInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text. A declared encoding is used, a mark is believed; else the text is UTF-8 unless its first byte that is no
 * ASCII is no UTF-8 either: then all the rest is looked at, and what is Windows-1252 throughout is read so, and told.
 */
public final class Decoding extends Reader {

    private static final int CHUNK = 1 << 16;
    private static final int LOOK_AHEAD = 16 << 20;
    private static final int ZEROS = 4_096;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long BREAKS = 0x0A0A_0A0A_0A0A_0A0AL;

    private InputStream in;
    private Charset charset;
    private String by;
    private CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private boolean ended;
    private boolean asciiSoFar = true;
    private long wellFormed;
    private long malformed;
    private long consumed;
    private long firstBad = -1;
    private long lines = 1;
    private long firstBadLine;
    private @Nullable String badText;
    private boolean guessAtEnd;
    private boolean refused;
    private @Nullable IOException failure;

    private Decoding(InputStream in, Charset charset, String by) {
        this.in = in;
        this.charset = charset;
        this.by = by;
        this.decoder = decoder(charset);
        bytes.limit(0);
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Opens a text.
     *
     * @param in its bytes, which can be marked
     * @param options a declared encoding
     * @return its characters, without a byte order mark
     * @throws IOException if it is no text, or its mark is not that of the declared encoding
     */
    public static Decoding of(InputStream in, FileOptions options) throws IOException {
        byte[] start = Container.start(in, ZEROS);
        Charset marked = marked(start);
        Charset declared = options.encoding();
        if (marked != null) {
            if (declared != null && !family(declared).equals(family(marked))) {
                throw new UnreadableInputException("the file is declared to be " + declared.name()
                        + " but begins with the byte order mark of " + marked.name() + "; leave file.encoding out");
            }
            in.skipNBytes(
                    marked.equals(StandardCharsets.UTF_8) ? 3 : marked.name().startsWith("UTF-32") ? 4 : 2);
            return new Decoding(in, marked, "mark");
        }
        if (declared != null) {
            Charset exact = declared.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : declared;
            return new Decoding(in, exact, "declared");
        }
        Charset wide = wide(start);
        return wide == null ? new Decoding(in, StandardCharsets.UTF_8, "content") : new Decoding(in, wide, "zeros");
    }

    private static String family(Charset charset) {
        return charset.name().replaceAll("(LE|BE)$", "");
    }

    private static @Nullable Charset marked(byte[] start) {
        int[] b = new int[4];
        for (int i = 0; i < 4; i++) {
            b[i] = i < start.length ? start[i] & 0xFF : -1;
        }
        if (b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (b[0] == 0xFF && b[1] == 0xFE) {
            return b[2] == 0 && b[3] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        if (b[0] == 0xFE && b[1] == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return b[0] == 0 && b[1] == 0 && b[2] == 0xFE && b[3] == 0xFF ? Charset.forName("UTF-32BE") : null;
    }

    private static @Nullable Charset wide(byte[] start) throws UnreadableInputException {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (even + odd == 0) {
            return null;
        }
        double half = start.length / 2.0;
        if (odd >= 0.4 * half && even <= 0.01 * half) {
            return StandardCharsets.UTF_16LE;
        }
        if (even >= 0.4 * half && odd <= 0.01 * half) {
            return StandardCharsets.UTF_16BE;
        }
        throw new UnreadableInputException("not a text file: it has zero bytes; declare file.encoding if it is one");
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(buffer, offset, length);
        while (out.position() == offset) {
            if (!bytes.hasRemaining() && ended) {
                return finish();
            }
            if (bytes.remaining() < 16 && !ended) {
                fill();
            }
            decode(out);
        }
        return out.position() - offset;
    }

    private int finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (guessAtEnd && wellFormed > 0) {
            throw neither();
        }
        if (charset.equals(StandardCharsets.UTF_8)
                && malformed > 0
                && wellFormed <= malformed
                && !by.equals("declared")
                && !by.equals("mark")) {
            throw neither();
        }
        return -1;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = -1;
        try {
            read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (IOException e) {
            // what comes before the damage is given out first
            failure = e;
        }
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void decode(CharBuffer out) throws IOException {
        int from = out.position();
        int start = bytes.position();
        CoderResult result = decoder.decode(bytes, out, ended);
        consumed += bytes.position() - start;
        if (charset.equals(StandardCharsets.UTF_8)) {
            int breaks = asciiSoFar ? asciiBreaks(start) : -1;
            if (breaks >= 0) {
                lines += breaks;
            } else {
                count(out, from);
            }
        } else if (guessAtEnd) {
            countWellFormed(start);
        }
        if (result.isError()) {
            bad(out, result.length());
        } else if (result.isUnderflow() && ended && bytes.hasRemaining()) {
            bad(out, bytes.remaining());
        } else if (result.isUnderflow() && ended) {
            decoder.flush(out);
        }
    }

    /** Line breaks among the bytes from here to where decoding is; -1 if any of them is no ASCII. Eight at a time: all come by. */
    private int asciiBreaks(int start) {
        byte[] array = bytes.array();
        int end = bytes.position();
        int at = start;
        int breaks = 0;
        long any = 0;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long eight = (long) EIGHT.get(array, at);
            any |= eight;
            // the high bit of a byte stays clear where it is a break
            breaks += Long.BYTES - Long.bitCount(((eight ^ BREAKS) + ~HIGH) & HIGH);
        }
        for (; at < end; at++) {
            any |= array[at] < 0 ? HIGH : 0;
            breaks += array[at] == '\n' ? 1 : 0;
        }
        return (any & HIGH) == 0 ? breaks : -1;
    }

    private void count(CharBuffer out, int from) {
        char[] chars = out.array();
        int base = out.arrayOffset();
        int end = base + out.position();
        int any = 0;
        int breaks = 0;
        for (int i = base + from; i < end; i++) {
            any |= chars[i];
            breaks += chars[i] == '\n' ? 1 : 0;
        }
        if (any > 127) {
            asciiSoFar = false;
            for (int i = base + from; i < end; i++) {
                wellFormed += chars[i] > 127 && !Character.isLowSurrogate(chars[i]) ? 1 : 0;
            }
        } else if (asciiSoFar) {
            lines += breaks;
        }
    }

    private void countWellFormed(int start) {
        Shape shape = new Shape();
        shape.look(bytes.array(), start, bytes.position());
        wellFormed += shape.wellFormed;
    }

    /** A sequence that is no text of the encoding. */
    private void bad(CharBuffer out, int length) throws IOException {
        if (!charset.equals(StandardCharsets.UTF_8)) {
            throw new UnreadableInputException("the text is not " + charset.name()
                    + (by.equals("declared") ? ", as file.encoding says" : "") + ": byte " + (consumed + 1)
                    + " and those after it are none of its characters");
        }
        if (firstBad < 0) {
            firstBad = consumed;
            firstBadLine = asciiSoFar ? lines : 0;
            if (asciiSoFar && by.equals("content") && isWindows()) {
                charset = WINDOWS;
                by = "guess";
                decoder = decoder(WINDOWS);
                return;
            }
        }
        asciiSoFar = false;
        malformed++;
        bytes.position(bytes.position() + length);
        consumed += length;
        if (out.hasRemaining()) {
            out.put('\uFFFD');
        }
    }

    /** Looks at all the rest: whether it has no sequence of UTF-8 and no byte that Windows-1252 lacks. */
    private boolean isWindows() throws IOException {
        Shape shape = new Shape();
        shape.look(bytes.array(), bytes.position(), bytes.limit());
        badText = word();
        ByteArrayOutputStream ahead = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int read = 0;
        while (ahead.size() < LOOK_AHEAD && (read = in.read(chunk)) >= 0) {
            shape.look(chunk, 0, read);
            ahead.write(chunk, 0, read);
        }
        in = ahead.size() == 0
                ? in
                : new SequenceInputStream(new ByteArrayInputStream(ahead.toByteArray()), new Rest(in));
        guessAtEnd = read >= 0;
        if (read < 0) {
            shape.end();
        }
        if (shape.wellFormed == 0 && !shape.undefined) {
            return true;
        }
        if (read < 0 && shape.wellFormed <= shape.malformed) {
            wellFormed = shape.wellFormed;
            malformed = shape.malformed;
            throw neither();
        }
        return false;
    }

    /** The word around the first such byte, as Windows-1252 has it. */
    private String word() {
        int at = bytes.position();
        int from = at;
        while (from > 0 && at - from < 20 && isWord(bytes.get(from - 1))) {
            from--;
        }
        int to = at;
        while (to < bytes.limit() && to - at < 20 && isWord(bytes.get(to))) {
            to++;
        }
        return new String(bytes.array(), from, to - from, WINDOWS);
    }

    private static boolean isWord(byte b) {
        return b < 0 || Character.isLetter(b);
    }

    /** Whether the encoding is what ended reading. */
    boolean isRefused() {
        return refused;
    }

    private UnreadableInputException neither() {
        refused = true;
        return new UnreadableInputException(
                Math.max(1, firstBadLine),
                "the text is neither UTF-8 nor Windows-1252: " + wellFormed + " characters are UTF-8 and " + malformed
                        + " bytes are not, the first on this line; declare file.encoding",
                null);
    }

    /** The bytes behind, whose stream stays open. */
    private static final class Rest extends InputStream {
        private final InputStream in;

        Rest(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }
    }

    /** Counts sequences of UTF-8 and bytes that belong to none. */
    private static final class Shape {
        private long wellFormed;
        private long malformed;
        private boolean undefined;
        private int missing;
        private int pending;
        private int low = 0x80;
        private int high = 0xBF;

        void look(byte[] chunk, int from, int to) {
            for (int i = from; i < to; i++) {
                next(chunk[i] & 0xFF);
            }
        }

        void end() {
            malformed += pending;
            pending = 0;
            missing = 0;
        }

        private void next(int b) {
            if (missing > 0) {
                if (b >= low && b <= high) {
                    pending++;
                    low = 0x80;
                    high = 0xBF;
                    if (--missing == 0) {
                        wellFormed++;
                        pending = 0;
                    }
                    undefined |= isUndefined(b);
                    return;
                }
                end();
            }
            low = 0x80;
            high = 0xBF;
            undefined |= isUndefined(b);
            if (b < 0x80) {
                return;
            }
            if (b >= 0xC2 && b <= 0xDF) {
                missing = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                missing = 2;
                low = b == 0xE0 ? 0xA0 : 0x80;
                high = b == 0xED ? 0x9F : 0xBF;
            } else if (b >= 0xF0 && b <= 0xF4) {
                missing = 3;
                low = b == 0xF0 ? 0x90 : 0x80;
                high = b == 0xF4 ? 0x8F : 0xBF;
            } else {
                malformed++;
                return;
            }
            pending = 1;
        }

        private static boolean isUndefined(int b) {
            return b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
        }
    }

    /**
     * The encoding that was used.
     *
     * @return its name
     */
    public String encoding() {
        return charset.equals(WINDOWS) ? "windows-1252" : charset.name();
    }

    /**
     * The encoding that was used.
     *
     * @return its character set
     */
    public Charset charset() {
        return charset;
    }

    /**
     * What told the encoding.
     *
     * @return {@code declared}, {@code mark}, {@code zeros}, {@code content} or {@code guess}
     */
    public String encodingBy() {
        return by;
    }

    /**
     * Whether sequences were met that are no UTF-8; each stands as U+FFFD.
     *
     * @return true if so far there was one
     */
    public boolean isDamaged() {
        return malformed > 0;
    }

    /**
     * What is to be said of the encoding.
     *
     * @return a sentence, null if there is nothing to say
     */
    public @Nullable String remark() {
        if (by.equals("guess")) {
            String text = badText == null ? "" : ": \"" + Shown.of(badText) + "\"";
            return "read as Windows-1252 (no byte order mark, line " + firstBadLine + " is not UTF-8" + text
                    + "); say file.encoding to settle it";
        }
        return malformed > 0
                ? malformed + " bytes are not UTF-8" + (firstBadLine > 0 ? ", the first on line " + firstBadLine : "")
                : null;
    }

    /**
     * Line of the first byte that is no UTF-8.
     *
     * @return the line, from 1
     */
    public long remarkLine() {
        return Math.max(1, firstBadLine);
    }

    @Override
    public void close() {
        // the bytes are the caller's
    }

    @Override
    public String toString() {
        return encoding().toLowerCase(Locale.ROOT) + Arrays.toString(new long[] {wellFormed, malformed});
    }
}
