package io.github.cxkit.report.page;

import io.github.cxkit.report.markup.ContentsMarkup;
import io.github.cxkit.report.markup.Frame;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.Json;
import io.github.cxkit.report.markup.TableMarkup;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One self-contained page: what must be known before reading on, a few sentences that say what to do, then sections and figures.
 * No network, light and dark by the reader's setting, fit for print and for a telephone. Immutable.
 *
 * <pre>{@code
 * Lead lead = new Lead("Delivery", "62 % against 83 % for the others", "n 410", "");
 * String page = Page.of("Our shop").subtitled("1,204 responses").in(Locale.ITALIAN).with(lead).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Page implements Report {

    private static final int MOST_WITHOUT_CONTENTS = 3;

    private final String title;
    private final String subtitle;
    private final Locale locale;
    private final List<String> warnings;
    private final List<String> notes;
    private final List<Lead> leads;
    private final List<Section> sections;
    private final @Nullable Table figures;

    private Page(
            String title,
            String subtitle,
            Locale locale,
            List<String> warnings,
            List<String> notes,
            List<Lead> leads,
            List<Section> sections,
            @Nullable Table figures) {
        this.title = title;
        this.subtitle = subtitle;
        this.locale = locale;
        this.warnings = warnings;
        this.notes = notes;
        this.leads = leads;
        this.sections = sections;
        this.figures = figures;
    }

    /**
     * An empty page in English.
     *
     * @param title its heading
     * @return the page
     */
    public static Page of(String title) {
        return new Page(
                Objects.requireNonNull(title, "title"),
                "",
                Locale.ENGLISH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /**
     * The same with a line under its heading.
     *
     * @param line such as what was counted
     * @return the changed copy
     */
    public Page subtitled(String line) {
        return new Page(title, Objects.requireNonNull(line, "line"), locale, warnings, notes, leads, sections, figures);
    }

    /**
     * The same with a frame in another language; the texts are the caller's.
     *
     * @param language Italian, or any other for English
     * @return the changed copy
     */
    public Page in(Locale language) {
        return new Page(
                title,
                subtitle,
                Objects.requireNonNull(language, "language"),
                warnings,
                notes,
                leads,
                sections,
                figures);
    }

    /**
     * The same with one more thing that must be known before reading on.
     *
     * @param warning a sentence or two; an empty one is left out
     * @return the changed copy
     */
    public Page warning(String warning) {
        return warning.isEmpty()
                ? this
                : new Page(title, subtitle, locale, appended(warnings, warning), notes, leads, sections, figures);
    }

    /**
     * The same with one more thing that is good to know and no warning.
     *
     * @param note a sentence or two; an empty one is left out
     * @return the changed copy
     */
    public Page note(String note) {
        return note.isEmpty()
                ? this
                : new Page(title, subtitle, locale, warnings, appended(notes, note), leads, sections, figures);
    }

    /**
     * The same with one more of the sentences it begins with.
     *
     * @param lead the sentence
     * @return the changed copy
     */
    public Page with(Lead lead) {
        return new Page(title, subtitle, locale, warnings, notes, appended(leads, lead), sections, figures);
    }

    /**
     * The same with one more section at its end.
     *
     * @param section the section
     * @return the changed copy
     */
    public Page with(Section section) {
        return new Page(title, subtitle, locale, warnings, notes, leads, appended(sections, section), figures);
    }

    /**
     * The same with more sentences that it begins with, and more sections at its end.
     *
     * @param moreLeads sentences
     * @param moreSections sections
     * @return the changed copy
     */
    public Page with(List<Lead> moreLeads, List<Section> moreSections) {
        Page page = this;
        for (Lead lead : moreLeads) {
            page = page.with(lead);
        }
        for (Section section : moreSections) {
            page = page.with(section);
        }
        return page;
    }

    /**
     * The same with one more section before all others.
     *
     * @param section the section
     * @return the changed copy
     */
    public Page withFirst(Section section) {
        List<Section> more = new ArrayList<>(sections);
        more.add(0, Objects.requireNonNull(section, "section"));
        return new Page(title, subtitle, locale, warnings, notes, leads, List.copyOf(more), figures);
    }

    /**
     * The same with one more section before another.
     *
     * @param id the other section
     * @param section the section
     * @return the changed copy; the section stands last if there is no such other
     */
    public Page withBefore(String id, Section section) {
        List<Section> more = new ArrayList<>(sections);
        int at = sections.stream().map(Section::id).toList().indexOf(id);
        more.add(at < 0 ? more.size() : at, Objects.requireNonNull(section, "section"));
        return new Page(title, subtitle, locale, warnings, notes, leads, List.copyOf(more), figures);
    }

    /**
     * The same that also holds its figures for other programs: as JSON in the element of the id {@code figures}, the names of
     * the columns and the rows, numbers as numbers.
     *
     * @param rows figures in full precision, numbers with a point, empty where there is none
     * @return the changed copy
     */
    public Page holding(Table rows) {
        return new Page(
                title, subtitle, locale, warnings, notes, leads, sections, Objects.requireNonNull(rows, "rows"));
    }

    private static <T> List<T> appended(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one));
        return List.copyOf(more);
    }

    /**
     * The same with all rows that it was made of, said at the end of the subtitle.
     *
     * @param rows what came and what became of it
     * @return the changed copy
     */
    public Page readFrom(RowsRead rows) {
        String line = rows.sentence(Wording.in(locale));
        return subtitled(subtitle.isEmpty() ? line : subtitle + " · " + line);
    }

    /**
     * The style of the pages, for a page that holds a {@link #fragment} or a chart.
     *
     * @return CSS, light and dark
     */
    public static String style() {
        return Frame.style();
    }

    /** This page. */
    @Override
    public Page page() {
        return this;
    }

    /**
     * Its heading.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * The line under its heading.
     *
     * @return may be empty
     */
    public String subtitle() {
        return subtitle;
    }

    /**
     * Its language.
     *
     * @return the locale
     */
    public Locale locale() {
        return locale;
    }

    /**
     * What must be known before reading on.
     *
     * @return sentences
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * What is good to know and no warning.
     *
     * @return sentences
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * The sentences it begins with.
     *
     * @return most important first
     */
    public List<Lead> leads() {
        return leads;
    }

    /**
     * What must be known and what to do, as text alone.
     *
     * @return warnings, notes, then the sentences it begins with
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>(warnings);
        sentences.addAll(notes);
        leads.forEach(lead -> sentences.add(lead.text()));
        return List.copyOf(sentences);
    }

    /**
     * Its parts.
     *
     * @return in order
     */
    public List<Section> sections() {
        return sections;
    }

    @Override
    public String html() {
        return Frame.page(Wording.in(locale), title, fragment());
    }

    @Override
    public String fragment() {
        Wording wording = Wording.in(locale);
        Html html = new Html();
        html.open("header").element("h1", title, "dir", "auto").element("p", subtitle, "class", "subtitle");
        html.close("header").open("main", "id", "main");
        warnings.forEach(warning -> html.element("p", Html.glued(warning), "class", "warn"));
        notes.forEach(note -> html.element("p", Html.glued(note), "class", "told"));
        leads(html, wording);
        if (sections.size() > MOST_WITHOUT_CONTENTS) {
            Map<String, String> places = new LinkedHashMap<>();
            if (!leads.isEmpty()) {
                places.put("leads-title", wording.text("leads"));
            }
            sections.forEach(section -> places.put(section.id(), section.title()));
            html.open("div", "class", "dock")
                    .raw(ContentsMarkup.html(wording, places))
                    .close("div");
        }
        sections.forEach(section -> section(html, wording, section));
        if (figures != null) {
            html.raw(new Json().table(figures).script(Json.FIGURES));
        }
        html.close("main");
        return html.toString();
    }

    private void leads(Html html, Wording wording) {
        if (leads.isEmpty()) {
            return;
        }
        html.open("section", "class", "findings", "aria-labelledby", "leads-title");
        html.element("h2", wording.text("leads"), "id", "leads-title").open("ol");
        for (Lead lead : leads) {
            html.open("li");
            if (!lead.subject().isEmpty()) {
                if (lead.anchor().isEmpty()) {
                    html.element("b", lead.subject());
                } else {
                    html.element("a", lead.subject(), "href", "#" + lead.anchor());
                }
                html.text(": ");
            }
            html.text(Html.glued(lead.statement()));
            if (!lead.evidence().isEmpty()) {
                html.text(" ").element("small", Html.glued(lead.evidence()));
            }
            html.close("li");
        }
        html.close("ol").close("section");
    }

    private static void section(Html html, Wording wording, Section section) {
        String heading = section.id() + "-title";
        html.open("section", "id", section.id(), "aria-labelledby", heading);
        html.open("h2", "id", heading).text(section.title());
        if (!section.found().isEmpty()) {
            html.element(
                    "span",
                    Html.glued(section.heading().substring(section.title().length())),
                    "class",
                    "found");
        }
        html.close("h2");
        if (!section.intro().isEmpty()) {
            html.element("p", section.intro(), "class", "intro");
        }
        html.raw(section.html());
        section.figures().forEach(figure -> figure(html, wording, section, figure));
        html.close("section");
    }

    private static void figure(Html html, Wording wording, Section section, Figure figure) {
        String name = figure.title().isEmpty() ? section.title() : figure.title();
        html.open("figure");
        if (!figure.title().isEmpty() || !figure.note().isEmpty()) {
            html.open("figcaption");
            if (!figure.title().isEmpty()) {
                html.element("h3", figure.title());
            }
            if (!figure.note().isEmpty()) {
                html.element("p", figure.note());
            }
            html.close("figcaption");
        }
        if (figure.svg().isEmpty()) {
            TableMarkup.write(html, wording, name, figure.table());
        } else {
            TableMarkup.behind(html, wording, name, figure.svg(), figure.table());
        }
        html.close("figure");
    }
}
