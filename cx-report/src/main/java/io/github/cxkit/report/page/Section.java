package io.github.cxkit.report.page;

import io.github.cxkit.internal.Copies;
import java.util.List;
import java.util.Objects;

/**
 * A part of a page.
 *
 * @param id anchor, letters, digits and hyphens
 * @param title heading
 * @param intro a sentence or two, may be empty
 * @param html trusted markup before the figures, made by a template; may be empty
 * @param figures charts with their tables
 */
public record Section(String id, String title, String intro, String html, List<Figure> figures) {

    /** Copies. */
    public Section {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(intro, "intro");
        Objects.requireNonNull(html, "html");
        figures = Copies.list("figures", figures);
    }

    /**
     * A section of figures.
     *
     * @param id anchor
     * @param title heading
     * @param intro a sentence or two, may be empty
     * @param figures charts with their tables
     * @return the section
     */
    public static Section of(String id, String title, String intro, Figure... figures) {
        return new Section(id, title, intro, "", List.of(figures));
    }

    /**
     * A section of markup.
     *
     * @param id anchor
     * @param title heading
     * @param intro a sentence or two, may be empty
     * @param html trusted markup made by a template
     * @return the section
     */
    public static Section ofHtml(String id, String title, String intro, String html) {
        return new Section(id, title, intro, html, List.of());
    }
}
