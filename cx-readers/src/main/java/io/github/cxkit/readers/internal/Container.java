package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.UnreadableInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** What a file is, told by its content and never by its name; and what is inside, unpacked. */
public final class Container implements Closeable {

    /** What the content is. */
    public enum Kind {
        /** A table as text. */
        TEXT,
        /** JSON: an array, an object, or one object per line. */
        JSON,
        /** A workbook of Excel. */
        WORKBOOK,
        /** A log of events by IEEE 1849. */
        XES
    }

    private static final int BUFFER = 1 << 16;
    private static final int PEEK = 8_192;
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_PACKED_IN_MEMORY = 512 << 20;
    private static final Pattern XML_ROOT = Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z_][\\w.-]*)");

    private final Kind kind;
    private final String name;
    private final InputStream in;
    private final byte @Nullable [] workbook;
    private final @Nullable ZipFile parts;
    private final List<String> packing;
    private final List<Closeable> opened;

    private Container(
            Kind kind,
            String name,
            InputStream in,
            byte @Nullable [] workbook,
            @Nullable ZipFile parts,
            List<String> packing,
            List<Closeable> opened) {
        this.kind = kind;
        this.name = name;
        this.in = in;
        this.workbook = workbook;
        this.parts = parts;
        this.packing = packing;
        this.opened = opened;
    }

    /**
     * Opens a source.
     *
     * @param source the bytes
     * @param options how to read them
     * @return what they are
     * @throws IOException if they cannot be read, or are of a kind that is refused by name
     */
    public static Container open(Source source, FileOptions options) throws IOException {
        List<Closeable> opened = new ArrayList<>();
        InputStream raw = source.open();
        if (source.path() != null) {
            opened.add(raw);
        }
        try {
            return unpack(source, raw, options, opened);
        } catch (IOException | RuntimeException e) {
            for (Closeable each : opened) {
                each.close();
            }
            throw e;
        }
    }

    private static Container unpack(Source source, InputStream raw, FileOptions options, List<Closeable> opened)
            throws IOException {
        List<String> packing = new ArrayList<>();
        InputStream in = new BufferedInputStream(raw, BUFFER);
        for (int depth = 0; ; depth++) {
            byte[] start = peek(in);
            if (begins(start, 0x1F, 0x8B)) {
                requireDepth(depth);
                Bounded bounded = new Bounded(in);
                in = new BufferedInputStream(bounded.unpacked(new PackedInput(bounded, BUFFER)), BUFFER);
                packing.add("gzip");
            } else if (begins(start, 'P', 'K', 5, 6)) {
                throw refused("the archive is empty");
            } else if (begins(start, 'P', 'K', 3, 4)) {
                requireDepth(depth);
                byte[] bytes = source.path() != null && depth == 0 ? null : bytes(in);
                ZipFile zip = zip(source, bytes);
                opened.add(zip);
                List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
                if (entries.size() > MOST_ENTRIES) {
                    throw refused("the archive has more than " + MOST_ENTRIES + " entries");
                }
                entries.forEach(Container::requireRatio);
                if (zip.getEntry("xl/workbook.xml") != null) {
                    return new Container(Kind.WORKBOOK, source.name(), in, bytes, zip, packing, opened);
                }
                refuseOffice(zip, entries);
                in = new BufferedInputStream(entry(zip, entries, options), BUFFER);
                packing.add("zip");
            } else {
                return new Container(kind(start, source.name()), source.name(), in, null, null, packing, opened);
            }
        }
    }

    private static void requireDepth(int depth) throws UnreadableInputException {
        if (depth >= 2) {
            throw refused("it is packed more than twice");
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_PACKED_IN_MEMORY);
        if (bytes.length == MOST_PACKED_IN_MEMORY) {
            throw refused("the archive is too large to be read from a stream; name the file");
        }
        return bytes;
    }

    private static ZipFile zip(Source source, byte @Nullable [] bytes) throws IOException {
        try {
            return bytes == null
                    ? ZipFile.builder().setPath(source.path()).get()
                    : ZipFile.builder()
                            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                            .get();
        } catch (IOException e) {
            throw new UnreadableInputException(1, "the archive is damaged or cut short", e);
        }
    }

    private static void requireRatio(ZipArchiveEntry entry) {
        if (entry.getSize() > Bounded.FREE
                && entry.getCompressedSize() > 0
                && entry.getSize() / entry.getCompressedSize() > Bounded.MOST_TIMES) {
            throw new IllegalArgumentException(
                    "the archive unpacks to more than " + Bounded.MOST_TIMES + " times its size");
        }
    }

    private static void refuseOffice(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
        ZipArchiveEntry type = zip.getEntry("mimetype");
        if (type != null) {
            try (InputStream in = zip.getInputStream(type)) {
                String mime = new String(in.readNBytes(200), StandardCharsets.US_ASCII);
                if (mime.startsWith("application/vnd.oasis.opendocument")) {
                    throw refused("an OpenDocument spreadsheet or document: save it as .xlsx or CSV");
                }
            }
        }
        for (ZipArchiveEntry entry : entries) {
            if (entry.getName().startsWith("word/")) {
                throw refused("a Word document, not a table: save the table as .xlsx or CSV");
            }
            if (entry.getName().startsWith("ppt/")) {
                throw refused("a PowerPoint presentation, not a table");
            }
            if (entry.getName().equals("xl/workbook.bin")) {
                throw refused("a binary Excel workbook (.xlsb): save it as .xlsx or CSV");
            }
        }
    }

    private static InputStream entry(ZipFile zip, List<ZipArchiveEntry> entries, FileOptions options)
            throws IOException {
        List<ZipArchiveEntry> files = entries.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                .filter(entry -> !entry.getName()
                        .substring(entry.getName().lastIndexOf('/') + 1)
                        .startsWith("."))
                .toList();
        List<String> names = files.stream()
                .map(entry -> SameText.visible(entry.getName()))
                .limit(20)
                .toList();
        String wanted = options.entry();
        if (files.isEmpty()) {
            throw refused("the archive holds no file");
        }
        ZipArchiveEntry chosen = files.get(0);
        if (wanted != null) {
            chosen = files.stream()
                    .filter(entry -> SameText.same(entry.getName(), wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the archive has no entry \"" + wanted
                            + "\"; it holds " + String.join(", ", SameText.byLikeness(wanted, names))));
        } else if (files.size() > 1) {
            throw refused("the archive holds " + files.size() + " files, say which with file.entry: "
                    + String.join(", ", names) + (files.size() > names.size() ? ", ..." : ""));
        }
        if (!zip.canReadEntryData(chosen)) {
            throw refused("\"" + SameText.visible(chosen.getName())
                    + "\" in the archive has a password or a packing that is not known");
        }
        return new Bounded(zip.getInputStream(chosen)).unpackedFrom(chosen.getCompressedSize());
    }

    private static Kind kind(byte[] start, String name) throws UnreadableInputException {
        String lie = lie(name);
        if (begins(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            throw refused("an old Excel workbook (.xls) or one with a password: save it as .xlsx or CSV");
        }
        String plain = new String(start, 0, Math.min(start.length, 32), StandardCharsets.ISO_8859_1);
        String[][] known = {
            {"$FL2", "an SPSS file"},
            {"$FL3", "an SPSS file"},
            {"PAR1", "a Parquet file"},
            {"SQLite format 3", "an SQLite database"},
            {"<stata_dta>", "a Stata file"},
            {"%PDF", "a PDF document"},
            {"{\\rtf", "an RTF document"},
            {"BZh", "a bzip2 archive"},
            {"\u00FD7zXZ", "an xz archive"},
            {"(\u00B5/\u00FD", "a zstd archive"},
            {"7z\u00BC\u00AF", "a 7z archive"}
        };
        for (String[] each : known) {
            if (plain.startsWith(each[0])
                    && !(each[0].equals("BZh") && !(plain.length() > 3 && Character.isDigit(plain.charAt(3))))) {
                throw refused(each[1] + ": export it as CSV, .xlsx or JSON");
            }
        }
        String text = text(start);
        if (text.isEmpty()) {
            if (start.length == 0) {
                throw new UnreadableInputException(1, "the file is empty", null);
            }
            return Kind.TEXT;
        }
        String low = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
        if (low.startsWith("<html") || low.startsWith("<!doctype html") || low.startsWith("<table")) {
            throw refused("an HTML page, not a workbook: open it and save it as .xlsx or CSV");
        }
        if (low.startsWith("<?xml")
                || (low.startsWith("<")
                        && low.length() > 1
                        && (Character.isLetter(low.charAt(1)) || low.startsWith("<!--")))) {
            Matcher root = XML_ROOT.matcher(text.replaceAll("(?s)<\\?.*?\\?>|<!--.*?-->", ""));
            String element = root.find() ? root.group(1) : "";
            if (element.equals("log")) {
                return Kind.XES;
            }
            throw refused(
                    low.contains("<html")
                            ? "an HTML page, not a workbook: open it and save it as .xlsx or CSV"
                            : "XML with the root element \"" + Shown.of(element)
                                    + "\": the only XML that is read is XES, a log of events");
        }
        if (text.charAt(0) == '{' || text.charAt(0) == '[') {
            return Kind.JSON;
        }
        if (lie.equals("workbook") && text.chars().anyMatch(c -> c == 0)) {
            throw refused(name + " is no workbook");
        }
        return Kind.TEXT;
    }

    private static String lie(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return low.endsWith(".xlsx") || low.endsWith(".xls") || low.endsWith(".xlsm") ? "workbook" : "";
    }

    /** The first characters after mark and blanks, as far as they can be told without knowing the encoding. */
    private static String text(byte[] start) {
        Charset charset = StandardCharsets.ISO_8859_1;
        int from = 0;
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            from = 3;
        } else if (begins(start, 0xFF, 0xFE)) {
            from = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (begins(start, 0xFE, 0xFF)) {
            from = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (start.length > 3 && start[0] != 0 && start[1] == 0 && start[3] == 0) {
            charset = StandardCharsets.UTF_16LE;
        } else if (start.length > 3 && start[0] == 0 && start[1] != 0 && start[2] == 0) {
            charset = StandardCharsets.UTF_16BE;
        }
        return charset.decode(ByteBuffer.wrap(start, from, start.length - from))
                .toString()
                .strip();
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(PEEK);
        byte[] start = new byte[PEEK];
        int length = 0;
        try {
            // only what is there without waiting for more than is needed to tell
            while (length < 512) {
                int read = in.read(start, length, PEEK - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException e) {
            // what comes before a damage is looked at and read first
            if (length == 0) {
                throw e;
            }
        } finally {
            in.reset();
        }
        return java.util.Arrays.copyOf(start, length);
    }

    /**
     * The first bytes, which stay to be read; fewer where a damage comes before.
     *
     * @param in a stream that can be marked
     * @param most how many at most
     * @return the bytes
     * @throws IOException if the stream cannot be reset
     */
    public static byte[] start(InputStream in, int most) throws IOException {
        in.mark(most + 1);
        byte[] start = new byte[most];
        int length = 0;
        try {
            int read;
            while (length < most && (read = in.read(start, length, most - length)) >= 0) {
                length += read;
            }
        } catch (IOException e) {
            // met again where reading comes to it
        } finally {
            in.reset();
        }
        return java.util.Arrays.copyOf(start, length);
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static UnreadableInputException refused(String reason) {
        return new UnreadableInputException(reason);
    }

    /**
     * What the content is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * What the file is called.
     *
     * @return the name, empty if there is none
     */
    public String name() {
        return name;
    }

    /**
     * The content, unpacked.
     *
     * @return the bytes, from their start
     */
    public InputStream in() {
        return in;
    }

    /**
     * The workbook, if it is not a file of its own.
     *
     * @return a stream of its bytes, null if the source is the workbook
     */
    public @Nullable InputStream workbook() {
        return workbook == null ? null : new ByteArrayInputStream(workbook);
    }

    /**
     * A part of the workbook.
     *
     * @param path where it is in the package
     * @return its bytes, null if there is no such part
     * @throws IOException if it cannot be read
     */
    public @Nullable InputStream part(String path) throws IOException {
        ZipArchiveEntry entry = parts == null ? null : parts.getEntry(path);
        if (entry == null || parts == null) {
            return null;
        }
        InputStream plain = entry.getMethod() == ZipEntry.DEFLATED
                ? inflated(parts.getRawInputStream(entry))
                : parts.getInputStream(entry);
        return new Bounded(plain).unpackedFrom(entry.getCompressedSize());
    }

    /** The library takes half a kilobyte at a time. */
    private static InputStream inflated(InputStream packed) {
        // some inflaters ask for a byte more than there is
        InputStream whole = new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
        return new InflaterInputStream(whole, new Inflater(true), BUFFER) {
            @Override
            public void close() throws IOException {
                super.close();
                inf.end();
            }
        };
    }

    /**
     * How the content was packed, outermost first.
     *
     * @return such as {@code text}, {@code gzip/text}, {@code workbook}
     */
    public String description() {
        List<String> parts = new ArrayList<>(packing);
        parts.add(kind == Kind.TEXT ? "text" : kind == Kind.JSON ? "json" : kind == Kind.XES ? "xes" : "workbook");
        return String.join("/", parts);
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : opened) {
            each.close();
        }
    }
}
