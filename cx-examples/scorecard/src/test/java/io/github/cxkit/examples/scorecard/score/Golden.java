package io.github.cxkit.examples.scorecard.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what the program is to write. {@code -Dgolden.update=true} writes them anew, to be read before a commit. */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /**
     * Compares with a file.
     *
     * @param name name of the file
     * @param actual what was written
     * @throws IOException if the file cannot be read
     */
    public static void compare(String name, String actual) throws IOException {
        String text = actual.replace("\r\n", "\n");
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }

    /**
     * Compares a page with a file, its style and script and their hashes aside.
     *
     * @param name name of the file
     * @param actual the page
     * @throws IOException if the file cannot be read
     */
    public static void comparePage(String name, String actual) throws IOException {
        compare(
                name,
                actual.replaceAll("(?s)(<(style|script)>).*?(</\\2>)", "$1$3")
                        .replaceAll("sha256-[^&]*", "sha256-HASH"));
    }
}
