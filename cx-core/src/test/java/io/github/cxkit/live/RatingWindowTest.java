package io.github.cxkit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** From what is counted live to an alert without glue. */
class RatingWindowTest {

    private static final Scale SCALE = Scale.of(0, 10);
    private static final Slice WEB = Slice.of("device", "web");
    private static final Slice APP = Slice.of("device", "app");
    private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LiveDefinition FOUR_HOURS =
            new LiveDefinition(Map.of("recommend", SCALE), List.of("device", "place"), HALF_HOUR, 8);

    private static LiveSnapshot live() {
        LiveRatings live = new LiveRatings(FOUR_HOURS);
        live.cell("recommend", "web", "home").record(9, NOON);
        live.cell("recommend", "app", "home").record(3, NOON);
        live.cell("recommend", "web", "shop").record(8, NOON - HOUR.toMillis());
        return live.snapshot();
    }

    @Test
    void aLiveSnapshotHandsOverNowAndBeforeByGroup() {
        RatingWindow window = live().window("recommend", Slice.ALL, NOON, HOUR);

        assertThat(window.current()).isEqualTo(RatingTally.of(SCALE, 9, 3));
        assertThat(window.history()).containsExactly(RatingTally.of(SCALE, 8));
        assertThat(window.bySegment())
                .containsEntry(WEB, RatingTally.of(SCALE, 9))
                .containsEntry(APP, RatingTally.of(SCALE, 3))
                .containsEntry(Slice.of("place", "home"), RatingTally.of(SCALE, 9, 3));
        assertThat(window.bySegmentBefore()).containsEntry(WEB, RatingTally.of(SCALE, 8));
    }

    @Test
    void aSliceIsCutByTheOtherDimensionsOnly() {
        RatingWindow window = live().window("recommend", WEB, NOON, HOUR);

        assertThat(window.current()).isEqualTo(RatingTally.of(SCALE, 9));
        assertThat(window.bySegment()).containsOnlyKeys(Slice.of("place", "home"), Slice.of("place", "shop"));
        assertThat(live().window("recommend", WEB.and("place", "home"), NOON, HOUR)
                        .bySegment())
                .isEmpty();
        assertThat(live().window("recommend", Slice.of("device", "fax"), NOON, HOUR)
                        .history())
                .isEmpty();
    }

    @Test
    void stretchesWithoutAnswersAreHistoryOnceThereWasAnAnswer() {
        LiveRatings live = new LiveRatings(FOUR_HOURS);
        LiveCell web = live.cell("recommend", "web", "home");
        RatingTally nothing = RatingTally.empty(SCALE);
        assertThat(live.snapshot().window("recommend", Slice.ALL, NOON, HOUR))
                .isEqualTo(new RatingWindow(
                        nothing, List.of(), Map.of(WEB, nothing, Slice.of("place", "home"), nothing), Map.of()));

        web.record(2, NOON - 2 * HOUR.toMillis());
        assertThat(live.snapshot().window("recommend", Slice.ALL, NOON, HOUR).history())
                .containsExactly(RatingTally.of(SCALE, 2), nothing);

        // the last full hour that is kept: four windows of an hour are as many as eight panes hold
        web.record(7, NOON - 3 * HOUR.toMillis());
        assertThat(live.snapshot().window("recommend", Slice.ALL, NOON, HOUR).history())
                .containsExactly(RatingTally.of(SCALE, 7), RatingTally.of(SCALE, 2), nothing);
    }

    @Test
    void aWindowAsLongAsWhatIsKeptHasNoHistory() {
        assertThat(live().window("recommend", Slice.ALL, NOON, Duration.ofHours(4)))
                .satisfies(window -> {
                    assertThat(window.current()).isEqualTo(RatingTally.of(SCALE, 9, 3, 8));
                    assertThat(window.history()).isEmpty();
                    assertThat(window.bySegmentBefore()).isEmpty();
                });
    }

    @Test
    void panesThatDoNotFillAWindowAreOfNone() {
        // three half hours fit twice into the eight that are kept: noon's is the oldest of six, then the seventh
        Duration threePanes = HALF_HOUR.multipliedBy(3);
        long sixth = NOON + 5 * HALF_HOUR.toMillis();
        assertThat(live().window("recommend", Slice.ALL, sixth, threePanes).history())
                .containsExactly(RatingTally.of(SCALE, 9, 3));
        assertThat(live().window("recommend", Slice.ALL, sixth + HALF_HOUR.toMillis(), threePanes)
                        .history())
                .isEmpty();
    }

    @Property(tries = 100)
    void theWindowsTogetherHoldWhatTheLongestHolds(
            @ForAll @Size(max = 40) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @IntRange(min = 1, max = 8) int panes) {
        LiveRatings live = new LiveRatings(FOUR_HOURS);
        for (int i = 0; i < ratings.size(); i++) {
            live.cell("recommend", i % 2 == 0 ? "web" : "app", "home")
                    .record(ratings.get(i), NOON - (i * 7 % 8) * HALF_HOUR.toMillis());
        }
        LiveSnapshot snapshot = live.snapshot();
        RatingWindow window = snapshot.window("recommend", Slice.ALL, NOON, HALF_HOUR.multipliedBy(panes));

        RatingTally together = window.current();
        for (RatingTally before : window.history()) {
            together = together.merge(before);
        }
        Duration longest = HALF_HOUR.multipliedBy((long) panes * (8 / panes));
        assertThat(together)
                .isEqualTo(snapshot.sliding("recommend", NOON, longest).total());
    }

    @Test
    void windowsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live().window("recommend", Slice.of("region", "x"), NOON, HOUR))
                .withMessageContaining("region");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live().window("recomend", Slice.ALL, NOON, HOUR))
                .withMessage("no question \"recomend\"; did you mean \"recommend\"? known are [recommend]");
        Slice march = Slice.of(CalendarPeriod.parse("2026-03"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live().window("recommend", march, NOON, HOUR))
                .withMessageStartingWith("a cube has no periods but ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live().window("recommend", Slice.ALL, NOON, Duration.ofMinutes(45)))
                .withMessageStartingWith("a window must be 1 to 8 times the pane of PT30M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RatingWindow(
                        RatingTally.of(SCALE, 1), List.of(RatingTally.of(Scale.of(1, 5), 1)), Map.of(), Map.of()))
                .withMessageContaining("one scale");
    }

    @Test
    void aDropSeenLiveAlertsByGroup() {
        LiveRatings live = new LiveRatings(FOUR_HOURS);
        for (int i = 0; i < 300; i++) {
            live.cell("recommend", "web", "home").record(9, NOON - HOUR.toMillis());
            live.cell("recommend", "app", "home").record(9, NOON - HOUR.toMillis());
            live.cell("recommend", "web", "home").record(i % 2 == 0 ? 9 : 2, NOON);
            live.cell("recommend", "app", "home").record(9, NOON);
        }
        RatingWindow window = live.snapshot().window("recommend", Slice.ALL, NOON, HOUR);

        assertThat(AlertRule.segmentDrop("drop by device", 10).check(Metrics.NPS, window))
                .extracting(Alert::subject)
                .containsExactly(WEB, Slice.of("place", "home"));
    }
}
