package io.github.cxkit.readers;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what cells of one column say, because a column of answers repeats a few texts millions of times. Bounded:
 * a column of ever new texts costs no more memory than one of few.
 */
final class CellCache<V> {

    private static final int SHORT = 4;
    private static final int SLOTS = 256;
    private static final int LOWEST = -128;
    private static final int MOST_LONG = 1_024;

    private final Function<String, V> reader;
    private final long[] keys = new long[SLOTS];
    private final @Nullable Object[] values = new @Nullable Object[SLOTS];
    private final @Nullable Object[] numbers = new @Nullable Object[256];

    /** What one digit says, then what two say. */
    private final @Nullable Object[] digits = new @Nullable Object[110];

    private final Map<String, V> longer = new HashMap<>();
    private final V empty;

    CellCache(Function<String, V> reader) {
        this.reader = reader;
        this.empty = reader.apply("");
    }

    /** What a whole number says, as if it were written in digits. */
    @SuppressWarnings("unchecked")
    V get(int number) {
        int slot = number - LOWEST;
        if (slot < 0 || slot >= numbers.length) {
            return getLong(Integer.toString(number));
        }
        Object known = numbers[slot];
        if (known == null) {
            known = reader.apply(Integer.toString(number));
            numbers[slot] = known;
        }
        return (V) known;
    }

    /** What one or two digits said before, or nothing; null if it takes {@link #get} to know. */
    @SuppressWarnings("unchecked")
    @Nullable V known(char[] text, int offset, int length) {
        if (length == 0) {
            return empty;
        }
        int first = text[offset] - '0';
        if (length > 2 || first < 0 || first > 9) {
            return null;
        }
        if (length == 1) {
            return (V) digits[first];
        }
        int second = text[offset + 1] - '0';
        return second < 0 || second > 9 ? null : (V) digits[10 + 10 * first + second];
    }

    @SuppressWarnings("unchecked")
    V get(char[] text, int offset, int length) {
        if (length == 0) {
            return empty;
        }
        long key = pack(text, offset, length);
        if (key == 0) {
            return getLong(new String(text, offset, length));
        }
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 56);
        Object known = values[slot];
        if (known != null && keys[slot] == key) {
            return (V) known;
        }
        V value = reader.apply(new String(text, offset, length));
        keys[slot] = key;
        values[slot] = value;
        remember(text, offset, length, value);
        return value;
    }

    private void remember(char[] text, int offset, int length, V value) {
        int place = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return;
            }
            place = 10 * place + digit;
        }
        if (length <= 2) {
            digits[(length == 2 ? 10 : 0) + place] = value;
        }
    }

    /** The text as a number, or 0 if it is long or holds a character that would make two texts one number. */
    private static long pack(char[] text, int offset, int length) {
        if (length > SHORT) {
            return 0;
        }
        long key = 0;
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == 0) {
                return 0;
            }
            key = key << Character.SIZE | text[i];
        }
        return key;
    }

    private V getLong(String text) {
        V known = longer.get(text);
        if (known == null) {
            known = reader.apply(text);
            if (longer.size() < MOST_LONG) {
                longer.put(text, known);
            }
        }
        return known;
    }
}
