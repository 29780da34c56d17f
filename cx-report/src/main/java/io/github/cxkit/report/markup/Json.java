package io.github.cxkit.report.markup;

import io.github.cxkit.internal.DisplayText;
import io.github.cxkit.report.table.Table;
import java.util.List;

/**
 * Writes JSON to stand in a page: nothing in it can end the element that holds it, and none of it is run.
 */
public final class Json {

    /** The id of the figures that a page holds for other programs. */
    public static final String FIGURES = "figures";

    private final StringBuilder out = new StringBuilder(4_096);
    private final StringBuilder open = new StringBuilder();
    private boolean first = true;

    /**
     * Begins an object.
     *
     * @return this
     */
    public Json object() {
        return begin('{', '}');
    }

    /**
     * Begins a list.
     *
     * @return this
     */
    public Json array() {
        return begin('[', ']');
    }

    private Json begin(char from, char to) {
        next();
        out.append(from);
        open.append(to);
        first = true;
        return this;
    }

    /**
     * Ends what was begun last.
     *
     * @return this
     */
    public Json end() {
        int last = open.length() - 1;
        out.append(open.charAt(last));
        open.setLength(last);
        first = false;
        return this;
    }

    /**
     * The name of what comes next.
     *
     * @param name anybody's text
     * @return this
     */
    public Json key(String name) {
        text(name);
        out.append(':');
        first = true;
        return this;
    }

    /**
     * A text.
     *
     * @param text anybody's text
     * @return this
     */
    public Json text(String text) {
        next();
        out.append('"');
        for (char c : DisplayText.clean(text).toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                // what would end the element, begin a comment in it, or be an entity to who looks for one
                case '<', '>', '&', '\u2028', '\u2029' -> out.append(String.format("\\u%04x", (int) c));
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
        return this;
    }

    /** A number as it is written in a table for programs; null where there is none. */
    private Json number(String number) {
        next();
        out.append(number.isEmpty() ? "null" : number);
        return this;
    }

    private void next() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    /**
     * What was written, as an element that the page holds and nobody runs.
     *
     * @param id its id
     * @return markup
     */
    public String script(String id) {
        return "<script type=\"application/json\" id=\"" + id + "\">" + out + "</script>\n";
    }

    /**
     * A table for programs: the names of the columns, then the rows, numbers as numbers.
     *
     * @param rows numbers with a point, empty where there is none
     * @return this
     * @throws NumberFormatException if a cell in a column of numbers is none
     */
    public Json table(Table rows) {
        object().key("columns").array();
        rows.columns().forEach(column -> text(column.header()));
        end().key("rows").array();
        for (List<String> row : rows.rows()) {
            out.append(first ? "" : ",").append('\n');
            first = true;
            array();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                if (rows.columns().get(i).number()) {
                    number(cell.isEmpty() || !Double.isFinite(Double.parseDouble(cell)) ? "" : cell);
                } else {
                    text(cell);
                }
            }
            end();
        }
        return end().end();
    }

    /** The JSON. */
    @Override
    public String toString() {
        return out.toString();
    }
}
