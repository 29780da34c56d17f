package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowFilter;
import io.github.cxkit.readers.RowReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that reads a file takes: how to read it, which rows count, how much may be missing. */
public final class FileArguments {

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            description = "Only rows with this value; adds to the definition's \"only\". Repeat it for more.")
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--max-rejected",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description =
                    "End with code 3 if a larger share of rows or answers cannot be read (default: ${DEFAULT-VALUE}).")
    private double maxRejected = 0.5;

    @Mixin
    private final FileForm form = new FileForm();

    /**
     * A reader as the options say; an option wins over the definition.
     *
     * @param <T> what a row becomes
     * @param reader the definition's reader
     * @param file what the definition says of the file
     * @return the changed reader
     * @throws IllegalArgumentException if an option is wrong
     */
    public <T> RowReader<T> apply(RowReader<T> reader, FileOptions file) {
        return reader.withFile(options(file)).withFilter(filter());
    }

    /**
     * The options of a file.
     *
     * @param file what is known already
     * @return the changed options
     * @throws IllegalArgumentException if an option is wrong
     */
    public FileOptions options(FileOptions file) {
        return form.options(file);
    }

    /**
     * Which rows count.
     *
     * @return the filter
     * @throws IllegalArgumentException if a choice is not COLUMN=VALUE
     */
    public RowFilter filter() {
        return filter(where);
    }

    /**
     * Which rows count.
     *
     * @param where choices, each COLUMN=VALUE
     * @return the filter
     * @throws IllegalArgumentException if a choice is not COLUMN=VALUE
     */
    public static RowFilter filter(List<String> where) {
        RowFilter filter = RowFilter.ALL;
        for (String each : where) {
            int equal = each.lastIndexOf('=');
            if (equal < 1) {
                throw new IllegalArgumentException("--where must be COLUMN=VALUE but was \"" + each + "\"");
            }
            filter = filter.only(each.substring(0, equal), each.substring(equal + 1));
        }
        return filter;
    }

    /**
     * The largest share that may be missing.
     *
     * @return 0 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    public double maxRejected() {
        if (!(maxRejected >= 0 && maxRejected <= 1)) {
            throw new IllegalArgumentException("--max-rejected must lie in [0, 1] but was " + maxRejected);
        }
        return maxRejected;
    }

    /**
     * The exit code that the rows of an input call for.
     *
     * @param report what became of them
     * @return {@link ExitCode#OK} or {@link ExitCode#TOO_MUCH_LEFT_OUT}
     */
    public int exitCode(ReadReport report) {
        boolean nothing = report.kept() == 0;
        boolean tooMuch = report.rejectedRows() > maxRejected() * report.rows() || report.isMostlyRejected();
        return nothing || tooMuch ? ExitCode.TOO_MUCH_LEFT_OUT : ExitCode.OK;
    }
}
