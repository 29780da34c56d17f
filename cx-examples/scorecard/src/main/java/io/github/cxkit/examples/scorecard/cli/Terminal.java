package io.github.cxkit.examples.scorecard.cli;

import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the terminal can show. */
public final class Terminal {

    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;

    private Terminal() {}

    /**
     * Columns of the terminal.
     *
     * @return of {@code COLUMNS} if it is set, else of the terminal where there is one, else 80
     */
    public static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{1,3}")) {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        }
        if (!hasConsole()) {
            return USUAL_WIDTH;
        }
        UsageMessageSpec usage = CommandSpec.create().usageMessage().autoWidth(true);
        return Math.max(NARROWEST, usage.width());
    }

    /**
     * Whether colors are wanted.
     *
     * @return true on a terminal that knows them, unless {@code NO_COLOR} is set
     */
    public static boolean isColored() {
        return System.getenv("NO_COLOR") == null && hasConsole() && Ansi.AUTO.enabled();
    }

    /**
     * A writer that the reader of a stream understands: UTF-8 for files and other programs, the code page of a terminal that has
     * another one. A terminal of the locale "C" is taken to show UTF-8, as most do.
     *
     * @param stream standard output or standard error
     * @return the writer, not flushed by itself
     */
    public static PrintWriter writer(PrintStream stream) {
        Charset page = page();
        return new PrintWriter(
                page.equals(StandardCharsets.UTF_8)
                        ? new OutputStreamWriter(stream, page)
                        : new PlainWriter(stream, page));
    }

    private static Charset page() {
        Console console = console();
        Charset page = console == null ? StandardCharsets.UTF_8 : console.charset();
        return page.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : page;
    }

    private static boolean hasConsole() {
        return console() != null;
    }

    /** The terminal, null where input or output is none. From Java 22 on a console may be there without one, and says so itself. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console console() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console)) ? console : null;
        } catch (NoSuchMethodException e) {
            return console;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
