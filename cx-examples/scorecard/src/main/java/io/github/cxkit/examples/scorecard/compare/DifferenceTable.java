package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.Difference;
import java.util.List;

/** One difference by several methods, a method a row. */
final class DifferenceTable {

    private static final double SMALLEST_P = 0.0001;

    private DifferenceTable() {}

    static Table of(List<Difference> differences, ScoreUnit unit, double confidence) {
        Table table = Table.of(
                Column.text("Method"),
                Column.number("Difference"),
                Column.number("Std. error"),
                Column.number("Statistic"),
                Column.number("df"),
                Column.number("p"),
                Column.number(Display.level(confidence) + " interval"));
        int decimals = Display.decimals(unit);
        for (Difference each : differences) {
            table = table.row(
                    each.method(),
                    each.value().map(d -> signed(d, decimals)).toOptional().orElse(Display.NONE),
                    number(each.standardError(), decimals + 1),
                    number(each.statistic(), 3),
                    number(each.degreesOfFreedom(), 1),
                    each.pValue().map(DifferenceTable::pValue).toOptional().orElse(Display.NONE),
                    each.interval()
                            .map(i -> signed(i.lower(), decimals) + " to " + signed(i.upper(), decimals))
                            .toOptional()
                            .orElse(Display.NONE));
        }
        return table;
    }

    static String pValue(double p) {
        return p < SMALLEST_P ? "< 0.0001" : Display.number(p, 4);
    }

    private static String number(Result<Double> value, int decimals) {
        return value.map(v -> Display.number(v, decimals)).toOptional().orElse(Display.NONE);
    }

    private static String signed(double value, int decimals) {
        String text = Display.number(value, decimals);
        return value > 0 ? "+" + text : text;
    }
}
