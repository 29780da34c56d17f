package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.readers.ResponseCounter;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.ResponseLayout;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * From answers to a scorecard of ten questions by two segments and month: from rows in memory, and from a file of plain text
 * beside DuckDB, which computes the same figures, in three classes instead of eleven points, from the same file.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ScorecardBenchmark {

    /** How many responses. */
    @Param("1000000")
    public int rows;

    private final ScorecardDefinition definition = AnswerFile.definition();
    private final List<SurveyResponse> responses = new ArrayList<>();
    private Path file = Path.of("answers.csv");
    private byte[] bytes = {};

    @SuppressWarnings("NullAway.Init")
    private Connection database;

    /**
     * Writes the answers.
     *
     * @throws IOException if they cannot be written
     * @throws SQLException if the database does not start
     */
    @Setup(Level.Trial)
    public void write() throws IOException, SQLException {
        file = AnswerFile.write(Files.createTempFile("answers", ".csv"), rows);
        bytes = Files.readAllBytes(file);
        ResponseLayout layout = ResponseLayout.of(AnswerFile.survey());
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < rows; row++) {
            @Nullable Answer[] answers = new @Nullable Answer[AnswerFile.QUESTIONS];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = random.nextInt(20) == 0 ? Answer.BLANK : new Answer.Rating(random.nextInt(11));
            }
            String[] groups = {
                AnswerFile.REGIONS[random.nextInt(AnswerFile.REGIONS.length)],
                AnswerFile.CHANNELS[random.nextInt(AnswerFile.CHANNELS.length)]
            };
            responses.add(layout.response(null, AnswerFile.time(random), 1, answers, groups, null));
        }
        database = DriverManager.getConnection("jdbc:duckdb:");
    }

    /**
     * Removes the file.
     *
     * @throws IOException if it cannot be removed
     * @throws SQLException if the database does not close
     */
    @TearDown(Level.Trial)
    public void remove() throws IOException, SQLException {
        database.close();
        Files.delete(file);
    }

    /** Bytes of the file. */
    int size() {
        return bytes.length;
    }

    /**
     * Rows in memory.
     *
     * @return the counts
     */
    @Benchmark
    public ScorecardSummary fromMemory() {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition);
        responses.forEach(builder::add);
        return builder.build();
    }

    /**
     * A file read row by row.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard fileRowByRow() throws IOException {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition);
        ResponseReader.of(AnswerFile.survey()).read(file, builder::add);
        return builder.build().scorecard();
    }

    /**
     * A file counted from its bytes on one thread.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard fileOneThread() throws IOException {
        return counted(1);
    }

    /**
     * A file counted from its bytes on all processors.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard fileAllThreads() throws IOException {
        return counted(Runtime.getRuntime().availableProcessors());
    }

    private Scorecard counted(int threads) throws IOException {
        return ResponseCounter.of(ResponseReader.of(AnswerFile.survey()))
                .withThreads(threads)
                .count(file, definition)
                .summary()
                .scorecard();
    }

    /**
     * The limit: a loop that looks at every byte of the file once.
     *
     * @return commas
     */
    @Benchmark
    public int plainLoop() {
        int commas = 0;
        for (byte each : bytes) {
            commas += each == ',' ? 1 : 0;
        }
        return commas;
    }

    /**
     * DuckDB on one thread.
     *
     * @param sink takes the figures
     * @throws SQLException if it fails
     */
    @Benchmark
    public void duckDbOneThread(Blackhole sink) throws SQLException {
        query(1, sink);
    }

    /**
     * DuckDB on all processors.
     *
     * @param sink takes the figures
     * @throws SQLException if it fails
     */
    @Benchmark
    public void duckDbAllThreads(Blackhole sink) throws SQLException {
        query(Runtime.getRuntime().availableProcessors(), sink);
    }

    private void query(int threads, Blackhole sink) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set threads to " + threads);
            try (ResultSet result = statement.executeQuery(AnswerFile.query(file))) {
                while (result.next()) {
                    sink.consume(result.getLong(4));
                }
            }
        }
    }
}
