package io.github.cxkit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What SQL says is what the library says in one process, to the last digit. */
class CxFlinkTest {

    private static final int ANSWERS = 2_000;
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static StreamTableEnvironment tables;

    @BeforeAll
    static void start() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
        tables = StreamTableEnvironment.create(environment);
        CxFlink.register(tables);
        List<Row> rows = IntStream.range(0, ANSWERS)
                .mapToObj(i -> Row.of(START.plusSeconds(10L * i), recommend(i), satisfaction(i), ease(i), i % 300))
                .toList();
        tables.createTemporaryView(
                "answers",
                environment.fromData(
                        rows,
                        Types.ROW_NAMED(
                                new String[] {"answered", "recommend", "satisfaction", "ease", "customer"},
                                Types.INSTANT,
                                Types.INT,
                                Types.INT,
                                Types.INT,
                                Types.INT)),
                Schema.newBuilder()
                        .column("answered", DataTypes.TIMESTAMP_LTZ(3))
                        .column("recommend", DataTypes.INT())
                        .column("satisfaction", DataTypes.INT())
                        .column("ease", DataTypes.INT())
                        .column("customer", DataTypes.INT())
                        .watermark("answered", "answered - interval '1' second")
                        .build());
    }

    private static int recommend(int i) {
        return (int) ((i * (long) i + 3L * i) % 11);
    }

    private static int satisfaction(int i) {
        return 1 + (i * 7 + 2) % 5;
    }

    private static int ease(int i) {
        return 1 + (int) ((long) i * i % 7);
    }

    /** The last word on every row: what was taken back is left out. */
    @SuppressWarnings("try") // an iterator of Flink may be interrupted while it closes
    private static List<Row> result(String sql) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Row> all = tables.executeSql(sql).collect()) {
            while (all.hasNext()) {
                Row row = all.next();
                switch (row.getKind()) {
                    case INSERT, UPDATE_AFTER -> rows.add(plain(row));
                    case UPDATE_BEFORE, DELETE -> rows.remove(plain(row));
                }
            }
        }
        return rows;
    }

    private static Row plain(Row row) {
        row.setKind(RowKind.INSERT);
        return row;
    }

    private static RatingScore loop(RatingMetric metric, IntUnaryOperator rating, IntPredicate which) {
        return metric.score(
                IntStream.range(0, ANSWERS).filter(which).map(rating).toArray());
    }

    private static void assertSame(Row row, RatingScore expected) {
        ConfidenceInterval interval = expected.interval(0.95).orElseThrow();
        assertThat(row)
                .isEqualTo(Row.of(
                        expected.value().orElseThrow(),
                        interval.lower(),
                        interval.upper(),
                        expected.n(),
                        0L,
                        0L,
                        0L,
                        null));
    }

    @Test
    void everyHourEqualsTheLoop() throws Exception {
        List<Row> rows = result("select window_start, nps(recommend), csat_top2(satisfaction), ces(ease),"
                + " score('ces', ease), score('csat.top-2-box 1..7', ease) from table("
                + "tumble(table answers, descriptor(answered), interval '1' hour)) group by window_start, window_end");
        Map<String, Row> byHour = new TreeMap<>();
        rows.forEach(row -> byHour.put(String.valueOf(row.getField(0)), row));
        assertThat(byHour).hasSize(6);
        int hour = 0;
        for (Row row : byHour.values()) {
            int from = hour * 360;
            IntPredicate within = i -> i >= from && i < from + 360;
            assertSame(row.getFieldAs(1), loop(Metrics.NPS, CxFlinkTest::recommend, within));
            assertSame(row.getFieldAs(2), loop(Metrics.CSAT, CxFlinkTest::satisfaction, within));
            assertSame(row.getFieldAs(3), loop(Metrics.CES, CxFlinkTest::ease, within));
            assertSame(row.getFieldAs(4), loop(Metrics.CES, CxFlinkTest::ease, within));
            assertSame(row.getFieldAs(5), loop(Metrics.topTwoBoxes(Scale.of(1, 7)), CxFlinkTest::ease, within));
            hour++;
        }
    }

    @Test
    void slidingWindowsEqualTheLoop() throws Exception {
        List<Row> rows = result("select window_start, nps(recommend), score('ces', ease) from table("
                + "hop(table answers, descriptor(answered), interval '30' minute, interval '1' hour))"
                + " group by window_start, window_end");
        Map<String, Row> byStart = new TreeMap<>();
        rows.forEach(row -> byStart.put(String.valueOf(row.getField(0)), row));
        assertThat(byStart).hasSize(13);
        int halfHour = -1;
        for (Row row : byStart.values()) {
            int from = halfHour * 180;
            IntPredicate within = i -> i >= from && i < from + 360;
            assertSame(row.getFieldAs(1), loop(Metrics.NPS, CxFlinkTest::recommend, within));
            assertSame(row.getFieldAs(2), loop(Metrics.CES, CxFlinkTest::ease, within));
            halfHour++;
        }
    }

    @Test
    void sessionsThatGrowTogetherEqualTheLoop() throws Exception {
        List<Row> rows = result("select nps(recommend) from table(session(table answers, descriptor(answered),"
                + " interval '1' minute)) group by window_start, window_end");
        assertThat(rows).hasSize(1);
        assertSame(rows.get(0).getFieldAs(0), loop(Metrics.NPS, CxFlinkTest::recommend, i -> true));
    }

    @Test
    void anAnswerThatIsReplacedIsTakenBack() throws Exception {
        List<Row> rows = result("select nps(latest) from"
                + " (select customer, max(recommend) as latest from answers group by customer)");
        int[] latest = new int[300];
        for (int i = 0; i < ANSWERS; i++) {
            latest[i % 300] = Math.max(latest[i % 300], recommend(i));
        }
        assertThat(rows).hasSize(1);
        assertSame(rows.get(0).getFieldAs(0), Metrics.NPS.score(latest));
    }

    @Test
    void storedTalliesMerge() throws Exception {
        List<Row> rows = result(
                "select score_of('nps', tally_merge(r)), tally_merge(s) from (select tally(recommend) as r,"
                        + " tally_on('1..5', satisfaction) as s from table("
                        + "tumble(table answers, descriptor(answered), interval '1' hour)) group by window_start, window_end)");
        Row last = rows.get(rows.size() - 1);
        assertSame(last.getFieldAs(0), loop(Metrics.NPS, CxFlinkTest::recommend, i -> true));
        assertThat(RatingTally.ofBytes(last.getFieldAs(1)))
                .isEqualTo(
                        loop(Metrics.CSAT, CxFlinkTest::satisfaction, i -> true).tally());
    }

    @Test
    void whatIsNoRatingIsCountedApartAndNoAnswerIsNoScore() throws Exception {
        List<Row> rows =
                result("select nps(r) from (values (9e0), (10e0), (3e0), (cast(null as double)), (7.5e0), (11e0),"
                        + " (-1e0), (4e9)) as t(r)");
        RatingScore three = Metrics.NPS.score(9, 10, 3);
        Row row = rows.get(rows.size() - 1).getFieldAs(0);
        assertThat(row.getField(0)).isEqualTo(three.value().orElseThrow());
        assertThat(row.getField(3)).isEqualTo(3L);
        assertThat(row.getField(4)).isEqualTo(1L);
        assertThat(row.getField(6)).isEqualTo(4L);

        List<Row> none = result("select nps(cast(null as double)) from (values (1)) as t(r)");
        assertThat(none.get(0).<Row>getFieldAs(0)).isEqualTo(Row.of(null, null, null, 0L, 1L, 0L, 0L, "NO_ANSWERS"));
    }

    @Test
    void oneGroupIsScoredByOneDefinition() {
        assertThatThrownBy(() -> result(
                        "select score(case when customer < 3 then 'nps' else 'enps' end, recommend)" + " from answers"))
                .hasStackTraceContaining("one group is scored by one definition");
    }

    @Test
    void aMetricOfOnesOwnIsAFunctionToo() throws Exception {
        CxFlink.register(tables, "delight", CxFlinkTest::delight);
        List<Row> rows = result("select delight(satisfaction) from answers");
        assertSame(rows.get(rows.size() - 1).getFieldAs(0), loop(delight(), CxFlinkTest::satisfaction, i -> true));
    }

    @Test
    void countsOfAReleaseThatIsNotKnownAreRefused() throws Exception {
        CountsSerializer serializer = new CountsSerializer();
        Counts counts = serializer.createInstance();
        counts.add("nps/1", Metrics.NPS.scale(), 9.0, Counts.Step.ADD);
        counts.add("nps/1", Metrics.NPS.scale(), null, Counts.Step.RETRACT);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(counts, out);
        byte[] bytes = out.getCopyOfBuffer();
        Counts back = serializer.deserialize(new DataInputDeserializer(bytes));
        assertThat(back).usingRecursiveComparison().isEqualTo(counts);
        bytes[0] = 7;
        assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(bytes)))
                .hasMessage("counts of version 7, but this release reads version 1");
    }

    /** A 3, a 9 and a blank that was taken back, as 0.1.0 kept them: what a savepoint has, every later release reads. */
    @Test
    void countsThatAnEarlierReleaseKeptGoOn() throws Exception {
        String none = "0000000000000000";
        byte[] kept = HexFormat.of()
                .parseHex("01" + "01" + "0005" + "6e70732f31" + "0000000b" + none.repeat(3) + "0000000000000001"
                        + none.repeat(5) + "0000000000000001" + none + "ffffffffffffffff" + none + none);
        CountsSerializer serializer = new CountsSerializer();
        Counts counts = serializer.deserialize(new DataInputDeserializer(kept));
        counts.add("nps/1", Metrics.NPS.scale(), null, Counts.Step.ADD);
        counts.add("nps/1", Metrics.NPS.scale(), 10.0, Counts.Step.ADD);
        assertThat(counts.tally(Metrics.NPS.scale())).isEqualTo(RatingTally.of(Metrics.NPS.scale(), 3, 9, 10));
    }

    private static RatingMetric delight() {
        return RatingMetric.share(Rule.convention("shop.delight", "Delight", "our board, 2026"), Scale.of(1, 5), 5, 5);
    }
}
