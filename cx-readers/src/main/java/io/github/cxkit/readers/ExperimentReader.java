package io.github.cxkit.readers;

import io.github.cxkit.readers.definition.ExperimentMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Reads an experiment from a table with one row per unit that was randomized. Sums are taken in decimals without rounding, so
 * that they are those of a warehouse ({@link ExperimentQuery}) to the last digit.
 *
 * <pre>{@code
 * Experiment gate = Experiment.of("gate", "level 30", "level 40").withMetric(ExperimentMetric.share("back"));
 * String csv = "version,back\nlevel 30,yes\nlevel 30,no\nlevel 40,TRUE\nlevel 50,1\n";
 * ExperimentRead read = ExperimentReader.of(io.github.cxkit.readers.definition.ExperimentMapping.of(gate, "version"))
 *         .read(new java.io.ByteArrayInputStream(csv.getBytes()));
 * read.summary().units("level 30");  // 2
 * read.otherArms();                  // {level 50=1}
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExperimentReader {

    private final ExperimentMapping mapping;
    private final FileOptions file;
    private final RowFilter filter;

    private ExperimentReader(ExperimentMapping mapping, FileOptions file, RowFilter filter) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.file = Objects.requireNonNull(file, "file");
        this.filter = Objects.requireNonNull(filter, "filter");
    }

    /**
     * A reader of files that tell their own form.
     *
     * @param mapping the experiment and its columns
     * @return the reader
     */
    public static ExperimentReader of(ExperimentMapping mapping) {
        return new ExperimentReader(mapping, FileOptions.DEFAULT, RowFilter.ALL);
    }

    /**
     * The same for files of a known form.
     *
     * @param options how they are written
     * @return the changed copy
     */
    public ExperimentReader withFile(FileOptions options) {
        return new ExperimentReader(mapping, options, filter);
    }

    /**
     * The same for some of the rows.
     *
     * @param rows those to take; the others are counted as left out by choice
     * @return the changed copy
     */
    public ExperimentReader withFilter(RowFilter rows) {
        return new ExperimentReader(mapping, file, rows);
    }

    /**
     * Reads a file.
     *
     * @param input CSV, JSON, a workbook; packed or not
     * @return the summary, what is no part of it, and what became of the rows
     * @throws IOException if the file cannot be read
     * @throws UnreadableInputException if it is no table, or a column is missing
     * @throws IllegalArgumentException if a unit comes more than once
     */
    public ExperimentRead read(Path input) throws IOException {
        UnitRows rows = new UnitRows(mapping);
        return rows.result(reader(rows).read(input, rows::add));
    }

    /**
     * Reads a stream, which stays open.
     *
     * @param in CSV, JSON, a workbook; packed or not
     * @return the summary, what is no part of it, and what became of the rows
     * @throws IOException if the stream cannot be read
     * @throws UnreadableInputException if it is no table, or a column is missing
     * @throws IllegalArgumentException if a unit comes more than once
     */
    public ExperimentRead read(InputStream in) throws IOException {
        UnitRows rows = new UnitRows(mapping);
        return rows.result(reader(rows).read(in, rows::add));
    }

    /**
     * Reads rows of a database.
     *
     * @param result one row per unit
     * @return the summary, what is no part of it, and what became of the rows
     * @throws SQLException if the database fails
     * @throws IllegalArgumentException if a unit comes more than once
     */
    public ExperimentRead read(ResultSet result) throws SQLException {
        UnitRows rows = new UnitRows(mapping);
        return rows.result(reader(rows).readCounted(result, (row, count) -> rows.add(row)));
    }

    private RowReader<MeasureRow> reader(UnitRows rows) {
        return rows.reader().withFile(file).withFilter(filter);
    }
}
