package io.github.cxkit.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/conformance.md}, the catalog of the functions that the cases call, equal to the cases. */
class CatalogPageTest {

    private static final Path PAGE = Path.of(System.getProperty("cxkit.root", ".."), "docs", "conformance.md");

    private static final int LONGEST_EXAMPLE = 1200;

    @Test
    void thePageIsThatOfTheCases() throws IOException {
        String page = page(ConformanceSuite.bundled());
        if (Boolean.getBoolean("cxkit.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/conformance.md is generated: run this test with -Dcxkit.write=true")
                .isEqualTo(page);
    }

    private static String page(ConformanceSuite suite) {
        Map<String, List<ConformanceCase>> byFunction = new TreeMap<>();
        suite.cases()
                .forEach(each -> byFunction
                        .computeIfAbsent(each.function(), name -> new ArrayList<>())
                        .add(each));
        StringBuilder page = new StringBuilder("""
                # Conformance cases

                %d cases of %d functions, each a call with its expected result, in a form that any language can run. The page is
                generated from the cases and a test keeps it equal; [testkit.md](testkit.md) says how to be judged by them.

                A field with `?` is not in every case. `null` is an undefined result, `{"refused": true}` a call that must be refused
                with an error. Integers, texts and truth values must be equal, other numbers lie within the case's tolerance, a missing
                field counts as null, and further fields are ignored at the top level.

                | file | what its cases are about | groups of functions |
                | --- | --- | --- |
                """.formatted(suite.cases().size(), byFunction.size()));
        ConformanceSuite.FILES.forEach(file -> page.append(row(file)));
        byFunction.forEach((function, cases) -> section(page, function, cases));
        return page.toString();
    }

    private static String row(String file) {
        try (InputStream in = ConformanceSuite.class.getResourceAsStream(file)) {
            JsonNode root = new ObjectMapper().readTree(in);
            Set<String> groups = new TreeSet<>();
            root.get("cases")
                    .forEach(each -> groups.add(each.get("function").asText().replaceFirst("\\..*", "")));
            String about = root.get("about").asText();
            return "| `" + file + "` | " + about + " | `" + String.join("`, `", groups) + "` |\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void section(StringBuilder page, String function, List<ConformanceCase> cases) {
        page.append("\n## `").append(function).append("`\n\n");
        long refusals = cases.stream().filter(ConformanceCase::expectsRefusal).count();
        page.append(cases.size()).append(cases.size() == 1 ? " case" : " cases");
        page.append(refusals == 0 ? "" : ", " + refusals + " to be refused").append(".\n\n");
        page.append("- input: ")
                .append(fields(cases.stream().map(ConformanceCase::input).toList()))
                .append('\n');
        List<JsonNode> results = cases.stream()
                .filter(each -> !each.expectsRefusal())
                .map(ConformanceCase::expected)
                .toList();
        page.append("- result: ").append(results(results)).append('\n');
        ConformanceCase example = cases.stream()
                .min(Comparator.<ConformanceCase>comparingInt(each -> dullness(each))
                        .thenComparingInt(each -> each.json().toString().length()))
                .orElseThrow();
        page.append("- source of `")
                .append(example.id())
                .append("`: ")
                .append(example.source())
                .append("\n\n");
        String call = example.input().toString();
        String result = example.expected().toString();
        if (call.length() + result.length() <= LONGEST_EXAMPLE) {
            page.append("```json\n").append(call).append('\n').append(result).append("\n```\n");
        } else {
            page.append("The example is long: `conformance cases --function ")
                    .append(function)
                    .append("` writes it.\n");
        }
    }

    /** A full result shows more than one with gaps, that more than an undefined one, and that more than a refusal. */
    private static int dullness(ConformanceCase each) {
        if (each.expectsRefusal()) {
            return 3;
        }
        return each.expected().isNull() ? 2 : each.expected().toString().contains("null") ? 1 : 0;
    }

    private static String results(List<JsonNode> results) {
        List<JsonNode> objects = results.stream().filter(JsonNode::isObject).toList();
        Set<String> kinds = new TreeSet<>();
        results.stream().filter(each -> !each.isObject()).forEach(each -> kinds.add(kind(each)));
        List<String> parts = new ArrayList<>();
        if (!objects.isEmpty()) {
            parts.add(fields(objects));
        }
        parts.addAll(kinds);
        return parts.isEmpty() ? "none, every call is refused" : String.join("; or ", parts);
    }

    private static String fields(List<JsonNode> objects) {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JsonNode object : objects) {
            object.properties().forEach(each -> {
                kinds.computeIfAbsent(each.getKey(), name -> new TreeSet<>()).add(kind(each.getValue()));
                counts.merge(each.getKey(), 1, Integer::sum);
            });
        }
        List<String> fields = new ArrayList<>();
        kinds.forEach((name, kind) -> fields.add("`" + name + (counts.getOrDefault(name, 0) < objects.size() ? "?" : "")
                + "` " + String.join(" or ", kind)));
        return fields.isEmpty() ? "nothing" : String.join(", ", fields);
    }

    private static String kind(JsonNode json) {
        if (json.isArray()) {
            return "list";
        }
        return switch (json.getNodeType()) {
            case OBJECT -> "object";
            case NUMBER -> json.isIntegralNumber() ? "integer" : "number";
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
