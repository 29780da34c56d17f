package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.Transitions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * Directly-follows counts and an ordered funnel with a window over ten million events of a million customers, held in
 * columns in time order: the library beside DuckDB on one thread, both answers compared before anything is timed.
 *
 * <p>DuckDB counts the graph with {@code lead() over (partition by customer order by time)}. For the funnel it gets a
 * cheaper task than the library: the earliest start only, with running minima, so it may miss conversions that start
 * again later; SQL has no plain way to say the latest feasible start.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms3g", "-Xmx3g"})
public class JourneyBenchmark {

    private static final List<String> TOUCHPOINTS = List.of(
            "home", "search", "list", "view", "cart", "checkout", "pay", "order", "chat", "help", "review", "mail");

    private static final long WINDOW = 7_000_000;

    private static final Funnel FUNNEL = Funnel.of(
            FunnelMode.ORDERED, Duration.of(WINDOW, ChronoUnit.MICROS), List.of("view", "cart", "checkout", "order"));

    private static final String GRAPH = "select a, b, count(*) c from (select touchpoint a, lead(touchpoint) over "
            + "(partition by customer order by time) b from events) where b is not null group by a, b";

    private static final String STEPS =
            "with s1 as (select customer, time, min(case when touchpoint = 3 then time end) "
                    + "over w m1, touchpoint from events window w as (partition by customer order by time "
                    + "rows unbounded preceding)), "
                    + "s2 as (select *, min(case when touchpoint = 4 and m1 is not null and time - m1 <= 7000000 then time end) "
                    + "over w m2 from s1 window w as (partition by customer order by time rows unbounded preceding)), "
                    + "s3 as (select *, min(case when touchpoint = 5 and m2 is not null and time - m1 <= 7000000 then time end) "
                    + "over w m3 from s2 window w as (partition by customer order by time rows unbounded preceding)) "
                    + "select count(distinct customer) filter (m1 is not null), count(distinct customer) filter (m2 is not null),"
                    + " count(distinct customer) filter (m3 is not null), count(distinct customer) filter "
                    + "(touchpoint = 7 and m3 is not null and time - m1 <= 7000000) from s3";

    /** How many events. */
    @Param("10000000")
    public int size;

    private EventColumns log =
            EventColumns.of(List.of(), 0, new int[0], new int[0], new long[0], TimeUnit.MICROSECONDS);
    private Connection duckdb;

    /** For JMH. */
    @SuppressWarnings("NullAway.Init")
    public JourneyBenchmark() {}

    /**
     * Makes the events, loads them into DuckDB and compares both graphs.
     *
     * @throws SQLException if DuckDB fails
     */
    @Setup
    public void prepare() throws SQLException {
        SplittableRandom random = new SplittableRandom(20260101);
        int customers = size / 10;
        int[] customer = new int[size];
        int[] touchpoint = new int[size];
        long[] time = new long[size];
        for (int i = 0; i < size; i++) {
            customer[i] = random.nextInt(customers);
            touchpoint[i] = random.nextInt(TOUCHPOINTS.size());
            time[i] = i;
        }
        log = EventColumns.of(TOUCHPOINTS, customers, customer, touchpoint, time, TimeUnit.MICROSECONDS);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set threads to 1");
            statement.execute("create table events (customer integer, touchpoint tinyint, time bigint)");
        }
        try (DuckDBAppender appender =
                duckdb.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "events")) {
            for (int i = 0; i < size; i++) {
                appender.beginRow();
                appender.append(customer[i]);
                appender.append((byte) touchpoint[i]);
                appender.append(time[i]);
                appender.endRow();
            }
        }
        long ours = graph().count("view", "cart");
        long theirs = duckDbGraph();
        if (ours != theirs) {
            throw new IllegalStateException("view-cart: " + ours + " here, " + theirs + " in DuckDB");
        }
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
     * Directly-follows counts of the library.
     *
     * @return the counts
     */
    @Benchmark
    public Transitions graph() {
        return Transitions.of(log);
    }

    /**
     * Directly-follows counts of DuckDB, one thread.
     *
     * @return times that a cart followed a view
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public long duckDbGraph() throws SQLException {
        long viewToCart = 0;
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(GRAPH)) {
            while (row.next()) {
                if (row.getInt(1) == 3 && row.getInt(2) == 4) {
                    viewToCart = row.getLong(3);
                }
            }
        }
        return viewToCart;
    }

    /**
     * A funnel of four steps in the library.
     *
     * @return the summary
     */
    @Benchmark
    public FunnelSummary funnel() {
        return FUNNEL.summary(log);
    }

    /**
     * The funnel in DuckDB, one thread, earliest start only.
     *
     * @return customers who ordered
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public long duckDbFunnel() throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(STEPS)) {
            row.next();
            return row.getLong(4);
        }
    }
}
