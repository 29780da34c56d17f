package io.github.cxkit.examples.scorecard.plan;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How many answers it takes. */
@Command(
        name = "plan",
        description = "Plans a survey: how many answers a margin or a comparison needs, what given answers can find.",
        subcommands = {MarginCommand.class, DifferenceCommand.class})
public final class PlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
