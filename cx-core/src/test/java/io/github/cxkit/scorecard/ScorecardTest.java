package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScorecardTest {

    private static final Question RECOMMEND = Question.of("recommend", Scale.of(0, 10));
    private static final Question SERVICE = Question.of("service", Scale.of(1, 5));
    private static final SegmentColumn LANGUAGE =
            new SegmentColumn("LANG", "Language", Map.of("1", "Italian", "2", "English", "10", "Arabic"));

    private static Survey shop(@Nullable String weightColumn, @Nullable CalendarPeriod period) {
        return Survey.of("shop", RECOMMEND, SERVICE)
                .withTitle("Our shop")
                .withSegments(LANGUAGE, SegmentColumn.of("device"))
                .withWeights(weightColumn)
                .withTimes("time", ZoneId.of("Europe/Rome"))
                .withPeriod(period);
    }

    private static final Survey SHOP = shop(null, null);

    private static ScorecardDefinition scoring(Survey survey) {
        return ScorecardDefinition.of(survey)
                .scoring("recommend", Metrics.NPS, Metrics.mean(RECOMMEND.scale()))
                .scoring("service", Metrics.CSAT);
    }

    private static SurveyResponse response(@Nullable String time, int recommend, String language) {
        return weighted(time, recommend, language, 1);
    }

    private static SurveyResponse weighted(@Nullable String time, int recommend, String language, double weight) {
        return SurveyResponse.of(Map.of("recommend", new Answer.Rating(recommend)))
                .withTime(time == null ? null : Instant.parse(time))
                .withWeight(weight)
                .withSegments(Map.of("LANG", language));
    }

    private static double value(Scorecard card, Slice slice) {
        return card.row("recommend", "nps", slice).orElseThrow().value().orElseThrow();
    }

    @Test
    void scoresEveryQuestionByMetric() {
        Scorecard card = ScorecardSummary.builder(scoring(SHOP))
                .add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(10), "service", new Answer.Rating(5))))
                .add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(6), "service", Answer.NOT_APPLICABLE)))
                .add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(9), "service", new Answer.Rating(2))))
                .build()
                .scorecard();

        assertThat(card.title()).isEqualTo("Our shop");
        assertThat(card.responses()).isEqualTo(3);
        assertThat(card.overall()).extracting(ScorecardRow::metric).containsExactly("nps", "mean", "csat.top-2-box");
        assertThat(value(card, Slice.ALL)).isEqualTo(100 / 3.0, within(1e-12));
        ScorecardRow service = card.row("service", "csat.top-2-box", Slice.ALL).orElseThrow();
        assertThat(service.value().orElseThrow()).isEqualTo(50);
        assertThat(service.n()).isEqualTo(2);
        assertThat(service.counts()).containsExactly(0L, 1L, 0L, 0L, 1L);
        assertThat(service.evidence().excluded()).isEqualTo(new Exclusions(Map.of("not applicable", 1L)));
        assertThat(service.cautions()).containsExactly(Caution.SMALL_SAMPLE);
        assertThat(service.weighted()).isNull();
        assertThat(service.interval().isKnown()).isTrue();
    }

    @Test
    void aQuestionNobodyWasAskedHasNoRow() {
        Scorecard card = ScorecardSummary.builder(scoring(SHOP))
                .add(response(null, 9, "1"))
                .build()
                .scorecard();
        assertThat(card.row("service", "csat.top-2-box", Slice.ALL)).isEmpty();
        assertThat(card.periods()).isEmpty();
    }

    @Test
    void aQuestionThatAllLeftBlankIsInsufficientNotZero() {
        Scorecard card = ScorecardSummary.builder(scoring(SHOP).withMinGroup(5))
                .add(SurveyResponse.of(Map.of("recommend", Answer.BLANK)))
                .build()
                .scorecard();
        ScorecardRow row = card.row("recommend", "nps", Slice.ALL).orElseThrow();
        assertThat(row.value().isKnown()).isFalse();
        assertThat(row.suppressed()).isFalse();
        assertThat(row.evidence().excluded().count("blank")).isEqualTo(1);
    }

    @Test
    void groupsStandInTheOrderOfTheirCodes() {
        Scorecard card = ScorecardSummary.builder(scoring(SHOP).by("LANG").per(PeriodLength.MONTH))
                .add(response("2026-03-31T22:30:00Z", 9, "10"))
                .add(response("2026-03-01T10:00:00Z", 3, "2"))
                .add(response("2026-03-02T10:00:00Z", 10, "1"))
                .add(response(null, 10, "Klingon"))
                .add(response(null, 8, ""))
                .build()
                .scorecard();
        assertThat(card.rows().stream()
                        .filter(row -> row.metric().equals("nps"))
                        .map(row -> row.slice().toString()))
                .containsExactly(
                        "all",
                        "2026-03",
                        "2026-04",
                        "LANG=Italian",
                        "LANG=Italian 2026-03",
                        "LANG=English",
                        "LANG=English 2026-03",
                        "LANG=Arabic",
                        "LANG=Arabic 2026-04",
                        "LANG=",
                        "LANG=Klingon");
        assertThat(card.undated()).isEqualTo(2);
        assertThat(card.periods()).hasToString("[2026-03, 2026-04]");
        assertThat(value(card, Slice.of("LANG", "English"))).isEqualTo(-100);
    }

    @Test
    void smallGroupsGiveNothingAwayButTheirSize() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(scoring(shop("W", null)).by("LANG").withMinGroup(2));
        builder.add(response(null, 9, "1")).add(response(null, 3, "2")).add(response(null, 7, "2"));
        Scorecard card = builder.build().scorecard();
        ScorecardRow hidden =
                card.row("recommend", "nps", Slice.of("LANG", "Italian")).orElseThrow();
        assertThat(hidden.suppressed()).isTrue();
        assertThat(hidden.n()).isEqualTo(1);
        assertThat(hidden.value().isKnown()).isFalse();
        assertThat(hidden.interval()).hasToString("insufficient (hidden: fewer than 2 answers)");
        assertThat(hidden.counts()).isEmpty();
        assertThat(hidden.weighted()).isNull();
        // everyone minus English would be Italian
        ScorecardRow beside =
                card.row("recommend", "nps", Slice.of("LANG", "English")).orElseThrow();
        assertThat(beside.value().toString()).contains("it would give a small group away");
        assertThat(beside.counts()).isEmpty();
        assertThat(value(card, Slice.ALL)).isEqualTo(0);
    }

    @Test
    void weightsStandBesideTheUnweightedFigure() {
        Scorecard card = ScorecardSummary.builder(scoring(shop("W", null)))
                .add(weighted(null, 10, "1", 3))
                .add(weighted(null, 0, "1", 1))
                .build()
                .scorecard();
        ScorecardRow row = card.row("recommend", "nps", Slice.ALL).orElseThrow();
        assertThat(row.value().orElseThrow()).isEqualTo(0);
        WeightedEstimate weighted = Objects.requireNonNull(row.weighted());
        assertThat(weighted.value().orElseThrow()).isEqualTo(50);
        assertThat(weighted.effectiveSize().orElseThrow()).isEqualTo(1.6, within(1e-12));
    }

    @Test
    void wavesOfOneSurveyMakeOneTrend() {
        CalendarPeriod first = PeriodLength.YEAR.periodOf(LocalDate.of(2016, 1, 1));
        Question service = SERVICE.withColumn("Q8");
        Survey wave = Survey.of("shop-2016", service)
                .withTitle("Our shop 2016")
                .withSegments(LANGUAGE)
                .withWeights("W")
                .withPeriod(first);
        ScorecardSummary before = ScorecardSummary.builder(ScorecardDefinition.of(wave)
                        .scoring("service", Metrics.mean(SERVICE.scale()))
                        .per(PeriodLength.YEAR))
                .add(SurveyResponse.of(Map.of("service", new Answer.Rating(1))))
                .build();
        ScorecardSummary after = ScorecardSummary.builder(
                        scoring(shop(null, first.next())).per(PeriodLength.YEAR))
                .add(SurveyResponse.of(Map.of("service", new Answer.Rating(5))))
                .build();
        Scorecard card = before.merge(after).scorecard();
        assertThat(card.periods()).containsExactly(first, first.next());
        assertThat(card.row("service", "mean", Slice.ALL).orElseThrow().value().orElseThrow())
                .isEqualTo(3);
        assertThat(card.row("service", "csat.top-2-box", Slice.of(first))
                        .orElseThrow()
                        .weighted())
                .isNotNull();
        assertThat(card.row("service", "mean", Slice.of(first.next()))
                        .orElseThrow()
                        .weighted())
                .isNull();
        assertThat(before.merge(after).definition().survey().period()).isNull();
        assertThat(before.merge(before).definition().survey().period()).isEqualTo(first);
    }

    @Test
    void wavesOnTwoScalesMakeNoTrend() {
        ScorecardSummary five =
                ScorecardSummary.empty(ScorecardDefinition.of(Survey.of("a", Question.of("service", Scale.of(1, 5)))));
        ScorecardSummary seven =
                ScorecardSummary.empty(ScorecardDefinition.of(Survey.of("b", Question.of("service", Scale.of(1, 7)))));
        assertThatThrownBy(() -> five.merge(seven))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..5")
                .hasMessageContaining("1..7");
    }

    @Test
    void differentlyCutSummariesAreRefused() {
        ScorecardDefinition plain = scoring(SHOP);
        ScorecardSummary summary = ScorecardSummary.empty(plain);
        for (ScorecardDefinition other : List.of(
                plain.by("LANG"), plain.per(PeriodLength.DAY), plain.withMinGroup(2), plain.withConfidence(0.9))) {
            ScorecardSummary differently = ScorecardSummary.empty(other);
            assertThatThrownBy(() -> summary.merge(differently))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("differently cut");
        }
    }

    @Test
    void definitionsAreChecked() {
        ScorecardDefinition plain = scoring(SHOP);
        assertThatThrownBy(() -> plain.by("age"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey shop declares no segment \"age\"; known are [LANG, device]");
        assertThatThrownBy(() -> plain.by("LANG", "LANG")).hasMessageContaining("twice");
        assertThatThrownBy(() -> plain.withMinGroup(0)).hasMessageContaining("minGroup");
        assertThatThrownBy(() -> plain.withConfidence(Double.NaN)).hasMessageContaining("confidence");
        Survey wrong = Survey.of("s", Question.of("q", Scale.of(1, 5)));
        assertThatThrownBy(() -> ScorecardDefinition.of(wrong).scoring("q", Metrics.NPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("question q: metric nps is defined on the scale 0..10");
    }

    @Test
    void aColumnOfNamesIsNoSegment() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(scoring(SHOP).by("LANG"));
        for (int i = 0; i < 99_999; i++) {
            builder.add(SurveyResponse.of(Map.of()).withSegments(Map.of("LANG", "customer " + i)));
        }
        SurveyResponse oneMore = response(null, 9, "one more");
        assertThatThrownBy(() -> builder.add(oneMore))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 100000 slices");
    }

    @Test
    void resultRecordsAreChecked() {
        Scorecard card = ScorecardSummary.empty(scoring(SHOP)).scorecard();
        assertThat(card.rows()).isEmpty();
        assertThatThrownBy(() -> card.withResponses(-1, 0)).hasMessageContaining("responses");
        assertThatThrownBy(() -> card.withResponses(0, -1)).hasMessageContaining("undated");
    }

    @Test
    void summariesTellWhatTheyHold() {
        ScorecardSummary summary = ScorecardSummary.builder(scoring(SHOP).by("LANG"))
                .add(response(null, 9, "1"))
                .build();
        assertThat(summary).hasToString("1 responses to shop in 2 slices");
        assertThat(summary.slices()).containsExactly(Slice.ALL, Slice.of("LANG", "Italian"));
        assertThat(summary.tally("recommend", Slice.ALL).orElseThrow().tally().count(9))
                .isEqualTo(1);
        assertThat(summary.tally("service", Slice.ALL)).isEmpty();
        assertThat(summary.tally("recommend", Slice.of("LANG", "none"))).isEmpty();
    }

    @Test
    void groupsInATableComeWithTheRanksThatTheDataAllow() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(scoring(SHOP).by("LANG"));
        for (int i = 0; i < 100; i++) {
            builder.add(response(null, i % 10 == 0 ? 6 : 10, "1")).add(response(null, i % 2 == 0 ? 2 : 9, "2"));
        }
        Scorecard card = builder.build().scorecard();
        List<ScorecardRow> table = card.rowsBy("LANG").stream()
                .filter(row -> row.metric().equals("nps"))
                .toList();
        Map<Slice, RankSets.Place> ranks = card.ranks(table);
        assertThat(Objects.requireNonNull(ranks.get(Slice.of("LANG", "Italian")))
                        .simultaneous())
                .isEqualTo(new RankSets.RankRange(1, 1));
        assertThat(Objects.requireNonNull(ranks.get(Slice.of("LANG", "English")))
                        .rank())
                .isEqualTo(2);
        // a group without a score is no part of the ranking, and one alone is no table
        assertThat(card.ranks(
                        List.of(table.get(0), table.get(1).withoutScore(Result.Reason.MOSTLY_LEFT_OUT, "unreadable"))))
                .isEmpty();
        assertThat(card.ranks(table.subList(0, 1))).isEmpty();
        assertThat(card.ranks(table.stream()
                        .map(row -> row.withMoreCautions(Set.of(Caution.OVERLAPPING_GROUPS)))
                        .toList()))
                .isEmpty();
        assertThatThrownBy(() -> card.ranks(card.rowsBy("LANG"))).hasMessageContaining("one question and metric");
    }

    @Test
    void personsWhoAnsweredTwiceWidenTheInterval() {
        Scorecard card = ScorecardSummary.builder(scoring(SHOP))
                .add(response(null, 10, "1"))
                .add(response(null, 10, "1"))
                .add(response(null, 0, "1"))
                .build()
                .scorecard();
        ClusterSums sums = ClusterSums.builder()
                .add("ann", 100)
                .add("ann", 100)
                .add("bob", -100)
                .build();
        ClusteredMean mean = ClusteredMean.of(sums, 0.95).orElseThrow().within(-100, 100);
        Scorecard byPerson =
                card.withClustered(row -> row.metric().equals("nps") ? Optional.of(mean) : Optional.empty());
        assertThat(byPerson.row("recommend", "nps", Slice.ALL).orElseThrow().clustered())
                .isEqualTo(mean);
        assertThat(mean.interval().orElseThrow().upper()).isEqualTo(100);
        assertThat(byPerson.row("recommend", "mean", Slice.ALL).orElseThrow().clustered())
                .isNull();
        assertThat(byPerson).isNotEqualTo(card);
    }
}
