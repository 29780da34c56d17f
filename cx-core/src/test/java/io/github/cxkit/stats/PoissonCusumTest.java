package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.PoissonCusum.Chart;
import io.github.cxkit.stats.PoissonCusum.Design;
import io.github.cxkit.stats.PoissonCusum.Period;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoissonCusumTest {

    @Test
    void fiveTimesTheFeedbackAtTheSameRateIsNoRise() {
        List<Period> weeks = List.of(
                new Period(100, 10), new Period(100, 9), new Period(100, 11), new Period(500, 50), new Period(500, 48));

        PoissonCusum chart = PoissonCusum.of(weeks, new Design(3, 1.5, 10)).orElseThrow();

        assertThat(chart.signals()).isEmpty();
        assertThat(chart.isPastThin()).isFalse();
    }

    /** A past of 10 and 9 in 100 each: (19 + .5) / 200; k = rate x (r - 1) / ln r; piles of x - 100 k from week 3 on. */
    @Test
    void thePileIsWhatComesAboveTheReference() {
        double k = 0.0975 / Math.log(2);
        PoissonCusum chart = PoissonCusum.of(
                        List.of(
                                new Period(100, 10),
                                new Period(100, 9),
                                new Period(100, 10),
                                new Period(100, 20),
                                new Period(100, 21)),
                        new Design(2, 2, 10))
                .orElseThrow();

        assertThat(chart.baselineRate()).isCloseTo(0.0975, within(1e-12));
        assertThat(chart.reference()).isCloseTo(k, within(1e-12));
        assertThat(chart.values()).hasSize(3);
        assertThat(chart.values().get(0)).isZero();
        assertThat(chart.values().get(1)).isCloseTo(20 - 100 * k, within(1e-9));
        assertThat(chart.values().get(2)).isCloseTo(41 - 200 * k, within(1e-9));
        assertThat(chart.signals()).containsExactly(4);
        assertThat(chart.isPastThin()).isTrue();
    }

    @Test
    void withoutAPastThereIsNoChart() {
        assertThat(PoissonCusum.of(List.of(new Period(9, 1)), new Design(2, 2, 5))
                        .isKnown())
                .isFalse();
        assertThat(PoissonCusum.of(List.of(new Period(0, 0)), new Design(1, 2, 5))
                        .isKnown())
                .isFalse();
    }

    @Test
    void aChartOffTheGridIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chart(2.3, 4).periodsToFalseAlarm(2, 2))
                .withMessageContaining("multiple");
    }

    @Property
    void aHigherLimitAlarmsLessOften(
            @ForAll @IntRange(min = 1, max = 6) int mean, @ForAll @IntRange(min = 1, max = 12) int limit) {
        double low = new Chart(mean + 1, limit).periodsToFalseAlarm(mean, 1).orElseThrow();
        double high =
                new Chart(mean + 1, limit + 1).periodsToFalseAlarm(mean, 1).orElseThrow();

        assertThat(low).isGreaterThan(1);
        assertThat(high).isGreaterThan(low);
    }

    /** As many periods as the past takes are enough, a pile as high as the limit is no signal, and 25 events are not few. */
    @Test
    void theLimitsOfAChartBelongToTheQuietSide() {
        PoissonCusum past = PoissonCusum.of(List.of(new Period(100, 25)), new Design(1, 2, 5))
                .orElseThrow();
        assertThat(past.values()).isEmpty();
        assertThat(past.isPastThin()).isFalse();
        assertThat(new PoissonCusum(new Period(100, 24), new Design(1, 2, 5), List.of()).isPastThin())
                .isTrue();
        assertThat(new PoissonCusum(new Period(100, 25), new Design(2, 2, 5), List.of(4.0, 5.0, 5.1)).signals())
                .containsExactly(4);
        for (double ratio : new double[] {1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Design(1, ratio, 5))
                    .withMessageContaining("ratio");
        }
    }
}
