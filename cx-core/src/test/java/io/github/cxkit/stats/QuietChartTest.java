package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision is chosen by how often people bear to be alarmed for nothing. */
class QuietChartTest {

    @ParameterizedTest
    @CsvSource({"1.5, 1, 2, 52", "1.5, 1, 2, 520", "2, 1, 1, 12", "3, 2.2, 4, 5200", "1, 0.2, 5, 1000"})
    void noSmallerDecisionIsQuietForSoLong(double reference, double mean, int grid, long periods) {
        PoissonCusum.Chart chart =
                PoissonCusum.Chart.quietFor(reference, mean, grid, periods).orElseThrow();

        double step = 1.0 / grid;
        assertThat(chart.periodsToFalseAlarm(mean, grid).orElseThrow()).isGreaterThanOrEqualTo((double) periods);
        if (chart.decision() > step) {
            PoissonCusum.Chart smaller =
                    new PoissonCusum.Chart(reference, Math.round((chart.decision() - step) * grid) / (double) grid);
            assertThat(smaller.periodsToFalseAlarm(mean, grid).orElseThrow()).isLessThan((double) periods);
        }
        assertThat(chart.reference()).isEqualTo(reference);
    }

    @Test
    void aChartThatAlwaysAlarmsIsNeverQuiet() {
        assertThat(PoissonCusum.Chart.quietFor(0, 1e6, 1, 1_000_000).isKnown()).isFalse();
    }
}
