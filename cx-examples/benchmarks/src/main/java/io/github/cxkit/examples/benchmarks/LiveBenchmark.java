package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.live.LiveCell;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The live scorecard on two threads: ratings per second, the time of one call, and recording beside snapshots. */
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class LiveBenchmark {

    private static final LiveDefinition DEFINITION =
            new LiveDefinition(Map.of("recommend", Scale.of(0, 10)), List.of("touchpoint"), Duration.ofSeconds(1), 60);

    private final LiveRatings live = new LiveRatings(DEFINITION);
    private final LiveCell cell = live.cell("recommend", "checkout");

    /** For JMH. */
    public LiveBenchmark() {}

    /** One thread's ratings and clock: a hundred thousand ratings to the second, so that panes open as time goes on. */
    @State(Scope.Thread)
    public static class Feed {
        private static final int PER_MILLISECOND = 100;

        private int next;

        /** For JMH. */
        public Feed() {}

        private void recordInto(LiveCell cell) {
            next = next == Integer.MAX_VALUE ? 0 : next + 1;
            cell.record(next % 11, next / PER_MILLISECOND);
        }
    }

    /**
     * Ratings per second, one cell for both threads.
     *
     * @param feed this thread's ratings
     */
    @Benchmark
    @Threads(2)
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public void record(Feed feed) {
        feed.recordInto(cell);
    }

    /**
     * The time of one call.
     *
     * @param feed this thread's ratings
     */
    @Benchmark
    @Threads(2)
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public void latency(Feed feed) {
        feed.recordInto(cell);
    }

    /**
     * Recording while another thread takes one snapshot after the other.
     *
     * @param feed this thread's ratings
     */
    @Benchmark
    @Group("besideSnapshots")
    @GroupThreads(1)
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public void recording(Feed feed) {
        feed.recordInto(cell);
    }

    /**
     * The other thread.
     *
     * @return the snapshot
     */
    @Benchmark
    @Group("besideSnapshots")
    @GroupThreads(1)
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public LiveSnapshot snapshot() {
        return live.snapshot();
    }
}
