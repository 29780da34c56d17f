package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.journey.attribution.Attribution;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Exact attribution of 20,000 distinct paths over twelve channels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AttributionBenchmark {

    private ChannelPaths paths = ChannelPaths.EMPTY;

    /** For JMH. */
    public AttributionBenchmark() {}

    /** Makes the paths. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(20260101);
        ChannelPaths.Builder builder = ChannelPaths.builder();
        Set<List<String>> distinct = new HashSet<>();
        while (distinct.size() < 20_000) {
            List<String> path = new ArrayList<>();
            int length = 1 + random.nextInt(10);
            for (int i = 0; i < length; i++) {
                path.add("channel" + random.nextInt(12));
            }
            distinct.add(path);
            builder.add(path, random.nextInt(3), random.nextInt(20));
        }
        paths = builder.build();
    }

    /**
     * The chain of order 1, solved once whole and once without each channel.
     *
     * @return the credit
     */
    @Benchmark
    public MarkovAttribution markov() {
        return MarkovAttribution.of(paths, 1);
    }

    /**
     * The chain of order 2.
     *
     * @return the credit
     */
    @Benchmark
    public MarkovAttribution markovOrder2() {
        return MarkovAttribution.of(paths, 2);
    }

    /**
     * The closed form of the Shapley value.
     *
     * @return the credit
     */
    @Benchmark
    public Map<String, Double> shapley() {
        return Attribution.shapley(paths);
    }
}
