package io.github.cxkit.report.markup;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tables of a page: named by what they show, scrolled sideways only where they must. */
public final class TableMarkup {

    private static final Pattern DESCRIPTION = Pattern.compile("<desc>[^<]*</desc>\n");

    /** Beside so many columns a note finds no room, and stands below. */
    private static final int MOST_COLUMNS = 9;

    private TableMarkup() {}

    /**
     * A table that is seen at once.
     *
     * @param html where to
     * @param wording the page's language
     * @param title what it shows; its caption, heard and not seen
     * @param table the table
     */
    public static void write(Html html, Wording wording, String title, Table table) {
        int last = table.columns().size() - 1;
        if (last >= MOST_COLUMNS && table.columns().get(last).header().equals(wording.text("note"))) {
            written(html, wording, title, table.without(last));
            html.open("ul", "class", "plain");
            table.lastAsNotes().forEach(note -> html.element("li", note));
            html.close("ul");
        } else {
            written(html, wording, title, table);
        }
    }

    private static void written(Html html, Wording wording, String title, Table table) {
        html.open("div", "class", "scroll").open("table", "class", "f");
        html.element("caption", wording.text("table.of", title), "class", "sr")
                .open("thead")
                .open("tr");
        table.columns()
                .forEach(column -> html.element("th", column.header(), "scope", "col", "class", style(column, true)));
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : table.rows()) {
            html.open("tr");
            for (int i = 0; i < row.size(); i++) {
                Table.Column column = table.columns().get(i);
                boolean head = i == 0 && !column.number();
                html.element(head ? "th" : "td", row.get(i), "scope", head ? "row" : "", "class", style(column, !head));
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    /** Words to the left; what may be left out is not shown on a telephone. */
    private static String style(Table.Column column, boolean cell) {
        return ((cell && !column.number() ? "t" : "") + (column.optional() ? " o" : "")).strip();
    }

    /**
     * A chart with the table of its figures behind it, to be unfolded. The table says what the chart's own description would.
     *
     * @param html where to
     * @param wording the page's language
     * @param title what they show
     * @param svg a chart of this library
     * @param table the table
     */
    public static void behind(Html html, Wording wording, String title, String svg, Table table) {
        behind(html, wording, title, svg, plain -> {}, table);
    }

    /**
     * The same with something between the two.
     *
     * @param html where to
     * @param wording the page's language
     * @param title what they show
     * @param svg a chart of this library
     * @param legend writes what the chart's signs mean
     * @param table the table
     */
    public static void behind(
            Html html, Wording wording, String title, String svg, Consumer<Html> legend, Table table) {
        html.raw(DESCRIPTION.matcher(svg).replaceFirst(""));
        legend.accept(html);
        folded(html, wording, title, table);
    }

    /**
     * A table to be unfolded.
     *
     * @param html where to
     * @param wording the page's language
     * @param title what it shows
     * @param table the table
     */
    public static void folded(Html html, Wording wording, String title, Table table) {
        html.open("details", "class", "figures").open("summary").text(wording.text("figures"));
        html.element("span", ": " + title, "class", "sr").close("summary");
        write(html, wording, title, table);
        html.close("details");
    }
}
