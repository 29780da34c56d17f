package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.Difference;
import java.util.List;

/** One difference by several methods, a method a row. */
final class DifferenceTable {

    private static final double SMALLEST_P = 0.0001;

    private DifferenceTable() {}

    static Table of(List<Difference> differences, ScoreUnit unit, double confidence, Wording wording) {
        Table table = Table.of(
                Column.text(wording.text("compare.method")),
                Column.number(wording.text("difference")),
                Column.number(wording.text("compare.error")),
                Column.number(wording.text("compare.statistic")),
                Column.number("df"),
                Column.number("p"),
                Column.number(wording.text("interval", wording.level(confidence))));
        int decimals = Wording.decimals(unit);
        for (Difference each : differences) {
            table = table.row(
                    each.method(),
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
