package io.github.cxkit.examples.scorecard.value;

import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/** The figures of a {@link ValueDocument} as tables, the same on the console and on the page. */
final class ValueTables {

    private final ValueDocument document;

    ValueTables(ValueDocument document) {
        this.document = document;
    }

    Table overview() {
        Table table = Table.of(Column.text("Figure"), Column.number("Value"))
                .row("customers", Display.count(document.customers()))
                .row("bought again", Display.percent((double) document.repeatBuyers() / document.customers()))
                .row("model", document.model())
                .row("log-likelihood", Display.number(document.fit().logLikelihood(), 4))
                .row("AIC", Display.number(document.fit().aic(), 1));
        for (FitReport.Estimate estimate : document.fit().parameters()) {
            table = table.row(
                    estimate.name(),
                    Display.number(estimate.value(), 4)
                            + estimate.standardError()
                                    .map(e -> " ± " + Display.number(e, 4))
                                    .toOptional()
                                    .orElse(""));
        }
        return table.row("orders expected in the horizon", Display.number(document.expectedOrders(), 0))
                .row("revenue expected in the horizon", money(document.expectedRevenue()));
    }

    static String money(Result<Double> money) {
        return money.map(m -> Display.number(m, 2)).toOptional().orElse(Display.NONE);
    }

    List<String> ages() {
        int longest = document.cohorts().periods().size();
        List<String> ages = new ArrayList<>();
        for (int age = 0; age < longest; age++) {
            ages.add(Integer.toString(age));
        }
        return ages;
    }

    String label(CalendarCohorts.Cohort cohort) {
        return document.cohorts().label(cohort.start());
    }

    Table cohorts() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("First order"), Column.number("Customers")));
        ages().forEach(age -> columns.add(Column.number(age)));
        List<List<String>> rows = new ArrayList<>();
        for (CalendarCohorts.Cohort cohort : document.cohorts().cohorts()) {
            rows.add(row(label(cohort), Display.count(cohort.size()), cohort.rates(), columns.size()));
        }
        rows.add(row("all", "", document.cohorts().meanRow(), columns.size()));
        return new Table(columns, rows);
    }

    private static List<String> row(String label, String size, List<Rate> rates, int cells) {
        List<String> row = new ArrayList<>(List.of(label, size));
        rates.forEach(rate -> row.add(rate.value()
                .map(share -> Display.number(100 * share, 1))
                .toOptional()
                .orElse(Display.NONE)));
        while (row.size() < cells) {
            row.add("");
        }
        return row;
    }

    Table survival() {
        Table table = Table.of(Column.number("Days"), Column.number("Not yet bought again"));
        for (int days : new int[] {7, 14, 30, 60, 90, 180, 365}) {
            table = table.row(
                    Integer.toString(days),
                    document.toSecondPurchase()
                            .survivalAt(days)
                            .map(Display::percent)
                            .toOptional()
                            .orElse(Display.NONE));
        }
        return table;
    }

    Table alive() {
        List<Column> columns = new ArrayList<>(List.of(Column.number("Weeks since last")));
        ValueDocument.FREQUENCIES.forEach(x -> columns.add(Column.number("x = " + x)));
        return new Table(
                columns,
                document.alive().stream()
                        .map(row -> {
                            List<String> cells = new ArrayList<>(List.of(Display.number(row.weeksSinceLast(), 0)));
                            row.probabilities().forEach(p -> cells.add(Display.percent(p)));
                            return cells;
                        })
                        .filter(cells -> cells.size() == columns.size())
                        .toList());
    }

    Table tracking() {
        Table table = Table.of(Column.number("Week"), Column.number("Expected"), Column.number("Actual"));
        for (ValueDocument.Point point : document.tracking().points()) {
            table = table.row(
                    Integer.toString(point.week()), Display.number(point.expected(), 1), Display.count(point.actual()));
        }
        return table;
    }

    Table top() {
        Table table = Table.of(
                Column.text("Customer"),
                Column.number("P(alive)"),
                Column.number("Orders"),
                Column.number("Order value"),
                Column.number("Value"));
        for (CustomerValue.Explanation each : document.top()) {
            table = table.row(
                    each.customer(),
                    Display.percent(each.probabilityAlive()),
                    Display.number(each.expectedOrders(), 2),
                    money(each.expectedOrderValue()),
                    money(each.value()));
        }
        return table;
    }
}
