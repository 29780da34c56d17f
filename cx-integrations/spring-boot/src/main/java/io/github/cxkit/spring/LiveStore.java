package io.github.cxkit.spring;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the state of the live ratings is kept between two runs: a file, a table, a bucket. Define a bean of it.
 *
 * @since 0.1.0
 */
public interface LiveStore {

    /**
     * What the last run stored.
     *
     * @return bytes that {@link #save} was given, or empty at the first start
     */
    Optional<byte[]> load();

    /**
     * Stores the state, called when the application stops.
     *
     * @param state versioned bytes of a snapshot
     */
    void save(byte[] state);

    /**
     * Keeps the state in a file. What is stored replaces what was there in one step, so that a crash leaves the old state or
     * the new one, never half of it.
     *
     * @param file where; its folder is made when something is stored
     * @return the store
     */
    static LiveStore ofFile(Path file) {
        return new FileStore(file);
    }
}
