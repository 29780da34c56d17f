package io.github.cxkit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the compact byte forms of summaries: numbers in 7-bit groups, texts and blocks with their length first. */
public final class ByteWriter {

    private byte[] bytes = new byte[64];
    private int size;

    /** Starts empty. */
    public ByteWriter() {}

    /**
     * One byte.
     *
     * @param value its lowest eight bits are written
     * @return this
     */
    public ByteWriter octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /**
     * A whole number of 0 or more; small ones take one byte.
     *
     * @param value 0 or more
     * @return this
     */
    public ByteWriter count(long value) {
        long rest = Arguments.notNegative("count", value);
        while (rest > 0x7f) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /**
     * A whole number of any sign.
     *
     * @param value the number
     * @return this
     */
    public ByteWriter whole(int value) {
        return count(((value << 1) ^ (value >> 31)) & 0xffff_ffffL);
    }

    /**
     * All 64 bits of a number.
     *
     * @param value the number
     * @return this
     */
    public ByteWriter real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (bits >>> shift));
        }
        return this;
    }

    /**
     * A text in UTF-8.
     *
     * @param text the text
     * @return this
     */
    public ByteWriter text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes of another form, with their number first.
     *
     * @param block the bytes
     * @return this
     */
    public ByteWriter block(byte[] block) {
        count(block.length);
        reserve(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
        return this;
    }

    /**
     * What was written.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
