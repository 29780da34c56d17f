package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.cxkit.readers.internal.SameText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object into a row; all readers of JSON share it. */
final class JsonRows {

    private static final int SHORT_NUMBER = 9;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_TEXTS = 1_000;
    private static final int LARGEST_EXPONENT = 30;

    private final Rows rows;
    private final JsonPaths paths;
    private final JsonFactory factory;

    /** The fields in the order in which they were first seen: most rows repeat it, and a guess is cheaper than a search. */
    private final List<Field> order = new ArrayList<>();

    private final Map<String, Field> byName = new HashMap<>();

    private record Field(SerializedString name, @Nullable JsonPaths path, int position) {}

    JsonRows(Rows rows) {
        this.rows = rows;
        this.paths = JsonPaths.of(List.copyOf(rows.columns()));
        this.factory = factory(rows.limits());
        rows.plainNumber = true;
    }

    JsonFactory factory() {
        return factory;
    }

    static JsonFactory factory(ReadLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxStringLength(limits.lineLength())
                        .maxNumberLength(limits.numberLength())
                        .maxNameLength(10_000)
                        .maxDocumentLength(Long.MAX_VALUE)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    /** Whether a key of an object is one that the definition looks for. */
    boolean knows(String name) {
        return paths.names.containsKey(SameText.of(name));
    }

    /** The column that a key of an object is, null if none; what stands inside another object is another matter. */
    @Nullable Column column(String name) {
        JsonPaths path = paths.names.get(SameText.of(name));
        return path == null ? null : path.column;
    }

    /** Reads from after the opening brace to the closing one. */
    void fields(JsonParser parser) throws IOException {
        int next = 0;
        while (true) {
            Field field;
            if (next < order.size()) {
                field = order.get(next);
                if (!parser.nextFieldName(field.name)) {
                    if (parser.currentToken() != JsonToken.FIELD_NAME) {
                        return;
                    }
                    field = field(parser.currentName());
                }
            } else {
                String name = parser.nextFieldName();
                if (name == null) {
                    return;
                }
                field = field(name);
            }
            next = field.position + 1;
            JsonToken token = parser.nextToken();
            if (field.path == null) {
                parser.skipChildren();
            } else {
                value(field.path, token, parser);
            }
        }
    }

    private Field field(String name) {
        Field field = byName.get(name);
        if (field == null) {
            // beyond what is remembered, a row's fields are looked up one by one
            field = new Field(new SerializedString(name), paths.names.get(SameText.of(name)), order.size());
            if (order.size() < MOST_NAMES) {
                order.add(field);
                byName.put(name, field);
            }
        }
        return field;
    }

    private void value(JsonPaths at, @Nullable JsonToken token, JsonParser parser) throws IOException {
        Column column = at.column;
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (column == null) {
                nested(at, token, parser);
            } else {
                structure(column, at, token, parser);
            }
            return;
        }
        if (column == null) {
            return;
        }
        if (!at.exact) {
            if (column.lastRow == rows.rows() && column.lastRow > 0) {
                // a key of exactly the address stands in this row and wins
                return;
            }
            column.lastPathRow = rows.rows();
        } else if (column.lastRow == rows.rows() && column.lastPathRow == rows.rows()) {
            scalar(column, token, parser);
            column.lastPathRow = 0;
            return;
        }
        scalar(column, token, parser);
    }

    private void scalar(Column column, @Nullable JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            whole(column, parser);
        } else if (token == JsonToken.VALUE_STRING) {
            rows.plainNumber = false;
            rows.cell(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            rows.plainNumber = true;
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            number(column, parser);
        } else if (token == JsonToken.VALUE_NULL) {
            rows.cell(column, new char[0], 0, 0);
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            char[] text = token.asCharArray();
            rows.cell(column, text, 0, text.length);
        } else {
            throw new IllegalStateException("unexpected token " + token);
        }
    }

    private void nested(JsonPaths at, JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.START_OBJECT && !at.names.isEmpty()) {
            String name;
            while ((name = parser.nextFieldName()) != null) {
                JsonPaths path = at.names.get(SameText.of(name));
                JsonToken inside = parser.nextToken();
                if (path == null) {
                    parser.skipChildren();
                } else {
                    value(path, inside, parser);
                }
            }
        } else if (token == JsonToken.START_ARRAY && !at.places.isEmpty()) {
            int place = 0;
            JsonToken inside;
            while ((inside = parser.nextToken()) != JsonToken.END_ARRAY) {
                JsonPaths path = at.places.get(place++);
                if (path == null) {
                    parser.skipChildren();
                } else {
                    value(path, inside, parser);
                }
            }
        } else {
            parser.skipChildren();
        }
    }

    /** A list of texts may be several choices; any other structure is none of what a column holds. */
    private void structure(Column column, JsonPaths at, JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            if (at.names.isEmpty()) {
                parser.skipChildren();
            } else {
                nested(at, token, parser);
            }
            rows.structure(column, "an object");
            return;
        }
        List<String> texts = new ArrayList<>();
        boolean plain = true;
        JsonToken inside;
        int place = 0;
        while ((inside = parser.nextToken()) != JsonToken.END_ARRAY) {
            JsonPaths path = at.places.get(place++);
            if (path != null) {
                value(path, inside, parser);
                plain = false;
            } else if (inside.isScalarValue() && texts.size() < MOST_TEXTS) {
                if (inside != JsonToken.VALUE_NULL) {
                    texts.add(parser.getText());
                }
            } else {
                parser.skipChildren();
                plain = false;
            }
        }
        if (!plain || !rows.texts(column, texts)) {
            rows.structure(column, "a list");
        }
    }

    private void whole(Column column, JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        if (length > SHORT_NUMBER || !rows.number(column, parser.getIntValue())) {
            rows.cell(column, parser.getTextCharacters(), parser.getTextOffset(), length);
        }
    }

    private void number(Column column, JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == 'e' || text[i] == 'E') {
                char[] plain = plain(parser.getText()).toCharArray();
                rows.cell(column, plain, 0, plain.length);
                return;
            }
        }
        rows.cell(column, text, offset, length);
    }

    /** JSON may write 10 as 1e1; a scale's points are read from plain digits. */
    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return Math.abs((long) value.precision() - value.scale()) <= LARGEST_EXPONENT
                        && Math.abs((long) value.scale()) <= LARGEST_EXPONENT
                ? value.toPlainString()
                : number;
    }

    /** Refuses input of which no row had a field that the definition needs. */
    void refuseAbsentColumns() {
        if (rows.rows() == 0) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (Column column : rows.columns()) {
            if (column.merged == null && column.lastRow == 0 && column.isNeeded() && !isOnlyFilter(column)) {
                missing.add(column.address);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingColumnException(
                    rows.source(),
                    missing,
                    order.stream().map(field -> field.name.getValue()).toList());
        }
    }

    /** A field that rows are chosen by may be absent: then it is the empty cell. */
    private static boolean isOnlyFilter(Column column) {
        return !column.filters.isEmpty()
                && column.answers.isEmpty()
                && column.segment < 0
                && !column.weight
                && !column.time
                && !column.needed;
    }
}
