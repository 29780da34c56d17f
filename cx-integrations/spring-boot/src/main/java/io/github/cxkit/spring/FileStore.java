package io.github.cxkit.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that is replaced in one step. */
record FileStore(Path file) implements LiveStore {

    FileStore {
        file = file.toAbsolutePath();
    }

    @Override
    public Optional<byte[]> load() {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(byte[] state) {
        try {
            Path folder = Files.createDirectories(file.resolveSibling(""));
            Path next = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
            Files.write(next, state);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
