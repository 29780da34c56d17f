package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.PageText;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.TableFormat;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a command tells what it found: the same options, and the same way out, for every command that makes a page. */
public final class ReportArguments {

    @Option(
            names = "--format",
            paramLabel = "table|csv|json|markdown",
            defaultValue = "table",
            description =
                    "What to print: a digest or a document for people, figures for other programs (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(names = "--full", description = "Print every table.")
    private boolean full;

    @Mixin
    private final Language language = new Language();

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the figures as JSON; - prints it.")
    private @Nullable Path jsonFile;

    @Option(names = "--html", paramLabel = "OUT.html", description = "Write the figures as one page; - prints it.")
    private @Nullable Path html;

    @Mixin
    private final Opening opening = new Opening();

    private @Nullable Outputs outputs;

    /** Figures as JSON, made only where they are wanted. */
    @FunctionalInterface
    public interface Json {
        /**
         * Writes the figures.
         *
         * @return JSON, ended by a line break
         * @throws IOException if it cannot be made
         */
        String text() throws IOException;
    }

    /**
     * Looks at what is to be written, before the work begins.
     *
     * @param inputs files that the run reads; null entries are ignored
     * @throws IOException if the file system cannot tell
     * @throws IllegalArgumentException if an output is refused
     */
    public void check(List<? extends @Nullable Path> inputs) throws IOException {
        opening.check(html);
        outputs = Outputs.besides(inputs)
                .add("--json", jsonFile)
                .add("--html", html)
                .afterwards("--html", page -> opening.show(page, wording()));
        if (outputs.useStandard() && format != Format.TABLE) {
            throw new IllegalArgumentException(
                    "--format and an output named - would both be written to standard output");
        }
        language.locale();
    }

    /**
     * Refuses {@code --format} for what is no figures.
     *
     * @param what what is asked for
     * @throws IllegalArgumentException if figures were asked for
     */
    public void requireTold(String what) {
        if (format != Format.TABLE) {
            throw new IllegalArgumentException(
                    "--format is for figures; " + what + " is told, or written by --json and --html");
        }
    }

    /**
     * The language of figures and sentences.
     *
     * @return English or Italian
     */
    public Locale locale() {
        return language.locale();
    }

    /**
     * The option itself.
     *
     * @return the language
     */
    public Language language() {
        return language;
    }

    /**
     * Its words.
     *
     * @return the wording
     */
    public Wording wording() {
        return language.wording();
    }

    /** Whether standard output is for people. */
    private boolean isTold(Outputs all) {
        return format == Format.TABLE && !all.useStandard();
    }

    /**
     * What is to be written, looked at by {@link #check}.
     *
     * @return the outputs
     */
    public Outputs outputs() {
        if (outputs == null) {
            throw new IllegalStateException("check() comes first");
        }
        return outputs;
    }

    /**
     * Tells and writes everything.
     *
     * @param spec the command
     * @param page what was found
     * @param reports what became of the inputs
     * @param rows its figures one a row, made only where they are wanted
     * @param json its figures as a tree
     * @throws IOException if something cannot be written
     */
    public void write(CommandSpec spec, Page page, List<ReadReport> reports, Supplier<Table> rows, Json json)
            throws IOException {
        Outputs all = outputs();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter told = isTold(all) ? out : spec.commandLine().getErr();
        reports.forEach(report -> Terminal.tell(told, "", Intake.line(report, locale())));
        if (isTold(all)) {
            PageText text = PageText.of(page, Terminal.width());
            out.print(full ? text.full() : text.digest());
        } else if (!all.useStandard()) {
            out.print(
                    switch (format) {
                        case JSON -> json.text();
                        case CSV -> TableFormat.CSV.write(rows.get());
                        default -> markdown(page);
                    });
        }
        reports.forEach(report -> Intake.print(report, Intake.name(report), locale(), told));
        Page whole = page;
        for (ReadReport report : reports) { // of several files each is named
            whole = reports.size() == 1
                    ? whole.readFrom(Intake.rows(report))
                    : whole.subtitled(whole.subtitle() + " · " + Intake.line(report, locale()));
        }
        if (all.has("--json")) {
            all.write("--json", json.text(), out);
        }
        if (all.has("--html")) {
            Path written = all.write(
                    "--html", whole.holding(withoutCustomers(rows.get())).html(), out);
            if (written != null) {
                told.println();
                told.println(wording().text("written.page", written));
            }
        }
    }

    /**
     * Tells that there are no figures and why, and writes what became of the rows alone.
     *
     * @param spec the command
     * @param reports what became of the inputs
     * @return the exit code
     * @throws IOException if something cannot be written
     */
    public int withoutFigures(CommandSpec spec, List<ReadReport> reports) throws IOException {
        return withoutFigures(spec, reports, "", Map.of());
    }

    /**
     * Tells that the rows which could be read give no figures, and why.
     *
     * @param spec the command
     * @param reports what became of the inputs
     * @param why a sentence
     * @param besides what the JSON says besides what became of the rows
     * @return the exit code
     * @throws IOException if something cannot be written
     */
    public int withoutFigures(CommandSpec spec, List<ReadReport> reports, String why, Map<String, ?> besides)
            throws IOException {
        CommandLine line = spec.commandLine();
        Outputs all = outputs();
        PrintWriter told = isTold(all) ? line.getOut() : line.getErr();
        if (!why.isEmpty()) {
            Terminal.tell(told, "", why);
        }
        String document = Intake.withoutFigures(reports, locale(), told, besides);
        if (format == Format.CSV) {
            line.getOut().print(TableFormat.CSV.write(new FigureRows().table()));
        } else if (format == Format.JSON) {
            line.getOut().print(document);
        }
        all.write("--json", document, line.getOut());
        return ExitCode.TOO_MUCH_LEFT_OUT;
    }

    /**
     * A sentence in the language of the report.
     *
     * @param english the sentence
     * @return the same in that language
     */
    public String told(String english) {
        return ReportWords.in(locale()).of(english);
    }

    /** A page is passed on: it holds figures, and no list of every customer. */
    private static Table withoutCustomers(Table rows) {
        return new Table(
                rows.columns(),
                rows.rows().stream()
                        .filter(row -> !row.get(0).equals("customer"))
                        .toList());
    }

    private static String markdown(Page page) {
        StringBuilder text = new StringBuilder("# ").append(line(page.title())).append('\n');
        page.warnings()
                .forEach(warning -> text.append("\n**").append(line(warning)).append("**\n"));
        page.notes().forEach(note -> text.append("\n").append(line(note)).append("\n"));
        text.append('\n');
        page.leads().forEach(lead -> text.append("- ").append(line(lead.text())).append('\n'));
        for (Section section : page.sections()) {
            for (Figure figure : section.figures()) {
                String title = figure.title().isEmpty() ? section.heading() : section.title() + ": " + figure.title();
                text.append("\n## ")
                        .append(line(title))
                        .append("\n\n")
                        .append(TableFormat.MARKDOWN.write(figure.table()));
            }
        }
        return text.toString();
    }

    private static String line(String text) {
        return ConsoleTable.cut(text, 10_000).replace("<", "&lt;");
    }
}
