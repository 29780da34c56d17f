package io.github.cxkit.report.scorecard;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.report.chart.Distribution.Bar;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.TableMarkup;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Contrast;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a question opens to: answers, line, groups by score, remarks, figures, rule. */
final class QuestionDetail {

    private final CardView view;
    private final Wording wording;
    private final ScorecardPage.Said said;
    private final Headlines headlines;

    QuestionDetail(CardView view, ScorecardPage.Said said) {
        this.view = view;
        this.wording = view.wording();
        this.said = said;
        this.headlines = new Headlines(view);
    }

    void write(Html html, Question question) {
        String id = FirstScreen.anchor(question);
        Optional<ScorecardRow> all = view.row(question, Slice.ALL);
        html.open("details", "class", "question", "name", "")
                .open("summary")
                .open("h3")
                .text(question.text());
        found(html, headlines.question(question));
        html.close("h3");
        all.ifPresent(row -> html.element("span", wording.metric(row.evidence().rule()) + " " + view.line(row)));
        html.close("summary").open("div", "id", id, "class", "panel", "tabindex", "-1");
        all.filter(row -> !row.suppressed() && row.n() > 0).ifPresent(row -> answers(html, question, row));
        if (view.calendar().size() > 1) {
            trend(html, question);
        }
        LowRaters words = said.words().get(question.id());
        if (words != null) {
            words(html, words);
        }
        view.groups().forEach((dimension, groups) -> groups(html, question, dimension, groups));
        crossings(html, question);
        List<String> remarks = said.remarks().getOrDefault(question.id(), List.of());
        if (!remarks.isEmpty()) {
            html.element("h4", wording.text("remarks"));
            remarks(html, remarks);
        }
        metrics(html, question);
        html.close("div").close("details");
    }

    private static void heading(Html html, String title, String id, String found) {
        html.open("h4", "id", id).text(title);
        found(html, found);
        html.close("h4");
    }

    private static void found(Html html, String found) {
        if (!found.isEmpty()) {
            html.element("span", ": " + Html.glued(found), "class", "found");
        }
    }

    private void words(Html html, LowRaters words) {
        html.element("h4", wording.text("words"));
        String note = words.areFew()
                ? wording.text("words.few", wording.count(words.minimum()))
                : wording.text(
                        words.terms().isEmpty() ? "words.none" : "words.note",
                        wording.count(words.wrote()),
                        wording.count(words.othersWrote()),
                        wording.count(words.minimum()));
        html.element("p", note, "class", "note");
        if (!words.terms().isEmpty()) {
            html.open("dl", "class", "words");
            for (LowRaters.Term term : words.terms()) {
                html.open("dt").element("b", term.term(), "dir", "auto").text(" ");
                html.element(
                        "small",
                        wording.text(
                                "words.used",
                                wording.count(term.used()),
                                wording.percent((double) term.used() / words.wrote()),
                                wording.percent((double) term.othersUsed() / Math.max(1, words.othersWrote()))));
                html.close("dt").open("dd");
                remarks(html, term.remarks());
                html.close("dd");
            }
            html.close("dl");
        }
    }

    private static void remarks(Html html, List<String> remarks) {
        html.open("ul", "class", "remarks");
        remarks.forEach(remark -> html.element("li", remark, "dir", "auto"));
        html.close("ul");
    }

    private void answers(Html html, Question question, ScorecardRow row) {
        RatingMetric metric = view.metric(question);
        List<Bar> bars = new ArrayList<>();
        Table table = Table.of(
                Column.text(wording.text("answer")),
                Column.number(wording.text("responses")),
                Column.number(wording.text("share")));
        for (int i = 0; i < row.counts().size(); i++) {
            int point = question.scale().points().get(i);
            long count = row.counts().get(i);
            bars.add(new Bar(Integer.toString(point), count, style(metric, i)));
            String name = metric.classOf(point).isEmpty()
                    ? ""
                    : ", "
                            + wording.className(metric.classes()
                                    .get(metric.classOf(point).getAsInt())
                                    .name());
            table = table.row(point + name, wording.count(count), wording.percent((double) count / row.n()));
        }
        if (!metric.highIsGood()) {
            Collections.reverse(bars);
        }
        String title = wording.text("answers") + ": " + question.text();
        heading(html, wording.text("answers"), "", headlines.answers(metric, row));
        html.element("p", wording.text("answers.note", wording.count(row.n())), "class", "note");
        TableMarkup.behind(html, wording, title, view.charts().distribution(title, bars), table);
    }

    private static String style(RatingMetric metric, int index) {
        if (metric.shape() == Shape.MEAN) {
            int size = metric.scale().size();
            int fromWorst = metric.highIsGood() ? index : size - 1 - index;
            return "step" + (size == 1 ? 5 : 1 + Math.round(4f * fromWorst / (size - 1)));
        }
        double weight = metric.weights().get(index);
        if (metric.shape() == Shape.SHARE) {
            return weight == metric.highest() ? "positive" : "neutral";
        }
        return weight == metric.highest() ? "positive" : weight == metric.lowest() ? "negative" : "neutral";
    }

    private void trend(Html html, Question question) {
        List<Mark> marks = view.trend(question, Slice.ALL);
        String title = wording.text("over.time") + ": " + question.text();
        heading(
                html,
                wording.text("over.time"),
                FirstScreen.anchor(question) + FirstScreen.OVER_TIME,
                headlines.overTime(question));
        html.element(
                "p",
                wording.text(
                        "over.time.note",
                        wording.metric(view.metric(question).rule()),
                        wording.level(view.card().confidence())),
                "class",
                "note");
        Table table = Table.of(
                Column.text(wording.text("period")),
                Column.number(wording.text("score")),
                Column.number(wording.text("interval", wording.level(view.card().confidence()))),
                Column.number(wording.text("n")),
                Column.text(wording.text("note")));
        for (var period : view.calendar()) {
            Optional<ScorecardRow> row = view.row(question, Slice.of(period));
            table = row.isPresent()
                    ? table.row(
                            period.text(wording.locale()),
                            view.score(row.get()),
                            view.interval(row.get()),
                            view.n(row.get()),
                            noted(view.note(row.get()), period))
                    : table.row(
                            period.text(wording.locale()),
                            Wording.NONE,
                            "",
                            "0",
                            noted(wording.text("no.answer"), period));
        }
        String chart = view.charts().trend(title, marks, view.range(question), view.occasions());
        TableMarkup.behind(html, wording, title, chart, view::legend, table.withoutEmptyColumns());
    }

    private String noted(String note, CalendarPeriod period) {
        String events = view.events(period);
        return note.isEmpty() || events.isEmpty() ? note + events : note + "; " + events;
    }

    private void groups(Html html, Question question, String dimension, List<String> groups) {
        List<ScorecardRow> rows = new ArrayList<>();
        groups.forEach(group -> view.row(question, Slice.of(dimension, group)).ifPresent(rows::add));
        if (rows.isEmpty()) {
            return;
        }
        sort(rows, question);
        String name = view.dimension(dimension);
        String title = wording.text("by", name.toLowerCase(wording.locale())) + ": " + question.text();
        List<Mark> marks = rows.stream()
                .map(row -> view.mark(view.group(row.slice()), row))
                .toList();
        heading(
                html,
                wording.text("by", name.toLowerCase(wording.locale())),
                FirstScreen.anchor(question) + view.part(dimension),
                headlines.by(question, dimension));
        if (dimension.equals(view.groups().keySet().iterator().next())) {
            html.element(
                    "p",
                    wording.text(
                            "by.note",
                            wording.metric(view.metric(question).rule()),
                            wording.level(view.card().confidence())),
                    "class",
                    "note");
        }
        Mark everyone = view.row(question, Slice.ALL)
                .map(row -> view.mark(wording.text("everyone"), row))
                .orElse(null);
        String chart = view.charts().dots(title, marks, view.range(question), everyone);
        TableMarkup.behind(html, wording, title, chart, groupTable(question, rows));
    }

    private void sort(List<ScorecardRow> rows, Question question) {
        boolean highIsGood = view.metric(question).highIsGood();
        Comparator<ScorecardRow> byScore = Comparator.comparingDouble(
                row -> row.value().map(v -> highIsGood ? -v : v).toOptional().orElse(Double.POSITIVE_INFINITY));
        rows.sort(byScore);
    }

    private Table groupTable(Question question, List<ScorecardRow> rows) {
        Map<Slice, RankSets.Place> ranks = view.card().ranks(rows);
        Table table = Table.of(
                Column.text(wording.text("group")),
                Column.number(wording.text("rank")),
                Column.number(wording.text("score")),
                Column.number(wording.text("interval", wording.level(view.card().confidence()))),
                Column.number(wording.text("n")),
                Column.number(wording.text("against.others")),
                Column.number(wording.text("difference")),
                Column.number(wording.text("p.adjusted")),
                Column.text(wording.text("note")));
        for (ScorecardRow row : rows) {
            Optional<Contrast> contrast = view.findings().find(question.id(), row.slice());
            int decimals = Wording.decimals(row.unit());
            table = table.row(
                    view.group(row.slice()),
                    view.rank(ranks, row),
                    view.score(row),
                    view.interval(row),
                    view.n(row),
                    contrast.map(c -> wording.score(c.comparison().b(), row.unit()))
                            .orElse(Wording.NONE),
                    contrast.flatMap(c -> c.comparison().difference().value().toOptional())
                            .map(v -> wording.signed(v, decimals))
                            .orElse(Wording.NONE),
                    contrast.flatMap(c -> c.adjustedPValue().toOptional())
                            .map(p -> p < 0.001 ? "< " + wording.number(0.001, 3) : wording.number(p, 3))
                            .orElse(Wording.NONE),
                    view.note(row));
        }
        return table.withoutEmptyColumns();
    }

    private void crossings(Html html, Question question) {
        for (List<String> crossing : view.card().crossings()) {
            List<ScorecardRow> rows = view.card().rowsBy(crossing.toArray(String[]::new)).stream()
                    .filter(row -> row.question().equals(question.id())
                            && row.metric()
                                    .equals(view.metric(question).rule().id().name()))
                    .toList();
            if (!rows.isEmpty()) {
                List<String> names = crossing.stream().map(view::dimension).toList();
                String title = wording.text("by", String.join(" × ", names).toLowerCase(Locale.ROOT));
                List<ScorecardRow> sorted = new ArrayList<>(rows);
                sort(sorted, question);
                html.element("h4", title);
                TableMarkup.folded(html, wording, title + ": " + question.text(), groupTable(question, sorted));
            }
        }
    }

    private void metrics(Html html, Question question) {
        List<ScorecardRow> rows = view.allMetrics(question);
        Table table = Table.of(
                Column.text(wording.text("metric")),
                Column.number(wording.text("score")),
                Column.number(wording.text("interval", wording.level(view.card().confidence()))),
                Column.number(wording.text("n")),
                Column.number(wording.text("weighted")),
                Column.number(wording.text("weighted.interval")),
                Column.number(wording.text("effective.n")),
                Column.text(wording.text("note")));
        for (ScorecardRow row : rows) {
            var weighted = row.weighted();
            table = table.row(
                    wording.metric(row.evidence().rule()),
                    view.score(row) + CardView.unit(row.unit()),
                    view.interval(row),
                    view.n(row),
                    weighted == null ? "" : wording.score(weighted.value(), row.unit()),
                    weighted == null ? "" : wording.interval(weighted.interval(), row.unit()),
                    weighted == null
                            ? ""
                            : weighted.effectiveSize()
                                    .map(n -> wording.number(n, 1))
                                    .toOptional()
                                    .orElse(""),
                    view.note(row));
        }
        String title = wording.text("all.metrics") + ": " + question.text();
        html.element("h4", wording.text("all.metrics"));
        TableMarkup.write(html, wording, title, table.withoutEmptyColumns());
        html.open("p", "class", "note");
        html.text(wording.text("scale", question.scale().toString(), question.column()));
        rows.stream()
                .map(row -> row.evidence().rule())
                .distinct()
                .forEach(rule -> html.text(" " + wording.text("rule", rule.id().toString(), wording.origin(rule))));
        html.close("p");
    }
}
