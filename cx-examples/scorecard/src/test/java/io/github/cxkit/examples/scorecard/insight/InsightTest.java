package io.github.cxkit.examples.scorecard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subcommands {@code drivers} and {@code framework}, from files to files. */
class InsightTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String survey = "";
    private String responses = "";

    @BeforeEach
    void write() throws IOException {
        survey = file("survey.json", """
                {"id": "shop", "title": "Corner shop", "questions": [
                 {"id": "quick", "text": "Quick at the till", "scale": {"min": 1, "max": 5}},
                 {"id": "kind", "text": "Kind staff", "scale": {"min": 1, "max": 5}},
                 {"id": "tidy", "text": "Tidy shelves", "scale": {"min": 1, "max": 5}},
                 {"id": "nps", "text": "Recommend", "scale": {"min": 0, "max": 10}}]}
                """);
        var random = new SplittableRandom(7);
        var rows = new StringBuilder("quick,kind,tidy,nps\n");
        for (int i = 0; i < 120; i++) {
            int quick = 1 + random.nextInt(5);
            int kind = 1 + random.nextInt(5);
            int tidy = Math.min(5, kind + random.nextInt(2));
            int nps = Math.min(10, quick + kind + random.nextInt(2));
            rows.append(quick)
                    .append(',')
                    .append(kind)
                    .append(',')
                    .append(tidy)
                    .append(',')
                    .append(nps)
                    .append('\n');
        }
        responses = file("answers.csv", rows + ",3,3,7\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void driversToConsoleJsonAndPage() throws IOException {
        Run run = Run.of(
                "drivers",
                "--survey",
                survey,
                "--responses",
                responses,
                "--outcome",
                "nps",
                "--replicates",
                "100",
                "--json",
                path("d.json"),
                "--html",
                path("d.html"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("120 of 121 responses (99.2 %) answer every one of these questions")
                .contains("all of it is association");
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("d.json")));
        assertThat(json.at("/analysis/rSquared").doubleValue()).isBetween(0.8, 1.0);
        assertThat(json.at("/analysis/drivers")).hasSize(3);
        assertThat(json.at("/intervals/lmg/quick/lower").doubleValue()).isPositive();
        assertThat(Files.readString(folder.resolve("d.html")))
                .contains("Drivers of: Recommend")
                .contains("Quick at the till")
                .contains("Where to work first")
                .doesNotContain("http:");
        Run again = Run.of(
                "drivers", "--survey", survey, "--responses", responses, "--outcome", "nps", "--replicates", "100");
        assertThat(run.out()).startsWith(again.out());
    }

    /** "clean-overall" asks for cleanliness, whatever its id holds; "overall" and the words of a text ask for the whole. */
    @Test
    void onlyQuestionsAboutTheWholeAreNoDrivers() throws IOException {
        StringBuilder csv = new StringBuilder("nps,clean-overall,overall,room,sum\n");
        for (int i = 0; i < 120; i++) {
            csv.append(i * 7 % 11)
                    .append(',')
                    .append(1 + i * 3 % 5)
                    .append(',')
                    .append(1 + i * 7 % 11 / 3)
                    .append(',')
                    .append(1 + i * i % 5)
                    .append(',')
                    .append(1 + i / 2 % 5)
                    .append('\n');
        }
        String five = "\"scale\": {\"min\": 1, \"max\": 5}, \"metrics\": [\"mean\"]}";
        String hotel = file(
                "hotel.json",
                "{\"id\": \"h\", \"questions\": [{\"id\": \"nps\", \"scale\": {\"min\": 0, \"max\": 10}, \"metrics\": [\"nps\"]},"
                        + "{\"id\": \"clean-overall\", " + five + ",{\"id\": \"overall\", " + five
                        + ",{\"id\": \"room\", \"text\": \"Was the room overall clean?\", " + five
                        + ",{\"id\": \"sum\", \"text\": \"How satisfied are you overall?\", " + five + "]}");
        Run run = Run.of(
                "drivers",
                "--survey",
                hotel,
                "--responses",
                file("hotel.csv", csv.toString()),
                "--outcome",
                "nps",
                "--replicates",
                "100",
                "--json",
                path("h.json"));
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("h.json")));
        assertThat(json.path("leftOutAsOutcomes")).hasToString("[\"overall\",\"sum\"]");
        assertThat(json.at("/analysis/drivers")).hasSize(2);
    }

    @Test
    void theOutcomeIsTheOneQuestionThatAsksForTheWhole() throws IOException {
        Run run = Run.of("drivers", "--survey", survey, "--responses", responses, "--replicates", "100");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Recommend").contains("Quick at the till");
        assertThat(Run.of(
                                "drivers",
                                "--survey",
                                survey,
                                "--responses",
                                responses,
                                "--replicates",
                                "100",
                                "--outcome",
                                "Recommend")
                        .out())
                .as("a question is named by its wording too")
                .isEqualTo(run.out());

        String two = file(
                "two.json",
                Files.readString(folder.resolve("survey.json")).replace("Kind staff", "Overall satisfaction"));
        Run which = Run.of("drivers", "--survey", two, "--responses", responses);
        assertThat(which.code()).isEqualTo(1);
        assertThat(which.err()).contains("--outcome", "[quick, kind, tidy, nps]");
    }

    @Test
    void driversSayWhatIsWrong() {
        Run unknown = Run.of("drivers", "--survey", survey, "--responses", responses, "--outcome", "joy");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("no question \"joy\"; known are [quick, kind, tidy, nps]");
        Run self =
                Run.of("drivers", "--survey", survey, "--responses", responses, "--outcome", "nps", "--drivers", "nps");
        assertThat(self.code()).isEqualTo(1);
        assertThat(self.err()).contains("must be other columns");
    }

    @Test
    void tooFewAnswersAreSaidInASentence() throws IOException {
        String few = file("few.csv", "quick,kind,tidy,nps\n1,2,3,4\n");
        Run run = Run.of("drivers", "--survey", survey, "--responses", few, "--outcome", "nps");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("too little to go on");
    }

    private static final String OWN = """
            {"rule": {"id": "shop.promise/1", "title": "Our promise", "origin": "LIBRARY_CONVENTION", "source": "the team"},
             "dimensions": [{"id": "speed", "weight": 2, "questions": ["quick"]},
                            {"id": "people", "weight": 1, "questions": ["kind", "tidy"]}%s],
             "min": 0, "max": 100, "combination": "%s", "missing": "REQUIRE_ALL"}
            """;

    @Test
    void frameworkToConsoleJsonAndPage() throws IOException {
        String definition = file("own.json", OWN.formatted("", "WEIGHTED_MEAN"));
        Run run = Run.of(
                "framework",
                "--framework",
                definition,
                "--survey",
                survey,
                "--responses",
                responses,
                "--json",
                path("f.json"),
                "--html",
                path("f.html"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Our promise: Corner shop").contains("mean of the respondents' own indices");
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("f.json")));
        assertThat(json.at("/coverage").doubleValue()).isEqualTo(1);
        assertThat(json.at("/definition/rule/id").textValue()).isEqualTo("shop.promise/1");
        assertThat(Files.readString(folder.resolve("f.html"))).contains("weighted mean of the dimensions");
    }

    /** 60 answered kind and 60 tidy, but only 4 both: their agreement is that of few. */
    @Test
    void alphaOfFewWhoAnsweredAllIsHidden() throws IOException {
        StringBuilder rows = new StringBuilder("quick,kind,tidy,nps\n");
        for (int i = 0; i < 116; i++) {
            rows.append(1 + i % 5)
                    .append(i < 60 ? "," + (1 + i % 4) : ",")
                    .append(i >= 56 ? "," + (1 + i % 4) : ",")
                    .append(",9\n");
        }
        String definition = file("own.json", OWN.formatted("", "WEIGHTED_MEAN").replace("REQUIRE_ALL", "RENORMALISE"));
        for (int least : new int[] {1, 10}) {
            Run run = Run.of(
                    "framework",
                    "--min-group=" + least,
                    "--framework",
                    definition,
                    "--survey",
                    survey,
                    "--responses",
                    file("both.csv", rows.toString()),
                    "--json",
                    path("f.json"));
            assertThat(run.code()).as(run.err()).isZero();
            JsonNode alpha = new ObjectMapper()
                    .readTree(Files.readString(folder.resolve("f.json")))
                    .at("/reliability/people/alpha");
            assertThat(alpha.has("value")).as("with %s and %d", alpha, least).isEqualTo(least == 1);
            assertThat(alpha.path("detail").asText()).isEqualTo(least == 1 ? "" : "hidden: fewer than 10 respondents");
        }
    }

    /** Kind and the whole dimension, or index and the other dimension, would tell what the three said of tidy. */
    @Test
    void aQuestionOfFewIsNotToldByItsDimensionNorByTheIndex() throws IOException {
        StringBuilder rows = new StringBuilder("quick,kind,tidy,nps\n");
        for (int i = 0; i < 120; i++) {
            rows.append(1 + i % 5)
                    .append(',')
                    .append(1 + i % 4)
                    .append(i < 3 ? ",2" : ",")
                    .append(",9\n");
        }
        String definition = file("own.json", OWN.formatted("", "WEIGHTED_MEAN").replace("REQUIRE_ALL", "RENORMALISE"));
        List<String> call = List.of(
                "framework",
                "--min-group=10",
                "--framework",
                definition,
                "--survey",
                survey,
                "--responses",
                file("few.csv", rows.toString()),
                "--full",
                "--json",
                path("f.json"),
                "--html",
                path("f.html"));
        Run run = Run.of(call.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("hidden: it would tell of fewer than 10 answers");
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("f.json")));
        assertThat(json.path("hidden")).hasToString("[\"people\"]");
        assertThat(json.path("scores")).hasToString("{\"speed\":50.0}");
        assertThat(json.has("index") || json.has("weakest") || json.has("respondentMean"))
                .isFalse();
        assertThat(json.at("/intervals").has("people")).isFalse();
        assertThat(json.at("/reliability").has("people")).isFalse();
        assertThat(Files.readString(folder.resolve("f.html")))
                .containsSubsequence(
                        "people",
                        "hidden",
                        "hidden: it would tell of fewer than 10 answers",
                        "hidden",
                        "hidden: fewer than 10 answers");
        List<String> csv = new ArrayList<>(call.subList(0, 8));
        csv.add("--format=csv");
        assertThat(Run.of(csv.toArray(String[]::new)).out().lines().filter(line -> line.contains("people")))
                .containsExactly("dimension,people,,score,,,,,,hidden: it would tell of fewer than 10 answers");
    }

    @Test
    void everyKindOfChart() throws IOException {
        String more = ", {\"id\": \"tidiness\", \"weight\": 1, \"questions\": [\"tidy\"]}";
        for (String combination : new String[] {"GATED", "GEOMETRIC_MEAN", "WEAKEST"}) {
            String definition = file("own.json", OWN.formatted(more, combination));
            Run run = Run.of(
                    "framework",
                    "--framework",
                    definition,
                    "--survey",
                    survey,
                    "--responses",
                    responses,
                    "--html",
                    path("f.html"),
                    "--lang",
                    "it");
            assertThat(run.err()).isEmpty();
            assertThat(Files.readString(folder.resolve("f.html"))).contains("tidiness", "<svg");
        }
    }

    @Test
    void frameworkSaysWhatIsWrong() throws IOException {
        String broken = file("broken.json", "{\"min\": 0}");
        Run run = Run.of("framework", "--framework", broken, "--survey", survey, "--responses", responses);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("broken.json");
        String lacking = file("lacking.json", OWN.formatted("", "WEAKEST").replace("quick", "fast"));
        Run missing = Run.of("framework", "--framework", lacking, "--survey", survey, "--responses", responses);
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("\"fast\", which the survey lacks");
    }
}
