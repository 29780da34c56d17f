package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.EqualByState;
import io.github.cxkit.SummaryBytes;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
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

    /** One group a customer took all memory before it failed. */
    @Test
    void aColumnOfNamesIsRefusedInWordsAndNotForLackOfMemory() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(scoring(SHOP).by("LANG"));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_001; i++) {
                        builder.add(response(null, 9, "name " + i));
                    }
                    builder.build();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 100000 slices: [LANG] holds a column of names, not of groups");
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
    void smallGroupsGiveNothingAway() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(scoring(shop("W", null)).by("LANG").withMinGroup(2));
        builder.add(response(null, 9, "1")).add(response(null, 3, "2")).add(response(null, 7, "2"));
        Scorecard card = builder.build().scorecard();
        ScorecardRow hidden =
                card.row("recommend", "nps", Slice.of("LANG", "Italian")).orElseThrow();
        assertThat(hidden.suppressed()).isTrue();
        assertThat(hidden.n()).as("not even how many").isZero();
        assertThat(hidden.value().isKnown()).isFalse();
        assertThat(hidden.interval()).hasToString("insufficient (hidden: fewer than 2 answers)");
        assertThat(hidden.counts()).isEmpty();
        assertThat(hidden.weighted()).isNull();
        // everyone minus English would be Italian
        ScorecardRow beside =
                card.row("recommend", "nps", Slice.of("LANG", "English")).orElseThrow();
        assertThat(beside.value()).hasToString("insufficient (hidden: it would tell of fewer than 2 answers)");
        assertThat(beside.n()).as("the smallest group, not all who answered").isEqualTo(2);
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

    /** Codes that are numbers by size and before words; of a label with several codes the first one counts. */
    @Test
    void numbersStandBeforeWords() {
        SegmentColumn plan = new SegmentColumn(
                "plan", "Plan", Map.of("10", "Large", "2", "Small", "30", "Large", "trial", "On trial", "9", "Large"));
        Survey survey = Survey.of("shop", RECOMMEND).withSegments(plan);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(
                ScorecardDefinition.of(survey).scoring("recommend", Metrics.NPS).by("plan"));
        for (String code : List.of("trial", "10", "-1", "alpha", "2", "30", "9")) {
            summary.add(SurveyResponse.NOTHING.withRating("recommend", 9).withSegment("plan", code));
        }
        assertThat(summary.build().scorecard().rowsBy("plan"))
                .extracting(row -> row.slice().groups().get("plan"))
                .containsExactly("-1", "Small", "Large", "alpha", "On trial");
    }

    /** By means where the groups allow Welch's test, by all answers together where one is small; less effort is better. */
    @Test
    void ranksOfMeansGoTheWayTheScaleDoes() {
        Question effort = Question.of("effort", Scale.of(1, 5, Direction.HIGH_IS_BAD));
        Survey survey = Survey.of("shop", effort).withSegments(SegmentColumn.of("device"));
        ScorecardDefinition definition = ScorecardDefinition.of(survey)
                .scoring("effort", Metrics.mean(effort.scale()))
                .by("device");
        for (int least : List.of(100, 5)) {
            ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
            for (int i = 0; i < 100; i++) {
                summary.add(effort(1 + i % 2, "phone"));
            }
            for (int i = 0; i < least; i++) {
                summary.add(effort(4 + i % 2, "desktop"));
            }
            Scorecard card = summary.build().scorecard();
            Map<Slice, RankSets.Place> ranks = card.ranks(card.rowsBy("device"));
            assertThat(Objects.requireNonNull(ranks.get(Slice.of("device", "phone")))
                            .rank())
                    .isEqualTo(1);
            assertThat(Objects.requireNonNull(ranks.get(Slice.of("device", "desktop")))
                            .rank())
                    .isEqualTo(2);
        }
    }

    private static SurveyResponse effort(int rating, String device) {
        return SurveyResponse.NOTHING.withRating("effort", rating).withSegment("device", device);
    }

    @Test
    void metricsOfOneNameAndCrossingsOfOneDimensionAreRefused() {
        assertThatThrownBy(() -> scoring(SHOP).scoring("recommend", Metrics.NPS, Metrics.NPS))
                .hasMessageContaining("metric nps appears more than once");
        assertThatThrownBy(() -> scoring(SHOP).by("LANG").crossing("LANG"))
                .hasMessageContaining("two or more different dimensions");
        assertThatThrownBy(() -> scoring(SHOP).by("LANG").crossing("LANG", "LANG"))
                .hasMessageContaining("two or more different dimensions");
        assertThatThrownBy(() -> scoring(SHOP).by("LANG").crossing("LANG", "device"))
                .hasMessageContaining("needs each of its dimensions");
        RatingMetric mine = RatingMetric.share(Rule.convention("ours", "Ours", "us"), RECOMMEND.scale(), 9, 10);
        RatingMetric other = RatingMetric.share(Rule.convention("ours", "Ours", "us"), RECOMMEND.scale(), 8, 10);
        ScorecardSummary first =
                ScorecardSummary.empty(ScorecardDefinition.of(SHOP).scoring("recommend", mine));
        assertThatThrownBy(() -> first.merge(
                        ScorecardSummary.empty(ScorecardDefinition.of(SHOP).scoring("recommend", other))))
                .hasMessageContaining("is scored by two rules of one name");
        assertThat(first.merge(ScorecardSummary.empty(
                                ScorecardDefinition.of(SHOP).scoring("recommend", Metrics.NPS, mine)))
                        .definition()
                        .metrics("recommend"))
                .containsExactly(mine, Metrics.NPS);
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

    private static SurveyResponse bought(String what, int recommend) {
        return SurveyResponse.NOTHING.withRating("recommend", recommend).withSegment("bought", what);
    }

    private static final Survey BASKETS = Survey.of("shop", RECOMMEND)
            .withSegments(
                    new SegmentColumn("bought", "Bought", Map.of("s", "shoes", "h", "hats")).withSeveral(";"),
                    LANGUAGE);

    /** One response stands in every group it names, once; without a choice it stands in the group of none. */
    @Test
    void whoChoseSeveralIsInEveryGroupAndOnceInAll() {
        Scorecard card = ScorecardSummary.builder(ScorecardDefinition.of(BASKETS)
                        .scoring("recommend", Metrics.NPS)
                        .by("bought", "LANG")
                        .crossing("LANG", "bought"))
                .add(bought("s;h", 10).withSegment("LANG", "1"))
                .add(bought(" h ; h;", 3).withSegment("LANG", "2"))
                .add(bought(" ; ", 8))
                .add(bought("scarfs", 9))
                .build()
                .scorecard();

        assertThat(card.row("recommend", "nps", Slice.ALL).orElseThrow().n()).isEqualTo(4);
        assertThat(n(card, Slice.of("bought", "shoes"))).isOne();
        assertThat(n(card, Slice.of("bought", "hats"))).isEqualTo(2);
        assertThat(n(card, Slice.of("bought", "scarfs"))).isOne();
        assertThat(n(card, Slice.of("bought", ""))).isOne();
        assertThat(n(card, Slice.of("LANG", "Italian").and("bought", "hats"))).isOne();
        assertThat(card.row("recommend", "nps", Slice.of("bought", "hats"))
                        .orElseThrow()
                        .cautions())
                .contains(Caution.OVERLAPPING_GROUPS);
        assertThat(card.row("recommend", "nps", Slice.of("LANG", "English"))
                        .orElseThrow()
                        .cautions())
                .doesNotContain(Caution.OVERLAPPING_GROUPS);
    }

    private static long n(Scorecard card, Slice slice) {
        return card.row("recommend", "nps", slice).orElseThrow().n();
    }

    @Test
    void responsesOfSeveralNodesAreOneScorecard() {
        ScorecardDefinition definition = scoring(SHOP).by("LANG").per(PeriodLength.MONTH);
        ScorecardSummary all = SummaryBytes.merged(
                ScorecardSummary.summarizer(definition),
                List.of(
                        response("2026-03-01T10:00:00Z", 3, "2"),
                        response("2026-03-02T10:00:00Z", 10, "1"),
                        response(null, 9, "1"),
                        response("2026-04-02T10:00:00Z", 10, "1")));
        assertThat(all.responses()).isEqualTo(4);
        assertThat(all.undated()).isOne();
        assertThatThrownBy(() -> all.window("recommend", Slice.ALL.in(CalendarPeriod.parse("2026-03"))))
                .hasMessageContaining("a window has periods of its own");
    }

    /** The same where answers weigh differently, the weight of nobody among them. */
    @Test
    void readyCountsOfWeightedResponsesAreAddedLikeThem() {
        ScorecardDefinition definition =
                scoring(SHOP.withWeights("weight")).by("LANG").per(PeriodLength.MONTH);
        SurveyResponse march = SurveyResponse.NOTHING
                .withTime(Instant.parse("2026-03-02T10:00:00Z"))
                .withSegment("LANG", "1");
        ScorecardSummary.Builder one = ScorecardSummary.builder(definition);
        WeightedTally.Builder tally = WeightedTally.builder(RECOMMEND.scale());
        double[] weights = {1, 0, 0.1, 0.7, 1.3, 1};
        for (int i = 0; i < weights.length; i++) {
            one.add(march.withRating("recommend", 7 + i % 3).withWeight(weights[i]));
            tally.add(7 + i % 3, weights[i]);
        }
        one.add(march.withAnswer("recommend", Answer.BLANK).withWeight(3));
        tally.add(Answer.BLANK, 3);
        one.add(march.withRating("recommend", 9)).add(SurveyResponse.NOTHING.withSegment("LANG", "2"));
        ScorecardSummary.Builder counted = ScorecardSummary.builder(definition)
                .addWeighted(march, 7, Map.of("recommend", tally.build()))
                .addWeighted(march, 0, Map.of())
                .addWeighted(SurveyResponse.NOTHING.withSegment("LANG", "2"), 1, Map.of())
                .add(march.withRating("recommend", 9));
        assertThat(counted.build()).isEqualTo(one.build());
        assertThat(counted.build().undated()).isOne();
        assertThatThrownBy(() -> counted.addWeighted(march, 6, Map.of("recommend", tally.build())))
                .hasMessageContaining("of 6 responses but was counted as");
    }

    /** Counts of answers that somebody else has added up, with an example that says where and when. */
    @Test
    void readyCountsAreAddedLikeTheirResponses() {
        ScorecardDefinition definition = scoring(SHOP).by("LANG").per(PeriodLength.MONTH);
        SurveyResponse march = SurveyResponse.NOTHING
                .withTime(Instant.parse("2026-03-02T10:00:00Z"))
                .withSegment("LANG", "1");
        ScorecardSummary.Builder counted = ScorecardSummary.builder(definition)
                .addAll(
                        march,
                        3,
                        Map.of(
                                "recommend",
                                        RatingTally.builder(RECOMMEND.scale())
                                                .add(9)
                                                .add(3)
                                                .addBlank()
                                                .build(),
                                "service", RatingTally.of(SERVICE.scale(), 5)))
                .addAll(SurveyResponse.NOTHING.withSegment("LANG", "2"), 1, Map.of())
                .addAll(march, 0, Map.of());
        ScorecardSummary one = ScorecardSummary.builder(definition)
                .add(march.withRating("recommend", 9).withRating("service", 5))
                .add(march.withRating("recommend", 3))
                .add(march.withAnswer("recommend", Answer.BLANK))
                .add(SurveyResponse.NOTHING.withSegment("LANG", "2"))
                .build();
        assertThat(counted.build()).isEqualTo(one);
        assertThat(counted.build().undated()).isOne();
        assertThatThrownBy(() -> counted.addAll(march, 1, Map.of("recommend", RatingTally.of(SERVICE.scale(), 5))))
                .hasMessageContaining("question recommend is asked on the scale 0..10");
        assertThatThrownBy(() -> counted.addAll(march, 1, Map.of("recommend", RatingTally.of(RECOMMEND.scale(), 5, 6))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counted.addAll(march, -1, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counted.addAll(march.withSegment("LNAG", "1"), 1, Map.of()))
                .hasMessageContaining("did you mean \"LANG\"");
        assertThatThrownBy(() -> counted.addAll(march, 1, Map.of("recomend", RatingTally.of(RECOMMEND.scale(), 5))))
                .hasMessageContaining("did you mean \"recommend\"");
    }

    @Test
    void whatASurveyDoesNotAskIsRefusedOrLeftAside() {
        SurveyResponse more = response(null, 9, "1").withRating("colour", 3).withSegment("shoe", "42");
        assertThatThrownBy(() -> ScorecardSummary.builder(scoring(SHOP)).add(more))
                .isInstanceOf(IllegalArgumentException.class);
        ScorecardSummary lenient = ScorecardSummary.builder(scoring(SHOP))
                .lenient()
                .addAll(List.of(9, 10), rating -> more.withRating("recommend", rating))
                .build();
        assertThat(lenient.responses()).isEqualTo(2);
        assertThat(lenient.scorecard().overall()).hasSize(2);
    }

    private static final ConfidenceInterval LIMITS = new ConfidenceInterval(30, 50, 0.95, "score");

    private static ScorecardRow row() {
        return ScorecardRow.of(
                "recommend", Slice.ALL, Result.of(40.0), ScoreUnit.POINTS, Evidence.of(Metrics.NPS.rule(), 10));
    }

    @Test
    void everyPartOfARowTellsItFromAnother() {
        WeightedEstimate weighted = new WeightedEstimate(Result.of(41.0), Result.of(LIMITS), Result.of(8.0), List.of());
        EqualByState.check(
                ScorecardTest::row,
                row -> ScorecardRow.of("service", Slice.ALL, row.value(), row.unit(), row.evidence()),
                row -> ScorecardRow.of("recommend", Slice.of("LANG", "it"), row.value(), row.unit(), row.evidence()),
                row -> ScorecardRow.of("recommend", Slice.ALL, Result.of(41.0), row.unit(), row.evidence()),
                row -> ScorecardRow.of("recommend", Slice.ALL, row.value(), ScoreUnit.PERCENT, row.evidence()),
                row -> ScorecardRow.of(
                        "recommend", Slice.ALL, row.value(), row.unit(), Evidence.of(Metrics.NPS.rule(), 11)),
                row -> row.withInterval(Result.of(LIMITS)),
                row -> row.withCounts(List.of(1L, 9L)),
                row -> row.withWeighted(weighted),
                row -> row.withCautions(Set.of(Caution.SMALL_SAMPLE)),
                row -> row.withoutScore(Result.Reason.TOO_FEW, "hidden"),
                row -> row.withoutScore(Result.Reason.TOO_FEW, "hidden").asSuppressed());
        assertThat(row()).hasToString("recommend nps all: 40.0 n=10");
        assertThat(row().withWeighted(weighted)).hasToString("recommend nps all: 40.0 n=10 weighted 41.0");
        assertThat(row().unit()).isEqualTo(ScoreUnit.POINTS);
    }

    @Test
    void aHiddenRowShowsNothingAndStaysSo() {
        ScorecardRow shown = row().withCounts(List.of(1L, 9L))
                .withWeighted(new WeightedEstimate(Result.of(41.0), Result.of(LIMITS), Result.of(8.0), List.of()))
                .withCautions(Set.of(Caution.SMALL_SAMPLE));
        assertThatThrownBy(shown::asSuppressed).hasMessageContaining("cannot be suppressed while it shows a figure");
        assertThatThrownBy(() -> ScorecardRow.of(
                                "recommend",
                                Slice.ALL,
                                Result.insufficient(Result.Reason.TOO_FEW, "hidden"),
                                ScoreUnit.POINTS,
                                row().evidence())
                        .withInterval(Result.of(LIMITS))
                        .asSuppressed())
                .hasMessageContaining("cannot be suppressed");
        ScorecardRow without = shown.withoutScore(Result.Reason.TOO_FEW, "hidden");
        assertThat(without.counts()).containsExactly(1L, 9L);
        assertThat(Objects.requireNonNull(without.weighted()).value().isKnown()).isFalse();
        assertThat(Objects.requireNonNull(without.weighted()).effectiveSize().orElseThrow())
                .isEqualTo(8);
        ScorecardRow hidden = without.asSuppressed();
        assertThat(hidden.counts()).isEmpty();
        assertThat(hidden.weighted()).isNull();
        assertThat(hidden.cautions()).isEmpty();
        assertThat(hidden.withoutScore(Result.Reason.NO_ANSWERS, "none")).isSameAs(hidden);
        assertThat(hidden.withMoreCautions(Set.of(Caution.SMALL_SAMPLE))).isSameAs(hidden);
        assertThat(shown.withMoreCautions(Set.of(Caution.SMALL_SAMPLE))).isSameAs(shown);
        assertThat(shown.withMoreCautions(Set.of(Caution.NO_SPREAD)).cautions())
                .containsExactlyInAnyOrder(Caution.SMALL_SAMPLE, Caution.NO_SPREAD);
    }

    @Test
    void everyPartOfAScorecardTellsItFromAnother() {
        ScorecardDefinition definition = scoring(SHOP);
        EqualByState.check(
                () -> Scorecard.of(definition, List.of(row())),
                card -> Scorecard.of(definition.withConfidence(0.9), List.of(row())),
                card -> Scorecard.of(definition, List.of()),
                card -> card.withResponses(10, 0),
                card -> card.withResponses(10, 2),
                card -> card.withTitle("Another"),
                card -> card.withCautions(Set.of(Caution.SMALL_SAMPLE)),
                card -> card.withoutScores(Result.Reason.TOO_FEW, "hidden"));
        Scorecard card = Scorecard.of(definition, List.of(row())).withResponses(10, 2);
        assertThat(card).hasToString("scorecard of shop: 10 responses, 1 rows, 0 rows of frameworks");
        assertThat(card.withTitle("Another").title()).isEqualTo("Another");
        assertThat(card.withCautions(Set.of(Caution.SMALL_SAMPLE)).rows().get(0).cautions())
                .containsExactly(Caution.SMALL_SAMPLE);
        assertThat(card.withoutScores(Result.Reason.TOO_FEW, "hidden")
                        .rows()
                        .get(0)
                        .value())
                .asString()
                .contains("hidden");
    }

    @Test
    void everyPartOfADefinitionTellsItFromAnother() {
        EqualByState.check(
                () -> scoring(SHOP),
                definition -> scoring(SHOP.withTitle("Another")),
                definition -> definition.withSurvey(SHOP.withTitle("A third")),
                definition -> definition.scoring("service", Metrics.mean(SERVICE.scale())),
                definition -> definition.by("LANG"),
                definition -> definition.by("LANG", "device"),
                definition -> definition.by("LANG", "device").crossing("LANG", "device"),
                definition -> definition.per(PeriodLength.MONTH),
                definition -> definition.withMinGroup(5),
                definition -> definition.withConfidence(0.9));
        assertThat(scoring(SHOP))
                .asString()
                .startsWith("scorecard of shop scoring {")
                .contains("recommend");
        assertThat(scoring(SHOP).metrics()).containsOnlyKeys("recommend", "service");
        assertThat(scoring(SHOP).metric("recommend", "nps")).isEqualTo(Metrics.NPS);
        assertThatThrownBy(() -> scoring(SHOP).metric("recommend", "npss"))
                .hasMessageContaining("did you mean \"nps\"");
    }

    @Test
    void everyPartOfASummaryTellsItFromAnother() {
        EqualByState.check(
                () -> ScorecardSummary.builder(scoring(SHOP))
                        .add(response(null, 9, "1"))
                        .build(),
                summary -> ScorecardSummary.builder(scoring(SHOP).withMinGroup(9))
                        .add(response(null, 9, "1"))
                        .build(),
                summary -> ScorecardSummary.builder(scoring(SHOP))
                        .add(response(null, 8, "1"))
                        .build(),
                summary -> ScorecardSummary.builder(scoring(SHOP))
                        .add(response(null, 9, "1"))
                        .add(SurveyResponse.NOTHING)
                        .build());
    }

    /** A response counts where the rows of its own scorecard stand: groups of several choices, crossings and its period too. */
    @Test
    void aResponseCountsInTheSlicesOfItsRows() {
        Survey survey = Survey.of("shop", Question.of("nps", Scale.of(0, 10)))
                .withSegments(
                        new SegmentColumn("store", "Store", Map.of("1", "Torino")),
                        new SegmentColumn("used", "Used", Map.of()).withSeveral(";"));
        ScorecardDefinition definition = ScorecardDefinition.of(survey)
                .scoring("nps", Metrics.NPS)
                .by("store", "used")
                .crossing("store", "used")
                .per(PeriodLength.MONTH);
        SurveyResponse response = SurveyResponse.NOTHING
                .withRating("nps", 9)
                .withSegments(Map.of("store", "1", "used", "web; phone"))
                .withTime(Instant.parse("2026-03-31T23:30:00Z"));
        for (SurveyResponse each : List.of(response, SurveyResponse.NOTHING.withRating("nps", 3))) {
            assertThat(definition.slicing().apply(each))
                    .containsExactlyInAnyOrderElementsOf(
                            ScorecardSummary.builder(definition).add(each).build().scorecard().rows().stream()
                                    .map(ScorecardRow::slice)
                                    .toList());
        }
    }
}
