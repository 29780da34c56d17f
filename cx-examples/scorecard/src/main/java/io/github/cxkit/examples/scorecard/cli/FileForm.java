package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.readers.FileOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is written, where it cannot say so itself. */
public final class FileForm {

    @Option(names = "--separator", paramLabel = "CHAR", description = "What parts cells; \\t is a tab.")
    private @Nullable String separator;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Encoding of the text, such as windows-1252.")
    private @Nullable String encoding;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook, by name or number.")
    private @Nullable String sheet;

    @Option(names = "--header-rows", paramLabel = "N", description = "Rows of the heading, 1 to 3.")
    private @Nullable Integer headerRows;

    @Option(names = "--decimal", paramLabel = "MARK", description = "Decimal mark of the file, . or ,")
    private @Nullable String decimal;

    /**
     * The options of a file.
     *
     * @param file what is known already
     * @return the changed options
     * @throws IllegalArgumentException if an option is wrong
     */
    public FileOptions options(FileOptions file) {
        FileOptions options = file;
        if (separator != null) {
            String text = separator.equals("\\t") ? "\t" : separator;
            if (text.length() != 1) {
                throw new IllegalArgumentException("--separator must be one character but was \"" + separator + "\"");
            }
            options = options.withSeparator(text.charAt(0));
        }
        if (encoding != null) {
            try {
                options = options.withEncoding(Charset.forName(encoding));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new IllegalArgumentException("--encoding: there is no encoding \"" + encoding + "\"", e);
            }
        }
        if (sheet != null) {
            options = options.withSheet(sheet);
        }
        if (decimal != null) {
            if (!decimal.equals(".") && !decimal.equals(",")) {
                throw new IllegalArgumentException("--decimal must be . or , but was \"" + decimal + "\"");
            }
            options = options.withDecimal(decimal.charAt(0));
        }
        return headerRows == null ? options : options.withHeaderRows(headerRows);
    }
}
