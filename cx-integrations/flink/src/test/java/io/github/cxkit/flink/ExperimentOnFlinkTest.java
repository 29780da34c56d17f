package io.github.cxkit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** An experiment whose units arrive in a stream: its summary is that of one process. */
class ExperimentOnFlinkTest {

    private static final Experiment SHOP = Experiment.of("shop", "old", "new")
            .withMetric(ExperimentMetric.mean("satisfaction").withCovariate())
            .withMetric(ExperimentMetric.mean("revenue").withCap(60));
    private static final long UNITS = 3_000;
    private static final int KEYS = 3;

    private static ExperimentSummary.Unit unit(long id) {
        boolean old = (id * id + id) % 5 < 2;
        return new ExperimentSummary.Unit(old ? "old" : "new", id % 2 == 0 ? "web" : "app", new double[] {
            id % 23 == 0 ? Double.NaN : 1 + id * 7 % 5 + (old ? 0 : 0.3),
            1 + (id * 7 + id % 2) % 5,
            id * id * 31 % 997 / 7.0
        });
    }

    private static Summarizer<Long, ExperimentSummary> units() {
        return SHOP.summarizer().of(ExperimentOnFlinkTest::unit);
    }

    @Test
    @SuppressWarnings("try") // an iterator of Flink may be interrupted while it closes
    void anyOrderOfTheUnitsComesToTheConclusionsOfOneProcess() throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
        DataStream<byte[]> summaries = environment
                .fromSequence(0, UNITS - 1)
                .keyBy(id -> id % KEYS)
                .window(GlobalWindows.createWithEndOfStreamTrigger())
                .aggregate(
                        new SummaryFunction<>(ExperimentOnFlinkTest::units),
                        new SummaryInfo<>(),
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        List<byte[]> found = new ArrayList<>();
        try (CloseableIterator<byte[]> results = summaries.executeAndCollect()) {
            results.forEachRemaining(found::add);
        }
        assertThat(found).hasSize(KEYS);

        ExperimentSummary all = found.stream().map(units()::ofBytes).reduce(units().empty(), ExperimentSummary::merge);
        ExperimentResult expected = ExperimentResult.of(
                units().summarize(LongStream.range(0, UNITS).boxed().toList()), 0.95);
        assertThat(ExperimentResult.of(all, 0.95))
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) <= 1e-11 * Math.abs(a) ? 0 : 1, Double.class)
                .isEqualTo(expected);
    }
}
