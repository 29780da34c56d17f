package io.github.cxkit.journey.graph;

import java.util.Arrays;

/** How often one number followed another: a table where it is small, only the pairs that occur where it would be large. */
final class PairCounts {

    /** Pairs up to which there is a table: 32 MB. */
    private static final long MOST_IN_TABLE = 1 << 22;

    private static final long FREE = -1;

    private final long width;
    private final boolean table;
    private long[] keys;
    private long[] counts;
    private int size;

    /**
     * Counts nothing yet.
     *
     * @param height first numbers are below this
     * @param width second numbers are below this
     */
    PairCounts(int height, int width) {
        this.width = width;
        this.table = (long) height * width <= MOST_IN_TABLE;
        this.counts = new long[table ? height * width : 1 << 12];
        this.keys = new long[table ? 0 : counts.length];
        Arrays.fill(keys, FREE);
    }

    void add(int first, int second) {
        long key = first * width + second;
        if (table) {
            counts[(int) key]++;
            return;
        }
        int slot = slot(keys, key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        counts[slot]++;
        if (2 * size > keys.length) {
            grow();
        }
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] moreKeys = new long[2 * keys.length];
        long[] moreCounts = new long[moreKeys.length];
        Arrays.fill(moreKeys, FREE);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                int slot = slot(moreKeys, keys[i]);
                moreKeys[slot] = keys[i];
                moreCounts[slot] = counts[i];
            }
        }
        keys = moreKeys;
        counts = moreCounts;
    }

    /** Takes each pair that occurs. */
    interface Taker {
        void take(int first, int second, long count);
    }

    void forEach(Taker taker) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                long key = table ? i : keys[i];
                taker.take((int) (key / width), (int) (key % width), counts[i]);
            }
        }
    }
}
