package io.github.cxkit.examples.scorecard.draft;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileForm;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.readers.draft.FileDescription;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Mixin
    private final Language language = new Language();

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
        outputs.write("--json", JsonText.of(description), out);
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
        ReportWords words = ReportWords.in(language.locale());
        List<String> head = new ArrayList<>();
        head.add(words.of(language.wording().count(description.rows()) + (description.rows() == 1 ? " row" : " rows")));
        head.add(words.of(description.columns().size() + (description.columns().size() == 1 ? " column" : " columns")));
        if (!description.separator().isEmpty()) {
            head.add(words.of("parted by " + separator(description.separator())));
        }
        if (description.headerRows() > 1) {
            head.add(words.of(description.headerRows() + " rows of heading"));
        }
        if (!description.sheet().isEmpty()) {
            head.add(words.of("sheet \"" + description.sheet() + "\""));
        }
        Terminal.tell(out, "", file.getFileName() + ": " + String.join(", ", head));
        description.remarks().forEach(remark -> Terminal.tell(out, "", words.of(remark)));
        out.println();
        Table table = Table.of(
                Table.Column.text(words.of("Column")),
                Table.Column.text(words.of("Looks like")),
                Table.Column.number(words.of("Filled")),
                Table.Column.number(words.of("Different")).asOptional(),
                Table.Column.text(words.of("Values")));
        for (FileDescription.Column column : description.columns()) {
            table = table.row(
                    column.address(),
                    words.of(column.looks().name().toLowerCase(Locale.ROOT)),
                    language.wording().count(column.filled()),
                    language.wording().count(column.distinct()),
                    values(column, words));
        }
        ConsoleTable.write(table, Terminal.width(100), out);
    }

    private static String separator(String separator) {
        return separator.equals("\t") ? "tabs" : "\"" + separator + "\"";
    }

    private static String values(FileDescription.Column column, ReportWords words) {
        if (column.values().isEmpty() || column.looks() == FileDescription.Looks.TIMES) {
            return words.of(column.detail());
        }
        return column.values().entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
