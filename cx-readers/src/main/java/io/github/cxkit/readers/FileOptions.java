package io.github.cxkit.readers;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read. What is given is not guessed; {@link #DEFAULT} gives nothing. Immutable.
 *
 * <pre>{@code
 * FileOptions.DEFAULT.withSeparator(';').withHeaderRows(2).decimal();  // 0
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FileOptions {

    /** Nothing given: container, encoding, separator, heading and sheet are told from content and definition. */
    public static final FileOptions DEFAULT = new FileOptions();

    /** What is done with rows that a workbook hides, such as by a filter that was left on. */
    public enum HiddenRows {
        /** They are read like others, and told. */
        READ,
        /** They are left out. */
        SKIP
    }

    private @Nullable Charset encoding;
    private char separator;
    private char decimal;
    private int headerRows;
    private int skipRows;
    private int footerRows = -1;
    private @Nullable String sheet;
    private @Nullable String entry;
    private @Nullable String rows;
    private HiddenRows hiddenRows = HiddenRows.READ;

    private FileOptions() {}

    private FileOptions with(Consumer<FileOptions> change) {
        FileOptions copy = new FileOptions();
        copy.encoding = encoding;
        copy.separator = separator;
        copy.decimal = decimal;
        copy.headerRows = headerRows;
        copy.skipRows = skipRows;
        copy.footerRows = footerRows;
        copy.sheet = sheet;
        copy.entry = entry;
        copy.rows = rows;
        copy.hiddenRows = hiddenRows;
        change.accept(copy);
        return copy;
    }

    /**
     * The same with a declared encoding.
     *
     * @param encoding of the text
     * @return the changed copy
     */
    public FileOptions withEncoding(Charset encoding) {
        Objects.requireNonNull(encoding, "encoding");
        return with(copy -> copy.encoding = encoding);
    }

    /**
     * The same with a declared separator.
     *
     * @param separator what parts cells
     * @return the changed copy
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public FileOptions withSeparator(char separator) {
        if (separator == '"' || separator == '\n' || separator == '\r' || separator == 0) {
            throw new IllegalArgumentException("a separator must not be a quote or a line break");
        }
        return with(copy -> copy.separator = separator);
    }

    /**
     * The same with a declared decimal mark.
     *
     * @param decimal point or comma; the other one groups thousands
     * @return the changed copy
     * @throws IllegalArgumentException if it is neither
     */
    public FileOptions withDecimal(char decimal) {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("a decimal mark is \".\" or \",\" but was \"" + decimal + "\"");
        }
        return with(copy -> copy.decimal = decimal);
    }

    /**
     * The same with a heading of so many rows.
     *
     * @param headerRows 1 to 3
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public FileOptions withHeaderRows(int headerRows) {
        within("headerRows", headerRows, 1, 3);
        return with(copy -> copy.headerRows = headerRows);
    }

    /**
     * The same without the first lines.
     *
     * @param skipRows lines that are skipped unseen, 0 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public FileOptions withSkipRows(int skipRows) {
        within("skipRows", skipRows, 0, 1_000);
        return with(copy -> copy.skipRows = skipRows);
    }

    /**
     * The same with so many rows of totals or remarks at the end.
     *
     * @param footerRows 0 to 100
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public FileOptions withFooterRows(int footerRows) {
        within("footerRows", footerRows, 0, 100);
        return with(copy -> copy.footerRows = footerRows);
    }

    /**
     * The same with a sheet of a workbook.
     *
     * @param sheet its name, or its number from 1
     * @return the changed copy
     */
    public FileOptions withSheet(String sheet) {
        Objects.requireNonNull(sheet, "sheet");
        return with(copy -> copy.sheet = sheet);
    }

    /**
     * The same with a file of an archive.
     *
     * @param entry its name inside
     * @return the changed copy
     */
    public FileOptions withEntry(String entry) {
        Objects.requireNonNull(entry, "entry");
        return with(copy -> copy.entry = entry);
    }

    /**
     * The same with the place of the rows inside one JSON object.
     *
     * @param rows path to a list of objects, such as {@code data.items}
     * @return the changed copy
     */
    public FileOptions withRows(String rows) {
        Objects.requireNonNull(rows, "rows");
        return with(copy -> copy.rows = rows);
    }

    /**
     * The same with another use of hidden rows.
     *
     * @param hiddenRows what is done with them
     * @return the changed copy
     */
    public FileOptions withHiddenRows(HiddenRows hiddenRows) {
        Objects.requireNonNull(hiddenRows, "hiddenRows");
        return with(copy -> copy.hiddenRows = hiddenRows);
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must lie in [" + min + ", " + max + "] but was " + value);
        }
    }

    /**
     * The declared encoding.
     *
     * @return null if it is to be told from the bytes
     */
    public @Nullable Charset encoding() {
        return encoding;
    }

    /**
     * The declared separator.
     *
     * @return 0 if it is to be told from the cells
     */
    public char separator() {
        return separator;
    }

    /**
     * The declared decimal mark.
     *
     * @return 0 if it is to be told from the cells
     */
    public char decimal() {
        return decimal;
    }

    /**
     * The declared rows of the heading.
     *
     * @return 0 if they are to be told
     */
    public int headerRows() {
        return headerRows;
    }

    /**
     * Lines to be skipped.
     *
     * @return 0 for none
     */
    public int skipRows() {
        return skipRows;
    }

    /**
     * The declared rows of the footer.
     *
     * @return -1 if they are to be told
     */
    public int footerRows() {
        return footerRows;
    }

    /**
     * The declared sheet.
     *
     * @return its name or number, null if it is to be told
     */
    public @Nullable String sheet() {
        return sheet;
    }

    /**
     * The declared file of an archive.
     *
     * @return its name, null for the only one
     */
    public @Nullable String entry() {
        return entry;
    }

    /**
     * The declared place of the rows in a JSON object.
     *
     * @return a path, null for the only list of objects
     */
    public @Nullable String rows() {
        return rows;
    }

    /**
     * What is done with hidden rows.
     *
     * @return the use
     */
    public HiddenRows hiddenRows() {
        return hiddenRows;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                encoding, separator, decimal, headerRows, skipRows, footerRows, sheet, entry, rows, hiddenRows);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof FileOptions other && parts().equals(other.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "file options " + parts();
    }
}
