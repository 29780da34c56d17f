package io.github.cxkit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What SQL says is what the library says in one process, to the last digit. */
class CxSparkTest {

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Sessions.local("cxkit functions");
        CxSpark.register(spark);
        spark.range(0, 10_000, 1, 7)
                .selectExpr(
                        "int(pmod(id * id + 3 * id, 11)) as recommend",
                        "int(1 + pmod(id * 7 + 2, 5)) as satisfaction",
                        "int(1 + pmod(id * id, 7)) as ease",
                        "int(pmod(id, 30)) as day",
                        "if(pmod(id, 3) = 0, 'north', 'south') as region")
                .createOrReplaceTempView("answers");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Row one(String sql) {
        return spark.sql(sql).first();
    }

    /** The same in one loop. */
    private static RatingScore loop(RatingMetric metric, String column, String where) {
        RatingTally.Builder builder = RatingTally.builder(metric.scale());
        spark.sql("select " + column + " from answers where " + where)
                .collectAsList()
                .forEach(row -> builder.add(row.getInt(0)));
        return metric.score(builder.build());
    }

    private static void assertSame(Row row, RatingScore expected) {
        ConfidenceInterval interval = expected.interval(0.95).orElseThrow();
        assertThat(row.<Double>getAs("score")).isEqualTo(expected.value().orElseThrow());
        assertThat(row.<Double>getAs("lower")).isEqualTo(interval.lower());
        assertThat(row.<Double>getAs("upper")).isEqualTo(interval.upper());
        assertThat(row.<Long>getAs("n")).isEqualTo(expected.n());
        assertThat(row.<String>getAs("missing")).isNull();
    }

    @Test
    void eachMetricEqualsTheLoop() {
        Row row = one("select nps(recommend), csat_top2(satisfaction), ces(ease), score('ces', ease),"
                + " score('csat.top-2-box 1..7', ease) from answers");
        assertSame(row.getStruct(0), loop(Metrics.NPS, "recommend", "true"));
        assertSame(row.getStruct(1), loop(Metrics.CSAT, "satisfaction", "true"));
        assertSame(row.getStruct(2), loop(Metrics.CES, "ease", "true"));
        assertSame(row.getStruct(3), loop(Metrics.CES, "ease", "true"));
        assertSame(row.getStruct(4), loop(Metrics.topTwoBoxes(Scale.of(1, 7)), "ease", "true"));
    }

    @Test
    void groupsAreScoredApart() {
        List<Row> rows = spark.sql("select region, nps(recommend) as nps from answers group by region order by region")
                .collectAsList();
        assertThat(rows).hasSize(2);
        for (Row row : rows) {
            assertSame(row.getStruct(1), loop(Metrics.NPS, "recommend", "region = '" + row.getString(0) + "'"));
        }
    }

    @Test
    void storedTalliesOfTheDaysMergeToTheMonth() {
        spark.sql("select day, tally(recommend) as recommend, tally_on('1..5', satisfaction) as satisfaction"
                        + " from answers group by day")
                .createOrReplaceTempView("days");
        Row month = one("select score_of('nps', tally_merge(recommend)), tally_merge(satisfaction) from days");
        assertSame(month.getStruct(0), loop(Metrics.NPS, "recommend", "true"));
        assertThat(RatingTally.ofBytes((byte[]) month.get(1)))
                .isEqualTo(loop(Metrics.CSAT, "satisfaction", "true").tally());
    }

    @Test
    void whatIsNoRatingIsCountedApart() {
        Row row = one("select nps(r) as nps from values (9), (10.0), (3), (null), (7.5), (11), (-1), (4e9) as t(r)")
                .getStruct(0);
        assertThat(row.<Double>getAs("score"))
                .isEqualTo(Metrics.NPS.score(9, 10, 3).value().orElseThrow());
        assertThat(row.<Long>getAs("n")).isEqualTo(3);
        assertThat(row.<Long>getAs("blank")).isEqualTo(1);
        assertThat(row.<Long>getAs("invalid")).isEqualTo(4);
    }

    @Test
    void noAnswerIsNoScore() {
        Row none = one("select nps(recommend), score('ces', ease), tally(recommend) from answers where day > 99");
        for (Row score : List.of(none.getStruct(0), none.getStruct(1))) {
            assertThat(score.isNullAt(score.fieldIndex("score"))).isTrue();
            assertThat(score.isNullAt(score.fieldIndex("lower"))).isTrue();
            assertThat(score.<Long>getAs("n")).isZero();
            assertThat(score.<String>getAs("missing")).isEqualTo("NO_ANSWERS");
        }
        assertThat(RatingTally.ofBytes((byte[]) none.get(2))).isEqualTo(RatingTally.empty(Scale.of(0, 10)));
    }

    @Test
    void oneGroupIsScoredByOneDefinition() {
        assertThatThrownBy(() -> one("select score(if(day < 3, 'nps', 'enps'), recommend) from answers where day < 5"))
                .hasStackTraceContaining("one group is scored by one definition");
        assertThatThrownBy(() -> one("select score('npz', recommend) from answers"))
                .hasStackTraceContaining("nps");
    }

    @Test
    void aMetricOfOnesOwnIsAFunctionToo() {
        CxSpark.register(spark, "delight", CxSparkTest::delight);
        assertSame(
                one("select delight(satisfaction) from answers").getStruct(0), loop(delight(), "satisfaction", "true"));
        assertThat(MetricCatalog.standard().with(delight()).get("shop.delight")).isEqualTo(delight());
    }

    private static RatingMetric delight() {
        return RatingMetric.share(Rule.convention("shop.delight", "Delight", "our board, 2026"), Scale.of(1, 5), 5, 5);
    }
}
