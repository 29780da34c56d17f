package io.github.cxkit.examples.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import org.junit.jupiter.api.Test;

class ScorecardAppTest {

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
            assertThat(run.out())
                    .contains("Usage: cx-scorecard " + each.name())
                    .contains("Exit codes:")
                    .contains("Example:\n  cx-scorecard " + each.name());
        });
        assertThat(Run.of("--version").out()).startsWith("cx-scorecard 0.1.0");
    }

    @Test
    void aWrongCallIsToldInASentence() {
        Run unknown = Run.of("scroe");
        assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(unknown.err()).contains("scroe").doesNotContain("\tat ");
        Run missing = Run.of("conformance", "check", "nowhere.json", "results.jsonl");
        assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(missing.err())
                .startsWith("cx-scorecard: no such file: nowhere.json")
                .doesNotContain("\tat ");
    }
}
