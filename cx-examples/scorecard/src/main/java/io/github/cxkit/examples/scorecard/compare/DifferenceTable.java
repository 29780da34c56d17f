package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One difference by several methods. */
final class DifferenceTable {

    private static final double SMALLEST_P = 0.0001;

    private DifferenceTable() {}

    /** What the difference is by each method: a chart with no difference marked, and the table. */
    static Section section(
            List<Difference> differences,
            ScoreUnit unit,
            double confidence,
            Wording wording,
            String title,
            String note) {
        int decimals = Wording.decimals(unit);
        List<Mark> marks = new ArrayList<>();
        double reach = 0;
        for (Difference each : differences) {
            if (each.value().isKnown() && each.interval().isKnown()) {
                ConfidenceInterval limits = each.interval().orElseThrow();
                reach = Math.max(reach, Math.max(Math.abs(limits.lower()), Math.abs(limits.upper())));
                marks.add(mark(
                        method(each, wording),
                        each.value(),
                        each.interval(),
                        wording.signed(each.value().orElseThrow(), decimals)));
            }
        }
        String chart = marks.isEmpty() || !(reach > 0)
                ? ""
                : Charts.in(wording.locale())
                        .fluid()
                        .dots(
                                title,
                                marks,
                                new Charts.Range(-1.2 * reach, 1.2 * reach),
                                new Mark("0", 0.0, null, null, "0", false));
        return Section.of(
                "difference", title, note, new Figure("", "", chart, of(differences, unit, confidence, wording)));
    }

    static Mark mark(String label, Result<Double> value, Result<ConfidenceInterval> interval, String text) {
        ConfidenceInterval limits = interval.toOptional().orElse(null);
        return new Mark(
                label,
                value.toOptional().orElse(null),
                limits == null ? null : (Double) limits.lower(),
                limits == null ? null : (Double) limits.upper(),
                text,
                false);
    }

    private static String method(Difference difference, Wording wording) {
        return wording.text("compare.by." + difference.method().replace(' ', '-'));
    }

    /** How many answers of a side are not in its score, by reason. */
    static String leftOut(Map<String, Long> reasons, Wording wording) {
        long all = reasons.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? wording.text("compare.side.all")
                : wording.text(
                        "rows.left",
                        wording.count(all),
                        reasons.entrySet().stream()
                                .filter(each -> each.getValue() > 0)
                                .map(each -> wording.count(each.getValue()) + " "
                                        + wording.reason(each.getKey(), each.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static Table of(List<Difference> differences, ScoreUnit unit, double confidence, Wording wording) {
        Table table = Table.of(
                Column.text(wording.text("compare.method")),
                Column.number(wording.text("difference")),
                Column.number(wording.text("compare.error")).asOptional(),
                Column.number(wording.text("compare.statistic")),
                Column.number("df").asOptional(),
                Column.number("p"),
                Column.number(wording.text("interval", wording.level(confidence))));
        int decimals = Wording.decimals(unit);
        for (Difference each : differences) {
            table = table.row(
                    method(each, wording),
                    each.value()
                            .map(d -> wording.signed(d, decimals))
                            .toOptional()
                            .orElse(Wording.NONE),
                    wording.number(each.standardError(), decimals + 1),
                    wording.number(each.statistic(), 3),
                    wording.number(each.degreesOfFreedom(), 1),
                    each.pValue().map(p -> pValue(p, wording)).toOptional().orElse(Wording.NONE),
                    each.interval()
                            .map(i -> wording.text(
                                    "to", wording.signed(i.lower(), decimals), wording.signed(i.upper(), decimals)))
                            .toOptional()
                            .orElse(Wording.NONE));
        }
        return table;
    }

    static String pValue(double p, Wording wording) {
        return p < SMALLEST_P ? "< " + wording.number(SMALLEST_P, 4) : wording.number(p, 4);
    }
}
