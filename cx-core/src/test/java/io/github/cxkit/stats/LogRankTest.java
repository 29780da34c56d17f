package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogRankTest {

    private static KaplanMeier group(List<Integer> times) {
        KaplanMeier.Builder builder = KaplanMeier.builder();
        times.forEach(time -> builder.add(time, time % 3 != 0));
        return builder.build();
    }

    @Property
    void asManyEventsAreExpectedAsHappened(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> a,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> b) {
        LogRank test = LogRank.of(Map.of("a", group(a), "b", group(b)));
        double happened = group(a).events() + (double) group(b).events();

        assertThat(test.expected().values().stream().mapToDouble(each -> each).sum())
                .isCloseTo(happened, within(1e-9));
    }

    /** Judged by survdiff of R's package survival 3.5. */
    @Test
    void threeGroupsHaveTwoDegreesOfFreedom() {
        KaplanMeier.Builder a = KaplanMeier.builder();
        KaplanMeier.Builder b = KaplanMeier.builder();
        KaplanMeier.Builder c = KaplanMeier.builder();
        for (int i = 1; i <= 5; i++) {
            a.add(i, i != 4);
            b.add(2.0 * i, i != 3);
            c.add(3.0 * i, i != 4);
        }
        LogRank test = LogRank.of(Map.of("a", a.build(), "b", b.build(), "c", c.build()));

        assertThat(test.expected().get("a")).isCloseTo(1.72976190476190, within(1e-12));
        assertThat(test.expected().get("c")).isCloseTo(6.36904761904762, within(1e-12));
        assertThat(test.test().orElseThrow().value()).isCloseTo(4.91589365722988, within(1e-12));
        assertThat(test.test().orElseThrow().degreesOfFreedom()).isEqualTo(2);
        assertThat(test.test().orElseThrow().pValue()).isCloseTo(0.085610543763299, within(1e-12));
    }

    @Test
    void oneGroupHasNothingToBeComparedWith() {
        assertThat(LogRank.of(Map.of("a", group(List.of(1, 2)))).test().isKnown())
                .isFalse();
    }

    @Property
    void theTotalIsTheDirectAndTheIndirectPart(
            @ForAll @Size(8) List<@DoubleRange(min = -5, max = 5) Double> x,
            @ForAll @Size(8) List<@DoubleRange(min = -5, max = 5) Double> m,
            @ForAll @Size(8) List<@DoubleRange(min = -5, max = 5) Double> y) {
        CoMomentsBuilder rows = CoMoments.builder("contact", "trust", "loyalty");
        for (int i = 0; i < 8; i++) {
            rows.add(x.get(i), m.get(i), y.get(i));
        }
        CoMoments moments = rows.build();
        Mediation.of(moments, List.of("contact", "trust", "loyalty"))
                .toOptional()
                .ifPresent(path -> {
                    double slope = moments.crossProduct(0, 2) / moments.crossProduct(0, 0);
                    assertThat(path.total().value().orElseThrow())
                            .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
                });
    }

    @Test
    void aGroupOfNobodyIsNotCompared() {
        KaplanMeier a = group(List.of(1, 2, 4, 7));
        KaplanMeier b = group(List.of(2, 5, 8, 8));
        LogRank two = LogRank.of(Map.of("a", a, "b", b));
        LogRank three = LogRank.of(Map.of("a", a, "b", b, "nobody", KaplanMeier.EMPTY));

        assertThat(three.test().orElseThrow().degreesOfFreedom()).isEqualTo(1);
        assertThat(three.test().orElseThrow().value())
                .isCloseTo(two.test().orElseThrow().value(), within(1e-14));
    }

    @Test
    void everyGroupHasItsExpectedEvents() {
        KaplanMeier a = group(List.of(1, 2));
        LogRank fit = LogRank.of(Map.of("a", a, "b", a));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogRank(fit.groups(), Map.of("a", 1.0), fit.test()))
                .withMessageContaining("expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogRank(fit.groups(), Map.of("a", 1.0, "b", -1.0), fit.test()))
                .withMessageContaining("expected");
        assertThatIllegalArgumentException().isThrownBy(() -> new LogRank.ChiSquare(-1, 1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogRank.ChiSquare(1, -1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogRank.ChiSquare(1, 1, 1.5));
    }
}
