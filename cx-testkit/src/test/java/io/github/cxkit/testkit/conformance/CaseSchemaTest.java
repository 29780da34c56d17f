package io.github.cxkit.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled file has the form that the schema states, and the schema states it tightly. */
class CaseSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RIGHT = """
            {"format": "cx-conformance/1", "cases": [{"id": "a", "function": "nps.score", "input": {"ratings": []},
             "expected": {"n": 0}, "tolerance": {"abs": 0.0, "rel": 0.0}, "source": "by hand"}]}""";

    private static JsonNode resource(String name) throws IOException {
        try (var in = ConformanceSuite.class.getResourceAsStream(name)) {
            return JSON.readTree(in);
        }
    }

    private static List<String> faults(JsonNode json) throws IOException {
        JsonNode schema = resource("cx-conformance-1.schema.json");
        List<String> faults = new ArrayList<>();
        new Schema(schema, faults).check("", schema, json);
        return faults;
    }

    static List<String> files() {
        return ConformanceSuite.FILES;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBundledFileHasTheForm(String file) throws IOException {
        assertThat(faults(resource(file))).isEmpty();
    }

    @Test
    void aSmallFileHasTheForm() throws IOException {
        assertThat(faults(JSON.readTree(RIGHT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conformance/1 | conformance/2 | /format
            "id": "a"     | "id": ""      | /cases/0/id
            nps.score     | NPS           | /cases/0/function
            {"ratings": []} | [1]         | /cases/0/input
            {"n": 0}      | {"refused": true, "n": 0} | /cases/0/expected
            {"n": 0}      | {"refused": false} | /cases/0/expected
            "abs": 0.0    | "abs": -1     | /cases/0/tolerance/abs
            , "source": "by hand" | ''    | /cases/0
            "by hand"     | "by hand", "hint": "" | /cases/0
            """)
    void aFaultIsFoundWhereItIs(String right, String wrong, String where) throws IOException {
        assertThat(RIGHT).contains(right);
        assertThat(faults(JSON.readTree(RIGHT.replace(right, wrong))))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).startsWith(where));
    }

    /** The words of JSON Schema that this schema uses, and a refusal of all others. */
    private record Schema(JsonNode root, List<String> faults) {

        private static final Set<String> WORDS = Set.of(
                "$schema",
                "$defs",
                "$ref",
                "title",
                "description",
                "type",
                "const",
                "required",
                "properties",
                "additionalProperties",
                "items",
                "minItems",
                "minLength",
                "minimum",
                "pattern",
                "if",
                "then");

        void check(String path, JsonNode schema, JsonNode json) {
            schema.fieldNames().forEachRemaining(word -> assertThat(WORDS).contains(word));
            if (schema.has("$ref")) {
                check(path, root.at(schema.get("$ref").asText().substring(1)), json);
            }
            fault(path, "is no " + schema.get("type"), schema.has("type") && !isOf(schema.get("type"), json));
            fault(
                    path,
                    "is not " + schema.get("const"),
                    schema.has("const") && !schema.get("const").equals(json));
            fault(
                    path,
                    "is empty",
                    json.isTextual()
                            && json.asText().length() < schema.path("minLength").asInt());
            fault(
                    path,
                    "is empty",
                    json.isArray() && json.size() < schema.path("minItems").asInt());
            fault(
                    path,
                    "is too small",
                    schema.has("minimum")
                            && json.isNumber()
                            && json.asDouble() < schema.get("minimum").asDouble());
            fault(
                    path,
                    "has another pattern",
                    schema.has("pattern")
                            && !Pattern.compile(schema.get("pattern").asText())
                                    .matcher(json.asText())
                                    .find());
            if (json.isObject()) {
                schema.path("required").forEach(name -> fault(path, "lacks " + name, !json.has(name.asText())));
                JsonNode known = schema.path("properties");
                json.properties().forEach(each -> {
                    fault(
                            path,
                            "has " + each.getKey(),
                            schema.has("additionalProperties") && !known.has(each.getKey()));
                    if (known.has(each.getKey())) {
                        check(path + "/" + each.getKey(), known.get(each.getKey()), each.getValue());
                    }
                });
            }
            for (int i = 0; json.isArray() && schema.has("items") && i < json.size(); i++) {
                check(path + "/" + i, schema.get("items"), json.get(i));
            }
            if (schema.has("if") && new Schema(root, new ArrayList<>()).accepts(schema.get("if"), json)) {
                check(path, schema.get("then"), json);
            }
        }

        private boolean accepts(JsonNode schema, JsonNode json) {
            check("", schema, json);
            return faults.isEmpty();
        }

        private void fault(String path, String what, boolean found) {
            if (found) {
                faults.add(path + " " + what);
            }
        }

        private static boolean isOf(JsonNode types, JsonNode json) {
            if (types.isArray()) {
                for (JsonNode each : types) {
                    if (isOf(each, json)) {
                        return true;
                    }
                }
                return false;
            }
            return switch (types.asText()) {
                case "object" -> json.isObject();
                case "array" -> json.isArray();
                case "number" -> json.isNumber();
                case "string" -> json.isTextual();
                case "boolean" -> json.isBoolean();
                case "null" -> json.isNull();
                default -> throw new IllegalArgumentException("unknown type " + types);
            };
        }
    }
}
