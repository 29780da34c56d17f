package io.github.cxkit.readers;

import org.jspecify.annotations.Nullable;

/**
 * How often each person answered, without keeping who they are: counts by a 64-bit hash. Above a few million persons no new
 * ones are taken in, so memory stays bounded.
 */
final class RespondentCounts {

    private static final int MOST = 1 << 22;

    private static final int AMPLE = 1 << 18;

    /** Hashes are looked up together: the table is far from the processor, and many ways to it cost hardly more than one. */
    private static final int TOGETHER = 256;

    private final long[] waiting = new long[TOGETHER];
    private int waits;

    private long[] keys = new long[1 << 10];
    private int[] repeats = new int[1 << 10];
    private int persons;
    private long answers;
    private int most;

    /** What the hash of a person begins with. */
    static final long SEED = 1125899906842597L;

    static long next(long hash, int character) {
        return 31 * hash + character;
    }

    /** Never 0. */
    static long finished(long hash) {
        long mixed = hash ^ (hash >>> 32);
        mixed *= 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 29;
        return mixed == 0 ? 1 : mixed;
    }

    /** Never 0. */
    static long hash(char[] text, int offset, int length) {
        long hash = SEED;
        for (int i = offset; i < offset + length; i++) {
            hash = next(hash, text[i]);
        }
        return finished(hash);
    }

    void addHash(long key) {
        waiting[waits++] = key;
        if (waits == TOGETHER) {
            settle();
        }
    }

    private void settle() {
        int mask = keys.length - 1;
        long any = 0;
        for (int i = 0; i < waits; i++) {
            any |= keys[(int) waiting[i] & mask];
        }
        // whoever is there came once, which is known; it keeps the loop
        most = Math.max(most, any == 0 ? most : 1);
        for (int i = 0; i < waits; i++) {
            add(waiting[i]);
        }
        waits = 0;
    }

    /** False if there are so many persons that their order matters. */
    boolean isOrderFree() {
        settle();
        return persons < MOST;
    }

    private void add(long key) {
        answers++;
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        // most come but once, for whom one table is looked at and not two
        if (keys[slot] == key) {
            repeats[slot]++;
            most = Math.max(most, 1 + repeats[slot]);
        } else {
            if (persons >= MOST) {
                return;
            }
            keys[slot] = key;
            persons++;
            most = Math.max(most, 1);
        }
        if (2 * persons > keys.length && persons < MOST) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRepeats = repeats;
        // moving everybody costs more than room does, as long as that is small
        keys = new long[oldKeys.length < AMPLE ? 4 * oldKeys.length : 2 * oldKeys.length];
        repeats = new int[keys.length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = (int) oldKeys[i] & mask;
                while (keys[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                repeats[slot] = oldRepeats[i];
            }
        }
    }

    ReadReport.@Nullable Respondents respondents() {
        settle();
        return most > 1 ? new ReadReport.Respondents(most, answers) : null;
    }
}
