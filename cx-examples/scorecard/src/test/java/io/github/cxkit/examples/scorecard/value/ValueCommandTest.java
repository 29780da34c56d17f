package io.github.cxkit.examples.scorecard.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void cdnowIsForecastAndDrawn() throws IOException {
        Path log = Path.of(System.getProperty("cxkit.data", "data"), "cdnow", "CDNOW_sample.txt");
        Assumptions.assumeTrue(Files.isReadable(log), "no CDNOW data at " + log + "; set cxkit.data");
        List<String> rows = new ArrayList<>(List.of("who,when,dollars"));
        for (String line : Files.readAllLines(log)) {
            String[] fields = line.strip().split("\\s+", -1);
            rows.add(fields[1] + "," + fields[2] + "," + fields[4]);
        }
        Path orders = file("orders.csv", String.join("\n", rows) + "\n");
        Path mapping = file("m.json", """
                {"customer": "who", "at": "when", "amount": "dollars", "dateFormat": "yyyyMMdd",
                 "observationEnd": "1998-06-30"}
                """);
        Path html = folder.resolve("value.html");
        Path json = folder.resolve("value.json");
        Run run = Run.of(
                "value",
                "--orders",
                orders.toString(),
                "--mapping",
                mapping.toString(),
                "--horizon",
                "39w",
                "--html",
                html.toString(),
                "--json",
                json.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        // BG/NBD fitted to 1997-09-30 expects 1,653 repeat orders; 1,882 came
        assertThat(run.out()).contains("2,357").contains("1,882").containsPattern("expected 1,65[2-4] repeat orders");
        assertThat(Files.readString(html))
                .contains("Who comes back", "Still a customer", "Forecast against what came", "<svg");
        assertThat(Files.readString(json)).contains("\"tracking\"", "1998-06-30");
    }

    @Test
    void rowsThatAreNoOrdersAreListedAndTheRestIsValued() throws IOException {
        Path mapping = file("m.json", "{\"customer\": \"who\", \"at\": \"when\", \"amount\": \"money\"}");
        Path orders = file("orders.csv", """
                who,when,money
                ann,2026-01-05,12
                bob,2026-01-06,twelve
                ann,2026-02-05,12
                ,2026-02-05,12
                cy,2026-13-01,12
                dan,2026-02-07,-5
                bob,2026-02-05,9
                ann,2026-02-06,9
                """);
        Path json = folder.resolve("value.json");
        Run run = Run.of(
                "value",
                "--orders",
                orders.toString(),
                "--mapping",
                mapping.toString(),
                "--horizon",
                "4w",
                "--json",
                json.toString());
        assertThat(run.code())
                .as("4 of 8 rows were left out, which is half and not more")
                .isZero();
        assertThat(run.out())
                .contains("Left out in orders.csv: 4 rows of 8")
                .contains("1 row, column money: \"twelve\"")
                .contains("1 row, column who: the customer is empty; line 5; money 12")
                .contains("1 row, column when: \"2026-13-01\"")
                .contains("1 row, column money: \"-5\"; a negative amount");
        assertThat(Files.readString(json)).contains("\"rejectedRows\" : 4").contains("\"customers\" : 2");
        Path most = file("most.csv", Files.readString(orders).replace("ann,2026-02-06,9\n", ""));
        Run none = Run.of(
                "value", "--orders", most.toString(), "--mapping", mapping.toString(), "--json", json.toString());
        assertThat(none.code()).as("4 of 7 rows were left out").isEqualTo(ExitCode.TOO_MUCH_LEFT_OUT);
        assertThat(none.out()).contains("No figures: 4 of 7 rows could not be read");
        assertThat(Files.readString(json)).contains("\"rejectedRows\" : 4").doesNotContain("\"customers\"");
        Run hidden = Run.of(
                "value",
                "--orders",
                orders.toString(),
                "--mapping",
                mapping.toString(),
                "--horizon",
                "4w",
                "--min-group",
                "2",
                "--json",
                json.toString());
        assertThat(hidden.out() + Files.readString(json))
                .doesNotContain("twelve")
                .doesNotContain("\"ann\"");
        Run strict = Run.of("value", "--orders", orders.toString(), "--mapping", mapping.toString(), "--strict");
        assertThat(strict.code()).isEqualTo(ExitCode.STRICT_FAILURE);
        assertThat(strict.err()).startsWith("cx-scorecard: orders.csv, line 3, column money: \"twelve\"");
    }

    @Test
    void whereCustomersDoNotDifferInSpendingEachIsExpectedToSpendTheCommonMean() throws IOException {
        StringBuilder rows = new StringBuilder("who,when,money\n");
        LocalDate start = LocalDate.of(2026, 1, 1);
        for (int i = 0; i < 60; i++) {
            for (int k = 0; k < 1 + i % 5; k++) {
                // dear and cheap orders in turn, the same for everybody
                int money = 30 + (k % 2 == 0 ? 1 : -1) * (i * 7 % 10);
                rows.append("c%d,%s,%d%n".formatted(i, start.plusDays(i + 9L * k * (1 + i % 3)), money));
            }
        }
        Path orders = file("alike.csv", rows.toString());
        Path mapping = file("m.json", "{\"customer\": \"who\", \"at\": \"when\", \"amount\": \"money\"}");
        Run run = Run.of(
                "value",
                "--orders",
                orders.toString(),
                "--mapping",
                mapping.toString(),
                "--horizon",
                "4w",
                "--json",
                "-");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("edges").toString()).contains("SPEND_ALIKE");
        assertThat(json.get("lack").asText()).isEmpty();
        // amounts run evenly from 21 to 39, whoever orders
        assertThat(json.get("expectedRevenue").get("value").asDouble()
                        / json.get("expectedOrders").asDouble())
                .isBetween(29.0, 31.0);
        Run page = Run.of("value", "--orders", orders.toString(), "--mapping", mapping.toString(), "--lang", "it");
        assertThat(page.out()).contains("da ciascuno si attende la media").doesNotContain("valore finito");
    }

    @Test
    void mistakesAreToldInASentence() throws IOException {
        Path mapping = file("m.json", "{\"customer\": \"who\", \"at\": \"when\", \"amount\": \"money\"}");
        Path orders = file("orders.csv", "who,when,money\nann,2026-01-05,twelve\n");
        Run amount = Run.of("value", "--orders", orders.toString(), "--mapping", mapping.toString());
        assertThat(amount.code()).isEqualTo(ExitCode.TOO_MUCH_LEFT_OUT);
        assertThat(amount.out()).contains("line 2", "twelve").doesNotContain("\tat ");
        Path once = file("once.csv", "who,when,money\nann,2026-01-05,12\nbob,2026-02-05,12\n");
        Run horizon =
                Run.of("value", "--orders", once.toString(), "--mapping", mapping.toString(), "--horizon", "soon");
        assertThat(horizon.err()).contains("39w");
        Run edge = Run.of(
                "value",
                "--orders",
                once.toString(),
                "--mapping",
                mapping.toString(),
                "--horizon",
                "4w",
                "--model",
                "mbgnbd");
        assertThat(edge.err()).isEmpty();
        assertThat(edge.out()).contains("may not be trusted", "nobody has bought again yet");
        Path none = file("none.csv", "who,when,money\n");
        assertThat(Run.of("value", "--orders", none.toString(), "--mapping", mapping.toString())
                        .out())
                .contains("no row was read");
    }
}
