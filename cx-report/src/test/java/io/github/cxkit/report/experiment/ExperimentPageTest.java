package io.github.cxkit.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.report.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentPageTest {

    private static final ExperimentPage PAGE = ExperimentPage.of(Experiments.threeArms(1), 0.95);

    private static List<String> sentences(ExperimentPage page) {
        List<String> sentences = new ArrayList<>(page.page().warnings());
        page.page().leads().forEach(lead -> sentences.add(lead.text()));
        return sentences;
    }

    @Test
    void itBeginsWithTheDecisionAndWhatSpeaksAgainstIt() {
        assertThat(sentences(PAGE))
                .first()
                .asString()
                .isEqualTo("Decision: use new only if you can live with this: seconds to pay");
        assertThat(sentences(PAGE).get(1)).startsWith("bought: new does better than old: +");
        assertThat(PAGE.html())
                .containsSubsequence(
                        "Checkout &lt;b&gt;test&lt;/b&gt;", "In short", "Decision", "Results", "What could have been")
                .contains("seconds to pay (low is good)")
                .contains("8 of 10 such experiments");
    }

    @Test
    void whereTheSplitFailedNothingIsDecided() {
        ExperimentPage failed = ExperimentPage.of(Experiments.threeArms(0.8), 0.95);
        assertThat(sentences(failed)).hasSize(2);
        assertThat(sentences(failed).get(0)).startsWith("Do not read on: units were not split as planned (old ");
        assertThat(failed.html()).contains("untrusted").doesNotContain("▲").doesNotContain("does better");
    }

    @Test
    void whatIsMissingHasItsReason() {
        assertThat(sentences(ExperimentPage.of(Experiments.empty(), 0.95)))
                .first()
                .asString()
                .isEqualTo("Whether units were split as planned cannot be said: no unit in any group.");
        assertThat(ExperimentPage.of(Experiments.empty(), 0.95)
                        .in(Locale.ITALIAN)
                        .html())
                .contains("non è stato contato nulla")
                .doesNotContain("NaN");
    }

    @Test
    void anEarlyLookAsksForMore() {
        GroupSequentialPlan plan =
                GroupSequentialPlan.of(GroupSequentialPlan.Spending.OBRIEN_FLEMING, 0.05, 0.1, 0.5, 1);
        ExperimentResult result = ExperimentResult.of(Experiments.threeArms(1), 0.95);
        String early = ExperimentPage.of(result).at(plan, 1).html();
        assertThat(early)
                .contains("This is look 1 of 3")
                .contains("none yet: bought shows no difference beyond chance");
        assertThatThrownBy(() -> PAGE.at(plan, 4)).hasMessage("look must lie in [1, 3] but was 4");
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("experiment.html", PAGE.html());
        Golden.compare("experiment-it.html", PAGE.in(Locale.ITALIAN).html());
    }

    @Test
    void looksThatWerePlannedAreShown() {
        GroupSequentialPlan plan =
                GroupSequentialPlan.of(GroupSequentialPlan.Spending.OBRIEN_FLEMING, 0.05, 0.25, 0.5, 0.75, 1);
        assertThat(PAGE.at(plan, 2).html())
                .contains("This is look 2 of 4", "2, now", "Rule experiment.spending-obrien-fleming/1")
                .doesNotContain("NaN");
    }

    @Test
    void limitsThatHoldAtAnyTimeAreShown() {
        ExperimentSummary summary = Experiments.threeArms(1);
        ExperimentMetric first = summary.experiment().metrics().get(0);
        Map<String, AnytimeDifference> byArm = new LinkedHashMap<>();
        for (String arm : List.of("new", "newer")) {
            byArm.put(
                    arm,
                    AnytimeDifference.of(
                                    summary.outcome("old", first.name()),
                                    summary.outcome(arm, first.name()),
                                    9_000,
                                    0.05)
                            .orElseThrow());
        }
        assertThat(PAGE.with(first.name(), byArm).in(Locale.ITALIAN).html())
                .contains("In ogni momento", "p, sempre valido", "Regola experiment.anytime/1")
                .doesNotContain("NaN");
    }
}
