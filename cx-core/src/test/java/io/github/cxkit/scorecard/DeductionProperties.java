package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What can be worked out is exactly what the textbook elimination finds. */
class DeductionProperties {

    @Example
    void aSumOfOneUnknownTellsIt() {
        assertThat(Deduction.of(List.of(Map.of(3, 1)))).isEqualTo(bits(3));
        assertThat(Deduction.of(List.of(Map.of(3, 1, 4, 1)))).isEqualTo(bits());
        assertThat(Deduction.of(List.of(Map.of(3, 1, 4, 1), Map.of(4, -1)))).isEqualTo(bits(3, 4));
        assertThat(Deduction.of(List.of())).isEqualTo(bits());
    }

    /** Two closed squares of a table joined by one cell: the rows of one square minus its columns are that cell. */
    @Example
    void aBridgeBetweenTwoSquaresComesOut() {
        List<Map<Integer, Integer>> rowsAndColumns = List.of(
                Map.of(0, 1, 1, 1),
                Map.of(2, 1, 3, 1, 8, 1),
                Map.of(4, 1, 5, 1),
                Map.of(6, 1, 7, 1),
                Map.of(0, 1, 2, 1),
                Map.of(1, 1, 3, 1),
                Map.of(4, 1, 6, 1, 8, 1),
                Map.of(5, 1, 7, 1));
        assertThat(Deduction.of(rowsAndColumns)).isEqualTo(bits(8));
    }

    @Property(tries = 500)
    void agreesWithGaussInIntegers(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 12) int unknowns,
            @ForAll @IntRange(max = 12) int size) {
        Random random = new Random(seed);
        List<Map<Integer, Integer>> equations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<Integer, Integer> equation = new HashMap<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                equation.put(random.nextInt(unknowns), random.nextInt(5) == 0 ? -1 : 1);
            }
            equations.add(equation);
        }
        assertThat(Deduction.of(equations)).isEqualTo(GaussInIntegers.determined(equations, unknowns));
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int each : set) {
            bits.set(each);
        }
        return bits;
    }
}
