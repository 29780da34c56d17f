package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.ControlChart;
import io.github.cxkit.stats.PValueAdjustment;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreSeriesTest {

    private final ScoreSeries segments = new ScoreSeries(List.of(nps(8, 4, 60), nps(220, 40, 90), nps(3, 2, 2)));

    @Test
    void poolingAddsCountsAndAveragingIsAnotherNumber() {
        assertThat(segments.pooled().value().orElseThrow()).isCloseTo(-18.414918414918414, within(1e-12));
        SegmentMean mean = segments.segmentMean().orElseThrow();
        assertThat(mean.value()).isCloseTo(6.931216931216931, within(1e-12));
        assertThat(mean.segments()).isEqualTo(3);
        assertThat(segments.metric()).isEqualTo(Metrics.NPS);
    }

    @Test
    void eachSegmentAgainstTheRestKeepsItsOrder() {
        List<AdjustedComparison> comparisons = segments.eachAgainstTheRest(PValueAdjustment.HOLM);
        assertThat(comparisons).hasSize(3);
        assertThat(comparisons.get(0).comparison().evidenceA().n()).isEqualTo(72);
        assertThat(comparisons.get(0).comparison().evidenceB().n()).isEqualTo(357);
        assertThat(comparisons.get(2).comparison().evidenceB().n()).isEqualTo(422);
        assertThat(comparisons.get(0).isSignificant(0.95)).isTrue();
        assertThat(comparisons.get(2).isSignificant(0.95)).isFalse();
        for (AdjustedComparison each : comparisons) {
            assertThat(each.adjustedPValue().orElseThrow())
                    .isGreaterThanOrEqualTo(
                            each.comparison().difference().pValue().orElseThrow());
        }
    }

    @Test
    void changesFromPeriodToPeriod() {
        List<AdjustedComparison> changes = segments.changes(PValueAdjustment.BENJAMINI_HOCHBERG);
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).comparison().difference().value().orElseThrow())
                .isCloseTo(-100.0 * 130 / 350 - 100.0 * 52 / 72, within(1e-10));
    }

    @Test
    void aPeriodWithoutAnswersIsNamed() {
        ScoreSeries gap = new ScoreSeries(List.of(nps(1, 2, 3), nps(0, 0, 0)));
        assertThat(gap.controlChart(3).toString()).contains("period 1 has no valid answer");
        assertThat(gap.slope(0, 1).isKnown()).isFalse();
        assertThat(gap.segmentMean().isKnown()).isFalse();
        assertThat(gap.changes(PValueAdjustment.HOLM).get(0).isSignificant(0.95))
                .isFalse();
    }

    @Test
    void oneMetricOnly() {
        assertThatThrownBy(() -> new ScoreSeries(List.of())).hasMessageContaining("one score");
        assertThatThrownBy(() -> new ScoreSeries(List.of(nps(1, 1, 1), Metrics.ENPS.score(1))))
                .hasMessageContaining("cannot be compared");
    }

    @Test
    void aChartStaysOnTheScale() {
        ControlChart chart = new ScoreSeries(List.of(nps(0, 1, 1), nps(1, 0, 1)))
                .controlChart(9)
                .orElseThrow();
        assertThat(chart.lower()).containsOnly(-100.0);
        assertThat(chart.upper()).containsOnly(100.0);
        assertThat(chart.method()).isEqualTo("NPS chart");
        assertThat(segments.controlChart(3).orElseThrow().signals()).isNotEmpty();
    }
}
