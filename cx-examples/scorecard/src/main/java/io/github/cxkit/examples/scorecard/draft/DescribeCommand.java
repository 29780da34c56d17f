package io.github.cxkit.examples.scorecard.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileForm;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.draft.FileDescription;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is in a file, before anything is defined. */
@Command(
        name = "describe",
        sortOptions = false,
        description = "Lists the columns of a file with what they are called in a definition, their values and counts.")
public final class DescribeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final FileForm form = new FileForm();

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write it as JSON; - prints it.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        Outputs outputs = Outputs.besides(List.of(file)).add("--json", json);
        FileDescription description = describe();
        PrintWriter out = spec.commandLine().getOut();
        if (!outputs.useStandard()) {
            print(description, out);
        }
        outputs.write(
                "--json",
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(description) + "\n",
                out);
        return description.rows() == 0 && description.remarks().isEmpty() ? ExitCode.TOO_MUCH_LEFT_OUT : ExitCode.OK;
    }

    private FileDescription describe() throws IOException {
        try {
            return FileDescription.of(file, form.options(FileOptions.DEFAULT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private void print(FileDescription description, PrintWriter out) {
        out.println(file.getFileName() + ": " + Wording.in(Locale.ENGLISH).count(description.rows()) + " rows, "
                + description.columns().size() + " columns"
                + (description.separator().isEmpty() ? "" : ", parted by " + separator(description.separator()))
                + (description.headerRows() > 1 ? ", " + description.headerRows() + " rows of heading" : "")
                + (description.sheet().isEmpty() ? "" : ", sheet \"" + description.sheet() + "\""));
        description.remarks().forEach(out::println);
        out.println();
        Table table = Table.of(
                Table.Column.text("Column"),
                Table.Column.text("Looks like"),
                Table.Column.number("Filled"),
                Table.Column.number("Different"),
                Table.Column.text("Values"));
        for (FileDescription.Column column : description.columns()) {
            table = table.row(
                    column.address(),
                    column.looks().name().toLowerCase(Locale.ROOT),
                    Wording.in(Locale.ENGLISH).count(column.filled()),
                    Wording.in(Locale.ENGLISH).count(column.distinct()),
                    values(column));
        }
        ConsoleTable.write(table, Math.max(Terminal.width(), 100), out);
    }

    private static String separator(String separator) {
        return separator.equals("\t") ? "tabs" : "\"" + separator + "\"";
    }

    private static String values(FileDescription.Column column) {
        if (column.values().isEmpty() || column.looks() == FileDescription.Looks.TIMES) {
            return column.detail();
        }
        return column.values().entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
