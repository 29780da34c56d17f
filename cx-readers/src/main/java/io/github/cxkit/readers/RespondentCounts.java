package io.github.cxkit.readers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often each person answered, without keeping who they are: counts by a 64-bit hash. Above a few million persons no new
 * ones are taken in, so memory stays bounded.
 */
final class RespondentCounts {

    private static final int MOST = 1 << 22;

    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int persons;
    private long answers;
    private int most;

    void add(char[] text, int offset, int length) {
        long hash = 1125899906842597L;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        add(hash == 0 ? 1 : hash);
    }

    private void add(long key) {
        answers++;
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        if (keys[slot] == 0) {
            if (persons >= MOST) {
                return;
            }
            keys[slot] = key;
            persons++;
        }
        most = Math.max(most, ++counts[slot]);
        if (2 * persons > keys.length && persons < MOST) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = Arrays.copyOf(new int[0], keys.length);
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = (int) oldKeys[i] & mask;
                while (keys[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    ReadReport.@Nullable Respondents respondents() {
        return most > 1 ? new ReadReport.Respondents(most, answers) : null;
    }
}
