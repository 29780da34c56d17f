package io.github.cxkit.readers.definition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.RowFilter;
import io.github.cxkit.readers.TimeFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that all definitions of files share: how to read the file, which rows count, how times are written. */
final class SourceFields {

    private SourceFields() {}

    static FileOptions file(Node definition) {
        Node file = definition.get("file");
        FileOptions options = FileOptions.DEFAULT;
        if (file == null) {
            return options;
        }
        file.object(
                "encoding",
                "separator",
                "decimal",
                "headerRows",
                "skipRows",
                "footerRows",
                "sheet",
                "entry",
                "rows",
                "hiddenRows");
        Node encoding = file.get("encoding");
        if (encoding != null) {
            options = options.withEncoding(charset(encoding));
        }
        Node separator = file.get("separator");
        if (separator != null) {
            options = checked(separator, options, o -> o.withSeparator(character(separator)));
        }
        Node decimal = file.get("decimal");
        if (decimal != null) {
            options = checked(decimal, options, o -> o.withDecimal(character(decimal)));
        }
        Node headerRows = file.get("headerRows");
        if (headerRows != null) {
            options = checked(headerRows, options, o -> o.withHeaderRows(headerRows.whole()));
        }
        Node skipRows = file.get("skipRows");
        if (skipRows != null) {
            options = checked(skipRows, options, o -> o.withSkipRows(skipRows.whole()));
        }
        Node footerRows = file.get("footerRows");
        if (footerRows != null) {
            options = checked(footerRows, options, o -> o.withFooterRows(footerRows.whole()));
        }
        Node sheet = file.get("sheet");
        if (sheet != null) {
            options = options.withSheet(sheet.code());
        }
        Node entry = file.get("entry");
        if (entry != null) {
            options = options.withEntry(entry.text());
        }
        Node rows = file.get("rows");
        if (rows != null) {
            options = options.withRows(rows.text());
        }
        Node hidden = file.get("hiddenRows");
        if (hidden != null) {
            options = options.withHiddenRows(hidden.oneOf(FileOptions.HiddenRows.values()));
        }
        return options;
    }

    private interface Change {
        FileOptions apply(FileOptions options);
    }

    private static FileOptions checked(Node node, FileOptions options, Change change) {
        try {
            return change.apply(options);
        } catch (SurveyDefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SurveyDefinitionException(node.path(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Charset charset(Node node) {
        try {
            return Charset.forName(node.text());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SurveyDefinitionException(
                    node.path(), "must be an encoding such as UTF-8 or windows-1252 but is \"" + node.text() + "\"", e);
        }
    }

    private static char character(Node node) {
        String text = node.text();
        if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw node.refuse("must be one character but is \"" + text + "\"");
        }
        return text.charAt(0);
    }

    static RowFilter filter(Node definition) {
        RowFilter filter = RowFilter.ALL;
        Node only = definition.get("only");
        if (only != null) {
            for (Map.Entry<String, List<String>> each :
                    only.map(SourceFields::texts).entrySet()) {
                filter = filter.only(each.getKey(), each.getValue().toArray(String[]::new));
            }
        }
        Node except = definition.get("except");
        if (except != null) {
            for (Map.Entry<String, List<String>> each :
                    except.map(SourceFields::texts).entrySet()) {
                filter = filter.except(each.getKey(), each.getValue().toArray(String[]::new));
            }
        }
        return filter;
    }

    private static List<String> texts(Node node) {
        List<String> texts = node.value().isArray() ? node.list(Node::code) : List.of(node.code());
        if (texts.isEmpty()) {
            throw node.refuse("must name at least one text");
        }
        return texts;
    }

    /** The format of times; the old name of the field is read too. */
    static TimeFormat times(Node definition, String... names) {
        Node pattern = null;
        for (String name : names) {
            pattern = pattern == null ? definition.get(name) : pattern;
        }
        Node locale = definition.get("timeLocale");
        Locale language = locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale.text());
        if (pattern == null) {
            return TimeFormat.ISO.in(language);
        }
        Node given = pattern;
        try {
            List<String> patterns = given.value().isArray() ? given.list(Node::text) : List.of(given.text());
            return TimeFormat.of(patterns.toArray(String[]::new)).in(language);
        } catch (SurveyDefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SurveyDefinitionException(given.path(), String.valueOf(e.getMessage()), e);
        }
    }

    static void writeTimes(JsonGenerator json, TimeFormat times) throws IOException {
        if (times.patterns().size() > 1) {
            json.writeArrayFieldStart("timePattern");
            for (String pattern : times.patterns()) {
                json.writeString(pattern);
            }
            json.writeEndArray();
        } else if (!times.patterns().equals(TimeFormat.ISO.patterns())) {
            json.writeStringField("timePattern", times.patterns().get(0));
        }
        if (!times.locale().equals(Locale.ENGLISH)) {
            json.writeStringField("timeLocale", times.locale().toLanguageTag());
        }
    }

    static void writeFile(JsonGenerator json, FileOptions file) throws IOException {
        List<String[]> texts = new ArrayList<>();
        add(texts, "encoding", file.encoding() == null ? null : file.encoding().name());
        add(texts, "separator", file.separator() == 0 ? null : String.valueOf(file.separator()));
        add(texts, "decimal", file.decimal() == 0 ? null : String.valueOf(file.decimal()));
        add(texts, "sheet", file.sheet());
        add(texts, "entry", file.entry());
        add(texts, "rows", file.rows());
        boolean skips = file.hiddenRows() == FileOptions.HiddenRows.SKIP;
        if (texts.isEmpty() && file.headerRows() == 0 && file.skipRows() == 0 && file.footerRows() < 0 && !skips) {
            return;
        }
        json.writeObjectFieldStart("file");
        for (String[] text : texts) {
            json.writeStringField(text[0], text[1]);
        }
        if (file.headerRows() > 0) {
            json.writeNumberField("headerRows", file.headerRows());
        }
        if (file.skipRows() > 0) {
            json.writeNumberField("skipRows", file.skipRows());
        }
        if (file.footerRows() >= 0) {
            json.writeNumberField("footerRows", file.footerRows());
        }
        if (skips) {
            json.writeStringField("hiddenRows", "SKIP");
        }
        json.writeEndObject();
    }

    private static void add(List<String[]> texts, String field, @Nullable String text) {
        if (text != null) {
            texts.add(new String[] {field, text});
        }
    }

    static void writeFilter(JsonGenerator json, RowFilter filter) throws IOException {
        writeChoice(json, "only", filter.only());
        writeChoice(json, "except", filter.except());
    }

    private static void writeChoice(JsonGenerator json, String field, Map<String, List<String>> choice)
            throws IOException {
        if (choice.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, List<String>> each : choice.entrySet()) {
            json.writeArrayFieldStart(each.getKey());
            for (String text : each.getValue()) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** The object as Node for definitions that are read by others. */
    static Node root(JsonNode tree) {
        return new Node("", tree);
    }
}
