package io.github.cxkit.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote. Bytes that cannot be right are refused with their place; no length is believed
 * before that many bytes are seen to be there, so that a damaged form cannot ask for memory.
 */
public final class ByteReader {

    private static final int MOST_DIGITS = 1000;

    private final String form;
    private final byte[] bytes;
    private int position;

    /**
     * Starts at the first byte.
     *
     * @param form what the bytes should be, for messages
     * @param bytes the bytes, not copied
     */
    public ByteReader(String form, byte[] bytes) {
        this.form = form;
        this.bytes = bytes;
    }

    /**
     * Refuses other versions than the one given.
     *
     * @param known the version that can be read
     * @return this
     */
    public ByteReader version(int known) {
        int given = octet();
        if (given != known) {
            throw refusal("version " + given + " is unknown; this release reads version " + known);
        }
        return this;
    }

    /**
     * One byte.
     *
     * @return 0 to 255
     */
    public int octet() {
        require(1);
        return bytes[position++] & 0xff;
    }

    /**
     * One byte that says yes or no.
     *
     * @return true for 1, false for 0
     */
    public boolean flag() {
        int value = octet();
        if (value > 1) {
            throw refusal("a flag must be 0 or 1 but was " + value);
        }
        return value == 1;
    }

    /**
     * A whole number of 0 or more.
     *
     * @return the number
     */
    public long count() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw refusal("a number does not end within 9 bytes");
    }

    /**
     * A count of things of which each takes at least one byte of what is left.
     *
     * @return the number
     */
    public int length() {
        long value = count();
        if (value > bytes.length - position) {
            throw refusal(value + " more bytes are announced but " + (bytes.length - position) + " are left");
        }
        return (int) value;
    }

    /**
     * A whole number of any sign.
     *
     * @return the number
     */
    public int whole() {
        long value = count();
        if (value > 0xffff_ffffL) {
            throw refusal("a whole number is out of range");
        }
        return (int) (value >>> 1) ^ -(int) (value & 1);
    }

    /**
     * A number that is neither NaN nor infinite.
     *
     * @return the number
     */
    public double real() {
        require(Double.BYTES);
        double value = ByteBuffer.wrap(bytes).getDouble(position);
        if (!Double.isFinite(value)) {
            throw refusal("a sum must be finite but was " + value);
        }
        position += Double.BYTES;
        return value;
    }

    /**
     * A text.
     *
     * @return the text
     */
    public String text() {
        byte[] utf8 = block();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(refusal("a text is not UTF-8").getMessage(), e);
        }
    }

    /**
     * An amount of money, written as its text.
     *
     * @return the amount
     */
    public BigDecimal money() {
        BigDecimal amount = new BigDecimal(text());
        if (Math.abs((long) amount.scale()) > MOST_DIGITS) {
            // one damaged exponent would ask for gigabytes at the next addition
            throw refusal("no amount has the exponent " + -(long) amount.scale());
        }
        return amount;
    }

    /**
     * Bytes of another form.
     *
     * @return the bytes
     */
    public byte[] block() {
        int length = length();
        byte[] block = new byte[length];
        System.arraycopy(bytes, position, block, 0, length);
        position += length;
        return block;
    }

    /** Refuses bytes that nobody asked for. */
    public void end() {
        if (position != bytes.length) {
            throw refusal((bytes.length - position) + " bytes are left over");
        }
    }

    /**
     * What is said of bytes that cannot be right.
     *
     * @param what is wrong
     * @return an exception with the place
     */
    public IllegalArgumentException refusal(String what) {
        return new IllegalArgumentException("not the bytes of a " + form + ", at byte " + position + ": " + what);
    }

    private void require(int more) {
        if (bytes.length - position < more) {
            throw refusal("the end is missing");
        }
    }
}
