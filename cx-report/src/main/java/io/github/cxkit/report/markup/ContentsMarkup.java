package io.github.cxkit.report.markup;

import io.github.cxkit.report.wording.Wording;
import java.util.Map;

/** The way to the parts of a page: one line that stays in sight, in which the page's script marks the part that is read. */
public final class ContentsMarkup {

    private ContentsMarkup() {}

    /**
     * A list of links.
     *
     * @param wording the page's language
     * @param places id of each part to what it is called
     * @return markup
     */
    public static String html(Wording wording, Map<String, String> places) {
        Html html = new Html();
        html.open("nav", "aria-label", wording.text("contents")).open("ul");
        places.forEach((id, title) ->
                html.open("li").element("a", title, "href", "#" + id).close("li"));
        return html.close("ul").close("nav").toString();
    }
}
