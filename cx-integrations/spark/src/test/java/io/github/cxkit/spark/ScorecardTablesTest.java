package io.github.cxkit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A scorecard of a table is the scorecard of its rows, counted in a loop. */
class ScorecardTablesTest {

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Sessions.local("cxkit scorecards");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static ScorecardDefinition definition() {
        return ScorecardDefinition.of(Survey.of(
                                "shop",
                                Question.of("recommend", Scale.of(0, 10))
                                        .withColumn("q1")
                                        .withBlankCodes("99"),
                                Question.of("easy", Scale.of(1, 7)).withNotApplicableCodes("0"))
                        .withSegments(SegmentColumn.of("region"))
                        .withWeights("weight")
                        .withTimes("answered", ZoneId.of("Europe/Rome")))
                .scoring("recommend", Metrics.NPS)
                .scoring("easy", Metrics.CES)
                .by("region");
    }

    private static Dataset<Row> answers() {
        return spark.range(0, 3_000, 1, 5)
                .selectExpr(
                        "if(pmod(id, 17) = 0, 99, int(pmod(id * 7, 12))) as q1",
                        "if(pmod(id, 13) = 0, '0', string(1 + pmod(id * 7, 7))) as easy",
                        "if(pmod(id, 3) = 0, 'north', 'south') as region",
                        "double(0.1 + pmod(id, 10) / 7) as weight",
                        "timestamp '2026-03-02 08:00:00' + make_interval(0, 0, 0, 0, int(id)) as answered");
    }

    private static ScorecardSummary loop() {
        ScorecardSummary.Builder loop = ScorecardSummary.builder(definition());
        Survey survey = definition().survey();
        for (Row row : answers().collectAsList()) {
            loop.add(SurveyResponse.of(Map.of(
                            "recommend",
                            survey.getQuestion("recommend").read(String.valueOf(row.getInt(0))),
                            "easy",
                            survey.getQuestion("easy").read(row.getString(1))))
                    .withSegment("region", row.getString(2))
                    .withWeight(row.getDouble(3))
                    .withTime(row.getTimestamp(4).toInstant()));
        }
        return loop.build();
    }

    @Test
    void equalsTheLoopToTheLastDigit() {
        ScorecardSummary expected = loop();
        for (int partitions : new int[] {1, 4}) {
            ScorecardSummary summary =
                    ScorecardTables.summarize(answers().repartition(partitions), ScorecardTablesTest::definition);
            assertThat(summary.scorecard()).isEqualTo(expected.scorecard());
        }
        ScorecardRow nps =
                expected.scorecard().row("recommend", "nps", Slice.ALL).orElseThrow();
        assertThat(nps.evidence().excluded().count("invalid")).isPositive();
        assertThat(nps.evidence().excluded().count("blank")).isPositive();
    }

    @Test
    void aScorecardIsATable() {
        ScorecardSummary expected = loop();
        List<Row> table = ScorecardTables.table(spark, expected.scorecard()).collectAsList();
        List<ScorecardRow> rows = expected.scorecard().rows();
        assertThat(table).hasSameSizeAs(rows).hasSize(6);
        for (int i = 0; i < table.size(); i++) {
            Row shown = table.get(i);
            ScorecardRow row = rows.get(i);
            ConfidenceInterval interval = row.interval().orElseThrow();
            assertThat(shown.<String>getAs("question")).isEqualTo(row.question());
            assertThat(shown.<String>getAs("groups")).isEqualTo(row.slice().toString());
            assertThat(shown.<Double>getAs("score")).isEqualTo(row.value().orElseThrow());
            assertThat(shown.<Double>getAs("lower")).isEqualTo(interval.lower());
            assertThat(shown.<Double>getAs("upper")).isEqualTo(interval.upper());
            assertThat(shown.<Double>getAs("weighted_score"))
                    .isEqualTo(Objects.requireNonNull(row.weighted()).value().orElseThrow());
            assertThat(shown.<Long>getAs("n")).isEqualTo(row.n());
            assertThat(shown.<String>getAs("missing")).isNull();
        }
        assertThat(table.get(0).<String>getAs("metric")).isEqualTo("nps/1");
    }

    @Test
    void noAnswerIsNoScore() {
        ScorecardSummary nobody =
                ScorecardTables.summarize(answers().where("q1 = 99"), ScorecardTablesTest::definition);
        Row row = ScorecardTables.table(spark, nobody.scorecard()).first();
        assertThat(row.isNullAt(row.fieldIndex("score"))).isTrue();
        assertThat(row.<String>getAs("missing")).isEqualTo("NO_ANSWERS");
        assertThat(row.<Long>getAs("blank")).isEqualTo(nobody.responses());
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> ScorecardTables.summarize(answers().drop("easy"), ScorecardTablesTest::definition))
                .hasMessageContaining("the table has no column easy; it has [q1, region, weight, answered]");
        assertThatThrownBy(() -> ScorecardTables.summarize(
                        answers().selectExpr("q1", "easy", "region", "'heavy' as weight", "answered"),
                        ScorecardTablesTest::definition))
                .hasStackTraceContaining(
                        "column weight: \"heavy\" is not allowed here; allowed: a number of 0 or more");
        assertThatThrownBy(() -> ScorecardTables.summarize(
                        answers().selectExpr("q1", "easy", "region", "weight", "'yesterday' as answered"),
                        ScorecardTablesTest::definition))
                .hasStackTraceContaining("column answered: \"yesterday\" is not allowed here; allowed: a timestamp");
    }

    @Test
    void aTimeIsATimestampADayOrAText() {
        RowResponses responses = new RowResponses(definition().survey());
        Dataset<Row> times =
                spark.sql("select 9 as q1, 7 as easy, null as region, null as weight, t.answered from values"
                        + " ('2026-03-02T08:30:00Z'), ('') as t(answered)");
        List<Row> texts = times.collectAsList();
        assertThat(responses.apply(texts.get(0)).time()).isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
        assertThat(responses.apply(texts.get(1)).time()).isNull();
        assertThat(responses.apply(texts.get(1)).weight()).isZero();
        for (String day : List.of("date '2026-03-02'", "timestamp_ntz '2026-03-02 00:00:00'")) {
            Row row = spark.sql("select 9 as q1, 7 as easy, 'n' as region, 1 as weight, " + day + " as answered")
                    .first();
            assertThat(responses.apply(row).time()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
        }
    }
}
