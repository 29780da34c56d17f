package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Contrast;
import io.github.cxkit.scorecard.Finding;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is seen first: the findings, then every question in one table. */
final class FirstScreen {

    private static final int FIRST_FINDINGS = 3;
    private static final int MOST_COLUMNS_OF_A_DIMENSION = 8;
    private static final int MOST_NAMED = 4;

    private final CardView view;
    private final Findings findings;
    private final Wording wording;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> digests = new ArrayList<>();
    private final PeriodViews views;

    FirstScreen(CardView view) {
        this.view = view;
        this.findings = view.findings();
        this.wording = view.wording();
        this.views = new PeriodViews(view);
        view.groups().forEach((dimension, groups) -> {
            if (groups.size() <= MOST_COLUMNS_OF_A_DIMENSION) {
                columns.put(dimension, groups);
            } else {
                digests.add(dimension);
            }
        });
    }

    /** The place of a question's trend, behind the question's own; an id has no full stop of its own. */
    static final String OVER_TIME = ".time";

    static String anchor(Question question) {
        return Html.anchor("q-", question.id());
    }

    void findings(Html html) {
        html.open("section", "class", "findings", "aria-labelledby", "findings-title");
        html.element("h2", wording.text("findings"), "id", "findings-title");
        List<Finding> all = findings.list();
        items(html, all.subList(0, Math.min(FIRST_FINDINGS, all.size())), 1);
        if (all.size() > FIRST_FINDINGS) {
            html.open("details")
                    .element("summary", wording.text("findings.more", wording.count(all.size() - FIRST_FINDINGS)));
            items(html, all.subList(FIRST_FINDINGS, all.size()), FIRST_FINDINGS + 1);
            html.close("details");
        }
        html.close("section");
    }

    private void items(Html html, List<Finding> some, int start) {
        html.open("ol", "start", start == 1 ? "" : Integer.toString(start));
        for (Finding finding : some) {
            html.open("li");
            String subject = finding.subject(wording.locale());
            if (!subject.isEmpty()) {
                String place = place(finding);
                html.element(place.isEmpty() ? "b" : "a", subject, "href", place.isEmpty() ? "" : "#" + place);
                html.text(": ");
            }
            html.text(Html.glued(finding.statement(wording.locale()))).text(" ");
            html.element("small", finding.evidence(wording.locale()));
            html.close("li");
        }
        html.close("ol");
    }

    /**
     * Where the page shows what a finding speaks of: a chart of its question, or the table of all where it names none; empty for
     * what is not on the page.
     */
    private String place(Finding finding) {
        Optional<String> question =
                finding.findQuestion().filter(view.asked()::contains).map(asked -> anchor(asked) + part(finding));
        boolean ofAll = finding.kind() == Finding.Kind.ALERT && !view.asked().isEmpty();
        return question.orElse(ofAll ? "scores" : "");
    }

    private String part(Finding finding) {
        return switch (finding.kind()) {
            case CHANGE, PERIOD -> view.calendar().size() > 1 ? OVER_TIME : "";
            case MEND_FIRST, GROUP, JOURNEY, ALERT ->
                view.groups().keySet().stream()
                        .filter(dimension -> finding.slice().isBy(dimension))
                        .findFirst()
                        .map(view::part)
                        .orElse("");
            default -> "";
        };
    }

    /** Boxes that the page's script brings to life; without it they are not shown. */
    void bar(Html html) {
        html.open(
                "form",
                "class",
                "bar",
                "id",
                "bar",
                "role",
                "search",
                "aria-label",
                wording.text("bar.label"),
                "hidden",
                "hidden");
        html.open("label").text(wording.text("bar.find") + " ");
        html.raw("<input type=\"search\" id=\"find\" autocomplete=\"off\">").close("label");
        if (!view.groups().isEmpty()) {
            html.open("label").text(wording.text("bar.groups") + " ").open("select", "id", "dim");
            html.element("option", wording.text("bar.groups.all"), "value", "*");
            view.groups()
                    .keySet()
                    .forEach(dimension -> html.element("option", view.dimension(dimension), "value", key(dimension)));
            html.element("option", wording.text("bar.groups.none"), "value", "-")
                    .close("select")
                    .close("label");
        }
        if (views.isMade()) {
            select(html, "period", "bar.period", views.periods());
            select(html, "beside", "bar.beside", views.besides());
        }
        html.open("label").raw("<input type=\"checkbox\" id=\"differs\"> ").text(wording.text("bar.differs"));
        html.close("label").element("button", wording.text("bar.csv"), "type", "button", "id", "csv");
        html.close("form");
    }

    private void select(Html html, String id, String label, List<String> options) {
        html.open("label").text(wording.text(label) + " ").open("select", "id", id);
        for (int i = 0; i < options.size(); i++) {
            html.element("option", options.get(i), "value", Integer.toString(i));
        }
        html.close("select").close("label");
    }

    private String key(String dimension) {
        return "d" + new ArrayList<>(view.groups().keySet()).indexOf(dimension);
    }

    void table(Html html) {
        Optional<CalendarPeriod> latest = findings.findLatest();
        boolean changes = !findings.changes().isEmpty();
        boolean trend = view.calendar().size() > 1;
        html.open("section", "class", "scores", "aria-labelledby", "scores-title");
        html.element("h2", wording.text("scores"), "id", "scores-title", "class", "sr");
        html.open("div", "class", "scroll", "role", "group", "aria-labelledby", "scores-title");
        html.open("table", "id", "scores").element("caption", wording.text("scores.caption"), "class", "sr");
        html.open("thead").open("tr");
        head(html, wording.text("question"), "", "text");
        head(html, latest.map(p -> p.text(wording.locale())).orElse(wording.text("score")), "", "number");
        if (changes) {
            head(html, changeTitle(), "", "number");
        }
        if (trend) {
            head(
                    html,
                    wording.text("trend.periods", wording.count(view.calendar().size())),
                    "trend",
                    "");
        }
        columns.forEach((dimension, groups) -> html.element(
                "th",
                view.dimension(dimension),
                "scope",
                "colgroup",
                "colspan",
                Integer.toString(groups.size()),
                "class",
                "g first " + key(dimension)));
        digests.forEach(dimension -> html.element(
                "th",
                view.dimension(dimension) + ": " + wording.text("groups.who"),
                "scope",
                "col",
                "rowspan",
                "2",
                "class",
                "g first " + key(dimension)));
        html.close("tr").open("tr");
        columns.forEach((dimension, groups) -> groups.forEach(group -> html.element(
                "th",
                view.group(dimension, group),
                "scope",
                "col",
                "class",
                (group.equals(groups.get(0)) ? "number g first " : "number g ") + key(dimension),
                "data-sort",
                "number")));
        html.close("tr").close("thead");
        int width = 2
                + (changes ? 1 : 0)
                + (trend ? 1 : 0)
                + columns.values().stream().mapToInt(List::size).sum()
                + digests.size();
        Map<String, List<Question>> phases = new LinkedHashMap<>();
        view.asked()
                .forEach(question -> phases.computeIfAbsent(view.phase(question), p -> new ArrayList<>())
                        .add(question));
        phases.forEach((phase, questions) -> {
            html.open("tbody");
            if (!phase.isEmpty()) {
                html.open("tr", "class", "phase");
                html.element("th", phase, "scope", "rowgroup", "colspan", Integer.toString(width));
                html.close("tr");
            }
            questions.forEach(question -> row(html, question, changes, trend));
            html.close("tbody");
        });
        html.close("table").close("div");
        String note = findings.groups().isEmpty()
                ? wording.text("scores.note.plain")
                : wording.text("scores.note", wording.count(findings.groups().size()));
        String whole = trend && !view.groups().isEmpty()
                ? wording.text(
                                "scores.note.groups",
                                wording.count(view.calendar().size()))
                        + " "
                : "";
        html.element("p", whole + note, "class", "note");
        if (views.isMade()) {
            html.element(
                    "p",
                    wording.text("view.other", latest.orElseThrow().text(wording.locale())),
                    "class",
                    "told",
                    "id",
                    "view-other",
                    "hidden",
                    "hidden",
                    "role",
                    "status");
            html.raw(views.data());
        }
        html.close("section");
    }

    private String changeTitle() {
        return findings.findBeside()
                .map(p -> wording.text("change.on", p.text(wording.locale())))
                .orElse(wording.text("change"));
    }

    private static void head(Html html, String text, String style, String sort) {
        html.element(
                "th",
                text,
                "scope",
                "col",
                "rowspan",
                "2",
                "class",
                (sort.equals("number") ? "number " + style : style).strip(),
                "data-sort",
                sort);
    }

    private void row(Html html, Question question, boolean changes, boolean trend) {
        ScorecardRow shown = shown(question);
        html.open("tr", "data-q", anchor(question));
        html.open("th", "scope", "row").element("a", question.text(), "href", "#" + anchor(question));
        html.element(
                "small",
                wording.metric(shown.evidence().rule())
                        + (view.metric(question).highIsGood() ? "" : " (" + wording.text("low.is.good") + ")"));
        html.close("th");
        html.open("td", "class", "number score", "data-v", value(shown)).element("b", view.score(shown));
        List<String> lines = view.beside(shown);
        for (int i = 0; i < lines.size(); i++) {
            html.element("small", lines.get(i), "class", i == CardView.WEIGHTED ? "w" : "");
        }
        html.close("td");
        if (changes) {
            change(html, findings.findChange(question.id()));
        }
        if (trend) {
            html.open("td", "class", "trend")
                    .raw(view.charts().spark(view.trend(question, Slice.ALL), marked(question), view.occasions()));
            html.close("td");
        }
        columns.forEach((dimension, groups) ->
                groups.forEach(group -> cell(html, question, dimension, group, group.equals(groups.get(0)))));
        digests.forEach(dimension -> digest(html, question, dimension));
        html.close("tr");
    }

    /** The latest period of a question, or all time where there is no trend. */
    private ScorecardRow shown(Question question) {
        return findings.findLatest()
                .flatMap(period -> view.row(question, Slice.of(period)))
                .or(() -> view.row(question, Slice.ALL))
                .orElseThrow();
    }

    static String value(ScorecardRow row) {
        return row.value().map(v -> Double.toString(v)).toOptional().orElse("");
    }

    /** Periods that are worse than the others by more than chance. */
    private List<Integer> marked(Question question) {
        List<Integer> marked = new ArrayList<>();
        List<Mark> marks = view.trend(question, Slice.ALL);
        for (int i = 0; i < marks.size(); i++) {
            Optional<Contrast> contrast =
                    findings.find(question.id(), Slice.of(view.calendar().get(i)));
            if (contrast.filter(c -> c.isSignificant(findings.level()) && c.isWorse())
                    .isPresent()) {
                marked.add(i);
            }
        }
        return marked;
    }

    private void change(Html html, Optional<Contrast> change) {
        if (change.isEmpty()) {
            html.element("td", Wording.NONE, "class", "number");
            return;
        }
        Contrast contrast = change.get();
        PeriodViews.Change told = views.change(contrast);
        html.open("td", "class", "number change " + style(contrast), "data-v", told.value());
        sign(html, contrast);
        html.text(" " + told.difference());
        if (!told.limits().isEmpty()) {
            html.element("small", told.limits());
        }
        html.close("td");
    }

    private String style(Contrast contrast) {
        return !contrast.isSignificant(findings.level()) ? "" : contrast.isBetter() ? "better" : "worse";
    }

    private void sign(Html html, Contrast contrast) {
        String kind = views.kind(contrast);
        html.element("span", PeriodViews.SIGNS.getOrDefault(kind, ""), "aria-hidden", "true")
                .element("span", wording.text(kind) + " ", "class", "sr");
    }

    private void cell(Html html, Question question, String dimension, String group, boolean first) {
        Slice slice = Slice.of(dimension, group);
        Optional<ScorecardRow> row = view.row(question, slice);
        Optional<Contrast> contrast = findings.find(question.id(), slice);
        String marked = contrast.map(this::style).orElse("");
        html.open(
                "td",
                "class",
                ("number g " + (first ? "first " : "") + key(dimension) + " " + marked).strip(),
                "data-v",
                row.map(FirstScreen::value).orElse(""),
                "data-tip",
                row.map(r -> view.group(dimension, group) + ": " + view.line(r)).orElse(""));
        if (!marked.isEmpty()) {
            sign(html, contrast.orElseThrow());
            html.text(" ");
        }
        html.text(row.map(view::score).orElse(Wording.NONE));
        html.close("td");
    }

    /** Of a dimension with many groups: those that differ, the farthest first. */
    private void digest(Html html, Question question, String dimension) {
        List<Contrast> differing = findings.groups().stream()
                .filter(c -> c.question().id().equals(question.id())
                        && c.slice().isBy(dimension)
                        && c.isSignificant(findings.level()))
                .sorted((a, b) -> Double.compare(
                        Math.abs(b.effect().toOptional().orElse(0.0)),
                        Math.abs(a.effect().toOptional().orElse(0.0))))
                .toList();
        html.open("td", "class", "g first digest " + key(dimension));
        differing.stream().limit(MOST_NAMED).forEach(contrast -> {
            html.open("span", "class", "who " + style(contrast));
            sign(html, contrast);
            html.text(" " + view.group(contrast.slice()) + " "
                    + wording.score(contrast.comparison().a(), contrast.metric().unit()));
            html.close("span");
        });
        if (differing.size() > MOST_NAMED) {
            html.element("span", "+" + wording.count(differing.size() - MOST_NAMED), "class", "who");
        }
        if (differing.isEmpty()) {
            html.text("≈");
        }
        html.close("td");
    }
}
