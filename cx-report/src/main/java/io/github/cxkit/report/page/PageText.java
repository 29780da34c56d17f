package io.github.cxkit.report.page;

import io.github.cxkit.internal.DisplayText;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A page for a terminal: what must be known, what to do, and the first table; or all tables.
 *
 * @since 0.1.0
 */
public final class PageText {

    private static final int NARROWEST = 40;
    private static final int MOST_ROWS = 8;
    private static final int MOST_LEADS = 5;

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
        head(text, MOST_LEADS, false);
        List<Figure> figures = figures();
        if (!figures.isEmpty()) {
            Figure first = figures.get(0);
            Table table = first.table();
            List<List<String>> rows = table.rows();
            text.append('\n')
                    .append(printed(new Table(
                            table.columns(), rows.subList(0, Math.min(MOST_ROWS, rows.size())))));
            if (rows.size() > MOST_ROWS) {
                text.append(Wording.in(page.locale())
                                .text("more.rows", Wording.in(page.locale()).count(rows.size() - MOST_ROWS)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Title, sentences and every table under its heading.
     *
     * @return lines, each ended
     */
    public String full() {
        StringBuilder text = new StringBuilder();
        head(text, Integer.MAX_VALUE, true);
        for (Section section : page.sections()) {
            for (Figure figure : section.figures()) {
                String title = figure.title().isEmpty() || figure.title().equals(section.title())
                        ? section.title()
                        : section.title() + ": " + figure.title();
                text.append('\n').append(ConsoleTable.cut(title, width)).append('\n').append(printed(figure.table()));
            }
        }
        return text.toString();
    }

    private List<Figure> figures() {
        return page.sections().stream()
                .flatMap(section -> section.figures().stream())
                .toList();
    }

    private void head(StringBuilder text, int leads, boolean evidence) {
        text.append(ConsoleTable.cut(page.title(), width)).append('\n');
        wrapped(text, "", page.subtitle());
        page.warnings().forEach(warning -> wrapped(text, "! ", warning));
        if (!page.leads().isEmpty()) {
            text.append('\n');
        }
        page.leads().stream().limit(leads).forEach(lead -> {
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
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(sign);
        for (String word : DisplayText.clean(sentence).split(" ", -1)) {
            if (line.length() > sign.length() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(sign.length()));
            }
            line.append(line.length() == sign.length() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        lines.stream().filter(each -> !each.isBlank()).forEach(each -> text.append(each.stripTrailing()).append('\n'));
    }
}
