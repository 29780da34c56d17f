package io.github.cxkit.report.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.StandardQuestion;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvicePageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final ScorecardSummary.Builder answers = ScorecardSummary.builder(ScorecardDefinition.of(Survey.of(
                            "shop",
                            StandardQuestion.NPS.question(Locale.ITALIAN).orElseThrow())
                    .withSegments(SegmentColumn.of("where")))
            .scoring("nps", Metrics.NPS)
            .by("where"));

    private void add(String where, int rating, int times) {
        for (int i = 0; i < times; i++) {
            answers.add(SurveyResponse.NOTHING.withSegment("where", where).withRating("nps", rating));
        }
    }

    private AdvicePage page() {
        return AdvicePage.of(Findings.of(answers.build())).dated(DAY);
    }

    private AdvicePage helpIsBad() {
        add("help", 3, 15);
        add("help", 10, 15);
        add("site", 10, 50);
        add("site", 3, 5);
        return page();
    }

    private static BudgetPlan.Budget budget(double money) {
        return BudgetPlan.Budget.of(money);
    }

    private static Action action(String id, String target, double cost) {
        Measure bare = Measure.of(id, target).costing(cost, 1);
        return new Action(new Measure(id, target, bare.cost(), bare.days(), 0.5, null), "Luca", "Marta");
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        AdvicePage advice = helpIsBad()
                .hearing(new Voices(6, 5, List.of("nobody <b>answers</b>"), Map.of("answers", 4L)))
                .within(budget(100), List.of(action("call back", "help", 80), action("new site", "site", 10)));
        Golden.compare("advice.html", advice.page().html());
        Golden.compare("advice-it.html", advice.in(Locale.ITALIAN).page().html());
    }

    @Test
    void fourSentencesSayWhereWhyWhatAndWhen() {
        AdvicePage advice = helpIsBad()
                .hearing(new Voices(6, 5, List.of("nobody <b>answers</b>"), Map.of("answers", 4L)))
                .within(budget(100), List.of(action("call back", "help", 80), action("new site", "site", 10)));
        assertThat(advice.leads())
                .extracting(Lead::subject)
                .containsExactly("help", "In customers' words", "What to do within the budget", "When to look again");
        assertThat(advice.leads().get(2).statement()).startsWith("call back. It costs 80 of 100");
        assertThat(advice.leads().get(3).statement()).startsWith("from Monday 9 March 2026 to Wednesday 1 April 2026");
        assertThat(advice.page().html())
                .contains("nobody &lt;b&gt;answers&lt;/b&gt;")
                .contains("nothing to gain: the touchpoint lifts the score")
                .contains("Luca");
        assertThat(advice.in(Locale.ITALIAN).leads().get(0).statement()).startsWith("è il punto che pesa di più");
    }

    @Test
    void wordsBelowTheMinimumAreNotEvenKept() {
        Voices few = new Voices(3, 5, List.of("secret"), Map.of("secret", 3L));
        assertThat(few.remarks()).isEmpty();
        assertThat(helpIsBad().hearing(few).page().html())
                .doesNotContain("secret")
                .contains("Fewer than 5 of the unhappy customers wrote about");
    }

    @Test
    void withoutMeasuresItSaysWhereToWriteThem() {
        assertThat(helpIsBad().leads().get(1).statement()).contains("measures.json");
        assertThat(helpIsBad()
                        .within(budget(10), List.of(action("call back", "help", 80)))
                        .leads()
                        .get(1)
                        .statement())
                .contains("none of the measures fits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> helpIsBad()
                        .within(budget(10), List.of(action("call back", "halp", 80)))
                        .leads())
                .withMessageContaining("did you mean \"help\"");
    }

    @Test
    void nothingIsAdvisedWithoutEvidence() {
        assertThat(page().leads()).extracting(Lead::subject).containsExactly("Too few answers");
        add("help", 3, 2);
        add("site", 10, 2);
        assertThat(page().leads()).extracting(Lead::subject).containsExactly("Too few answers");
        assertThat(page().page().html()).contains("Every touchpoint");
    }

    @Test
    void whereNothingStandsOutItSaysHowMuchMayBeMissed() {
        for (int i = 0; i < 40; i++) {
            add("help", i % 10 + 1, 1);
            add("site", 10 - i % 10, 1);
        }
        Lead lead = page().leads().get(0);
        assertThat(page().leads()).hasSize(1);
        assertThat(lead.subject()).isEqualTo("No touchpoint stands out");
        assertThat(lead.statement()).contains("The most that one may cost is ");
        assertThat(lead.evidence()).startsWith("80 answers in all; the upper end of its 95 % limits");
    }

    @Test
    void whatRestsOnFewAnswersOrHelpsIfAnythingSaysSo() {
        add("help", 0, 3);
        add("site", 10, 30);
        add("car park", 10, 12);
        add("car park", 9, 40);
        add("shop", 8, 40);
        add("door", 10, 2);
        String html = page().page().html();
        assertThat(html).contains("mend this; only 3 answers", "not settled; if anything it lifts");
    }

    @Test
    void answersOutsideTheSketchAreNamedWithTheNearestTouchpoint() {
        Outside outside = Outside.of(List.of("hlep", "hlep", "", "help", "car park"), List.of("help", "site"));
        assertThat(outside.sentence(Wording.in(Locale.ENGLISH)))
                .isEqualTo("4 answers are outside the sketch: hlep (2, perhaps help), without a touchpoint of it (1), "
                        + "car park (1). Counted in the whole score, at no touchpoint.");
        assertThat(outside.told(Disclosure.from(2, Disclosure.Of.ANSWERS)).sentence(Wording.in(Locale.ENGLISH)))
                .as("5 less the others would tell the few")
                .startsWith("Answers are outside the sketch: hlep (2, perhaps help)")
                .contains("(few)")
                .doesNotContain("(1)");
        assertThat(Outside.of(List.of("help"), List.of("help")).sentence(Wording.in(Locale.ITALIAN)))
                .isEmpty();
        assertThat(helpIsBad().outside(outside).page().html()).contains("hlep (2, perhaps help)");
    }
}
