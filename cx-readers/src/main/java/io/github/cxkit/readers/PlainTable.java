package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.CsvRecords;
import io.github.cxkit.readers.internal.Decoding;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.TextTable;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts a plain table from its bytes, stretch by stretch, on several threads.
 *
 * <p>Where a stretch begins is guessed: behind the first line break. The stretch before tells whether that was right, which it is
 * not where the line break stands in quotes; then the stretch is counted again from where its first record begins. Rows that
 * are not ordinary, and the last ones, go through the reader of everything in their order, so that the result is the same,
 * however a file is cut and by how many threads it is counted.
 */
final class PlainTable implements Input.Shortcut {

    /** Bytes of a stretch. */
    static final int STRETCH = 2 << 20;

    /** Bytes at the end that are left to the reader of everything, which tells footers. */
    static final int TAIL = 1 << 16;

    private static final int FEWEST_AT_END = 3;
    private static final int HEAD = 4 << 20;
    private static final int FIRST_LINES = 128;

    /** As many as there are bits to tell which of them a line has had. */
    private static final int MOST_FIELDS = 64;

    private final ResponseRows rows;
    private final ScorecardSummary.Builder summary;
    private final @Nullable PeriodLength period;
    private final Cutting cutting;
    private final LongConsumer progress;

    /**
     * How a file is cut.
     *
     * @param stretch bytes of a stretch
     * @param tail bytes at the end
     * @param threads how many count
     */
    record Cutting(int stretch, int tail, int threads) {}

    PlainTable(
            ResponseRows rows,
            ScorecardSummary.Builder summary,
            @Nullable PeriodLength period,
            Cutting cutting,
            LongConsumer progress) {
        this.rows = rows;
        this.summary = summary;
        this.period = period;
        this.cutting = cutting;
        this.progress = progress;
    }

    /** The table is not as plain as it looked: all of it must be read by the reader of everything. */
    static final class NotPlainException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPlainException(String message) {
            super(message);
        }
    }

    @Override
    public boolean read(Path file, Decoding text, TextTable table, TableRows sink, int skip) throws IOException {
        PlainPlan plan = rows.plan(table.separator(), text.charset(), sink, period);
        boolean known = !text.encodingBy().equals("guess") && !text.isDamaged();
        if (plan == null || !known || !table.isPlain() || sink.columns().length < 2 || sink.surplus() > 0) {
            return false;
        }
        int longest = Math.min(rows.limits().textLength(), rows.limits().lineLength());
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            byte[] head = bytes(channel, 0, (int) Math.min(size, HEAD));
            int mark = text.encodingBy().equals("mark") ? 3 : 0;
            int @Nullable [] start = skipped(head, mark, plan.separator, skip);
            if (start == null || start[0] > size - cutting.tail) {
                return false;
            }
            new Run(channel, plan, new Table(plan, sink), longest).run(start[0], start[1], size - cutting.tail, size);
        }
        return true;
    }

    @Override
    public boolean readLines(Path file, JsonRows json, int mark) throws IOException {
        List<@Nullable Column> fields = new ArrayList<>();
        for (Column column : rows.columns()) {
            if (column.merged == null) {
                fields.add(column);
            }
        }
        @Nullable Column[] columns = fields.toArray(new @Nullable Column[0]);
        PlainPlan plan = columns.length > MOST_FIELDS ? null : rows.plan(columns, period);
        if (plan == null || rows.limits().numberLength() < PlainLines.LONGEST_NUMBER) {
            return false;
        }
        int longest = Math.min(rows.limits().textLength(), rows.limits().lineLength());
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            byte[] head = bytes(channel, 0, (int) Math.min(size, HEAD));
            int from = mark;
            int lines = 0;
            // the first ones by the reader of everything, which remembers how times are written
            while (from < head.length - 1 && lines < (cutting.tail == TAIL ? FIRST_LINES : 1)) {
                lines += head[from++] == '\n' ? 1 : 0;
            }
            if (from == head.length - 1 || from > size - cutting.tail) {
                return false;
            }
            JsonLineRows.read(head, mark, from, 1, rows, json);
            new Run(channel, plan, new Lines(plan, columns, json), longest).run(from, lines, size - cutting.tail, size);
        }
        return true;
    }

    /** What is told of a file that is counted, in order. */
    private abstract static class Kind {

        final @Nullable Column[] columns;

        Kind(@Nullable Column[] columns) {
            this.columns = columns;
        }

        abstract PlainChunk chunk();

        void begin() {}

        /** Gives a row to the reader of everything. */
        abstract void replay(PlainChunk.Unusual row, long line) throws IOException;

        void add(PlainChunk chunk) {}

        /** Gives it the last rows; says whether all of them could be told from footers. */
        abstract boolean end(byte[] bytes, int length, long line) throws IOException;
    }

    /** Where the record behind the first ones begins, and the line breaks before it; null if it is not at hand. */
    private static int @Nullable [] skipped(byte[] bytes, int from, byte separator, int records) {
        int at = from;
        int lines = 0;
        int left = records;
        boolean cellBegins = true;
        while (left > 0) {
            if (at + 1 >= bytes.length) {
                return null;
            }
            byte b = bytes[at++];
            if (b == '"' && cellBegins) {
                while (at + 1 < bytes.length && (bytes[at] != '"' || bytes[at + 1] == '"')) {
                    lines += bytes[at] == '\n' ? 1 : 0;
                    at += bytes[at] == '"' ? 2 : 1;
                }
                at++;
            }
            cellBegins = b == separator;
            if (b == '\n') {
                lines++;
                left--;
                cellBegins = true;
            } else if (b == '\r' && bytes[at] != '\n') {
                return null;
            }
        }
        return new int[] {at, lines};
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        // room for the end that a stretch writes behind its bytes
        byte[] bytes = new byte[length + 1];
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new NotPlainException("the file became shorter");
            }
        }
        return bytes;
    }

    /** A stretch, and where it was begun. */
    private record Counted(long start, PlainChunk chunk) {}

    private final class Run {

        private final FileChannel channel;
        private final PlainPlan plan;
        private final Kind kind;
        private final int longest;
        private final Map<Integer, Map<String, String>> groups = new HashMap<>();
        private long line = 1;
        private long times;

        Run(FileChannel channel, PlainPlan plan, Kind kind, int longest) {
            this.channel = channel;
            this.plan = plan;
            this.kind = kind;
            this.longest = longest;
        }

        void run(long first, int linesBefore, long last, long size) throws IOException {
            line += linesBefore;
            kind.begin();
            ExecutorService pool = cutting.threads > 1
                    ? Executors.newFixedThreadPool(cutting.threads, task -> {
                        Thread thread = new Thread(task, "counting");
                        thread.setDaemon(true);
                        return thread;
                    })
                    : null;
            try {
                long at = first;
                long next = first;
                Deque<Future<@Nullable Counted>> ahead = new ArrayDeque<>();
                Deque<Long> limits = new ArrayDeque<>();
                while (next < last || !ahead.isEmpty()) {
                    while (next < last && ahead.size() < (pool == null ? 1 : 2 * cutting.threads)) {
                        long from = next;
                        long limit = Math.min(last, next + cutting.stretch);
                        boolean guess = from > first;
                        Callable<@Nullable Counted> task = () -> guess ? guessed(from, limit) : counted(from, limit);
                        ahead.add(submit(pool, task));
                        limits.add(limit);
                        next = limit;
                    }
                    long limit = limits.removeFirst();
                    Counted counted = get(ahead.removeFirst());
                    if (at >= limit) {
                        // one record spans all of it
                        continue;
                    }
                    if (counted == null || counted.start != at) {
                        counted = counted(at, limit);
                    }
                    if (counted.chunk.isDoubtful()) {
                        throw new NotPlainException("bytes behind " + at + " are no plain table");
                    }
                    take(counted.chunk);
                    at = counted.chunk.end();
                    progress.accept(at);
                }
                end(at, size);
            } finally {
                if (pool != null) {
                    pool.shutdownNow();
                }
            }
        }

        private <V extends @Nullable Object> Future<V> submit(@Nullable ExecutorService pool, Callable<V> task) {
            if (pool != null) {
                return pool.submit(task);
            }
            FutureTask<V> now = new FutureTask<>(task);
            now.run();
            return now;
        }

        private <V extends @Nullable Object> V get(Future<V> future) throws IOException {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("counting was interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new NotPlainException(String.valueOf(e.getCause()));
            }
        }

        /** The stretch from behind the first line break on; null if there is none. */
        private @Nullable Counted guessed(long from, long limit) throws IOException {
            int length = (int) (limit - from);
            byte[] bytes = bytes(channel, from - 1, length + 1);
            for (int i = 0; i <= length; i++) {
                if (bytes[i] == '\n') {
                    long start = from + i;
                    return start < limit ? counted(start, limit) : null;
                }
            }
            return null;
        }

        private Counted counted(long from, long limit) throws IOException {
            long beyond = longest(limit - from);
            while (true) {
                int length = (int) Math.min(channel.size() - from, limit - from + beyond);
                byte[] bytes = bytes(channel, from, length);
                PlainChunk chunk = kind.chunk();
                if (chunk.count(bytes, 0, (int) (limit - from), length, longest)) {
                    chunk.startAt(from);
                    return new Counted(from, chunk);
                }
                if (length == channel.size() - from || beyond > longest) {
                    throw new NotPlainException("a record does not end");
                }
                beyond *= 4;
            }
        }

        /** Bytes read behind a stretch for its last record. */
        private long longest(long stretch) {
            return Math.max(256, stretch / 64);
        }

        private void take(PlainChunk chunk) throws IOException {
            int unusual = 0;
            for (PlainChunk.First first : chunk.firsts()) {
                while (unusual < chunk.unusual().size()
                        && chunk.unusual().get(unusual).row() < first.row()) {
                    replay(chunk.unusual().get(unusual++));
                }
                Column column = Objects.requireNonNull(kind.columns[first.column()]);
                groups.computeIfAbsent(plan.places[first.column()], place -> new HashMap<>())
                        .computeIfAbsent(first.text(), text -> rows.group(column, text));
            }
            while (unusual < chunk.unusual().size()) {
                replay(chunk.unusual().get(unusual++));
            }
            for (int leaf = 0; leaf < chunk.leaves(); leaf++) {
                add(chunk, leaf);
            }
            rows.addKept(chunk.rows());
            rows.totals().addUnanswered(chunk.unanswered());
            kind.add(chunk);
            if (plan.weighted && !rows.weights().readElsewhere(chunk.leastWeight(), chunk.mostWeight())) {
                throw new NotPlainException("some weights are written with %");
            }
            chunk.persons(rows.totals()::person);
            if (!rows.totals().isOrderFree()) {
                throw new NotPlainException("too many persons to count them out of order");
            }
            times += chunk.times();
            line += chunk.lines();
        }

        private void replay(PlainChunk.Unusual row) throws IOException {
            kind.replay(row, line + row.line());
        }

        private void add(PlainChunk chunk, int leaf) {
            String[] texts = new String[plan.segments];
            for (int i = 0; i < texts.length; i++) {
                String text = chunk.text(leaf, i);
                texts[i] = groups.getOrDefault(i, Map.of()).getOrDefault(text, text);
            }
            Map<String, RatingTally> tallies = new LinkedHashMap<>();
            Map<String, WeightedTally> weighted = new LinkedHashMap<>();
            for (int i = 0; i < plan.questions.size(); i++) {
                Question question = plan.questions.get(i);
                RatingTally tally = tally(chunk.countsOf(leaf), i);
                rows.totals().addCounted(i, tally);
                if (plan.weighted) {
                    List<WeightedTally.Sums> sums = new ArrayList<>();
                    for (int point = 0; point < question.scale().size(); point++) {
                        sums.add(chunk.sumsOf(leaf, plan.from[i] + point));
                    }
                    weighted.put(question.id(), WeightedTally.ofSums(tally, sums));
                } else {
                    tallies.put(question.id(), tally);
                }
            }
            SurveyResponse example = rows.example(chunk.time(leaf), texts);
            if (plan.weighted) {
                summary.addWeighted(example, chunk.rowsOf(leaf), weighted);
            } else {
                summary.addAll(example, chunk.rowsOf(leaf), tallies);
            }
        }

        private RatingTally tally(int[] counts, int question) {
            Scale scale = plan.questions.get(question).scale();
            long[] points = new long[scale.size()];
            for (int point = 0; point < points.length; point++) {
                points[point] = counts[plan.from[question] + point];
            }
            int behind = plan.from[question] + points.length;
            return RatingTally.ofCounts(scale, points, counts[behind], counts[behind + 1], 0);
        }

        private void end(long from, long size) throws IOException {
            byte[] bytes = bytes(channel, from, (int) (size - from));
            if (!kind.end(bytes, bytes.length - 1, line) || !rows.times.readElsewhere(times)) {
                throw new NotPlainException("the last records are too long to tell footers");
            }
            if (plan.weighted && !rows.weights().isExact(rows.kept())) {
                throw new NotPlainException("the order in which weights are added up matters");
            }
            progress.accept(size);
        }
    }

    /** A table of cells. */
    private final class Table extends Kind {

        private final PlainPlan plan;
        private final TableRows sink;

        Table(PlainPlan plan, TableRows sink) {
            super(sink.columns());
            this.plan = plan;
            this.sink = sink;
        }

        @Override
        PlainChunk chunk() {
            return new PlainChunk(plan);
        }

        @Override
        void begin() {
            sink.at(TableRows.Place.MIDDLE);
        }

        @Override
        void add(PlainChunk chunk) {
            sink.addCounted(chunk.rows(), chunk.filled(), chunk.words());
        }

        @Override
        void replay(PlainChunk.Unusual row, long line) {
            char[] text = new String(row.bytes(), plan.charset).toCharArray();
            char separator = (char) plan.separator;
            sink.begin(line);
            int at = 0;
            int cells = 0;
            while (true) {
                int from = at;
                int to;
                if (at < text.length && text[at] == '"') {
                    from = ++at;
                    to = from;
                    while (text[at] != '"' || (at + 1 < text.length && text[at + 1] == '"')) {
                        at += text[at] == '"' ? 1 : 0;
                        // a doubled quote is one: what follows moves up
                        text[to++] = text[at++];
                    }
                    at++;
                } else {
                    while (at < text.length && text[at] != separator) {
                        at++;
                    }
                    to = at;
                }
                sink.cell(cells++, text, from, to - from);
                if (at >= text.length) {
                    break;
                }
                at++;
            }
            sink.end(cells, null);
        }

        @Override
        boolean end(byte[] bytes, int length, long line) throws IOException {
            AtEnd last = new AtEnd(sink);
            sink.at(TableRows.Place.END);
            new CsvRecords((char) plan.separator, rows.limits().lineLength())
                    .read(
                            new InputStreamReader(
                                    new ByteArrayInputStream(bytes, 0, length), plan.charset.newDecoder()),
                            line,
                            last);
            return last.records >= FEWEST_AT_END;
        }
    }

    /** One JSON object per line, which has no footer. */
    private final class Lines extends Kind {

        private final PlainPlan plan;
        private final JsonRows json;

        Lines(PlainPlan plan, @Nullable Column[] columns, JsonRows json) {
            super(columns);
            this.plan = plan;
            this.json = json;
        }

        @Override
        PlainChunk chunk() {
            return new PlainLines(plan, name -> {
                Column column = json.column(name);
                return column == null ? -1 : List.of(columns).indexOf(column);
            });
        }

        @Override
        void replay(PlainChunk.Unusual row, long line) throws IOException {
            JsonLineRows.read(row.bytes(), 0, row.bytes().length, line, rows, json);
        }

        @Override
        boolean end(byte[] bytes, int length, long line) throws IOException {
            JsonLineRows.read(new ByteArrayInputStream(bytes, 0, length), line, rows, json);
            return true;
        }
    }

    /** Counts the last records. */
    private static final class AtEnd implements CsvRecords.Sink {

        private final TableRows sink;
        private int records;

        AtEnd(TableRows sink) {
            this.sink = sink;
        }

        @Override
        public void begin(long line) {
            sink.begin(line);
        }

        @Override
        public void cell(int index, char[] text, int offset, int length) {
            sink.cell(index, text, offset, length);
        }

        @Override
        public void empty() {
            sink.empty();
        }

        @Override
        public void end(int cells, Rec.@Nullable Fault fault) {
            records++;
            sink.end(cells, fault);
        }
    }

    @Override
    public String toString() {
        return "counting, cut as " + cutting;
    }
}
