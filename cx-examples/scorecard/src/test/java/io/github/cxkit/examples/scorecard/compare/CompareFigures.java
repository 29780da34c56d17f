package io.github.cxkit.examples.scorecard.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads figures from what compare writes. */
final class CompareFigures {

    private CompareFigures() {}

    static JsonNode written(Path json, String... arguments) throws IOException {
        Run run = Run.of(Stream.of(Stream.of("compare"), Stream.of(arguments), Stream.of("--json", json.toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return new ObjectMapper().readTree(Files.readString(json));
    }

    /** A known result is written as its value, or as an object that holds it. */
    static double value(JsonNode node) {
        return node.isNumber() ? node.asDouble() : node.get("value").asDouble();
    }
}
