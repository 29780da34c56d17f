package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.PeriodLength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a database counts gives the scorecard of all rows, to the last digit; on DuckDB, and on PostgreSQL where one is named. */
class AnswerQueryTest {

    private static final String QUESTIONS = """
            {"id": "shop", "questions": [
             {"id": "nps", "scale": {"min": 0, "max": 10}, "blankCodes": ["99"], "notApplicableCodes": ["non so"],
              "metrics": ["nps", "mean"]},
             {"id": "sat", "column": "How was it?", "scale": {"min": 1, "max": 5}, "labels": {"D'accordo": 4, "Per niente": 1},
              "metrics": ["csat.top-2-box"], "numbers": "LEADING"},
             {"id": "pick", "scale": {"min": 1, "max": 3}, "metrics": ["mean"],
              "choiceColumns": {"bad": 1, "fair": 2, "good": 3}}],
             "segments": ["region", {"column": "channels", "several": ";"}], "timeColumn": "at", %s "zone": "Europe/Rome"%s}
            """;

    /** Where the tests run, and how the table's time is written there. */
    record Place(String url, SqlDialect dialect, String timeType, String more) {
        @Override
        public String toString() {
            return dialect + " " + timeType;
        }
    }

    static Stream<Place> places() {
        List<Place> places = new ArrayList<>();
        String postgres = System.getProperty("cxkit.postgres", "");
        for (String type : new String[] {"DATE", "TIMESTAMP", "TIMESTAMPTZ", "VARCHAR"}) {
            places.add(new Place("jdbc:duckdb:", SqlDialect.DUCKDB, type, ""));
            if (postgres.startsWith("jdbc:postgresql:")) {
                places.add(new Place(postgres, SqlDialect.POSTGRESQL, type, ""));
            }
        }
        places.add(new Place("jdbc:duckdb:", SqlDialect.DUCKDB, "VARCHAR", "\"timePattern\": \"dd/MM/yyyy\","));
        places.add(new Place("jdbc:duckdb:", SqlDialect.DUCKDB, "DATE", "\"timePattern\": \"dd/MM/yyyy\","));
        places.add(new Place("jdbc:duckdb:", SqlDialect.STANDARD, "TIMESTAMP", ""));
        return places.stream();
    }

    private static String cell(SplittableRandom random, String... texts) {
        String text = texts[random.nextInt(texts.length)];
        return text.equals("NULL") ? text : "'" + text.replace("'", "''") + "'";
    }

    private static String time(SplittableRandom random, Place place) {
        String day = "2026-0" + (1 + random.nextInt(5)) + "-" + (10 + random.nextInt(19));
        String clock = " " + (10 + random.nextInt(14)) + ":" + (10 + random.nextInt(50));
        if (!place.more().isEmpty() && place.timeType().equals("VARCHAR")) {
            return cell(
                    random, day.substring(8) + "/" + day.substring(5, 7) + "/2026", "30/02/2026", "", "boh", "NULL");
        }
        return switch (place.timeType()) {
            case "DATE" -> cell(random, day, "2026-03-31", "2024-02-29", "NULL");
            case "TIMESTAMP" -> cell(random, day + clock, "2026-03-29 02:30:00", day + clock + ":07.5", "NULL");
            case "TIMESTAMPTZ" ->
                cell(random, day + clock + "+00", "2026-02-28 23:30:00+00", "2026-03-01 00:30:00+05", "NULL");
            default ->
                cell(
                        random,
                        day + "T" + clock.strip() + ":30Z",
                        "2026-03-01T00:30:00+05:00",
                        "2026-02-28 23:30 UTC",
                        day,
                        "2026-02-30",
                        "soon",
                        "",
                        "NULL");
        };
    }

    private static void fill(Statement statement, Place place, int rows) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS answers");
        statement.execute(
                "CREATE TABLE answers (nps VARCHAR(20), \"How was it?\" VARCHAR(40), bad INTEGER, fair INTEGER, good INTEGER,"
                        + " region VARCHAR(20), channels VARCHAR(40), status VARCHAR(20), who VARCHAR(20), \"at\" "
                        + place.timeType() + ")");
        SplittableRandom random = new SplittableRandom(7);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String[] ticks = new String[3];
            for (int t = 0; t < 3; t++) {
                ticks[t] = random.nextInt(3) == 0 ? "1" : random.nextInt(2) == 0 ? "0" : "NULL";
            }
            values.add("("
                    + String.join(
                            ", ",
                            cell(
                                    random, "9", "10", "10.0", " 8", "3", "0", "11", "99", "non so", "boh", "",
                                    "\u0665", "NULL"),
                            cell(
                                    random,
                                    "5 - molto",
                                    "4",
                                    "D\u2019accordo",
                                    "D'accordo",
                                    "Per  niente",
                                    "2-3",
                                    "3/5",
                                    "#N/A",
                                    "NULL"),
                            ticks[0],
                            ticks[1],
                            ticks[2],
                            cell(random, "north", "south", "\u00A0south", "", "NULL"),
                            cell(random, "web", "web; shop", "shop", "web;web", "NULL"),
                            cell(random, "complete", "complete\u200B", "partial", "NULL"),
                            cell(random, "p1", "p2", "p3", "p4", " ", "NULL"),
                            time(random, place))
                    + ")");
        }
        for (int from = 0; from < rows; from += 500) {
            statement.execute("INSERT INTO answers VALUES "
                    + String.join(", ", values.subList(from, Math.min(rows, from + 500))));
        }
    }

    private static Scorecard allRows(SurveyDefinition survey, ScorecardDefinition cut, Connection connection)
            throws SQLException {
        ScorecardSummary.Builder summary = ScorecardSummary.builder(cut);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM answers")) {
            return ResponseReader.of(survey.mapping())
                    .readCounted(rows, summary::add)
                    .judge(summary.build().scorecard());
        }
    }

    private static CountedAnswers counted(AnswerQuery query, Place place, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query.sql(place.dialect(), "answers"))) {
            return query.read(rows);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aDatabasesCountsGiveTheScorecardOfAllRows(Place place) throws SQLException {
        String only = ", \"only\": {\"status\": [\"complete\"]}";
        List<UnaryOperator<ScorecardDefinition>> cuts = List.of(
                whole -> whole.by("region"),
                whole -> whole.by("region", "channels").per(PeriodLength.MONTH).withMinGroup(5));
        try (Connection connection = DriverManager.getConnection(place.url());
                Statement statement = connection.createStatement()) {
            fill(statement, place, 600);
            for (String more : new String[] {"", only}) {
                SurveyDefinition survey = SurveyDefinition.read(QUESTIONS.formatted(place.more(), more));
                for (UnaryOperator<ScorecardDefinition> cut : cuts) {
                    ScorecardDefinition definition = cut.apply(survey.scorecard());
                    AnswerQuery query = AnswerQuery.of(definition, survey.mapping());
                    CountedAnswers counted = counted(query, place, connection);
                    Scorecard all = allRows(survey, definition, connection);
                    assertThat(counted.scorecard()).isEqualTo(all);
                    assertThat(counted.report().kept()).isEqualTo(all.responses());
                    assertThat(counted.report().kept()
                                    + counted.report().rejectedRows()
                                    + counted.report().aside().getOrDefault(AsideKind.NOT_CHOSEN, 0L))
                            .isEqualTo(600);
                }
            }
        }
    }

    /** Who answered more than once is counted by the database too, and the caution is the same. */
    @Test
    void personsWhoAnsweredTwiceAreTold() throws SQLException {
        Place place = new Place("jdbc:duckdb:", SqlDialect.DUCKDB, "DATE", "");
        SurveyDefinition survey = SurveyDefinition.read(QUESTIONS.formatted("\"respondentColumn\": \"who\",", ""));
        try (Connection connection = DriverManager.getConnection(place.url());
                Statement statement = connection.createStatement()) {
            fill(statement, place, 200);
            AnswerQuery query = AnswerQuery.of(survey.scorecard(), survey.mapping());
            CountedAnswers counted = counted(query, place, connection);
            Scorecard all = allRows(survey, survey.scorecard(), connection);
            assertThat(counted.scorecard()).isEqualTo(all);
            assertThat(counted.report().respondents()).isPresent();
        }
    }

    @Test
    void theResultMayComeAsAFile(@TempDir Path folder) throws SQLException, IOException {
        Place place = new Place("jdbc:duckdb:", SqlDialect.DUCKDB, "TIMESTAMP", "");
        SurveyDefinition survey = SurveyDefinition.read(QUESTIONS.formatted("", ""));
        ScorecardDefinition cut = survey.scorecard().by("region").per(PeriodLength.MONTH);
        AnswerQuery query = AnswerQuery.of(cut, survey.mapping());
        Path csv = folder.resolve("counts.csv");
        try (Connection connection = DriverManager.getConnection(place.url());
                Statement statement = connection.createStatement()) {
            fill(statement, place, 500);
            statement.execute("COPY (" + query.sql(place.dialect(), "answers") + ") TO '" + csv + "' (HEADER)");
            assertThat(query.read(csv).scorecard()).isEqualTo(allRows(survey, cut, connection));
        }
        assertThatThrownBy(() -> AnswerQuery.of(cut.per(PeriodLength.YEAR), survey.mapping())
                        .read(csv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of another definition");
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        lines.removeIf(line -> line.contains(",pick,"));
        Files.write(csv, lines);
        assertThatThrownBy(() -> query.read(csv)).hasMessageContaining("cut");
    }

    @Test
    void whatCountsCannotTellIsRefusedByName() {
        assertRefused("\"weightColumn\": \"w\",", "weightColumn");
        assertRefused("\"countColumn\": \"n\",", "countColumn");
        assertRefused("\"file\": {\"decimal\": \",\"},", "file.decimal");
        assertRefused("\"respondentColumn\": \"who\", \"only\": {\"status\": [\"x\"]},", "respondentColumn");
        SurveyDefinition times = SurveyDefinition.read(QUESTIONS.formatted("\"timePattern\": \"dd/MM/yyyy\",", ""));
        assertThatThrownBy(
                        () -> AnswerQuery.of(times.scorecard(), times.mapping()).sql(SqlDialect.STANDARD, "t"))
                .hasMessageContaining("timePattern");
    }

    private static void assertRefused(String field, String name) {
        String json = "{\"id\": \"s\", " + field
                + " \"questions\": [{\"id\": \"q\", \"scale\": {\"min\": 1, \"max\": 5}, \"metrics\": [\"mean\"]}]}";
        SurveyDefinition survey = SurveyDefinition.read(json);
        assertThatThrownBy(() -> AnswerQuery.of(survey.scorecard(), survey.mapping()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name);
    }

    /** Text, quotes and all, that a definition names stays a name or a text in the query. */
    @Test
    void namesAreQuoted() {
        SurveyDefinition survey = SurveyDefinition.read("{\"id\": \"s\", \"questions\": [{\"id\": \"o'q\", \"column\":"
                + " \"a \\\"b; DROP\", \"scale\": {\"min\": 1, \"max\": 5}}]}");
        assertThat(AnswerQuery.of(survey.scorecard(), survey.mapping()).sql(SqlDialect.STANDARD, "t"))
                .contains("'o''q' AS question", "\"a \"\"b; DROP\"");
    }
}
