package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.TableMarkup;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.scorecard.FrameworkRow;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of the page: frameworks, what was left out, how it was made. */
final class Foot {

    private static final int MOST_REJECTED = 100;
    private static final int DECIMALS = 2;

    private final CardView view;
    private final Wording wording;
    private final List<AnswerSource> sources;

    Foot(CardView view, List<AnswerSource> sources) {
        this.view = view;
        this.wording = view.wording();
        this.sources = sources;
    }

    /** Where each framework stands on the page. */
    Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        view.card()
                .frameworks()
                .forEach(row -> places.put(
                        Html.anchor("f-", row.framework()),
                        row.evidence().rule().title()));
        return places;
    }

    void frameworks(Html html) {
        Map<String, List<FrameworkRow>> byFramework = new LinkedHashMap<>();
        view.card()
                .frameworks()
                .forEach(row -> byFramework
                        .computeIfAbsent(row.framework(), f -> new ArrayList<>())
                        .add(row));
        byFramework.forEach((framework, rows) -> {
            String title = rows.get(0).evidence().rule().title();
            String id = Html.anchor("f-", framework);
            html.open("section", "id", id, "aria-labelledby", id + "-title").element("h2", title, "id", id + "-title");
            html.element(
                    "p",
                    wording.text("framework.intro", wording.level(view.card().confidence())),
                    "class",
                    "note");
            cut(
                    html,
                    title,
                    "",
                    rows.stream().filter(row -> row.slice().isAll()).toList());
            Stream.concat(view.card().by().stream().map(List::of), view.card().crossings().stream())
                    .forEach(dimensions -> {
                        List<String> names =
                                dimensions.stream().map(view::dimension).toList();
                        cut(
                                html,
                                title,
                                wording.text("by", String.join(" × ", names).toLowerCase(wording.locale())),
                                rows.stream()
                                        .filter(row -> row.slice().isBy(dimensions.toArray(String[]::new))
                                                && row.slice().period() == null)
                                        .toList());
                    });
            cut(
                    html,
                    title,
                    wording.text("over.time"),
                    rows.stream()
                            .filter(row -> row.slice().groups().isEmpty()
                                    && row.slice().period() != null)
                            .toList());
            html.close("section");
        });
    }

    private void cut(Html html, String framework, String by, List<FrameworkRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> parts = new LinkedHashSet<>();
        rows.forEach(row -> parts.addAll(row.dimensions().keySet()));
        List<Column> columns = new ArrayList<>(List.of(
                Column.text(wording.text("group")),
                Column.number(wording.text("index")),
                Column.number(wording.text("mean")),
                Column.number(wording.text("interval", wording.level(view.card().confidence()))),
                Column.number(wording.text("respondents"))));
        parts.forEach(part -> columns.add(Column.number(part)));
        List<List<String>> lines = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (FrameworkRow row : rows) {
            String name = name(row.slice());
            List<String> line = new ArrayList<>();
            line.add(name);
            line.add(
                    row.suppressed()
                            ? wording.text("hidden")
                            : number(row.value().toOptional().orElse(null)));
            line.add(number(row.respondentMean().toOptional().orElse(null)));
            ConfidenceInterval limits = row.respondentInterval().toOptional().orElse(null);
            String interval =
                    limits == null ? Wording.NONE : wording.text("to", number(limits.lower()), number(limits.upper()));
            line.add(interval);
            line.add(row.suppressed() ? Wording.NONE : wording.count(row.respondents()));
            parts.forEach(part -> line.add(number(row.dimensions().get(part))));
            lines.add(line);
            Double mean = row.respondentMean().toOptional().orElse(null);
            marks.add(new Mark(
                    name,
                    mean,
                    limits == null ? null : limits.lower(),
                    limits == null ? null : limits.upper(),
                    mean == null
                            ? wording.text(row.suppressed() ? "hidden" : "no.answer")
                            : number(mean) + (limits == null ? "" : " (" + interval + ")") + ", n "
                                    + wording.count(row.respondents()),
                    false));
            if (limits != null) {
                range[0] = Math.min(range[0], limits.lower());
                range[1] = Math.max(range[1], limits.upper());
            }
        }
        String title = by.isEmpty() ? framework : framework + ", " + by.toLowerCase(wording.locale());
        if (!by.isEmpty()) {
            html.element("h3", by);
        }
        Table table = new Table(columns, lines);
        if (by.isEmpty()) {
            TableMarkup.write(html, wording, title, table);
        } else {
            boolean line = rows.size() > 1
                    && rows.stream().map(row -> row.slice().period()).toList().equals(view.calendar());
            Charts.Range possible = range[0] < range[1] ? new Charts.Range(range[0], range[1]) : null;
            String chart = possible == null
                    ? ""
                    : line
                            ? view.charts().trend(title, marks, possible, view.occasions())
                            : view.charts().dots(title, marks, possible, null);
            TableMarkup.behind(
                    html,
                    wording,
                    title,
                    chart,
                    signs -> {
                        if (line && !chart.isEmpty()) {
                            view.legend(signs);
                        }
                    },
                    table);
        }
    }

    private String name(Slice slice) {
        return slice.period() != null
                ? slice.period().text(wording.locale())
                : slice.groups().isEmpty() ? wording.text("everyone") : view.group(slice);
    }

    private String number(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? Wording.NONE : wording.number(value, DECIMALS);
    }

    void leftOut(Html html) {
        html.open("section", "id", "left-out", "aria-labelledby", "left-out-title");
        html.element("h2", wording.text("left.out"), "id", "left-out-title");
        html.element("p", wording.text("left.out.intro"), "class", "note");
        List<String> came = view.came(sources);
        if (!came.isEmpty()) {
            html.open("ul", "class", "plain");
            came.forEach(line -> html.element("li", line));
            html.close("ul");
        }
        List<DatedEvent> beyond = view.beyond();
        if (!beyond.isEmpty()) {
            html.element(
                    "p",
                    wording.counted("events.beyond", beyond.size()) + ": "
                            + beyond.stream().map(view::told).collect(Collectors.joining("; ")) + ".",
                    "class",
                    "note");
        }
        if (view.card().undated() > 0) {
            html.element(
                    "p", wording.text("page.undated", wording.count(view.card().undated())) + ".", "class", "note");
        }
        Table table = Table.of(
                Column.text(wording.text("question")),
                Column.number(wording.text("valid")),
                Column.number(wording.text("blank")),
                Column.number(wording.text("not.applicable")),
                Column.number(wording.text("invalid")));
        for (Question question : view.asked()) {
            ScorecardRow row = view.row(question, Slice.ALL).orElse(null);
            if (row != null) {
                Exclusions excluded = row.evidence().excluded();
                table = table.row(
                        question.text(),
                        view.n(row),
                        wording.count(excluded.count("blank")),
                        wording.count(excluded.count("not applicable")),
                        wording.count(excluded.count("invalid")));
            }
        }
        TableMarkup.write(html, wording, wording.text("left.out"), table);
        if (!sources.isEmpty()) {
            TableMarkup.write(html, wording, wording.text("file"), files());
        }
        Table rejected = rejected();
        if (!rejected.rows().isEmpty()) {
            html.element("h3", wording.text("rejected"));
            TableMarkup.write(html, wording, wording.text("rejected"), rejected);
        }
        html.close("section");
    }

    private Table files() {
        Table table = Table.of(
                Column.text(wording.text("file")),
                Column.text(wording.text("survey")),
                Column.number(wording.text("responses")),
                Column.number(wording.text("repeats")),
                Column.number(wording.text("rows.left.out")),
                Column.number(wording.text("cells.invalid")));
        for (AnswerSource source : sources) {
            table = table.row(
                    source.name(),
                    source.survey(),
                    wording.count(source.rows().used()),
                    wording.count(source.repeats()),
                    wording.count(source.rows().rejected()),
                    wording.count(source.rows().invalid()));
        }
        return table;
    }

    private Table rejected() {
        Table table = Table.of(
                Column.text(wording.text("file")),
                Column.number(wording.text("line")),
                Column.text(wording.text("column")),
                Column.text(wording.text("value")),
                Column.text(wording.text("outcome")),
                Column.text(wording.text("reason")));
        int left = MOST_REJECTED;
        for (AnswerSource source : sources) {
            for (AnswerSource.Rejection each : source.rejected()) {
                if (left-- > 0) {
                    table = table.row(
                            source.name(),
                            wording.count(each.line()),
                            each.column(),
                            view.card().minGroup() > 1 ? "" : each.value(),
                            wording.text(each.wholeRow() ? "row.left.out" : "cell.invalid"),
                            view.card().minGroup() > 1 && !each.value().isEmpty()
                                    ? each.reason().replace(each.value(), "…")
                                    : each.reason());
                }
            }
        }
        return (sources.size() > 1 ? table : table.without(0)).withoutEmptyColumns();
    }

    void method(Html html, boolean words) {
        html.open("section", "id", "method", "aria-labelledby", "method-title");
        html.element("h2", wording.text("method"), "id", "method-title");
        html.element("p", wording.text("method.intro"), "class", "note").open("dl");
        Stream<Rule> scored = Stream.concat(
                        view.card().rows().stream().map(ScorecardRow::evidence),
                        view.card().frameworks().stream().map(FrameworkRow::evidence))
                .map(Evidence::rule);
        Stream.concat(scored, words ? Stream.of(Keyness.LOG_ODDS) : Stream.empty())
                .distinct()
                .forEach(rule -> html.element("dt", wording.metric(rule))
                        .element("dd", wording.text("rule", rule.id().toString(), wording.origin(rule))));
        html.element("dt", wording.text("method.intervals"));
        html.element(
                "dd",
                wording.text("method.intervals.text", wording.level(view.card().confidence())));
        html.element("dt", wording.text("method.looks")).element("dd", wording.text("method.looks.text"));
        html.element("dt", wording.text("method.warnings")).element("dd", wording.text("method.warnings.text"));
        html.close("dl").close("section");
    }
}
