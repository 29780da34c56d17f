package io.github.cxkit.report.page;

import java.util.List;
import java.util.Map;

/**
 * One self-contained page: no network, light and dark by the reader's setting, fit for print and for a telephone.
 *
 * @param title heading of the page
 * @param subtitle one line under it
 * @param sections its parts, in order
 */
public record Page(String title, String subtitle, List<Section> sections) {

    /**
     * Copies.
     *
     * @param title heading of the page
     * @param subtitle one line under it
     * @param sections its parts
     */
    public Page {
        sections = List.copyOf(sections);
    }

    /**
     * The page.
     *
     * @return a whole HTML document
     */
    public String html() {
        return Templates.render(
                Page.class,
                "page.mustache",
                Map.of(
                        "title", title,
                        "subtitle", subtitle,
                        "contents", sections.size() > 2,
                        "sections", sections,
                        "style", Templates.text(Page.class, "page.css")));
    }
}
