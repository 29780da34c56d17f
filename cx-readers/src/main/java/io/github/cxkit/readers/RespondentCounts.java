package io.github.cxkit.readers;

import org.jspecify.annotations.Nullable;

/**
 * How often each person answered, without keeping who they are: counts by a 64-bit hash. Above a few million persons no new
 * ones are taken in, so memory stays bounded.
 */
final class RespondentCounts {

    private static final int MOST = 1 << 22;

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

    void add(String person) {
        long hash = SEED;
        for (int i = 0; i < person.length(); i++) {
            hash = next(hash, person.charAt(i));
        }
        addHash(finished(hash));
    }

    void addHash(long key) {
        add(key, 1);
    }

    /** Adds all of another's counts; false if there are so many persons that their order would matter. */
    boolean addAll(RespondentCounts other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != 0) {
                add(other.keys[i], 1 + other.repeats[i]);
            }
        }
        return persons < MOST;
    }

    private void add(long key, int times) {
        answers += times;
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        int again = times;
        if (keys[slot] == 0) {
            if (persons >= MOST) {
                return;
            }
            keys[slot] = key;
            persons++;
            again--;
        }
        // most come but once, for whom one table is looked at and not two
        if (again > 0) {
            repeats[slot] += again;
            most = Math.max(most, 1 + repeats[slot]);
        } else {
            most = Math.max(most, 1);
        }
        if (2 * persons > keys.length && persons < MOST) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRepeats = repeats;
        keys = new long[2 * oldKeys.length];
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
        return most > 1 ? new ReadReport.Respondents(most, answers) : null;
    }
}
