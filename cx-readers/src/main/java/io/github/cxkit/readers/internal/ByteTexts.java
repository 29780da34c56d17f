package io.github.cxkit.readers.internal;

import java.util.Arrays;

/**
 * Numbers for texts that are still bytes, so that a cell which has been seen before costs no more than a look at its bytes.
 * Numbers are given by the owner; there is none below 0 but {@link #NONE}. For one thread.
 */
public final class ByteTexts {

    /** A text that has no number yet. */
    public static final int NONE = Integer.MIN_VALUE;

    private byte[][] texts = new byte[64][];
    private int[] numbers = new int[64];
    private int size;

    /** No texts yet. */
    public ByteTexts() {}

    /**
     * The number of a text.
     *
     * @param bytes hold the text
     * @param from where it begins
     * @param to where it ends, exclusive
     * @return its number, or {@link #NONE}
     */
    public int get(byte[] bytes, int from, int to) {
        int mask = texts.length - 1;
        int slot = hash(bytes, from, to) & mask;
        byte[] text = texts[slot];
        while (text != null) {
            if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
                return numbers[slot];
            }
            slot = (slot + 1) & mask;
            text = texts[slot];
        }
        return NONE;
    }

    /**
     * Gives a text that has none a number.
     *
     * @param bytes hold the text
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param number its number from now on
     */
    public void put(byte[] bytes, int from, int to, int number) {
        if (2 * size >= texts.length) {
            grow();
        }
        insert(Arrays.copyOfRange(bytes, from, to), number);
        size++;
    }

    /**
     * How many texts have a number.
     *
     * @return their number
     */
    public int size() {
        return size;
    }

    private void insert(byte[] text, int number) {
        int mask = texts.length - 1;
        int slot = hash(text, 0, text.length) & mask;
        while (texts[slot] != null) {
            slot = (slot + 1) & mask;
        }
        texts[slot] = text;
        numbers[slot] = number;
    }

    private void grow() {
        byte[][] before = texts;
        int[] beforeNumbers = numbers;
        texts = new byte[2 * before.length][];
        numbers = new int[texts.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                insert(before[i], beforeNumbers[i]);
            }
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B1;
        return (hash >>> 15) ^ hash;
    }
}
