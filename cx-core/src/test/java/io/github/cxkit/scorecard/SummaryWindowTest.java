package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From what a scorecard counted to an alert without glue. */
class SummaryWindowTest {

    private static final Slice WEB = Slice.of("device", "web");
    private static final Slice APP = Slice.of("device", "app");

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
                        Survey.of("shop", Question.of("recommend", Scale.of(0, 10)))
                                .withSegments(SegmentColumn.of("device")))
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
