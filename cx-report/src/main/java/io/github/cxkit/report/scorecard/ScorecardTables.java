package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.FrameworkRow;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.RankSets;
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

/** A scorecard in tables. */
final class ScorecardTables {

    private static final int DECIMALS = 2;
    private static final int MOST_REJECTED = 20;

    private final CardView view;
    private final Wording wording;
    private final List<AnswerSource> sources;

    ScorecardTables(CardView view, List<AnswerSource> sources) {
        this.view = view;
        this.wording = view.wording();
        this.sources = sources;
    }

    Map<String, Table> all() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put(wording.text("overall"), overall());
        Stream.concat(view.card().by().stream().map(List::of), view.card().crossings().stream())
                .forEach(dimensions -> put(tables, by(dimensions), groups(dimensions)));
        put(tables, wording.text("over.time"), overTime());
        frameworks(tables);
        put(tables, wording.text("rejected"), rejected());
        return tables;
    }

    private static void put(Map<String, Table> tables, String title, Table table) {
        if (!table.rows().isEmpty()) {
            tables.put(title, table);
        }
    }

    private String by(List<String> dimensions) {
        return wording.text(
                "by",
                dimensions.stream()
                        .map(view::dimension)
                        .collect(Collectors.joining(" × "))
                        .toLowerCase(wording.locale()));
    }

    private List<Column> figures() {
        return List.of(
                Column.number(wording.text("score")),
                Column.number(wording.text("interval", wording.level(view.card().confidence()))),
                Column.number(wording.text("n")),
                Column.number(wording.text("weighted")).asOptional(),
                Column.number(wording.text("weighted.interval")).asOptional(),
                Column.number(wording.text("effective.n")).asOptional(),
                Column.text(wording.text("note")),
                Column.text(wording.text("left.out.column")).asOptional());
    }

    private List<String> figures(ScorecardRow row) {
        var weighted = row.weighted();
        String excluded = row.slice().isAll()
                ? row.evidence().excluded().counts().entrySet().stream()
                        .map(each ->
                                wording.count(each.getValue()) + " " + wording.reason(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "))
                : "";
        return List.of(
                view.score(row),
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
                view.note(row),
                excluded);
    }

    private Table overall() {
        List<List<String>> lines = new ArrayList<>();
        for (Question question : view.card().questions()) {
            List<ScorecardRow> rows = view.allMetrics(question);
            for (ScorecardRow row : rows) {
                List<String> line = new ArrayList<>(
                        List.of(question.text(), wording.metric(row.evidence().rule())));
                line.addAll(figures(row));
                lines.add(line);
            }
            if (rows.isEmpty()
                    && !view.card()
                            .definition()
                            .metrics(question.id())
                            .isEmpty()) { // asked of nobody: said, not left out
                lines.add(List.of(
                        question.text(),
                        wording.metric(view.metric(question).rule()),
                        Wording.NONE,
                        "",
                        "0",
                        "",
                        "",
                        "",
                        wording.text("no.answer"),
                        ""));
            }
        }
        return table(List.of(Column.text(wording.text("question")), Column.text(wording.text("metric"))), lines);
    }

    private Table table(List<Column> first, List<List<String>> lines) {
        List<Column> columns = new ArrayList<>(first);
        columns.addAll(figures());
        return new Table(columns, unrepeated(lines)).withoutEmptyColumns();
    }

    /** A question stands once above the rows that share it. */
    private static List<List<String>> unrepeated(List<List<String>> lines) {
        List<List<String>> shown = new ArrayList<>();
        String before = "";
        for (List<String> line : lines) {
            List<String> copy = new ArrayList<>(line);
            if (line.get(0).equals(before)) {
                copy.set(0, "");
            }
            before = line.get(0);
            shown.add(copy);
        }
        return shown;
    }

    private Table groups(List<String> dimensions) {
        List<Column> first = new ArrayList<>(List.of(Column.text(wording.text("question"))));
        dimensions.forEach(dimension -> first.add(Column.text(view.dimension(dimension))));
        first.add(Column.number(wording.text("rank")));
        List<List<String>> lines = new ArrayList<>();
        List<ScorecardRow> rows = view.card().rowsBy(dimensions.toArray(String[]::new));
        for (Question question : view.asked()) {
            List<ScorecardRow> own =
                    rows.stream().filter(row -> heads(question, row)).toList();
            Map<Slice, RankSets.Place> ranks = view.card().ranks(own);
            for (ScorecardRow row : own) {
                List<String> line = new ArrayList<>(List.of(question.text()));
                dimensions.forEach(dimension -> line.add(
                        view.group(dimension, row.slice().group(dimension).orElse(""))));
                line.add(view.rank(ranks, row));
                line.addAll(figures(row));
                lines.add(line);
            }
        }
        return table(first, lines);
    }

    private boolean heads(Question question, ScorecardRow row) {
        return row.question().equals(question.id())
                && row.metric().equals(view.metric(question).rule().id().name());
    }

    private Table overTime() {
        List<List<String>> lines = new ArrayList<>();
        for (Question question : view.asked()) {
            for (var period : view.card().periods()) {
                view.row(question, Slice.of(period)).ifPresent(row -> {
                    List<String> line = new ArrayList<>(List.of(question.text(), period.toString()));
                    line.addAll(figures(row));
                    lines.add(line);
                });
            }
        }
        return table(List.of(Column.text(wording.text("question")), Column.text(wording.text("period"))), lines);
    }

    private void frameworks(Map<String, Table> tables) {
        Map<String, List<FrameworkRow>> byFramework = new LinkedHashMap<>();
        view.card()
                .frameworks()
                .forEach(row -> byFramework
                        .computeIfAbsent(row.framework(), f -> new ArrayList<>())
                        .add(row));
        byFramework.forEach((framework, rows) -> {
            Set<String> parts = new LinkedHashSet<>();
            rows.forEach(row -> parts.addAll(row.dimensions().keySet()));
            List<Column> columns = new ArrayList<>(List.of(
                    Column.text(wording.text("group")),
                    Column.text(wording.text("period")),
                    Column.number(wording.text("index")),
                    Column.number(wording.text("mean")),
                    Column.number(
                            wording.text("interval", wording.level(view.card().confidence()))),
                    Column.number(wording.text("respondents"))));
            parts.forEach(part -> columns.add(Column.number(part).asOptional()));
            List<List<String>> lines = new ArrayList<>();
            for (FrameworkRow row : rows) {
                List<String> line = new ArrayList<>();
                line.add(row.slice().groups().isEmpty() ? wording.text("everyone") : view.group(row.slice()));
                line.add(
                        row.slice().period() == null
                                ? ""
                                : String.valueOf(row.slice().period()));
                line.add(row.suppressed() ? wording.text("hidden") : number(row.value()));
                line.add(number(row.respondentMean()));
                line.add(row.respondentInterval()
                        .map(i -> wording.text(
                                "to", wording.number(i.lower(), DECIMALS), wording.number(i.upper(), DECIMALS)))
                        .toOptional()
                        .orElse(Wording.NONE));
                line.add(row.suppressed() ? Wording.NONE : wording.count(row.respondents()));
                parts.forEach(part -> {
                    Double value = row.dimensions().get(part);
                    line.add(value == null ? Wording.NONE : wording.number(value, DECIMALS));
                });
                lines.add(line);
            }
            tables.put(rows.get(0).evidence().rule().title(), new Table(columns, lines).withoutEmptyColumns());
        });
    }

    private String number(Result<Double> value) {
        return value.toOptional().map(v -> wording.number(v, DECIMALS)).orElse(Wording.NONE);
    }

    private Table rejected() {
        Table table = Table.of(
                Column.text(wording.text("file")),
                Column.number(wording.text("line")),
                Column.text(wording.text("column")),
                Column.text(wording.text("value")),
                Column.text(wording.text("reason")),
                Column.text(wording.text("outcome")));
        int left = MOST_REJECTED;
        for (AnswerSource source : sources) {
            for (AnswerSource.Rejection each : source.rejected()) {
                if (left-- > 0) {
                    boolean mayTell =
                            view.card().minGroup() <= 1 || each.value().isEmpty();
                    table = table.row(
                            source.name(),
                            wording.count(each.line()),
                            each.column(),
                            mayTell ? each.value() : "",
                            mayTell ? each.reason() : each.reason().replace(each.value(), "…"),
                            wording.text(each.wholeRow() ? "row.left.out" : "cell.invalid"));
                }
            }
        }
        return table.withoutEmptyColumns();
    }

    static Table tidy(Scorecard card) {
        return tidy(card, card.rows());
    }

    /** Of the slices that a page shows: everyone and every group of all time, everyone's periods. */
    static Table shown(Scorecard card) {
        return tidy(
                card,
                card.rows().stream()
                        .filter(row ->
                                row.slice().groups().isEmpty() || row.slice().period() == null)
                        .toList());
    }

    private static Table tidy(Scorecard card, List<ScorecardRow> rows) {
        List<String> dimensions = new ArrayList<>(card.by());
        List<Column> columns = new ArrayList<>(List.of(Column.text("question"), Column.text("metric")));
        dimensions.forEach(dimension -> columns.add(Column.text(dimension)));
        columns.add(Column.text("period"));
        List.of("score", "lower", "upper", "n", "weighted", "effective_n")
                .forEach(each -> columns.add(Column.number(each)));
        columns.add(Column.text("reason"));
        List<List<String>> lines = new ArrayList<>();
        for (ScorecardRow row : rows) {
            List<String> line = new ArrayList<>(List.of(row.question(), row.metric()));
            dimensions.forEach(
                    dimension -> line.add(row.slice().group(dimension).orElse("")));
            line.add(row.slice().period() == null ? "" : row.slice().period().toString());
            line.add(plain(row.value()));
            line.add(plain(row.interval().map(ConfidenceInterval::lower)));
            line.add(plain(row.interval().map(ConfidenceInterval::upper)));
            line.add(row.suppressed() ? "" : Long.toString(row.n()));
            var weighted = row.weighted();
            line.add(weighted == null ? "" : plain(weighted.value()));
            line.add(weighted == null ? "" : plain(weighted.effectiveSize()));
            line.add(reason(row));
            lines.add(line);
        }
        return new Table(columns, lines);
    }

    private static String reason(ScorecardRow row) {
        if (row.value() instanceof Result.Insufficient<Double> lack) {
            return lack.detail();
        }
        return row.interval() instanceof Result.Insufficient<ConfidenceInterval> lack ? lack.detail() : "";
    }

    private static String plain(Result<Double> value) {
        return value.map(v -> Double.toString(v)).toOptional().orElse("");
    }
}
