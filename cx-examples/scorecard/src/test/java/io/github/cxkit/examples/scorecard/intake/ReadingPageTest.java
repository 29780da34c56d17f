package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the page about reading is one that the program knows; its files are the reader's own. */
class ReadingPageTest {

    private static final Pattern PAGE_COMMAND = Pattern.compile("(?m)^cx-scorecard (.*)$");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @Test
    void everyCommandIsKnown(@TempDir Path folder) throws IOException {
        Matcher commands = PAGE_COMMAND.matcher(Files.readString(Path.of("../../docs/reading.md")));
        int seen = 0;
        while (commands.find()) {
            List<String> args = new ArrayList<>();
            Matcher each = ARGUMENT.matcher(commands.group(1));
            while (each.find()) {
                String arg = each.group(1) == null ? each.group(2) : each.group(1);
                args.add(
                        arg.matches("[\\w-]+\\.(csv|json|xlsx|xes|jar)")
                                ? folder.resolve(arg).toString()
                                : arg.replace(":shop.db", ":" + folder.resolve("shop.db")));
            }
            Run run = Run.of(args.toArray(String[]::new));
            assertThat(run.code()).as(args + run.err()).isEqualTo(1);
            assertThat(run.err())
                    .as(args.toString())
                    .doesNotContain("Unknown option", "Unmatched argument", "Missing required", "belong together");
            seen++;
        }
        assertThat(seen).isGreaterThan(15);
    }
}
