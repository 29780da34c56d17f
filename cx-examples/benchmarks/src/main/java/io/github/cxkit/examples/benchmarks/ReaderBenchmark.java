package io.github.cxkit.examples.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ResponseCounter;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.draft.Draft;
import io.github.cxkit.readers.draft.DraftOptions;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
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
 * Answers of a web shop as CSV and as JSON Lines: the library's readers beside the bare parsers on the same bytes. A
 * row has eight questions, a weight, a time, a person, a country and sometimes a comment.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReaderBenchmark {

    private static final String[] COUNTRIES = {"IT", "FR", "DE", "ES", "AT"};
    private static final int QUESTIONS = 8;

    /** How many rows. */
    @Param("100000")
    public int rows;

    private byte[] csv = {};
    private byte[] jsonLines = {};
    private byte[] workbook = {};

    @SuppressWarnings("NullAway.Init")
    private Path csvFile;

    @SuppressWarnings("NullAway.Init")
    private Path jsonFile;

    private Survey survey = Survey.of("empty", Question.of("q0", Scale.of(0, 10)));

    /**
     * Writes the same answers in all formats.
     *
     * @throws IOException if the file cannot be written
     */
    @Setup
    public void write() throws IOException {
        Question[] questions = new Question[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            questions[i] = Question.of("q" + i, Scale.of(0, 10)).withBlankCodes("-99");
        }
        survey = Survey.of("shop", questions)
                .withSegments(SegmentColumn.of("country"))
                .withWeights("weight")
                .withRespondents("person")
                .withTimes("time", ZoneId.of("UTC"))
                .withComments("comment");
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder table = new StringBuilder("person,time,country,weight,q0,q1,q2,q3,q4,q5,q6,q7,comment,page\n");
        StringBuilder lines = new StringBuilder();
        SheetText sheet = new SheetText();
        sheet.row(table.toString().strip().split(","));
        for (int row = 0; row < rows; row++) {
            String time = "2026-03-%02dT%02d:%02d:00Z".formatted(1 + row * 28L / rows, row % 24, random.nextInt(60));
            String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
            String weight = "1." + random.nextInt(1_000);
            String comment = random.nextInt(5) == 0 ? "delivery was late, but the support was kind" : "";
            int start = table.length();
            table.append("c")
                    .append(row)
                    .append(',')
                    .append(time)
                    .append(',')
                    .append(country)
                    .append(',');
            table.append(weight);
            lines.append("{\"person\":\"c").append(row).append("\",\"time\":\"").append(time);
            lines.append("\",\"country\":\"")
                    .append(country)
                    .append("\",\"weight\":")
                    .append(weight);
            for (int question = 0; question < QUESTIONS; question++) {
                int answer = random.nextInt(20) == 0 ? -99 : random.nextInt(11);
                table.append(',').append(answer);
                lines.append(",\"q").append(question).append("\":").append(answer);
            }
            table.append(comment.isEmpty() ? "," : ",\"" + comment + "\"").append(",/checkout/thanks\n");
            lines.append(comment.isEmpty() ? "" : ",\"comment\":\"" + comment + "\"");
            lines.append(",\"page\":\"/checkout/thanks\"}\n");
            // the comment is the only cell with a comma in it
            sheet.row(table.substring(start)
                    .strip()
                    .replace(comment.isEmpty() ? "\0" : ", but", " but")
                    .replace("\"", "")
                    .split(","));
        }
        csv = table.toString().getBytes(StandardCharsets.UTF_8);
        jsonLines = lines.toString().getBytes(StandardCharsets.UTF_8);
        workbook = sheet.workbook();
        csvFile = Files.write(Files.createTempFile("answers", ".csv"), csv);
        jsonFile = Files.write(Files.createTempFile("answers", ".jsonl"), jsonLines);
    }

    /** CSV into responses. */
    @Benchmark
    public ReadReport csv(Blackhole sink) throws IOException {
        return read(csv, sink::consume);
    }

    /** JSON Lines into responses. */
    @Benchmark
    public ReadReport jsonLines(Blackhole sink) throws IOException {
        return read(jsonLines, sink::consume);
    }

    private ReadReport read(byte[] bytes, Consumer<SurveyResponse> sink) throws IOException {
        return ResponseReader.of(survey).strict().read(new ByteArrayInputStream(bytes), sink);
    }

    /** FastCSV alone, into its own records. */
    @Benchmark
    public long bareCsv(Blackhole sink) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.UTF_8))) {
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
                sink.consume(row);
            }
        }
        return fields;
    }

    /** Jackson's token stream alone, no value looked at. */
    @Benchmark
    public long bareJson() throws IOException {
        long tokens = 0;
        try (JsonParser parser = new JsonFactory().createParser(new ByteArrayInputStream(jsonLines))) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /**
     * A workbook into responses.
     *
     * @param sink takes the responses
     * @return what became of the rows
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public ReadReport xlsx(Blackhole sink) throws IOException {
        return read(workbook, sink::consume);
    }

    /**
     * The fastexcel reader alone, each cell looked at.
     *
     * @return cells
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public long bareXlsx() throws IOException {
        long cells = 0;
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                Stream<Row> all = book.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) all::iterator) {
                for (Cell cell : row) {
                    cells += cell == null ? 0 : 1;
                }
            }
        }
        return cells;
    }

    /**
     * JSON Lines to the scorecard, on one thread.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard jsonToScorecard() throws IOException {
        return counted(jsonFile);
    }

    /**
     * CSV with weights to the scorecard, on one thread.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard csvToScorecard() throws IOException {
        return counted(csvFile);
    }

    /**
     * JSON Lines to the scorecard, row by row.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard jsonRowsToScorecard() throws IOException {
        return scorecard(jsonLines);
    }

    private Scorecard counted(Path file) throws IOException {
        return ResponseCounter.of(ResponseReader.of(survey).strict())
                .count(file, definition())
                .summary()
                .scorecard();
    }

    /**
     * A workbook to the scorecard.
     *
     * @return the scorecard
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Scorecard xlsxToScorecard() throws IOException {
        return scorecard(workbook);
    }

    private ScorecardDefinition definition() {
        ScorecardDefinition definition =
                ScorecardDefinition.of(survey).by("country").per(PeriodLength.MONTH);
        for (int i = 0; i < QUESTIONS; i++) {
            definition = definition.scoring("q" + i, Metrics.NPS);
        }
        return definition;
    }

    private Scorecard scorecard(byte[] bytes) throws IOException {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition());
        read(bytes, builder::add);
        return builder.build().scorecard();
    }

    /**
     * A draft of a survey's definition from the file.
     *
     * @return the draft
     * @throws IOException if it cannot be read
     */
    @Benchmark
    public Draft draft() throws IOException {
        return Draft.of(csvFile, DraftOptions.DEFAULT);
    }

    /**
     * Removes the file.
     *
     * @throws IOException if it cannot be removed
     */
    @TearDown
    public void remove() throws IOException {
        Files.delete(csvFile);
        Files.delete(jsonFile);
    }
}
