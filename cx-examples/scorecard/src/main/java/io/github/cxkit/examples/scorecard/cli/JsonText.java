package io.github.cxkit.examples.scorecard.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.cxkit.jackson.CxModule;
import java.io.IOException;

/**
 * A document as JSON, the same on every machine. What stands deep in it keeps to one line, so that a row of figures is a few
 * lines and not one per limit of an interval.
 */
public final class JsonText {

    private static final ObjectWriter WRITER = CxModule.mapper().writer(new Printer());

    private JsonText() {}

    /**
     * Writes a document.
     *
     * @param document a type of the library, a tree, or maps and lists of them
     * @return its text with a line feed at its end
     * @throws JsonProcessingException if a part of it has no form in JSON
     */
    public static String of(Object document) throws JsonProcessingException {
        return WRITER.writeValueAsString(document) + "\n";
    }

    /** Jackson's printer down to a depth; it asks the indenter of an end at the depth outside, so that ends are written here. */
    private static final class Printer extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1;
        private static final int DEEPEST = 4;
        private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n") {
            private static final long serialVersionUID = 1;

            @Override
            public void writeIndentation(JsonGenerator json, int level) throws IOException {
                if (level > DEEPEST) {
                    json.writeRaw(' ');
                } else {
                    super.writeIndentation(json, level);
                }
            }
        };

        Printer() {
            indentObjectsWith(LINES);
            indentArraysWith(LINES);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Printer();
        }

        @Override
        public void writeEndObject(JsonGenerator json, int entries) throws IOException {
            if (_nesting > DEEPEST) {
                _nesting--;
                json.writeRaw(" }");
            } else {
                super.writeEndObject(json, entries);
            }
        }

        @Override
        public void writeEndArray(JsonGenerator json, int values) throws IOException {
            if (_nesting > DEEPEST) {
                _nesting--;
                json.writeRaw(" ]");
            } else {
                super.writeEndArray(json, values);
            }
        }
    }
}
