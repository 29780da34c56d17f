package io.github.cxkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages as they are to be written. {@code -Dgolden.update=true} writes them anew, to be read before a commit; whole pages, to be
 * looked at, are left in {@code target/pages}.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Path LOOK = Path.of("target", "pages");

    private Golden() {}

    /**
     * Compares a page with a file, its style and script and their hashes aside.
     *
     * @param name name of the file
     * @param page the page
     * @throws IOException if the file cannot be read
     */
    public static void compare(String name, String page) throws IOException {
        Files.createDirectories(LOOK);
        Files.writeString(LOOK.resolve(name), page);
        String text = page.replace("\r\n", "\n")
                .replaceAll("(?s)(<(style|script)>).*?(</\\2>)", "$1$3")
                .replaceAll("sha256-[^&]*", "sha256-HASH");
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }
}
