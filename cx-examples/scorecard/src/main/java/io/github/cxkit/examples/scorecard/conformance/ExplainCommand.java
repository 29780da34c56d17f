package io.github.cxkit.examples.scorecard.conformance;

import io.github.cxkit.examples.scorecard.cli.Dimensions;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.examples.scorecard.insight.Answers;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RuleFinder;
import io.github.cxkit.metric.RuleFinder.Match;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.MeasureReader;
import io.github.cxkit.readers.MeasureRow;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.UnreadableInputException;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which rule did they use: the rules of the catalog that give a figure from the same answers. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds the rules, treatments of blanks and ways of rounding that give the figure somebody else shows.",
            "Answers are counts (--counts, lowest point first), a column (--data, --column), or a question of a survey"
                    + " (--survey, --responses, --question). Ends with 1 if no rule gives the figure."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--shown",
            required = true,
            paramLabel = "FIGURE",
            description = "The figure as it is written: 42 and 42.0 are two questions. A %% sign is dropped.")
    @SuppressWarnings("NullAway.Init")
    private String shown;

    @Option(names = "--scale", paramLabel = "A..B", description = "Lowest and highest point, such as 0..10.")
    private @Nullable String scale;

    @Option(names = "--counts", split = ",", paramLabel = "N", description = "Answers per point, lowest point first.")
    private List<Long> counts = new ArrayList<>();

    @Option(names = "--blank", paramLabel = "N", description = "With --counts: how many left the question blank.")
    private long blank;

    @Option(names = "--not-applicable", paramLabel = "N", description = "With --counts: how many said so.")
    private long notApplicable;

    @Option(names = "--data", paramLabel = "FILE", description = "A file with one answer per row.")
    private @Nullable Path data;

    @Option(names = "--column", paramLabel = "COLUMN", description = "With --data: the column of the ratings.")
    private @Nullable String column;

    @Option(names = "--survey", paramLabel = "SURVEY.json", description = "What the columns of --responses mean.")
    private @Nullable Path survey;

    @Option(names = "--responses", paramLabel = "FILE", description = "The answers to the survey.")
    private @Nullable Path responses;

    @Option(
            names = "--question",
            paramLabel = "QUESTION",
            description = "With --survey: the question, by its id or its column.")
    private @Nullable String question;

    @Mixin
    private final Language language = new Language();

    @Mixin
    private final FileArguments files = new FileArguments();

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write what was found as JSON.")
    private @Nullable Path json;

    /** Answers, and what became of the rows that brought them. */
    private record Tallied(
            RatingTally tally,
            MetricCatalog catalog,
            @Nullable ReadReport report,
            String file) {}

    @Override
    public Integer call() throws IOException {
        Outputs outputs = Outputs.besides(Arrays.<@Nullable Path>asList(data, survey, responses))
                .add("--json", json);
        BigDecimal figure = figure();
        Tallied answers = answers();
        RuleFinder found = RuleFinder.of(answers.tally(), figure, answers.catalog());
        List<ScaleCut.Fit> cuts = found.exact().isEmpty() ? ScaleCut.find(answers.tally(), figure) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (!outputs.useStandard()) {
            print(found, cuts, answers.tally(), out);
        }
        ReadReport report = answers.report();
        if (report != null) {
            Intake.print(
                    report,
                    answers.file(),
                    language.locale(),
                    outputs.useStandard() ? spec.commandLine().getErr() : out);
        }
        if (outputs.has("--json")) {
            outputs.write("--json", JsonText.of(json(found, cuts, answers)), out);
        }
        return found.exact().isEmpty() ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    private BigDecimal figure() {
        String plain = shown.strip();
        plain = plain.endsWith("%") ? plain.substring(0, plain.length() - 1).strip() : plain;
        plain = language.locale().getLanguage().equals("it") ? plain.replace(',', '.') : plain;
        if (!plain.matches("[+-]?\\d{1,15}(\\.\\d{0,15})?")) {
            throw new IllegalArgumentException("--shown must be a figure such as 35.45 but was \"" + shown + "\"");
        }
        return new BigDecimal(plain);
    }

    private Tallied answers() throws IOException {
        int ways = (counts.isEmpty() ? 0 : 1) + (data == null ? 0 : 1) + (survey == null ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "name --counts with --scale, or --data with --column and --scale, or --survey with --responses and"
                            + " --question: one of them");
        }
        if (survey != null) {
            return ofSurvey(survey);
        }
        Scale points = Scale.parse(required("--scale", scale));
        if (data != null) {
            return ofColumn(data, required("--column", column), points);
        }
        return new Tallied(
                RatingTally.ofCounts(
                        points, counts.stream().mapToLong(Long::longValue).toArray(), blank, notApplicable, 0),
                MetricCatalog.standard(),
                null,
                "");
    }

    private Tallied ofColumn(Path file, String address, Scale points) throws IOException {
        RatingTally.Builder tally = RatingTally.builder(points);
        try {
            ReadReport report = files.apply(MeasureReader.of(List.of(address), List.of(address)), FileOptions.DEFAULT)
                    .read(file, row -> count(row, points, tally));
            return new Tallied(tally.build(), MetricCatalog.standard(), report, String.valueOf(file.getFileName()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (UnreadableInputException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void count(MeasureRow row, Scale points, RatingTally.Builder tally) {
        if (row.texts().get(0).isEmpty()) {
            tally.addBlank();
            return;
        }
        BigDecimal number = row.numbers().get(0);
        int rating = number == null ? 0 : number.intValue();
        if (number == null
                || number.compareTo(BigDecimal.valueOf(rating)) != 0
                || !points.points().contains(rating)) {
            tally.addInvalid();
        } else {
            tally.add(rating);
        }
    }

    private Tallied ofSurvey(Path file) throws IOException {
        SurveyDefinition definition = Answers.definition(file);
        if (responses == null) {
            throw new IllegalArgumentException("--responses is missing");
        }
        Question asked = Dimensions.question(definition.survey(), required("--question", question));
        RatingTally.Builder tally = RatingTally.builder(asked.scale());
        ReadReport report = Answers.read(
                definition.mapping(),
                responses,
                files,
                (SurveyResponse each) -> tally.add(each.answers().getOrDefault(asked.id(), Answer.BLANK)));
        return new Tallied(
                tally.build(),
                MetricCatalog.standard().with(definition.scorecard().metrics(asked.id())),
                report,
                String.valueOf(responses.getFileName()));
    }

    private static String required(String option, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return value;
    }

    private void print(RuleFinder found, List<ScaleCut.Fit> cuts, RatingTally answers, PrintWriter out) {
        Wording wording = language.wording();
        String figure = wording.number(found.shown(), Math.max(0, found.shown().scale()));
        Terminal.tell(
                out,
                "",
                wording.text(
                        "explain.answers",
                        wording.count(answers.n()),
                        answers.scale().toString(),
                        wording.count(answers.blank()),
                        wording.count(answers.notApplicable()),
                        wording.count(answers.invalid())));
        out.println();
        if (answers.n() == 0) {
            Terminal.tell(out, "", wording.text("explain.no-answers"));
            return;
        }
        Terminal.tell(
                out,
                "",
                found.exact().isEmpty() ? wording.text("explain.none", figure) : wording.text("explain.exact", figure));
        if (!found.exact().isEmpty()) {
            ConsoleTable.write(table(found.exact(), wording), Terminal.width(Integer.MAX_VALUE), out);
        }
        if (found.exact().size() > 1) {
            Terminal.tell(out, "", wording.text("explain.several"));
        }
        printBlanks(found, answers, wording, out);
        if (!cuts.isEmpty()) {
            out.println();
            Terminal.tell(out, "", wording.text("explain.cuts", figure));
            ConsoleTable.write(table(cuts, answers.scale(), wording), Terminal.width(Integer.MAX_VALUE), out);
        }
        if (!found.near().isEmpty()) {
            out.println();
            Terminal.tell(out, "", wording.text("explain.near"));
            ConsoleTable.write(table(found.near(), wording), Terminal.width(Integer.MAX_VALUE), out);
        }
    }

    /** What the plainest rule gives where blanks are left out, if every rule that fits has counted them. */
    private static void printBlanks(RuleFinder found, RatingTally answers, Wording wording, PrintWriter out) {
        if (!found.exact().isEmpty() && found.exact().get(0).blanks() != RuleFinder.Blanks.LEFT_OUT) {
            RatingMetric metric = found.exact().get(0).metric();
            metric.score(answers)
                    .value()
                    .ifKnown(value -> Terminal.tell(
                            out,
                            "",
                            wording.text(
                                    "explain.counted",
                                    wording.metric(metric.rule()),
                                    wording.number(
                                            value, Math.max(2, found.shown().scale())))));
        }
    }

    private static Table table(List<ScaleCut.Fit> cuts, Scale scale, Wording wording) {
        Table table = Table.of(
                Column.text(wording.text("explain.cut")),
                Column.number(wording.text("value")),
                Column.text(wording.text("explain.blanks")),
                Column.text(wording.text("explain.writing")).asOptional());
        for (ScaleCut.Fit fit : cuts) {
            table = table.row(
                    fit.cut().text(scale, wording),
                    wording.number(fit.match().value(), 4),
                    wording.text("explain.blanks." + fit.match().blanks().name()),
                    wording.text("explain.writing." + fit.match().writing().name()));
        }
        return table;
    }

    private static Table table(List<Match> matches, Wording wording) {
        Table table = Table.of(
                Column.text(wording.text("metric")),
                Column.text(wording.text("explain.rule")),
                Column.number(wording.text("value")),
                Column.number(wording.text("explain.apart")).asOptional(),
                Column.text(wording.text("explain.blanks")),
                Column.text(wording.text("explain.writing")).asOptional());
        for (Match match : matches) {
            table = table.row(
                    wording.metric(match.metric().rule()),
                    match.metric().rule().id().toString(),
                    wording.number(match.value(), 4),
                    wording.number(match.distance(), 4),
                    wording.text("explain.blanks." + match.blanks().name()),
                    wording.text("explain.writing." + match.writing().name()));
        }
        return table;
    }

    private static Map<String, @Nullable Object> json(RuleFinder found, List<ScaleCut.Fit> cuts, Tallied answers) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("shown", found.shown());
        RatingTally tally = answers.tally();
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("scale", tally.scale().toString());
        counted.put("valid", tally.n());
        counted.put("blank", tally.blank());
        counted.put("notApplicable", tally.notApplicable());
        counted.put("invalid", tally.invalid());
        json.put("answers", counted);
        json.put("exact", found.exact().stream().map(ExplainCommand::json).toList());
        json.put("near", found.near().stream().map(ExplainCommand::json).toList());
        json.put(
                "cuts",
                cuts.stream()
                        .map(fit -> {
                            Map<String, Object> cut = new LinkedHashMap<>();
                            cut.put("highest", fit.cut().top());
                            cut.put("lowest", fit.cut().bottom());
                            cut.put("blanks", fit.match().blanks().name().toLowerCase(Locale.ROOT));
                            cut.put("writing", fit.match().writing().name().toLowerCase(Locale.ROOT));
                            cut.put("value", fit.match().value());
                            return cut;
                        })
                        .toList());
        ReadReport report = answers.report();
        json.put("intake", report == null ? List.of() : List.of(Intake.json(report)));
        return json;
    }

    private static Map<String, Object> json(Match match) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", match.metric().rule().id().toString());
        json.put("title", match.metric().rule().title());
        json.put("source", match.metric().rule().source());
        json.put("blanks", match.blanks().name().toLowerCase(Locale.ROOT));
        json.put("writing", match.writing().name().toLowerCase(Locale.ROOT));
        json.put("value", match.value());
        json.put("distance", match.distance());
        return json;
    }
}
