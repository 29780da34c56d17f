package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a value keeps is its own, in its order, and whole. */
class CopiesTest {

    private static final List<String> GIVEN = List.of("b", "a", "c");

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("b", 2);
        numbers.put("a", 1);
        return numbers;
    }

    @Test
    void copiesHoldWhatTheyWereGivenInTheirOrder() {
        assertThat(Copies.list("x", GIVEN)).containsExactly("b", "a", "c");
        assertThat(Copies.set("x", GIVEN)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(Copies.sorted("x", GIVEN)).containsExactly("a", "b", "c");
        assertThat(Copies.map("x", numbers())).containsOnly(entry("a", 1), entry("b", 2));
        assertThat(Copies.ordered("x", numbers())).containsExactly(entry("b", 2), entry("a", 1));
        assertThat(Copies.sorted("x", numbers())).containsExactly(entry("a", 1), entry("b", 2));
        assertThat(Copies.whole("x", numbers())).isEqualTo(numbers());
    }

    @Test
    void nobodyChangesThemAfterwards() {
        List<String> list = new ArrayList<>(GIVEN);
        List<String> copy = Copies.list("x", list);
        list.clear();
        assertThat(copy).hasSize(3);
        Map<String, Integer> map = numbers();
        Map<String, Integer> ordered = Copies.ordered("x", map);
        map.clear();
        assertThat(ordered).hasSize(2);
        assertThatThrownBy(ordered::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(Copies.sorted("x", GIVEN)::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNullIsNamedByItsPlace() {
        List<String> hole = Arrays.asList("a", "b", null);
        for (ThrowingCallable copy : List.<ThrowingCallable>of(
                () -> Copies.list("names", hole),
                () -> Copies.set("names", hole),
                () -> Copies.sorted("names", hole),
                () -> Copies.whole("names", hole))) {
            assertThatThrownBy(copy)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("names[2] must not be null");
        }
        Map<String, Integer> noValue = numbers();
        noValue.put("c", null);
        assertThatThrownBy(() -> Copies.map("sizes", noValue)).hasMessage("sizes of c must not be null");
        Map<String, Integer> noKey = numbers();
        noKey.put(null, 3);
        assertThatThrownBy(() -> Copies.ordered("sizes", noKey)).hasMessage("sizes must have no key that is null");
    }

    @Test
    void theMeanOfNumbersAsWritten() {
        assertThat(Decimals.mean(0.1, 0.1, 0.1)).isEqualTo(0.1);
        assertThat(Decimals.mean(1, 2, 6)).isEqualTo(3);
    }
}
