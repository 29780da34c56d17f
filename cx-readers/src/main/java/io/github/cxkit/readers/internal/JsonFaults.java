package io.github.cxkit.readers.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with JSON in a reader's words: the parser's own quote the input and name classes. */
public final class JsonFaults {

    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']*)'");

    private JsonFaults() {}

    /**
     * What is wrong with text that should be JSON, without a word of what stands there.
     *
     * @param e what the parser said
     * @return a sentence
     */
    public static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "a text, a number or the nesting is beyond its limit";
        }
        String message = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no content")) {
            return "there is no JSON";
        }
        if (message.contains("end-of-input")) {
            return "the JSON ends too early";
        }
        if (message.contains("duplicate")) {
            return "a field comes twice";
        }
        if (message.contains("utf-8")) {
            return "the text is not UTF-8";
        }
        if (message.contains("unrecognized token")) {
            return "a value that is no JSON: texts stand in quotes, and only true, false and null are words";
        }
        if (message.contains("non-standard token")) {
            return "NaN and Infinity are no JSON: write null";
        }
        if (message.contains("control character") || message.contains("ctrl-char")) {
            return "a line break or control character inside a text";
        }
        if (message.contains("was expecting")) {
            return "a comma, colon, quote or bracket is missing or too many";
        }
        return "it is no JSON";
    }

    /**
     * What is wrong with a definition: where, what is there and what may be.
     *
     * @param e what the parser said, or who made an object of it
     * @return a sentence that begins with the place, such as {@code dimensions[0].weight}, as far as it is known
     */
    public static String told(JsonProcessingException e) {
        if (String.valueOf(e.getOriginalMessage()).startsWith("No content")) {
            return reason(e);
        }
        if (e instanceof JsonMappingException mapping) {
            boolean mapped = e instanceof MismatchedInputException || e instanceof ValueInstantiationException;
            if (mapped || !(e.getCause() instanceof JsonProcessingException)) {
                String place = place(mapping);
                return (place.isEmpty() ? "" : place + ": ")
                        + (mapped ? mapped(mapping) : own(e.getCause(), "it cannot be taken"));
            }
        }
        return reason(e)
                + (e.getLocation() == null
                        ? ""
                        : " (line " + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr() + ")");
    }

    private static String mapped(JsonMappingException e) {
        Matcher missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.lookingAt()) {
            return "\"" + missing.group(1) + "\" is missing";
        }
        if (e instanceof ValueInstantiationException) {
            return own(e.getCause(), "it cannot be taken");
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return "there is no such field"
                    + (known == null
                            ? ""
                            : "; allowed here: "
                                    + String.join(
                                            ", ",
                                            known.stream().map(String::valueOf).toList()));
        }
        Class<?> type = ((MismatchedInputException) e).getTargetType();
        String needed = "must be " + (type == null ? "something else" : kind(type));
        return e instanceof InvalidFormatException format && format.getValue() != null
                ? needed + " but is " + Shown.quoted(String.valueOf(format.getValue()))
                : needed;
    }

    /** What our own types say of a value that they refuse. */
    private static String own(@Nullable Throwable cause, String otherwise) {
        return cause instanceof IllegalArgumentException && cause.getMessage() != null ? cause.getMessage() : otherwise;
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(each -> ((Enum<?>) each).name())
                                    .toList());
        }
        if ((type.isPrimitive() && type != boolean.class) || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class || type.getName().startsWith("java.time.")) {
            return "a text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type)
                ? "a list"
                : Map.class.isAssignableFrom(type) ? "an object of names and values" : "an object";
    }

    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        List<JsonMappingException.Reference> path = e.getPath();
        for (JsonMappingException.Reference each : path) {
            if (each.getFieldName() == null) {
                place.append('[').append(each.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(Shown.name(each.getFieldName()));
            }
        }
        String missing = MISSING.matcher(String.valueOf(e.getOriginalMessage())).lookingAt() ? "." : "";
        int last = place.lastIndexOf(".");
        // a missing field stands at the end of its own path
        return missing.isEmpty() ? place.toString() : last < 0 ? "" : place.substring(0, last);
    }
}
