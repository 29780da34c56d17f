package io.github.cxkit.report.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.report.chart.HeatMap;
import io.github.cxkit.report.chart.TwoLines;
import io.github.cxkit.report.markup.Given;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What customers are worth, as one page: how many there are and how many come back, what they will bring, who brings most, who
 * is about to leave, by how much a forecast missed; cohorts, the time to a second order, and the model's parameters at the end.
 * Immutable.
 *
 * <pre>{@code
 * PurchaseLog log = PurchaseLog.collect(orders, Order::customer, Order::day, Order::amount);
 * String page = ValuePage.of(log, LocalDate.of(2026, 6, 30)).in(Locale.ITALIAN).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ValuePage implements Report {

    private final Parts parts;

    /** What was given; changed only while a copy is made. */
    static final class Parts extends Given<Parts> {
        final PurchaseLog log;
        final LocalDate end;

        @Nullable Forecast forecast;

        @Nullable LocalDate calibrationEnd;

        List<TwoLines.Point> tracking = List.of();

        @Nullable Quiet quiet;

        @Nullable OrderAccount account;

        @Nullable String currency;

        private Parts(PurchaseLog log, LocalDate end) {
            this.log = Objects.requireNonNull(log, "log");
            this.end = Objects.requireNonNull(end, "end");
        }
    }

    /**
     * How probable it is that a quiet customer is still one.
     *
     * @param ageWeeks how long ago that customer was first seen
     * @param orders repeat orders that head the columns
     * @param rows weeks since the last order, with a probability per column
     */
    public record Quiet(double ageWeeks, List<Integer> orders, List<HeatMap.Row> rows) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public Quiet {
            Arguments.notNegative("ageWeeks", ageWeeks);
            orders = Copies.list("orders", orders);
            orders.forEach(each -> Arguments.notNegative("orders", (long) each));
            rows = Copies.list("rows", rows);
        }
    }

    private ValuePage(Parts parts) {
        this.parts = parts;
    }

    /**
     * A page in English.
     *
     * @param log the orders
     * @param observationEnd last day observed
     * @return the page
     */
    public static ValuePage of(PurchaseLog log, LocalDate observationEnd) {
        return new ValuePage(new Parts(log, observationEnd));
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public ValuePage in(Locale language) {
        return new ValuePage(parts.in(language));
    }

    /**
     * The same with what is expected.
     *
     * @param forecast of a model fitted to all orders
     * @return the changed copy
     */
    public ValuePage expecting(Forecast forecast) {
        return new ValuePage(parts.with(copy -> copy.forecast = Objects.requireNonNull(forecast, "forecast")));
    }

    /**
     * The same with a forecast that was held against what came.
     *
     * @param calibrationEnd last day that the model saw
     * @param points weeks since then, repeat orders expected and come, cumulated
     * @return the changed copy
     */
    public ValuePage tried(LocalDate calibrationEnd, List<TwoLines.Point> points) {
        return new ValuePage(parts.with(copy -> {
            copy.calibrationEnd = Objects.requireNonNull(calibrationEnd, "calibrationEnd");
            copy.tracking = List.copyOf(points);
        }));
    }

    /**
     * The same with the odds of quiet customers.
     *
     * @param quiet by orders and weeks since the last
     * @return the changed copy
     */
    public ValuePage quiet(Quiet quiet) {
        return new ValuePage(parts.with(copy -> copy.quiet = Objects.requireNonNull(quiet, "quiet")));
    }

    /**
     * The same with what became of every row and all money.
     *
     * @param account of the orders
     * @return the changed copy
     */
    public ValuePage accounting(OrderAccount account) {
        return new ValuePage(parts.with(copy -> copy.account = Objects.requireNonNull(account, "account")));
    }

    /**
     * The same with the currency of all amounts, in place of what the orders say. Nothing is converted.
     *
     * @param currency such as {@code EUR}; empty if it is not known
     * @return the changed copy
     */
    public ValuePage worth(String currency) {
        return new ValuePage(parts.with(copy -> copy.currency = Objects.requireNonNull(currency, "currency")));
    }

    /**
     * The same that tells nothing of fewer customers, nor of a single one.
     *
     * @param customers the least number, 1 or more; 1 hides nothing
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public ValuePage hidingBelow(long customers) {
        return new ValuePage(parts.hidingBelow("customers", customers));
    }

    @Override
    public Page page() {
        Wording wording = Wording.in(parts.locale);
        ValueSections sections = new ValueSections(parts, wording);
        Page page = Page.of(wording.text("value.title")).in(parts.locale).subtitled(sections.subtitle());
        for (String warning : sections.warnings()) {
            page = page.warning(warning);
        }
        for (String note : sections.notes()) {
            page = page.note(note);
        }
        return page.with(sections.leads(), sections.sections());
    }
}
