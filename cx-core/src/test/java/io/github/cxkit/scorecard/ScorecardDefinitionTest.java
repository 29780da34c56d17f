package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Frameworks;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** One definition cuts a survey by touchpoint, phase, segment and period at once, and computes frameworks beside metrics. */
class ScorecardDefinitionTest {

    private static final String PHASE = ScorecardDefinition.PHASE;

    private static final CompositeIndex CARE = CompositeIndex.of(
            Rule.convention("care.index", "Care", "this test"), 0, 100, Combination.WEIGHTED_MEAN, "ease", "warmth");

    private static final Survey SURVEY = Survey.of(
                    "shop",
                    Question.of("recommend", Scale.of(0, 10)),
                    Question.of("ease", Scale.of(1, 5)),
                    Question.of("warmth", Scale.of(1, 5)))
            .withTitle("Our shop")
            .withSegments(
                    SegmentColumn.of("lang"),
                    new SegmentColumn("where", "Where", Map.of("1", "search", "2", "checkout", "3", "help")))
            .withTimes("time", ZoneId.of("UTC"));

    private static final JourneyDefinition JOURNEY = JourneyDefinition.of("shopping", "1")
            .withPersona("anyone")
            .withGoal("buy a book")
            .withPhases(JourneyPhase.STANDARD)
            .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
            .withTouchpoints(List.of(
                    Touchpoint.of("help", JourneyPhase.SERVICE, "web"),
                    Touchpoint.of("checkout", JourneyPhase.PURCHASE, "web"),
                    Touchpoint.of("basket", JourneyPhase.PURCHASE, "web"),
                    Touchpoint.of("search", JourneyPhase.CONSIDERATION, "web")))
            .withSteps(List.of(PlannedStep.of("search"), PlannedStep.of("basket"), PlannedStep.of("checkout")));

    private static final ScorecardDefinition DEFINITION = ScorecardDefinition.of(SURVEY)
            .scoring("recommend", Metrics.NPS)
            .along(JOURNEY, "where")
            .by(PHASE, "where", "lang")
            .crossing(PHASE, "lang")
            .measuring(CARE)
            .per(PeriodLength.MONTH);

    private static SurveyResponse response(
            String month, String where, String lang, int recommend, int ease, int warmth) {
        return SurveyResponse.of(Map.of(
                        "recommend", new Answer.Rating(recommend),
                        "ease", new Answer.Rating(ease),
                        "warmth", warmth == 0 ? Answer.BLANK : new Answer.Rating(warmth)))
                .withTime(Instant.parse(month + "-05T00:00:00Z"))
                .withSegments(Map.of("where", where, "lang", lang));
    }

    private static ScorecardSummary summary(ScorecardDefinition definition) {
        return ScorecardSummary.builder(definition)
                .add(response("2026-01", "2", "it", 10, 5, 4))
                .add(response("2026-01", "2", "en", 3, 2, 1))
                .add(response("2026-02", "basket", "it", 9, 4, 5))
                .add(response("2026-02", "3", "it", 0, 1, 0))
                .add(response("2026-02", "1", "en", 9, 5, 5))
                .add(response("2026-02", "car park", "en", 8, 3, 3))
                .build();
    }

    private static double nps(Scorecard card, Slice slice) {
        return card.row("recommend", "nps", slice).orElseThrow().value().orElseThrow();
    }

    @Test
    void aTouchpointTellsItsPhase() {
        Scorecard card = summary(DEFINITION).scorecard();
        assertThat(nps(card, Slice.of(PHASE, "purchase"))).isEqualTo(100 / 3.0, within(1e-12));
        assertThat(nps(card, Slice.of(PHASE, "service"))).isEqualTo(-100);
        assertThat(nps(card, Slice.of("where", "checkout"))).isZero();
    }

    @Test
    void phasesAndTouchpointsStandAlongTheJourneyAndUnplannedOnesLast() {
        Scorecard card = summary(DEFINITION).scorecard();
        assertThat(card.rowsBy(PHASE))
                .extracting(row -> row.slice().group(PHASE).orElseThrow())
                .containsExactly("consideration", "purchase", "service", "");
        assertThat(card.rowsBy("where"))
                .extracting(row -> row.slice().group("where").orElseThrow())
                .containsExactly("search", "basket", "checkout", "help", "car park");
    }

    @Test
    void crossedDimensionsAreDrilledInto() {
        Scorecard card = summary(DEFINITION).scorecard();
        assertThat(card.crossings()).containsExactly(List.of(PHASE, "lang"));
        assertThat(card.rowsBy(PHASE, "lang"))
                .extracting(row -> row.slice().toString())
                .containsExactly(
                        "phase=consideration lang=en",
                        "phase=purchase lang=en",
                        "phase=purchase lang=it",
                        "phase=service lang=it",
                        "phase= lang=en");
        assertThat(nps(card, Slice.of(PHASE, "purchase").and("lang", "it"))).isEqualTo(100);
        assertThat(card.rowsBy()).extracting(row -> row.slice().toString()).containsExactly("all");
    }

    @Test
    void frameworksStandBesideTheMetricsInEverySlice() {
        Scorecard card = summary(DEFINITION).scorecard();
        FrameworkRow purchase =
                card.framework("care.index", Slice.of(PHASE, "purchase")).orElseThrow();
        // ease 5, 2, 4 and warmth 4, 1, 5, each rescaled to 0..100
        assertThat(purchase.dimensions())
                .containsExactly(
                        Map.entry("ease", 100 * (11 / 3.0 - 1) / 4), Map.entry("warmth", 100 * (10 / 3.0 - 1) / 4));
        assertThat(purchase.value().orElseThrow()).isEqualTo(62.5, within(1e-12));
        assertThat(purchase.respondentMean().orElseThrow()).isEqualTo(62.5, within(1e-12));
        assertThat(purchase.respondentInterval().isKnown()).isTrue();
        assertThat(purchase.respondents()).isEqualTo(3);
        FrameworkRow service =
                card.framework("care.index", Slice.of(PHASE, "service")).orElseThrow();
        assertThat(service.value().isKnown())
                .as("nobody rated the warmth of help")
                .isFalse();
        assertThat(service.n()).isEqualTo(1);
        assertThat(card.framework("care.index", Slice.of("lang", "de"))).isEmpty();
        assertThat(card.framework("pillars.index", Slice.ALL)).isEmpty();
    }

    @Test
    void anIndexIsHiddenWhereOneOfItsQuestionsIs() {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(DEFINITION.withMinGroup(3));
        for (int i = 0; i < 5; i++) {
            builder.add(response("2026-01", "2", "it", 9, 4, 4));
            builder.add(response("2026-01", "3", "en", 9, 4, i < 1 ? 5 : 0));
            builder.add(response("2026-01", "1", "de", 9, 4, 4));
        }
        Scorecard card = builder.build().scorecard();
        // one warmth alone in service: its mean is that one answer
        FrameworkRow service =
                card.framework("care.index", Slice.of(PHASE, "service")).orElseThrow();
        assertThat(service.suppressed()).isTrue();
        assertThat(service.dimensions()).isEmpty();
        assertThat(service.respondents()).isZero();
        assertThat(service.respondentMean())
                .hasToString("insufficient (hidden: it would tell of fewer than 3 answers)");
        assertThat(card.row("recommend", "nps", Slice.of(PHASE, "service"))
                        .orElseThrow()
                        .suppressed())
                .isFalse();
    }

    @Test
    void summariesGiveTheAnswersOfAFramework() {
        ScorecardSummary summary = summary(DEFINITION);
        IndexSummary answers =
                summary.index("care.index", Slice.of("lang", "it")).orElseThrow();
        assertThat(answers.respondents().n()).isEqualTo(2);
        assertThat(summary.index("other", Slice.ALL)).isEmpty();
        assertThat(summary.index("care.index", Slice.of("lang", "de"))).isEmpty();
    }

    @Test
    void anIndexIsComparedWithThePeriodBefore() {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(DEFINITION);
        for (int i = 0; i < 40; i++) {
            builder.add(response("2026-01", "2", "it", 9, 4 + i % 2, 4));
            builder.add(response("2026-03", "2", "it", 9, 2 + i % 2, 2));
            builder.add(response(i < 20 ? "2026-01" : "2026-03", "3", "en", 9, 3 + i % 2, 4));
        }
        List<FrameworkChange> changes = FrameworkChange.of(builder.build());
        assertThat(changes)
                .extracting(change -> change.slice().toString())
                .containsExactly(
                        "2026-03",
                        "phase=purchase 2026-03",
                        "phase=service 2026-03",
                        "where=checkout 2026-03",
                        "where=help 2026-03",
                        "lang=en 2026-03",
                        "lang=it 2026-03",
                        "phase=purchase lang=it 2026-03",
                        "phase=service lang=en 2026-03");
        FrameworkChange purchase = changes.get(1);
        assertThat(purchase.before()).hasToString("2026-01");
        // ease 4.5 to 2.5 and warmth 4 to 2 on 1..5: two points of four, half of 100
        assertThat(purchase.difference().value().orElseThrow()).isEqualTo(-50, within(1e-9));
        assertThat(purchase.isSignificant(0.999)).isTrue();
        assertThat(changes.get(2).difference().value().orElseThrow()).isEqualTo(0, within(1e-9));
        assertThat(changes.get(2).isSignificant(0.95)).isFalse();
        assertThat(purchase.adjustedPValue().orElseThrow())
                .isGreaterThanOrEqualTo(purchase.difference().pValue().orElseThrow());
        assertThat(FrameworkChange.of(summary(DEFINITION.per(null)))).isEmpty();
    }

    @Test
    void definitionsAreChecked() {
        ScorecardDefinition plain = ScorecardDefinition.of(SURVEY).scoring("recommend", Metrics.NPS);
        assertThatThrownBy(() -> plain.by(PHASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survey shop declares no segment \"phase\"; known are [lang, where]");
        assertThatThrownBy(() -> plain.along(JOURNEY, "place")).hasMessageContaining("no segment \"place\"");
        assertThatThrownBy(() -> plain.along(JOURNEY, " ")).hasMessageContaining("column of the touchpoints");
        assertThatThrownBy(() -> plain.by("lang").crossing("lang"))
                .hasMessage("a crossing needs two or more different dimensions but is [lang]");
        assertThatThrownBy(() -> plain.by("lang").crossing("lang", "lang")).hasMessageContaining("different");
        assertThatThrownBy(() -> plain.by("lang").crossing("lang", "where"))
                .hasMessage("crossing [lang, where] needs each of its dimensions to be grouped by as well, but the"
                        + " scorecard is by [lang]");
        assertThatThrownBy(() -> DEFINITION.crossing(PHASE, "where"))
                .hasMessage("crossing [phase, where] says the phase twice: a touchpoint belongs to one phase");
        assertThatThrownBy(() -> DEFINITION.crossing("lang", PHASE)).hasMessageContaining("asked for twice");
        assertThatThrownBy(() -> plain.measuring(CARE, CARE)).hasMessage("framework care.index is asked for twice");
        assertThatThrownBy(() -> plain.measuring(Frameworks.SIX_PILLARS))
                .hasMessageContaining("asks for the question \"personalization\", which the survey lacks");
        Survey phased = Survey.of("s", SURVEY.questions())
                .withTitle("S")
                .withSegments(SegmentColumn.of("where"), SegmentColumn.of("phase"));
        ScorecardDefinition own = ScorecardDefinition.of(phased).by("phase");
        assertThatThrownBy(() -> own.along(JOURNEY, "where"))
                .hasMessage("survey s has a segment \"phase\" of its own; rename it, the journey gives the phases");
    }

    @Test
    void differentlyDefinedSummariesAreRefused() {
        ScorecardSummary summary = ScorecardSummary.empty(DEFINITION);
        ScorecardSummary crossedMore = ScorecardSummary.empty(DEFINITION.crossing("where", "lang"));
        assertThatThrownBy(() -> summary.merge(crossedMore))
                .hasMessageContaining("differently cut")
                .hasMessageContaining("crossing [[phase, lang], [where, lang]]");
        ScorecardSummary unmeasured = ScorecardSummary.empty(DEFINITION.measuring());
        assertThatThrownBy(() -> summary.merge(unmeasured))
                .hasMessage("summaries of differently defined frameworks or journeys cannot be merged: [care.index/1]"
                        + " along shopping by where and [] along shopping by where");
    }

    @Provide
    Arbitrary<List<SurveyResponse>> responses() {
        return Combinators.combine(
                        Arbitraries.of("2026-01", "2026-02"),
                        Arbitraries.of("1", "2", "3", "basket", "car park"),
                        Arbitraries.of("it", "en"),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 5))
                .as(ScorecardDefinitionTest::response)
                .list()
                .ofMaxSize(30);
    }

    private static ScorecardSummary summary(List<SurveyResponse> responses) {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(DEFINITION);
        responses.forEach(builder::add);
        return builder.build();
    }

    @Property(tries = 150)
    void anySplitGivesTheSameScorecard(
            @ForAll("responses") List<SurveyResponse> responses, @ForAll @IntRange(max = 30) int cut) {
        int at = Math.min(cut, responses.size());
        ScorecardSummary left = summary(responses.subList(0, at));
        ScorecardSummary right = summary(responses.subList(at, responses.size()));
        Scorecard whole = summary(responses).scorecard();
        for (ScorecardSummary merged : List.of(
                left.merge(right),
                right.merge(left),
                ScorecardSummary.ofBytes(DEFINITION, left.toBytes())
                        .merge(ScorecardSummary.ofBytes(DEFINITION, right.toBytes())))) {
            Scorecard card = merged.scorecard();
            assertThat(card.rows()).isEqualTo(whole.rows());
            assertThat(card.frameworks()).hasSameSizeAs(whole.frameworks());
            for (int i = 0; i < card.frameworks().size(); i++) {
                assertSame(card.frameworks().get(i), whole.frameworks().get(i));
            }
        }
    }

    /** Moments merge to rounding. */
    private static void assertSame(FrameworkRow actual, FrameworkRow expected) {
        assertThat(actual.slice()).isEqualTo(expected.slice());
        assertThat(actual.n()).isEqualTo(expected.n());
        assertThat(actual.respondents()).isEqualTo(expected.respondents());
        assertThat(actual.value()).isEqualTo(expected.value());
        List<Double> means = new ArrayList<>();
        actual.respondentMean().toOptional().ifPresent(means::add);
        actual.respondentInterval().toOptional().ifPresent(interval -> means.add(interval.lower()));
        List<Double> expectedMeans = new ArrayList<>();
        expected.respondentMean().toOptional().ifPresent(expectedMeans::add);
        expected.respondentInterval().toOptional().ifPresent(interval -> expectedMeans.add(interval.lower()));
        assertThat(means).hasSameSizeAs(expectedMeans);
        for (int i = 0; i < means.size(); i++) {
            assertThat(means.get(i)).isEqualTo(expectedMeans.get(i), within(1e-9));
        }
    }
}
