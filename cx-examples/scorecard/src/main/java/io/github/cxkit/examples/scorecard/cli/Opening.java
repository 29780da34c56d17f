package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a page that was written is shown at once. */
public final class Opening {

    @Option(names = "--open", description = "Open the page in the browser once it is written; needs --html.")
    private boolean open;

    /** Starts a program with a page. */
    @FunctionalInterface
    interface Starter {
        void start(List<String> command) throws IOException;
    }

    /**
     * Refuses to open what is not written to a file.
     *
     * @param page where the page goes, null for nowhere
     * @throws IllegalArgumentException if there is no file to open
     */
    public void check(@Nullable Path page) {
        if (open && (page == null || page.equals(Path.of("-")))) {
            throw new IllegalArgumentException("--open shows the page that --html FILE writes, but no file was named");
        }
    }

    /**
     * Shows the page, if that was asked for. Where it cannot be done standard error says so, and all else is as it was.
     *
     * @param page what was written
     * @param wording the language to say it in
     */
    public void show(Path page, Wording wording) {
        if (open) {
            PrintWriter err = Terminal.writer(System.err);
            show(page, wording, err, System.getProperty("os.name", ""), Opening::start);
            err.flush();
        }
    }

    static void show(Path page, Wording wording, PrintWriter err, String system, Starter starter) {
        List<String> command = new ArrayList<>(command(system));
        command.add(page.toUri().toString());
        try {
            starter.start(command);
        } catch (IOException e) {
            err.println(wording.text("open.failed", page, command.get(0)));
        }
    }

    /** What the system opens a page with. */
    private static List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.contains("mac")
                ? List.of("open")
                : name.contains("win") ? List.of("rundll32", "url.dll,FileProtocolHandler") : List.of("xdg-open");
    }

    /** What it prints is not ours, and it lives on when we end. */
    private static void start(List<String> command) throws IOException {
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
