package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.StratifiedScore.Stratum;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WeightedScoreTest {

    private static final int[] RATINGS = {10, 9, 3, 7, 8, 10, 6, 0, 9, 10, 5, 8};
    private static final double[] WEIGHTS = {1.2, 0.8, 2.5, 1, 0.6, 0.9, 1.7, 1.1, 0.7, 1.3, 0.5, 1.4};

    private static WeightedScore score(RatingMetric metric, int[] ratings, double[] weights, double factor) {
        WeightedTally.Builder tally = WeightedTally.builder(metric.scale());
        for (int i = 0; i < ratings.length; i++) {
            tally.add(ratings[i], factor * weights[i]);
        }
        return metric.score(tally.build());
    }

    @Test
    void linearisedAndKishDiffer() {
        WeightedScore score = score(Metrics.NPS, RATINGS, WEIGHTS, 1);
        assertThat(score.standardError().orElseThrow()).isCloseTo(29.55197489855574, within(1e-10));
        assertThat(score.kishStandardError().orElseThrow()).isCloseTo(28.03304802268342, within(1e-10));
        assertThat(score.standardErrorInPopulation(400).orElseThrow()).isCloseTo(29.105319853812336, within(1e-10));
        assertThat(score.designEffect().orElseThrow()
                        * score.weightingEfficiency().orElseThrow())
                .isCloseTo(1, within(1e-14));
        assertThat(score.toString()).isEqualTo("NPS -6.6 weighted, n=12 (effective 9.9)");
        assertThat(score.unit()).isEqualTo(Metrics.NPS.unit());
        assertThat(score.evidence().n()).isEqualTo(12);
        assertThatThrownBy(() -> score.standardErrorInPopulation(11)).hasMessageContaining("was 11");
    }

    @Property(tries = 100)
    void scalingTheWeightsChangesNothing(
            @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 0.1, max = 9) Double> weights,
            @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
        int[] ratings = java.util.Arrays.copyOf(RATINGS, w.length);
        WeightedScore once = score(Metrics.NPS, ratings, w, 1);
        WeightedScore scaled = score(Metrics.NPS, ratings, w, factor);
        assertThat(scaled.value().orElseThrow()).isCloseTo(once.value().orElseThrow(), within(1e-9));
        assertThat(scaled.standardError().orElseThrow())
                .isCloseTo(once.standardError().orElseThrow(), within(1e-9));
        assertThat(scaled.effectiveSize().orElseThrow())
                .isCloseTo(once.effectiveSize().orElseThrow(), within(1e-9));
    }

    @Property(tries = 50)
    void equalWeightsAreNoWeights(@ForAll @Size(min = 2, max = 20) List<@IntRange(max = 10) Integer> ratings) {
        int[] given = ratings.stream().mapToInt(Integer::intValue).toArray();
        double[] ones = new double[given.length];
        java.util.Arrays.fill(ones, 1);
        WeightedScore weighted = score(Metrics.NPS, given, ones, 1);
        RatingScore plain = Metrics.NPS.score(given);
        assertThat(weighted.value().orElseThrow()).isCloseTo(plain.value().orElseThrow(), within(1e-11));
        assertThat(weighted.variance().orElseThrow()).isCloseTo(plain.variance().orElseThrow(), within(1e-8));
        assertThat(weighted.standardError().orElseThrow())
                .isCloseTo(Math.sqrt(plain.sampleVariance().orElseThrow() / plain.n()), within(1e-10));
    }

    @Test
    void intervals() {
        WeightedScore net = score(Metrics.NPS, RATINGS, WEIGHTS, 1);
        ConfidenceInterval interval = net.interval(0.95).orElseThrow();
        assertThat(interval.contains(net.value().orElseThrow())).isTrue();
        RatingMetric csat = Metrics.topTwoBoxes(Scale.of(0, 10));
        WeightedScore share = score(csat, RATINGS, WEIGHTS, 1);
        assertThat(share.interval(0.95).orElseThrow().method()).isEqualTo("wilson");
        assertThat(score(csat, new int[] {9, 10}, WEIGHTS, 1)
                        .interval(0.95)
                        .orElseThrow()
                        .upper())
                .isEqualTo(100);
        assertThat(score(Metrics.NPS, new int[] {9}, WEIGHTS, 1).interval(0.95).isKnown())
                .isFalse();
        assertThat(score(Metrics.NPS, new int[0], WEIGHTS, 1).toString()).contains("insufficient");
        assertThat(score(Metrics.NPS, new int[] {9, 3}, new double[2], 1)
                        .value()
                        .toString())
                .contains("all weights for NPS are 0");
        assertThatThrownBy(() -> Metrics.CES_2.score(WeightedTally.empty(Scale.of(0, 10))))
                .hasMessageContaining("cannot score answers on 0..10");
    }

    @Test
    void strataCountAsInThePopulation() {
        List<Stratum> strata =
                List.of(new Stratum("new", nps(6, 9, 15), 2400), new Stratum("regular", nps(2, 8, 20), 900));
        StratifiedScore score = new StratifiedScore(strata, true);
        assertThat(score.value().orElseThrow()).isCloseTo(38.18181818181818, within(1e-10));
        assertThat(score.standardError().orElseThrow()).isCloseTo(10.914314318970822, within(1e-10));
        assertThat(score.interval(0.95).orElseThrow().method()).isEqualTo("score");
        assertThat(score.evidence().n()).isEqualTo(60);
        assertThat(score.unit()).isEqualTo(Metrics.NPS.unit());
        Comparison comparison = score.compareByErrors(score(Metrics.NPS, RATINGS, WEIGHTS, 1), 0.95);
        assertThat(comparison.difference().standardError().orElseThrow())
                .isCloseTo(Math.hypot(10.914314318970822, 29.55197489855574), within(1e-10));
    }

    @Test
    void aLonelyAnswerInAStratum() {
        StratifiedScore lonely = new StratifiedScore(List.of(new Stratum("a", nps(1, 0, 0), 5)), false);
        assertThat(lonely.standardError().toString()).contains("stratum \"a\" has 1 answers");
        StratifiedScore empty = new StratifiedScore(List.of(new Stratum("a", nps(0, 0, 0), 5)), false);
        assertThat(empty.value().isKnown()).isFalse();
        assertThat(empty.compareByErrors(empty, 0.95).difference().pValue().isKnown())
                .isFalse();
        assertThatThrownBy(() -> new Stratum("a", nps(3, 0, 0), 2)).hasMessageContaining("at least 3 but was 2");
        assertThatThrownBy(() -> new StratifiedScore(List.of(), false)).hasMessageContaining("different names");
        Stratum one = new Stratum("a", nps(3, 0, 0), 4);
        assertThatThrownBy(() -> new StratifiedScore(List.of(one, one), false)).hasMessageContaining("[a, a]");
    }

    @Test
    void boundsHadEverybodyAnswered() {
        assertThat(nps(0, 65, 35).nonresponseBounds(0.25).orElseThrow().lower()).isCloseTo(-66.25, within(1e-12));
        assertThat(Metrics.NPS.nonresponseBounds(35, 0.25).upper()).isCloseTo(83.75, within(1e-12));
        assertThatThrownBy(() -> Metrics.NPS.nonresponseBounds(101, 0.25)).hasMessageContaining("score");
        assertThatThrownBy(() -> new io.github.cxkit.stats.Bounds(2, 1)).hasMessageContaining("upper");
    }
}
