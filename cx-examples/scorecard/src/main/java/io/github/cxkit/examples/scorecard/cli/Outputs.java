package io.github.cxkit.examples.scorecard.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes. Looked at before the work begins: a file that is also read, or written twice, is refused, and so is one
 * whose folder is missing. Written whole or not at all: beside the place, then moved there.
 */
public final class Outputs {

    /** Stands for standard output. */
    private static final Path STANDARD = Path.of("-");

    private final Map<String, Path> outputs = new LinkedHashMap<>();
    private final List<Path> inputs = new ArrayList<>();
    private final Map<String, Consumer<Path>> afterwards = new LinkedHashMap<>();

    private Outputs() {}

    /**
     * Nothing to write yet.
     *
     * @param inputs files that the run reads; null entries are ignored
     * @return the outputs
     */
    public static Outputs besides(List<? extends @Nullable Path> inputs) {
        Outputs outputs = new Outputs();
        for (Path each : inputs) {
            if (each != null) {
                outputs.inputs.add(each);
            }
        }
        return outputs;
    }

    /**
     * A file to be written.
     *
     * @param option the option that names it
     * @param file where to, {@code -} for standard output, null for nowhere
     * @return this
     * @throws IOException if the file system cannot tell
     * @throws IllegalArgumentException if it is an input or another output, a folder, or its folder is missing
     */
    public Outputs add(String option, @Nullable Path file) throws IOException {
        if (file == null) {
            return this;
        }
        if (!file.equals(STANDARD)) {
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(option + " must name a file but is a folder: " + file);
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new IllegalArgumentException(
                        option + ": there is no folder " + folder + " to write " + file + " to");
            }
            for (Path input : inputs) {
                if (isSame(file, input)) {
                    throw new IllegalArgumentException(option + " would overwrite " + file + ", which is read");
                }
            }
        }
        for (Map.Entry<String, Path> other : outputs.entrySet()) {
            if (isSame(file, other.getValue())) {
                throw new IllegalArgumentException(
                        option + " and " + other.getKey() + " would both be written to " + file);
            }
        }
        outputs.put(option, file);
        return this;
    }

    private static boolean isSame(Path a, Path b) throws IOException {
        if (a.equals(b)) {
            return true;
        }
        if (a.equals(STANDARD) || b.equals(STANDARD)) {
            return false;
        }
        return (Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b)) || place(a).equals(place(b));
    }

    private static Path place(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return folder != null && Files.isDirectory(folder)
                ? folder.toRealPath().resolve(absolute.getFileName())
                : absolute;
    }

    /**
     * What is done with a file once it is written.
     *
     * @param option the option that names it
     * @param what is given where it was written
     * @return this
     */
    public Outputs afterwards(String option, Consumer<Path> what) {
        afterwards.put(option, what);
        return this;
    }

    /**
     * Whether standard output is one of them, so that nothing else may be printed there.
     *
     * @return true if one is {@code -}
     */
    public boolean useStandard() {
        return outputs.containsValue(STANDARD);
    }

    /**
     * Writes one of them.
     *
     * @param option the option that names it; nothing happens if it was not given
     * @param text the whole text
     * @param standard standard output
     * @return where it was written, null if nowhere or on standard output
     * @throws IOException if it cannot be written; what was there before is still there
     */
    public @Nullable Path write(String option, String text, PrintWriter standard) throws IOException {
        Path file = outputs.get(option);
        if (file == null) {
            return null;
        }
        if (file.equals(STANDARD)) {
            standard.print(text);
            return null;
        }
        write(file, text.getBytes(StandardCharsets.UTF_8));
        Path written = file.toAbsolutePath().normalize();
        afterwards.getOrDefault(option, path -> {}).accept(written);
        return written;
    }

    /**
     * Whether an output was asked for.
     *
     * @param option the option that names it
     * @return true if it was given
     */
    public boolean has(String option) {
        return outputs.containsKey(option);
    }

    /**
     * Writes a file whole or not at all.
     *
     * @param file where to
     * @param content its bytes
     * @throws IOException if it cannot be written; the message names the file
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) { // such as /dev/stdout or a pipe
            Files.write(target, content);
            return;
        }
        Path folder = target.getParent();
        Path part = null;
        try {
            part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
            Files.write(part, content);
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
            } else {
                Files.setPosixFilePermissions(
                        part, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            }
            move(part, target);
        } catch (UnsupportedOperationException e) { // a file system without these permissions
            move(part, target);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void move(@Nullable Path part, Path target) throws IOException {
        if (part == null) {
            throw new IOException("cannot write " + target);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
