package io.github.cxkit.jackson.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the fields of one JSON object into a row; array and line readers share it. */
final class JsonRows {

    private static final int ROWS_WHOSE_NAMES_ARE_KEPT = 100;
    private static final int MOST_NAMES = 1_000;
    private static final int LARGEST_EXPONENT = 30;

    private final RowAssembler rows;
    private final Map<String, Column> columns;
    private final Set<String> names = new LinkedHashSet<>();

    JsonRows(RowAssembler rows) {
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
        boolean keepNames = rows.rows() <= ROWS_WHOSE_NAMES_ARE_KEPT;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            if (keepNames && names.size() < MOST_NAMES) {
                names.add(name);
            }
            Column column = columns.get(name);
            JsonToken token = parser.nextToken();
            if (column == null) {
                parser.skipChildren();
            } else {
                value(column, token, parser);
            }
        }
    }

    private void value(Column column, JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case VALUE_STRING, VALUE_NUMBER_INT ->
                rows.cell(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            case VALUE_NUMBER_FLOAT -> {
                char[] text = plain(parser.getText()).toCharArray();
                rows.cell(column, text, 0, text.length);
            }
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

    /** JSON may write 10 as 1e1; a scale's points are read from plain digits. */
    private static String plain(String number) {
        if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
            return number;
        }
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
            throw new MissingColumnException(rows.survey().id(), missing, List.copyOf(names));
        }
    }
}
