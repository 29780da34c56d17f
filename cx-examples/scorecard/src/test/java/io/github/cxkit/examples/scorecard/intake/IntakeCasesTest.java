package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them, each with the right figure or the stop that must come of it. */
class IntakeCasesTest {

    @TestFactory
    Stream<DynamicTest> everyFileGivesItsFigureOrAClearStop(@TempDir Path out) throws IOException, URISyntaxException {
        Path cases = Path.of(Objects.requireNonNull(IntakeCasesTest.class.getResource("/intake"))
                .toURI());
        List<Path> folders;
        try (Stream<Path> all = Files.list(cases)) {
            folders = all.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .toList();
        }
        assertThat(folders).hasSizeGreaterThan(100);
        return folders.stream().map(folder -> {
            String name = String.valueOf(folder.getFileName());
            return DynamicTest.dynamicTest(name, () -> {
                Path own = Files.createDirectory(out.resolve(name));
                assertThat(IntakeCase.faults(folder, own)).as(name).isEmpty();
            });
        });
    }
}
