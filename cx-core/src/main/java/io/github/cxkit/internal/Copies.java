package io.github.cxkit.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a fact keeps of a collection it is given: an unmodifiable copy without nulls. A null inside is refused by its place, in
 * words, since it comes from outside: from JSON, mostly.
 */
public final class Copies {

    private Copies() {}

    /**
     * Copies a list.
     *
     * @param name what it is called
     * @param values the values
     * @param <T> their type
     * @return the copy
     * @throws IllegalArgumentException if one is null
     */
    public static <T> List<T> list(String name, Collection<? extends T> values) {
        try {
            return List.copyOf(Objects.requireNonNull(values, name));
        } catch (NullPointerException absent) {
            throw refusal(name, values, absent);
        }
    }

    /**
     * Copies a set.
     *
     * @param name what it is called
     * @param values the values
     * @param <T> their type
     * @return the copy, in no order
     * @throws IllegalArgumentException if one is null
     */
    public static <T> Set<T> set(String name, Collection<? extends T> values) {
        try {
            return Set.copyOf(Objects.requireNonNull(values, name));
        } catch (NullPointerException absent) {
            throw refusal(name, values, absent);
        }
    }

    /**
     * Copies a set in natural order.
     *
     * @param name what it is called
     * @param values the values
     * @param <T> their type
     * @return the copy
     * @throws IllegalArgumentException if one is null
     */
    public static <T extends Comparable<? super T>> Set<T> sorted(String name, Collection<? extends T> values) {
        try {
            return Collections.unmodifiableSet(new TreeSet<T>(Objects.requireNonNull(values, name)));
        } catch (NullPointerException absent) {
            throw refusal(name, values, absent);
        }
    }

    /**
     * Copies a map.
     *
     * @param name what it is called
     * @param values the values by key
     * @param <K> type of the keys
     * @param <V> type of the values
     * @return the copy, in no order
     * @throws IllegalArgumentException if a key or a value is null
     */
    public static <K, V> Map<K, V> map(String name, Map<? extends K, ? extends V> values) {
        return Map.copyOf(whole(name, values));
    }

    /**
     * Copies a map in its order.
     *
     * @param name what it is called
     * @param values the values by key
     * @param <K> type of the keys
     * @param <V> type of the values
     * @return the copy
     * @throws IllegalArgumentException if a key or a value is null
     */
    public static <K, V> Map<K, V> ordered(String name, Map<? extends K, ? extends V> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<K, V>(whole(name, values)));
    }

    /**
     * Copies a map in the order of its keys.
     *
     * @param name what it is called
     * @param values the values by key
     * @param <K> type of the keys
     * @param <V> type of the values
     * @return the copy
     * @throws IllegalArgumentException if a key or a value is null
     */
    public static <K extends Comparable<? super K>, V> Map<K, V> sorted(
            String name, Map<? extends K, ? extends V> values) {
        return Collections.unmodifiableMap(new TreeMap<K, V>(whole(name, values)));
    }

    /**
     * Refuses a list or a set with a null in it.
     *
     * @param name what it is called
     * @param values the values
     * @throws IllegalArgumentException if one is null
     */
    public static void whole(String name, Collection<?> values) {
        int i = 0;
        for (Object value : Objects.requireNonNull(values, name)) {
            if (value == null) {
                throw new IllegalArgumentException(name + "[" + i + "] must not be null");
            }
            i++;
        }
    }

    /**
     * Refuses a map with a null in it.
     *
     * @param name what it is called
     * @param values the values by key
     * @param <K> type of the keys
     * @param <V> type of the values
     * @return the map
     * @throws IllegalArgumentException if a key or a value is null
     */
    public static <K, V> Map<K, V> whole(String name, Map<K, V> values) {
        Objects.requireNonNull(values, name).forEach((key, value) -> {
            if (key == null) {
                throw new IllegalArgumentException(name + " must have no key that is null");
            }
            if (value == null) {
                throw new IllegalArgumentException(name + " of " + key + " must not be null");
            }
        });
        return values;
    }

    /** Which one was null; what is wrong otherwise is thrown as it is. */
    private static RuntimeException refusal(String name, Collection<?> values, NullPointerException absent) {
        whole(name, values);
        return absent;
    }
}
