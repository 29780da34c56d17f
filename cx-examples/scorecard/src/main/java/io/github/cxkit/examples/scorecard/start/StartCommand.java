package io.github.cxkit.examples.scorecard.start;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a language and a list of touchpoints to a survey that can be asked this afternoon. */
@Command(
        name = "start",
        sortOptions = false,
        description = {
            "Writes what a small company needs to begin: the survey after a purchase, the sketch of the journey,",
            "an empty file of answers and one for the measures that could be taken."
        })
public final class StartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--touchpoints",
            required = true,
            paramLabel = "A,B,C",
            description = "Where customers meet you, in the order in which they do, such as site,checkout,delivery.")
    @SuppressWarnings("NullAway.Init")
    private String touchpoints;

    @Mixin
    private final Language language = new Language();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where to write the files (default: here); made if it is missing.")
    private Path out = Path.of(".");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Europe/Rome",
            description = "Zone of the dates (default: ${DEFAULT-VALUE}).")
    private String zone = "Europe/Rome";

    @Option(names = "--force", description = "Overwrite files that are there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Starter starter = new Starter(
                language.locale(),
                Arrays.stream(touchpoints.split(",", -1)).map(String::strip).toList(),
                zone());
        Map<String, String> files = starter.files();
        Files.createDirectories(out);
        if (!force) {
            List<Path> there = files.keySet().stream()
                    .map(out::resolve)
                    .filter(Files::exists)
                    .toList();
            if (!there.isEmpty()) {
                throw new IllegalArgumentException(there + " is there already; --force overwrites it");
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Outputs.write(out.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        PrintWriter told = spec.commandLine().getOut();
        files.keySet().forEach(name -> told.println(out.resolve(name)));
        told.println();
        starter.questions().forEach(question -> Terminal.tell(told, "- ", question));
        told.println();
        Terminal.tell(told, "", language.wording().text("start.next"));
        Terminal.typed(
                        "cx-scorecard journey --journey " + out.resolve(Starter.SKETCH) + " --survey "
                                + out.resolve(Starter.SURVEY) + " --responses " + out.resolve(Starter.ANSWERS)
                                + " --measures " + out.resolve(Starter.MEASURES) + " --lang "
                                + language.locale().getLanguage() + " --html " + out.resolve("advice.html"),
                        Terminal.width() - 4)
                .forEach(line -> told.println("  " + line));
        return ExitCode.OK;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--zone: there is no zone \"" + zone + "\"", e);
        }
    }
}
