package io.github.cxkit.lifetime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers names from 0 on as they are first met. A table of hashes beside that of numbers answers most questions without a look at a
 * text, of which millions are never near.
 */
final class NameNumbers {

    private String[] names = new String[16];
    private int size;

    /** One more than the number, 0 where a place is free. */
    private int[] numbers = new int[64];

    private int[] hashes = new int[64];

    /** The number of a name, a new one if it has none. */
    int number(String name) {
        int hash = hash(name);
        int slot = slot(name, hash);
        if (numbers[slot] == 0) {
            if (2 * (size + 1) > numbers.length) {
                grow();
                slot = slot(name, hash);
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, size + size / 2);
            }
            names[size++] = name;
            numbers[slot] = size;
            hashes[slot] = hash;
        }
        return numbers[slot] - 1;
    }

    int size() {
        return size;
    }

    /** The names by number. */
    String[] names() {
        return Arrays.copyOf(names, size);
    }

    /** Where a name stands, or the free place for it; any free place of its hash if there is no name. */
    private int slot(@Nullable String name, int hash) {
        int mask = numbers.length - 1;
        int slot = hash & mask;
        while (numbers[slot] != 0 && !(hashes[slot] == hash && names[numbers[slot] - 1].equals(name))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] fewerNumbers = numbers;
        int[] fewerHashes = hashes;
        numbers = new int[2 * fewerNumbers.length];
        hashes = new int[numbers.length];
        for (int i = 0; i < fewerNumbers.length; i++) {
            if (fewerNumbers[i] != 0) {
                int slot = slot(null, fewerHashes[i]);
                numbers[slot] = fewerNumbers[i];
                hashes[slot] = fewerHashes[i];
            }
        }
    }

    private static int hash(String name) {
        int hash = name.hashCode() * 0x9E3779B1;
        return (hash >>> 15) ^ hash;
    }
}
