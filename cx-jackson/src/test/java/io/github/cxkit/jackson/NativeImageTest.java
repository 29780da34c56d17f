package io.github.cxkit.jackson;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Jackson reaches the types by reflection, so a native image must be told of each: what the two modules ship is the list of
 * today. {@code -Dcxkit.write=true} writes it anew.
 */
class NativeImageTest {

    private static SortedSet<String> types() throws IOException {
        SortedSet<String> types = new TreeSet<>();
        LibraryTypes.all().stream()
                .filter(type -> type.isRecord() || type.isEnum() || MixIns.ofLibrary().containsKey(type))
                .forEach(type -> types.add(type.getName()));
        MixIns.ofLibrary().values().forEach(type -> types.add(type.getName()));
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/cxkit/jackson"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Forms.java")).toList()) {
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
                .map(type -> "    {\"type\": \"" + type
                        + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true, \"allDeclaredFields\": true}")
                .collect(Collectors.joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
    }

    @Test
    void everyTypeWithJsonIsListed() throws IOException {
        String second = metadata(types());
        String third = second.replace("io.github.cxkit.jackson.", "io.github.cxkit.jackson3.");
        for (List<String> module : List.of(List.of(".", "cx-jackson", second), List.of("jackson3", "cx-jackson3", third))) {
            Path file = Path.of(
                    module.get(0),
                    "src/main/resources/META-INF/native-image/io.github.cxkit",
                    module.get(1),
                    "reachability-metadata.json");
            if (Boolean.getBoolean("cxkit.write")) {
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, module.get(2));
            }
            assertThat(Files.readString(file)).as("%s; -Dcxkit.write=true writes it anew", file).isEqualTo(module.get(2));
            assertThat(new ObjectMapper().readTree(module.get(2)).get("reflection")).hasSizeGreaterThan(200);
        }
    }
}
