package io.github.cxkit.examples.scorecard.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers, orders and events of a database: read row by row, or counted there, they give what a file gives. */
class DatabaseTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String url = "";
    private String survey = "";

    @BeforeEach
    void tables() throws IOException, SQLException {
        StringBuilder csv = new StringBuilder("nps,region,day\n");
        for (int i = 0; i < 300; i++) {
            String nps = i % 13 == 0 ? "" : i % 17 == 0 ? "non so" : i % 29 == 0 ? "12" : String.valueOf(i * 7 % 11);
            csv.append(nps)
                    .append(i % 2 == 0 ? ",north," : ",south,")
                    .append("2026-0")
                    .append(1 + i % 4)
                    .append("-1")
                    .append(i % 10)
                    .append('\n');
        }
        Path answers = Files.writeString(folder.resolve("answers.csv"), csv);
        survey = write("survey.json", """
                {"id": "s", "questions": [{"id": "nps", "scale": {"min": 0, "max": 10}, "notApplicableCodes": ["non so"],
                 "metrics": ["nps"]}], "segments": ["region"], "timeColumn": "day"}
                """);
        url = "jdbc:duckdb:" + folder.resolve("shop.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE answers AS SELECT * FROM read_csv('" + answers
                    + "', header = true, types = {'nps': 'VARCHAR'})");
            statement.execute(
                    "CREATE TABLE orders AS SELECT 'c' || (i % 20) AS who, DATE '2026-01-01' + CAST(i * 3 AS INTEGER) AS day,"
                            + " CAST(10 + i % 7 AS DECIMAL(10, 2)) AS paid FROM range(60) AS t(i)");
            statement.execute(
                    "CREATE TABLE events AS SELECT 'c' || (i % 9) AS who, CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END AS step,"
                            + " TIMESTAMP '2026-01-01 00:00:00' + INTERVAL (i) HOUR AS at FROM range(40) AS t(i)");
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private JsonNode scorecard(String... how) throws IOException {
        Path json = folder.resolve("out.json");
        Files.deleteIfExists(json);
        String[] all = new String[how.length + 9];
        System.arraycopy(
                new String[] {
                    "score", "--survey", survey, "--by", "region", "--period", "month", "--json", json.toString()
                },
                0,
                all,
                0,
                9);
        System.arraycopy(how, 0, all, 9, how.length);
        Run run = Run.of(all);
        assertThat(run.code()).as(run.err()).isZero();
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(json.toFile());
        return document.path("scorecard");
    }

    @Test
    void rowsAndCountsOfADatabaseGiveTheScorecardOfTheFile() throws IOException, SQLException {
        JsonNode file = scorecard("--responses", folder.resolve("answers.csv").toString());
        assertThat(scorecard("--jdbc", url, "--query", "SELECT * FROM answers")).isEqualTo(file);
        assertThat(scorecard("--jdbc", url, "--from", "answers")).isEqualTo(file);
        Run sql = Run.of(
                "sql",
                "--survey",
                survey,
                "--from",
                "answers",
                "--dialect",
                "duckdb",
                "--by",
                "region",
                "--period",
                "month");
        assertThat(sql.code()).isZero();
        Path counts = folder.resolve("counts.csv");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + sql.out() + ") TO '" + counts + "' (HEADER)");
        }
        assertThat(scorecard("--counts", counts.toString())).isEqualTo(file);
        assertThat(file.path("responses").asInt()).isEqualTo(300);
        assertThat(scorecard("--jdbc", url, "--from", "answers", "--where", "region=north"))
                .isEqualTo(
                        scorecard("--responses", folder.resolve("answers.csv").toString(), "--where", "region=north"));
    }

    @Test
    void ordersAndEventsComeFromAQueryToo() throws IOException {
        String mapping = write("m.json", "{\"customer\": \"who\", \"at\": \"day\", \"amount\": \"paid\"}");
        Run value = Run.of(
                "value", "--jdbc", url, "--query", "SELECT * FROM orders", "--mapping", mapping, "--horizon", "4w");
        assertThat(value.code()).as(value.err()).isZero();
        assertThat(value.out()).startsWith("database, 60 rows: 60 counted");
        String map = write("j.json", """
                {"columns": {"customer": "who", "touchpoint": "step", "time": "at"},
                 "map": {"touchpoints": [{"id": "a", "phase": "service"}]}}
                """);
        Run journey = Run.of("journey", "--jdbc", url, "--query", "SELECT * FROM events", "--journey", map);
        assertThat(journey.code()).as(journey.err()).isZero();
        assertThat(journey.out()).startsWith("database, 40 rows: 40 counted");
    }

    private JsonNode figures(String... call) throws IOException {
        Path json = folder.resolve("figures.json");
        Files.deleteIfExists(json);
        List<String> all = new ArrayList<>(List.of(call));
        all.addAll(List.of("--json", json.toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(json.toFile());
        document.remove("intake");
        return document;
    }

    private void sameFromBoth(List<String> call, List<String> file, List<String> database) throws IOException {
        List<String> one = new ArrayList<>(call);
        one.addAll(file);
        List<String> other = new ArrayList<>(call);
        other.addAll(database);
        assertThat(figures(other.toArray(String[]::new)))
                .as(String.valueOf(other))
                .isEqualTo(figures(one.toArray(String[]::new)));
    }

    @Test
    void everyCommandReadsADatabaseLikeAFile() throws IOException, SQLException {
        StringBuilder csv = new StringBuilder("id,arm,bought,overall,quick,kind\n");
        for (int i = 0; i < 400; i++) {
            csv.append(i)
                    .append(i % 2 == 0 ? ",old," : ",new,")
                    .append(i % 3 == 0 || i % 7 == 1 ? "1" : "0")
                    .append(',')
                    .append(1 + (i * 3 + i / 7) % 5)
                    .append(',')
                    .append(1 + (i * 3 + i / 5) % 5)
                    .append(',')
                    .append(1 + i * 11 % 13 % 5)
                    .append('\n');
        }
        String file = write("units.csv", csv.toString());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE units AS SELECT * FROM read_csv('" + file + "', header = true)");
        }
        String three = write("three.json", """
                {"id": "t", "questions": [
                 {"id": "overall", "scale": {"min": 1, "max": 5}, "metrics": ["csat.top-2-box"]},
                 {"id": "quick", "scale": {"min": 1, "max": 5}, "metrics": ["mean"]},
                 {"id": "kind", "scale": {"min": 1, "max": 5}, "metrics": ["mean"]}], "segments": ["arm"]}
                """);
        String framework = write("f.json", """
                {"rule": {"id": "f/1", "title": "F", "origin": "LIBRARY_CONVENTION", "source": "the team"},
                 "dimensions": [{"id": "speed", "weight": 2, "questions": ["quick"]},
                  {"id": "care", "weight": 1, "questions": ["kind"]}],
                 "min": 0, "max": 100, "combination": "WEIGHTED_MEAN", "missing": "REQUIRE_ALL"}
                """);
        List<String> rows = List.of("--jdbc", url, "--query", "SELECT * FROM units");
        List<String> answers = List.of("--responses", file);
        sameFromBoth(
                List.of("drivers", "--survey", three, "--outcome", "overall", "--replicates", "100"), answers, rows);
        sameFromBoth(List.of("framework", "--survey", three, "--framework", framework), answers, rows);
        sameFromBoth(
                List.of(
                        "compare",
                        "--survey",
                        three,
                        "--question",
                        "overall",
                        "--by",
                        "arm",
                        "--a",
                        "old",
                        "--b",
                        "new"),
                answers,
                rows);
        sameFromBoth(List.of("compare", "--group", "arm", "--success", "bought"), List.of("--data", file), rows);
        List<String> experiment = List.of("experiment", "--arm", "arm", "--arms", "old,new", "--share", "bought");
        sameFromBoth(experiment, List.of("--data", file), rows);
        sameFromBoth(experiment, List.of("--data", file), List.of("--jdbc", url, "--from", "units"));
        refused("name --responses, or --jdbc", "drivers", "--survey", three, "--outcome", "overall");
        refused(
                "--jdbc needs --query to read rows, or --from",
                "experiment",
                "--arm",
                "arm",
                "--arms",
                "old,new",
                "--share",
                "bought",
                "--jdbc",
                url);
    }

    @Test
    void mistakesAreToldInASentenceWithoutSecrets() throws IOException {
        refused("--query needs --jdbc", "score", "--survey", survey, "--query", "SELECT 1");
        refused("--jdbc needs --query", "score", "--survey", survey, "--jdbc", url);
        refused("the database says", "score", "--survey", survey, "--jdbc", url, "--query", "SELECT * FROM nowhere");
        refused("nps", "score", "--survey", survey, "--jdbc", url, "--query", "SELECT region, day FROM answers");
        refused(
                "***",
                "score",
                "--survey",
                survey,
                "--jdbc",
                "jdbc:nodb://host/x?password=topsecret",
                "--query",
                "SELECT 1");
        refused(
                "there is no file",
                "score",
                "--survey",
                survey,
                "--jdbc",
                url,
                "--query",
                "SELECT 1",
                "--driver",
                "no.jar");
        String weighted = write(
                "w.json",
                Files.readString(Path.of(survey)).replace("\"segments\"", "\"weightColumn\": \"w\", \"segments\""));
        refused("weightColumn", "sql", "--survey", weighted, "--from", "answers");
    }

    private static void refused(String word, String... args) {
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(word).doesNotContain("topsecret").doesNotContain("\tat ");
    }
}
