package io.github.cxkit.examples.scorecard.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.ScorecardApp;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyCommandTest {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));

    private static final String SETTINGS = """
            {"title": "Shop <1>",
             "columns": {"customer": "who", "touchpoint": "what", "time": "when", "zone": "Europe/Rome",
                         "properties": ["device"]},
             "completing": ["order"], "timeoutMinutes": 30, "valuePerJourney": 50, "segment": "device",
             "frictions": {"error": "cart", "help": ""},
             "funnel": {"steps": ["view", "cart", "order"], "windowMinutes": 60},
             "map": {"touchpoints": [
               {"id": "ad", "phase": "awareness", "feeling": 0.2},
               {"id": "view", "phase": "consideration", "feeling": 0.6, "name": "Product page"},
               {"id": "cart", "phase": "purchase", "feeling": -0.4},
               {"id": "error", "phase": "purchase", "feeling": -0.9},
               {"id": "order", "phase": "purchase"},
               {"id": "help", "phase": "service", "channel": "chat", "thinking": "is anybody there?"}]}}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return ScorecardApp.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private Path settings(String text) throws IOException {
        return Files.writeString(folder.resolve("journey.json"), text);
    }

    /** Of 300 generated visits every cart with an error is lost, every other one is bought. */
    private Path generatedLog() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder("who,what,when,device\n");
        for (int i = 0; i < 300; i++) {
            String device = random.nextInt(3) == 0 ? "phone" : "laptop";
            String[] way = i % 3 == 0
                    ? new String[] {"ad", "view", "cart", "error"}
                    : i % 3 == 1 ? new String[] {"view", "cart", "order"} : new String[] {"ad", "view", "help"};
            for (int k = 0; k < way.length; k++) {
                text.append("c")
                        .append(i)
                        .append(',')
                        .append(way[k])
                        .append(",2026-03-01 10:0")
                        .append(k);
                text.append(":00,").append(device).append('\n');
            }
        }
        text.append("c1,view,yesterday,phone\n");
        Path log = folder.resolve("events.csv.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(log))) {
            packed.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return log;
    }

    @ParameterizedTest
    @CsvSource({
        "'\"error\": \"cart\"', '\"eror\": \"cart\"', frictions, error",
        "'\"error\": \"cart\"', '\"error\": \"Cart\"', frictions, cart",
        "'[\"order\"]', '[\"oder\"]', completing, order",
        "'\"view\", \"cart\"', '\"veiw\", \"cart\"', funnel.steps, view"
    })
    void aMisspeltTouchpointIsRefusedWithTheNearest(String right, String wrong, String place, String near)
            throws IOException {
        Path log = generatedLog();
        int code = run(
                "journey",
                "--events",
                log.toString(),
                "--journey",
                settings(SETTINGS.replace(right, wrong)).toString());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains(place + ": ", "did you mean \"" + near + "\"?");
    }

    @Test
    void anObstacleThatNobodyMetIsNoMistake() throws IOException {
        String never = SETTINGS.replace("\"help\": \"\"", "\"outage\": \"\"");
        assertThat(run(
                        "journey",
                        "--events",
                        generatedLog().toString(),
                        "--journey",
                        settings(never).toString()))
                .as(err.toString())
                .isZero();
    }

    @Test
    void plannedDurationsAndOptionalStepsAreHeldAgainstTheLog() throws IOException {
        Path page = folder.resolve("page.html");
        Path figures = folder.resolve("figures.json");
        String planned = SETTINGS.replace("\"id\": \"cart\",", "\"id\": \"cart\", \"plannedMinutes\": 0.5,")
                .replace("\"id\": \"ad\",", "\"id\": \"ad\", \"optional\": true,")
                .replace("\"id\": \"error\",", "\"id\": \"error\", \"optional\": true,");
        int code = run(
                "journey",
                "--events",
                generatedLog().toString(),
                "--journey",
                settings(planned).toString(),
                "--html",
                page.toString(),
                "--json",
                figures.toString());
        assertThat(code).as(err.toString()).isZero();
        JsonNode plan = new ObjectMapper().readTree(figures.toFile()).get("plan");
        assertThat(plan.at("/durations/cart/late").asLong())
                .as("a minute where half of one is planned")
                .isEqualTo(200);
        assertThat(plan.at("/durations/cart/within").asDouble()).isZero();
        assertThat(plan.at("/deviations").findValuesAsText("kind")).contains("LATE", "MISSING");
        assertThat(Files.readString(page)).contains("Planned and actual").contains("longer than planned");
    }

    @Test
    void withoutATouchpointThatCompletesItNoJourneyIsGivenUp() throws IOException {
        String noGoal = SETTINGS.replace("\"completing\": [\"order\"],", "");
        Path json = folder.resolve("out.json");
        String log = generatedLog().toString();
        assertThat(run("journey", "--events", log, "--journey", settings(noGoal).toString()))
                .isNotZero();
        assertThat(err.toString()).contains("frictions need \"completing\"");
        String neither = noGoal.replace("\"frictions\": {\"error\": \"cart\", \"help\": \"\"},", "");
        run("journey", "--events", log, "--journey", settings(neither).toString(), "--json", json.toString());
        assertThat(out.toString()).contains("not known: no touchpoint is named that completes a journey");
        assertThat(out.toString()).doesNotContain("abandoned");
        assertThat(new ObjectMapper().readTree(json.toFile()).get("abandoned").isNull())
                .isTrue();
    }

    @Test
    void aColumnOfStartsAndEndsThatNobodyMappedIsNamed() throws IOException {
        Path log = Files.writeString(folder.resolve("lifecycle.csv"), """
                customer,touchpoint,at,transition,note
                u,cart,2026-05-01T10:00:00Z,START,start
                u,cart,2026-05-01T10:05:00Z,END,
                u,order,2026-05-01T10:06:00Z,START,
                u,order,2026-05-01T10:07:00Z,END,
                """);
        Path map = Files.writeString(folder.resolve("lifecycle.json"), """
                {"columns": {"customer": "customer", "touchpoint": "touchpoint", "time": "at", "zone": "UTC"},
                 "map": {"touchpoints": [{"id": "cart", "phase": "purchase"}, {"id": "order", "phase": "purchase"}]}}
                """);
        run("journey", "--log", log.toString(), "--map", map.toString());
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("! Column \"transition\" says where something began and where it was over");
        run("journey", "--log", log.toString(), "--map", map.toString(), "--lang", "it");
        assertThat(out.toString()).contains("! La colonna \"transition\"");
    }

    @Test
    void aLogBecomesAPageAndFigures() throws IOException {
        Path html = folder.resolve("out.html");
        Path json = folder.resolve("out.json");

        int code = run(
                "journey",
                "--events=" + generatedLog(),
                "--journey=" + settings(SETTINGS),
                "--html=" + html,
                "--json=" + json);

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("300 journeys")
                .contains("1,001 rows: 1,000 counted, 1 left out (with an unreadable time)")
                .contains("line 1002")
                .contains("error");
        String page = Files.readString(html);
        assertThat(page)
                .contains("Shop &lt;1&gt;")
                .contains("Product page")
                .contains("Where customers go")
                .contains("laptop")
                .contains("friction at error")
                .doesNotContain("{{{")
                .doesNotContain("NaN")
                .doesNotContain("http://")
                .doesNotContain("https://");
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.get("completed").asInt()).isEqualTo(100);
        assertThat(figures.at("/funnel/1/journeys").asInt()).isEqualTo(200);
        assertThat(figures.at("/funnel/2/stepConversion").asDouble()).isEqualTo(0.5);
        assertThat(figures.at("/frictions/0/touchpoint").asText()).isEqualTo("error");
        assertThat(figures.at("/frictions/0/loss").asDouble()).isEqualTo(5000.0);
        assertThat(figures.at("/momentsOfTruth/cart").asText()).isEqualTo("BREAKER");
        assertThat(figures.at("/transitions/ad/view").asInt()).isEqualTo(200);
    }

    /** What breaks trust takes an equation per touchpoint; where no feeling is known there is nothing to look for. */
    @Test
    void aPageForEveryProductIsALogLikeAnyOther() throws IOException {
        StringBuilder rows = new StringBuilder("customer,event,time\n");
        for (int i = 0; i < 3_100; i++) {
            rows.append("c1,page ").append(i).append(",2026-03-01T10:00:00Z\n");
        }
        Path log = Files.writeString(folder.resolve("pages.csv"), rows);
        String columns = "{\"columns\":{\"customer\":\"customer\",\"touchpoint\":\"event\",\"time\":\"time\"},"
                + "\"timeoutMinutes\":30,\"map\":{\"touchpoints\":[";
        assertThat(run("journey", "--events=" + log, "--journey=" + settings(columns + "]}}"), "--full"))
                .isZero();
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("more touchpoints were seen and have no cell");
        String felt = "{\"id\":\"page 1\",\"phase\":\"consideration\",\"feeling\":-0.5}";
        run("journey", "--events=" + log, "--journey=" + settings(columns + felt + "]}}"));
        assertThat(err.toString()).contains("but this log has 3100: give events of one kind one name");
    }

    @Test
    void smallGroupsAndWhatRowsHeldAreHiddenEverywhere() throws IOException {
        Path html = folder.resolve("few.html");
        Path json = folder.resolve("few.json");
        run(
                "journey",
                "--events=" + generatedLog(),
                "--journey=" + settings(SETTINGS),
                "--min-group=150",
                "--full",
                "--html=" + html,
                "--json=" + json);
        String everything = out.toString() + Files.readString(html) + Files.readString(json);
        assertThat(everything).doesNotContain("yesterday").contains("fewer than 150 journeys");
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.at("/frictions/0").has("loss")).isFalse();
        assertThat(figures.at("/transitions/cart").isMissingNode()).isTrue();
        assertThat(figures.get("completed").isNull()).isTrue();
        assertThat(figures.get("outcomesLack").asText()).isEqualTo("hidden: it would tell of fewer than 150 journeys");
        run(
                "journey",
                "--events=" + generatedLog(),
                "--journey=" + settings(SETTINGS),
                "--min-group=150",
                "--format=csv");
        assertThat(out.toString().lines().filter(line -> line.startsWith("journeys,completed")))
                .containsExactly("journeys,completed,,journeys,,,,,,hidden: fewer than 150 journeys");
    }

    @Test
    void figuresGoToStandardOutputInEveryForm() throws IOException {
        Path log = generatedLog();
        Path map = settings(SETTINGS);
        for (String format : new String[] {"csv", "json", "markdown"}) {
            out.getBuffer().setLength(0);
            assertThat(run("journey", "--events=" + log, "--journey=" + map, "--format", format))
                    .isZero();
            assertThat(out.toString())
                    .startsWith(
                            format.equals("csv")
                                    ? "kind,id,group,measure,score,"
                                    : format.equals("json") ? "{" : "# Shop &lt;1>");
        }
    }

    @Test
    void settingsNeedOnlyColumnsAndAMap() throws IOException {
        String least = """
                {"columns": {"customer": "who", "touchpoint": "what", "time": "when"},
                 "map": {"phases": [{"code": "shop", "name": "Shopping"}],
                         "touchpoints": [{"id": "view", "phase": "shop"}]}}
                """;
        Path html = folder.resolve("least.html");

        assertThat(run("journey", "--events=" + generatedLog(), "--journey=" + settings(least), "--html=" + html))
                .isZero();
        assertThat(Files.readString(html)).contains("Customer journeys").contains("Shopping");
    }

    @Test
    void plannedChangesAreComparedByWhatTheyBringPerCost() throws IOException {
        StringBuilder csv = new StringBuilder("who,what,when,device,easy,amount\n");
        for (int i = 0; i < 300; i++) {
            String day = String.format("2026-01-%02dT", 1 + i % 28);
            csv.append(i).append(",view,").append(day).append("10:00:00,web,,\n");
            if (i % 3 != 0) {
                String easy = i % 50 == 1 ? "hard" : String.valueOf(1 + i % 7);
                csv.append(i)
                        .append(",cart,")
                        .append(day)
                        .append("10:05:00,web,")
                        .append(easy)
                        .append(",\n");
            }
            if (i % 3 == 1 || i % 7 == 6) {
                csv.append(i)
                        .append(",order,")
                        .append(day)
                        .append(i % 2 == 0 ? "10:10:00" : "10:50:00")
                        .append(",web,,49.90\n");
            }
        }
        Path log = Files.writeString(folder.resolve("changes.csv"), csv);
        Path map = settings(SETTINGS.replace("[\"device\"]", "[\"device\", \"easy\", \"amount\"]")
                .replace("\"timeoutMinutes\": 30", "\"timeoutMinutes\": 60"));
        String changes = """
                {"metric": "ces-2.mean", "rating": "easy", "value": "amount", "changes": [
                  {"name": "more wallets", "reaching": "order", "share": 0.2, "cost": 500},
                  {"name": "faster checkout", "within": "order", "minutes": 15, "share": 1, "cost": 400},
                  {"name": "plain words", "ratingOf": 6, "share": 0.5, "cost": 300}]}
                """;
        Path plans = Files.writeString(folder.resolve("plans.json"), changes);
        Path json = folder.resolve("whatif.json");
        assertThat(run("journey", "--events=" + log, "--journey=" + map, "--what-if=" + plans, "--json=" + json))
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("What if: planned changes")
                .contains("more wallets")
                .contains("Arithmetic on association, not a promise")
                .contains("that are none, left out: 4");
        assertThat(Files.readString(json)).contains("\"whatIf\"").contains("valuePerCost");

        Files.writeString(plans, changes.replace("\"reaching\": \"order\"", "\"reaching\": \"ordr\""));
        assertThat(run("journey", "--events=" + log, "--journey=" + map, "--what-if=" + plans))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ordr").contains("\"order\"");
        Files.writeString(plans, changes.replace("\"rating\": \"easy\"", "\"rating\": \"eazy\""));
        assertThat(run("journey", "--events=" + log, "--journey=" + map, "--what-if=" + plans))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no event has a property").contains("easy");
    }

    @Test
    void mistakesAreToldInASentence() throws IOException {
        Path log = generatedLog();

        assertThat(run("journey", "--events=" + log, "--journey=" + settings("{\"columns\": 7}")))
                .isEqualTo(1);
        assertThat(run("journey", "--events=" + log, "--journey=" + settings("{}")))
                .isEqualTo(1);
        assertThat(run("journey", "--events=" + folder.resolve("none.csv"), "--journey=" + settings(SETTINGS)))
                .isEqualTo(1);
        Path empty = Files.writeString(folder.resolve("empty.csv"), "who,what,when,device\n");
        assertThat(run("journey", "--events=" + empty, "--journey=" + settings(SETTINGS)))
                .isEqualTo(3);
        assertThat(out.toString()).contains("empty.csv: no row was read");
        assertThat(err.toString()).contains("journey.json").contains("none.csv").doesNotContain("\tat ");
    }

    @Test
    void theClickstreamOfAShopIsShown() throws IOException {
        Path log = DATA.resolve("ecom-clickstream/ecom.csv.gz");
        Assumptions.assumeTrue(Files.exists(log), "the data folder is absent: set -Dcxkit.data");
        Path json = folder.resolve("out.json");
        Path settings = settings("""
                {"columns": {"customer": "user_id", "touchpoint": "event", "time": "timestamp",
                             "session": "session_id", "channel": "acquisition_channel"},
                 "completing": ["purchase"],
                 "funnel": {"steps": ["add_to_cart", "shipping_details", "payment_details", "purchase"],
                            "mode": "ORDERED"},
                 "map": {"touchpoints": [{"id": "purchase", "phase": "purchase", "feeling": 0.8}]}}
                """);

        assertThat(run("journey", "--events=" + log, "--journey=" + settings, "--json=" + json))
                .isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.get("journeys").asInt()).isEqualTo(3605);
        assertThat(figures.get("completed").asInt()).isEqualTo(470);
        assertThat(figures.at("/funnel/3/journeys").asInt()).isEqualTo(82);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\": \"view\", | map.touchpoints[1].id is missing",
                "\"phase\": \"purchase\", \"feeling\": -0.9 | map.touchpoints[3].phase is missing",
                "\"customer\": \"who\", | columns.customer is missing",
                "\"steps\": [\"view\", \"cart\", \"order\"], | funnel.steps is missing"
            })
    void whatTheMapDoesNotSayIsNamedByItsPlace(String left, String refusal) throws IOException {
        String text = SETTINGS.replace(left, left.endsWith(",") ? "" : "\"feeling\": -0.9");
        assertThat(text).isNotEqualTo(SETTINGS);
        int code = run(
                "journey",
                "--events",
                generatedLog().toString(),
                "--journey",
                settings(text).toString());
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).isEqualToIgnoringNewLines("cx-scorecard: journey.json: " + refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"columns\": {\"customer\": \"who\", \"touchpoint\": \"what\", \"time\": \"when\"}} | map is missing",
                "{\"map\": {\"touchpoints\": []}} | columns is missing",
                "null | the object of settings is missing"
            })
    void aMapWithoutItsPartsIsRefused(String text, String refusal) throws IOException {
        int code = run(
                "journey",
                "--events",
                generatedLog().toString(),
                "--journey",
                settings(text).toString());
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains(refusal).doesNotContain("defect");
    }
}
