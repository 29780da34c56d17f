package io.github.cxkit.examples.scorecard.cli;

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

    // Console.isTerminal() came with Java 22; in Java 17, without a terminal there is no console
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        return System.console() != null;
    }
}
