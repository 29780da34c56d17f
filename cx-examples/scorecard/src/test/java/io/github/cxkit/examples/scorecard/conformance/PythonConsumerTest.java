package io.github.cxkit.examples.scorecard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A score in another language, from the cases to the verdict. */
class PythonConsumerTest {

    private static final Path PROGRAM =
            Path.of(System.getProperty("cxkit.root", "../.."), "cx-examples", "consumers", "python", "nps.py");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aRightNpsInPythonConforms() throws Exception {
        assertThat(judged(Files.readString(PROGRAM)).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void zeroForNoAnswersIsFoundAndNothingElse() throws Exception {
        String wrong = Files.readString(PROGRAM).replace("if n else None", "if n else 0.0");
        Run run = judged(wrong);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("nps-score-no-answers: score: expected undefined but got 0.0")
                .contains(", 1 not,");
    }

    private Run judged(String program) throws Exception {
        String cases = folder.resolve("cases.json").toString();
        String results = folder.resolve("results.jsonl").toString();
        assertThat(Run.of("conformance", "cases", "--function", "nps.score", "--out", cases)
                        .code())
                .isEqualTo(ExitCode.OK);
        Path script = Files.writeString(folder.resolve("nps.py"), program);
        Process process;
        try {
            process = new ProcessBuilder(List.of("python3", script.toString(), cases, results))
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("python3 is not here: " + e.getMessage());
        }
        assertThat(process.waitFor()).isZero();
        return Run.of("conformance", "check", cases, results, "--fields", "n,score", "--require-all");
    }
}
