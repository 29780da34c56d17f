package io.github.cxkit.examples.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A native image is told of every resource that a module reads. */
class NativeImageTest {

    private static final Path ROOT = Path.of(System.getProperty("cxkit.root", "../.."));

    @Test
    void everyResourceIsListed() throws IOException {
        for (String module : List.of("cx-core", "cx-readers", "cx-text", "cx-report", "cx-testkit")) {
            Path resources = ROOT.resolve(module).resolve("src/main/resources");
            List<JsonNode> listed = listed(resources, module);
            try (Stream<Path> files = Files.walk(resources)) {
                List<String> missing = files.filter(Files::isRegularFile)
                        .map(resources::relativize)
                        .filter(file -> !file.startsWith("META-INF"))
                        .filter(file -> listed.stream().noneMatch(entry -> covers(entry, file)))
                        .map(Path::toString)
                        .toList();
                assertEquals(List.of(), missing, "resources that " + module + " does not tell a native image of");
            }
        }
    }

    private static List<JsonNode> listed(Path resources, String module) throws IOException {
        Path metadata =
                resources.resolve("META-INF/native-image/io.github.cxkit/" + module + "/reachability-metadata.json");
        JsonNode json = new ObjectMapper().readTree(metadata.toFile());
        return StreamSupport.stream(json.path("resources").spliterator(), false).toList();
    }

    private static boolean covers(JsonNode entry, Path file) {
        if (entry.has("glob")) {
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + entry.get("glob").asText())
                    .matches(file);
        }
        String bundle = entry.get("bundle").asText().replace('.', '/');
        return file.toString().matches(bundle + "(_[a-z]{2})?\\.properties");
    }
}
