package io.github.cxkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Kano answers and themes, counted in parts. The figures were computed apart from this library. */
class DriverSummariesTest {

    private static KanoTally.Pair pair(KanoAnswer with, KanoAnswer without) {
        return new KanoTally.Pair(with, without);
    }

    @Test
    void kanoAnswersAreTheSameInParts() {
        List<KanoTally.Pair> answers = new ArrayList<>();
        answers.addAll(Collections.nCopies(4, pair(KanoAnswer.LIKE, KanoAnswer.DISLIKE)));
        answers.addAll(Collections.nCopies(3, pair(KanoAnswer.LIKE, KanoAnswer.NEUTRAL)));
        answers.addAll(Collections.nCopies(2, pair(KanoAnswer.EXPECT, KanoAnswer.DISLIKE)));
        answers.add(pair(KanoAnswer.NEUTRAL, KanoAnswer.NEUTRAL));
        KanoTally all = SummaryBytes.merged(KanoTally.summarizer(), answers);
        KanoScore score = all.score(KanoTable.STANDARD);
        assertThat(score.category().orElseThrow()).isEqualTo(KanoCategory.ONE_DIMENSIONAL);
        assertThat(score.better().value().orElseThrow()).isCloseTo(0.7, within(1e-12));
        assertThat(score.worse().value().orElseThrow()).isCloseTo(0.6, within(1e-12));
        assertThat(score.categoryStrength().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(score.totalStrength().value().orElseThrow()).isCloseTo(0.9, within(1e-12));
        assertThat(score.functionalMean().orElseThrow()).isCloseTo(3.2, within(1e-12));
        assertThat(score.dysfunctionalMean().orElseThrow()).isCloseTo(2.4, within(1e-12));
    }

    @Test
    void onATieTheMustBeComesFirst() {
        List<KanoTally.Pair> answers = new ArrayList<>();
        answers.addAll(Collections.nCopies(3, pair(KanoAnswer.EXPECT, KanoAnswer.DISLIKE)));
        answers.addAll(Collections.nCopies(3, pair(KanoAnswer.LIKE, KanoAnswer.TOLERATE)));
        answers.add(pair(KanoAnswer.DISLIKE, KanoAnswer.LIKE));
        answers.add(pair(KanoAnswer.LIKE, KanoAnswer.LIKE));
        answers.addAll(Collections.nCopies(2, pair(KanoAnswer.TOLERATE, KanoAnswer.EXPECT)));
        KanoScore score = KanoTally.summarizer().summarize(answers).score(KanoTable.STANDARD);
        assertThat(score.category().orElseThrow()).isEqualTo(KanoCategory.MUST_BE);
        assertThat(score.categoryStrength().orElseThrow()).isZero();
        assertThat(score.functionalMean().orElseThrow()).isCloseTo(1.8, within(1e-12));
        assertThat(score.dysfunctionalMean().orElseThrow()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void kanoCountsBeyondALongAreRefused() {
        KanoTally most =
                new KanoTally(Map.of(KanoAnswer.LIKE, Map.of(KanoAnswer.LIKE, Long.MAX_VALUE, KanoAnswer.DISLIKE, 1L)));
        assertThatThrownBy(most::n).isInstanceOf(ArithmeticException.class);
        byte[] bytes = KanoTally.summarizer().toBytes(most);
        assertThatThrownBy(() -> KanoTally.summarizer().ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the counts exceed the range of a long");
        assertThat(new KanoTally(Map.of(KanoAnswer.LIKE, Map.of(KanoAnswer.LIKE, 0L))))
                .isEqualTo(KanoTally.EMPTY);
    }

    private static final List<ThemeTally.Remark> REMARKS = List.of(
            new ThemeTally.Remark(10, List.of("staff")),
            new ThemeTally.Remark(9, List.of("staff", "price")),
            new ThemeTally.Remark(3, List.of("delivery", "delivery")),
            new ThemeTally.Remark(5, List.of("delivery", "price")),
            new ThemeTally.Remark(8, List.of()),
            new ThemeTally.Remark(9, List.of()),
            new ThemeTally.Remark(7, List.of("price")),
            new ThemeTally.Remark(10, List.of("staff")),
            new ThemeTally.Remark(2, List.of("delivery", "staff")),
            new ThemeTally.Remark(9, List.of()));

    @Test
    void themesAreTheSameInParts() {
        Summarizer<ThemeTally.Remark, ThemeTally> summarizer = ThemeTally.summarizer(Metrics.NPS.scale());
        ThemeTally all = SummaryBytes.merged(summarizer, REMARKS);
        Map<String, ThemeImpact> impacts = all.impacts(Metrics.NPS);
        assertThat(impact(impacts, "delivery")).isCloseTo(-51.42857142857143, within(1e-12));
        assertThat(impact(impacts, "price")).isCloseTo(-8.571428571428571, within(1e-12));
        assertThat(impact(impacts, "staff")).isCloseTo(20, within(1e-12));
        assertThat(Objects.requireNonNull(impacts.get("delivery")).mentions()).isEqualTo(3);
        assertThat(all).hasToString(all.all() + ", themes [delivery, price, staff]");
        assertThat(all).isNotEqualTo(summarizer.empty()).isNotEqualTo("themes");
        assertThat(all)
                .as("other themes of the same ratings")
                .isNotEqualTo(summarizer.summarize(REMARKS.stream()
                        .map(remark -> new ThemeTally.Remark(remark.rating(), List.of()))
                        .toList()));
    }

    private static double impact(Map<String, ThemeImpact> impacts, String theme) {
        return Objects.requireNonNull(impacts.get(theme), theme).impact().orElseThrow();
    }

    @Test
    void aThemeInEveryAnswerHasNoImpact() {
        ThemeTally all = ThemeTally.summarizer(Metrics.NPS.scale())
                .summarize(List.of(
                        new ThemeTally.Remark(9, List.of("app")),
                        new ThemeTally.Remark(3, List.of("app", "price")),
                        new ThemeTally.Remark(10, List.of("app"))));
        Map<String, ThemeImpact> impacts = all.impacts(Metrics.NPS);
        assertThat(Objects.requireNonNull(impacts.get("app")).impact().isKnown())
                .isFalse();
        assertThat(impact(impacts, "price")).isCloseTo(-66.66666666666667, within(1e-12));
    }

    @Test
    void themesOnAnotherScaleAreRefused() {
        Summarizer<ThemeTally.Remark, ThemeTally> stars = ThemeTally.summarizer(Scale.of(1, 5));
        assertThatThrownBy(() -> stars.summarize(REMARKS)).isInstanceOf(IllegalArgumentException.class);
        byte[] bytes = ThemeTally.summarizer(Metrics.NPS.scale())
                .toBytes(ThemeTally.summarizer(Metrics.NPS.scale()).summarize(REMARKS));
        assertThatThrownBy(() -> stars.ofBytes(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyADriverCanBeRaised() {
        DriverData.Builder builder = DriverData.builder("stay", List.of("ease", "speed"));
        double[][] rows = {{1, 1, 2}, {3, 2, 1}, {2, 3, 3}, {5, 4, 4}, {4, 5, 2}, {6, 6, 4}};
        for (double[] row : rows) {
            builder.add(row[0], List.of(row[1], row[2]));
        }
        // a row of weight 0 says nothing
        DriverData data = builder.addWeighted(0, 9.0, List.of(1.0, 1.0)).build();
        assertThatThrownBy(() -> data.raise("eas", 1, 0.95)).hasMessage("\"eas\" is none of the drivers [ease, speed]");
        assertThat(data.raise("ease", 2, 0.95).orElseThrow().effect())
                .isCloseTo(2 * data.raise("ease", 1, 0.95).orElseThrow().effect(), within(1e-12));
    }
}
