package io.github.cxkit.readers.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to be read.
 *
 * @param name what they are called, for messages; empty if they have no name
 * @param path the file, null if there is none
 * @param stream the stream, null if the file is opened
 */
public record Source(
        String name, @Nullable Path path, @Nullable InputStream stream) {

    /**
     * A file.
     *
     * @param file the file
     * @return the source
     */
    public static Source of(Path file) {
        return new Source(String.valueOf(file.getFileName()), file, null);
    }

    /**
     * A stream, which is not closed.
     *
     * @param name what it is called
     * @param in the stream
     * @return the source
     */
    public static Source of(String name, InputStream in) {
        return new Source(name, null, in);
    }

    /**
     * Bytes.
     *
     * @param name what they are called
     * @param bytes the bytes
     * @return the source
     */
    public static Source of(String name, byte[] bytes) {
        return new Source(name, null, new ByteArrayInputStream(bytes));
    }

    InputStream open() throws IOException {
        return stream != null ? stream : Files.newInputStream(java.util.Objects.requireNonNull(path));
    }
}
