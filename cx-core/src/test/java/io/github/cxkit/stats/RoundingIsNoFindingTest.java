package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the exact answer is 0, the sign that rounding leaves is no finding. */
class RoundingIsNoFindingTest {

    private static CoMoments of(double[][] rows) {
        String[] names = new String[rows[0].length];
        for (int i = 0; i < names.length; i++) {
            names[i] = "item " + i;
        }
        CoMomentsBuilder builder = CoMoments.builder(names);
        for (double[] row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    @Test
    void itemsThatDoNotGoTogetherNeedNoCheckOfTheirCoding() {
        ItemAnalysis analysis = ItemAnalysis.of(of(new double[][] {{.3, .3}, {.1, .3}, {.3, .1}, {.1, .1}, {.1, .2}}));

        assertThat(analysis.checkCoding()).isEmpty();
        assertThat(analysis.cautions()).isEmpty();
        assertThat(analysis.alpha().orElseThrow()).isEqualTo(0);
    }

    @Test
    void anAlphaOfZeroIsNotNegative() {
        ItemAnalysis analysis =
                ItemAnalysis.of(of(new double[][] {{.3, .2, .3, .3}, {.2, .2, .3, .2}, {.3, .1, .3, .3}}));

        assertThat(analysis.cautions()).doesNotContain(ItemAnalysis.Caution.NEGATIVE_ALPHA);
    }

    @Test
    void aChartOfMoreEventsThanItCanHoldAlarmsAtOnce() {
        PoissonCusum.Chart chart = new PoissonCusum.Chart(2, 3);

        assertThat(chart.periodsToFalseAlarm(1e15, 2).orElseThrow()).isEqualTo(1);
        assertThat(chart.periodsToFalseAlarm(1e300, 2).orElseThrow()).isEqualTo(1);
    }
}
