package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.report.table.ConsoleTable;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        int known = knownWidth();
        return known == 0 ? USUAL_WIDTH : known;
    }

    /**
     * Columns of the terminal.
     *
     * @param usual how many where there is no terminal: a file or another program takes longer lines
     * @return of {@code COLUMNS} if it is set, else of the terminal where there is one, else as many
     */
    public static int width(int usual) {
        int known = knownWidth();
        return known == 0 ? usual : known;
    }

    /** Columns as {@code COLUMNS} or the terminal says; 0 where neither is. */
    private static int knownWidth() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{1,3}")) {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        }
        UsageMessageSpec usage = CommandSpec.create().usageMessage().autoWidth(true);
        return hasConsole() ? Math.max(NARROWEST, usage.width()) : 0;
    }

    /**
     * Prints a sentence in lines that fit the terminal; in one line for a file or another program, which may look for its words.
     *
     * @param out where to
     * @param sign what the first line begins with; later lines are set in by as much
     * @param sentence the words
     */
    public static void tell(PrintWriter out, String sign, String sentence) {
        int width = knownWidth();
        ConsoleTable.wrapped(sign, sentence, width == 0 ? Integer.MAX_VALUE : width)
                .forEach(out::println);
    }

    /**
     * A command in lines that fit a width, which a shell puts together again.
     *
     * @param command what is to be typed
     * @param width columns that there are; a longer option stands alone
     * @return its lines
     */
    public static List<String> typed(String command, int width) {
        List<String> lines = new ArrayList<>();
        String rest = command;
        while (rest.length() > width) {
            int end = rest.lastIndexOf(" --", width - 2);
            if (rest.substring(0, Math.max(0, end)).isBlank()) {
                end = rest.indexOf(" --", rest.length() - rest.stripLeading().length() + 2);
            }
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end) + " \\");
            rest = "   " + rest.substring(end);
        }
        lines.add(rest);
        return lines;
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
