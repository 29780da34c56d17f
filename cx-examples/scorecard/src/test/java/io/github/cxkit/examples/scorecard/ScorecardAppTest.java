package io.github.cxkit.examples.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorecardAppTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void withoutArgumentsItTellsWhatItCanDo() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("Usage: cx-scorecard COMMAND").contains("conformance");
    }

    @Test
    void everySubcommandHasHelp() {
        Subcommands.ALL.forEach(each -> {
            Run run = Run.of(each.name(), "--help");
            assertThat(run.code()).as(each.name()).isEqualTo(ExitCode.OK);
            assertThat(run.out()).contains("Usage: cx-scorecard " + each.name());
        });
        assertThat(Run.of("--version").out()).startsWith("cx-scorecard 0.1.0");
    }

    @Test
    void aWrongCallIsToldInASentence() {
        Run unknown = Run.of("scroe");
        assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(unknown.err()).contains("scroe").doesNotContain("\tat ");
        Run missing = Run.of(
                "conformance", "nowhere.json", "--out", folder.resolve("r").toString());
        assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(missing.err())
                .startsWith("cx-scorecard: no such file: nowhere.json")
                .doesNotContain("\tat ");
    }

    @Test
    void answersConformanceCasesLineByLine() throws IOException {
        Path cases = Files.writeString(folder.resolve("cases.json"), """
                {"format": "cx-conformance/1", "cases": [
                  {"id": "a", "function": "nps.score", "input": {"ratings": [10, 9, 3], "scale": {"min": 0, "max": 10}}},
                  {"id": "b", "function": "no.such", "input": {}}
                ]}
                """);
        Path results = folder.resolve("results.jsonl");
        Run run = Run.of("conformance", cases.toString(), "--out", results.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        List<String> lines = Files.readAllLines(results);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("{\"id\":\"a\",");
        assertThat(lines.get(1)).isEqualTo("{\"id\":\"b\",\"unsupported\":true}");
        assertThat(run.out()).contains("2 cases").contains("1 unsupported");
    }
}
