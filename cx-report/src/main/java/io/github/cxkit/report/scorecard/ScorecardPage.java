package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.markup.ContentsMarkup;
import io.github.cxkit.report.markup.Frame;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.Json;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A scorecard as one page: what changed, who differs, where it hurts; then one table of every question; then all figures,
 * what was left out and how it was made.
 *
 * <p>One file, no network, works without script; light and dark, a telephone, a printer. Immutable.
 *
 * <pre>{@code
 * ScorecardPage.of(card).in(Locale.ITALIAN).comparedWith(previous).write(out);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ScorecardPage {

    private final Findings findings;
    private final Locale locale;
    private final Given given;

    /** What customers wrote, by question. */
    record Said(Map<String, List<String>> remarks, Map<String, LowRaters> words) {
        Said {
            remarks = Map.copyOf(remarks);
            words = Map.copyOf(words);
        }
    }

    /** What is known besides the figures. */
    private record Given(List<AnswerSource> sources, Said said, Map<String, String> phases, List<DatedEvent> events) {

        static final Given NOTHING = new Given(List.of(), new Said(Map.of(), Map.of()), Map.of(), List.of());
    }

    private ScorecardPage(Findings findings, Locale locale, Given given) {
        this.findings = findings;
        this.locale = locale;
        this.given = given;
    }

    private ScorecardPage with(Given other) {
        return new ScorecardPage(findings, locale, other);
    }

    /**
     * A page of a summary, in English, with the names that its survey and journey give.
     *
     * @param summary counts of answers
     * @return the page
     */
    public static ScorecardPage of(ScorecardSummary summary) {
        return of(summary.scorecard());
    }

    /**
     * A page of a scorecard, in English, with the names that its survey and journey give.
     *
     * @param card the figures
     * @return the page
     */
    public static ScorecardPage of(Scorecard card) {
        return new ScorecardPage(Findings.of(card), Locale.ENGLISH, Given.NOTHING);
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public ScorecardPage in(Locale language) {
        return new ScorecardPage(findings, Objects.requireNonNull(language, "language"), given);
    }

    /**
     * The same with every question beside an earlier scorecard, instead of its latest period beside an earlier one.
     *
     * @param previous figures of the same questions
     * @return the changed copy
     */
    public ScorecardPage comparedWith(Scorecard previous) {
        return new ScorecardPage(findings.comparedWith(previous), locale, given);
    }

    /**
     * The same with other findings: those of drivers and alerts as well.
     *
     * @param more findings of this page's scorecard
     * @return the changed copy
     */
    public ScorecardPage with(Findings more) {
        return new ScorecardPage(more, locale, given);
    }

    /**
     * The same with what became of the rows that were read.
     *
     * @param read the files or feeds
     * @return the changed copy
     */
    public ScorecardPage readFrom(List<AnswerSource> read) {
        return with(new Given(List.copyOf(read), given.said, given.phases, given.events));
    }

    /**
     * The same with the rows of its table by phase of the journey, in the order in which the questions first name one.
     *
     * @param byQuestion id of a question to its phase: the code of a phase of the scorecard's journey or of one of the five that
     *     all know ({@code awareness}, ...), which have a name in the page's language, or a name of one's own
     * @return the changed copy
     */
    public ScorecardPage inPhases(Map<String, String> byQuestion) {
        return with(new Given(given.sources, given.said, Map.copyOf(byQuestion), given.events));
    }

    /**
     * The same with what happened meanwhile on every chart over time and in its table. What happened before the first period or
     * after the last one is told at the end.
     *
     * @param happened the events
     * @return the changed copy
     */
    public ScorecardPage withEvents(List<DatedEvent> happened) {
        List<DatedEvent> byDate =
                happened.stream().sorted(Comparator.comparing(DatedEvent::date)).toList();
        return with(new Given(given.sources, given.said, given.phases, byDate));
    }

    /**
     * The same with remarks of the lowest raters of a question.
     *
     * @param question id of the question
     * @param masked the remarks, personal data masked by the caller; to be given only where as many people wrote as the
     *     scorecard's smallest group
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer remarks than the smallest group has answers
     */
    public ScorecardPage withRemarks(String question, List<String> masked) {
        long least = findings.scorecard().minGroup();
        if (masked.size() < least) {
            throw new IllegalArgumentException("remarks of question " + question + " need at least " + least
                    + " people, the smallest group, but there are " + masked.size());
        }
        Map<String, List<String>> more = new LinkedHashMap<>(given.said.remarks);
        more.put(question, List.copyOf(masked));
        return with(new Given(given.sources, new Said(more, given.said.words), given.phases, given.events));
    }

    /**
     * The same with what marks the remarks of the lowest raters of a question.
     *
     * @param question id of the question
     * @param words their terms, personal data masked by the caller
     * @return the changed copy
     * @throws IllegalArgumentException if the words need fewer people than the scorecard's smallest group
     */
    public ScorecardPage withWords(String question, LowRaters words) {
        long least = findings.scorecard().minGroup();
        if (words.minimum() < least) {
            throw new IllegalArgumentException("words of question " + question + " need at least " + least
                    + " people, the smallest group, but a minimum of " + words.minimum() + " was given");
        }
        Map<String, LowRaters> more = new LinkedHashMap<>(given.said.words);
        more.put(question, words);
        return with(new Given(given.sources, new Said(given.said.remarks, more), given.phases, given.events));
    }

    /**
     * Writes the page.
     *
     * @param out where to, in UTF-8 if it is bytes in the end
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
        return Frame.page(Wording.in(locale), findings.scorecard().title(), fragment());
    }

    /**
     * The page's content, to stand in another page: without {@code <html>}, {@code <head>}, style and script.
     *
     * @return a header and a {@code main} content as sections
     */
    public String fragment() {
        Wording wording = Wording.in(locale);
        CardView view = new CardView(findings, wording, given.phases, given.events);
        Html html = new Html();
        html.open("header").element("h1", findings.scorecard().title(), "dir", "auto");
        html.open("p", "class", "subtitle").text(subtitle(view));
        String left = view.leftOut(given.sources);
        if (!left.isEmpty()) {
            html.text(" · ").element("a", left, "href", "#left-out");
        }
        html.close("p").close("header");
        html.open("main", "id", "main");
        if (view.asked().isEmpty() || findings.scorecard().responses() == 0) {
            html.element("p", wording.text("page.no-answers"), "class", "empty");
        }
        String everywhere = view.everywhere();
        if (!everywhere.isEmpty()) {
            html.element("p", Html.glued(everywhere), "class", "warn");
        }
        FirstScreen first = new FirstScreen(view);
        Foot foot = new Foot(view, given.sources);
        html.open("div", "class", "dock").raw(ContentsMarkup.html(wording, places(view, foot)));
        first.bar(html);
        html.close("div");
        first.findings(html);
        if (!view.asked().isEmpty()) {
            first.table(html);
        }
        QuestionDetail detail = new QuestionDetail(view, given.said);
        html.open("section", "id", "details", "class", "appendix", "aria-labelledby", "details-title");
        html.element("h2", wording.text("details"), "id", "details-title");
        view.asked().forEach(question -> detail.write(html, question));
        html.close("section");
        foot.frameworks(html);
        foot.leftOut(html);
        foot.method(html, !given.said.words.isEmpty());
        html.raw(new Json().table(ScorecardTables.shown(findings.scorecard())).script(Json.FIGURES));
        html.close("main");
        return html.toString();
    }

    private static Map<String, String> places(CardView view, Foot foot) {
        Wording wording = view.wording();
        Map<String, String> places = new LinkedHashMap<>();
        places.put("findings-title", wording.text("findings"));
        if (!view.asked().isEmpty()) {
            places.put("scores-title", wording.text("scores"));
        }
        places.put("details", wording.text("details"));
        places.putAll(foot.places());
        places.put("left-out", wording.text("left.out"));
        places.put("method", wording.text("method"));
        return places;
    }

    private String subtitle(CardView view) {
        Wording wording = view.wording();
        List<String> parts = new ArrayList<>();
        Scorecard card = findings.scorecard();
        findings.findLatest()
                .ifPresent(latest -> parts.add(findings.findBeside()
                        .map(beside -> wording.text("page.beside", latest.text(locale), beside.text(locale)))
                        .orElse(latest.text(locale))));
        parts.add(wording.counted("page.responses", card.responses()));
        parts.add(wording.text("page.level", wording.level(card.confidence())));
        if (card.minGroup() > 1) {
            parts.add(wording.text("page.hidden", wording.count(card.minGroup())));
        }
        return String.join(" · ", parts);
    }
}
