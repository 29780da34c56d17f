package io.github.cxkit.internal;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The byte form of a summary: version, definition and end are seen to here.
 *
 * <p>The definition is written as its text. Whoever reads has the definition and gives it; bytes of another one are refused
 * with both named.
 */
public final class Bytes {

    private static final int VERSION = 1;

    private Bytes() {}

    /**
     * Writes a summary.
     *
     * @param definition the summary's own definition, whose text tells it from others
     * @param counts writes the counts
     * @return the bytes
     */
    public static byte[] write(Object definition, Consumer<ByteWriter> counts) {
        ByteWriter out = new ByteWriter().octet(VERSION).text(definition.toString());
        counts.accept(out);
        return out.toBytes();
    }

    /**
     * Reads a summary.
     *
     * @param <S> the summary
     * @param form what the bytes should be, for messages
     * @param definition the definition that they must have
     * @param bytes the bytes
     * @param counts reads the counts; what it refuses, and an overflow, is refused as such bytes
     * @return the summary
     * @throws IllegalArgumentException if these are not such bytes, or those of another definition
     */
    public static <S> S read(String form, Object definition, byte[] bytes, Function<ByteReader, S> counts) {
        ByteReader in = new ByteReader(form, bytes).version(VERSION);
        String given = in.text();
        if (!given.equals(definition.toString())) {
            throw new IllegalArgumentException(
                    "these are the bytes of a " + form + " of another definition: " + given + " and not " + definition);
        }
        S summary;
        try {
            summary = counts.apply(in);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    in.refusal("the counts exceed the range of a long").getMessage(), e);
        }
        in.end();
        return summary;
    }
}
