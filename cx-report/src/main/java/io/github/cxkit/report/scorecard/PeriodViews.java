package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.markup.Json;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Contrast;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table's columns of the latest figure and its change, for every period and what it can be held against: computed here, with
 * intervals and adjusted tests, so that the page's script has only to put the one in place of the other.
 */
final class PeriodViews {

    /** Of so many periods the latest can be chosen. */
    private static final int MOST_PERIODS = 60;

    static final Map<String, String> SIGNS = Map.of("same", "≈", "better", "▲", "worse", "▼");

    private final CardView view;
    private final Findings findings;
    private final Wording wording;
    private final List<CalendarPeriod> periods = new ArrayList<>();

    /** A change for display; the limits may be empty. */
    record Change(String kind, String value, String difference, String limits) {}

    PeriodViews(CardView view) {
        this.view = view;
        this.findings = view.findings();
        this.wording = view.wording();
        if (findings.findLatest().isPresent() && findings.findBeside().isPresent()) {
            periods.addAll(view.card().periods());
            Collections.reverse(periods);
            periods.removeIf(period -> findings.findBesides(period).isEmpty());
            if (periods.size() > MOST_PERIODS) {
                periods.subList(MOST_PERIODS, periods.size()).clear();
            }
        }
    }

    /** Whether there is anything to choose. */
    boolean isMade() {
        return !findings.changes().isEmpty() && (periods.size() > 1 || besides().size() > 1);
    }

    /** The periods to choose from, the latest first. */
    List<String> periods() {
        return periods.stream().map(this::name).toList();
    }

    /** What the latest can be held against. */
    List<String> besides() {
        return periods.isEmpty()
                ? List.of()
                : findings.findBesides(periods.get(0)).stream().map(this::name).toList();
    }

    private String name(CalendarPeriod period) {
        return period.text(wording.locale());
    }

    String kind(Contrast contrast) {
        return !contrast.isSignificant(findings.level()) ? "same" : contrast.isBetter() ? "better" : "worse";
    }

    Change change(Contrast contrast) {
        int decimals = Wording.decimals(contrast.metric().unit());
        var difference = contrast.comparison().difference();
        return new Change(
                kind(contrast),
                difference.value().map(v -> Double.toString(v)).toOptional().orElse(""),
                difference.value().map(v -> wording.signed(v, decimals)).orElse(Wording.NONE),
                difference
                        .interval()
                        .map(i -> wording.text(
                                "to", wording.signed(i.lower(), decimals), wording.signed(i.upper(), decimals)))
                        .orElse(""));
    }

    /** All of it, as the page's script reads it. */
    String data() {
        Json json = new Json().object();
        json.key("kinds").object();
        for (String kind : List.of("same", "better", "worse")) {
            json.key(kind)
                    .array()
                    .text(SIGNS.getOrDefault(kind, ""))
                    .text(wording.text(kind))
                    .end();
        }
        json.end().key("views").array();
        for (CalendarPeriod period : periods) {
            view(json, period);
        }
        return json.end().end().script("views");
    }

    private void view(Json json, CalendarPeriod period) {
        List<CalendarPeriod> besides = findings.findBesides(period);
        List<List<Contrast>> changes =
                besides.stream().map(beside -> findings.changes(period, beside)).toList();
        json.object().key("id").text(period.toString()).key("name").text(name(period));
        json.key("besides").array();
        besides.forEach(beside -> json.array()
                .text(name(beside))
                .text(wording.text("change.on", name(beside)))
                .end());
        json.end().key("rows").object();
        for (Question question : view.asked()) {
            Optional<ScorecardRow> row = view.row(question, Slice.of(period));
            json.key(FirstScreen.anchor(question)).object();
            json.key("v").text(row.map(FirstScreen::value).orElse(""));
            json.key("score").text(row.map(view::score).orElse(Wording.NONE));
            json.key("lines").array();
            row.map(view::beside)
                    .orElseGet(() -> List.of(wording.text("no.answer")))
                    .forEach(json::text);
            json.end().key("changes").array();
            for (List<Contrast> each : changes) {
                Optional<Change> told = each.stream()
                        .filter(contrast -> contrast.question().equals(question))
                        .findFirst()
                        .map(this::change);
                json.array();
                told.ifPresent(change -> json.text(change.kind())
                        .text(change.value())
                        .text(change.difference())
                        .text(change.limits()));
                json.end();
            }
            json.end().end();
        }
        json.end().end();
    }
}
