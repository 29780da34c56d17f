package io.github.cxkit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.score.Summarizer;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An experiment whose units are the rows of a table: its summary is that of one process. */
class ExperimentOnSparkTest {

    private static final Experiment SHOP = Experiment.of("shop", "old", "new")
            .withMetric(ExperimentMetric.mean("satisfaction").withCovariate())
            .withMetric(ExperimentMetric.ratio("revenue per session"))
            .withMetric(ExperimentMetric.mean("revenue").withCap(60));

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Sessions.local("cxkit experiment");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Dataset<Row> units(int partitions) {
        return spark.range(0, 4_000, 1, partitions)
                .selectExpr(
                        "if(pmod(id * id + id, 5) < 2, 'old', 'new') as arm",
                        "if(pmod(id, 3) = 0, 'web', 'app') as device",
                        "if(pmod(id, 23) = 0, null, 1 + pmod(id * 7, 5) + if(pmod(id * id + id, 5) < 2, 0, 0.3)) as satisfaction",
                        "1 + pmod(id * 7 + pmod(id, 2), 5) as before",
                        "pmod(id * id * 31, 997) / 7 as revenue",
                        "1 + pmod(id, 4) as sessions");
    }

    private static ExperimentSummary.Unit unit(Row row) {
        double revenue = number(row, "revenue");
        return new ExperimentSummary.Unit(row.getAs("arm"), row.getAs("device"), new double[] {
            number(row, "satisfaction"), number(row, "before"), revenue, number(row, "sessions"), revenue
        });
    }

    private static double number(Row row, String column) {
        Number number = row.getAs(column);
        return number == null ? Double.NaN : number.doubleValue();
    }

    private static Summarizer<Row, ExperimentSummary> rows() {
        return SHOP.summarizer().of(ExperimentOnSparkTest::unit);
    }

    private static ExperimentSummary loop(List<Row> units) {
        return rows().summarize(units);
    }

    private static byte[] bytes(ExperimentSummary summary) {
        return SHOP.summarizer().toBytes(summary);
    }

    @Test
    void equalsTheLoopToTheLastBit() {
        List<Row> all = units(2).collectAsList();
        ExperimentSummary whole = SummaryAggregator.summarize(units(1), ExperimentOnSparkTest::rows);
        assertThat(bytes(whole)).isEqualTo(bytes(loop(all)));

        ExperimentSummary halves = SummaryAggregator.summarize(units(2), ExperimentOnSparkTest::rows);
        ExperimentSummary expected = loop(all.subList(0, 2_000)).merge(loop(all.subList(2_000, 4_000)));
        assertThat(bytes(halves)).isEqualTo(bytes(expected));
    }

    @Test
    void anyNumberOfPartitionsComesToTheSameConclusions() {
        ExperimentResult expected = ExperimentResult.of(loop(units(1).collectAsList()), 0.95);
        ExperimentResult result =
                ExperimentResult.of(SummaryAggregator.summarize(units(7), ExperimentOnSparkTest::rows), 0.95);
        assertThat(result)
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) <= 1e-11 * Math.abs(a) ? 0 : 1, Double.class)
                .isEqualTo(expected);
        assertThat(result.isSplitAsPlanned()).isFalse(); // two fifths against three
    }

    @Test
    void anArmThatWasNotPlannedIsRefused() {
        assertThatThrownBy(() -> SummaryAggregator.summarize(
                        units(2).selectExpr("'mew' as arm", "device", "satisfaction", "before", "revenue", "sessions"),
                        ExperimentOnSparkTest::rows))
                .hasStackTraceContaining("mew");
    }
}
