package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A thousand segments by four metrics: each with its interval, compared with everyone, and all p values by Holm's method. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SegmentsBenchmark {

    private static final int SEGMENTS = 1_000;
    private static final int MOST_ANSWERS = 800;
    private static final double LEVEL = 0.95;

    /** One metric, its segments and everyone. */
    private record Table(RatingMetric metric, List<RatingTally> segments, RatingTally everyone) {

        static Table random(RatingMetric metric, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<RatingTally> segments = new ArrayList<>();
            RatingTally everyone = RatingTally.empty(metric.scale());
            for (int i = 0; i < SEGMENTS; i++) {
                RatingTally.Builder builder = RatingTally.builder(metric.scale());
                for (int n = 20 + random.nextInt(MOST_ANSWERS); n > 0; n--) {
                    builder.add(metric.scale()
                            .points()
                            .get(random.nextInt(metric.scale().size())));
                }
                segments.add(builder.build());
                everyone = everyone.merge(builder.build());
            }
            return new Table(metric, segments, everyone);
        }
    }

    private final List<Table> tables = List.of(
            Table.random(Metrics.NPS, 1),
            Table.random(Metrics.topTwoBoxes(Scale.of(1, 5)), 2),
            Table.random(Metrics.CES_2, 3),
            Table.random(Metrics.netBoxes(Scale.of(1, 5), 2), 4));

    /** For JMH. */
    public SegmentsBenchmark() {}

    /**
     * Scores, intervals, tests and adjusted p values.
     *
     * @param sink takes what is computed
     */
    @Benchmark
    public void intervalsAndHolm(Blackhole sink) {
        for (Table table : tables) {
            RatingScore everyone = table.metric.score(table.everyone);
            List<Result<Double>> pValues = new ArrayList<>(SEGMENTS);
            for (RatingTally segment : table.segments) {
                RatingScore score = table.metric.score(segment);
                sink.consume(score.interval(LEVEL));
                pValues.add(score.compare(everyone).difference().pValue());
            }
            sink.consume(PValueAdjustment.HOLM.adjust(pValues));
        }
    }

    /**
     * The same scores and intervals without comparing.
     *
     * @param sink takes what is computed
     */
    @Benchmark
    public void intervals(Blackhole sink) {
        for (Table table : tables) {
            for (RatingTally segment : table.segments) {
                sink.consume(table.metric.score(segment).interval(LEVEL));
            }
        }
    }
}
