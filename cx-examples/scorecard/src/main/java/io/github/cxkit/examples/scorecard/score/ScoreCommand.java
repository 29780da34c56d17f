package io.github.cxkit.examples.scorecard.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.examples.scorecard.sample.SampleShop;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.SegmentColumn;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: answers in, scorecard out. */
@Command(
        name = "score",
        sortOptions = false,
        description = {
            "Scores the answers to a survey: every question by its metrics, overall, by segment and over time.",
            "Without --survey and --responses it scores a sample of its own and writes a page about it."
        })
public final class ScoreCommand implements Callable<Integer> {

    private static final Path SAMPLE_PAGE = Path.of("cx-scorecard-sample.html");

    /** How time can be cut. */
    enum Cut {
        MONTH(PeriodLength.MONTH),
        QUARTER(PeriodLength.QUARTER),
        YEAR(PeriodLength.YEAR);

        private final PeriodLength length;

        Cut(PeriodLength length) {
            this.length = length;
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--survey",
            paramLabel = "SURVEY.json",
            description = "What the columns mean. Repeat it, with one --responses each, for the waves of a series.")
    private List<Path> surveys = new ArrayList<>();

    @Option(
            names = "--responses",
            paramLabel = "FILE",
            description = "The answers: CSV, JSON array or JSON Lines, gzip or not. Repeat it for more files.")
    private List<Path> responses = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            description = "A segment of the survey to group by, or phase with --journey. Repeat it for more.")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--cross",
            paramLabel = "COLUMN,COLUMN",
            description = "Group by two columns or more at once; each must be a --by too. Repeat it for more.")
    private List<String> crossings = new ArrayList<>();

    @Option(
            names = "--journey",
            paramLabel = "JOURNEY.json",
            description = "The touchpoints by phase, as cx-jackson writes a JourneyDefinition.")
    private @Nullable Path journey;

    @Option(
            names = "--touchpoint",
            paramLabel = "COLUMN",
            description = "The segment of the survey that holds the journey's touchpoints.")
    private @Nullable String touchpoint;

    @Option(
            names = "--framework",
            paramLabel = "FRAMEWORK.json",
            description = "An index to compute in every group, defined as data. Repeat it for more.")
    private List<Path> frameworks = new ArrayList<>();

    @Option(names = "--period", paramLabel = "month|quarter|year", description = "Cut the answers by time.")
    private @Nullable Cut period;

    @Option(
            names = "--min-group",
            paramLabel = "N",
            defaultValue = "1",
            description = "Hide groups of fewer answers (default: ${DEFAULT-VALUE}, hide none).")
    private long minGroup;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the intervals (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--repeat",
            paramLabel = "all|first|last",
            defaultValue = "all",
            description = "Which of one person's responses count (default: ${DEFAULT-VALUE}).")
    private Repeats.Keep repeat = Repeats.Keep.ALL;

    @Option(names = "--strict", description = "End with code 2 at the first row or cell that is not as declared.")
    private boolean strict;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the scorecard as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT.html", description = "Write the scorecard as one page.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean sample = surveys.isEmpty() && responses.isEmpty();
        List<Wave> waves = sample ? List.of(sample()) : waves();
        if (repeat != Repeats.Keep.ALL) {
            for (Wave wave : waves) {
                if (wave.survey().respondentColumn() == null) {
                    throw new IllegalArgumentException("--repeat needs to know who answered, but survey "
                            + wave.survey().id() + " has no respondentColumn");
                }
            }
        }
        Path page = html == null && sample ? SAMPLE_PAGE : html;
        ScorecardDocument document =
                new Reading(waves, definition(length(waves)), repeat, strict).read(Progress.on(err));
        if (sample) {
            out.println("No survey was named, so this is the sample that ships with the program.");
            out.println();
        }
        new ConsoleReport(document, out).print();
        if (json != null) {
            ScorecardJson.write(document, json);
            written(out, "figures", json);
        }
        if (page != null) {
            Files.writeString(page, PageReport.of(document).html());
            written(out, "page", page);
        }
        if (strict && sample) {
            throw new StrictFailureException("the sample holds wrong cells on purpose");
        }
        return ExitCode.OK;
    }

    private UnaryOperator<ScorecardDefinition> definition(@Nullable PeriodLength length) throws IOException {
        if ((journey == null) != (touchpoint == null)) {
            throw new IllegalArgumentException("--journey and --touchpoint belong together: "
                    + (journey == null ? "--journey" : "--touchpoint") + " is missing");
        }
        JourneyDefinition planned = journey == null ? null : read(journey, JourneyDefinition.class);
        List<CompositeIndex> indices = new ArrayList<>();
        for (Path file : frameworks) {
            indices.add(read(file, CompositeIndex.class));
        }
        return whole -> {
            ScorecardDefinition cut = planned == null || touchpoint == null ? whole : whole.along(planned, touchpoint);
            cut = cut.by(by.toArray(String[]::new));
            for (String crossing : crossings) {
                cut = cut.crossing(crossing.split(",", -1));
            }
            return cut.measuring(indices.toArray(CompositeIndex[]::new))
                    .per(length)
                    .withMinGroup(minGroup)
                    .withConfidence(confidence);
        };
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return CxModule.mapper().readValue(Files.readString(file), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void written(PrintWriter out, String what, Path file) {
        out.println();
        out.println("The " + what + ": " + file.toAbsolutePath().normalize());
    }

    private Wave sample() {
        SampleShop shop = SampleShop.standard();
        SurveyDefinition definition = SurveyDefinition.read(shop.definition());
        if (by.isEmpty()) {
            definition.survey().segments().stream().map(SegmentColumn::column).forEach(by::add);
        }
        if (period == null) {
            period = Cut.MONTH;
        }
        return Wave.of(definition, SampleShop.RESPONSES, shop.responses());
    }

    private List<Wave> waves() throws IOException {
        if (surveys.isEmpty() || responses.isEmpty()) {
            throw new IllegalArgumentException(
                    "--survey and --responses belong together: " + (surveys.isEmpty() ? "--survey" : "--responses")
                            + " is missing (or leave out both to see the sample)");
        }
        if (surveys.size() != 1 && surveys.size() != responses.size()) {
            throw new IllegalArgumentException("each --responses needs its own --survey, or one --survey serves all: "
                    + surveys.size() + " surveys and " + responses.size() + " files of responses were named");
        }
        List<SurveyDefinition> definitions = new ArrayList<>();
        for (Path file : surveys) {
            try {
                definitions.add(SurveyDefinition.read(file));
            } catch (SurveyDefinitionException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        List<Wave> waves = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            waves.add(Wave.of(definitions.get(definitions.size() == 1 ? 0 : i), responses.get(i)));
        }
        return waves;
    }

    /** Several waves are a trend even where nobody asked for one. */
    private @Nullable PeriodLength length(List<Wave> waves) {
        if (period != null) {
            return period.length;
        }
        return waves.stream()
                .map(wave -> wave.survey().period())
                .filter(p -> p != null && surveys.size() > 1)
                .map(p -> p.length())
                .findFirst()
                .orElse(null);
    }
}
