package io.github.cxkit.examples.scorecard.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens text files, packed or not. */
public final class InputFiles {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private InputFiles() {}

    /**
     * Opens a file of UTF-8 text, unpacked if it is gzip, without its byte order mark.
     *
     * @param file the file
     * @return its text
     * @throws IOException if it cannot be opened
     */
    public static Reader text(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            Reader text = new BufferedReader(new InputStreamReader(unpacked(raw), StandardCharsets.UTF_8));
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        in.mark(2);
        boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return packed ? new GZIPInputStream(in) : in;
    }
}
