package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Values are equal if all their parts are, and every part that can be changed tells two of them apart. */
public final class EqualByState {

    private EqualByState() {}

    /**
     * Checks one kind of value.
     *
     * @param <T> the kind
     * @param make makes one from nothing, the same every time
     * @param changes each changes another part, or the same part to another state
     */
    @SafeVarargs
    public static <T> void check(Supplier<T> make, UnaryOperator<T>... changes) {
        List<T> values = new ArrayList<>(List.of(make.get()));
        List<T> twins = new ArrayList<>(List.of(make.get()));
        for (UnaryOperator<T> change : changes) {
            values.add(change.apply(make.get()));
            twins.add(change.apply(make.get()));
        }
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            assertThat(value)
                    .isEqualTo(twins.get(i))
                    .hasSameHashCodeAs(twins.get(i))
                    .hasToString(twins.get(i).toString())
                    .isNotEqualTo(value.toString());
            for (int j = 0; j < i; j++) {
                assertThat(value).as("change %s and %s", i, j).isNotEqualTo(values.get(j));
            }
        }
        // a hash that is the same for all is allowed and makes a map of them a list
        assertThat(values)
                .extracting(Object::hashCode)
                .as("hashes")
                .satisfies(all -> assertThat(Set.copyOf(all)).hasSizeGreaterThan(1));
    }
}
