package io.github.cxkit.examples.scorecard;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.examples.scorecard.cli.Subcommand;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.report.table.ConsoleTable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The program. {@link Subcommands} is the one list of what it can do.
 *
 * <p>Exit codes: 0 all went well, 1 wrong call or input, 2 strict checking found something, 3 written but too much was left out. Mistakes of the caller are told
 * in a sentence, without a stack trace.
 */
@Command(
        name = "cx-scorecard",
        mixinStandardHelpOptions = true,
        version = "cx-scorecard 0.1.0-SNAPSHOT",
        description = "What customers say and do, turned into scores a business can trust.",
        synopsisSubcommandLabel = "COMMAND")
public final class ScorecardApp implements Runnable {

    private final PrintWriter out;
    private final @Nullable HelpWords words;

    private ScorecardApp(PrintWriter out, @Nullable HelpWords words) {
        this.out = out;
        this.words = words;
    }

    /**
     * Runs and ends the program.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter out = Terminal.writer(System.out);
        PrintWriter err = Terminal.writer(System.err);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs the program.
     *
     * @param out standard output
     * @param err standard error
     * @param args the command line
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        Call call = Call.of(args);
        CommandLine line = of(call, out);
        ReportWords words = Messages.of(call.italian());
        configure(line, out, err, words);
        try {
            return line.execute(call.args().toArray(String[]::new));
        } catch (Error e) {
            // picocli hands on exceptions only
            return failed(e, err, words);
        }
    }

    /** The commands that a call may mean, with the help of each. */
    static CommandLine of(Call call, PrintWriter out) {
        HelpWords words = call.italian() ? HelpWords.italian() : null;
        CommandLine line = new CommandLine(new ScorecardApp(out, words));
        List<Subcommand> all = Subcommands.ALL;
        List<Subcommand> wanted =
                all.stream().filter(each -> each.name().equals(call.command())).toList();
        for (Subcommand each : wanted.isEmpty() ? all : wanted) {
            line.addSubcommand(each.name(), each.command().get());
        }
        if (wanted.isEmpty()) {
            line.addSubcommand("help", new CommandLine.HelpCommand());
            CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
            completion.setCommandName("completion");
            line.addSubcommand("completion", completion);
            line.addSubcommand("manual", new Manual(words));
        }
        explain(line, words);
        return line;
    }

    private static void configure(CommandLine line, PrintWriter out, PrintWriter err, ReportWords words) {
        line.setOut(out);
        line.setErr(err);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> misused(e, err, words));
        line.setExecutionExceptionHandler((e, commandLine, parsed) -> failed(e, err, words));
    }

    /** Every command takes {@code --help} and {@code --lang}; every help ends with exit codes and an example. */
    private static void explain(CommandLine line, @Nullable HelpWords words) {
        CommandSpec spec = line.getCommandSpec();
        if (!(line.getCommand() instanceof CommandLine.HelpCommand)) {
            spec.mixinStandardHelpOptions(true);
        }
        if (spec.findOption("--lang") == null) {
            spec.addMixin("language", CommandSpec.forAnnotatedObject(new Language()));
        }
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "all went well");
        codes.put(" 1", "the call or its input is wrong; standard error says how");
        codes.put(" 2", "--strict found something");
        codes.put(" 3", "written, but too much was left out, or nothing could be read");
        codes.put("70", "a defect of the program");
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        List<String> example = Subcommands.example(spec.qualifiedName(" ").replaceFirst("^cx-scorecard ", ""));
        if (!example.isEmpty()) {
            List<String> footer = new ArrayList<>(List.of("", "Example:"));
            example.forEach(each -> footer.add("  " + each));
            spec.usageMessage().footer(footer.toArray(String[]::new));
        }
        if (words != null) {
            words.translate(spec);
        }
        line.getSubcommands().values().forEach(each -> explain(each, words));
    }

    private static int misused(ParameterException e, PrintWriter err, ReportWords words) {
        CommandLine line = e.getCommandLine();
        err.println("cx-scorecard: " + told(e.getMessage(), words));
        StringWriter near = new StringWriter();
        CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(near, true));
        near.toString().lines().forEach(each -> err.println(words.of(each)));
        err.println(words.of("Try '" + line.getCommandSpec().qualifiedName() + " --help'."));
        return ExitCode.BAD_INPUT;
    }

    static int failed(Throwable e, PrintWriter err, ReportWords words) {
        if (e instanceof OutOfMemoryError) {
            err.println("cx-scorecard: "
                    + words.of("the memory given to Java is too little for this call; give it more,"
                            + " such as java -Xmx4g, or group by columns with fewer values"));
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof StrictFailureException) {
            err.println("cx-scorecard: " + told(e.getMessage(), words));
            return ExitCode.STRICT_FAILURE;
        }
        if (e instanceof IllegalArgumentException || e instanceof ArithmeticException || e instanceof IOException) {
            err.println("cx-scorecard: " + told(sentence(e), words));
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return failed(cause, err, words);
        }
        err.println("cx-scorecard: this is a defect of the program, please report it with these lines");
        e.printStackTrace(err);
        return ExitCode.DEFECT;
    }

    /** What a file or a caller wrote must not move the cursor of a terminal. */
    private static String told(@Nullable String message, ReportWords words) {
        String english = String.valueOf(message);
        // a sentence that may begin with anything, such as "{0} to {1}", fits what says more: it is tried last
        String told = words.ofRefusal(english);
        return ConsoleTable.cut(told.equals(english) ? words.of(english) : told, 10_000);
    }

    private static String sentence(Throwable e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "no such file: " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "not allowed to open: " + e.getMessage();
        }
        if (e instanceof EOFException) {
            return "a packed file is cut short; fetch or pack it again";
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** Without a subcommand: the overview. */
    @Override
    public void run() {
        out.println(told("Usage: cx-scorecard COMMAND [options]"));
        out.println();
        int width = Subcommands.ALL.stream()
                .mapToInt(each -> each.name().length())
                .max()
                .orElse(0);
        for (Subcommand each : Subcommands.ALL) {
            char[] gap = new char[width - each.name().length() + 3];
            Arrays.fill(gap, ' ');
            out.println("  " + each.name() + new String(gap) + told(each.summary()));
        }
        out.println();
        out.println(told("'cx-scorecard COMMAND --help' or 'cx-scorecard help COMMAND' tells more;"));
        out.println(told("'source <(cx-scorecard completion)' completes commands and options in bash and zsh,"));
        out.println(told("'cx-scorecard manual > cx-scorecard.1' writes a manual page for man."));
        if (words == null) {
            out.println("In italiano: 'cx-scorecard --lang it', anche davanti a ogni comando.");
        }
    }

    private String told(String english) {
        return words == null ? english : words.of(english);
    }
}
