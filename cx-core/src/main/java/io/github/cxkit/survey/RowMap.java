package io.github.cxkit.survey;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map whose keys are shared by many rows, so that a row costs one array. A null value means "not there".
 *
 * @param <V> type of the values
 */
final class RowMap<V> extends AbstractMap<String, V> {

    private final Keys keys;
    private final @Nullable V[] values;
    private final int size;

    /** Takes the array as its own. */
    RowMap(Keys keys, @Nullable V[] values) {
        this.keys = keys;
        this.values = values;
        int present = 0;
        for (V value : values) {
            present += value == null ? 0 : 1;
        }
        this.size = present;
    }

    /** The shared keys: names in their order, and the position of each. */
    static final class Keys {

        private final List<String> names;
        private final Map<String, Integer> positions;

        /** The last other keys that were found to be the same names: two readers of one survey share no keys. */
        private Keys alike = this;

        Keys(List<String> names, Map<String, Integer> positions) {
            this.names = names;
            this.positions = positions;
        }

        List<String> names() {
            return names;
        }

        /** The value of a map at a place of these keys, whatever the map was made of. */
        <V> @Nullable V value(Map<String, V> map, int position) {
            Objects.checkIndex(position, names.size());
            return map instanceof RowMap<V> row && isSame(row.keys)
                    ? row.values[position]
                    : map.get(names.get(position));
        }

        /** Whether all the keys of a map are among these. */
        boolean holds(Map<String, ?> map) {
            return (map instanceof RowMap<?> row && isSame(row.keys))
                    || positions.keySet().containsAll(map.keySet());
        }

        private boolean isSame(Keys other) {
            // a race here costs a comparison of names, no more: keys are immutable but for this memory
            if (other == this || other == alike) {
                return true;
            }
            if (names.equals(other.names)) {
                alike = other;
                return true;
            }
            return false;
        }
    }

    /** An unmodifiable map of the same content. */
    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return map instanceof RowMap ? map : Map.copyOf(map);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Integer position = key == null ? null : keys.positions.get(key);
        return position == null ? null : values[position];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Walks the values that are there, in the order of the keys. */
    private final class Entries implements Iterator<Entry<String, V>> {

        private int next = after(-1);

        private int after(int position) {
            int at = position + 1;
            while (at < values.length && values[at] == null) {
                at++;
            }
            return at;
        }

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Entry<String, V> next() {
            V value = next < values.length ? values[next] : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            Entry<String, V> entry = Map.entry(keys.names.get(next), value);
            next = after(next);
            return entry;
        }
    }
}
