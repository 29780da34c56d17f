package io.github.cxkit.examples.scorecard.conformance;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.testkit.conformance.ConformanceSuite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the bundled cases. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes conformance cases as JSON, one case a line.")
final class CasesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--function",
            split = ",",
            paramLabel = "NAME",
            description = "Of these functions or groups only, such as nps.score or nps.")
    private List<String> functions = List.of();

    @Option(names = "--out", paramLabel = "CASES.json", description = "The file to write (default: standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        ConformanceSuite suite = ConformanceSuite.bundled();
        if (!functions.isEmpty()) {
            suite = suite.only(functions.toArray(String[]::new));
        }
        PrintWriter console = spec.commandLine().getOut();
        if (out == null) {
            suite.write(console);
            return ExitCode.OK;
        }
        Outputs outputs = Outputs.besides(List.of()).add("--out", out);
        StringWriter text = new StringWriter();
        suite.write(text);
        outputs.write("--out", text.toString(), console);
        Terminal.tell(
                console,
                "",
                suite.cases().size() + " cases of " + suite.functions().size() + " functions written to " + out);
        return ExitCode.OK;
    }
}
