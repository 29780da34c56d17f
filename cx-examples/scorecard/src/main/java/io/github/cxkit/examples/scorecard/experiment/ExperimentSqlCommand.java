package io.github.cxkit.examples.scorecard.experiment;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.readers.ExperimentQuery;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the query whose result {@code experiment --sums} reads. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the query that gives an experiment's sums, for PostgreSQL and DuckDB.",
            "Save its result as CSV or JSON and read it with 'experiment --sums'."
        })
final class ExperimentSqlCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TABLE",
            description = "Table with one row per unit, as it stands behind FROM: a name, or a query in brackets.")
    @SuppressWarnings("NullAway.Init")
    private String from;

    @Mixin
    private final PlanArguments plan = new PlanArguments();

    @Option(
            names = "--decimals",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "Most digits after the point that values have; others are refused (default: ${DEFAULT-VALUE}).")
    private int decimals;

    @Override
    public Integer call() throws IOException {
        ExperimentQuery query = ExperimentQuery.of(plan.definition().mapping()).withDecimals(decimals);
        spec.commandLine().getOut().print(query.sql(from));
        return ExitCode.OK;
    }
}
