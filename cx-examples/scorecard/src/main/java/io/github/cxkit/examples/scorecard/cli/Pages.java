package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import java.util.List;
import java.util.Locale;

/** Pages of sections. */
public final class Pages {

    private Pages() {}

    /**
     * A page.
     *
     * @param title its heading
     * @param subtitle the line under it
     * @param sections its parts
     * @param locale language of its frame
     * @return the page
     */
    public static Page of(String title, String subtitle, List<Section> sections, Locale locale) {
        Page page = Page.of(title).subtitled(subtitle).in(locale);
        for (Section section : sections) {
            page = page.with(section);
        }
        return page;
    }
}
