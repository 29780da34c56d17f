package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorecardChangeTest {

    private static final Survey SURVEY = Survey.of("shop", Question.of("recommend", Scale.of(0, 10)))
            .withTitle("Our shop")
            .withSegments(SegmentColumn.of("lang"))
            .withTimes("time", ZoneId.of("UTC"));

    private static void add(ScorecardSummary.Builder builder, String month, String lang, int rating, int times) {
        for (int i = 0; i < times; i++) {
            builder.add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(rating)))
                    .withTime(Instant.parse(month + "-10T00:00:00Z"))
                    .withSegments(Map.of("lang", lang)));
        }
    }

    private static ScorecardSummary.Builder builder(ScorecardDefinition definition) {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition);
        add(builder, "2026-01", "en", 10, 60);
        add(builder, "2026-01", "en", 3, 40);
        add(builder, "2026-03", "en", 10, 30);
        add(builder, "2026-03", "en", 3, 70);
        add(builder, "2026-01", "it", 10, 50);
        add(builder, "2026-01", "it", 3, 50);
        add(builder, "2026-03", "it", 10, 50);
        add(builder, "2026-03", "it", 3, 50);
        return builder;
    }

    @Test
    void eachPeriodIsComparedWithTheOneBeforeThatWasAsked() {
        ScorecardDefinition definition = ScorecardDefinition.of(SURVEY)
                .scoring("recommend", Metrics.NPS)
                .by("lang")
                .per(PeriodLength.MONTH);
        List<ScorecardChange> changes = ScorecardChange.of(builder(definition).build());
        assertThat(changes)
                .extracting(change -> change.slice().toString())
                .containsExactly("2026-03", "lang=en 2026-03", "lang=it 2026-03");
        ScorecardChange english = changes.get(1);
        assertThat(english.before()).hasToString("2026-01");
        assertThat(english.comparison().difference().value().orElseThrow()).isCloseTo(-60, within(1e-9));
        assertThat(english.isSignificant(0.95)).isTrue();
        assertThat(changes.get(2).isSignificant(0.95)).isFalse();
        // three changes are looked at: the smallest p value counts three times
        assertThat(english.adjustedPValue().orElseThrow())
                .isCloseTo(3 * english.comparison().difference().pValue().orElseThrow(), within(1e-12));
    }

    @Test
    void hiddenFiguresAndSingleWavesHaveNoChange() {
        ScorecardDefinition definition = ScorecardDefinition.of(SURVEY)
                .scoring("recommend", Metrics.NPS)
                .by("lang")
                .per(PeriodLength.MONTH);
        ScorecardSummary.Builder small = builder(definition.withMinGroup(20));
        add(small, "2026-01", "de", 10, 3);
        add(small, "2026-03", "de", 0, 3);
        List<ScorecardChange> changes = ScorecardChange.of(small.build());
        assertThat(changes)
                .extracting(change -> change.slice().toString())
                .doesNotContain("lang=de 2026-03")
                .contains("2026-03");
        assertThat(ScorecardChange.of(ScorecardSummary.empty(definition))).isEmpty();
        assertThat(ScorecardChange.of(builder(ScorecardDefinition.of(SURVEY).scoring("recommend", Metrics.NPS))
                        .build()))
                .isEmpty();
    }
}
