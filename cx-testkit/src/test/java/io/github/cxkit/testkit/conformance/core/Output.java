package io.github.cxkit.testkit.conformance.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Rate;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An object of result fields; an insufficient result becomes null. */
public final class Output {

    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

    /** No fields yet. */
    public Output() {}

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value its value, null for undefined
     * @return this
     */
    public Output put(String name, @Nullable Object value) {
        fields.set(name, json(value));
        return this;
    }

    /**
     * Any result as JSON.
     *
     * @param value number, text, boolean, Result, Rate, list, map, array of numbers, Output or null
     * @return the JSON
     */
    public static JsonNode json(@Nullable Object value) {
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof Result<?> result) {
            return json(result.toOptional().orElse(null));
        }
        if (value instanceof Rate rate) {
            return json(rate.value());
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? DoubleNode.valueOf(optional.getAsDouble()) : NullNode.instance;
        }
        if (value instanceof Output output) {
            return output.fields;
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Long || value instanceof Integer) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return DoubleNode.valueOf(number);
        }
        if (value instanceof BigDecimal number) {
            return DecimalNode.valueOf(number);
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (value instanceof Iterable<?> entries) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            entries.forEach(entry -> array.add(json(entry)));
            return array;
        }
        if (value instanceof double[] numbers) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (double number : numbers) {
                array.add(number);
            }
            return array;
        }
        if (value instanceof long[] numbers) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (long number : numbers) {
                array.add(number);
            }
            return array;
        }
        if (value instanceof int[] numbers) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int number : numbers) {
                array.add(number);
            }
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            Output object = new Output();
            map.forEach((name, entry) -> object.put(String.valueOf(name), entry));
            return object.fields;
        }
        return TextNode.valueOf(value.toString());
    }
}
