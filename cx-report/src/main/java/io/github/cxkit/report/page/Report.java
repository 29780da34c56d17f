package io.github.cxkit.report.page;

import java.io.IOException;

/**
 * Something that can be read as a page.
 *
 * @since 0.1.0
 */
public interface Report {

    /**
     * What it says, part by part: the sentences it begins with, its sections, charts and tables.
     *
     * @return the page
     */
    Page page();

    /**
     * The page.
     *
     * @return a whole HTML document
     */
    default String html() {
        return page().html();
    }

    /**
     * The page's content, to stand in another page: without {@code <html>}, {@code <head>}, style and script.
     *
     * @return header and main
     */
    default String fragment() {
        return page().fragment();
    }

    /**
     * Writes the page.
     *
     * @param out where to, in UTF-8 if it is bytes in the end
     * @throws IOException if it cannot be written
     */
    default void write(Appendable out) throws IOException {
        out.append(html());
    }
}
