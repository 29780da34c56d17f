package io.github.cxkit.readers.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Characters as bytes of UTF-8. */
public final class Utf8 extends InputStream {

    private final Reader in;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)
            .onUnmappableCharacter(java.nio.charset.CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(8_192);
    private final ByteBuffer bytes = ByteBuffer.allocate(32_768);
    private boolean ended;

    /**
     * Encodes a text.
     *
     * @param in its characters
     */
    public Utf8(Reader in) {
        this.in = in;
        chars.limit(0);
        bytes.limit(0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (!bytes.hasRemaining()) {
            if (ended) {
                return -1;
            }
            chars.compact();
            int read = in.read(chars.array(), chars.position(), chars.remaining());
            if (read > 0) {
                chars.position(chars.position() + read);
            }
            ended = read < 0;
            chars.flip();
            bytes.clear();
            encoder.encode(chars, bytes, ended);
            if (ended) {
                encoder.flush(bytes);
            }
            bytes.flip();
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(to, offset, count);
        return count;
    }
}
