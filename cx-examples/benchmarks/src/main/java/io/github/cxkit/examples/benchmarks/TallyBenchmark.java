package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.survey.InvalidPolicy;
import io.github.cxkit.survey.RatingRecorder;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
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
 * Ten million 0-10 ratings into counts: the library, a plain sum over the same bytes (the memory floor), boxed
 * {@code groupingBy}, and DuckDB on one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class TallyBenchmark {

    private static final Scale NPS = Scale.of(0, 10);

    /** How many ratings. */
    @Param("10000000")
    public int size;

    private byte[] ratings = {};
    private List<Integer> boxed = List.of();
    private RatingRecorder recorder = new RatingRecorder(NPS);
    private int next;
    private Connection duckdb;
    private PreparedStatement query;

    /** For JMH. */
    @SuppressWarnings("NullAway.Init")
    public TallyBenchmark() {}

    /**
     * Makes the ratings and loads them into DuckDB.
     *
     * @throws SQLException if DuckDB fails
     */
    @Setup
    public void prepare() throws SQLException {
        SplittableRandom random = new SplittableRandom(20260101);
        ratings = new byte[size];
        boxed = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ratings[i] = (byte) random.nextInt(11);
            boxed.add((int) ratings[i]);
        }
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set threads to 1");
            statement.execute("create table answers (rating tinyint)");
        }
        try (DuckDBAppender appender =
                duckdb.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "answers")) {
            for (byte rating : ratings) {
                appender.beginRow();
                appender.append(rating);
                appender.endRow();
            }
        }
        query = duckdb.prepareStatement("select count(*) filter (rating between 0 and 6), "
                + "count(*) filter (rating between 7 and 8), count(*) filter (rating between 9 and 10), "
                + "count(*) filter (rating not between 0 and 10) from answers");
    }

    /**
     * Closes DuckDB.
     *
     * @throws SQLException if DuckDB fails
     */
    @TearDown
    public void close() throws SQLException {
        duckdb.close();
    }

    /**
     * The library.
     *
     * @return the tally
     */
    @Benchmark
    public RatingTally tally() {
        return RatingTally.of(NPS, InvalidPolicy.REFUSE, ratings);
    }

    /**
     * The memory floor.
     *
     * @return the sum
     */
    @Benchmark
    public long plainSum() {
        long sum = 0;
        for (byte rating : ratings) {
            sum += rating;
        }
        return sum;
    }

    /**
     * The obvious stream.
     *
     * @return counts per rating
     */
    @Benchmark
    public Map<Integer, Long> boxedGroupingBy() {
        return boxed.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /**
     * DuckDB, in process, one thread.
     *
     * @return promoters minus detractors
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public long duckDb() throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(3) - row.getLong(1);
        }
    }

    /** One rating into the live recorder; run with {@code -prof gc} to see that nothing is allocated. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public void recordOne() {
        next = next == 10 ? 0 : next + 1;
        recorder.record(next);
    }
}
