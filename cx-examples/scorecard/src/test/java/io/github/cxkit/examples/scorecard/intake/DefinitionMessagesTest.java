package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a broken definition or an odd cell is told with: places and what may stand there, no class and nobody's words. */
class DefinitionMessagesTest extends WrittenFiles {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "min"           | "a":1,"min" | a: there is no such field; allowed here:
            "rule"          | "min"     | min: must be a number
            "id": "food",   |           | dimensions[0]: "id" is missing
            2               | "two"     | dimensions[0].weight: must be a number
            "WEIGHTED_MEAN" | "MEAN"    | combination: must be one of WEIGHTED_MEAN, GEOMETRIC_MEAN, WEAKEST, GATED but is "MEAN"
            ["food"]        | "food"    | dimensions[0].questions: must be a list
            2               | -1        | dimensions[0]: weight of food must be finite and >= 0 but was -1.0
            "min": 0,       | "min": 0  | a comma, colon, quote or bracket is missing or too many (line
            0               | zero      | a value that is no JSON: texts stand in quotes
            """)
    void aDefinitionIsToldWhereAndWhatMayBe(String what, String by, String told) throws IOException {
        String survey = file("survey.json", """
                {"id": "s", "questions": [{"id": "food", "column": "Food", "scale": {"min": 1, "max": 5}}]}
                """);
        String answers = file("answers.csv", "Food\n5\n4\n");
        String framework = file("framework.json", FRAMEWORK.replaceFirst(Pattern.quote(what), by == null ? "" : by));

        Run run = Run.of("framework", "--survey", survey, "--responses", answers, "--definition", framework);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(told).doesNotContain("java.", "io.github", "creator", "deserialize", "token '");
    }

    @Test
    void whatCountsAsSuccessHasToOccur() throws IOException {
        String data = file("units.csv", "arm,bought\nA,SÌ\nA,no\nB,sì\nB,mario.rossi@example.org\n");

        Run known = Run.of("compare", "--data", data, "--group", "arm", "--success", "bought", "--true", "sì");
        Run unknown = Run.of("compare", "--data", data, "--group", "arm", "--success", "bought", "--true", "yes!");
        Run undecided = Run.of("compare", "--data", data, "--group", "arm", "--success", "bought");

        assertThat(known.out()).contains("A: 50.00", "B: 50.00");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("--true is \"yes!\", but no row has it in column \"bought\"; it has \"SÌ\", \"no\", \"sì\"")
                .doesNotContain("mario");
        assertThat(undecided.code()).isEqualTo(1);
        assertThat(undecided.err())
                .contains("but is text of 23 characters; say with --true")
                .doesNotContain("mario");
    }

    @Test
    void rowsOfGroupsThatAreNotComparedAreTold() throws IOException {
        String data = file("units.csv", "arm,bought\nA,1\nA,0\nB,1\nB,0\na,1\nb,1\nb,0\n");

        Run run = Run.of("compare", "--data", data, "--group", "arm", "--success", "bought", "--a", "A", "--b", "B");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Left out, as their groups are not compared: 3 rows");
    }

    @Test
    void aMetricThatMostlyCannotBeReadEndsWithThree() throws IOException {
        StringBuilder units = new StringBuilder("arm,revenue\n");
        for (int i = 0; i < 20; i++) {
            units.append(i % 2 == 0 ? "A" : "B")
                    .append(",")
                    .append(i < 12 ? i + "%" : i)
                    .append('\n');
        }
        String data = file("units.csv", units.toString());

        Run run = Run.of("experiment", "--data", data, "--arm", "arm", "--arms", "A,B", "--mean", "revenue");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("12 cells, column revenue");
    }

    @Test
    void aFileWithoutAHeadingDoesNotShowAPersonsAddressAsAName() throws IOException {
        Run run = Run.of("init", file("words.csv", "hello,mario.rossi@example.org\nciao,anna@example.org\n"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("text of 23 characters").doesNotContain("mario");
    }
}
