package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cxkit.readers.internal.Container;
import io.github.cxkit.readers.internal.SameText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the shapes of JSON apart: a list of objects, an object around one, or one object per line. */
final class JsonInput {

    private static final int HEAD = 1 << 20;

    private final Rows rows;
    private final JsonRows json;
    private final FileOptions options;

    private JsonInput(Rows rows, FileOptions options) {
        this.rows = rows;
        this.json = new JsonRows(rows);
        this.options = options;
    }

    /** A quicker way through JSON Lines. */
    interface Lines {

        /** Whether all is read. */
        boolean read(JsonRows json) throws IOException;
    }

    static void read(InputStream in, Rows rows, FileOptions options, @Nullable Lines quick) throws IOException {
        new JsonInput(rows, options).read(in, quick);
    }

    private void read(InputStream in, @Nullable Lines quick) throws IOException {
        byte[] head = Container.start(in, HEAD);
        int first = 0;
        while (first < head.length && head[first] <= ' ' && head[first] >= 0) {
            first++;
        }
        if (first < head.length && head[first] == '[') {
            JsonArrayRows.read(in, rows, json);
            return;
        }
        Shape shape = shape(head, head.length < HEAD);
        switch (shape.kind) {
            case LINES -> {
                if (quick == null || !quick.read(json)) {
                    JsonLineRows.read(in, rows, json);
                }
            }
            case ONE_ROW -> oneRow(in);
            case AROUND -> around(in, shape.path);
            default -> throw new IllegalStateException("unknown shape " + shape);
        }
    }

    private enum Kind {
        LINES,
        ONE_ROW,
        AROUND
    }

    private record Shape(Kind kind, @Nullable String path) {}

    private Shape shape(byte[] head, boolean whole) {
        String declared = options.rows();
        if (declared != null) {
            return new Shape(Kind.AROUND, declared);
        }
        List<String> lists = new ArrayList<>();
        boolean known = false;
        JsonFactory factory = JsonRows.factory(rows.limits());
        try (JsonParser parser = factory.createParser(head)) {
            parser.nextToken();
            String name;
            while ((name = parser.nextFieldName()) != null) {
                known |= json.knows(name);
                JsonToken token = parser.nextToken();
                lists(parser, token, path("", name), lists, 1);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                return new Shape(Kind.LINES, null);
            }
            boolean onOneLine = parser.currentTokenLocation().getLineNr() == 1;
            if (parser.nextToken() != null) {
                return new Shape(Kind.LINES, null);
            }
            if (known || lists.isEmpty()) {
                return new Shape(onOneLine ? Kind.LINES : Kind.ONE_ROW, null);
            }
        } catch (JsonProcessingException e) {
            if (whole || lists.isEmpty() || known) {
                return new Shape(Kind.LINES, null);
            }
        } catch (IOException e) {
            return new Shape(Kind.LINES, null);
        }
        if (lists.size() > 1) {
            throw new IllegalArgumentException("the JSON object holds " + lists.size()
                    + " lists of objects, say which with file.rows: "
                    + String.join(
                            ", ",
                            lists.stream().limit(20).map(SameText::visible).toList()));
        }
        rows.remark("the rows are the list \"" + SameText.visible(lists.get(0)) + "\" of one JSON object");
        return new Shape(Kind.AROUND, lists.get(0));
    }

    private static String path(String before, String name) {
        String step = name.matches("[^.\\[\\]\"]+") ? name : "[\"" + name + "\"]";
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
    }

    /** Notes lists of objects, but none inside another. */
    private static void lists(JsonParser parser, @Nullable JsonToken token, String path, List<String> lists, int depth)
            throws IOException {
        if (token == JsonToken.START_ARRAY) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                lists.add(path);
            }
            JsonToken next = first;
            while (next != JsonToken.END_ARRAY && next != null) {
                parser.skipChildren();
                next = parser.nextToken();
            }
        } else if (token == JsonToken.START_OBJECT) {
            String name;
            while ((name = parser.nextFieldName()) != null) {
                lists(parser, parser.nextToken(), path(path, name), lists, depth + 1);
            }
        }
    }

    private void oneRow(InputStream in) throws IOException {
        try (JsonParser parser = JsonRows.factory(rows.limits()).createParser(in)) {
            parser.nextToken();
            rows.begin(parser.currentTokenLocation().getLineNr());
            json.fields(parser);
            rows.end();
        }
        json.refuseAbsentColumns();
    }

    /** Reads the list at a path, and refuses another list of objects behind it that was not seen before. */
    private void around(InputStream in, @Nullable String path) throws IOException {
        List<Object> steps = JsonPaths.steps(String.valueOf(path));
        JsonArrayRows.EndNoticing bytes = new JsonArrayRows.EndNoticing(in);
        JsonArrayRows.Place place = new JsonArrayRows.Place();
        try (JsonParser parser = JsonRows.factory(rows.limits()).createParser(bytes)) {
            parser.nextToken();
            if (!find(parser, steps)) {
                throw new IllegalArgumentException("the JSON has no list at \"" + SameText.visible(String.valueOf(path))
                        + "\", as file.rows says");
            }
            JsonArrayRows.elements(parser, rows, json, place);
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            JsonArrayRows.broken(e, !bytes.ended, rows, place);
        }
        json.refuseAbsentColumns();
    }

    /** Goes to the list; true if the parser stands at its bracket. */
    private static boolean find(JsonParser parser, List<Object> steps) throws IOException {
        for (Object step : steps) {
            JsonToken token = parser.currentToken();
            if (step instanceof Integer place) {
                if (token != JsonToken.START_ARRAY) {
                    return false;
                }
                for (int i = 0; i <= place; i++) {
                    if (i > 0) {
                        parser.skipChildren();
                    }
                    token = parser.nextToken();
                    if (token == JsonToken.END_ARRAY || token == null) {
                        return false;
                    }
                }
            } else {
                if (token != JsonToken.START_OBJECT) {
                    return false;
                }
                String name;
                do {
                    name = parser.nextFieldName();
                    if (name == null) {
                        return false;
                    }
                    parser.nextToken();
                    if (!SameText.same(name, (String) step)) {
                        parser.skipChildren();
                    }
                } while (!SameText.same(name, (String) step));
            }
        }
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    @Override
    public String toString() {
        return Arrays.asList(rows.source(), options.rows()).toString();
    }
}
