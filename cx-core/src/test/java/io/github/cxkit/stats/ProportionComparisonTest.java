package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionComparisonTest {

    private static Difference of(long xa, long na, long xb, long nb, ProportionComparison.Method method) {
        return ProportionComparison.compare(
                new ProportionComparison.Group(xa, na), new ProportionComparison.Group(xb, nb), method, 0.95);
    }

    /** statsmodels 0.13.5 gives 0.3440. */
    @Test
    void miettinenNurminenRestrictsTheMaximum() {
        var interval = of(56, 70, 48, 80, ProportionComparison.Method.MIETTINEN_NURMINEN)
                .interval()
                .orElseThrow();
        assertThat(interval.upper()).isCloseTo(0.33817294001586834, within(1e-10));
    }

    @Test
    void allAgainstNone() {
        var interval = of(10, 10, 0, 8, ProportionComparison.Method.MIETTINEN_NURMINEN)
                .interval()
                .orElseThrow();
        assertThat(interval.upper()).isEqualTo(1);
        assertThat(interval.lower()).isLessThan(1);
        var reverse = of(0, 8, 10, 10, ProportionComparison.Method.MIETTINEN_NURMINEN)
                .interval()
                .orElseThrow();
        assertThat(reverse.lower()).isEqualTo(-1);
    }

    /** Cookie Cats: retention after a day and after a week, gate at level 30 against gate at level 40. */
    @Test
    void cookieCats() {
        Difference week = of(8502, 44700, 8279, 45489, ProportionComparison.Method.POOLED_Z);
        assertThat(week.statistic().orElseThrow()).isCloseTo(3.164359, within(5e-7));
        assertThat(week.pValue().orElseThrow()).isCloseTo(0.00155425, within(5e-9));
        Difference day = of(20034, 44700, 20119, 45489, ProportionComparison.Method.POOLED_Z);
        assertThat(day.pValue().orElseThrow()).isCloseTo(0.07440966, within(5e-9));
    }

    @Test
    void noSpreadIsNoZero() {
        for (var method : new ProportionComparison.Method[] {
            ProportionComparison.Method.POOLED_Z,
            ProportionComparison.Method.N_MINUS_ONE,
            ProportionComparison.Method.UNPOOLED_Z,
            ProportionComparison.Method.YATES
        }) {
            assertThat(of(5, 5, 9, 9, method).pValue().isKnown()).isFalse();
        }
        assertThat(of(5, 5, 9, 9, ProportionComparison.Method.FISHER_EXACT)
                        .pValue()
                        .orElseThrow())
                .isEqualTo(1);
        assertThat(of(0, 0, 9, 9, ProportionComparison.Method.NEWCOMBE).value().isKnown())
                .isFalse();
        assertThatThrownBy(() -> of(3, 2, 1, 2, ProportionComparison.Method.NEWCOMBE))
                .hasMessageContaining("successes must lie in [0, 2] but was 3");
    }

    @Test
    void fisherOfFarTables() {
        assertThat(of(10, 10, 0, 10, ProportionComparison.Method.FISHER_EXACT)
                        .pValue()
                        .orElseThrow())
                .isCloseTo(2.0 / 184_756, within(1e-15));
        assertThat(of(5000, 5000, 0, 5000, ProportionComparison.Method.FISHER_EXACT)
                        .pValue()
                        .orElseThrow())
                .isGreaterThan(0);
        assertThatThrownBy(() ->
                        of(50_000_000, 100_000_000, 50_000_000, 100_000_000, ProportionComparison.Method.FISHER_EXACT))
                .hasMessageContaining("too many tables");
    }

    @Property(tries = 200)
    void swappingTheGroupsFlipsTheDifference(
            @ForAll @IntRange(min = 1, max = 60) int na,
            @ForAll @IntRange(min = 1, max = 60) int nb,
            @ForAll @DoubleRange(max = 1) double pa,
            @ForAll @DoubleRange(max = 1) double pb,
            @ForAll ProportionComparison.Method method) {
        long xa = Math.round(pa * na);
        long xb = Math.round(pb * nb);
        Difference there = of(xa, na, xb, nb, method);
        Difference back = of(xb, nb, xa, na, method);
        assertThat(back.value().orElseThrow()).isCloseTo(-there.value().orElseThrow(), within(1e-15));
        assertThat(back.pValue().isKnown()).isEqualTo(there.pValue().isKnown());
        if (there.pValue().isKnown()) {
            assertThat(back.pValue().orElseThrow()).isCloseTo(there.pValue().orElseThrow(), within(1e-12));
        }
        there.interval().map(i -> {
            ConfidenceInterval other = back.interval().orElseThrow();
            assertThat(other.lower()).isCloseTo(-i.upper(), within(1e-7));
            assertThat(i.lower()).isBetween(-1.0, 1.0);
            return i;
        });
    }

    /** 56 of 70 beside 48 of 80: z = 2.6502 by the pooled share, and that times sqrt(149/150); Wald's limits by hand. */
    @Test
    void nMinusOneAndWaldAreTheirFormulas() {
        Difference fewer = of(56, 70, 48, 80, ProportionComparison.Method.N_MINUS_ONE);
        assertThat(fewer.statistic().orElseThrow()).isCloseTo(2.6413232722941253, within(1e-12));
        assertThat(fewer.pValue().orElseThrow()).isCloseTo(0.008258287929380758, within(1e-13));
        Difference wald = of(56, 70, 48, 80, ProportionComparison.Method.UNPOOLED_Z);
        assertThat(wald.statistic().orElseThrow()).isCloseTo(2.7509212216215073, within(1e-12));
        assertThat(wald.interval().orElseThrow().lower()).isCloseTo(0.057504899149037086, within(1e-12));
        assertThat(wald.interval().orElseThrow().upper()).isCloseTo(0.3424951008509629, within(1e-12));
    }

    /** What counts are the tables that could be, not the answers: here eleven, of 30 million answers. */
    @Test
    void fishersTestOfManyAnswersSumsFewTables() {
        long n = 15_000_000;
        assertThat(of(n - 5, n, n - 5, n, ProportionComparison.Method.FISHER_EXACT)
                        .pValue()
                        .orElseThrow())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        of(20_000_001, 40_000_000, 20_000_000, 40_000_000, ProportionComparison.Method.FISHER_EXACT))
                .hasMessageContaining("too many tables");
    }
}
