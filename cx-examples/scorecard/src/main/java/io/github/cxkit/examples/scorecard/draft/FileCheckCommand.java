package io.github.cxkit.examples.scorecard.draft;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReadReport.SourceFacts;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.definition.DefinitionCheck;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.OrderMapping;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a definition does to a file, without a score. */
@Command(
        name = "check",
        sortOptions = false,
        description = "Says what a definition would read from a file and what it would leave out, without a score.")
public final class FileCheckCommand implements Callable<Integer> {

    private static final int SHOWN_GROUPS = 12;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--survey", paramLabel = "SURVEY.json", description = "What columns of answers mean.")
    private @Nullable Path survey;

    @Option(names = "--mapping", paramLabel = "MAPPING.json", description = "What columns of orders mean.")
    private @Nullable Path mapping;

    @Option(names = "--journey", paramLabel = "JOURNEY.json", description = "What columns of events mean.")
    private @Nullable Path map;

    @Mixin
    private final FileArguments files = new FileArguments();

    @Mixin
    private final Language language = new Language();

    @Option(names = "--strict", description = "End with code 2 if anything would be left out.")
    private boolean strict;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write it as JSON; - prints it.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        Path definition = definition();
        Outputs outputs = Outputs.besides(List.of(file, definition)).add("--json", json);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter told = outputs.useStandard() ? spec.commandLine().getErr() : out;
        Map<String, Object> document = new LinkedHashMap<>();
        ReadReport report;
        List<String> without = new ArrayList<>();
        try {
            if (definition.equals(survey)) {
                SurveyDefinition asked = SurveyDefinition.read(definition);
                DefinitionCheck check = DefinitionCheck.of(
                        asked,
                        files.apply(
                                ResponseReader.of(asked.mapping()),
                                asked.mapping().file()),
                        file);
                report = check.report();
                without.addAll(check.withoutScore());
                head(report, told);
                print(asked, check, told);
                document.put("questions", questions(check));
                document.put("segments", check.segments());
            } else {
                report = definition.equals(mapping) ? orders(definition) : events(definition);
                head(report, told);
            }
        } catch (SurveyDefinitionException e) {
            throw new IllegalArgumentException(definition + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
        Intake.print(report, report.source().file(), language.locale(), told);
        document.put("withoutScore", without);
        document.put("intake", List.of(Intake.json(report)));
        outputs.write("--json", JsonText.of(document), out);
        if (strict && !report.reasons().isEmpty()) {
            throw new StrictFailureException(report.reasons().get(0).reason());
        }
        return without.isEmpty() ? files.exitCode(report) : ExitCode.TOO_MUCH_LEFT_OUT;
    }

    private Path definition() {
        List<Path> named = new ArrayList<>();
        for (Path each : new @Nullable Path[] {survey, mapping, map}) {
            if (each != null) {
                named.add(each);
            }
        }
        if (named.size() != 1) {
            throw new IllegalArgumentException("name one of --survey, --mapping and --journey");
        }
        return named.get(0);
    }

    private ReadReport orders(Path definition) throws IOException {
        OrderMapping columns = OrderDefinition.read(definition);
        return files.apply(OrderReader.of(columns), columns.file()).read(file, order -> {});
    }

    private ReadReport events(Path definition) throws IOException {
        EventLogDefinition log = EventLogDefinition.read(Files.readString(definition));
        return files.apply(log.reader(), log.file()).read(file, event -> {});
    }

    private void head(ReadReport report, PrintWriter out) {
        Terminal.tell(out, "", Intake.line(report, language.locale()));
        SourceFacts facts = report.source();
        List<String> parts = new ArrayList<>(List.of(facts.container()));
        if (facts.encoding() != null) {
            parts.add(facts.encoding() + " (" + facts.encodingBy() + ")");
        }
        if (facts.separator() != null) {
            parts.add("separator " + (facts.separator().equals("\t") ? "tab" : facts.separator()) + " ("
                    + facts.separatorBy() + ")");
        }
        if (facts.sheet() != null) {
            parts.add("sheet " + facts.sheet());
        }
        if (facts.decimal() != null) {
            parts.add("decimal mark " + facts.decimal());
        }
        parts.add("data from line " + facts.firstDataLine());
        ReportWords words = ReportWords.in(language.locale());
        Terminal.tell(
                out,
                "",
                words.of("Read as: " + parts.get(0))
                        + (parts.size() == 1 ? "" : ", ")
                        + parts.subList(1, parts.size()).stream().map(words::of).collect(Collectors.joining(", ")));
    }

    private static Map<String, Object> questions(DefinitionCheck check) {
        Map<String, Object> questions = new LinkedHashMap<>();
        check.questions().forEach((id, tally) -> {
            Map<String, Object> counts = new LinkedHashMap<>();
            Map<String, Long> points = new LinkedHashMap<>();
            tally.scale().points().forEach(point -> points.put(String.valueOf(point), tally.count(point)));
            counts.put("n", tally.n());
            counts.put("blank", tally.blank());
            counts.put("notApplicable", tally.notApplicable());
            counts.put("invalid", tally.invalid());
            counts.put("points", points);
            questions.put(id, counts);
        });
        return questions;
    }

    private void print(SurveyDefinition definition, DefinitionCheck check, PrintWriter out) {
        ReportWords words = ReportWords.in(language.locale());
        Table table = Table.of(
                Table.Column.text(words.of("Question")),
                Table.Column.text(words.of("Column")),
                Table.Column.number("n"),
                Table.Column.number(words.of("Blank")).asOptional(),
                Table.Column.number(words.of("Not applicable")).asOptional(),
                Table.Column.number(words.of("Invalid")),
                Table.Column.text(words.of("Points")).asOptional());
        for (Question question : definition.survey().questions()) {
            RatingTally tally = check.questions().getOrDefault(question.id(), RatingTally.empty(question.scale()));
            table = table.row(
                    question.id(),
                    question.column(),
                    language.wording().count(tally.n()),
                    language.wording().count(tally.blank()),
                    language.wording().count(tally.notApplicable()),
                    language.wording().count(tally.invalid()),
                    tally.scale().points().stream()
                            .filter(point -> tally.count(point) > 0)
                            .map(point -> point + " (" + tally.count(point) + ")")
                            .collect(Collectors.joining(", ")));
        }
        out.println();
        ConsoleTable.write(table, Terminal.width(100), out);
        check.segments()
                .forEach((column, groups) -> Terminal.tell(
                        out,
                        "",
                        words.of("Segment " + column + ": "
                                + groups.entrySet().stream()
                                        .limit(SHOWN_GROUPS)
                                        .map(each -> (each.getKey().isEmpty() ? words.of("(empty)") : each.getKey())
                                                + " (" + each.getValue() + ")")
                                        .collect(Collectors.joining(", "))
                                + (groups.size() > SHOWN_GROUPS
                                        ? " and " + (groups.size() - SHOWN_GROUPS) + " more"
                                        : ""))));
        if (check.first() != null) {
            Terminal.tell(
                    out,
                    "",
                    words.of("Times: " + check.first() + " to " + check.last()
                            + (check.undated() > 0 ? ", " + check.undated() + " without a time" : "")));
        }
        if (!check.withoutScore().isEmpty()) {
            Terminal.tell(out, "", words.of("No score would be made of: " + String.join(", ", check.withoutScore())));
        }
    }
}
