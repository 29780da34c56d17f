package io.github.cxkit.examples.scorecard.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cxkit.examples.scorecard.cli.Cuts;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.Dimensions;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Format;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Opening;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.examples.scorecard.insight.Answers;
import io.github.cxkit.examples.scorecard.sample.SampleShop;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.readers.SqlDialect;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.report.advice.Outside;
import io.github.cxkit.report.scorecard.DatedEvent;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.SegmentColumn;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

        PeriodLength length() {
            return length;
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
            description = "The answers: CSV, workbook, JSON or JSON Lines, packed or not. Repeat it for more files.")
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

    @Mixin
    private MinGroup minGroup = new MinGroup();

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

    @Mixin
    private FileArguments files = new FileArguments();

    @Mixin
    private final Database database = new Database();

    @Option(
            names = "--from",
            paramLabel = "TABLE",
            description =
                    "With --jdbc: let the database count this table, one row per response, instead of reading it.")
    private @Nullable String from;

    @Option(
            names = "--counts",
            paramLabel = "FILE",
            description =
                    "What a database answered to 'cx-scorecard sql', saved as CSV or JSON, in place of --responses.")
    private @Nullable Path counts;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Count on so many threads (default: one per processor); the figures are the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--strict", description = "End with code 2 at the first row or cell that is not as declared.")
    private boolean strict;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json|markdown",
            defaultValue = "table",
            description = "What to print: a digest, or every figure for another program (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(names = "--full", description = "Print every table below the digest.")
    private boolean full;

    @Mixin
    private final Language language = new Language();

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the scorecard as JSON; - prints it.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT.html", description = "Write the scorecard as one page; - prints it.")
    private @Nullable Path html;

    @Mixin
    private final Opening opening = new Opening();

    @Option(
            names = "--event",
            paramLabel = "DATE=LABEL",
            description = "What happened on a day, drawn on every chart over time, such as 2026-03-01=\"new carrier\";"
                    + " adds to the definition's \"events\". Repeat it for more.")
    private List<String> events = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean sample = surveys.isEmpty() && responses.isEmpty() && !database.isNamed() && counts == null;
        List<Wave> waves = sample ? List.of(sample()) : waves();
        if (repeat != Repeats.Keep.ALL) {
            for (Wave wave : waves) {
                if (wave.survey().respondentColumn() == null) {
                    throw new IllegalArgumentException("--repeat needs to know who answered, but survey "
                            + wave.survey().id() + " has no respondentColumn");
                }
            }
        }
        Path page = html == null && sample && format == Format.TABLE && !isStandard(json) ? SAMPLE_PAGE : html;
        List<DatedEvent> happened = happened(waves);
        opening.check(page);
        Outputs outputs = Outputs.besides(inputs())
                .add("--json", json)
                .add("--html", page)
                .afterwards("--html", written -> opening.show(written, language.wording()));
        Reading reading =
                new Reading(waves, definition(length(waves)), repeat, strict, files, threads, counted(), minGroup);
        List<ReadReport> reports = new ArrayList<>();
        Map<String, Long> outside = new LinkedHashMap<>();
        ScorecardDocument document = reading.read(Progress.on(err), reports, outside);
        ScoreOutput output = new ScoreOutput(document, reports, language.locale());
        if (outputs.useStandard() && format != Format.TABLE) {
            throw new IllegalArgumentException(
                    "--format and an output named - would both be written to standard output");
        }
        boolean told = !outputs.useStandard() && format == Format.TABLE;
        TouchpointColumn where = document.touchpoints();
        if (where != null) {
            List<String> sketch =
                    where.journey().touchpoints().stream().map(Touchpoint::id).toList();
            String loud = Outside.of(outside, sketch)
                    .told(minGroup.least(Disclosure.Of.ANSWERS))
                    .sentence(language.wording());
            (told ? out : err).print(loud.isEmpty() ? "" : loud + System.lineSeparator());
        }
        if (!outputs.useStandard()) {
            print(output, sample, out);
        }
        for (ReadReport report : sample ? List.<ReadReport>of() : reports) {
            String name = report.source().file().isEmpty()
                    ? waves.get(0).name()
                    : report.source().file();
            Intake.print(report, name, language.locale(), told ? out : err);
        }
        int code = exitCode(document, reports, told ? out : err);
        if (outputs.has("--json")) {
            written(told ? out : err, "written.figures", outputs.write("--json", output.json(), out));
        }
        if (outputs.has("--html")) {
            Map<String, String> phases = new LinkedHashMap<>();
            waves.forEach(wave -> wave.definition().phases().forEach(phases::putIfAbsent));
            String content = output.page(reading.words(document.scorecard()), phases, happened);
            written(told ? out : err, "written.page", outputs.write("--html", content, out));
        }
        if (told && sample) {
            out.println(language.wording().text("digest.next", "cx-scorecard sample --out FOLDER"));
        }
        String more =
                (by.isEmpty() && period == null ? Cuts.options(waves.get(0).survey()) : "")
                        + (html == null ? " --html page.html" : "");
        if (told && !sample && !more.isEmpty()) {
            out.println(language.wording().text("digest.more", more.strip()));
        }
        if (strict && sample) {
            throw new StrictFailureException("the sample holds wrong cells on purpose");
        }
        return sample ? ExitCode.OK : code;
    }

    /** What the definitions and the call name, each once. */
    private List<DatedEvent> happened(List<Wave> waves) {
        Set<DatedEvent> all = new LinkedHashSet<>();
        waves.forEach(wave ->
                wave.definition().events().forEach(event -> all.add(new DatedEvent(event.date(), event.label()))));
        for (String event : events) {
            int at = event.indexOf('=');
            try {
                if (at < 0 || event.substring(at + 1).isBlank()) {
                    throw new IllegalArgumentException(refused(event));
                }
                all.add(new DatedEvent(
                        LocalDate.parse(event.substring(0, at).strip()),
                        event.substring(at + 1).strip()));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(refused(event), e);
            }
        }
        return List.copyOf(all);
    }

    private static String refused(String event) {
        return "--event needs a day and what happened, such as 2026-03-01=\"new carrier\", but was \"" + event + "\"";
    }

    private int exitCode(ScorecardDocument document, List<ReadReport> reports, PrintWriter out) {
        int code = ExitCode.OK;
        for (ReadReport report : reports) {
            code = Math.max(code, files.exitCode(report));
        }
        for (ScorecardRow row : document.scorecard().overall()) {
            long invalid = row.evidence().excluded().count("invalid");
            long given = row.n() + invalid;
            if (2 * invalid > given) {
                out.println();
                Terminal.tell(
                        out,
                        "",
                        ReportWords.in(language.locale())
                                .of("No score for " + row.question() + " (" + row.metric() + "): " + invalid + " of "
                                        + given + " answers could not be read"));
            }
            if (2 * invalid > given || invalid > files.maxRejected() * given) {
                code = ExitCode.TOO_MUCH_LEFT_OUT;
            }
        }
        return code;
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
            cut = cut.by(Dimensions.named(whole.survey(), by));
            for (String crossing : crossings) {
                cut = cut.crossing(Dimensions.named(whole.survey(), List.of(crossing.split(",", -1))));
            }
            return cut.measuring(indices.toArray(CompositeIndex[]::new))
                    .per(length)
                    .withMinGroup(minGroup.size())
                    .withConfidence(confidence);
        };
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return CxModule.mapper().readValue(Files.readString(file), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + JsonFaults.told(e), e);
        }
    }

    private void print(ScoreOutput output, boolean sample, PrintWriter out) throws IOException {
        switch (format) {
            case TABLE -> {
                if (sample) {
                    out.println(language.wording().text("digest.sample"));
                }
                out.print(output.digest());
                if (full) {
                    out.print(output.full());
                }
            }
            case CSV -> out.print(output.csv());
            case JSON -> out.print(output.json());
            case MARKDOWN -> out.print(output.markdown());
        }
    }

    private static boolean isStandard(@Nullable Path file) {
        return file != null && file.equals(Path.of("-"));
    }

    private List<@Nullable Path> inputs() {
        List<@Nullable Path> inputs = new ArrayList<>(surveys);
        inputs.addAll(responses);
        inputs.addAll(frameworks);
        inputs.add(journey);
        inputs.add(counts);
        return inputs;
    }

    private void written(PrintWriter out, String key, @Nullable Path file) {
        if (file != null) {
            out.println(language.wording().text(key, file.toString()));
        }
    }

    private Wave sample() {
        SampleShop shop = SampleShop.standard();
        SurveyDefinition definition = SurveyDefinition.read(shop.definition(language.locale()));
        if (by.isEmpty()) {
            definition.survey().segments().stream().map(SegmentColumn::column).forEach(by::add);
        }
        if (period == null) {
            period = Cut.MONTH;
        }
        return Wave.of(definition, SampleShop.RESPONSES, shop.responses());
    }

    /** Where counts come from in place of rows. */
    private Reading.@Nullable Counted counted() {
        Path file = counts;
        String table = from;
        if (file != null) {
            return query -> query.read(file);
        }
        return table == null
                ? null
                : query -> database.ask(query.sql(SqlDialect.ofUrl(database.url()), table), query::read);
    }

    /** One survey whose rows or counts come from a database. */
    private List<Wave> asked() throws IOException {
        if (surveys.size() != 1 || !responses.isEmpty() || (counts != null && database.isNamed())) {
            throw new IllegalArgumentException(
                    "a database or its counts need one --survey and nothing else to read: leave --responses out");
        }
        if (database.isNamed() && database.hasQuery() == (from != null)) {
            throw new IllegalArgumentException(
                    "--jdbc needs --query to read rows, or --from to let the database count");
        }
        SurveyDefinition definition = Answers.definition(surveys.get(0));
        return List.of(counts != null ? Wave.of(definition, counts) : Wave.of(definition, database));
    }

    private List<Wave> waves() throws IOException {
        if (database.isNamed() || counts != null) {
            return asked();
        }
        if (from != null) {
            throw new IllegalArgumentException("--from needs --jdbc");
        }
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
