package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.KeyDrivers;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Exact LMG from a summary, and the summary of many rows beside plain sums over the same numbers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DriverBenchmark {

    /** For JMH. */
    public DriverBenchmark() {}

    private static String[] names(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).toArray(String[]::new);
    }

    /** Answers that hang together, so that drivers overlap as real ones do. */
    private static double[] row(SplittableRandom random, int columns) {
        double mood = random.nextDouble(3);
        double[] row = new double[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = 1 + Math.floor(mood + random.nextDouble(2));
        }
        return row;
    }

    /** An outcome and its drivers. */
    @State(Scope.Benchmark)
    public static class Answers {

        /** How many drivers. */
        @Param({"7", "14", "20"})
        public int drivers;

        private CoMoments moments = CoMoments.empty(List.of("c0"));

        /** For JMH. */
        public Answers() {}

        /** Makes 2,000 rows. */
        @Setup
        public void prepare() {
            SplittableRandom random = new SplittableRandom(20260101);
            CoMomentsBuilder builder = CoMoments.builder(names(drivers + 1));
            for (int i = 0; i < 2_000; i++) {
                builder.add(row(random, drivers + 1));
            }
            moments = builder.build();
        }
    }

    /** A million rows of fifteen columns. */
    @State(Scope.Benchmark)
    public static class Rows {

        private static final int COLUMNS = 15;

        private double[][] rows = {};
        private double[] column = {};

        /** For JMH. */
        public Rows() {}

        /** Makes the rows. */
        @Setup
        public void prepare() {
            SplittableRandom random = new SplittableRandom(20260101);
            rows = new double[1_000_000][];
            Arrays.setAll(rows, i -> row(random, COLUMNS));
            column = new double[rows.length];
            Arrays.setAll(column, i -> rows[i][0]);
        }
    }

    /**
     * Exact LMG and every other figure of the analysis.
     *
     * @param answers the summary
     * @return the analysis
     */
    @Benchmark
    public Result<DriverAnalysis> lmg(Answers answers) {
        return KeyDrivers.analyze(answers.moments, "c0");
    }

    /**
     * All 120 cross-products of the rows.
     *
     * @param rows the rows
     * @return the summary
     */
    @Benchmark
    public CoMoments coMoments(Rows rows) {
        CoMomentsBuilder builder = CoMoments.builder(names(Rows.COLUMNS));
        for (double[] row : rows.rows) {
            builder.add(row);
        }
        return builder.build();
    }

    /**
     * As many plain sums of a column as there are cross-products: what the memory and one addition cost.
     *
     * @param rows the rows
     * @return the sums
     */
    @Benchmark
    public double plainSums(Rows rows) {
        double all = 0;
        for (int i = 0; i < Rows.COLUMNS * (Rows.COLUMNS + 1) / 2; i++) {
            double sum = i;
            for (double value : rows.column) {
                sum += value;
            }
            all += sum;
        }
        return all;
    }
}
