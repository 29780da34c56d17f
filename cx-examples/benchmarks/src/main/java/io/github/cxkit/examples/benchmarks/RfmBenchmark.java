package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.model.HistoryColumns;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Ten million orders of a million customers into frequency, recency, age and mean money: the library and DuckDB, each on one
 * thread.
 *
 * <p>The library hands out a row per customer; DuckDB only adds its rows up, so that carrying them over costs it nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms3g", "-Xmx3g"})
public class RfmBenchmark {

    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final int DAYS = 730;

    /** How many orders. */
    @Param("10000000")
    public int orders;

    /** How many customers. */
    @Param("1000000")
    public int customers;

    /** Whether the log is in order of time. */
    @Param({"true", "false"})
    public boolean sorted;

    private int[] customer = {};
    private int[] day = {};
    private long[] cents = {};
    private Connection duckdb;
    private PreparedStatement query;

    /** For JMH. */
    @SuppressWarnings("NullAway.Init")
    public RfmBenchmark() {}

    /**
     * Makes the orders, loads them into DuckDB, and sees to it that both come to the same.
     *
     * @throws SQLException if DuckDB fails
     */
    @Setup
    public void prepare() throws SQLException {
        SplittableRandom random = new SplittableRandom(20260101);
        int last = (int) END.toEpochDay();
        customer = random.ints(orders, 0, customers).toArray();
        day = random.ints(orders, last - DAYS + 1, last + 1).toArray();
        cents = random.longs(orders, 100, 20_000).toArray();
        if (sorted) {
            Arrays.sort(day);
        }
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set threads to 1");
            statement.execute("create table orders (customer integer, day integer, cents bigint)");
        }
        try (DuckDBAppender appender =
                duckdb.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "orders")) {
            for (int i = 0; i < orders; i++) {
                appender.beginRow();
                appender.append(customer[i]);
                appender.append(day[i]);
                appender.append(cents[i]);
                appender.endRow();
            }
        }
        query = duckdb.prepareStatement("select sum(frequency)::double, sum(recency), sum(age), sum(money) from ("
                + "select customer, count(*) - 1 as frequency, (max(day) - min(day)) / 7.0 as recency, "
                + "(" + last + " - min(day)) / 7.0 as age, "
                + "coalesce((sum(cents) - arg_min(cents, day)) / 100.0 / nullif(count(*) - 1, 0), 0) as money "
                + "from (select customer, day, sum(cents) as cents from orders group by customer, day) "
                + "group by customer)");
        RfmColumns rfm = columns();
        compare(1, (double) Arrays.stream(rfm.frequencies()).sum());
        compare(2, Arrays.stream(rfm.recencies()).sum());
        compare(3, Arrays.stream(rfm.ages()).sum());
        compare(4, Arrays.stream(rfm.monetaryValues(2)).sum());
    }

    private void compare(int column, double ours) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            double theirs = row.getDouble(column);
            if (!(Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs))) {
                throw new IllegalStateException("sum " + column + " is " + ours + " here and " + theirs + " in DuckDB");
            }
        }
    }

    private RfmColumns columns() {
        return RfmColumns.of(PurchaseRules.DAILY_UTC, END, customers, customer, day, cents);
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
     * The library: histories for a model to score, and the mean money of each customer.
     *
     * @param results takes them
     */
    @Benchmark
    public void rfmColumns(Blackhole results) {
        RfmColumns rfm = columns();
        results.consume(HistoryColumns.of(rfm));
        results.consume(rfm.monetaryValues(2));
    }

    /**
     * DuckDB, in process, one thread.
     *
     * @return the sum of all frequencies
     * @throws SQLException if DuckDB fails
     */
    @Benchmark
    public double duckDb() throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getDouble(1);
        }
    }
}
