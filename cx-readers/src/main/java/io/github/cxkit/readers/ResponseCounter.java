package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Source;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * From a file of answers to the counts of a scorecard, as fast as the file can be read: what {@link RowReader} and
 * {@link ScorecardSummary.Builder#add(SurveyResponse) a summary} would make of it together, to the last digit, whatever the
 * number of threads.
 *
 * <p>Plain text tables and JSON Lines are counted from their bytes, without making a response of every row; rows with anything
 * unusual, and files of every other kind, go through the reader row by row.
 *
 * <pre>{@code
 * var counted = ResponseCounter.of(ResponseReader.of(survey)).withThreads(4).count(Path.of("answers.csv"), definition);
 * counted.summary().scorecard();
 * }</pre>
 *
 * <p>Immutable; one counter can count many files, at the same time too.
 *
 * @since 0.1.0
 */
public final class ResponseCounter {

    /** Below this nothing is gained. */
    private static final int SMALLEST = 256 << 10;

    private static final int MOST_HELD = 1_000_000;
    private static final int MOST_THREADS = 1_024;

    private final RowReader<SurveyResponse> reader;
    private final PlainTable.Cutting cutting;
    private final LongConsumer progress;

    private ResponseCounter(RowReader<SurveyResponse> reader, PlainTable.Cutting cutting, LongConsumer progress) {
        this.reader = reader;
        this.cutting = cutting;
        this.progress = progress;
    }

    /**
     * What a file came to.
     *
     * @param summary the counts
     * @param report what became of the rows
     */
    public record Counted(ScorecardSummary summary, ReadReport report) {

        /** Checks that both are there. */
        public Counted {
            Objects.requireNonNull(summary, "summary");
            Objects.requireNonNull(report, "report");
        }
    }

    /**
     * A counter on one thread.
     *
     * @param reader how files are read
     * @return the counter
     */
    public static ResponseCounter of(RowReader<SurveyResponse> reader) {
        return new ResponseCounter(
                Objects.requireNonNull(reader, "reader"),
                new PlainTable.Cutting(PlainTable.STRETCH, PlainTable.TAIL, 1),
                done -> {});
    }

    /**
     * The same on more threads; the result is the same.
     *
     * @param threads how many, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if there is not one, or more than 1,024
     */
    public ResponseCounter withThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must lie in [1, " + MOST_THREADS + "] but was " + threads);
        }
        return cut(new PlainTable.Cutting(cutting.stretch(), cutting.tail(), threads));
    }

    /**
     * The same with somebody to tell how far it has come.
     *
     * @param progress called now and then with the bytes that are done, where a file is counted from its bytes
     * @return the changed copy
     */
    public ResponseCounter onProgress(LongConsumer progress) {
        return new ResponseCounter(reader, cutting, Objects.requireNonNull(progress, "progress"));
    }

    /** The same, cutting files otherwise; for tests. */
    ResponseCounter cut(PlainTable.Cutting otherwise) {
        return new ResponseCounter(reader, otherwise, progress);
    }

    /**
     * Counts a file.
     *
     * @param input the file
     * @param definition what to count, of the survey that the reader reads
     * @return the counts, and what became of the rows
     * @throws IOException as {@link RowReader#read(Path, java.util.function.Consumer)}
     * @throws IllegalArgumentException as {@link RowReader#read(Path, java.util.function.Consumer)}, or as
     *     {@link ScorecardSummary.Builder#add(SurveyResponse)}
     * @throws RejectedRowException if the reader is strict and something is rejected
     */
    public Counted count(Path input, ScorecardDefinition definition) throws IOException {
        boolean small = cutting.tail() == PlainTable.TAIL && Files.isRegularFile(input) && Files.size(input) < SMALLEST;
        FileOptions file = reader.file();
        boolean usual = definition.frameworks().isEmpty() && file.skipRows() == 0 && file.footerRows() <= 3;
        Counted counted = small || !usual ? null : counted(input, definition);
        if (counted != null) {
            return counted;
        }
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        ReadReport report = reader.readCounted(input, summary::add);
        return new Counted(summary.build(), report);
    }

    /** Null if the file takes the reader of everything, which also says what is wrong with it. */
    private @Nullable Counted counted(Path input, ScorecardDefinition definition) {
        List<RejectedRow> rejections = new ArrayList<>();
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        Counted counted;
        try {
            Rows rows = reader.rows(
                    rejected -> {
                        if (rejections.size() == MOST_HELD) {
                            throw new PlainTable.NotPlainException("too many rejections to hold them back");
                        }
                        rejections.add(rejected);
                    },
                    summary::add);
            if (!(rows instanceof ResponseRows responses)) {
                return null;
            }
            PlainTable table = new PlainTable(responses, summary, definition.period(), cutting, progress);
            Facts facts = new Facts();
            Input.read(Source.of(input), rows, reader.file(), facts, table);
            rows.close();
            counted = new Counted(summary.build(), rows.report(facts.made()));
        } catch (IOException | RuntimeException e) {
            // whatever it is, the reader of everything says it at the right place
            return null;
        }
        rejections.forEach(reader.rejections());
        return counted;
    }
}
