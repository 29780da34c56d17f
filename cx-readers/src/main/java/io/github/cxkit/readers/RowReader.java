package io.github.cxkit.readers;

import io.github.cxkit.readers.Rows.Setting;
import io.github.cxkit.readers.internal.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Reads rows of one kind from any file that people have: CSV with any separator, JSON arrays, JSON Lines, workbooks of Excel,
 * logs by IEEE 1849, each plain, packed with gzip or alone in a ZIP archive. What a file is, its encoding, separator, sheet and
 * heading are told from its content and from the definition's own columns; nothing that changes a figure is guessed without a
 * word. A row that cannot be read is told with its reason, and the others go on.
 *
 * <p>Immutable; every {@code with...} makes a changed copy. One reader can read many inputs, at the same time too.
 *
 * @param <T> what a row becomes
 * @see ResponseReader
 * @see EventReader
 * @see OrderReader
 * @since 0.1.0
 */
public final class RowReader<T> {

    /** Makes what takes the cells of one input. */
    interface Maker<T> {
        Rows make(RowFilter filter, Setting setting, ObjLongConsumer<? super T> consumer);
    }

    private final Maker<T> maker;
    private final FileOptions file;
    private final RowFilter filter;
    private final Setting setting;

    private RowReader(Maker<T> maker, FileOptions file, RowFilter filter, Setting setting) {
        this.maker = maker;
        this.file = file;
        this.filter = filter;
        this.setting = setting;
    }

    static <T> RowReader<T> of(Maker<T> maker, FileOptions file, RowFilter filter) {
        return new RowReader<>(maker, file, filter, new Setting(ReadLimits.DEFAULT, false, rejected -> {}));
    }

    /** What takes the cells of one input, with somebody else to tell about rejections. */
    Rows rows(Consumer<? super RejectedRow> rejections, ObjLongConsumer<? super T> consumer) {
        return maker.make(filter, new Setting(setting.limits(), setting.strict(), rejections), consumer);
    }

    FileOptions file() {
        return file;
    }

    Consumer<? super RejectedRow> rejections() {
        return setting.rejections();
    }

    /**
     * The same with more known of the file.
     *
     * @param file how to read it; what the definition says is replaced
     * @return the changed copy
     */
    public RowReader<T> withFile(FileOptions file) {
        return new RowReader<>(maker, Objects.requireNonNull(file, "file"), filter, setting);
    }

    /**
     * The same for fewer rows.
     *
     * @param filter which rows count, besides the definition's own choice
     * @return the changed copy
     */
    public RowReader<T> withFilter(RowFilter filter) {
        return new RowReader<>(maker, file, this.filter.and(filter), setting);
    }

    /**
     * The same with other limits.
     *
     * @param limits the limits
     * @return the changed copy
     */
    public RowReader<T> withLimits(ReadLimits limits) {
        Objects.requireNonNull(limits, "limits");
        return new RowReader<>(maker, file, filter, new Setting(limits, setting.strict(), setting.rejections()));
    }

    /**
     * The same, ending at the first rejection and at a guessed encoding with a {@link RejectedRowException}.
     *
     * @return the changed copy
     */
    public RowReader<T> strict() {
        return new RowReader<>(maker, file, filter, new Setting(setting.limits(), true, setting.rejections()));
    }

    /**
     * The same with somebody to tell about rejections.
     *
     * @param rejections called once per rejected row or cell, in order of lines, such as a {@link RejectionLog}
     * @return the changed copy
     */
    public RowReader<T> onRejected(Consumer<? super RejectedRow> rejections) {
        Objects.requireNonNull(rejections, "rejections");
        return new RowReader<>(maker, file, filter, new Setting(setting.limits(), setting.strict(), rejections));
    }

    /**
     * Reads a file.
     *
     * @param input the file
     * @param consumer called once per row, in order; as often as a row of counts says
     * @return what became of the rows
     * @throws UnreadableInputException if the input is of an unknown kind, or damaged in a way that leaves no next row
     * @throws IOException if the file cannot be read
     * @throws MissingColumnException if the input lacks columns that the definition names
     * @throws IllegalArgumentException if the definition does not fit the input, such as a column that stands twice, a pattern
     *     that reads no time, both decimal marks in one file, or no row that is chosen
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport read(Path input, Consumer<? super T> consumer) throws IOException {
        return readCounted(input, times(consumer));
    }

    /**
     * Reads a stream to its end.
     *
     * @param in bytes; not closed
     * @param consumer called once per row, in order; as often as a row of counts says
     * @return what became of the rows
     * @throws UnreadableInputException if the input is of an unknown kind, or damaged in a way that leaves no next row
     * @throws IOException if the stream cannot be read
     * @throws MissingColumnException if the input lacks columns that the definition names
     * @throws IllegalArgumentException if the definition does not fit the input
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport read(InputStream in, Consumer<? super T> consumer) throws IOException {
        return readCounted(in, times(consumer));
    }

    private static <T> ObjLongConsumer<T> times(Consumer<? super T> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return (row, count) -> {
            for (long i = 0; i < count; i++) {
                consumer.accept(row);
            }
        };
    }

    /**
     * Reads a file, telling for how many answers a row stands instead of repeating it.
     *
     * @param input the file
     * @param consumer takes each row with its count, 1 unless the file is a table of counts
     * @return what became of the rows
     * @throws IOException as {@link #read(Path, Consumer)}
     */
    public ReadReport readCounted(Path input, ObjLongConsumer<? super T> consumer) throws IOException {
        return read(Source.of(input), consumer);
    }

    /**
     * Reads a stream, telling for how many answers a row stands instead of repeating it.
     *
     * @param in bytes; not closed
     * @param consumer takes each row with its count, 1 unless the file is a table of counts
     * @return what became of the rows
     * @throws IOException as {@link #read(InputStream, Consumer)}
     */
    public ReadReport readCounted(InputStream in, ObjLongConsumer<? super T> consumer) throws IOException {
        return read(Source.of("", Objects.requireNonNull(in, "in")), consumer);
    }

    /**
     * Reads the result of a query; its columns are those of the definition.
     *
     * @param result from its current place to its end; not closed
     * @param consumer takes each row with its count, 1 unless the result is a table of counts
     * @return what became of the rows
     * @throws SQLException if the database ends it
     * @throws MissingColumnException if the result lacks columns that the definition names
     * @throws IllegalArgumentException if the definition does not fit the result
     * @throws RejectedRowException if this reader is strict and something is rejected
     */
    public ReadReport readCounted(ResultSet result, ObjLongConsumer<? super T> consumer) throws SQLException {
        Rows rows = maker.make(filter, setting, consumer);
        Facts facts = new Facts();
        ResultRows.read(result, rows, file, facts);
        rows.close();
        return rows.report(facts.made());
    }

    private ReadReport read(Source source, ObjLongConsumer<? super T> consumer) throws IOException {
        Objects.requireNonNull(consumer, "consumer");
        Rows rows = maker.make(filter, setting, consumer);
        Facts facts = new Facts();
        Input.read(source, rows, file, facts);
        rows.close();
        return rows.report(facts.made());
    }
}
