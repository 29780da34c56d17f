package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every count up to a billion and every weight: symmetry, the range, and what must not show. */
class ExtremeScoresProperties {

    @Provide
    Arbitrary<Long> counts() {
        return Arbitraries.longs().between(0, 1_000_000_000);
    }

    @Property(tries = 200)
    void scoreLimitsAreSymmetricAndOnTheScale(
            @ForAll("counts") long d, @ForAll("counts") long p, @ForAll("counts") long r) {
        Assume.that(d + p + r > 0);
        ConfidenceInterval one = nps(d, p, r).interval(0.95).orElseThrow();
        ConfidenceInterval other = nps(r, p, d).interval(0.95).orElseThrow();
        assertThat(one.lower()).isEqualTo(-other.upper());
        assertThat(one.lower()).isGreaterThanOrEqualTo(-100);
        assertThat(one.contains(nps(d, p, r).value().orElseThrow())).isTrue();
    }

    @Property(tries = 200)
    void shareLimitsHoldTheShareByEveryMethod(@ForAll("counts") long x, @ForAll("counts") long more) {
        long n = x + more;
        Assume.that(n > 0);
        for (Proportions.Method method : Proportions.Method.values()) {
            ConfidenceInterval interval =
                    Proportions.interval((double) x, (double) n, method, 0.95).orElseThrow();
            ConfidenceInterval mirror = Proportions.interval((double) more, (double) n, method, 0.95)
                    .orElseThrow();
            assertThat(interval.lower()).isCloseTo(1 - mirror.upper(), within(1e-12));
            assertThat(interval.lower()).isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 60)
    void aDifferenceOfSharesTurnsWithItsSides(
            @ForAll("counts") long xa,
            @ForAll("counts") long ya,
            @ForAll("counts") long xb,
            @ForAll("counts") long yb) {
        Assume.that(xa + ya > 0 && xb + yb > 0);
        for (ProportionComparison.Method method :
                List.of(ProportionComparison.Method.MIETTINEN_NURMINEN, ProportionComparison.Method.NEWCOMBE)) {
            ConfidenceInterval one = ProportionComparison.compare(
                            new ProportionComparison.Group(xa, xa + ya),
                            new ProportionComparison.Group(xb, xb + yb),
                            method,
                            0.95)
                    .interval()
                    .orElseThrow();
            ConfidenceInterval other = ProportionComparison.compare(
                            new ProportionComparison.Group(xb, xb + yb),
                            new ProportionComparison.Group(xa, xa + ya),
                            method,
                            0.95)
                    .interval()
                    .orElseThrow();
            assertThat(one.lower()).isCloseTo(-other.upper(), within(1e-12));
        }
    }

    @Property(tries = 200)
    void neitherOrderNorScaleNorRowsOfWeightZeroShow(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @DoubleRange(min = 0.01, max = 50) double weight,
            @ForAll @IntRange(min = -400, max = 400) int power) {
        WeightedTally.Builder one = WeightedTally.builder(Metrics.NPS.scale());
        WeightedTally.Builder other = WeightedTally.builder(Metrics.NPS.scale());
        double scale = Math.scalb(1.0, power);
        for (int i = 0; i < ratings.size(); i++) {
            one.add(ratings.get(i), i % 3 == 0 ? weight : 1);
            int j = ratings.size() - 1 - i;
            other.add(ratings.get(j), scale * (j % 3 == 0 ? weight : 1));
            other.add(3, 0);
        }
        ConfidenceInterval a = Metrics.NPS.score(one.build()).interval(0.95).orElseThrow();
        ConfidenceInterval b = Metrics.NPS.score(other.build()).interval(0.95).orElseThrow();
        assertThat(b.lower()).isCloseTo(a.lower(), within(1e-9));
        assertThat(b.upper()).isCloseTo(a.upper(), within(1e-9));
    }
}
