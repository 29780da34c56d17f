package io.github.cxkit.examples.scorecard.conformance;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.InputFiles;
import io.github.cxkit.testkit.conformance.ConformanceReport;
import io.github.cxkit.testkit.conformance.ConformanceSuite;
import io.github.cxkit.testkit.conformance.RecordedResults;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges what another program made of the cases. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judges a program's results: one line {\"id\", \"actual\"}, {\"id\", \"refused\"}, {\"id\", \"error\"} or"
                    + " {\"id\", \"unsupported\": true} for each case.",
            "Ends with 1 if a result is not as expected, a case has none, or no case is answered."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CASES.json", description = "The cases, from 'conformance cases'.")
    @SuppressWarnings("NullAway.Init")
    private Path cases;

    @Parameters(index = "1", paramLabel = "RESULTS.jsonl", description = "The results, one a line.")
    @SuppressWarnings("NullAway.Init")
    private Path results;

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "NAME",
            description = "Compare these fields of a result only, such as score,n.")
    private List<String> fields = List.of();

    @Option(names = "--require-all", description = "Take an unsupported function for a failure.")
    private boolean requireAll;

    @Option(names = "--junit", paramLabel = "REPORT.xml", description = "Write the verdicts as a JUnit report.")
    private @Nullable Path junit;

    @Override
    public Integer call() throws IOException {
        ConformanceSuite suite;
        try (InputStream in = Files.newInputStream(cases)) {
            suite = ConformanceSuite.read(in);
        }
        if (!fields.isEmpty()) {
            suite = suite.fields(fields.toArray(String[]::new));
        }
        if (requireAll) {
            suite = suite.requireAll();
        }
        ConformanceReport report = suite.run(recorded(suite));
        PrintWriter out = spec.commandLine().getOut();
        for (ConformanceReport.Entry each : report.failures()) {
            out.println(each.conformanceCase().function() + " "
                    + each.conformanceCase().id() + ": " + each.message());
        }
        out.println(report.summary());
        if (junit != null) {
            JUnitReport.write(report, junit);
        }
        return report.passed() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private RecordedResults recorded(ConformanceSuite suite) throws IOException {
        try (Reader lines = InputFiles.text(results)) {
            return RecordedResults.read(lines).forCasesOf(suite);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(results + ": " + e.getMessage(), e);
        }
    }
}
