package io.github.cxkit.examples.scorecard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.score.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String plan(String line) {
        Run run = run(line);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        return run.out();
    }

    private static Run run(String line) {
        return Run.of(
                Stream.concat(Stream.of("plan"), Stream.of(line.split(" ", -1))).toArray(String[]::new));
    }

    private static void refused(String line, String... words) {
        Run run = run(line);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void aMarginReadsAsExpected() throws IOException {
        Golden.compare("plan-margin.txt", plan("margin --metric nps --promoters 0.5 --detractors 0.2 --margin 5"));
    }

    @Test
    void marginsOfNetScoresAndShares() {
        // variance 5,475 times 1.959964 squared, over 25: 841.3
        assertThat(plan("margin --promoters 0.6 --detractors 0.15 --margin 5")).containsPattern("needed +842");
        // near the end the exact adjusted Wald size exceeds the plain one
        assertThat(plan("margin --promoters 0.95 --detractors 0.01 --margin 3 --method adjusted"))
                .containsPattern("needed +368");
        assertThat(plan("margin --metric csat --share 0.5 --margin 3")).containsPattern("needed +1,068");
        assertThat(plan("margin --metric csat --margin 5 --population 1000")).containsPattern("needed +278");
        assertThat(plan("margin --margin 10")).contains("promoters 50.0 %").containsPattern("needed +385");
    }

    @Test
    void aDifferenceReadsAsExpected() throws IOException {
        Golden.compare(
                "plan-difference.txt",
                plan("difference --promoters 0.5 --detractors 0.2 --promoters-b 0.55 --detractors-b 0.15"));
    }

    @Test
    void differencesAndWhatGivenAnswersFind() throws IOException {
        // variance 6,100 twice, (1.959964 + 0.841621) squared, over 25: 3830.2
        assertThat(plan("difference --promoters 0.5 --detractors 0.2 --difference 5"))
                .containsPattern("group +3,831");
        assertThat(plan("difference --metric csat --share 0.6 --share-b 0.65")).containsPattern("group +1,471");
        assertThat(plan("difference --metric csat --share 0.6 --share-b 0.65 --method unpooled"))
                .containsPattern("group +1,468");
        Path json = folder.resolve("plan.json");
        assertThat(plan("difference --promoters 0.5 --detractors 0.2 --n 3831 --json " + json))
                .containsPattern("found +5\\.00 points");
        assertThat(Files.readString(json)).contains("\"detectableDifference\" : 4.99");
        assertThat(plan("difference --promoters 0.5 --detractors 0.2 --n 3831 --n-b 100000"))
                .containsPattern("found +3\\.60 points");
    }

    @Test
    void mistakesAreToldInASentence() {
        refused("margin", "--margin");
        refused("margin --metric ces --margin 5", "--metric must be nps, csat or share");
        refused("margin --promoters 0.5 --margin 5", "belong together");
        refused("margin --promoters 0.9 --detractors 0.2 --margin 5", "must not exceed 1");
        refused("margin --share 0.5 --margin 5", "--share is for csat");
        refused("margin --metric csat --promoters 0.5 --margin 5", "csat needs --share");
        refused("margin --metric csat --share 1.5 --margin 5", "0 to 1");
        refused("margin --metric csat --method adjusted --margin 5", "--method adjusted is for nps");
        refused("margin --margin 5 --method adjusted --population 100", "--population goes with");
        refused("margin --margin 0", "margin");
        refused("difference", "say what to find");
        refused("difference --n-b 5 --difference 3", "--n-b needs --n");
        refused("difference --n 0", "1 or more");
        refused("difference --n 10 --difference 3", "--difference cannot be given");
        refused("difference --n 10 --method pooled", "unpooled");
        refused("difference --difference 3 --method pooled", "--method pooled is for two shares");
        refused("difference --difference 3 --method adjusted", "two net scores");
        refused("difference --difference 3 --power 1.2", "power");
        refused("sideways", "sideways");
    }

    @Test
    void helpIsThere() {
        assertThat(Run.of("plan").out()).contains("margin", "difference");
        assertThat(plan("margin --help")).contains("--population");
        assertThat(plan("difference --help")).contains("--power");
    }
}
