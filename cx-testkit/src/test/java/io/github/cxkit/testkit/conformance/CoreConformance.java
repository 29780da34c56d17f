package io.github.cxkit.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds cx-core to every bundled case. */
class CoreConformance {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));

    private static final Implementation CORE = new CoreImplementation(Files.isDirectory(DATA) ? DATA : null);

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ConformanceSuite.bundled().dynamicTests(CORE);
    }

    /** The list may only shrink: a function that is there must not be listed, one that is not must be. */
    @Test
    void unsupportedFunctionsAreListed() throws IOException {
        Set<String> listed;
        try (var in = CoreConformance.class.getResourceAsStream("/unsupported.txt")) {
            listed = Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R"))
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> there = new CoreImplementation(Path.of("any")).functions();
        Set<String> missing = new TreeSet<>();
        long cases = 0;
        for (ConformanceCase each : ConformanceSuite.bundled().cases()) {
            if (!there.contains(each.function())) {
                missing.add(each.function());
                cases++;
            }
        }
        System.out.println("conformance: " + cases + " of "
                + ConformanceSuite.bundled().cases().size() + " cases unsupported, " + missing.size() + " functions");
        assertThat(missing).isEqualTo(listed);
    }
}
