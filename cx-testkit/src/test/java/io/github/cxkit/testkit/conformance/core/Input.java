package io.github.cxkit.testkit.conformance.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxkit.internal.Significance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a case's input, read with checks: a missing field or a wrong kind is an {@link IllegalArgumentException}.
 *
 * @param json the value
 */
public record Input(JsonNode json) {

    private static final int NANO_DIGITS = 9;

    /**
     * A field.
     *
     * @param name its name
     * @return its value
     */
    public Input get(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("input has no \"" + name + "\": " + json);
        }
        return new Input(value);
    }

    /**
     * Whether a field is there and not null.
     *
     * @param name its name
     * @return true if it is
     */
    public boolean has(String name) {
        return json.hasNonNull(name);
    }

    /**
     * Whether this value is null.
     *
     * @return true if it is
     */
    public boolean isNull() {
        return json.isNull();
    }

    /**
     * This value as a number.
     *
     * @return the number
     */
    public double number() {
        if (!json.isNumber()) {
            throw new IllegalArgumentException("not a number: " + json);
        }
        return json.doubleValue();
    }

    /**
     * A field as a number.
     *
     * @param name its name
     * @return the number
     */
    public double number(String name) {
        return get(name).number();
    }

    /**
     * A field as a number that may be absent or null.
     *
     * @param name its name
     * @return the number, or empty
     */
    public OptionalDouble optionalNumber(String name) {
        return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    /**
     * The field {@code confidence}, refused whatever the rest of the case says: a result that is undefined for want of data
     * asks for no interval and so would let any number pass.
     *
     * @return the level, from 0.5 to below 1
     */
    public double confidence() {
        return Significance.required(number("confidence"));
    }

    /**
     * A field as a duration, to the nanosecond.
     *
     * @param unit what the number counts
     * @return the duration
     */
    public Duration duration(ChronoUnit unit) {
        number();
        BigDecimal seconds = json.decimalValue()
                .multiply(BigDecimal.valueOf(unit.getDuration().toSeconds()));
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        return Duration.ofSeconds(whole.longValueExact(), nanos.longValueExact());
    }

    /**
     * This value as a whole number; 7.0 is 7.
     *
     * @return the number
     */
    public long integer() {
        if (!json.isNumber() || json.doubleValue() != Math.rint(json.doubleValue()) || !json.canConvertToLong()) {
            throw new IllegalArgumentException("not a whole number: " + json);
        }
        return json.longValue();
    }

    /**
     * A field as a whole number.
     *
     * @param name its name
     * @return the number
     */
    public long integer(String name) {
        return get(name).integer();
    }

    /**
     * A field as a small whole number.
     *
     * @param name its name
     * @return the number
     */
    public int intValue(String name) {
        return Math.toIntExact(integer(name));
    }

    /**
     * This value as text.
     *
     * @return the text
     */
    public String text() {
        if (!json.isTextual()) {
            throw new IllegalArgumentException("not a text: " + json);
        }
        return json.textValue();
    }

    /**
     * A field as text.
     *
     * @param name its name
     * @return the text
     */
    public String text(String name) {
        return get(name).text();
    }

    /**
     * A field as text that may be absent or null.
     *
     * @param name its name
     * @return the text, or null
     */
    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /**
     * A field as true or false.
     *
     * @param name its name
     * @return the value
     */
    public boolean flag(String name) {
        JsonNode value = get(name).json;
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("not true or false: " + value);
        }
        return value.booleanValue();
    }

    /**
     * This array's entries.
     *
     * @return the entries, null ones included
     */
    public List<Input> list() {
        if (!json.isArray()) {
            throw new IllegalArgumentException("not a list: " + json);
        }
        List<Input> entries = new ArrayList<>(json.size());
        json.forEach(entry -> entries.add(new Input(entry)));
        return entries;
    }

    /**
     * The entries of an array field, each read by a function.
     *
     * @param name the field
     * @param read reads one entry
     * @return the entries
     * @param <T> what an entry becomes
     */
    public <T> List<T> list(String name, Function<Input, T> read) {
        List<T> entries = new ArrayList<>();
        for (Input entry : get(name).list()) {
            entries.add(read.apply(entry));
        }
        return entries;
    }

    /**
     * This array of numbers.
     *
     * @return the numbers
     */
    public double[] numbers() {
        return list().stream().mapToDouble(Input::number).toArray();
    }

    /**
     * An array field of numbers.
     *
     * @param name the field
     * @return the numbers
     */
    public double[] numbers(String name) {
        return get(name).numbers();
    }

    /**
     * An array field of whole numbers.
     *
     * @param name the field
     * @return the numbers
     */
    public long[] integers(String name) {
        return get(name).list().stream().mapToLong(Input::integer).toArray();
    }

    /**
     * An array field of texts.
     *
     * @param name the field
     * @return the texts
     */
    public List<String> texts(String name) {
        return list(name, Input::text);
    }

    /**
     * The fields of an object field, each read by a function, in their order.
     *
     * @param name the field
     * @param read reads one value
     * @return name to value
     * @param <T> what a value becomes
     */
    public <T> Map<String, T> map(String name, Function<Input, T> read) {
        JsonNode object = get(name).json;
        if (!object.isObject()) {
            throw new IllegalArgumentException("not an object: " + object);
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            values.put(field.getKey(), read.apply(new Input(field.getValue())));
        }
        return values;
    }

    /**
     * The error for a variant that the catalogue does not name.
     *
     * @param what what the variant is called
     * @param name its name
     * @return an exception to throw
     */
    public static IllegalArgumentException unknown(String what, String name) {
        return new IllegalArgumentException("unknown " + what + " \"" + name + "\"");
    }
}
