package io.github.cxkit.readers.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.readers.internal.JsonFaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows its place, so that every refusal can name it. */
record Node(String path, JsonNode value) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Makes a definition of a text; whatever stands in the way is a refusal that names the kind of definition and the place, at
     * least {@code place}.
     */
    static <T> T read(String json, String kind, String place, Function<Node, T> definition) {
        try {
            return read(json, place, definition);
        } catch (SurveyDefinitionException e) {
            throw e.in(kind);
        }
    }

    private static <T> T read(String json, String place, Function<Node, T> definition) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
        if (tree == null || tree.isMissingNode()) {
            throw new SurveyDefinitionException("", "there is no JSON", null);
        }
        try {
            return definition.apply(new Node("", tree));
        } catch (SurveyDefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SurveyDefinitionException(place, String.valueOf(e.getMessage()), e);
        }
    }

    static SurveyDefinitionException noJson(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return new SurveyDefinitionException("", JsonFaults.reason(e) + place, e);
    }

    SurveyDefinitionException refuse(String reason) {
        return new SurveyDefinitionException(path, reason, null);
    }

    /** Checks that this is an object and has no other fields than these. */
    Node object(String... allowed) {
        if (!value.isObject()) {
            throw refuse("must be an object but is " + shown());
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!List.of(allowed).contains(name)) {
                throw new SurveyDefinitionException(
                        child(name), "no such field; allowed here: " + String.join(", ", allowed), null);
            }
        });
        return this;
    }

    /** The field, or null if it is absent or JSON null. */
    @Nullable Node get(String name) {
        JsonNode field = value.get(name);
        return field == null || field.isNull() ? null : new Node(child(name), field);
    }

    Node need(String name) {
        Node field = get(name);
        if (field == null) {
            throw new SurveyDefinitionException(child(name), "is needed", null);
        }
        return field;
    }

    String text() {
        if (!value.isTextual()) {
            throw refuse("must be a text but is " + shown());
        }
        return value.textValue();
    }

    /** A text, or a number as it is written. */
    String code() {
        if (value.isIntegralNumber()) {
            return value.asText();
        }
        if (!value.isTextual()) {
            throw refuse("must be a text or a whole number but is " + shown());
        }
        return value.textValue();
    }

    int whole() {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw refuse("must be a whole number but is " + shown());
        }
        return value.intValue();
    }

    double number() {
        if (!value.isNumber()) {
            throw refuse("must be a number but is " + shown());
        }
        return value.doubleValue();
    }

    boolean flag() {
        if (!value.isBoolean()) {
            throw refuse("must be true or false but is " + shown());
        }
        return value.booleanValue();
    }

    <T> List<T> list(Function<Node, T> element) {
        if (!value.isArray()) {
            throw refuse("must be a list but is " + shown());
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            list.add(element.apply(new Node(path + "[" + i + "]", value.get(i))));
        }
        return list;
    }

    <T> Set<T> set(Function<Node, T> element) {
        Set<T> set = new LinkedHashSet<>();
        list(node -> {
            T next = element.apply(node);
            if (!set.add(next)) {
                throw node.refuse("\"" + next + "\" appears more than once");
            }
            return next;
        });
        return set;
    }

    <T> Map<String, T> map(Function<Node, T> element) {
        if (!value.isObject()) {
            throw refuse("must be an object but is " + shown());
        }
        Map<String, T> map = new LinkedHashMap<>();
        value.fieldNames()
                .forEachRemaining(name -> map.put(name, element.apply(new Node(child(name), value.get(name)))));
        return map;
    }

    private String child(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String shown() {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** One of the names of an enumeration, in any case. */
    <E extends Enum<E>> E oneOf(E[] values) {
        String name = text().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw refuse("must be one of " + java.util.Arrays.toString(values) + " but is \"" + text() + "\"");
    }
}
