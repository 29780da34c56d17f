package io.github.cxkit.examples.scorecard.draft;

import io.github.cxkit.examples.scorecard.cli.Cuts;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileForm;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.readers.ExperimentReader;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.ExperimentDefinition;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a file alone to a definition that reads it. */
@Command(
        name = "init",
        sortOptions = false,
        description =
                "Drafts the definition of a file of answers, orders, events or an experiment, says why, and what is left to ask.")
public final class InitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The file; several of one shape get one draft.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DRAFT.json", description = "Where to write the draft (default: here).")
    private @Nullable Path out;

    @Option(names = "--kind", paramLabel = "survey|experiment|orders|events", description = "What the rows are.")
    private Draft.@Nullable Kind kind;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Zone of local times, such as Europe/Rome.")
    private @Nullable String zone;

    @Option(
            names = "--time-pattern",
            paramLabel = "PATTERN",
            description = "How times are written, such as dd/MM/yyyy, where the file does not settle it.")
    private @Nullable String timePattern;

    @Mixin
    private final FileForm form = new FileForm();

    @Mixin
    private final Language language = new Language();

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
        List<ReadReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(verify(draft, file));
        }
        ReportWords words = ReportWords.in(language.locale());
        draft.notes().forEach(note -> told.println("  " + words.of(note)));
        draft.questions().forEach(question -> told.println(words.of("Not sure: " + question)));
        reports.stream()
                .filter(report -> report.rejectedRows() > 0)
                .forEach(report -> told.println("  " + Intake.line(report, language.locale())));
        if (strict && !draft.questions().isEmpty()) {
            throw new StrictFailureException(words.of(draft.questions().get(0)));
        }
        if (out == null) {
            spec.commandLine().getOut().print(draft.json());
        } else {
            Files.writeString(out, draft.json());
        }
        String name = out == null ? "DRAFT.json" : out.toString();
        told.println();
        String next = "cx-scorecard "
                + switch (draft.kind()) {
                    case SURVEY ->
                        "score --survey " + name
                                + files.stream()
                                        .map(each -> " --responses " + each)
                                        .collect(Collectors.joining())
                                + Cuts.options(SurveyDefinition.read(draft.json())
                                        .mapping()
                                        .survey());
                    case EXPERIMENT -> "experiment --data " + files.get(0) + " --experiment " + name;
                    case ORDERS -> "value --orders " + files.get(0) + " --mapping " + name;
                    case EVENTS -> "journey --events " + files.get(0) + " --journey " + name;
                };
        told.println(words.of("Next: " + next));
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
        options = options.withFile(form.options(FileOptions.DEFAULT));
        options = timePattern == null ? options : options.withTimePattern(timePattern);
        try {
            return Draft.of(files, kind == null ? options : options.withKind(kind));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(files.get(0).getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** The draft must read its own files. */
    private static ReadReport verify(Draft draft, Path file) throws IOException {
        return switch (draft.kind()) {
            case SURVEY ->
                ResponseReader.of(SurveyDefinition.read(draft.json()).mapping()).read(file, response -> {});
            case EXPERIMENT -> {
                ExperimentDefinition experiment = ExperimentDefinition.read(draft.json());
                yield ExperimentReader.of(experiment.mapping())
                        .withFile(experiment.file())
                        .read(file)
                        .report();
            }
            case ORDERS -> OrderReader.of(OrderDefinition.read(draft.json())).read(file, order -> {});
            default -> EventLogDefinition.read(draft.json()).reader().read(file, event -> {});
        };
    }
}
