package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.UnreadableInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip. Everything before a damage is given out; then the damage is told in words, with the line it was met in. */
final class PackedInput extends InputStream {

    private final InputStream unpacked;
    private long line = 1;

    PackedInput(InputStream packed, int buffer) throws IOException {
        try {
            unpacked = new GZIPInputStream(packed, buffer);
        } catch (EOFException e) {
            throw new UnreadableInputException(1, "the packed file is cut short in its header", e);
        } catch (ZipException e) {
            throw new UnreadableInputException(1, "the packed file is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = unpacked.read(bytes, offset, length);
        } catch (EOFException e) {
            // the JDK says nothing of a file cut in its checksum
            throw new UnreadableInputException(line, "the packed file is cut short at or soon after this line", e);
        } catch (ZipException e) {
            throw new UnreadableInputException(
                    line, "the packed file is damaged at or soon after this line: " + e.getMessage(), e);
        }
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return count;
    }

    /** Never more for sure, so that a buffer gives out what it holds before it asks on and meets the damage. */
    @Override
    public int available() {
        return 0;
    }
}
