package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.IntervalMethod;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
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

/** One score, one comparison: how long the evidence takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoreBenchmark {

    private static final double LEVEL = 0.95;

    private final RatingScore large = random(2_746, 1);
    private final RatingScore other = random(2_310, 2);
    private final RatingScore thousand = random(1_000, 3);
    private final RatingScore twoHundred = random(200, 4);
    private final RatingScore anotherTwoHundred = random(200, 5);

    /** For JMH. */
    public ScoreBenchmark() {}

    private static RatingScore random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RatingTally.Builder tally = RatingTally.builder(Scale.of(0, 10));
        for (int i = 0; i < n; i++) {
            tally.add(random.nextInt(11));
        }
        return Metrics.NPS.score(tally.build());
    }

    /**
     * Score and variance alone.
     *
     * @return the standard error
     */
    @Benchmark
    public Result<Double> standardError() {
        return large.standardError();
    }

    /**
     * Tango's score interval.
     *
     * @return the interval
     */
    @Benchmark
    public Result<ConfidenceInterval> scoreInterval() {
        return large.interval(LEVEL);
    }

    /**
     * Wilson's interval of a share.
     *
     * @return the interval
     */
    @Benchmark
    public Result<ConfidenceInterval> wilson() {
        return Proportions.wilson(2_206, 2_688, LEVEL);
    }

    /**
     * The pooled test with its interval.
     *
     * @return the comparison
     */
    @Benchmark
    public Comparison pooledTest() {
        return large.compare(other);
    }

    /**
     * The exact permutation test, 200 against 200.
     *
     * @return the comparison
     */
    @Benchmark
    public Comparison exactPermutation() {
        return twoHundred.compare(anotherTwoHundred, ComparisonMethod.EXACT_PERMUTATION, LEVEL);
    }

    /**
     * The exact bootstrap of 1,000 answers.
     *
     * @return the interval
     */
    @Benchmark
    public Result<ConfidenceInterval> exactBootstrap() {
        return thousand.interval(IntervalMethod.BOOTSTRAP_BCA, LEVEL);
    }
}
