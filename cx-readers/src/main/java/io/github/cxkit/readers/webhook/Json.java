package io.github.cxkit.readers.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A JSON value of a delivery that knows its place. */
record Json(String path, JsonNode value) {

    /** Beyond this many seconds a time is surely one in milliseconds (the year 5138). */
    private static final long MOST_SECONDS = 100_000_000_000L;

    FeedException refuse(String reason) {
        return new FeedException(path, reason, null);
    }

    private String child(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
        return value.hasNonNull(name);
    }

    /** The field, or null if it is absent or JSON null. */
    @Nullable Json get(String name) {
        JsonNode field = value.get(name);
        return field == null || field.isNull() ? null : new Json(child(name), field);
    }

    Json need(String name) {
        Json field = get(name);
        if (field == null) {
            throw new FeedException(child(name), "is needed", null);
        }
        return field;
    }

    Json object() {
        if (!value.isObject()) {
            throw refuse("must be an object");
        }
        return this;
    }

    List<Json> list() {
        if (!value.isArray()) {
            throw refuse("must be a list");
        }
        List<Json> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            list.add(new Json(path + "[" + i + "]", value.get(i)));
        }
        return list;
    }

    /** A scalar as text; a list of scalars joined by "; ", so that it can be a segment but never a rating. */
    @Nullable String text() {
        if (value.isNull()) {
            return null;
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        if (value.isArray()) {
            StringJoiner joined = new StringJoiner("; ", "[", "]");
            value.forEach(element -> joined.add(element.isValueNode() ? element.asText() : element.toString()));
            return joined.toString();
        }
        return value.toString();
    }

    static @Nullable String textOf(@Nullable Json json) {
        return json == null ? null : json.text();
    }

    String needText() {
        String text = text();
        if (text == null || text.isBlank() || !value.isValueNode()) {
            throw refuse("must be a text");
        }
        return text;
    }

    Instant seconds() {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || Math.abs(value.longValue()) > MOST_SECONDS) {
            throw refuse("must be a time in whole seconds since 1970 but is " + shown());
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    Instant iso() {
        if (value.isTextual()) {
            try {
                return OffsetDateTime.parse(value.textValue()).toInstant();
            } catch (DateTimeException e) {
                throw new FeedException(path, "must be an ISO-8601 time with its offset but is " + shown(), e);
            }
        }
        throw refuse("must be an ISO-8601 time with its offset but is " + shown());
    }

    static @Nullable Instant isoOrNull(@Nullable Json json) {
        return json == null ? null : json.iso();
    }

    /** Puts every scalar field of an object, under a prefix. */
    void putAll(String prefix, Map<String, String> fields) {
        value.fieldNames().forEachRemaining(name -> {
            String text = new Json(child(name), value.get(name)).text();
            if (text != null) {
                fields.put(prefix + name, text);
            }
        });
    }

    private String shown() {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
