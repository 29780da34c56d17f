package io.github.cxkit.report.page;

import io.github.cxkit.internal.Copies;
import java.util.List;
import java.util.Objects;

/**
 * A part of a page.
 *
 * @param id anchor, letters, digits and hyphens
 * @param title what it is about, for its heading and the way to it
 * @param found what was found there, in a few words after the title; may be empty
 * @param intro a sentence or two, may be empty
 * @param html trusted markup before the figures, made by a template; may be empty
 * @param figures charts with their tables
 */
public record Section(String id, String title, String found, String intro, String html, List<Figure> figures) {

    /** Copies. */
    public Section {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(found, "found");
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
        return new Section(id, title, "", intro, "", List.of(figures));
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
        return new Section(id, title, "", intro, html, List.of());
    }

    /**
     * The same with a heading that says what was found.
     *
     * @param words such as {@code most are lost before the payment, 43 %}; empty for nothing
     * @return the changed copy
     */
    public Section finding(String words) {
        return new Section(id, title, words, intro, html, figures);
    }

    /**
     * Title and finding in one line.
     *
     * @return such as {@code Funnel: most are lost before the payment, 43 %}
     */
    public String heading() {
        return found.isEmpty() ? title : title + (title.endsWith("?") ? " " : ": ") + found;
    }
}
