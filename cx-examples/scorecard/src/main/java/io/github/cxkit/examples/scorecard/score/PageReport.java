package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.chart.Gauge;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.page.Templates;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.RuleOrigin;
import io.github.cxkit.scorecard.FrameworkRow;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The scorecard as a page. */
final class PageReport {

    private static final int MOST_GAUGES = 8;

    private final ScorecardDocument document;
    private final Scorecard card;
    private final Wording wording;

    private PageReport(ScorecardDocument document) {
        this.document = document;
        this.card = document.scorecard();
        this.wording = new Wording(document);
    }

    static Page of(ScorecardDocument document) {
        return new PageReport(document).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        QuestionSections questions = new QuestionSections(card, wording);
        List<Question> asked = card.questions().stream()
                .filter(question -> !questions.overall(question).isEmpty())
                .toList();
        sections.add(glance(questions, asked));
        questions.sideBySide(asked).ifPresent(sections::add);
        for (Question question : asked) {
            sections.add(questions.section(question));
        }
        sections.addAll(new FrameworkTables(card, wording).sections());
        sections.add(new LeftOut(document, wording).section(asked));
        sections.add(method());
        return new Page(card.title(), subtitle(), sections);
    }

    private String subtitle() {
        return Display.count(card.responses()) + " responses, with " + Display.level(card.confidence())
                + " confidence intervals."
                + (card.minGroup() > 1 ? " Groups of fewer than " + card.minGroup() + " answers are hidden." : "");
    }

    /** A gauge with what belongs beside it, for the template. */
    record Card(
            String question,
            String metric,
            String svg,
            String interval,
            String n,
            String weighted,
            boolean hasWeighted,
            String note,
            boolean hasNote) {}

    private Section glance(QuestionSections questions, List<Question> asked) {
        List<Card> cards = asked.stream()
                .limit(MOST_GAUGES)
                .map(question -> card(question, questions.overall(question).get(0)))
                .toList();
        String intro = asked.size() > MOST_GAUGES
                ? "The first " + MOST_GAUGES + " of " + asked.size() + " questions; all of them follow below."
                : "";
        return Section.ofHtml(
                "glance",
                "At a glance",
                intro,
                Templates.render(PageReport.class, "glance.mustache", Map.of("cards", cards)));
    }

    private Card card(Question question, ScorecardRow row) {
        RatingMetric metric = this.card.metric(row);
        String note = wording.note(row);
        String weighted = row.weighted() == null ? "" : "weighted " + Wording.weightedScore(row);
        return new Card(
                question.text(),
                Wording.metric(row),
                Gauge.draw(wording.mark(question.text(), row), metric.lowest(), metric.highest()),
                Wording.interval(row),
                wording.n(row),
                weighted,
                !weighted.isEmpty(),
                note.startsWith("! ") ? note.substring(2) : note,
                !note.isEmpty());
    }

    /** A rule with its origin, for the template. */
    record Method(String title, String id, String text) {}

    private Section method() {
        List<Method> rules = Stream.concat(
                        card.rows().stream().map(ScorecardRow::evidence),
                        card.frameworks().stream().map(FrameworkRow::evidence))
                .map(Evidence::rule)
                .distinct()
                .map(PageReport::method)
                .toList();
        return Section.ofHtml(
                "method",
                "How these figures are made",
                "Every figure is computed from counts of answers, in full precision, and rounded only for display.",
                Templates.render(
                        PageReport.class,
                        "method.mustache",
                        Map.of("rules", rules, "level", Display.level(card.confidence()))));
    }

    private static Method method(Rule rule) {
        String origin = rule.origin() == RuleOrigin.LIBRARY_CONVENTION
                ? "convention of this library"
                : rule.origin().name().toLowerCase(Locale.ROOT);
        return new Method(rule.title(), rule.id().toString(), origin + ": " + rule.source());
    }
}
