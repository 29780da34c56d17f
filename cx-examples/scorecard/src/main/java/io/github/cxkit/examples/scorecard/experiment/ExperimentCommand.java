package io.github.cxkit.examples.scorecard.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.readers.ExperimentQuery;
import io.github.cxkit.readers.ExperimentRead;
import io.github.cxkit.readers.ExperimentReader;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.readers.UnreadableInputException;
import io.github.cxkit.readers.definition.ExperimentDefinition;
import io.github.cxkit.score.Disclosure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Did it work: an experiment from rows, one per unit, or from a warehouse's sums. */
@Command(
        name = "experiment",
        sortOptions = false,
        subcommands = ExperimentSqlCommand.class,
        description = {
            "Reads an experiment: whether units were split as planned, then each metric of each arm against the control.",
            "From a file with one row per unit (--data), or from the result of the query that 'experiment sql' prints"
                    + " (--sums): the figures are the same to the last digit."
        })
public final class ExperimentCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "One row per unit that was randomized: CSV, JSON, a workbook; packed or not.")
    private @Nullable Path data;

    @Option(
            names = "--sums",
            paramLabel = "FILE",
            description = "What the warehouse answered to 'experiment sql': CSV or JSON.")
    private @Nullable Path sums;

    @Mixin
    private final Database database = new Database();

    @Option(
            names = "--from",
            paramLabel = "TABLE",
            description = "With --jdbc: let the database add this table up, one row per unit, instead of reading it.")
    private @Nullable String from;

    @Mixin
    private final PlanArguments plan = new PlanArguments();

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the intervals (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Mixin
    private final FileArguments files = new FileArguments();

    @Mixin
    private final MinGroup minGroup = new MinGroup();

    @Mixin
    private final ReportArguments report = new ReportArguments();

    @Override
    public Integer call() throws IOException {
        report.check(Arrays.<@Nullable Path>asList(data, sums, plan.file()));
        ExperimentDefinition experiment = plan.definition();
        ExperimentRead came = read(experiment);
        ReadReport told = minGroup.told(came.report());
        if (Intake.isTooLittle(List.of(told))) {
            return report.withoutFigures(spec, List.of(told));
        }
        refuseFew(came.summary());
        ExperimentDocument document = ExperimentDocument.of(experiment, came, confidence, report.locale());
        report.write(spec, document.page(came, report.locale()), List.of(told), document::rows, () -> {
            ObjectMapper mapper = CxModule.mapper();
            ObjectNode tree = mapper.valueToTree(document);
            tree.set("intake", mapper.valueToTree(List.of(Intake.json(told))));
            return JsonText.of(tree);
        });
        return isMostlyInvalid(came) ? ExitCode.TOO_MUCH_LEFT_OUT : files.exitCode(came.report());
    }

    /** Of an arm, and of those of an arm who have a value of a metric, is nothing told where they are few. */
    private void refuseFew(ExperimentSummary summary) {
        String why = minGroup.least(Disclosure.Of.UNITS).few() + " (--min-group)";
        for (Experiment.Arm arm : summary.experiment().arms()) {
            if (minGroup.isFew(summary.units(arm.name()))) {
                throw new IllegalArgumentException("arm \"" + arm.name() + "\" is " + why);
            }
            for (ExperimentMetric metric : summary.experiment().metrics()) {
                if (minGroup.isFew(summary.outcome(arm.name(), metric.name()).n())) {
                    throw new IllegalArgumentException(
                            "metric \"" + metric.name() + "\" of arm \"" + arm.name() + "\" is " + why);
                }
            }
        }
    }

    /** Whether of one metric more values cannot be read than may be missing. */
    private boolean isMostlyInvalid(ExperimentRead came) {
        double most = files.maxRejected() * came.report().kept();
        Map<String, Long> cells = new HashMap<>(came.invalid());
        came.report().reasons().stream()
                .filter(reason -> reason.scope() == RejectedRow.Scope.CELL)
                .forEach(reason -> cells.merge(String.valueOf(reason.column()), reason.count(), Long::sum));
        return cells.values().stream().anyMatch(count -> count > most);
    }

    private ExperimentRead read(ExperimentDefinition experiment) throws IOException {
        Path input = data != null ? data : sums;
        boolean asked = database.isNamed();
        if (from != null && !asked) {
            throw new IllegalArgumentException("--from needs --jdbc");
        }
        if ((data != null && sums != null) || asked == (input != null)) {
            throw new IllegalArgumentException(
                    "name --data with one row per unit, --sums from a warehouse, or --jdbc to ask" + " a database");
        }
        if (input == null) {
            return ask(experiment);
        }
        try {
            return data != null
                    ? reader(experiment).read(input)
                    : query(experiment).read(input, files.options(FileOptions.DEFAULT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(input + ": " + e.getMessage(), e);
        } catch (UnreadableInputException e) {
            throw new IOException(input + ": " + e.getMessage(), e);
        }
    }

    /** Rows of the caller's query, or the sums of a table, which the database adds up itself. */
    private ExperimentRead ask(ExperimentDefinition experiment) throws IOException {
        if (database.hasQuery() == (from != null)) {
            throw new IllegalArgumentException(
                    "--jdbc needs --query to read rows, or --from to let the database add them up");
        }
        return from == null
                ? database.ask(reader(experiment)::read)
                : database.ask(query(experiment).sql(from), query(experiment)::read);
    }

    private ExperimentReader reader(ExperimentDefinition experiment) {
        return ExperimentReader.of(experiment.mapping())
                .withFile(files.options(experiment.file()))
                .withFilter(files.filter());
    }

    private static ExperimentQuery query(ExperimentDefinition experiment) {
        return ExperimentQuery.of(experiment.mapping());
    }
}
