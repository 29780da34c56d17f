package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.stats.KaplanMeier.Count;
import io.github.cxkit.stats.KaplanMeier.Limits;
import io.github.cxkit.stats.KaplanMeier.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KaplanMeierProperties {

    @Provide
    Arbitrary<KaplanMeier> summaries() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(0, 3))
                .as((time, events, censored) -> new Count(time, events, Math.max(censored, events == 0 ? 1 : 0)))
                .list()
                .uniqueElements(Count::time)
                .ofMaxSize(12)
                .map(counts -> {
                    KaplanMeier.Builder builder = KaplanMeier.builder();
                    counts.forEach(c -> builder.add(new KaplanMeier(null, List.of(c))));
                    return builder.build();
                });
    }

    @Property(tries = 200)
    void mergingIsAMonoid(
            @ForAll("summaries") KaplanMeier a,
            @ForAll("summaries") KaplanMeier b,
            @ForAll("summaries") KaplanMeier c) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(KaplanMeier.EMPTY)).isEqualTo(a);
        assertThat(a.merge(b).n()).isEqualTo(a.n() + b.n());
    }

    @Property(tries = 200)
    void survivalFallsInsideZeroAndOneWithLimitsAround(@ForAll("summaries") KaplanMeier summary) {
        double last = 1;
        for (Step step : summary.curve().toOptional().orElse(List.of())) {
            assertThat(step.survival()).isBetween(0.0, last).isLessThan(last);
            assertThat(step.standardError()).isBetween(0.0, 1.0);
            last = step.survival();
        }
        for (Limits limits : summary.limits(0.95).toOptional().orElse(List.of())) {
            limits.interval().toOptional().ifPresent(interval -> {
                assertThat(interval.lower()).isBetween(0.0, limits.survival());
                assertThat(interval.upper()).isBetween(limits.survival(), 1.0);
            });
        }
    }

    @Property(tries = 200)
    void withoutCensoringItIsTheShareStillLasting(@ForAll("summaries") KaplanMeier summary) {
        KaplanMeier.Builder seen = KaplanMeier.builder();
        for (Count count : summary.counts()) {
            if (count.events() > 0) {
                seen.add(new KaplanMeier(null, List.of(new Count(count.time(), count.events(), 0))));
            }
        }
        KaplanMeier all = seen.build();
        long left = all.n();
        for (Count count : all.counts()) {
            left -= count.events();
            assertThat(all.survivalAt(count.time()).orElseThrow()).isEqualTo((double) left / all.n());
        }
    }
}
