package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One function call with one expected result.
 *
 * @param id unique over all files
 * @param function name in the catalogue, such as {@code nps.score}
 * @param input the arguments
 * @param expected the result, JSON null for an undefined one, or {@code {"refused": true}}
 * @param absoluteTolerance allowed absolute difference of a number
 * @param relativeTolerance allowed difference of a number relative to the expected one
 * @param source where the expected value comes from
 * @param note for people, may be empty
 * @since 0.1.0
 */
public record ConformanceCase(
        String id,
        String function,
        JsonNode input,
        JsonNode expected,
        double absoluteTolerance,
        double relativeTolerance,
        String source,
        String note) {

    /**
     * Reads one case of a file.
     *
     * @param json an entry of {@code cases}
     * @return the case
     * @throws IllegalArgumentException if id, function or input is missing
     */
    static ConformanceCase from(JsonNode json) {
        String id = text(json, "id", "?");
        return new ConformanceCase(
                id,
                text(json, "function", id),
                required(json, "input", id),
                Objects.requireNonNullElse(json.get("expected"), NullNode.instance),
                json.path("tolerance").path("abs").asDouble(0),
                json.path("tolerance").path("rel").asDouble(0),
                json.path("source").asText(""),
                json.path("note").asText(""));
    }

    /**
     * This case as an entry of a case file.
     *
     * @return what {@link #from} reads
     */
    JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("function", function);
        json.set("input", input);
        json.set("expected", expected);
        json.putObject("tolerance").put("abs", absoluteTolerance).put("rel", relativeTolerance);
        json.put("source", source);
        if (!note.isEmpty()) {
            json.put("note", note);
        }
        return json;
    }

    private static String text(JsonNode json, String field, String id) {
        return required(json, field, id).asText();
    }

    private static JsonNode required(JsonNode json, String field, String id) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new IllegalArgumentException("case " + id + " has no \"" + field + "\"");
        }
        return value;
    }

    /**
     * The fields of the expected result.
     *
     * @return their names, in order; none if the result is a single value, a list, undefined or a refusal
     */
    List<String> fields() {
        List<String> names = new ArrayList<>();
        if (!expectsRefusal()) {
            expected.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /**
     * This case as somebody sees it who has some of its fields only.
     *
     * @param chosen the fields to compare
     * @return the case, expecting these fields and no other; what is no object is expected whole
     */
    ConformanceCase expecting(Set<String> chosen) {
        if (fields().isEmpty()) {
            return this;
        }
        JsonNode part = ((ObjectNode) expected.deepCopy()).retain(chosen);
        return new ConformanceCase(id, function, input, part, absoluteTolerance, relativeTolerance, source, note);
    }

    /**
     * Whether the call must be refused.
     *
     * @return true if an error is expected
     */
    public boolean expectsRefusal() {
        return expected.path("refused").asBoolean(false);
    }
}
