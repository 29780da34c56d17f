package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.Raking.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RakingTest {

    private static final Map<String, List<String>> COLUMNS =
            Map.of("age", List.of("y", "y", "o", "o"), "sex", List.of("f", "m", "f", "m"));

    private static Map<String, Map<String, Double>> targets(double y, double o, double f, double m) {
        return Map.of("age", Map.of("y", y, "o", o), "sex", Map.of("f", f, "m", m));
    }

    @Property(tries = 100)
    void marginsAreHit(
            @ForAll @Size(value = 4) List<@IntRange(min = 1, max = 9) Integer> cells,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double young,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double female) {
        List<String> age = new ArrayList<>();
        List<String> sex = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            age.addAll(Collections.nCopies(cells.get(i), i < 2 ? "y" : "o"));
            sex.addAll(Collections.nCopies(cells.get(i), i % 2 == 0 ? "f" : "m"));
        }
        Raking raking = Raking.of(
                        Map.of("age", age, "sex", sex),
                        targets(100 * young, 100 - 100 * young, 100 * female, 100 - 100 * female),
                        Options.DEFAULT)
                .orElseThrow();
        double sumYoung = 0;
        double sumFemale = 0;
        for (int i = 0; i < age.size(); i++) {
            sumYoung += age.get(i).equals("y") ? raking.weights().get(i) : 0;
            sumFemale += sex.get(i).equals("f") ? raking.weights().get(i) : 0;
        }
        assertThat(sumYoung).isCloseTo(100 * young, within(1e-9));
        assertThat(sumFemale).isCloseTo(100 * female, within(1e-9));
        assertThat(raking.effectiveSize()).isLessThanOrEqualTo(age.size() + 1e-9);
    }

    /** Two respondents of one cell keep the ratio of their start weights (lost in a known package). */
    @Test
    void startWeightsAreKept() {
        Map<String, List<String>> columns = Map.of("sex", List.of("f", "f", "m"));
        Raking raking = Raking.of(
                        columns,
                        Map.of("sex", Map.of("f", 60.0, "m", 40.0)),
                        Options.DEFAULT.withStartWeights(List.of(1.0, 3.0, 1.0)))
                .orElseThrow();
        assertThat(raking.weights().get(1) / raking.weights().get(0)).isCloseTo(3, within(1e-12));
    }

    @Test
    void trimmingIsFollowedByRakingAgain() {
        Map<String, List<String>> columns = Map.of(
                "age", List.of("y", "y", "y", "o", "o", "o", "o"), "sex", List.of("f", "f", "m", "m", "f", "m", "m"));
        Map<String, Map<String, Double>> targets = targets(4, 3, 3.6, 3.4);
        Raking free = Raking.of(columns, targets, Options.DEFAULT).orElseThrow();
        double most = Collections.max(free.weights());
        Raking capped =
                Raking.of(columns, targets, Options.DEFAULT.withCap(1.36)).orElseThrow();
        assertThat(most).isGreaterThan(1.38);
        assertThat(Collections.max(capped.weights())).isLessThanOrEqualTo(1.36);
        // below 4/3 no weights hit these margins: refusing to give a wrong answer
        assertThat(Raking.of(columns, targets, Options.DEFAULT.withCap(1.3)).isKnown())
                .isFalse();
        assertThat(capped.marginError()).isLessThan(1e-11);
    }

    @Test
    void whatCannotConvergeSaysSo() {
        // young men do not exist, but more men are wanted than old people
        Map<String, List<String>> columns = Map.of("age", List.of("y", "o", "o"), "sex", List.of("f", "f", "m"));
        assertThat(Raking.of(columns, targets(60, 40, 50, 50), Options.DEFAULT).toString())
                .contains("did not hit the margins in 1000 rounds");
    }

    @Test
    void whatCannotBeRightIsRefused() {
        assertThatThrownBy(() -> Raking.of(COLUMNS, targets(50, 50, 60, 50), Options.DEFAULT))
                .hasMessageContaining("different totals");
        assertThatThrownBy(
                        () -> Raking.of(COLUMNS, Map.of("age", Map.of("y", 1.0, "o", 1.0, "x", 1.0)), Options.DEFAULT))
                .hasMessageContaining("age \"x\" has a target of 1.0 and no respondent");
        assertThatThrownBy(() -> Raking.of(COLUMNS, Map.of("age", Map.of("y", 1.0)), Options.DEFAULT))
                .hasMessageContaining("has age \"o\", which has no target");
        assertThatThrownBy(() -> Raking.of(COLUMNS, Map.of("town", Map.of("y", 1.0)), Options.DEFAULT))
                .hasMessageContaining("\"town\" is not among");
        assertThatThrownBy(() -> Raking.of(COLUMNS, Map.of(), Options.DEFAULT)).hasMessageContaining("needs targets");
        assertThatThrownBy(() -> Raking.of(Map.of("age", List.of()), Map.of("age", Map.of("y", 1.0)), Options.DEFAULT))
                .hasMessageContaining("needs a respondent");
        assertThatThrownBy(() -> Raking.of(
                        Map.of("age", List.of("y"), "sex", List.of("f", "f")),
                        Map.of("age", Map.of("y", 1.0), "sex", Map.of("f", 1.0)),
                        Options.DEFAULT))
                .hasMessageContaining("different length");
        assertThatThrownBy(() ->
                        Raking.of(COLUMNS, targets(50, 50, 50, 50), Options.DEFAULT.withStartWeights(List.of(1.0))))
                .hasMessageContaining("4 respondents");
        assertThatThrownBy(() -> Options.DEFAULT.withStartWeights(List.of(-1.0)))
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> Options.DEFAULT.withCap(1)).hasMessageContaining("cap above 1");
    }

    @Test
    void aTargetOfZeroGivesWeightZero() {
        Raking raking = Raking.of(
                        Map.of("sex", List.of("f", "m")), Map.of("sex", Map.of("f", 5.0, "m", 0.0)), Options.DEFAULT)
                .orElseThrow();
        assertThat(raking.weights()).containsExactly(5.0, 0.0);
    }

    @Property(tries = 100)
    void wholeSharesAddUpAndStayWithinOne(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1000) Integer> counts) {
        long[] numbers = counts.stream().mapToLong(Integer::longValue).toArray();
        double n = counts.stream().mapToInt(Integer::intValue).sum();
        var shares = LargestRemainder.of(100, numbers);
        assertThat(shares.isKnown()).isEqualTo(n > 0);
        shares.map(list -> {
            assertThat(list.stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
            for (int i = 0; i < numbers.length; i++) {
                assertThat(Math.abs(list.get(i) - 100 * numbers[i] / n)).isLessThan(1);
            }
            return list;
        });
    }

    @Test
    void wholeSharesOfHugeCounts() {
        assertThat(LargestRemainder.of(1000, Long.MAX_VALUE, Long.MAX_VALUE).orElseThrow())
                .containsExactly(500L, 500L);
    }

    /** 60 for two and 40 for one: weights 30, 30 and 40, and (sum w)² / sum w² = 100² / 3,400. */
    @Test
    void theEffectiveSizeIsThatOfTheWeights() {
        Raking raking = Raking.of(
                        Map.of("sex", List.of("f", "f", "m")),
                        Map.of("sex", Map.of("f", 60.0, "m", 40.0)),
                        Options.DEFAULT)
                .orElseThrow();

        assertThat(raking.weights()).containsExactly(30.0, 30.0, 40.0);
        assertThat(raking.effectiveSize()).isCloseTo(10_000 / 3_400.0, within(1e-14));
        assertThat(raking.iterations()).isEqualTo(1);
    }

    /** One round is the least, a cap of one times the mean would make all alike, and a weight of 0 is nobody's. */
    @Test
    void optionsHaveTheirEnds() {
        assertThat(new Options(List.of(0.0, 1.0), 1, 1e-9, 1.01).mostIterations())
                .isOne();
        assertThatThrownBy(() -> new Options(List.of(), 0, 1e-9, 2)).hasMessageContaining("1 round or more");
        assertThatThrownBy(() -> Options.DEFAULT.withCap(1)).hasMessageContaining("a cap above 1");
        assertThatThrownBy(() -> new Options(List.of(), 1, 0, 2)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> Options.DEFAULT.withStartWeights(List.of(-1.0)))
                .hasMessageContaining("start weight");
        assertThatThrownBy(() -> Raking.of(
                        Map.of("sex", List.of("f", "m")),
                        Map.of("sex", Map.of("f", 60.0, "m", 40.0)),
                        Options.DEFAULT.withStartWeights(List.of(0.0, 1.0))))
                .hasMessageContaining("no respondent");
    }

    /** 2 by 1 and 3 of 4 are 0.5 and 1.5: the larger count takes what is left, then the earlier one. */
    @Test
    void tiesOfWholeSharesGoToTheLargerCount() {
        assertThat(LargestRemainder.of(2, 1, 3).orElseThrow()).containsExactly(0L, 2L);
        assertThat(LargestRemainder.of(2, 3, 1).orElseThrow()).containsExactly(2L, 0L);
        assertThat(LargestRemainder.of(1, 2, 2).orElseThrow()).containsExactly(1L, 0L);
        assertThat(LargestRemainder.of(0, 2, 2).orElseThrow()).containsExactly(0L, 0L);
    }
}
