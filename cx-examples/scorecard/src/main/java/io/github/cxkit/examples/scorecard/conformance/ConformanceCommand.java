package io.github.cxkit.examples.scorecard.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.testkit.conformance.Actual;
import io.github.cxkit.testkit.conformance.ConformanceCase;
import io.github.cxkit.testkit.conformance.ConformanceSuite;
import io.github.cxkit.testkit.conformance.CoreImplementation;
import io.github.cxkit.testkit.conformance.Implementation;
import io.github.cxkit.testkit.conformance.Verdict;
import io.github.cxkit.testkit.conformance.Verdict.Outcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers every case of a file, so that a program in any language can be compared with this library. */
@Command(
        name = "conformance",
        description = "Answers conformance cases: one line {\"id\", \"actual\"}, {\"id\", \"refused\"} or"
                + " {\"id\", \"unsupported\"} for each.")
public final class ConformanceCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CASES.json", description = "A file of cases.")
    @SuppressWarnings("NullAway.Init")
    private Path cases;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the data files that cases name.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "RESULTS.jsonl",
            required = true,
            description = "Where the answers are written, one line a case.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (data != null && !Files.isDirectory(data)) {
            throw new NotDirectoryException("--data is no folder: " + data);
        }
        ConformanceSuite suite;
        try (InputStream in = Files.newInputStream(cases)) {
            suite = ConformanceSuite.read(in);
        }
        Implementation core = new CoreImplementation(data);
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (ConformanceCase each : suite.cases()) {
                Actual actual = core.run(each);
                outcomes.merge(Verdict.of(each, actual).outcome(), 1L, Long::sum);
                writer.write(JSON.writeValueAsString(line(each, actual)));
                writer.write('\n');
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        spec.commandLine()
                .getOut()
                .println(suite.cases().size() + " cases: " + outcomes.getOrDefault(Outcome.PASSED, 0L)
                        + " as expected, " + outcomes.getOrDefault(Outcome.FAILED, 0L) + " not, "
                        + outcomes.getOrDefault(Outcome.UNSUPPORTED, 0L) + " unsupported; written to " + out);
        return ExitCode.OK;
    }

    private static ObjectNode line(ConformanceCase each, Actual actual) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("id", each.id());
        if (actual instanceof Actual.Value value) {
            line.set("actual", value.json());
        } else if (actual instanceof Actual.Refused refused) {
            line.put("refused", refused.message());
        } else {
            line.put("unsupported", true);
        }
        return line;
    }
}
