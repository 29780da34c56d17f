package io.github.cxkit.report.markup;

import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Rule;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;

/** How the figures of a page are made: their rules with sources, and what else is to be known. */
public final class MethodMarkup {

    private MethodMarkup() {}

    /**
     * A list of terms.
     *
     * @param wording the page's language
     * @param rules what was computed; each is named once
     * @param notes term to explanation
     * @return markup
     */
    public static String html(Wording wording, Collection<Rule> rules, Map<String, String> notes) {
        Html html = new Html();
        html.element("p", wording.text("method.intro"), "class", "note").open("dl");
        for (Rule rule : new LinkedHashSet<>(rules)) {
            html.element("dt", wording.metric(rule));
            html.element("dd", wording.text("rule", rule.id().toString(), wording.origin(rule)));
        }
        notes.forEach((term, note) -> html.element("dt", term).element("dd", note));
        return html.close("dl").toString();
    }
}
