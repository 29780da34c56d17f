package io.github.cxkit.examples.scorecard.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.score.Golden;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final String SURVEY = """
            {"id": "%s", "title": "Shop survey %s", "period": "%s",
             "questions": [
               {"id": "recommend", "column": "q1", "text": "Would you recommend us?", "scale": {"min": 0, "max": 10},
                "blankCodes": ["99"], "metrics": ["nps", "mean"]},
               {"id": "happy", "column": "q2", "text": "How satisfied are you?", "scale": {"min": 1, "max": %d},
                "metrics": ["csat.top-2-box", "mean"]}],
             "segments": [{"column": "shop", "text": "Shop", "labels": {"1": "North", "2": "South"}}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String survey = "";
    private String answers = "";
    private String split = "";

    @BeforeEach
    void files() throws IOException {
        survey = write("survey.json", SURVEY.formatted("shop-2026", "2026", "2026", 5));
        StringBuilder rows = new StringBuilder("q1,q2,shop\n");
        for (int i = 0; i < 60; i++) {
            boolean north = i % 3 != 0;
            rows.append(north ? 6 + i % 5 : 4 + i % 7).append(',');
            rows.append(1 + (i * 7) % 5).append(',').append(north ? 1 : 2).append('\n');
        }
        answers = write("answers.csv", rows + "99,5,1\n9,5,3\n");
        StringBuilder units = new StringBuilder("id,variant,bought\n");
        for (int i = 0; i < 150; i++) {
            boolean old = i < 70;
            boolean bought = old ? i < 56 : i < 118;
            units.append(i).append(',').append(old ? "a" : "b").append(',');
            units.append(bought ? "TRUE" : "FALSE").append('\n');
        }
        split = write("split.csv", units.toString());
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run segments(String... more) {
        return compare(List.of("--survey", survey, "--responses", answers), more);
    }

    private Run shares(String... more) {
        return compare(List.of("--data", split, "--group", "variant", "--success", "bought"), more);
    }

    private static Run compare(List<String> first, String... more) {
        return Run.of(Stream.of(Stream.of("compare"), first.stream(), Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    private static void refused(Run run, String... words) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void groupsOfOneFileReadAsExpected() throws IOException {
        Run run = segments("--question", "recommend", "--by", "shop", "--a", "north", "--b", "2");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        Golden.compare("compare-groups.txt", run.out());
        Run italian = segments("--question", "recommend", "--by", "shop", "--a", "1", "--b", "2", "--lang", "it");
        assertThat(italian.out()).contains("Shop: North (40 risposte)", "intervallo al 95 %");
    }

    /** Persons answer in both shops, north twice each: the score by person stands beside the other, on page, in JSON and CSV. */
    @Test
    void whoAnsweredOftenIsSaidWithTheIntervalByPerson() throws IOException {
        survey = write(
                "persons.json",
                SURVEY.formatted("shop-2026", "2026", "2026", 5)
                        .replace("\"questions\"", "\"respondentColumn\": \"who\", \"questions\""));
        StringBuilder rows = new StringBuilder("q1,q2,shop,who\n");
        for (int i = 0; i < 60; i++) {
            boolean north = i % 3 != 0;
            rows.append(i * 7 % 11)
                    .append(",3,")
                    .append(north ? "1,p" + i / 6 : "2,p" + i)
                    .append('\n');
        }
        answers = write("persons.csv", rows.toString());
        Path html = folder.resolve("persons.html");
        Path json = folder.resolve("persons.out.json");
        String[] call = {"--question", "recommend", "--by", "shop", "--a", "1", "--b", "2"};
        Run run = segments(Stream.concat(Stream.of(call), Stream.of("--html=" + html, "--json=" + json))
                .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Some persons answered more than once, in one of the two or in both");
        assertThat(Files.readString(html)).contains("test and intervals take their answers", "by 10 persons: ");
        assertThat(Files.readString(json)).contains("\"repeated\" : true", "\"byPersonB\" : null");
        assertThat(segments(Stream.concat(Stream.of(call), Stream.of("--format=csv"))
                                .toArray(String[]::new))
                        .out())
                .contains("side,Shop: North,by person,nps,");
        assertThat(segments(Stream.concat(Stream.of(call), Stream.of("--min-group=12", "--lang=it", "--full"))
                                .toArray(String[]::new))
                        .out())
                .contains("Alcune persone hanno risposto più volte")
                .doesNotContain("per 10 persone");
    }

    @Test
    void ofFewNothingIsTold() {
        refused(
                segments("--question", "recommend", "--by", "shop", "--a", "1", "--b", "2", "--min-group", "30"),
                "fewer than 30 answers");
        refused(shares("--min-group", "75"), "fewer than 75 answers");
        refused(shares("--min-group", "0"), "--min-group must be 1 or more but was 0");
        assertThat(shares("--min-group", "70").code()).isZero();
    }

    @Test
    void tablesSpeakItalianToo() {
        assertThat(segments("--question", "recommend", "--by", "shop", "--a", "1", "--b", "2", "--full", "--lang", "it")
                        .out())
                .contains("Gruppo", "Differenza, il primo meno il secondo", "Metodo")
                .doesNotContain("Group", "Method");
        assertThat(shares("--full", "--lang", "it").out())
                .contains("Divisione: ", "Successi")
                .doesNotContain("Split");
    }

    @Test
    void meansAreComparedByWelchAndOtherMethodsOnRequest() throws IOException {
        String[] groups = {"--question", "happy", "--metric", "mean", "--by", "shop", "--a", "1", "--b", "2"};
        Run welch = segments(groups);
        assertThat(welch.out()).contains("Welch t").doesNotContain("Pooled", "Judge by");
        Run student = segments(Stream.concat(Stream.of(groups), Stream.of("--method", "student"))
                .toArray(String[]::new));
        assertThat(student.out()).contains("Student t").doesNotContain("Welch");
        refused(
                segments(Stream.concat(Stream.of(groups), Stream.of("--method", "adjusted-wald"))
                        .toArray(String[]::new)),
                "adjusted wald");
        refused(
                segments(Stream.concat(Stream.of(groups), Stream.of("--method", "magic"))
                        .toArray(String[]::new)),
                "--method must be one of",
                "mann-whitney");
    }

    @Test
    void twoFilesAreComparedByTheSameRuleOnly() throws IOException {
        String older = write("older.json", SURVEY.formatted("shop-2025", "2025", "2025", 7));
        String earlier = write("earlier.csv", "q1,q2,shop\n10,5,1\n9,7,1\n3,1,2\n8,2,2\n");
        List<String> both =
                List.of("--survey", survey, "--responses", answers, "--survey", older, "--responses", earlier);
        Path json = folder.resolve("out.json");
        Run run = compare(both, "--question", "recommend", "--json", json.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("2026", "2025", "Pooled z", "Adjusted Wald");
        JsonNode document = new ObjectMapper().readTree(Files.readString(json));
        assertThat(document.get("sideBySide")).hasSize(4);
        assertThat(document.get("sentence").asText()).contains("for 2026", "2025");
        refused(compare(both, "--question", "happy"), "different rules or scales", "1..5", "1..7");
        refused(
                compare(both, "--question", "recommend", "--by", "shop"),
                "--by, --a and --b choose groups of one file");
    }

    @Test
    void mistakesAreToldInASentence() {
        refused(segments("--question", "no", "--by", "shop", "--a", "1", "--b", "2"), "no question \"no\"", "happy");
        refused(segments("--question", "happy", "--by", "city", "--a", "1", "--b", "2"), "no segment \"city\"", "shop");
        refused(
                segments("--question", "happy", "--by", "shop", "--a", "1", "--b", "West"),
                "no answer belongs to the group \"West\"");
        refused(segments("--question", "happy", "--by", "shop", "--a", "1"), "--b is missing");
        refused(segments("--question", "happy", "--by", "shop", "--a", "1", "--b", "North"), "the same group");
        refused(segments("--by", "shop", "--a", "1", "--b", "2"), "--question is missing");
        refused(segments("--question", "happy", "--a", "1", "--b", "2"), "--by");
        refused(segments("--question", "happy", "--lang", "fr"), "--lang must be en or it");
        refused(segments("--question", "happy", "--group", "shop"), "need --data");
        refused(Run.of("compare"), "--survey", "--data");
    }

    @Test
    void aGroupWithoutAnswersIsNoComparison() throws IOException {
        answers = write("blank.csv", "q1,q2,shop\n99,5,1\n9,5,2\n");
        Run run = segments("--question", "recommend", "--by", "shop", "--a", "1", "--b", "2");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("cannot be compared");
    }

    @Test
    void variantsReadAsExpected() throws IOException {
        Run run = shares();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        // 56 of 70 against 48 of 80: pooled z p 0.0080, Newcombe .0524 to .3339 as published
        assertThat(run.out()).contains("0.0080", "+5.24 to +33.39").doesNotContain("! ");
        Golden.compare("compare-shares.txt", run.out());
    }

    @Test
    void aSplitThatIsNotAsPlannedIsWarnedOf() {
        assertThat(shares("--planned", "0.7,0.3").out())
                .contains("! The split is not as planned", "- Not to be trusted: ");
        refused(shares("--planned", "0.5"), "--planned needs a share for each");
        refused(shares("--planned", "0.5,0"), "planned share");
    }

    @Test
    void successCanBeNamedAndTheFilePacked() throws IOException {
        Path packed = folder.resolve("words.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("\ufeffarm,end\nx,won\nx,lost\ny,won\ny,\n,won\nz,won\n".getBytes(StandardCharsets.UTF_8));
        }
        List<String> words = List.of("--data", packed.toString(), "--group", "arm", "--success", "end");
        Run run = compare(words, "--true", "won", "--a", "y", "--b", "x");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("+50.00", "names no group: 1 row");
        refused(compare(words), "\"won\"", "--true");
        refused(compare(words, "--true", "won"), "needs two groups but there are 3", "--a and --b");
    }

    @Test
    void aPackedFileCutShortIsToldInASentence() throws IOException {
        Path packed = folder.resolve("split.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Path.of(split), out);
        }
        byte[] whole = Files.readAllBytes(packed);
        for (int length : new int[] {5, whole.length / 2, whole.length - 4}) {
            Files.write(packed, Arrays.copyOf(whole, length));
            refused(
                    compare(List.of("--data", packed.toString(), "--group", "variant", "--success", "bought")),
                    "the packed file is cut short");
        }
    }

    @Test
    void mistakesInSharesAreToldInASentence() throws IOException {
        refused(compare(List.of("--data", split, "--group", "arm", "--success", "bought")), "\"arm\"", "variant");
        refused(compare(List.of("--data", split, "--group", "variant")), "--success is missing");
        refused(shares("--a", "a", "--b", "c"), "no group \"c\"", "[a, b]");
        refused(shares("--a", "a"), "belong together");
        refused(shares("--a", "a", "--b", "a"), "the same group");
        refused(shares("--question", "happy"), "without a survey");
        refused(shares("--method", "pooled"), "--method is for scores");
        split = write("one.csv", "variant,bought\na,1\na,0\n");
        refused(shares(), "needs two groups but there is 1: [a]");
        split = write("none.csv", "variant,bought\n");
        Run none = shares();
        assertThat(none.code()).as(none.err()).isEqualTo(ExitCode.TOO_MUCH_LEFT_OUT);
        assertThat(none.out()).contains("none.csv, 0 rows: 0 counted");
        split = write("ragged.csv", "variant,bought\na\n");
        refused(shares(), "ragged.csv");
        refused(compare(List.of("--data", "nowhere.csv", "--group", "g", "--success", "s")), "no such file");
    }

    @Test
    void aVariantThatSaysNothingIsNoComparison() throws IOException {
        split = write("blank.csv", "variant,bought\na,1\nb,\n");
        Run run = shares();
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("cannot be compared");
    }

    @Test
    void aDigestFitsAScreen() {
        for (String language : new String[] {"en", "it"}) {
            for (Run run : List.of(
                    segments("--question", "recommend", "--by", "shop", "--a", "1", "--b", "2", "--lang", language),
                    shares("--planned", "0.7,0.3", "--lang", language))) {
                assertThat(run.out().lines())
                        .hasSizeLessThanOrEqualTo(24)
                        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
            }
        }
    }

    @Test
    void theSameFiguresForOtherProgramsAndAsAPage() throws IOException {
        String[] groups = {"--question", "recommend", "--by", "shop", "--a", "1", "--b", "2"};
        Run csv = segments(with(groups, "--format", "csv"));
        assertThat(csv.out())
                .startsWith("kind,id,group,measure,score,lower,upper,p,n,reason")
                .contains("side,Shop: North,,nps,20.0,")
                .contains("difference,Shop: North - Shop: South,pooled z,nps,35.0,");
        assertThat(csv.err()).contains("62 rows: 62 counted");
        assertThat(segments(with(groups, "--format", "markdown")).out())
                .startsWith("# NPS: Would you recommend us?")
                .contains("- No difference beyond chance: ", "## Scores", "| Shop: North");
        JsonNode json = new ObjectMapper()
                .readTree(segments(with(groups, "--format", "json")).out());
        assertThat(json.get("sideBySide")).hasSize(4);
        assertThat(json.get("intake")).hasSize(1);
        Path page = folder.resolve("page.html");
        assertThat(shares("--lang", "it", "--html", page.toString()).code()).isZero();
        assertThat(Files.readString(page))
                .contains("<html lang=\"it\"", "a sta sopra b", "150 righe: 150 contate")
                .contains("<svg")
                .doesNotContain("Group", "NaN");
        Golden.comparePage("compare-it.html", Files.readString(page));
        assertThat(segments(with(groups, "--full")).out()).contains("Scores", "Shop: South");
        refused(segments(with(groups, "--format", "json", "--json", "-")), "standard output");
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void figuresKeepTheirDigitsInJson() throws IOException {
        Path json = folder.resolve("shares.json");
        shares("--json", json.toString());
        JsonNode document = new ObjectMapper().readTree(Files.readString(json));
        assertThat(CompareFigures.value(document.get("differences").get(0).get("value")))
                .isCloseTo(20, within(1e-12));
        assertThat(document.get("a").get("counts").get("successes").asLong()).isEqualTo(56);
    }
}
