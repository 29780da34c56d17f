package io.github.cxkit.examples.scorecard.conformance;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Cases out, results in: how a program in any language is held to the rules. */
@Command(
        name = "conformance",
        description =
                "Holds a program in any language to the rules: writes the cases, judges its results, explains a figure.",
        subcommands = {CasesCommand.class, CheckCommand.class, ExplainCommand.class})
public final class ConformanceCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
