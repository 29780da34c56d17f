package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object into a row; array and line readers share it. */
final class JsonRows {

    private static final int SHORT_NUMBER = 9;
    private static final int MOST_NAMES = 1_000;
    private static final int LARGEST_EXPONENT = 30;

    private final Rows rows;
    private final Map<String, Column> columns;

    /** The fields in the order in which they were first seen: most rows repeat it, and a guess is cheaper than a search. */
    private final List<Field> order = new ArrayList<>();

    private final Map<String, Field> byName = new HashMap<>();

    private record Field(SerializedString name, @Nullable Column column, int position) {}

    JsonRows(Rows rows) {
        this.rows = rows;
        this.columns = rows.columns();
    }

    static JsonFactory factory(ReadLimits limits, long longest) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxStringLength(limits.lineLength())
                        .maxNumberLength(limits.numberLength())
                        .maxNameLength(10_000)
                        .maxDocumentLength(longest)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
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
            if (field.column == null) {
                parser.skipChildren();
            } else {
                value(field.column, token, parser);
            }
        }
    }

    private Field field(String name) {
        Field field = byName.get(name);
        if (field == null) {
            // beyond what is remembered, a row's fields are looked up one by one
            field = new Field(new SerializedString(name), columns.get(name), order.size());
            if (order.size() < MOST_NAMES) {
                order.add(field);
                byName.put(name, field);
            }
        }
        return field;
    }

    private void value(Column column, JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case VALUE_NUMBER_INT -> whole(column, parser);
            case VALUE_STRING ->
                rows.cell(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            case VALUE_NUMBER_FLOAT -> number(column, parser);
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {
                char[] text = token == JsonToken.VALUE_NULL ? new char[0] : token.asCharArray();
                rows.cell(column, text, 0, text.length);
            }
            case START_OBJECT, START_ARRAY -> {
                parser.skipChildren();
                rows.structure(column, token == JsonToken.START_OBJECT ? "an object" : "a list");
            }
            default -> throw new IllegalStateException("unexpected token " + token);
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

    /** Refuses input of which no row had a field that the survey's definition needs. */
    void refuseAbsentColumns() {
        if (rows.rows() == 0) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (Column column : columns.values()) {
            if (column.lastRow == 0 && column.isNeeded()) {
                missing.add(column.name);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingColumnException(
                    rows.source(),
                    missing,
                    order.stream().map(field -> field.name.getValue()).toList());
        }
    }
}
