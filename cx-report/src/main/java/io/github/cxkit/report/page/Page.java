package io.github.cxkit.report.page;

import io.github.cxkit.report.markup.Frame;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.TableMarkup;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One self-contained page of sections and figures: no network, light and dark by the reader's setting, fit for print and for
 * a telephone.
 *
 * @param title heading of the page
 * @param subtitle one line under it
 * @param sections its parts, in order
 * @param locale language of its frame; the texts are the caller's
 */
public record Page(String title, String subtitle, List<Section> sections, Locale locale) {

    private static final int MOST_WITHOUT_CONTENTS = 3;

    /**
     * Copies.
     *
     * @param title heading of the page
     * @param subtitle one line under it
     * @param sections its parts
     * @param locale language of its frame
     */
    public Page {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subtitle, "subtitle");
        Objects.requireNonNull(locale, "locale");
        sections = List.copyOf(sections);
    }

    /**
     * An English page.
     *
     * @param title heading of the page
     * @param subtitle one line under it
     * @param sections its parts
     */
    public Page(String title, String subtitle, List<Section> sections) {
        this(title, subtitle, sections, Locale.ENGLISH);
    }

    /**
     * Writes the page.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(Appendable out) throws IOException {
        out.append(html());
    }

    /**
     * The page.
     *
     * @return a whole HTML document
     */
    public String html() {
        return Frame.page(Wording.in(locale), title, fragment());
    }

    /**
     * The style of the pages, for a page that holds a {@link #fragment} or a chart.
     *
     * @return CSS, light and dark
     */
    public static String style() {
        return Frame.style();
    }

    /**
     * The page's content without {@code <html>}, {@code <head>}, style and script, to stand in another page.
     *
     * @return header and main
     */
    public String fragment() {
        Wording wording = Wording.in(locale);
        Html html = new Html();
        html.open("header").element("h1", title, "dir", "auto").element("p", subtitle, "class", "subtitle");
        if (sections.size() > MOST_WITHOUT_CONTENTS) {
            html.open("nav", "aria-label", wording.text("contents")).open("ul");
            sections.forEach(section -> html.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .close("li"));
            html.close("ul").close("nav");
        }
        html.close("header").open("main", "id", "main");
        sections.forEach(section -> section(html, wording, section));
        html.close("main");
        return html.toString();
    }

    private static void section(Html html, Wording wording, Section section) {
        String heading = section.id() + "-title";
        html.open("section", "id", section.id(), "aria-labelledby", heading);
        html.element("h2", section.title(), "id", heading);
        if (!section.intro().isEmpty()) {
            html.element("p", section.intro(), "class", "intro");
        }
        html.raw(section.html());
        section.figures().forEach(figure -> {
            html.open("figure").open("figcaption").element("h3", figure.title());
            if (!figure.note().isEmpty()) {
                html.element("p", figure.note());
            }
            html.close("figcaption").raw(figure.svg());
            if (figure.svg().isEmpty()) {
                TableMarkup.write(html, wording, figure.title(), figure.table());
            } else {
                TableMarkup.folded(html, wording, figure.title(), figure.table());
            }
            html.close("figure");
        });
        html.close("section");
    }
}
