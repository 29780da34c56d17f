package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.Finding.Kind;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What to mend first: the touchpoint that costs the whole most, not the one that looks worst. */
class GainPlanTest {

    private static final JourneyDefinition SKETCH = JourneyDefinition.of("shop", "1")
            .withPhases(List.of(JourneyPhase.PURCHASE))
            .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
            .withTouchpoints(Stream.of("site", "checkout", "delivery", "returns", "help")
                    .map(id -> Touchpoint.of(id, JourneyPhase.PURCHASE, "web"))
                    .toList());

    private static final ScorecardDefinition DEFINITION = ScorecardDefinition.of(Survey.of(
                            "shop", Question.of("nps", Scale.of(0, 10)).withText("Recommends us"))
                    .withSegments(new SegmentColumn("where", "Where", Map.of())))
            .scoring("nps", Metrics.NPS)
            .along(SKETCH, "where")
            .by("where");

    private static void add(ScorecardSummary.Builder summary, String where, int rating, int times) {
        Collections.nCopies(times, rating)
                .forEach(each -> summary.add(SurveyResponse.NOTHING
                        .withSegments(where.isEmpty() ? Map.of() : Map.of("where", where))
                        .withRating("nps", each)));
    }

    /** 35 answers about checkout, 21 of them bad; 8 about returns, 3 of them bad; the others mostly good. */
    private static ScorecardSummary.Builder shop() {
        ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION);
        add(summary, "checkout", 3, 21);
        add(summary, "checkout", 8, 9);
        add(summary, "checkout", 10, 5);
        add(summary, "returns", 3, 3);
        add(summary, "returns", 8, 3);
        add(summary, "returns", 10, 2);
        add(summary, "site", 10, 25);
        add(summary, "site", 7, 12);
        add(summary, "delivery", 10, 22);
        add(summary, "delivery", 7, 14);
        add(summary, "delivery", 2, 4);
        return summary;
    }

    @Test
    void theLargestGainComesFirstAndNotTheWorstScore() {
        Findings findings = Findings.of(shop().build());
        GainPlan plan = findings.findPlan().orElseThrow();
        assertThat(plan.toMend()).extracting(line -> line.gain().n()).containsExactly(35L);
        assertThat(plan.toMend().get(0).slice().groups()).containsEntry("where", "checkout");
        assertThat(plan.toAsk())
                .extracting(line -> line.slice().groups().get("where"))
                .containsExactly("returns");
        assertThat(plan.unmeasured())
                .extracting(slice -> slice.groups().get("where"))
                .containsExactly("help");
        Finding first = findings.list().get(0);
        assertThat(first.kind()).isEqualTo(Kind.MEND_FIRST);
        assertThat(first.sentence(Locale.ENGLISH))
                .startsWith("checkout: mend this first.")
                .contains("Too few answers: returns, ask ");
        assertThat(first.sentence(Locale.ITALIAN)).contains("Troppo poche risposte: returns, chiederne altre ");
    }

    @Test
    void whereTheAnswersDoNotCarryItSaysHowManyMore() {
        ScorecardSummary.Builder few = ScorecardSummary.builder(DEFINITION);
        add(few, "checkout", 3, 4);
        add(few, "checkout", 10, 6);
        add(few, "site", 10, 27);
        add(few, "site", 3, 3);
        Findings findings = Findings.of(few.build());
        assertThat(findings.findPlan().orElseThrow().toMend()).isEmpty();
        Finding first = findings.list().get(0);
        assertThat(first.kind()).isEqualTo(Kind.MEND_FIRST);
        assertThat(first.sentence(Locale.ENGLISH))
                .startsWith("What to mend first: too few answers to say. checkout, ask ")
                .endsWith(" more.");
    }

    @Test
    void aHiddenTouchpointIsNotLookedAtAndNoneIsFoundByItsRest() {
        ScorecardSummary.Builder hidden = ScorecardSummary.builder(DEFINITION.withMinGroup(10));
        add(hidden, "checkout", 3, 20);
        add(hidden, "site", 10, 30);
        add(hidden, "returns", 0, 4);
        GainPlan plan = GainPlan.of(hidden.build().scorecard()).orElseThrow();
        assertThat(plan.lines()).noneMatch(line -> line.slice().groups().containsValue("returns"));
        assertThat(plan.unmeasured()).noneMatch(slice -> slice.groups().containsValue("returns"));
    }

    @Test
    void answersOutsideTheSketchAreNamedAndNeverToBeMended() {
        ScorecardSummary.Builder slips = shop();
        add(slips, "checkuot", 0, 12);
        add(slips, "", 5, 3);
        ScorecardSummary summary = slips.build();
        assertThat(summary.outsideJourney()).containsExactly(Map.entry("", 3L), Map.entry("checkuot", 12L));
        assertThat(GainPlan.of(summary.scorecard()).orElseThrow().lines())
                .noneMatch(line -> line.slice().groups().containsValue("checkuot"));
    }

    @Test
    void whereOnlyPhasesAreLookedAtAllSlipsAreOne() {
        ScorecardDefinition phases = ScorecardDefinition.of(Survey.of("shop", Question.of("nps", Scale.of(0, 10)))
                        .withSegments(new SegmentColumn("where", "Where", Map.of())))
                .scoring("nps", Metrics.NPS)
                .along(SKETCH, "where")
                .by(ScorecardDefinition.PHASE);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(phases);
        add(summary, "checkout", 3, 4);
        add(summary, "checkuot", 3, 2);
        add(summary, "", 3, 1);
        assertThat(summary.build().outsideJourney()).containsExactly(Map.entry("", 3L));
        assertThat(ScorecardSummary.empty(ScorecardDefinition.of(Survey.of("shop", Question.of("nps", Scale.of(0, 10))))
                                .scoring("nps", Metrics.NPS))
                        .outsideJourney())
                .isEmpty();
    }

    /** A settled group brings its gain; of one that is not, nobody knows what mending it brings. */
    @Test
    void measuresAreWeighedByTheGainOfWhatTheyMend() {
        GainPlan plan = Findings.of(shop().build()).findPlan().orElseThrow();
        List<Measure> weighed = plan.weigh(
                List.of(Measure.of("pay page", "checkout").costing(1_000, 5), Measure.of("labels", "returns")));

        double gain = plan.toMend().get(0).gain().gain().value().orElseThrow();
        assertThat(gain).isPositive();
        assertThat(weighed.get(0).gain()).isEqualByComparingTo(BigDecimal.valueOf(gain));
        assertThat(weighed.get(0).cost()).isEqualByComparingTo("1000");
        assertThat(weighed.get(1).gain()).isNull();
        assertThatThrownBy(() -> plan.weigh(List.of(Measure.of("pay page", "chekout"))))
                .hasMessageContaining(
                        "measure \"pay page\" mends no known group: \"chekout\"; did you mean \"checkout\"");
    }

    @Property(tries = 100)
    void theGainIsTheScoreWithoutTheGroupLessTheScoreOfAll(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 0, max = 32) Integer> codes) {
        ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION);
        List<String> places = List.of("site", "checkout", "returns");
        codes.forEach(code -> add(summary, places.get(code / 11), code % 11, 1));
        double all = score(codes, -1);
        for (GainPlan.Line line :
                GainPlan.of(summary.build().scorecard()).orElseThrow().lines()) {
            int place = places.indexOf(line.slice().groups().get("where"));
            line.gain()
                    .gain()
                    .value()
                    .ifKnown(gain -> assertThat(gain).isCloseTo(score(codes, place) - all, within(1e-9)));
        }
    }

    private static double score(List<Integer> codes, int without) {
        return Metrics.NPS
                .score(codes.stream()
                        .filter(code -> code / 11 != without)
                        .map(code -> code % 11)
                        .toList())
                .value()
                .orElseThrow();
    }

    /** Two of three answers about checkout are bad, but they come from a group that was asked too often. */
    @Test
    void weightedAnswersCountByTheirWeight() {
        ScorecardDefinition weighted = ScorecardDefinition.of(
                        DEFINITION.survey().withWeights("weight"))
                .scoring("nps", Metrics.NPS)
                .along(SKETCH, "where")
                .by("where");
        ScorecardSummary.Builder summary = ScorecardSummary.builder(weighted);
        for (int i = 0; i < 60; i++) {
            summary.add(answer("checkout", i % 3 == 0 ? 10 : 0).withWeight(i % 3 == 0 ? 10 : 0.1));
            summary.add(answer("delivery", i % 3 == 0 ? 0 : 10).withWeight(i % 3 == 0 ? 10 : 0.1));
            summary.add(answer("site", i % 2 == 0 ? 8 : 9));
        }
        GainPlan plan = GainPlan.of(summary.build().scorecard()).orElseThrow();

        assertThat(plan.toMend())
                .extracting(line -> line.slice().groups().get("where"))
                .containsExactly("delivery");
        assertThat(plan.lines().get(0).gain().share()).isCloseTo(204.0 / (204 + 204 + 60), within(1e-12));
        assertThat(plan.n()).isEqualTo(180);
    }

    private static SurveyResponse answer(String where, int rating) {
        return SurveyResponse.NOTHING.withSegment("where", where).withRating("nps", rating);
    }
}
