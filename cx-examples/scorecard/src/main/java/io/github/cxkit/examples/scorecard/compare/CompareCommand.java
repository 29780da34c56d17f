package io.github.cxkit.examples.scorecard.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.Dimensions;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.examples.scorecard.insight.Answers;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.score.Disclosure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two groups, two waves or two variants against each other. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Compares two scores: groups of one file (--by, --a, --b) or two files (--survey and --responses twice).",
            "Or two shares of an A/B test, with a check of the split (--data, --group, --success)."
        })
public final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--survey",
            paramLabel = "SURVEY.json",
            description = "What the columns mean. Twice for two files that differ.")
    private List<Path> surveys = new ArrayList<>();

    @Option(
            names = "--responses",
            paramLabel = "FILE",
            description = "The answers: CSV, JSON array or JSON Lines, gzip or not. Twice to compare two files.")
    private List<Path> responses = new ArrayList<>();

    @Mixin
    private final Database database = new Database();

    @Option(names = "--question", paramLabel = "QUESTION", description = "The question, by its id or its column.")
    private @Nullable String question;

    @Option(names = "--metric", paramLabel = "METRIC", description = "The metric (default: the question's first).")
    private @Nullable String metric;

    @Option(names = "--by", paramLabel = "COLUMN", description = "The segment of the survey that holds the groups.")
    private @Nullable String by;

    @Option(names = "--data", paramLabel = "FILE", description = "CSV with one row per unit, gzip or not.")
    private @Nullable Path data;

    @Option(names = "--group", paramLabel = "COLUMN", description = "Column of --data that names the group.")
    private @Nullable String group;

    @Option(names = "--success", paramLabel = "COLUMN", description = "Column of --data that tells success.")
    private @Nullable String success;

    @Option(
            names = "--true",
            paramLabel = "VALUE",
            description = "What counts as success (default: true, 1 or yes in any case).")
    private @Nullable String yes;

    @Option(
            names = "--planned",
            split = ",",
            paramLabel = "SHARE",
            description = "Planned shares of the two groups, such as 0.5,0.5 (default: equal).")
    private List<Double> planned = new ArrayList<>();

    @Option(names = "--a", paramLabel = "VALUE", description = "The first group: its value, or its label.")
    private @Nullable String a;

    @Option(names = "--b", paramLabel = "VALUE", description = "The second group, which is subtracted.")
    private @Nullable String b;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How to compare scores, such as pooled, unpooled, welch (default: what suits the metric).")
    private @Nullable String method;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the intervals (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Mixin
    private MinGroup minGroup = new MinGroup();

    @Mixin
    private FileArguments files = new FileArguments();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Override
    public Integer call() throws IOException {
        List<@Nullable Path> inputs = new ArrayList<>(surveys);
        inputs.addAll(responses);
        inputs.add(data);
        report.check(inputs);
        Locale locale = report.locale();
        List<ReadReport> reports = new ArrayList<>();
        Object document;
        Page page;
        Supplier<Table> figures;
        boolean few;
        try {
            boolean rows = data != null || (database.isNamed() && surveys.isEmpty());
            if (rows) {
                GroupCounts.Units from = data != null ? GroupCounts.in(data) : GroupCounts.of(database);
                ShareDocument shares = shares(from, locale, reports);
                document = shares;
                page = shares.page(locale);
                figures = shares::rows;
                few = shares.isOfFew(minGroup);
            } else {
                ScoreDocument scores =
                        ScoreDocument.of(scores(reports), comparisonMethod(), confidence, minGroup.size(), locale);
                document = scores;
                page = scores.page(locale);
                figures = scores::rows;
                few = scores.isOfFew(minGroup);
            }
        } catch (TooLittleReadException e) {
            reports.replaceAll(minGroup::told);
            String why = String.valueOf(e.getMessage());
            return why.isEmpty()
                    ? report.withoutFigures(spec, reports)
                    : report.withoutFigures(spec, reports, report.told(why), Map.of("lack", why));
        }
        reports.replaceAll(minGroup::told);
        if (few) {
            throw new IllegalArgumentException(
                    "a group is " + minGroup.least(Disclosure.Of.ANSWERS).few() + " (--min-group)");
        }
        report.write(spec, page, reports, figures, () -> json(document, reports));
        return reports.stream().mapToInt(files::exitCode).max().orElse(ExitCode.OK);
    }

    private static String json(Object document, List<ReadReport> reports) throws IOException {
        ObjectMapper mapper = CxModule.mapper();
        ObjectNode tree = mapper.valueToTree(document);
        tree.set("intake", mapper.valueToTree(reports.stream().map(Intake::json).toList()));
        return JsonText.of(tree);
    }

    private ScorePair scores(List<ReadReport> reports) throws IOException {
        if (group != null || success != null || yes != null || !planned.isEmpty()) {
            throw new IllegalArgumentException(
                    "--group, --success, --true and --planned need --data, or --jdbc without --survey");
        }
        boolean asks = database.isNamed();
        if (surveys.isEmpty() || responses.isEmpty() != asks) {
            throw new IllegalArgumentException(
                    "name --survey and --responses, or --survey, --jdbc and --query, to compare scores; --data to compare"
                            + " shares");
        }
        String asked = required("--question", question);
        List<SurveyDefinition> definitions = new ArrayList<>();
        for (Path file : surveys) {
            definitions.add(Answers.definition(file));
        }
        if (responses.size() <= 1 && surveys.size() == 1) {
            SurveyDefinition definition = definitions.get(0);
            return ScorePair.ofSegments(
                    new InputFile(definition, asks ? null : responses.get(0), database, files, reports),
                    asked,
                    metric,
                    Dimensions.named(definition.survey(), required("--by (or a second --responses)", by)),
                    required("--a", a),
                    required("--b", b));
        }
        if (responses.size() != 2 || surveys.size() > 2) {
            throw new IllegalArgumentException(
                    "two files are compared, each with its own --survey or both with one; named were " + surveys.size()
                            + " surveys and " + responses.size() + " files of responses");
        }
        if (by != null || a != null || b != null) {
            throw new IllegalArgumentException("--by, --a and --b choose groups of one file, but two were named");
        }
        SurveyDefinition last = definitions.get(definitions.size() - 1);
        return ScorePair.ofFiles(
                List.of(
                        new InputFile(definitions.get(0), responses.get(0), database, files, reports),
                        new InputFile(last, responses.get(1), database, files, reports)),
                asked,
                metric);
    }

    private ShareDocument shares(GroupCounts.Units units, Locale locale, List<ReadReport> reports) throws IOException {
        boolean twice = data != null && database.isNamed();
        boolean scores = !surveys.isEmpty() || !responses.isEmpty() || question != null || metric != null || by != null;
        if (twice || scores) {
            throw new IllegalArgumentException(
                    "--data compares shares without a survey: leave out --survey, --responses, --jdbc, --question, --metric"
                            + " and --by");
        }
        if (method != null) {
            throw new IllegalArgumentException("--method is for scores; shares are shown by every method");
        }
        if (!planned.isEmpty() && planned.size() != 2) {
            throw new IllegalArgumentException("--planned needs a share for each of the two groups but has " + planned);
        }
        String groups = required("--group", group);
        String successes = required("--success", success);
        GroupCounts counts = GroupCounts.read(units, groups, successes, yes, files, reports);
        return ShareDocument.of(
                counts,
                groups,
                successes,
                counts.two(a, b),
                planned.isEmpty() ? List.of(0.5, 0.5) : List.copyOf(planned),
                confidence,
                locale);
    }

    private static String required(String option, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return value;
    }

    private @Nullable ComparisonMethod comparisonMethod() {
        if (method == null) {
            return null;
        }
        String name = method.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(ComparisonMethod.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--method must be one of "
                        + Arrays.stream(ComparisonMethod.values())
                                .map(each ->
                                        each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .toList()
                        + " but was " + method));
    }
}
