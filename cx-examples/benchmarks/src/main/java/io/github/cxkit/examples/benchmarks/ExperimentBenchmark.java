package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.RankSets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An experiment of many units by four metrics, each with its covariate, in one pass: here, and by DuckDB's query for the same
 * sums and products on one thread. And the rank sets of a thousand segments.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class ExperimentBenchmark {

    private static final int METRICS = 4;
    private static final int SEGMENTS = 1_000;

    /** Rows. */
    @Param({"1000000", "10000000"})
    public int rows;

    private int[] arms = {};
    private double[][] values = {};

    @SuppressWarnings("NullAway.Init")
    private Connection database;

    private final Map<String, Moments> segments = new LinkedHashMap<>();

    private final Experiment experiment = experiment();

    /** For JMH. */
    public ExperimentBenchmark() {}

    private static Experiment experiment() {
        Experiment four = Experiment.of("four metrics", "old", "new");
        for (int m = 1; m <= METRICS; m++) {
            four = four.withMetric(ExperimentMetric.mean("m" + m).withCovariate());
        }
        return four;
    }

    /**
     * The same rows in memory and in the database.
     *
     * @throws SQLException if the database fails
     */
    @Setup
    public void generate() throws SQLException {
        SplittableRandom random = new SplittableRandom(1);
        database = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = database.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SELECT setseed(0.5)");
            StringBuilder columns = new StringBuilder("CAST(i % 2 AS TINYINT) AS arm");
            for (int m = 1; m <= METRICS; m++) {
                columns.append(", random() * 100 AS y")
                        .append(m)
                        .append(", random() * 100 AS x")
                        .append(m);
            }
            statement.execute("CREATE TABLE units AS SELECT " + columns + " FROM range(" + rows + ") t(i)");
        }
        arms = new int[rows];
        values = new double[2 * METRICS][rows];
        for (int i = 0; i < rows; i++) {
            arms[i] = i % 2;
            for (double[] column : values) {
                column[i] = 100 * random.nextDouble();
            }
        }
        for (int i = 0; i < SEGMENTS; i++) {
            long n = 20L + random.nextInt(400);
            segments.put("s" + i, new Moments(n, 30 + 20 * random.nextDouble(), n * 4_900.0));
        }
    }

    /**
     * Closes the database.
     *
     * @throws SQLException if it fails
     */
    @TearDown
    public void close() throws SQLException {
        database.close();
    }

    /**
     * One pass over the columns, and the result.
     *
     * @return the result
     */
    @Benchmark
    public ExperimentResult columns() {
        return ExperimentResult.of(
                ExperimentSummary.builder(experiment).addColumns(arms, values).build(), 0.95);
    }

    /**
     * The values alone, read once and added up: what the memory allows.
     *
     * @return their sum
     */
    @Benchmark
    public double plainSum() {
        double all = 0;
        for (double[] column : values) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int i = 0; i + 3 < rows; i += 4) {
                a += column[i];
                b += column[i + 1];
                c += column[i + 2];
                d += column[i + 3];
            }
            all += a + b + c + d;
        }
        return all;
    }

    /**
     * Unit by unit, and the result.
     *
     * @return the result
     */
    @Benchmark
    public ExperimentResult units() {
        ExperimentSummary.Builder builder = ExperimentSummary.builder(experiment);
        double[] row = new double[2 * METRICS];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = values[c][i];
            }
            builder.add(arms[i] == 0 ? "old" : "new", row);
        }
        return ExperimentResult.of(builder.build(), 0.95);
    }

    /**
     * The aggregate query.
     *
     * @return a sum, so that it is computed
     * @throws SQLException if the database fails
     */
    @Benchmark
    public double duckDb() throws SQLException {
        StringBuilder sums = new StringBuilder("SELECT arm, COUNT(*)");
        for (int m = 1; m <= METRICS; m++) {
            sums.append(String.format(
                    ", SUM(y%1$d), SUM(x%1$d), SUM(y%1$d * y%1$d), SUM(y%1$d * x%1$d), SUM(x%1$d * x%1$d)", m));
        }
        double sum = 0;
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sums + " FROM units GROUP BY arm")) {
            while (result.next()) {
                sum += result.getDouble(3);
            }
        }
        return sum;
    }

    /**
     * Rank sets of a thousand segments.
     *
     * @return the sets
     */
    @Benchmark
    public RankSets ranks() {
        return RankSets.ofGroups(segments, RankSets.Order.HIGHEST_FIRST, RankSets.PairTest.POOLED_Z, 0.95)
                .orElseThrow();
    }
}
