package io.github.cxkit.examples.scorecard.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.draft.FileDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A column of a log that nobody mapped, and that says of each row whether something began or was over. */
final class LifecycleColumn {

    /** A larger log is not read a second time for a warning. */
    private static final long MOST_BYTES = 50_000_000;

    private LifecycleColumn() {}

    /** Its name; empty without one. */
    static String of(Path log, Path map, FileOptions options) throws IOException {
        if (Files.size(log) > MOST_BYTES) {
            return "";
        }
        Set<String> mapped = new HashSet<>();
        for (JsonNode column : new ObjectMapper().readTree(map.toFile()).path("columns")) {
            mapped.add(column.asText());
        }
        return FileDescription.of(log, options).columns().stream()
                .filter(column -> !mapped.contains(column.address())
                        && isLifecycle(column.values().keySet()))
                .map(FileDescription.Column::name)
                .findFirst()
                .orElse("");
    }

    private static boolean isLifecycle(Set<String> values) {
        Set<String> words = values.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return (words.contains("start") && (words.contains("complete") || words.contains("end")))
                || (words.contains("begin") && words.contains("end"));
    }
}
