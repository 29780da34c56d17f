package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.scorecard.Rules;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Explanation ENGLISH = Explanation.in(Locale.FRENCH);
    private static final Explanation ITALIAN = Explanation.in(Locale.ITALY);

    /** The airport survey of 2017: 1436 promoters, 968 passives, 342 detractors. */
    private static RatingScore airport() {
        long[] counts = {0, 0, 0, 0, 0, 0, 342, 0, 968, 0, 1436};
        return Metrics.NPS.score(RatingTally.ofCounts(Metrics.NPS.scale(), counts, 85, 0, 2));
    }

    @Test
    void aScoreExplainsItself() {
        assertThat(ENGLISH.of(airport(), 0.95))
                .isEqualTo("NPS 39.8 from 2,746 answers; 85 left out as blank; 2 left out as invalid;"
                        + " 95 % interval 37.2 to 42.4");
        assertThat(ITALIAN.of(airport(), 0.95))
                .isEqualTo("NPS 39,8 da 2.746 risposte; 85 escluse perché vuote; 2 escluse perché non valide;"
                        + " intervallo al 95 % da 37,2 a 42,4");
    }

    /** Five-point answers given to the NPS, which once had no words and ended in an exception. */
    @Test
    void answersThatMayBeOfAnotherScaleAreSaid() {
        assertThat(ENGLISH.of(Metrics.NPS.score(5, 5, 4), 0.95))
                .contains("all answers lie in the lower half of the scale");
    }

    @Test
    void everyCautionAndReasonHasWordsInEveryLanguage() {
        for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH, Locale.ITALIAN)) {
            Set<String> keys = ResourceBundle.getBundle("io.github.cxkit.metric.Explanation", locale)
                    .keySet();
            assertThat(keys)
                    .containsAll(keys("caution.", Caution.values()))
                    .containsAll(keys("reason.", Reason.values()));
        }
    }

    /** A title of a rule that no longer exists would stay unseen. */
    @Test
    void metricsHaveItalianNamesWhereThereAreSome() {
        assertThat(ITALIAN.title(Metrics.CSAT.rule())).isEqualTo("CSAT, due voti migliori");
        assertThat(ITALIAN.title(Metrics.NPS.rule())).isEqualTo("NPS");
        assertThat(ENGLISH.title(Metrics.CSAT.rule())).isEqualTo("CSAT top two boxes");
        assertThat(ITALIAN.of(Metrics.CSAT.score(5, 5, 2), 0.95))
                .startsWith("CSAT, due voti migliori 66,7 da 3 risposte");
        Set<String> rules =
                Rules.all().stream().map(each -> each.rule().id().name()).collect(Collectors.toSet());
        assertThat(ResourceBundle.getBundle("io.github.cxkit.metric.Explanation", Locale.ITALIAN).keySet().stream()
                        .filter(key -> key.startsWith("title."))
                        .map(key -> key.substring("title.".length())))
                .isNotEmpty()
                .isSubsetOf(rules);
    }

    private static List<String> keys(String prefix, Enum<?>[] values) {
        return Stream.of(values).map(value -> prefix + value.name()).toList();
    }

    @Test
    void cautionsAreSaid() {
        assertThat(ENGLISH.of(nps(0, 0, 1), 0.9))
                .isEqualTo("NPS 100.0 from 1 answer; 90 % interval -46.0 to 100.0; a small sample;"
                        + " all answers weigh the same");
        assertThat(ITALIAN.of(nps(0, 0, 0), 0.9)).isEqualTo("NPS sconosciuto: nessuna risposta");
        assertThat(ENGLISH.of(Metrics.CES_2.score(5), 0.995))
                .isEqualTo("CES 2.0 5.00 from 1 answer; a small sample;" + " all answers weigh the same");
    }

    @Test
    void aWeightedScoreToo() {
        WeightedTally tally = WeightedTally.builder(Scale.of(0, 10))
                .add(10, 2)
                .add(3, 1)
                .add(8, 1)
                .build();
        assertThat(ENGLISH.of(Metrics.NPS.score(tally), 0.95)).startsWith("NPS 25.0 from 3 answers; 95 % interval");
    }

    @Test
    void aNameWithBracesStaysAsItIs() {
        assertThat(ENGLISH.of(nps(120, 180, 400).compare(nps(150, 190, 360)), "{7}", "{2}"))
                .startsWith("NPS 40.0 for {7} (700 answers), 10.0 points above {2} (30.0, 700 answers);");
    }

    @Test
    void theItalianArticleFitsTheLevel() {
        assertThat(ITALIAN.of(airport(), 0.8)).contains("intervallo all'80 % da");
        assertThat(ITALIAN.of(airport(), 0.9)).contains("intervallo al 90 % da");
    }

    @Test
    void aComparisonKeepsItsDirection() {
        Comparison comparison = nps(120, 180, 400).compare(nps(150, 190, 360));
        assertThat(ENGLISH.of(comparison, "2017", "2016"))
                .startsWith("NPS 40.0 for 2017 (700 answers), 10.0 points above 2016 (30.0, 700 answers); p = 0.017;"
                        + " 95 % interval ");
        assertThat(ITALIAN.of(nps(150, 190, 360).compare(nps(120, 180, 400)), "2016", "2017"))
                .startsWith("NPS 30,0 per 2016 (700 risposte), 10,0 punti sotto 2017 (40,0, 700 risposte); p = 0,017");
        assertThat(ENGLISH.of(nps(1, 2, 3).compare(nps(1, 2, 3)), "a", "b"))
                .startsWith("NPS 33.3 for a (6 answers), as for b (33.3, 6 answers); p = 1;");
        assertThat(ENGLISH.of(nps(100, 0, 0).compare(nps(0, 0, 100)), "a", "b")).contains("p < 0.001");
        assertThat(ENGLISH.of(nps(0, 0, 0).compare(nps(0, 0, 100)), "a", "b"))
                .isEqualTo("NPS of a and b cannot be compared: no answers");
    }
}
