package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** The order of adding and merging does not show in a sum. */
class DoubleSumProperties {

    @Property(tries = 200)
    void equalsTheExactSumRounded(
            @ForAll @Size(max = 60) List<@DoubleRange(min = -1e9, max = 1e9) Double> values, @ForAll long seed) {
        List<Double> shuffled = new java.util.ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(seed));
        BigDecimal exact = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double expected = exact.doubleValue();
        assertThat(sum(values).value()).isEqualTo(expected);
        assertThat(sum(shuffled).value()).isEqualTo(expected);
        int cut = values.size() / 2;
        DoubleSum merged = sum(values.subList(0, cut));
        merged.add(sum(values.subList(cut, values.size())));
        assertThat(merged.value()).isEqualTo(expected);
    }

    private static DoubleSum sum(List<Double> values) {
        DoubleSum sum = new DoubleSum();
        values.forEach(sum::add);
        return new DoubleSum(sum.value(), sum.remainder());
    }
}
