package io.github.cxkit.examples.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One page for man, made of the helps. */
class ManualTest {

    @Test
    void everyCommandAndOptionIsThere() {
        Run run = Run.of("manual");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith(".TH CX-SCORECARD 1 ")
                .containsSubsequence(
                        ".SH \"NAME\"\ncx\\-scorecard \\- What customers say",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"COMMANDS\"",
                        ".SS \"cx\\-scorecard score\"",
                        ".TP\n.B \\-\\-event=DATE=LABEL\nWhat happened on a day",
                        ".SH \"EXIT STATUS\"\n.TP\n.B 0\nall went well");
        for (List<String> command : HelpTest.commands()) {
            assertThat(run.out())
                    .contains(
                            ".SS \"cx\\-scorecard " + String.join(" ", command).replace("-", "\\-") + "\"");
        }
    }

    /** A line that begins with a point is a command of roff: only those are there that are meant. */
    @Test
    void noTextIsACommand() {
        for (String language : List.of("en", "it")) {
            assertThat(Run.of("manual", "--lang", language).out().lines())
                    .allSatisfy(
                            line -> assertThat(line).matches("(?!['.]).*|\\.(TH|SH|SS) .*|\\.B .*|\\.(TP|PP|nf|fi)"));
        }
        assertThat(Run.of("manual", "--lang", "it").out()).contains(".SH \"CODICI D'USCITA\"", "tutto è andato bene");
    }
}
