package io.github.cxkit.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.stats.ConfidenceInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet, CSV and a database in, a table out: the scorecard that the library's own reader makes of the same file. */
class ScoreTableTest {

    private static final String SURVEY = """
            {
              "id": "shop",
              "questions": [
                {"id": "recommend", "column": "q1", "scale": {"min": 0, "max": 10}, "blankCodes": ["99"],
                 "metrics": ["nps"]},
                {"id": "easy", "scale": {"min": 1, "max": 7}, "notApplicableCodes": ["0"], "metrics": ["ces-2.mean"]}
              ],
              "segments": [{"column": "region"}],
              "weightColumn": "weight"
            }
            """;

    private static SparkSession spark;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static Path survey() throws IOException {
        return Files.writeString(folder.resolve("survey.json"), SURVEY);
    }

    @BeforeAll
    static void start() throws IOException {
        spark = Local.session("cxkit table");
        StringBuilder csv = new StringBuilder("q1,easy,region,weight\n");
        IntStream.range(0, 2_000)
                .forEach(i -> csv.append(i % 17 == 0 ? "99" : i % 19 == 0 ? "often" : String.valueOf(i * 7 % 11))
                        .append(',')
                        .append(i % 13 == 0 ? 0 : 1 + i * 3 % 7)
                        .append(',')
                        .append(i % 3 == 0 ? "north" : "south")
                        .append(',')
                        .append(0.1 + i % 10 / 7.0)
                        .append('\n'));
        Files.writeString(folder.resolve("answers.csv"), csv);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** In one process, by the library's own reader. */
    private static Scorecard expected() throws IOException {
        SurveyDefinition definition = SurveyDefinition.read(survey());
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(definition.scorecard().by("region"));
        ResponseReader.of(definition.mapping()).read(folder.resolve("answers.csv"), builder::add);
        return builder.build().scorecard();
    }

    private static String place(String name) {
        return folder.resolve(name).toString();
    }

    private static String database() {
        return "jdbc:h2:" + place("base");
    }

    @Test
    void whereverTheAnswersAreTheScorecardIsTheReaders() throws IOException {
        Dataset<Row> answers = ScoreTable.Table.of(place("answers.csv")).read(spark);
        ScoreTable.Table.of(place("answers")).write(answers.repartition(3));
        ScoreTable.Table.of(database() + "#answers").write(answers);
        for (String table : List.of(place("answers.csv"), place("answers"), database() + "#answers")) {
            Scorecard scorecard = ScoreTable.score(spark, survey(), ScoreTable.Table.of(table), List.of("region"));
            assertThat(scorecard).as(table).isEqualTo(expected());
        }
        assertThat(expected().overall().get(0).evidence().excluded().count("invalid"))
                .isPositive();
    }

    @Test
    void whatTheProgramWritesIsTheScorecardToTheLastDigit() throws IOException {
        List<Row> shown = expected().rows().stream().map(ScoreTableTest::row).toList();
        for (String to : List.of(place("scores"), place("scores.csv"), database() + "#scores")) {
            ScoreTable.main(new String[] {survey().toString(), place("answers.csv"), to, "region"});
            spark = Local.session("cxkit table");
            List<Row> rows = ScoreTable.Table.of(to)
                    .read(spark)
                    .selectExpr(
                            "question",
                            "groups",
                            "cast(score as double)",
                            "cast(`lower` as double)",
                            "cast(`upper` as double)",
                            "cast(n as bigint)",
                            "cast(invalid as bigint)")
                    .collectAsList();
            assertThat(rows).as(to).containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    private static Row row(ScorecardRow row) {
        ConfidenceInterval interval = row.interval().orElseThrow();
        return RowFactory.create(
                row.question(),
                row.slice().toString(),
                row.value().orElseThrow(),
                interval.lower(),
                interval.upper(),
                row.n(),
                row.evidence().excluded().count("invalid"));
    }

    @Test
    void aDatabaseNeedsATable() {
        assertThatThrownBy(() -> ScoreTable.Table.of("jdbc:h2:mem:shop"))
                .hasMessageContaining("\"jdbc:h2:mem:shop\" names no table");
    }
}
