package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.UnreadableInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts packed bytes, and ends where they unpack to far more than files do. */
final class Bounded extends FilterInputStream {

    static final long FREE = 10L << 20;
    static final long MOST_TIMES = 1_000;

    private long packed;

    Bounded(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        packed += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        packed += Math.max(0, count);
        return count;
    }

    /** What this unpacks to. */
    InputStream unpacked(InputStream unpacked) {
        return new Unpacked(unpacked, -1);
    }

    /** This as what a known number of packed bytes unpacks to. */
    InputStream unpackedFrom(long packedSize) {
        return new Unpacked(this, Math.max(1, packedSize));
    }

    private final class Unpacked extends FilterInputStream {

        private final long size;
        private long out;

        Unpacked(InputStream in, long size) {
            super(in);
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            out += Math.max(0, count);
            if (out > FREE && out / MOST_TIMES > (size < 0 ? packed : size)) {
                throw new UnreadableInputException("the file unpacks to more than " + MOST_TIMES + " times its size");
            }
            return count;
        }

        @Override
        public int available() throws IOException {
            return in instanceof PackedInput ? 0 : super.available();
        }
    }
}
