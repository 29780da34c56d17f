package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionsTest {

    /** statsmodels 0.13.5 leaves 0..1 by 1e-16 here. */
    @Test
    void nothingAndAllTouchTheEndsExactly() {
        for (Proportions.Method method : Proportions.Method.values()) {
            ConfidenceInterval none = Proportions.interval(0, 17, method, 0.95).orElseThrow();
            ConfidenceInterval all = Proportions.interval(17, 17, method, 0.95).orElseThrow();
            assertThat(none.lower()).isEqualTo(0.0);
            assertThat(all.upper()).isEqualTo(1.0);
            assertThat(none.method()).isEqualTo(method.title());
            assertThat(none.upper()).isCloseTo(1 - all.lower(), within(1e-14));
        }
        // x = 0: upper 1 - (alpha/2)^(1/n)
        assertThat(Proportions.interval(0, 17, Proportions.Method.CLOPPER_PEARSON, 0.95)
                        .orElseThrow()
                        .upper())
                .isCloseTo(1 - Math.pow(0.025, 1 / 17.0), within(1e-14));
    }

    /** PropCIs rounds the Wilson limits to four digits inside the function. */
    @Test
    void limitsAreNotRounded() {
        ConfidenceInterval interval = Proportions.wilson(8, 10, 0.95).orElseThrow();
        assertThat(interval.lower()).isNotEqualTo(0.4902).isCloseTo(0.4901624715366417, within(1e-15));
    }

    @Test
    void noTrials() {
        assertThat(Proportions.wilson(0, 0, 0.95)).isInstanceOf(Result.Insufficient.class);
        assertThatThrownBy(() -> Proportions.wilson(3, 2, 0.95)).hasMessageContaining("successes must lie in [0, 2]");
        assertThatThrownBy(() -> Proportions.wilson(1, 2, 1)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> Proportions.wilson(1, Double.NaN, 0.5)).hasMessageContaining("n must lie in");
    }

    @Property(tries = 200)
    void limitsStayInRangeAndWidenWithTheLevel(
            @ForAll @IntRange(min = 1, max = 2000) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll Proportions.Method method,
            @ForAll @DoubleRange(min = 0.5, max = 0.98) double level) {
        double x = Math.rint(share * n);
        ConfidenceInterval narrow = Proportions.interval(x, n, method, level).orElseThrow();
        ConfidenceInterval wide =
                Proportions.interval(x, n, method, level + 0.015).orElseThrow();
        assertThat(narrow.lower()).isBetween(0.0, 1.0);
        assertThat(narrow.upper()).isBetween(0.0, 1.0);
        assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
        assertThat(wide.upper()).isGreaterThanOrEqualTo(narrow.upper());
        if (method != Proportions.Method.AGRESTI_COULL) {
            assertThat(narrow.contains(x / n)).isTrue();
        }
        ConfidenceInterval mirror =
                Proportions.interval(n - x, n, method, level).orElseThrow();
        assertThat(mirror.lower()).isCloseTo(1 - narrow.upper(), within(1e-12));
    }

    @Test
    void simultaneousIntervalsAreWider() {
        long[] counts = {2, 11, 18};
        List<ConfidenceInterval> goodman =
                MultinomialIntervals.goodman(counts, 0.95).orElseThrow();
        for (int i = 0; i < counts.length; i++) {
            assertThat(goodman.get(i).width())
                    .isGreaterThan(Proportions.wilson((double) counts[i], 31, 0.95)
                            .orElseThrow()
                            .width());
        }
        assertThat(MultinomialIntervals.goodman(new long[] {0, 7}, 0.95)
                        .orElseThrow()
                        .get(1)
                        .upper())
                .isEqualTo(1);
        assertThat(MultinomialIntervals.sisonGlaz(new long[] {0, 7}, 0.95)
                        .orElseThrow()
                        .get(0)
                        .lower())
                .isZero();
        assertThat(MultinomialIntervals.sisonGlaz(new long[2], 0.95).isKnown()).isFalse();
        assertThat(MultinomialIntervals.goodman(new long[2], 0.95).isKnown()).isFalse();
        assertThatThrownBy(() -> MultinomialIntervals.goodman(new long[] {3}, 0.95))
                .hasMessageContaining("two categories");
        assertThatThrownBy(() -> MultinomialIntervals.sisonGlaz(new long[] {3, -1}, 0.95))
                .hasMessageContaining("was -1");
    }

    /** 480 and 520 where 500 each were planned: 0.8 twice. */
    @Test
    void aSplitIsJudgedByItsDistancesFromThePlan() {
        SampleRatio split =
                SampleRatio.of(new long[] {480, 520}, new double[] {1, 1}, 0.01).orElseThrow();

        assertThat(split.chiSquare()).isCloseTo(1.6, within(1e-14));
        assertThat(split.degreesOfFreedom()).isEqualTo(1);
        assertThat(split.mismatch()).isFalse();
    }
}
