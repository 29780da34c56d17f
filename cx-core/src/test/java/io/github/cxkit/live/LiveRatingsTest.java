package io.github.cxkit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveRatingsTest {

    private static final Scale NPS = Scale.of(0, 10);
    private static final Scale STARS = Scale.of(1, 5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LiveDefinition DEFINITION =
            new LiveDefinition(Map.of("recommend", NPS, "stars", STARS), List.of("touchpoint", "segment"), MINUTE, 60);

    private static long minute(long minute) {
        return minute * 60_000;
    }

    @Test
    void windowsMoveWithTheClockGiven() {
        LiveRatings live = new LiveRatings(DEFINITION);
        LiveCell checkout = live.cell("recommend", "checkout", "new");
        checkout.record(9, minute(100));
        checkout.record(3, minute(110));
        checkout.record(10, minute(114) + 59_999);
        live.cell("recommend", "delivery", "old").record(0, minute(114));
        LiveSnapshot snapshot = live.snapshot();

        assertThat(snapshot.total("recommend").total().n()).isEqualTo(4);
        assertThat(snapshot.sliding("recommend", minute(114), Duration.ofMinutes(5))
                        .total()
                        .n())
                .isEqualTo(3);
        assertThat(snapshot.sliding("recommend", minute(115), Duration.ofMinutes(5))
                        .total()
                        .n())
                .isEqualTo(2);
        // tumbling: minutes 105 to 119, then 90 to 104
        Duration quarter = Duration.ofMinutes(15);
        assertThat(snapshot.tumbling("recommend", minute(119), quarter).total().n())
                .isEqualTo(3);
        assertThat(snapshot.tumbling("recommend", minute(104), quarter).total().n())
                .isEqualTo(1);
        assertThat(snapshot.tumbling("recommend", minute(120), quarter).total().n())
                .isZero();
        assertThat(snapshot.total("recommend")
                        .by("touchpoint")
                        .score(Metrics.NPS)
                        .get(0)
                        .score()
                        .n())
                .isEqualTo(3);
        assertThat(live.definition()).isEqualTo(DEFINITION);
    }

    @Test
    void whatIsNoRatingIsCountedApart() {
        LiveRatings live = new LiveRatings(DEFINITION);
        LiveCell cell = live.cell("stars", "checkout", "new");
        cell.record(new Answer.Rating(4), 0);
        cell.record(Answer.BLANK, 0);
        cell.record(Answer.NOT_APPLICABLE, 0);
        cell.record(new Answer.Invalid("x", "allowed: 1..5"), 0);
        assertThatThrownBy(() -> cell.record(6, 0)).hasMessage("rating must be on the scale 1..5 but was 6");
        assertThatThrownBy(() -> cell.record(0, 0)).isInstanceOf(IllegalArgumentException.class);
        RatingTally tally = live.snapshot().total("stars").total();
        assertThat(tally).isEqualTo(RatingTally.ofCounts(STARS, new long[] {0, 0, 0, 1, 0}, 1, 1, 1));
        assertThat(live.snapshot().sliding("stars", 0, MINUTE).total()).isEqualTo(tally);
    }

    @Test
    void aLateAnswerCountsInTheTotalOnly() {
        LiveRatings live = new LiveRatings(DEFINITION);
        LiveCell cell = live.cell("stars", "checkout", "new");
        cell.record(5, minute(100));
        cell.record(1, minute(40));
        cell.record(2, minute(-20));
        LiveSnapshot snapshot = live.snapshot();
        assertThat(snapshot.late()).isEqualTo(2);
        assertThat(snapshot.total("stars").total().n()).isEqualTo(3);
        assertThat(snapshot.sliding("stars", minute(100), Duration.ofHours(1))
                        .total()
                        .n())
                .isEqualTo(1);
    }

    @Test
    void answersOfSeveralNodesAreOneSnapshot() {
        Summarizer<LiveSnapshot.Entry, LiveSnapshot> snapshots = LiveSnapshot.summarizer(DEFINITION);
        LiveSnapshot.Key checkout = new LiveSnapshot.Key("stars", List.of("checkout", "new"));
        LiveSnapshot all = SummaryBytes.merged(
                snapshots,
                List.of(
                        new LiveSnapshot.Entry(checkout, 5, minute(100)),
                        new LiveSnapshot.Entry(checkout, null, minute(101)),
                        new LiveSnapshot.Entry(new LiveSnapshot.Key("stars", List.of("help", "old")), 1, minute(101)),
                        new LiveSnapshot.Entry(checkout, 4, minute(101))));

        assertThat(all.total("stars").total().n()).isEqualTo(3);
        assertThat(all.sliding("stars", minute(101), MINUTE).total().n()).isEqualTo(2);
        assertThat(all.total("stars").where("touchpoint", "checkout").total().blank())
                .isOne();
        assertThatThrownBy(() -> snapshots.summarize(List.of(
                        new LiveSnapshot.Entry(new LiveSnapshot.Key("stars", List.of("help")), 1, minute(101)))))
                .isInstanceOf(IllegalArgumentException.class);
        LiveDefinition other = new LiveDefinition(Map.of("stars", STARS), List.of("touchpoint", "segment"), MINUTE, 60);
        assertThatThrownBy(() -> LiveSnapshot.summarizer(other).ofBytes(snapshots.toBytes(all)))
                .isInstanceOf(IllegalArgumentException.class);
        RatingTally one = RatingTally.of(STARS, 5);
        assertThatThrownBy(() -> new LiveSnapshot.State(one, Map.of(1L, one, 2L, one), 0))
                .hasMessage("the panes hold 2 ratings of 5 but there are 1 in all");
    }

    @Test
    void panesAreOfAPositiveLengthAndBounded() {
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), Duration.ofSeconds(-1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), Duration.ofDays(1_000_000), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), MINUTE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGapInAScaleIsNoRating() {
        Scale faces = Scale.ofPoints(Direction.HIGH_IS_GOOD, 1, 3, 5);
        LiveCell cell = new LiveRatings(new LiveDefinition(Map.of("q", faces), List.of(), MINUTE, 1)).cell("q");
        cell.record(3, 0);
        assertThatThrownBy(() -> cell.record(2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRestartLosesNothing() {
        LiveRatings live = new LiveRatings(DEFINITION);
        for (int i = 0; i < 500; i++) {
            live.cell("recommend", i % 3 == 0 ? "checkout" : "délivery", i % 2 == 0 ? "new" : "")
                    .record(i % 11, minute(1_000 + i / 7));
        }
        live.cell("stars", "a", "b").record(Answer.BLANK, minute(-3));
        LiveSnapshot before = live.snapshot();
        LiveSnapshot read = LiveSnapshot.ofBytes(before.toBytes());
        assertThat(read).isEqualTo(before);
        LiveRatings again = LiveRatings.restore(read);
        assertThat(again.snapshot()).isEqualTo(before);
        again.cell("recommend", "checkout", "new").record(3, minute(1_071));
        assertThat(again.snapshot().total("recommend").total().n()).isEqualTo(501);
    }

    @Test
    void whatIsNoRatingSurvivesARestart() {
        LiveRatings live = new LiveRatings(DEFINITION);
        LiveCell cell = live.cell("stars", "a", "b");
        cell.record(2, minute(7));
        for (int i = 0; i < 3; i++) {
            cell.record(Answer.NOT_APPLICABLE, minute(7));
        }
        for (int i = 0; i < 200; i++) {
            cell.record(new Answer.Invalid("x", "allowed: 1..5"), minute(7));
        }
        cell.record(Answer.BLANK, minute(8));
        LiveSnapshot after = LiveRatings.restore(live.snapshot()).snapshot();
        assertThat(after.total("stars").total())
                .isEqualTo(RatingTally.ofCounts(STARS, new long[] {0, 1, 0, 0, 0}, 1, 3, 200));
        assertThat(after.sliding("stars", minute(7), MINUTE).total())
                .isEqualTo(RatingTally.ofCounts(STARS, new long[] {0, 1, 0, 0, 0}, 0, 3, 200));
    }

    @Test
    void nodesMergeToTheWhole() {
        LiveRatings whole = new LiveRatings(DEFINITION);
        List<LiveRatings> nodes =
                List.of(new LiveRatings(DEFINITION), new LiveRatings(DEFINITION), new LiveRatings(DEFINITION));
        for (int i = 0; i < 900; i++) {
            String touchpoint = "t" + i % 4;
            whole.cell("recommend", touchpoint, "s").record(i % 11, minute(i / 20));
            nodes.get(i % 3).cell("recommend", touchpoint, "s").record(i % 11, minute(i / 20));
        }
        LiveSnapshot a = nodes.get(0).snapshot();
        LiveSnapshot b = nodes.get(1).snapshot();
        LiveSnapshot c = nodes.get(2).snapshot();
        assertThat(a.merge(b).merge(c)).isEqualTo(whole.snapshot()).isEqualTo(c.merge(a.merge(b)));
        assertThat(a.merge(new LiveRatings(DEFINITION).snapshot())).isEqualTo(a);
        LiveDefinition other = new LiveDefinition(Map.of("q", NPS), List.of(), MINUTE, 1);
        assertThatThrownBy(() -> a.merge(new LiveRatings(other).snapshot()))
                .hasMessageContaining("snapshots of different definitions cannot be merged: definition ");
    }

    @Test
    void oldPanesLeaveTheSnapshotOnMerging() {
        LiveRatings early = new LiveRatings(DEFINITION);
        early.cell("stars", "a", "b").record(1, minute(0));
        LiveRatings late = new LiveRatings(DEFINITION);
        late.cell("stars", "c", "d").record(5, minute(60));
        LiveSnapshot both = early.snapshot().merge(late.snapshot());
        assertThat(both.total("stars").total().n()).isEqualTo(2);
        assertThat(both.sliding("stars", minute(60), Duration.ofHours(1))
                        .total()
                        .n())
                .isEqualTo(1);
        assertThat(both.tumbling("stars", minute(0), MINUTE).total().n()).isZero();
    }

    @Test
    void damagedBytesAreRefusedWithTheirPlace() {
        LiveRatings live = new LiveRatings(DEFINITION);
        live.cell("recommend", "checkout", "new").record(3, minute(5));
        byte[] bytes = live.snapshot().toBytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x15;
            assertThatThrownBy(() -> LiveSnapshot.ofBytes(changed)).isInstanceOf(IllegalArgumentException.class);
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> LiveSnapshot.ofBytes(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at byte");
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> LiveSnapshot.ofBytes(longer)).hasMessageContaining("left over");
    }

    @Test
    void noRatingIsLostBetweenThreadsPanesAndSnapshots() throws Exception {
        int threads = 4;
        int each = 300_000;
        LiveRatings live = new LiveRatings(DEFINITION);
        LiveCell cell = live.cell("recommend", "checkout", "new");
        CountDownLatch start = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            List<Future<?>> recording = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int offset = thread;
                recording.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        // 50 panes, all kept
                        cell.record((i + offset) % 11, minute(i / (each / 50)));
                    }
                    return null;
                }));
            }
            Future<Long> reading = pool.submit(() -> {
                start.await();
                long seen = 0;
                long rounds = 0;
                while (!done.get()) {
                    LiveSnapshot snapshot = live.snapshot();
                    long total = snapshot.total("recommend").total().n();
                    long window = snapshot.sliding("recommend", minute(49), Duration.ofHours(1))
                            .total()
                            .n();
                    assertThat(total).isGreaterThanOrEqualTo(seen).isGreaterThanOrEqualTo(window);
                    seen = total;
                    rounds++;
                }
                return rounds;
            });
            start.countDown();
            for (Future<?> future : recording) {
                future.get();
            }
            done.set(true);
            reading.get();
        } finally {
            pool.shutdownNow();
        }
        LiveSnapshot snapshot = live.snapshot();
        assertThat(snapshot.late()).isZero();
        assertThat(snapshot.total("recommend").total().n()).isEqualTo((long) threads * each);
        assertThat(snapshot.sliding("recommend", minute(49), Duration.ofHours(1))
                        .total())
                .isEqualTo(snapshot.total("recommend").total());
    }

    @Test
    void definitionsAndWindowsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new LiveDefinition(Map.of(), List.of(), MINUTE, 1))
                .hasMessageContaining("needs a question");
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of("a", "a"), MINUTE, 1))
                .hasMessageContaining("more than once");
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), Duration.ZERO, 1))
                .hasMessageContaining("pane must be");
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), Duration.ofNanos(1_500_000), 1))
                .hasMessageContaining("pane must be whole milliseconds");
        assertThatThrownBy(() -> new LiveDefinition(Map.of("q", NPS), List.of(), MINUTE, 0))
                .hasMessageContaining("panes must lie in");
        LiveRatings live = new LiveRatings(DEFINITION);
        assertThatThrownBy(() -> live.cell("q", "a", "b"))
                .hasMessage("no question \"q\"; known are [recommend, stars]");
        assertThatThrownBy(() -> live.cell("stars", "a")).hasMessageContaining("one value is needed for each of");
        LiveSnapshot snapshot = live.snapshot();
        for (Duration window : List.of(Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(61))) {
            assertThatThrownBy(() -> snapshot.sliding("stars", 0, window))
                    .hasMessageContaining("a window must be 1 to 60 times");
        }
        assertThatThrownBy(() -> new LiveSnapshot(
                        DEFINITION,
                        List.of(new LiveSnapshot.Cell(
                                new LiveSnapshot.Key("stars", List.of("a")),
                                new LiveSnapshot.State(RatingTally.empty(STARS), new TreeMap<>(), 0)))))
                .hasMessage("one value is needed for each of [touchpoint, segment] but [a] were given");
        assertThatThrownBy(() -> new LiveSnapshot(
                        DEFINITION,
                        List.of(new LiveSnapshot.Cell(
                                new LiveSnapshot.Key("stars", List.of("a", "b")),
                                new LiveSnapshot.State(RatingTally.empty(NPS), new TreeMap<>(), 0)))))
                .hasMessageContaining("1..5");
        assertThatThrownBy(() -> new LiveSnapshot(
                        DEFINITION,
                        List.of(new LiveSnapshot.Cell(
                                new LiveSnapshot.Key("stars", List.of("a", "b")),
                                new LiveSnapshot.State(
                                        RatingTally.empty(STARS),
                                        new TreeMap<>(Map.of(1L, RatingTally.of(NPS, 3))),
                                        0)))))
                .hasMessageContaining("1..5");
    }

    /** The next minute is of the next stretch. */
    @Test
    void aStretchEndsWithItsLastPane() {
        LiveRatings live = new LiveRatings(DEFINITION);
        LiveCell cell = live.cell("stars", "checkout", "new");
        for (int minute = 104; minute <= 121; minute++) {
            cell.record(4, minute(minute));
        }
        assertThat(live.snapshot()
                        .tumbling("stars", minute(110), Duration.ofMinutes(15))
                        .total()
                        .n())
                .isEqualTo(15);
    }

    @Test
    void aPaneBefore1970KeepsItsNumberInBytes() {
        LiveDefinition definition =
                new LiveDefinition(Map.of("stars", STARS), List.of("shop"), Duration.ofSeconds(1), 60);
        LiveRatings live = new LiveRatings(definition);
        live.cell("stars", "a").record(4, -3_000_000_000_000L);
        LiveSnapshot snapshot = live.snapshot();
        LiveSnapshot read = LiveSnapshot.ofBytes(snapshot.toBytes());
        assertThat(read).isEqualTo(snapshot);
        assertThat(read.sliding("stars", -3_000_000_000_000L, Duration.ofSeconds(1))
                        .total()
                        .n())
                .isOne();
    }

    @Test
    void cellsAreGroupsAndNotNames() {
        LiveRatings live =
                new LiveRatings(new LiveDefinition(Map.of("stars", STARS), List.of("shop"), Duration.ofHours(1), 1));
        for (int i = 0; i < 100_000; i++) {
            live.cell("stars", "shop " + i);
        }
        assertThat(live.cell("stars", "shop 7")).isNotNull();
        assertThatThrownBy(() -> live.cell("stars", "one more"))
                .hasMessage("more than 100000 cells: [shop] hold names, not groups; the next was [one more]");
    }
}
