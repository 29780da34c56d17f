package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Cut where nothing is left, a Poisson distribution has its own moments: variance and third m, fourth 3m² + m. */
class TruncatedPoissonTest {

    @Test
    void cutBeyondEverythingItIsAPoissonDistribution() {
        for (long mean : new long[] {1, 7, 400, 250_000, 1_000_000, 4_000_000, 100_000_000}) {
            TruncatedPoisson whole = TruncatedPoisson.around(mean, Long.MAX_VALUE);
            double m = mean;

            assertThat(whole.inside()).isCloseTo(1, within(1e-12));
            assertThat(whole.shift()).isCloseTo(0, within(1e-9 * Math.sqrt(m)));
            assertThat(whole.variance()).isCloseTo(m, withinPercentage(1e-7));
            assertThat(whole.third()).isCloseTo(m, within(1e-6 * m));
            assertThat(whole.fourth()).isCloseTo(3 * m * m + m, withinPercentage(1e-7));
        }
    }
}
