package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.survey.Scale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final RatingMetric CSAT = Metrics.topTwoBoxes(Scale.of(1, 5));

    @Test
    void pooledZIsTheDefaultOfNetScores() {
        Comparison comparison = nps(3, 5, 12).compare(nps(6, 7, 7));
        assertThat(comparison.method()).isEqualTo(ComparisonMethod.POOLED);
        assertThat(comparison.difference().value().orElseThrow()).isEqualTo(40);
        assertThat(comparison.difference().pValue().orElseThrow()).isCloseTo(0.11314000815200635, within(1e-12));
        assertThat(comparison.isSignificant(0.95)).isFalse();
        assertThat(comparison.difference().interval().orElseThrow().contains(40))
                .isTrue();
        assertThat(comparison.evidenceA().n()).isEqualTo(20);
    }

    /** R NPS 1.1 drops the sign of the difference. */
    @Test
    void theSignIsKept() {
        assertThat(nps(6, 7, 7).compare(nps(3, 5, 12)).difference().value().orElseThrow())
                .isEqualTo(-40);
    }

    @Test
    void aShareComparesByPooledZAndNewcombe() {
        int[] a = new int[70];
        int[] b = new int[80];
        for (int i = 0; i < a.length; i++) {
            a[i] = i < 56 ? 5 : 1;
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = i < 48 ? 4 : 3;
        }
        var difference = CSAT.score(a).compare(CSAT.score(b)).difference();
        assertThat(difference.value().orElseThrow()).isCloseTo(20, within(1e-12));
        assertThat(difference.pValue().orElseThrow()).isCloseTo(0.008045081368196585, within(1e-12));
        assertThat(difference.interval().orElseThrow().lower()).isCloseTo(5.243147240236488, within(1e-10));
        assertThat(difference.interval().orElseThrow().upper()).isCloseTo(33.3872654036906, within(1e-10));
        for (ComparisonMethod method : ComparisonMethod.values()) {
            if (method.fits(CSAT) && method != ComparisonMethod.MANN_WHITNEY) {
                var each = CSAT.score(a).compare(CSAT.score(b), method, 0.95).difference();
                assertThat(each.value().orElseThrow()).isCloseTo(20, within(1e-12));
                each.pValue().map(p -> assertThat(p).isBetween(0.002, 0.02));
                each.interval().map(i -> assertThat(i.lower()).isBetween(4.0, 7.0));
            }
        }
    }

    @Test
    void aMeanComparesByWelch() {
        RatingMetric ces = Metrics.CES_2;
        var difference = ces.score(7, 6, 6, 5, 7, 4, 6, 7, 5, 6)
                .compare(ces.score(5, 4, 6, 3, 5, 5, 2, 6, 4, 5, 4, 3))
                .difference();
        assertThat(difference.statistic().orElseThrow()).isCloseTo(3.301711833557382, within(1e-12));
        assertThat(difference.degreesOfFreedom().orElseThrow()).isCloseTo(19.99059712661689, within(1e-10));
    }

    @Test
    void differentRulesOrScalesRefuse() {
        assertThatThrownBy(() -> nps(1, 1, 1).compare(Metrics.NPS_5_POINT.score(1, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nps/1 on 0..10 and nps.5-point/1 on 1..5");
        assertThatThrownBy(() -> nps(1, 1, 1).compare(Metrics.ENPS.score(1, 5))).hasMessageContaining("enps/1");
        assertThatThrownBy(() -> nps(1, 1, 1).compare(nps(1, 1, 1), ComparisonMethod.FISHER_EXACT, 0.95))
                .hasMessageContaining("fisher exact is a method for a share");
        assertThatThrownBy(
                        () -> Metrics.CES_2.score(1, 5).compare(Metrics.CES_2.score(2), ComparisonMethod.POOLED, 0.9))
                .hasMessageContaining("graded weights");
    }

    @Test
    void noAnswersAndNoSpreadAreNoZero() {
        for (ComparisonMethod method : ComparisonMethod.values()) {
            if (method.fits(Metrics.NPS)) {
                var empty = nps(0, 0, 0).compare(nps(1, 2, 3), method, 0.95).difference();
                assertThat(empty.value().isKnown()).isFalse();
                assertThat(empty.pValue().isKnown()).isFalse();
                var none = nps(0, 5, 0).compare(nps(0, 7, 0), method, 0.95).difference();
                if (method != ComparisonMethod.ADJUSTED_WALD && method != ComparisonMethod.EXACT_PERMUTATION) {
                    assertThat(((Result.Insufficient<Double>) none.pValue()).reason())
                            .isEqualTo(Reason.NO_SPREAD);
                }
            }
        }
    }

    @Property(tries = 60)
    void permutationPIsAProbabilityAndSymmetric(
            @ForAll @IntRange(max = 12) int d,
            @ForAll @IntRange(max = 12) int p,
            @ForAll @IntRange(min = 1, max = 12) int r,
            @ForAll @IntRange(max = 12) int d2,
            @ForAll @IntRange(min = 1, max = 12) int p2) {
        Assume.that(d + p + r > 0);
        RatingScore a = nps(d, p, r);
        RatingScore b = nps(d2, p2, 3);
        double there = p(a, b);
        assertThat(there).isGreaterThan(0).isLessThanOrEqualTo(1);
        assertThat(p(b, a)).isCloseTo(there, within(1e-12));
        assertThat(p(a, a)).isCloseTo(1, within(1e-12));
    }

    private static double p(RatingScore a, RatingScore b) {
        return a.compare(b, ComparisonMethod.EXACT_PERMUTATION, 0.95)
                .difference()
                .pValue()
                .orElseThrow();
    }

    @Test
    void permutationOfTooManyTablesRefuses() {
        assertThatThrownBy(() -> p(nps(20_000, 0, 0), nps(0, 0, 20_000))).hasMessageContaining("too many tables");
        assertThat(p(nps(1000, 0, 0), nps(0, 0, 1000))).isGreaterThan(0);
    }
}
