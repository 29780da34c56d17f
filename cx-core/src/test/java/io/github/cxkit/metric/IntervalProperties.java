package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.ConfidenceInterval;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class IntervalProperties {

    private static final IntervalMethod[] NET = java.util.Arrays.stream(IntervalMethod.values())
            .filter(m -> m.fits(Metrics.NPS))
            .toArray(IntervalMethod[]::new);

    @Property(tries = 100)
    void swappingDetractorsAndPromotersFlipsScoreAndIntervals(
            @ForAll @IntRange(max = 40) int d,
            @ForAll @IntRange(max = 40) int p,
            @ForAll @IntRange(max = 40) int r,
            @ForAll @IntRange(max = 7) int which) {
        Assume.that(d + p + r > 1);
        IntervalMethod method = NET[which % NET.length];
        // percentiles step at the smallest value reached, which is not symmetric on a tie of the distribution function
        Assume.that(method != IntervalMethod.BOOTSTRAP_PERCENTILE && method != IntervalMethod.BOOTSTRAP_BCA);
        RatingScore score = nps(d, p, r);
        RatingScore flipped = nps(r, p, d);
        assertThat(flipped.value().orElseThrow() + 0.0)
                .isEqualTo(0.0 - score.value().orElseThrow());
        assertThat(flipped.rounded(0).orElseThrow())
                .isEqualByComparingTo(score.rounded(0).orElseThrow().negate());
        ConfidenceInterval a = score.interval(method, 0.95).orElseThrow();
        ConfidenceInterval b = flipped.interval(method, 0.95).orElseThrow();
        assertThat(b.lower()).isCloseTo(-a.upper(), within(1e-6));
        assertThat(b.upper()).isCloseTo(-a.lower(), within(1e-6));
    }

    @Property(tries = 300)
    void theScoreIntervalStaysOnTheScaleHoldsTheScoreAndWidensWithTheLevel(
            @ForAll @IntRange(max = 1000) int d,
            @ForAll @IntRange(max = 1000) int p,
            @ForAll @IntRange(max = 1000) int r,
            @ForAll @DoubleRange(min = 0.5, max = 0.98) double level) {
        Assume.that(d + p + r > 0);
        RatingScore score = nps(d, p, r);
        ConfidenceInterval narrow = score.interval(level).orElseThrow();
        ConfidenceInterval wide = score.interval(level + 0.015).orElseThrow();
        assertThat(narrow.lower()).isBetween(-100.0, 100.0);
        assertThat(narrow.upper()).isBetween(-100.0, 100.0);
        assertThat(narrow.contains(score.value().orElseThrow())).isTrue();
        assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
        assertThat(wide.upper()).isGreaterThanOrEqualTo(narrow.upper());
    }

    @Property(tries = 200)
    void theScoreTestHasPAtALimitOfLevelOneMinusP(
            @ForAll @IntRange(min = 0, max = 60) int d,
            @ForAll @IntRange(min = 0, max = 60) int p,
            @ForAll @IntRange(min = 1, max = 60) int r,
            @ForAll @DoubleRange(min = 0.6, max = 0.99) double level) {
        Assume.that(d + p > 0);
        RatingScore score = nps(d, p, r);
        double lower = score.interval(level).orElseThrow().lower();
        assertThat(score.scoreTest(lower).orElseThrow()).isCloseTo(1 - level, within(1e-7));
    }

    @Property(tries = 100)
    void morePassivesMoveTheScoreTowardsZero(
            @ForAll @IntRange(max = 50) int d,
            @ForAll @IntRange(max = 50) int p,
            @ForAll @IntRange(max = 50) int r,
            @ForAll @IntRange(min = 1, max = 50) int more) {
        Assume.that(d + r > 0);
        assertThat(Math.abs(nps(d, p + more, r).value().orElseThrow()))
                .isLessThanOrEqualTo(Math.abs(nps(d, p, r).value().orElseThrow()));
    }

    @Property(tries = 100)
    void copiesKeepTheScoreAndShrinkTheError(
            @ForAll @IntRange(max = 50) int d,
            @ForAll @IntRange(max = 50) int p,
            @ForAll @IntRange(min = 1, max = 50) int r,
            @ForAll @IntRange(min = 2, max = 9) int copies) {
        RatingScore once = nps(d, p, r);
        RatingScore often = nps(copies * (long) d, copies * (long) p, copies * (long) r);
        assertThat(often.value().orElseThrow()).isCloseTo(once.value().orElseThrow(), within(1e-12));
        assertThat(often.standardError().orElseThrow() * Math.sqrt(copies))
                .isCloseTo(once.standardError().orElseThrow(), within(1e-10));
    }

    @Property(tries = 100)
    void morePromotersAloneRaiseTheLowerLimit(@ForAll @IntRange(min = 1, max = 5000) int r) {
        assertThat(nps(0, 0, r + 1L).interval(0.95).orElseThrow().lower())
                .isGreaterThan(nps(0, 0, r).interval(0.95).orElseThrow().lower());
    }
}
