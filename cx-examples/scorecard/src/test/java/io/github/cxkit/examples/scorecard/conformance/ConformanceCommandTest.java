package io.github.cxkit.examples.scorecard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {

    private static final String CASES = """
            {"format": "cx-conformance/1", "cases": [
              {"id": "a", "function": "nps.score", "input": {"ratings": [10, 9, 3]}, "expected": {"n": 3, "score": 33.3, "variance": 1.5},
               "tolerance": {"abs": 0.1}},
              {"id": "b", "function": "nps.score", "input": {"ratings": [11]}, "expected": {"refused": true, "why": "off scale"}},
              {"id": "c", "function": "nps.round", "input": {}, "expected": 4}
            ]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void writesTheCasesOfChosenFunctionsForAProgramInAnyLanguage() throws IOException {
        Path cases = folder.resolve("cases.json");
        Run run = Run.of("conformance", "cases", "--function", "nps.score,csat.score", "--out", cases.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("cases of 2 functions written to");
        assertThat(Files.readString(cases))
                .startsWith("{\"format\": \"cx-conformance/1\"")
                .contains("\"function\":\"nps.score\"")
                .doesNotContain("ces.score");
    }

    @Test
    void aMisspeltFunctionIsRefusedWithTheNearest() {
        Run run = Run.of("conformance", "cases", "--function", "nsp.score");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("nsp.score").contains("did you mean \"nps.score\"?");
    }

    @Test
    void theWrittenCasesWithTheirExpectedResultsPassTheCheck() throws IOException {
        Run run = check("""
                {"id": "a", "actual": {"n": 3, "score": 33.33333, "variance": 1.5}}
                {"id": "b", "refused": "11 is not on the scale 0 to 10"}

                {"id": "c", "actual": 4}
                """);
        assertThat(run.out()).isEqualToIgnoringNewLines("3 cases: 3 as expected, 0 not, 0 unsupported");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aMismatchIsToldAndEndsWithOne() throws IOException {
        Run run = check("""
                {"id": "a", "actual": {"n": 3, "score": NaN}}
                {"id": "b", "error": "IndexError: list index out of range"}
                """);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("nps.score a: score: expected 33.3 but got \"NaN\"")
                .contains("nps.score b: broke: IndexError: list index out of range")
                .contains("nps.round c: broke: no result for this case")
                .contains("3 cases: 0 as expected, 3 not, 0 unsupported");
    }

    @Test
    void aProgramWithTwoFieldsIsJudgedByTheseTwo() throws IOException {
        String lines = """
                {"id": "a", "actual": {"n": 3, "score": 33.3}}
                {"id": "b", "refused": ""}
                {"id": "c", "unsupported": true}
                """;
        assertThat(check(lines).code()).isEqualTo(1);
        assertThat(check(lines, "--fields", "n,score").code()).isEqualTo(ExitCode.OK);
        assertThat(check(lines, "--fields", "n,score", "--require-all").code()).isEqualTo(1);
        assertThat(check(lines, "--fields", "n,scroe").err()).contains("did you mean \"score\"?");
    }

    @Test
    void aProgramThatAnswersNothingIsNotGreen() throws IOException {
        Run run = check("""
                {"id": "a", "unsupported": true}
                {"id": "b", "unsupported": true}
                {"id": "c", "unsupported": true}
                """);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        assertThat(check("{\"id\": \"a\", \"actual\": 1}\n{").err()).contains("results.jsonl: line 2 is no JSON");
        assertThat(check("{\"id\": \"x\", \"actual\": 1}").err()).contains("there is a result but no case \"x\"");
    }

    @Test
    void theVerdictsCanBeReadByABuildServer() throws IOException {
        Path xml = folder.resolve("report.xml");
        check(
                "{\"id\": \"a\", \"unsupported\": true}\n{\"id\": \"b\", \"actual\": \"<\\u0001>\"}",
                "--junit",
                xml.toString());
        assertThat(xml)
                .content()
                .contains("<testsuite name=\"cx-conformance\" tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"1\">")
                .contains("<testcase classname=\"nps.score\" name=\"a\"><skipped")
                .contains("<testcase classname=\"nps.round\" name=\"c\"><failure message=\"broke: no result for this"
                        + " case\"");
    }

    private Run check(String lines, String... options) throws IOException {
        Path cases = Files.writeString(folder.resolve("cases.json"), CASES);
        Path results = Files.writeString(folder.resolve("results.jsonl"), lines);
        String[] args = new String[4 + options.length];
        args[0] = "conformance";
        args[1] = "check";
        args[2] = cases.toString();
        args[3] = results.toString();
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.of(args);
    }

    @Test
    void aFigureOnAnotherDashboardIsExplained() throws IOException {
        Run counts = Run.of(
                "conformance",
                "explain",
                "--shown",
                "35.45",
                "--scale",
                "0..10",
                "--counts",
                "2,0,1,0,3,4,6,9,20,30,25",
                "--blank",
                "10");
        assertThat(counts.err()).isEmpty();
        assertThat(counts.code()).isEqualTo(ExitCode.OK);
        assertThat(counts.out())
                .contains("These rules give 35.45:")
                .contains("in the denominator")
                .contains("nps")
                .contains("Left out, as the sources do, NPS is 39.00.");
        StringBuilder csv = new StringBuilder("id,q\n");
        int[] given = {2, 0, 1, 0, 3, 4, 6, 9, 20, 30, 25};
        for (int point = 0; point < given.length; point++) {
            csv.append(("1," + point + "\n").repeat(given[point]));
        }
        Path file = Files.writeString(folder.resolve("answers.csv"), csv + "1,\n".repeat(10) + "1,12\n");
        Run rows = Run.of(
                "conformance",
                "explain",
                "--shown",
                "35,45 %",
                "--scale",
                "0..10",
                "--data",
                file.toString(),
                "--column",
                "q",
                "--lang",
                "it",
                "--json",
                folder.resolve("found.json").toString());
        assertThat(rows.err()).isEmpty();
        assertThat(rows.out())
                .contains("Queste regole danno 35,45:")
                .contains("Escluse, come fanno le fonti, NPS è 39,00.");
        assertThat(folder.resolve("found.json"))
                .content()
                .contains("in_the_denominator")
                .contains("\"invalid\" : 1");
    }

    @Test
    void aFigureThatNoRuleGivesFailsAndShowsWhatIsNear() {
        Run run = Run.of(
                "conformance",
                "explain",
                "--shown",
                "38.2",
                "--scale",
                "0..10",
                "--counts",
                "2,0,1,0,3,4,6,9,20,30,25");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out())
                .contains("No rule of the catalog gives 38.2")
                .contains("These come near:")
                .contains("nps");
        assertThat(Run.of("conformance", "explain", "--shown", "x", "--scale", "0..10", "--counts", "1")
                        .err())
                .contains("must be a figure");
        assertThat(Run.of("conformance", "explain", "--shown", "1").err()).contains("one of them");
        assertThat(Run.of("conformance", "explain", "--shown", "1", "--scale", "0..1", "--counts", "0,0")
                        .out())
                .contains("Without a valid answer");
    }

    /** Ten of a hundred up to 5, six at 6, 55 from 9: who takes a 6 for a passive shows 45 instead of 39. */
    @Test
    void aScaleThatWasCutElsewhereIsNamed() throws IOException {
        List<String> answers = List.of("--scale", "0..10", "--counts", "2,0,1,0,3,4,6,9,20,30,25", "--blank", "10");
        Run run = explain("45", answers, "--json", folder.resolve("cuts.json").toString());
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out())
                .contains("No rule of the catalog gives 45 from these answers.")
                .contains("Cuts of the scale that no source makes, and that give 45:")
                .contains("answers 9 to 10 less answers 0 to 5");
        assertThat(folder.resolve("cuts.json"))
                .content()
                .contains("\"highest\" : 2")
                .contains("\"lowest\" : 6");
        assertThat(explain("84 %", answers, "--lang", "it").out())
                .contains("Tagli della scala che nessuna fonte fa, e che danno 84:")
                .contains("voti da 7 a 10");
        assertThat(explain("39", answers).out()).doesNotContain("Cuts of the scale");
        assertThat(explain("77.5", List.of("--scale", "0..100", "--counts", "20,0" + ",0".repeat(98) + ",0"))
                        .out())
                .doesNotContain("Cuts of the scale");
    }

    private static Run explain(String shown, List<String> answers, String... more) {
        return Run.of(Stream.of(List.of("conformance", "explain", "--shown", shown), answers, List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }
}
