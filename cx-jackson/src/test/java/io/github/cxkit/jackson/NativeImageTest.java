package io.github.cxkit.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Jackson reaches the types by reflection, so a native image must be told of each, and of none that is gone.
 * {@code -Dcxkit.write=true} writes the two modules' lists anew.
 */
class NativeImageTest {

    private static SortedSet<String> types() throws IOException {
        SortedSet<String> types = new TreeSet<>();
        LibraryTypes.all().stream()
                .filter(type ->
                        type.isRecord() || type.isEnum() || MixIns.ofLibrary().containsKey(type))
                .forEach(type -> types.add(type.getName()));
        MixIns.ofLibrary().values().forEach(type -> types.add(type.getName()));
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/cxkit/jackson"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Forms.java"))
                    .toList()) {
                String name = source.getFileName().toString().replace(".java", "");
                nested("io.github.cxkit.jackson." + name, types);
            }
        }
        return types;
    }

    private static void nested(String name, SortedSet<String> types) {
        try {
            Class<?> outer = Class.forName(name);
            Stream.of(outer.getDeclaredClasses()).forEach(inner -> nested(inner.getName(), types));
            types.add(outer.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String metadata(SortedSet<String> types) {
        return types.stream()
                .map(
                        type -> "    {\"type\": \"" + type
                                + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true, \"allDeclaredFields\": true}")
                .collect(Collectors.joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
    }

    @Test
    void theTypesWithJsonAreListed() throws IOException {
        for (List<String> module : List.of(
                List.of(".", "cx-jackson", "io.github.cxkit.jackson."),
                List.of("jackson3", "cx-jackson3", "io.github.cxkit.jackson3."))) {
            SortedSet<String> types = types().stream()
                    .map(type -> type.replace("io.github.cxkit.jackson.", module.get(2)))
                    .collect(Collectors.toCollection(TreeSet::new));
            Path file = Path.of(
                    module.get(0),
                    "src/main/resources/META-INF/native-image/io.github.cxkit",
                    module.get(1),
                    "reachability-metadata.json");
            if (Boolean.getBoolean("cxkit.write")) {
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, metadata(types));
            }
            SortedSet<String> listed = new TreeSet<>();
            for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).get("reflection")) {
                listed.add(entry.get("type").asText());
            }
            assertThat(listed).as("-Dcxkit.write=true writes %s anew", file).isEqualTo(types);
        }
    }
}
