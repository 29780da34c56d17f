package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From what is counted, live or in a scorecard, to an alert without glue. */
class RatingWindowTest {

    private static final Scale SCALE = Scale.of(0, 10);
    private static final Slice WEB = Slice.of("device", "web");
    private static final Slice APP = Slice.of("device", "app");
    private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    private static final Duration HOUR = Duration.ofHours(1);

    private static LiveSnapshot live() {
        LiveRatings live = new LiveRatings(
                new LiveDefinition(Map.of("recommend", SCALE), List.of("device", "place"), Duration.ofMinutes(30), 8));
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
        assertThat(window.bySegment().keySet())
                .allMatch(slice -> slice.group("place").isPresent());
        assertThat(live().window("recommend", Slice.of("device", "fax"), NOON, HOUR)
                        .history())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> live().window("recommend", Slice.of("region", "x"), NOON, HOUR))
                .withMessageContaining("region");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RatingWindow(
                        RatingTally.of(SCALE, 1), List.of(RatingTally.of(Scale.of(1, 5), 1)), Map.of(), Map.of()))
                .withMessageContaining("one scale");
    }

    private static ScorecardSummary summary(ScorecardDefinition definition) {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition);
        for (int i = 0; i < 600; i++) {
            boolean march = i % 2 == 0;
            boolean web = i % 3 == 0;
            builder.add(SurveyResponse.of(Map.of())
                    .withTime(Instant.parse(march ? "2026-03-05T00:00:00Z" : "2026-02-05T00:00:00Z"))
                    .withRating("recommend", march && web ? 2 : 9)
                    .withSegment("device", web ? "web" : "app"));
        }
        return builder.build();
    }

    @Test
    void aSummaryWithPeriodsHandsOverTheLatestAndThoseBefore() {
        ScorecardDefinition definition = ScorecardDefinition.of(
                        Survey.of("shop", Question.of("recommend", SCALE)).withSegments(SegmentColumn.of("device")))
                .by("device");
        RatingWindow window = summary(definition.per(PeriodLength.MONTH)).window("recommend", Slice.ALL);

        assertThat(window.current().n()).isEqualTo(300);
        assertThat(window.history()).hasSize(1);
        assertThat(AlertRule.segmentDrop("drop", 10).check(Metrics.NPS, window))
                .extracting(Alert::subject)
                .containsExactly(WEB);
        RatingWindow allTime = summary(definition).window("recommend", Slice.ALL);
        assertThat(allTime.current().n()).isEqualTo(600);
        assertThat(allTime.history()).isEmpty();
        assertThat(allTime.bySegment()).containsOnlyKeys(WEB, APP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summary(definition).window("recomend", Slice.ALL))
                .withMessageContaining("recomend");
    }
}
