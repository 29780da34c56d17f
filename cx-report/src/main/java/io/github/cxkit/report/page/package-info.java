/**
 * One self-contained page and its forms: sentences that say what to do, sections of charts with a table behind each, and the same
 * for a terminal.
 *
 * <pre>{@code
 * Table table = Table.of(Column.text("Channel"), Column.number("NPS")).row("web", "41.2");
 * ConsoleTable.write(table, out);
 * Figure figure = new Figure("NPS by channel", "", svg, table);
 * Page page = Page.of("Our shop").subtitled("1,204 responses").with(Section.of("channels", "By channel", "", figure));
 * page.html();
 * }</pre>
 */
@NullMarked
package io.github.cxkit.report.page;

import org.jspecify.annotations.NullMarked;
