package io.github.cxkit.examples.scorecard.draft;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.draft.Draft;
import io.github.cxkit.readers.draft.DraftOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a file alone to a definition that reads it. */
@Command(
        name = "init",
        sortOptions = false,
        description =
                "Drafts the definition of a file of answers, orders or events, says why, and what is left to ask.")
public final class InitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--out", paramLabel = "DRAFT.json", description = "Where to write the draft (default: here).")
    private @Nullable Path out;

    @Option(names = "--kind", paramLabel = "survey|orders|events", description = "What the rows are.")
    private Draft.@Nullable Kind kind;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Zone of local times, such as Europe/Rome.")
    private @Nullable String zone;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook.")
    private @Nullable String sheet;

    @Option(names = "--force", description = "Overwrite a file that is there.")
    private boolean force;

    @Option(names = "--strict", description = "End with code 2 if something is left to ask.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        PrintWriter told =
                out == null ? spec.commandLine().getErr() : spec.commandLine().getOut();
        if (out != null && Files.exists(out) && !force) {
            throw new IllegalArgumentException(out + " is there already; --force overwrites it");
        }
        Draft draft = draft();
        verify(draft);
        draft.notes().forEach(note -> told.println("  " + note));
        draft.questions().forEach(question -> told.println("Not sure: " + question));
        if (strict && !draft.questions().isEmpty()) {
            throw new StrictFailureException(draft.questions().get(0));
        }
        if (out == null) {
            spec.commandLine().getOut().print(draft.json());
        } else {
            Files.writeString(out, draft.json());
        }
        String name = out == null ? "DRAFT.json" : out.toString();
        told.println();
        told.println("Next: cx-scorecard "
                + switch (draft.kind()) {
                    case SURVEY -> "score --survey " + name + " --responses " + file;
                    case ORDERS -> "value --orders " + file + " --mapping " + name;
                    case EVENTS -> "journey --log " + file + " --map " + name;
                });
        return ExitCode.OK;
    }

    private Draft draft() throws IOException {
        DraftOptions options = DraftOptions.DEFAULT;
        if (zone != null) {
            try {
                options = options.withZone(ZoneId.of(zone));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("--zone: there is no zone \"" + zone + "\"", e);
            }
        }
        if (sheet != null) {
            options = options.withFile(FileOptions.DEFAULT.withSheet(sheet));
        }
        try {
            return Draft.of(file, kind == null ? options : options.withKind(kind));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** The draft must read its own file. */
    private void verify(Draft draft) throws IOException {
        switch (draft.kind()) {
            case SURVEY ->
                ResponseReader.of(SurveyDefinition.read(draft.json()).mapping()).read(file, response -> {});
            case ORDERS -> OrderReader.of(OrderDefinition.read(draft.json())).read(file, order -> {});
            default -> EventLogDefinition.read(draft.json()).reader().read(file, event -> {});
        }
    }
}
