package io.github.cxkit.examples.scorecard.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Files that a test writes for one call, and a framework of a single dimension among them. */
abstract class WrittenFiles {

    static final String FRAMEWORK = """
            {"rule": {"id": "acme.promise/1", "title": "Our promise", "origin": "LIBRARY_CONVENTION", "source": "board"},
             "dimensions": [{"id": "food", "weight": 2, "questions": ["food"]}], "min": 0, "max": 10,
             "combination": "WEIGHTED_MEAN", "missing": "REQUIRE_ALL"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    final String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
