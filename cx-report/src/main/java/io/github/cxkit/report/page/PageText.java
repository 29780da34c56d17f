package io.github.cxkit.report.page;

import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A page for a terminal: what must be known, what to do, and the first table; or all tables.
 *
 * @since 0.1.0
 */
public final class PageText {

    private static final int NARROWEST = 40;
    private static final int SCREEN = 23;
    private static final int LEAST_ROWS = 3;

    private final Page page;
    private final int width;

    private PageText(Page page, int width) {
        this.page = page;
        this.width = Math.max(NARROWEST, width);
    }

    /**
     * A page in a width.
     *
     * @param page the page
     * @param width columns of the terminal; 40 is the least that is kept to
     * @return its text
     */
    public static PageText of(Page page, int width) {
        return new PageText(page, width);
    }

    /**
     * About one screen: title, what must be known before reading on, what to do, the first rows of the first table.
     *
     * @return lines, each ended
     */
    public String digest() {
        StringBuilder text = new StringBuilder();
        head(text, false);
        for (Section section : page.sections()) {
            if (!section.figures().isEmpty()) {
                Figure first = section.figures().get(0);
                wrapped(text.append('\n'), "", title(section, first));
                StringBuilder explained = new StringBuilder();
                wrapped(explained, "", section.intro());
                table(text, first.table(), (int) explained.toString().lines().count());
                text.append(explained);
                break;
            }
        }
        return text.toString();
    }

    /** As many rows as a screen has room for, and what there is to note below them. */
    private void table(StringBuilder text, Table whole, int below) {
        Wording wording = Wording.in(page.locale());
        int notes = whole.columns().size() - 1;
        boolean noted = notes > 0 && whole.columns().get(notes).header().equals(wording.text("note"));
        int room = (int) (SCREEN - 3 - below - text.toString().lines().count());
        List<List<String>> rows = whole.rows()
                .subList(0, Math.min(Math.max(LEAST_ROWS, room), whole.rows().size()));
        Table shown = new Table(whole.columns(), rows);
        text.append(printed(noted ? shown.without(notes) : shown));
        if (whole.rows().size() > rows.size()) {
            text.append(wording.text("more.rows", wording.count(whole.rows().size() - rows.size())))
                    .append('\n');
        }
        if (noted) {
            shown.lastAsNotes().forEach(note -> wrapped(text, "* ", note));
        }
    }

    private static String title(Section section, Figure figure) {
        return figure.title().isEmpty() || figure.title().equals(section.title())
                ? section.heading()
                : section.title() + ": " + figure.title();
    }

    /**
     * Title, sentences and every table under its heading, and below a section's first table what the section says of itself.
     *
     * @return lines, each ended
     */
    public String full() {
        StringBuilder text = new StringBuilder();
        head(text, true);
        for (Section section : page.sections()) {
            for (Figure figure : section.figures()) {
                wrapped(text.append('\n'), "", title(section, figure));
                boolean first = figure.equals(section.figures().get(0));
                if (!figure.table().rows().isEmpty()
                        || !first
                        || section.intro().isEmpty()) {
                    text.append(printed(figure.table()));
                }
                if (first) {
                    wrapped(text, "", section.intro());
                }
            }
        }
        return text.toString();
    }

    private void head(StringBuilder text, boolean evidence) {
        text.append(ConsoleTable.cut(page.title(), width)).append('\n');
        wrapped(text, "", page.subtitle());
        page.warnings().forEach(warning -> wrapped(text, "! ", warning));
        page.notes().forEach(note -> wrapped(text, "", note));
        if (!page.leads().isEmpty()) {
            text.append('\n');
        }
        page.leads().forEach(lead -> {
            wrapped(text, "- ", lead.text());
            if (evidence && !lead.evidence().isEmpty()) {
                wrapped(text, "  ", lead.evidence());
            }
        });
    }

    private String printed(Table table) {
        StringWriter printed = new StringWriter();
        try (PrintWriter out = new PrintWriter(printed)) {
            ConsoleTable.write(table, width, out);
        }
        return printed.toString().replace("\r\n", "\n");
    }

    /** Words in lines, later lines set in. */
    private void wrapped(StringBuilder text, String sign, String sentence) {
        ConsoleTable.wrapped(sign, sentence, width)
                .forEach(line -> text.append(line).append('\n'));
    }
}
